"""The events of a dossier as lines: what is written is read back, in any order of days."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.note import Value
from raadsboek.core.terms.event import QUALITIES, Document, Event
from raadsboek.core.trajectories.event_lines import (
    event_line,
    event_texts,
    events_in,
    read_event,
    with_event,
)

_NAMES = st.from_regex(r"[a-z]{2,8}(-[a-z]{2,6})?", fullmatch=True)
_DIGESTS = st.from_regex(r"[0-9a-f]{8}|", fullmatch=True)
_EVENTS = st.builds(
    Event,
    day=st.dates(),
    name=_NAMES,
    qualities=st.lists(st.sampled_from(QUALITIES), unique=True, max_size=2).map(tuple),
    documents=st.lists(
        st.builds(Document, st.from_regex(r"\[\[P-2026-[0-9]{3}\]\]", fullmatch=True), _DIGESTS),
        max_size=2,
    ).map(tuple),
    text=st.sampled_from(["", "per 1 januari", "na overleg met de bond"]),
)


@given(_EVENTS)
def test_an_event_is_read_as_it_was_written(event: Event) -> None:
    """A line says the day, the name, what can be said of it, the papers and the words."""
    assert read_event(event_line(event)) == event


@given(st.lists(_EVENTS, max_size=6), _EVENTS)
def test_an_added_event_keeps_the_order_of_days_and_every_other_line(
    events: list[Event], added: Event
) -> None:
    """Lines in another form stay where they were."""
    ordered = sorted(events, key=lambda event: event.day)
    lines = [*map(event_line, ordered), "iets anders"]
    found = with_event(lines, added)
    assert sorted(found) == sorted([*lines, event_line(added)])
    days = [event.day for line in found if (event := read_event(line))]
    assert days == sorted(days)


def test_a_day_that_does_not_exist_is_no_event() -> None:
    """The line stays in the note and is told as a problem."""
    assert read_event("2026-02-30 besluit") is None
    assert events_in({"gebeurtenissen": ["2026-02-30 besluit", "2026-03-01 advies"]}) == [
        Event(day=datetime.date(2026, 3, 1), name="advies")
    ]


@pytest.mark.parametrize(
    ("value", "lines"),
    [
        ("2026-09-01 aanvraag", ["2026-09-01 aanvraag"]),
        (
            "2026-09-01 aanvraag\n2026-10-23 besluit\n",
            ["2026-09-01 aanvraag", "2026-10-23 besluit"],
        ),
        (
            ["2026-09-01 aanvraag\n2026-10-23 besluit", " "],
            ["2026-09-01 aanvraag", "2026-10-23 besluit"],
        ),
        (
            [{"2026-09-01 aanvraag": "van de directie"}, "2026-10-23 besluit"],
            ["2026-09-01 aanvraag: van de directie", "2026-10-23 besluit"],
        ),
        (
            {"2026-09-01": "aanvraag", "2026-10-23": "besluit"},
            ["2026-09-01: aanvraag", "2026-10-23: besluit"],
        ),
        (
            [["2026-09-01 aanvraag", ["2026-10-23 besluit"]]],
            ["2026-09-01 aanvraag", "2026-10-23 besluit"],
        ),
        (
            [{"dag": "2026-10-23", "naam": ["besluit", "conform"]}, {"leeg": ""}],
            ["dag: 2026-10-23", "naam: besluit", "conform", "leeg:"],
        ),
    ],
)
def test_a_list_in_another_form_gives_lines_too(value: Value, lines: list[str]) -> None:
    """What another program made of the list is not lost when an event is added to it."""
    assert event_texts({"gebeurtenissen": value}) == lines


def test_a_colon_behind_the_name_says_the_same() -> None:
    """Typed by hand a reason often comes behind a colon, as on the command line."""
    assert read_event("2026-09-01 ingetrokken: plan van de baan") == Event(
        day=datetime.date(2026, 9, 1), name="ingetrokken", text="plan van de baan"
    )
    assert read_event("2026-10-23 besluit: afwijkend") == Event(
        day=datetime.date(2026, 10, 23), name="besluit", qualities=("afwijkend",)
    )
