"""Rhythms as a secretary writes them, and the days that they give."""

import datetime
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.meetings.year.rhythm import InMonths, InWeeks, Rhythm, Spread, days_of
from raadsboek.core.meetings.year.rhythm_words import EXAMPLES, read_rhythm
from raadsboek.core.problem import Problem

THURSDAY = 3


def rhythm(words: str) -> Rhythm:
    """Return the rhythm that these words must give."""
    found = read_rhythm(words)
    assert not isinstance(found, Problem), found.message
    return found


def days(words: str, year: int = 2027, start: str = "") -> list[str]:
    """Return the days of a year as '14-01'."""
    first = datetime.date.fromisoformat(start) if start else None
    return [f"{day:%d-%m}" for day in days_of(rhythm(words), year, start=first)]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("elke tweede donderdag van de maand", InMonths(1, 1, (2,), (3,))),
        ("Elke maand op de tweede donderdag.", InMonths(1, 1, (2,), (3,))),
        ("maandelijks op de 2e do", InMonths(1, 1, (2,), (3,))),
        ("elke tweede en vierde dinsdag van de maand", InMonths(1, 1, (2, 4), (1,))),
        ("elke eerste maandag", InMonths(1, 1, (1,), (0,))),
        ("laatste vrijdag van de maand", InMonths(1, 1, (-1,), (4,))),
        ("elke twee maanden op de eerste woensdag", InMonths(2, 1, (1,), (2,))),
        ("om de maand op de eerste di", InMonths(2, 1, (1,), (1,))),
        ("elk kwartaal op de laatste vrijdag", InMonths(3, 3, (-1,), (4,))),
        ("de eerste maandag van elk half jaar", InMonths(6, 6, (1,), (0,))),
        ("elke 4 weken op donderdag", InWeeks(4, (3,))),
        ("om de week op maandag", InWeeks(2, (0,))),
        ("elke andere week op ma", InWeeks(2, (0,))),
        ("elke acht weken op dinsdag", InWeeks(8, (1,))),
        ("elke week", InWeeks(1, ())),
        ("elke dinsdag en donderdag", InWeeks(1, (1, 3))),
        ("elke donderdag in de even weken", InWeeks(1, (3,), 0)),
        ("in de oneven weken op ma en wo", InWeeks(1, (0, 2), 1)),
        ("5 keer per jaar op donderdag", Spread(5, (3,))),
        ("zes maal per jaar op di", Spread(6, (1,))),
    ],
)
def test_words_give_a_rhythm(words: str, meant: Rhythm) -> None:
    """The ways in which a rhythm is said are understood."""
    assert rhythm(words) == meant


def test_words_that_mean_two_things_are_refused() -> None:
    """'Elke tweede donderdag' may be every month or every other week: the secretary says which."""
    found = read_rhythm("elke tweede donderdag")

    assert isinstance(found, Problem)
    assert "elke tweede donderdag van de maand" in found.fix
    assert "om de week op donderdag" in found.fix


@pytest.mark.parametrize(
    "words", ["", "nooit", "elke 0 weken op ma", "0 keer per jaar op do", "elke maand", "x" * 500]
)
def test_other_words_are_answered_with_examples(words: str) -> None:
    """What is not understood names rhythms that are."""
    found = read_rhythm(words)

    assert isinstance(found, Problem)
    assert EXAMPLES[0] in found.fix


@pytest.mark.parametrize("words", EXAMPLES)
def test_every_example_is_understood(words: str) -> None:
    """What the program tells to write, it reads."""
    assert days(words)


def test_months() -> None:
    """The n-th weekday of a month, and the last one of a quarter."""
    assert days("elke tweede donderdag van de maand")[:4] == ["14-01", "11-02", "11-03", "08-04"]
    assert days("elk kwartaal op de laatste vrijdag") == ["26-03", "25-06", "24-09", "31-12"]
    assert days("vijfde maandag van de maand") == ["29-03", "31-05", "30-08", "29-11"]
    assert days("elke twee maanden op de eerste woensdag")[:2] == ["06-01", "03-03"]
    assert days("elke twee maanden op de eerste woensdag", start="2026-12-01")[0] == "03-02"


def test_weeks() -> None:
    """Weeks go on from the first day, over New Year too."""
    assert days("elke 8 weken op dinsdag", start="2027-01-12")[:3] == ["12-01", "09-03", "04-05"]
    assert days("elke 8 weken op dinsdag", start="2026-11-17")[:2] == ["12-01", "09-03"]
    assert days("elke 4 weken op donderdag")[:2] == ["07-01", "04-02"]
    assert days("elke week", start="2027-12-16") == ["16-12", "23-12", "30-12"]
    assert days("elke week") == []
    assert days("elke week op ma", year=2026, start="2027-01-04") == []


def test_weeks_with_two_days_keep_them_in_one_week() -> None:
    """When the first of two days falls before the start, both go on from that week."""
    found = days("elke 2 weken op dinsdag en donderdag", start="2027-01-14")

    assert found[:3] == ["14-01", "26-01", "28-01"]


def test_a_spread_chooses_among_the_possible_days() -> None:
    """Five times a year gives five days, none of them in the summer."""
    found = days_of(rhythm("5 keer per jaar op donderdag"), 2027, possible=_not_in_summer)

    assert len(found) == 5
    assert all(_not_in_summer(day) and day.weekday() == THURSDAY for day in found)


def _not_in_summer(day: datetime.date) -> bool:
    return day.month not in (7, 8)


YEARS = st.integers(2001, 2098)
WEEKDAYS = st.lists(st.integers(0, 6), min_size=1, max_size=3, unique=True).map(tuple)
RHYTHMS = st.one_of(
    st.builds(InWeeks, st.integers(1, 60), WEEKDAYS, st.sampled_from([None, 0, 1])),
    st.builds(
        lambda every, ordinals, weekdays: InMonths(every, 1, ordinals, weekdays),
        st.integers(1, 12),
        st.lists(st.sampled_from([1, 2, 3, 4, 5, -1, -2]), min_size=1, max_size=3).map(tuple),
        WEEKDAYS,
    ),
    st.builds(Spread, st.integers(1, 52), WEEKDAYS),
)
STARTS = st.one_of(st.none(), st.dates(datetime.date(2000, 1, 1), datetime.date(2099, 12, 31)))


@given(RHYTHMS, YEARS, STARTS)
def test_days_lie_in_the_year_in_order_on_their_weekdays(
    rhythm: Rhythm, year: int, start: datetime.date | None
) -> None:
    """Whatever the rhythm: days of that year, each once, in order, none before the start."""
    found = days_of(rhythm, year, start=start)

    assert found == sorted(set(found))
    assert all(day.year == year and day.weekday() in rhythm.weekdays for day in found)
    assert all(start is None or day >= start for day in found)


@given(st.integers(1, 60), st.integers(0, 6), YEARS, STARTS.filter(bool))
def test_weeks_go_on_over_new_year(
    every: int, weekday: int, year: int, start: datetime.date | None
) -> None:
    """The days of two years after each other are one series without a gap or a step too short."""
    rhythm = InWeeks(every, (weekday,))
    found = days_of(rhythm, year, start=start) + days_of(rhythm, year + 1, start=start)

    steps = {(later - day).days for day, later in itertools.pairwise(found)}
    assert steps <= {7 * every}


@given(st.integers(1, 40), st.integers(0, 6), YEARS)
def test_a_spread_has_as_many_days_as_asked(times: int, weekday: int, year: int) -> None:
    """So many times a year is so many days, as evenly as whole weeks allow."""
    found = days_of(Spread(times, (weekday,)), year)
    steps = [(later - day).days for day, later in itertools.pairwise(found)]

    assert len(found) == times
    assert max(steps, default=0) - min(steps, default=0) <= 7


@given(st.text(max_size=60))
def test_no_text_is_too_strange(words: str) -> None:
    """Any text is a rhythm or a problem with words to do something about it."""
    found = read_rhythm(words)

    assert not isinstance(found, Problem) or (found.message and found.fix)
