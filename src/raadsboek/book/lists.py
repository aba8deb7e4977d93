"""Lists of one kind, as tables: which columns, which rows, in pages."""

from collections.abc import Mapping, Sequence

from raadsboek.book.book import Book
from raadsboek.book.organs import whose
from raadsboek.core.errors import InvalidInput
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.note import Value
from raadsboek.core.problem import Problem
from raadsboek.core.schema import fields_of
from raadsboek.index import listing
from raadsboek.index.facts import columns_of
from raadsboek.index.rows import Row

__all__ = ["Listing", "Row", "columns_of", "kind_counts", "people", "rows", "years"]


class Listing:
    """The rows of a list at one moment, fetched as they are asked for."""

    def __init__(self, book: Book, order: listing.Order) -> None:
        self._book = book
        self._order = order

    def __len__(self) -> int:
        return len(self._order)

    def page(self, offset: int, limit: int) -> list[Row]:
        """Return the rows at `offset` and after, at most `limit` of them."""
        return self._book.index.ask(listing.page, self._order, offset, limit)

    def place_of(self, path: str) -> int | None:
        """Return at which row the note at `path` stands; None when it is not in the list."""
        return self._book.index.ask(listing.place, self._order, path)

    def objects(self) -> list[dict[str, Value]]:
        """Return every note of the list with its keys as on disk, plus `pad`, for programs."""
        found = self._book.index.ask(listing.metas, self._order)
        return [{**meta, "pad": path} for path, meta in found]


def rows(
    book: Book,
    kind: Kind,
    *,
    filters: Mapping[str, str] | None = None,
    text: str = "",
    sort: str = "",
    descending: bool = False,
    only_open: bool = False,
    organ: str | None = None,
    year: str = "",
    person: str = "",
) -> Listing:
    """Return the notes of a kind, filtered and sorted; see `index.listing.order` for the words.

    `organ` is the short name of the organ to keep to, '' for the first one, None for all.
    `year` is that of the day that a note is about, else of its number. `person` is the short name
    of whoever must do it or promised it; of a kind that names nobody, whom the text mentions.

    Raises `InvalidInput` when a filter or the sort names a key that the kind does not have.
    """
    known = [item.key for item in fields_of(kind.struct)]
    shown = [item.key for item in columns_of(kind)]
    problems = [_unknown_key(kind, key, known) for key in filters or {} if key not in known]
    if sort and sort not in shown:
        problems.append(_unknown_key(kind, sort, shown))
    if problems:
        raise InvalidInput(problems)
    order = book.index.ask(
        listing.order,
        kind,
        filters=filters,
        text=text,
        sort=sort,
        descending=descending,
        only_open=only_open,
        whose=whose(book.settings, organ),
        year=year,
        person=person.removeprefix("@"),
    )
    return Listing(book, order)


def kind_counts(book: Book, organ: str | None = None) -> dict[str, tuple[int, int]]:
    """Return for each kind by name how many notes there are, and how many of them are open."""
    return book.index.ask(listing.kind_counts, whose(book.settings, organ))


def years(book: Book, kind: Kind, organ: str | None = None) -> list[str]:
    """Return the years that there are notes of, the newest first."""
    return book.index.ask(listing.years, kind.name, whose(book.settings, organ))


def people(book: Book, kind: Kind, organ: str | None = None) -> dict[str, int]:
    """Return of whom there are notes, by short name in lower case, with how many each has."""
    return book.index.ask(listing.people, kind.name, whose(book.settings, organ))


def _unknown_key(kind: Kind, key: str, known: Sequence[str]) -> Problem:
    return Problem(
        code="sleutel-onbekend",
        key=key,
        message=f"Een {kind.label.lower()} heeft geen '{key}'.",
        fix="Kies uit: " + ", ".join(known) + ".",
    )
