"""The formats that a list can leave in, each declared once.

A new format is one module here with a function from a `Sheet` to bytes, and one line below. A list
can also leave as a document: then it is a table in any of `formats.FORMATS`.
"""

from typing import Protocol

from raadsboek.core.documents.sheet import Sheet
from raadsboek.render.formats import Leaving


class SheetWriter(Protocol):
    """Writes a list in one format; the same list gives the same bytes."""

    def __call__(self, sheet: Sheet) -> bytes:
        """Return the bytes of the file."""


class SheetFormat(Leaving[SheetWriter], frozen=True, kw_only=True):
    """A format for lists."""


SHEET_FORMATS: tuple[SheetFormat, ...] = (
    SheetFormat(
        name="xlsx",
        label="Excel",
        suffix=".xlsx",
        module="workbook",
    ),
    SheetFormat(
        name="csv",
        label="Gescheiden tekst (csv)",
        suffix=".csv",
        module="csv_file",
    ),
)


def sheet_format_of(name: str) -> SheetFormat | None:
    """Return the format that is called so."""
    return next((one for one in SHEET_FORMATS if one.name == name), None)
