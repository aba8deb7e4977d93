"""The tables that stand beside the history, and their form in text: semicolons, a row a line.

Owns which tables there are, their columns, and reading them back as a spreadsheet may leave them. A
line that is not understood stays as it is and is told, so that saving loses nothing.
"""

import csv
import io
import re
from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from raadsboek.core.text import visible

_BYTE_ORDER_MARK = "\ufeff"
# What a spreadsheet runs as a formula; with an apostrophe in front, so that ours can be told.
_FORMULA = re.compile(r"'*\s*[=+\-@|%＝＋－＠﹢﹣﹦\t\r\n]")


class Table(Struct, frozen=True, kw_only=True):
    """A table: its file, what is in it in words, its columns, and which of them names somebody.

    `short` are the columns of a row that has only so many cells.
    """

    file: str
    what: str
    columns: tuple[str, ...]
    name: str = "naam"
    short: tuple[str, ...] = ()


ADDRESSES = Table(
    file="adressen.csv",
    what="adressen",
    columns=("kort", "naam", "adres"),
    name="kort",
    short=("kort", "adres"),
)
CANDIDATES = Table(
    file="kandidaten.csv",
    what="kandidaten",
    columns=(
        *("voor", "naam", "kiesgroep", "lijst", "plaats"),
        *("adres", "telefoon", "status", "sinds", "opmerking"),
    ),
)
CONTACTS = Table(
    file="contacten.csv",
    what="contacten",
    columns=("naam", "kring", "organisatie", "functie", "adres", "telefoon", "opmerking"),
)
TABLES = (ADDRESSES, CANDIDATES, CONTACTS)

_QUOTED = re.compile(r'(?:^|(?<=[;\t,\n]))"(?:[^"]|"")*"(?=[;\t,\r\n]|$)')


class Rows(Struct, frozen=True):
    """The rows of a table, each with a text for every column, and the lines nobody understands."""

    known: tuple[Mapping[str, str], ...] = ()
    unclear: tuple[str, ...] = ()

    def having(self, row: Mapping[str, str]) -> "Rows":
        """Return these rows with one more."""
        return replace(self, known=(*self.known, row))

    def without(self, gone: Sequence[Mapping[str, str]]) -> "Rows":
        """Return these rows without some."""
        return replace(self, known=tuple(one for one in self.known if one not in gone))

    def changed(self, before: Mapping[str, str], after: Mapping[str, str]) -> "Rows":
        """Return these rows with one in the place of another."""
        return replace(self, known=tuple(after if one == before else one for one in self.known))


def row_of(table: Table, values: Mapping[str, str]) -> dict[str, str]:
    """Return a row with every column of a table, each text on one line."""
    return {column: one_line(values.get(column, "")) for column in table.columns}


def one_line(typed: str) -> str:
    """Return a text as one line without blank edges, in which everything can be seen."""
    return " ".join(visible(typed.replace("\t", " ").replace("\n", " ")).split())


def read_table(table: Table, text: str) -> Rows:
    """Return what a file says; separators may be semicolons, tabs or commas.

    A line with more cells than columns, or without a name, is not understood.
    """
    known: list[dict[str, str]] = []
    unclear: list[str] = []
    for line in text.removeprefix(_BYTE_ORDER_MARK).splitlines():
        if not line.strip():
            continue
        cells = cells_of(line)
        if [cell.casefold() for cell in cells] == list(table.columns):
            continue
        is_short = len(cells) == len(table.short)
        columns = table.short if is_short else table.columns
        row = row_of(table, dict(zip(columns, cells, strict=False)))
        if len(cells) > len(table.columns) or not row[table.name]:
            unclear.append(line)
        else:
            known.append(row)
    return Rows(tuple(known), tuple(unclear))


def table_text(table: Table, rows: Rows) -> str:
    """Return the text of a table; lines that nobody understands stand at the end."""
    made = io.StringIO()
    writer = csv.writer(made, delimiter=";", lineterminator="\n")
    writer.writerow(table.columns)
    for row in rows.known:
        writer.writerow([_defused(row.get(column, "")) for column in table.columns])
    return made.getvalue() + "".join(f"{line}\n" for line in rows.unclear)


def row_a_line(text: str) -> str:
    """Return a table of another program with each row on one line: Excel breaks lines in a cell."""
    return _QUOTED.sub(lambda cell: " ".join(cell[0].splitlines()), text)


def cells_of(line: str) -> list[str]:
    """Return the cells of a line as they were typed; none of a line that is no row."""
    separator = next((sign for sign in ";\t" if sign in line), ",")
    try:
        found = next(csv.reader([line], delimiter=separator), [])
    except csv.Error:
        return []
    return [_typed(cell.strip()) for cell in found]


def _defused(text: str) -> str:
    """Return a text that no spreadsheet runs; `_typed` gives back what it was."""
    return f"'{text}" if _FORMULA.match(text) else text


def _typed(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell
