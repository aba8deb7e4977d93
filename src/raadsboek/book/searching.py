"""Searching all notes by words, with the filters that a secretary thinks in."""

import datetime

from raadsboek.book.book import Book
from raadsboek.core.kinds.kind import Kind
from raadsboek.index import searching
from raadsboek.index.searching import Hit

__all__ = ["Hit", "search"]


def search(
    book: Book,
    words: str,
    *,
    kind: Kind | None = None,
    person: str = "",
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    limit: int = 200,
) -> list[Hit]:
    """Return the notes that hold all `words`, best first; the last word may be unfinished."""
    return book.index.ask(
        searching.search,
        words,
        kind=kind.name if kind else "",
        person=person.removeprefix("@"),
        since=since.isoformat() if since else "",
        until=until.isoformat() if until else "",
        limit=limit,
    )
