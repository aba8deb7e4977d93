"""Registers keep themselves: recording, changing, lapsing and moving need nothing more."""

import datetime

import pytest

from conftest import NOW
from raadsboek.book.book import Book
from raadsboek.book.lists import rows
from raadsboek.book.notes import change_keys, create, read
from raadsboek.book.recording import record_minutes
from raadsboek.core.kinds import action, decision, meeting, promise
from raadsboek.core.kinds.kind import Kind

TEXT = """## 1. Roosters

BESLUIT: De OR stemt in met het rooster van @anna.
ACTIE @anna voor volgende vergadering: Brief sturen
TOEZEGGING @bestuurder voor volgende vergadering: Cijfers
"""


def numbers(book: Book, kind: Kind, **asked: str) -> list[str]:
    """Return the numbers in the register of a kind, of what is open when that is asked."""
    only_open = bool(asked.pop("open", ""))
    listing = rows(book, kind, only_open=only_open, **asked)  # type: ignore[arg-type]
    return [row.number for row in listing.page(0, 99)]


@pytest.fixture
def recorded(book: Book) -> Book:
    """Return a raadsboek with the minutes of one meeting recorded and another one planned."""
    create(book, meeting.KIND, {"titel": "Raad", "datum": "2026-12-10"}, now=NOW)
    made = create(book, meeting.KIND, {"titel": "Raad", "datum": "2026-11-19"}, body=TEXT, now=NOW)
    record_minutes(book, made, body=made.body, changes={}, now=NOW)
    book.index.refresh()
    return book


def test_recording_fills_every_register(recorded: Book) -> None:
    """A decision, an action and a promise stand in the registers of year and person."""
    for kind, person in ((decision.KIND, "anna"), (action.KIND, "anna"),
                         (promise.KIND, "bestuurder")):  # fmt: skip
        assert len(numbers(recorded, kind, year="2026", person=person)) == 1
        assert numbers(recorded, kind, year="2025") == []
        assert numbers(recorded, kind, person="noor") == []


def test_closing_takes_it_from_what_is_open_and_keeps_it_in_the_register(recorded: Book) -> None:
    """What is done leaves the list of open actions, and stays in the register."""
    change_keys(recorded, "A-2026-001", {"status": "gereed", "resultaat": "verstuurd"}, now=NOW)
    change_keys(recorded, "T-2026-001", {"status": "voldaan"}, now=NOW)
    recorded.index.refresh()
    for kind in (action.KIND, promise.KIND):
        assert numbers(recorded, kind, open="ja") == []
        assert len(numbers(recorded, kind, year="2026")) == 1


def test_a_line_that_is_taken_out_lapses_in_the_register(recorded: Book) -> None:
    """Recording again without the line, and saying that it lapses, closes the action."""
    meeting_note = read(recorded, "V-2026-02")
    body = "".join(
        line for line in meeting_note.body.splitlines(keepends=True) if "ACTIE" not in line
    )
    record_minutes(recorded, meeting_note, body=body, changes={}, now=NOW, lapse=["A-2026-001"])
    recorded.index.refresh()
    assert numbers(recorded, action.KIND, open="ja") == []
    assert read(recorded, "A-2026-001").text("status") == "vervallen"


def test_volgende_vergadering_follows_the_meeting_that_moves(recorded: Book) -> None:
    """The action list is sorted by the new day of the meeting, without touching the action."""
    create(recorded, action.KIND, {"titel": "Iets", "uiterlijk": "2026-12-12"}, now=NOW)
    recorded.index.refresh()
    assert read(recorded, "A-2026-001").text("uiterlijk") == "2026-12-10"
    assert numbers(recorded, action.KIND, sort="uiterlijk") == ["A-2026-001", "A-2026-002"]
    change_keys(recorded, "V-2026-01", {"datum": "2026-12-17"}, now=NOW)
    recorded.index.refresh()
    assert read(recorded, "A-2026-001").text("uiterlijk") == "2026-12-17"
    assert numbers(recorded, action.KIND, sort="uiterlijk") == ["A-2026-002", "A-2026-001"]


def test_the_year_of_a_note_follows_its_day(recorded: Book) -> None:
    """A decision that turns out to be of last year moves to that register."""
    change_keys(recorded, "B-2026-001", {"datum": "2025-12-18"}, now=NOW)
    recorded.index.refresh()
    assert numbers(recorded, decision.KIND, year="2025") == ["B-2026-001"]
    assert numbers(recorded, decision.KIND, year="2026") == []
    assert datetime.date.fromisoformat(read(recorded, "B-2026-001").text("datum")).year == 2025
