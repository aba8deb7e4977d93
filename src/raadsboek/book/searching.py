"""Searching all notes by words, with the filters that a secretary thinks in."""

import datetime
from collections.abc import Sequence

from raadsboek.book.book import Book
from raadsboek.book.organs import whose
from raadsboek.core.kinds.kind import Kind
from raadsboek.index import searching
from raadsboek.index.hits import Hit

__all__ = ["Hit", "search"]


def search(
    book: Book,
    words: str,
    *,
    kind: Kind | None = None,
    person: str = "",
    number: str = "",
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    status: Sequence[str] = (),
    dossier: str = "",
    limit: int = 200,
    organ: str | None = None,
) -> list[Hit]:
    """Return the notes that hold all `words`, best first; the last word may be unfinished.
    They may stand in an attachment as well, as far as those were read.

    Without words a filter alone is enough: the newest first. `number` is how a number begins,
    `status` are the statuses that will do (none: all), `dossier` is a number or a part of a name.
    `organ` is the short name of the organ to keep to, '' for the first one, None for all.
    """
    return book.index.ask(
        searching.search,
        words,
        kind=kind.name if kind else "",
        person=person.removeprefix("@"),
        number=number,
        since=since.isoformat() if since else "",
        until=until.isoformat() if until else "",
        status=status or None,
        dossier=dossier,
        limit=limit,
        whose=whose(book.settings, organ),
        texts=book.index.texts,
    )
