"""A list as csv, as Excel in Dutch opens it: semicolons, a mark of UTF-8, Windows line ends.

A text that a spreadsheet would take for a formula gets an apostrophe in front; numbers and days are
what they are.
"""

import csv
import io
import re
from decimal import Decimal

from raadsboek.core.documents.sheet import Cell, Sheet
from raadsboek.core.text import visible

BOM = "\ufeff"
_FORMULA = re.compile(r"'*\s*[=+\-@|%＝＋－＠﹢﹣﹦\t\r\n]")
"""What a spreadsheet may run; with apostrophes in front, so that ours can be told from typed."""


def write(sheet: Sheet) -> bytes:
    """Return the list as bytes."""
    lines = io.StringIO()
    rows = csv.writer(lines, delimiter=";", lineterminator="\r\n")
    rows.writerow([defused(label) for label in sheet.labels])
    rows.writerows([_shown(cell) for cell in row] for row in sheet.rows)
    return f"{BOM}{lines.getvalue()}".encode()


def defused(text: str) -> str:
    """Return a text that no spreadsheet runs; `typed` gives back what it was."""
    plain = visible(text)
    return f"'{plain}" if _FORMULA.match(plain) else plain


def typed(cell: str) -> str:
    """Return the text that `defused` made a cell of."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell


def _shown(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case str():
            return defused(cell)
        case int():
            return str(cell)
        case Decimal():
            return f"{cell:f}".replace(".", ",")
        case _:
            return cell.isoformat()
