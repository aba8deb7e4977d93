"""What can be made of what is in front of somebody: of the note, of the list, and of the day.

Owns the order in which that is offered and how each is called. Light: it reads one note at most.
"""

from collections.abc import Iterator

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.documents.choosing import holds_secrets
from raadsboek.book.documents.sorts import SORTS, MadeOf, Sort, sorts_for
from raadsboek.book.finding import find
from raadsboek.book.source import read_note
from raadsboek.core.documents.document import Audience
from raadsboek.core.errors import NotFound
from raadsboek.core.kinds import action
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.note import Note


class Offer(Struct, frozen=True, kw_only=True):
    """One thing that can be made; `sort` is None for the list as it stands on the screen."""

    label: str
    sort: Sort | None = None
    subject: str = ""
    audiences: tuple[Audience, ...]
    has_secrets: bool = False
    """Whether in full it takes something confidential along: then that is asked."""


def offers_for(book: Book, path: str, kind: Kind | None, year: str) -> list[Offer]:
    """Return what can be made, the most likely first.

    `path` is the number or path of the note in front, '' when there is none; `kind` is that of the
    list in front, and `year` the year that it, or the screen, is of.
    """
    of_note = list(_of_note(book, _note(book, path))) if path else []
    of_list = list(_of_list(kind, year)) if kind is not None else []
    is_register = kind is not None and _register_of(kind) is not None
    first, second = (of_list, of_note) if is_register else (of_note, of_list)
    known = {offer.label for offer in (*first, *second)}
    return [*first, *second, *(one for one in _of_day(year) if one.label not in known)]


def _note(book: Book, path: str) -> Note | None:
    try:
        note = read_note(book, find(book, path).path)
    except NotFound:
        return None
    return note if note.editable else None


def _of_note(book: Book, note: Note | None) -> Iterator[Offer]:
    if note is None:
        return
    number = note.text("nummer") or note.path
    has_secrets = holds_secrets(book, note)
    for sort in sorts_for(note):
        whole = sort.made_of is MadeOf.NOTE
        yield Offer(
            label=f"{sort.label} {number}" if whole else f"{sort.label} van {number}",
            sort=sort,
            subject=note.text("nummer") or note.path,
            audiences=sort.audiences,
            has_secrets=has_secrets and whole,
        )


def _of_list(kind: Kind, year: str) -> Iterator[Offer]:
    sort = _register_of(kind)
    if sort is not None:
        by_year = bool(year) and sort.made_of in (MadeOf.MEETING_OR_YEAR, MadeOf.YEAR)
        yield _offer(sort, year if by_year else "")
    short, public = Audience.SHORT, Audience.PUBLIC
    audiences = (short,) if kind is action.KIND else (short, public)
    yield Offer(label="Deze lijst, zoals op het scherm (ook Excel)", audiences=audiences)


def _register_of(kind: Kind) -> Sort | None:
    """Return the sort that is a list of all notes of a kind."""
    return next((sort for sort in SORTS if sort.lists == kind.name), None)


def _of_day(year: str) -> Iterator[Offer]:
    for sort in SORTS:
        if sort.of_all:
            yield _offer(sort, year if sort.made_of is MadeOf.YEAR else "")


def _offer(sort: Sort, year: str) -> Offer:
    label = f"{sort.label} {year}" if year else sort.of_all
    return Offer(label=label, sort=sort, subject=year, audiences=sort.audiences)
