"""Whose data are kept beside the history of this copy, where, and taking them away.

Knows the tables only by their declaration: a new table is told here by itself.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from raadsboek.book.beside.kept import keep_rows, refuse_past, rows_of
from raadsboek.book.book import Book
from raadsboek.core.beside.candidates import candidate_of, of_subject
from raadsboek.core.beside.tables import CANDIDATES, TABLES, Table
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

    A name counts only as a whole, a short name with or without @ too. Raises `NotFound`,
    `ReadOnly` and `StorageFailed`.
    """
    refuse_past(book)
    wanted = " ".join(name.split()).removeprefix("@").casefold()
    gone: list[Kept] = []
    for table in TABLES:
        rows = rows_of(book, table)
        of_person = [row for row in rows.known if wanted in _names(row)]
        if of_person:
            keep_rows(book, table, rows.without(of_person))
            gone += [_kept(table, row) for row in of_person]
    if not gone:
        raise NotFound(name, "Zie van wie er gegevens zijn met: raadsboek persoonsgegevens")
    return gone


def forget_candidates(book: Book, subject: str) -> list[Kept]:
    """Take all candidates for a vacancy or election away; return whom. Raises as before."""
    refuse_past(book)
    rows = rows_of(book, CANDIDATES)
    chosen = of_subject(map(candidate_of, rows.known), target(subject)) if subject else []
    numbers = {one.subject for one in chosen}
    of_subject_rows = [row for row in rows.known if row[_ABOUT] in numbers]
    if not of_subject_rows:
        raise NotFound(subject, "Zie wie er zijn met: raadsboek kandidaten")
    keep_rows(book, CANDIDATES, rows.without(of_subject_rows))
    return [_kept(CANDIDATES, row) for row in of_subject_rows]


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
