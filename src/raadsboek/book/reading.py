"""A note with everything around it, for reading: what it links to and where it is mentioned."""

from msgspec import Struct

from raadsboek.book.attachments import Attached, attached
from raadsboek.book.book import Book
from raadsboek.book.finding import Found, linked_from, links_to
from raadsboek.book.source import read_note
from raadsboek.core.note import Note


class Page(Struct, frozen=True, kw_only=True):
    """A note as it is on disk now, its links in order, its attachments, and who link to it."""

    note: Note
    links: list[tuple[str, Found | None]]
    mentions: list[Found]
    attachments: tuple[Attached, ...] = ()


def page_of(book: Book, path: str) -> Page:
    """Return the note at this path with its links, as far as the index knows them.

    Does not look at the rest of the folder: for walking through a list. Raises `NotFound`.
    """
    note = read_note(book, path)
    number = note.text("nummer")
    return Page(
        note=note,
        links=linked_from(book, path),
        mentions=links_to(book, number) if number else [],
        attachments=attached(book, note),
    )
