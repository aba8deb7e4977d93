"""Whose data are kept beside the history of this copy, where, and taking them away.

Knows the tables only by their declaration: a new table is told here by itself.
"""

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from raadsboek.book.beside.kept import change_rows, refuse_past, rows_of
from raadsboek.book.book import Book
from raadsboek.core.beside.candidates import candidate_of, of_subject
from raadsboek.core.beside.tables import CANDIDATES, TABLES, Rows, Table
from raadsboek.core.errors import NotFound
from raadsboek.core.links import target
from raadsboek.vault.beside import place_of

_ABOUT = "voor"


class Kept(Struct, frozen=True, kw_only=True):
    """A row about somebody in a table: what is kept there, and where the table stands."""

    name: str
    what: str
    place: str
    says: tuple[str, ...]


def kept_of(book: Book) -> list[Kept]:
    """Return everybody of whom data are kept beside the history, by table and name.

    A line that nobody understands is told too: there may be somebody in it.
    """
    found: list[Kept] = []
    for table in TABLES:
        rows = rows_of(book, table)
        mine = [_kept(table, row) for row in rows.known]
        found += sorted(mine, key=lambda one: one.name.casefold())
        found += [
            Kept(name="(niet begrepen)", what=table.what, place=place_of(table), says=(line,))
            for line in rows.unclear
        ]
    return found


def forget_person(book: Book, name: str) -> list[Kept]:
    """Take all rows about somebody out of every table; return what was taken away.

    A name counts only as a whole, a short name with or without @ too. Each table is whole at
    every moment; whoever is cut off does it again for the rest. Raises `NotFound`, `ReadOnly`,
    `VaultBusy` and `StorageFailed`.
    """
    refuse_past(book)
    wanted = " ".join(name.split()).removeprefix("@").casefold()
    gone: list[Kept] = []
    for table in TABLES:
        gone += _taken_away(book, table, lambda row: wanted in _names(row))
    if not gone:
        raise NotFound(name, "Zie van wie er gegevens zijn met: raadsboek persoonsgegevens")
    return gone


def forget_candidates(book: Book, subject: str) -> list[Kept]:
    """Take all candidates for a vacancy or election away; return whom. Raises as before."""
    refuse_past(book)
    every = map(candidate_of, rows_of(book, CANDIDATES).known)
    numbers = {one.subject for one in of_subject(every, target(subject))} if subject else set()
    gone = _taken_away(book, CANDIDATES, lambda row: row[_ABOUT] in numbers)
    if not gone:
        raise NotFound(subject, "Zie wie er zijn met: raadsboek kandidaten")
    return gone


def _taken_away(
    book: Book, table: Table, is_gone: Callable[[Mapping[str, str]], bool]
) -> list[Kept]:
    """Take the rows that must go out of a table, when there are any; return what they were."""
    if not any(map(is_gone, rows_of(book, table).known)):
        return []
    gone: list[Mapping[str, str]] = []

    def change(rows: Rows) -> Rows:
        gone.extend(row for row in rows.known if is_gone(row))
        return rows.without(gone)

    change_rows(book, table, change)
    return [_kept(table, row) for row in gone]


def _names(row: Mapping[str, str]) -> set[str]:
    return {row.get(key, "").casefold() for key in ("naam", "kort")} - {""}


def _kept(table: Table, row: Mapping[str, str]) -> Kept:
    name = row.get("naam") or row.get(table.name, "") or row.get("kort", "")
    says = [
        f"{column}: {row[column]}"
        for column in table.columns
        if row.get(column) and column != "naam"
    ]
    return Kept(name=name, what=table.what, place=place_of(table), says=tuple(says))


def in_words(gone: Sequence[Kept]) -> str:
    """Return how much was taken away: '2 regels weg uit adressen, kandidaten'."""
    tables = ", ".join(dict.fromkeys(one.what for one in gone))
    lines = "1 regel" if len(gone) == 1 else f"{len(gone)} regels"
    return f"{lines} weg uit {tables}"
