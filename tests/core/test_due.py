"""Due dates as they are said in a meeting, each with the day it means."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.due import Due, DueKind, next_meetings_after, read_due

SAID_ON = datetime.date(2026, 3, 12)  # a Thursday
NEXT = datetime.date(2026, 4, 16)
BY_FORM = {"raad": NEXT, "overleg": datetime.date(2026, 5, 7)}


def due(words: str, said_on: datetime.date = SAID_ON) -> Due | None:
    """Read words said in the meeting of 12 March 2026."""
    return read_due(words, said_on=said_on, next_meeting=NEXT, next_meetings=BY_FORM)


@pytest.mark.parametrize(
    ("words", "day", "kind"),
    [
        ("voor 1 april", "2026-04-01", DueKind.FIXED),
        ("vóór 1 apr.", "2026-04-01", DueKind.FIXED),
        ("Voor 1 maart", "2027-03-01", DueKind.FIXED),
        ("voor 12 maart", "2026-03-12", DueKind.FIXED),
        ("uiterlijk 12 maart 2027", "2027-03-12", DueKind.FIXED),
        ("uiterlijk op do 2 april", "2026-04-02", DueKind.FIXED),
        ("op 3 mei", "2026-05-03", DueKind.FIXED),
        ("2026-06-01", "2026-06-01", DueKind.FIXED),
        ("tot en met 1-4", "2026-04-01", DueKind.FIXED),
        ("eind maart", "2026-03-31", DueKind.FIXED),
        ("eind van april", "2026-04-30", DueKind.FIXED),
        ("eind februari 2028", "2028-02-29", DueKind.FIXED),
        ("begin mei", "2026-05-07", DueKind.FIXED),
        ("half juni", "2026-06-15", DueKind.FIXED),
        ("medio sept", "2026-09-15", DueKind.FIXED),
        ("in april", "2026-04-30", DueKind.FIXED),
        ("voor april", "2026-03-31", DueKind.FIXED),
        ("voor maart", "2027-02-28", DueKind.FIXED),
        ("eind december", "2026-12-31", DueKind.FIXED),
        ("eind van het jaar", "2026-12-31", DueKind.FIXED),
        ("voor het einde van het jaar", "2026-12-31", DueKind.FIXED),
        ("eind volgend jaar", "2027-12-31", DueKind.FIXED),
        ("eind 2028", "2028-12-31", DueKind.FIXED),
        ("in Q2", "2026-06-30", DueKind.FIXED),
        ("eerste kwartaal", "2026-03-31", DueKind.FIXED),
        ("voor Q3", "2026-06-30", DueKind.FIXED),
        ("week 14", "2026-04-03", DueKind.FIXED),
        ("wk 14", "2026-04-03", DueKind.FIXED),
        ("voor 1 april a.s.", "2026-04-01", DueKind.FIXED),
        ("do 2 april, a.s.", "2026-04-02", DueKind.FIXED),
        ("voor het einde van de week", "2026-03-13", DueKind.RELATIVE),
        ("einde volgende week", "2026-03-20", DueKind.RELATIVE),
        ("over twee weken", "2026-03-26", DueKind.RELATIVE),
        ("binnen 10 dagen", "2026-03-22", DueKind.RELATIVE),
        ("binnen vijf werkdagen", "2026-03-19", DueKind.RELATIVE),
        ("over een maand", "2026-04-12", DueKind.RELATIVE),
        ("over één week", "2026-03-19", DueKind.RELATIVE),
        ("over twaalf maanden", "2027-03-12", DueKind.RELATIVE),
        ("over een half jaar", "2026-09-12", DueKind.RELATIVE),
        ("drie weken", "2026-04-02", DueKind.RELATIVE),
        ("volgende week", "2026-03-20", DueKind.RELATIVE),
        ("deze week", "2026-03-13", DueKind.RELATIVE),
        ("begin volgende week", "2026-03-17", DueKind.RELATIVE),
        ("eind van de maand", "2026-03-31", DueKind.RELATIVE),
        ("volgende maand", "2026-04-30", DueKind.RELATIVE),
        ("vrijdag", "2026-03-13", DueKind.RELATIVE),
        ("voor donderdag", "2026-03-19", DueKind.RELATIVE),
        ("komende ma", "2026-03-16", DueKind.RELATIVE),
        ("volgende week vrijdag", "2026-03-20", DueKind.RELATIVE),
        ("vrijdag volgende week", "2026-03-20", DueKind.RELATIVE),
        ("vandaag", "2026-03-12", DueKind.RELATIVE),
        ("morgen", "2026-03-13", DueKind.RELATIVE),
        ("per direct", "2026-03-12", DueKind.RELATIVE),
        ("voor volgende vergadering", "2026-04-16", DueKind.MEETING),
        ("voor de volgende vergadering", "2026-04-16", DueKind.MEETING),
        ("in de eerstvolgende raadsvergadering", "2026-04-16", DueKind.MEETING),
        ("volgende OR-vergadering", "2026-04-16", DueKind.MEETING),
        ("volgende overlegvergadering", "2026-05-07", DueKind.MEETING),
        ("volgende OV", "2026-05-07", DueKind.MEETING),
        ("volgend overleg", "2026-05-07", DueKind.MEETING),
    ],
)
def test_words_mean_a_day(words: str, day: str, kind: DueKind) -> None:
    """The table of everything that is understood."""
    found = due(words)

    assert found is not None
    assert (str(found.date), found.kind) == (day, kind)
    assert found.words == words.strip(" .")


@pytest.mark.parametrize(
    "words",
    [
        "",
        "voor",
        "voor de zomer",
        "volgende vrijdag",
        "binnenkort",
        "31 april",
        "week 60",
        "voor begin volgend jaar",
        "volgende feestvergadering",
        "over 99999 dagen",
        "over een half uur",
        "eind 0000",
    ],
)
def test_what_is_ambiguous_or_unknown_is_none(words: str) -> None:
    """No guess is made where people would differ."""
    assert due(words) is None


@pytest.mark.parametrize("words", ["zo snel mogelijk", "z.s.m.", "doorlopend"])
def test_some_words_are_known_to_name_no_day(words: str) -> None:
    """They are understood: there is no date to ask for."""
    found = due(words)

    assert found is not None
    assert found.date is None


@pytest.mark.parametrize(
    ("words", "explanation"),
    [
        ("voor 1 april", "uiterlijk wo 1 april 2026"),
        ("begin mei", "uiterlijk do 7 mei 2026 (begin: tot en met de 7e)"),
        ("over een week", "uiterlijk do 19 maart 2026 (gerekend vanaf do 12 maart 2026)"),
        ("volgende ov", "de volgende overlegvergadering, do 7 mei 2026"),
    ],
)
def test_the_explanation_shows_the_reading(words: str, explanation: str) -> None:
    """The secretary sees what was made of the words."""
    found = due(words)

    assert found is not None
    assert found.explanation == explanation


def test_a_month_added_to_its_last_day_stays_in_the_next_month() -> None:
    """31 January and a month is 28 February."""
    found = due("over een maand", datetime.date(2026, 1, 31))

    assert found is not None
    assert found.date == datetime.date(2026, 2, 28)


def test_a_meeting_that_is_not_planned_keeps_the_words() -> None:
    """The date comes when the meeting does."""
    found = read_due("voor volgende vergadering", said_on=SAID_ON, next_meeting=None)

    assert found == Due(
        date=None,
        words="voor volgende vergadering",
        kind=DueKind.MEETING,
        explanation="de volgende vergadering is nog niet gepland",
    )


def test_the_next_meeting_of_a_council_is_council_or_consultation() -> None:
    """A committee has its own series."""
    meetings = [
        (datetime.date(2026, 3, 12), "raad"),
        (datetime.date(2026, 3, 20), "commissie"),
        (datetime.date(2026, 5, 7), "overleg"),
        (datetime.date(2026, 4, 16), "raad"),
        (datetime.date(2026, 6, 16), "raad"),
    ]

    first, by_form = next_meetings_after(meetings, said_on=SAID_ON, form="overleg")
    assert first == datetime.date(2026, 4, 16)
    assert by_form == {
        "commissie": datetime.date(2026, 3, 20),
        "raad": datetime.date(2026, 4, 16),
        "overleg": datetime.date(2026, 5, 7),
    }
    assert next_meetings_after(meetings, said_on=SAID_ON, form="db")[0] is None


PIECES = [
    "voor",
    "eind",
    "volgende",
    "week",
    "over",
    "een",
    "9999",
    "maanden",
    "mei",
    "1",
    "vrijdag",
]


@given(
    st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=5).map(" ".join)),
    st.dates(),
)
def test_any_words_are_a_due_date_or_none(words: str, said_on: datetime.date) -> None:
    """Reading never fails, and never gives a day before the meeting unless a year was named."""
    found = read_due(words, said_on=said_on, next_meeting=None)

    if found and found.date and "9999" not in words and words.isascii():
        assert found.date >= said_on or any(character.isdigit() for character in words)
