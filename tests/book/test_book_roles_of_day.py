"""Attendance, quorum and public documents go by the role somebody had on the day itself."""

import datetime

from conftest import NOW
from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.documents.people import people
from raadsboek.book.minutes import context_of
from raadsboek.core.documents.nameless import Nameless
from raadsboek.core.kinds import KIND_BY_NAME
from raadsboek.core.note import Note, Value

MEMBER, MEETING = KIND_BY_NAME["lid"], KIND_BY_NAME["vergadering"]


def noor(book: Book, **keys: Value) -> None:
    """Make a note of a term of Noor."""
    values: dict[str, Value] = {"naam": "Noor Bakker", "kort": "noor", **keys}
    notes.create(book, MEMBER, values, body="", now=NOW)


def meeting(book: Book, day: str) -> Note:
    """Make a meeting at which Noor is."""
    values: dict[str, Value] = {"titel": "OR", "datum": day, "aanwezig": ["noor"]}
    return notes.create(book, MEETING, values, body="", now=NOW)


def test_who_has_two_terms_has_in_each_meeting_the_role_of_that_term(book: Book) -> None:
    """A substitute who came into the council later counts from that day, whichever note is last."""
    noor(book, van="2024-05-01")
    noor(book, rol="plaatsvervangend lid", van="2022-05-01", tot="2024-04-30")
    for day, role, present in (
        ("2024-04-30", "plaatsvervangend lid", 0),
        ("2024-05-01", "lid", 1),
    ):
        context = context_of(book, meeting(book, day), today=NOW.date())
        assert context.roles == {"noor": role}
        assert context.attendance().present == present


def test_a_document_without_names_says_what_somebody_was_on_its_day(book: Book) -> None:
    """Of two terms the one that covers the day, and of one term the role of that day."""
    noor(book, rol="secretaris", van="2022-05-01", tot="2024-04-30")
    noor(book, rollen=["voorzitter van 2025-01-01 tot 2025-12-31"], van="2024-05-01")
    book.index.refresh()

    said = [
        Nameless(people(book, datetime.date.fromisoformat(day))).text("Ja, Noor Bakker zegt het.")
        for day in ("2023-01-01", "2024-06-01", "2025-06-01")
    ]

    assert said == [f"Ja, {one} zegt het." for one in ("de secretaris", "een lid", "de voorzitter")]
