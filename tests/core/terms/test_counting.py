"""Counting a term: months, weeks, days, and what the Algemene termijnenwet does to its end."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from raadsboek.core.terms.counting import Counted, count, shifted
from raadsboek.core.terms.procedure import Term, TermForm, Unit
from raadsboek.core.terms.wording import read_term
from raadsboek.vault.procedures import read_law

UNHURRIED = settings(deadline=None)
"""For years that are not kept: the first of them imports a package."""
DAY = datetime.timedelta(days=1)
KEPT = st.dates(datetime.date(1990, 1, 1), datetime.date(2058, 12, 31))
ROLLED = st.one_of(
    st.builds(lambda number: term(f"{number} dagen"), st.integers(3, 90)),
    st.builds(lambda number: term(f"{number} weken"), st.integers(1, 12)),
    st.builds(lambda number: term(f"{number} maanden"), st.integers(1, 3)),
)
"""Terms whose end the act moves off a rest day."""
ANY_TERM = st.builds(
    Term,
    form=st.sampled_from([TermForm.FORWARD, TermForm.BACKWARD]),
    words=st.just(""),
    number=st.integers(1, 999),
    unit=st.sampled_from(Unit),
)


def term(words: str) -> Term:
    """Return the term that these words say."""
    found = read_term(words)
    assert found is not None
    return found


def counted(start: str, words: str, *, rolls: bool = True) -> Counted:
    """Return where a term ends by the rest days of the program."""
    found = count(term(words), datetime.date.fromisoformat(start), read_law().rest, rolls=rolls)
    assert found is not None
    return found


@given(ROLLED, KEPT)
def test_a_term_of_the_law_ends_on_an_ordinary_day(what: Term, start: datetime.date) -> None:
    """Safe day, end as counted and last day lie in that order; the outer two are ordinary days."""
    rest = read_law().rest
    found = count(what, start, rest, rolls=True)

    assert found is not None
    assert start < found.nominal
    assert found.safe <= found.nominal <= found.last
    assert (rest.name(found.safe), rest.name(found.last), found.rests) == ("", "", "")


@given(ROLLED, KEPT)
def test_the_days_that_are_passed_are_the_rest_days_between(
    what: Term, start: datetime.date
) -> None:
    """From the end as counted to the last day each rest day is named, and nothing else."""
    rest = read_law().rest
    found = count(what, start, rest, rolls=True)

    assert found is not None
    between = [found.nominal + ahead * DAY for ahead in range((found.last - found.nominal).days)]
    assert dict(found.passed) == {day: rest.name(day) for day in between if rest.name(day)}
    assert found.stretched or len(found.passed) == len(between)


@given(ROLLED, KEPT)
def test_a_term_of_three_days_or_more_holds_two_ordinary_days(
    what: Term, start: datetime.date
) -> None:
    """Art. 2: however short, there is time to act."""
    rest = read_law().rest
    found = count(what, start, rest, rolls=True)

    assert found is not None
    days = [start + ahead * DAY for ahead in range(1, (found.last - start).days + 1)]
    assert sum(not rest.name(day) for day in days) >= 2


@UNHURRIED
@given(ANY_TERM, KEPT, st.integers(0, 40), st.booleans())
def test_what_starts_later_never_ends_earlier(
    what: Term, start: datetime.date, later: int, rolls: bool
) -> None:
    """Counting keeps the order of the days, forwards and backwards."""
    rest = read_law().rest
    one = count(what, start, rest, rolls=rolls)
    other = count(what, start + later * DAY, rest, rolls=rolls)

    if one is not None and other is not None:
        assert one.nominal <= other.nominal
        assert one.last <= other.last
        assert one.safe <= other.safe


@given(st.dates(), st.integers(-1200, 1200))
def test_a_month_has_the_same_number_or_its_last_day(day: datetime.date, months: int) -> None:
    """HR 1 September 2017: the last day of a month gives no bonus."""
    try:
        found = shifted(day, months, Unit.MONTH)
    except OverflowError:
        return

    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day == day.day or (found.day < day.day and (found + DAY).day == 1)


@UNHURRIED
@given(ANY_TERM, KEPT)
def test_what_does_not_roll_ends_as_counted(what: Term, start: datetime.date) -> None:
    """A term from rules or an agreement ends on a Sunday when it is counted to a Sunday."""
    rest = read_law().rest
    found = count(what, start, rest, rolls=False)

    if found is not None:
        assert found.last == found.nominal
        assert (found.passed, found.excluded) == ((), "")
        assert found.rests == rest.name(found.nominal)


@UNHURRIED
@given(
    st.one_of(
        ANY_TERM,
        st.sampled_from(["vóór 1 januari", "uiterlijk 29 februari", "geen"]).map(term),
    ),
    st.one_of(
        st.dates(max_value=datetime.date(3, 1, 1)), st.dates(min_value=datetime.date(9990, 1, 1))
    ),
    st.booleans(),
)
def test_the_ends_of_the_calendar_raise_nothing(
    what: Term, start: datetime.date, rolls: bool
) -> None:
    """A year that somebody mistyped gives a day or none, never a failure."""
    count(what, start, read_law().rest, rolls=rolls)


@pytest.mark.parametrize(
    ("words", "excluded"),
    [
        ("90 dagen", ""),
        ("91 dagen", "art. 4: een lange termijn"),
        ("12 weken", ""),
        ("13 weken", "art. 4: een lange termijn"),
        ("3 maanden", ""),
        ("4 maanden", "art. 4: een lange termijn"),
        ("1 jaar", "art. 4: een termijn in jaren"),
        ("7 dagen terug", "art. 1 lid 2: teruggerekend"),
        ("vóór 1 mei", "een vaste dag schuift niet op"),
    ],
)
def test_some_terms_are_left_where_they_end(words: str, excluded: str) -> None:
    """Art. 4 and art. 1 lid 2: exactly 90 days, 12 weeks and 3 months still move."""
    assert counted("2026-03-03", words).excluded == excluded


@pytest.mark.parametrize(
    ("start", "words", "last"),
    [
        ("2026-04-02", "3 dagen", "2026-04-08"),
        ("2026-04-03", "3 dagen", "2026-04-08"),
        ("2026-04-03", "2 dagen", "2026-04-07"),
        ("2026-03-02", "3 dagen", "2026-03-05"),
        ("2026-12-24", "4 dagen", "2026-12-29"),
    ],
)
def test_a_short_term_is_stretched(start: str, words: str, last: str) -> None:
    """Around Easter three days become more (art. 2); a term of two days only rolls."""
    assert counted(start, words).last.isoformat() == last


@pytest.mark.parametrize(
    ("start", "words", "last"),
    [
        ("2026-01-01", "vóór 1 mei", "2026-04-30"),
        ("2026-08-01", "vóór 1 mei", "2027-04-30"),
        ("2026-05-01", "vóór 1 mei", "2027-04-30"),
        ("2026-08-01", "uiterlijk 1 oktober", "2026-10-01"),
        ("2026-10-01", "uiterlijk 1 oktober", "2026-10-01"),
        ("2026-01-01", "uiterlijk 29 februari", "2026-02-28"),
        ("2026-01-01", "vóór 29 februari", "2026-02-28"),
        ("2028-01-01", "vóór 29 februari", "2028-02-28"),
        ("2026-02-01", "vóór 1 januari", "2026-12-31"),
    ],
)
def test_a_day_of_the_year_is_the_first_to_come(start: str, words: str, last: str) -> None:
    """'Vóór 1 mei' is the last of April of the year in which that still lies ahead."""
    assert counted(start, words).last.isoformat() == last


def test_counting_back_does_not_roll_and_says_that_the_day_is_free() -> None:
    """Seven days before 21 May 2026 is Ascension Day: it stays, with the day before as safe."""
    found = counted("2026-05-21", "7 dagen terug")

    assert (found.last, found.safe, found.rests) == (
        datetime.date(2026, 5, 14),
        datetime.date(2026, 5, 13),
        "Hemelvaartsdag",
    )


def test_the_longest_roll_passes_five_days() -> None:
    """In May 2027 a term that ends on the fifth may be used until the tenth."""
    found = counted("2027-04-05", "1 maand")

    assert [name for _, name in found.passed] == [
        "Bevrijdingsdag",
        "Hemelvaartsdag",
        "dag na Hemelvaartsdag, gelijkgesteld",
        "zaterdag",
        "zondag",
    ]
    assert (found.safe, found.last) == (datetime.date(2027, 5, 4), datetime.date(2027, 5, 10))
