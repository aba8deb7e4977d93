"""Writing a list to a place outside: csv, Excel, or any format that a document can have.

What is in the list is `list_sheet`'s; what may not be in the
bytes is `leaving`'s.
"""

import datetime
from pathlib import Path

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.documents.house import house_of
from raadsboek.book.documents.leaving import write_leaving
from raadsboek.book.documents.list_sheet import BuiltSheet, document_of, sheet_of
from raadsboek.book.documents.standing import version_of_book
from raadsboek.book.documents.withheld import withheld_from
from raadsboek.book.documents.writing import FORMS_OF_LISTS, form_of_place, refuse_other_end
from raadsboek.book.lists import Listing
from raadsboek.core.documents.document import Audience
from raadsboek.core.errors import InvalidInput
from raadsboek.core.filenames import words
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.problem import Problem
from raadsboek.render.csv_file import BOM
from raadsboek.render.formats import format_of
from raadsboek.render.made_here import is_same_format
from raadsboek.render.sheet_formats import sheet_format_of
from raadsboek.render.workbook import is_ours

DEFAULT = "xlsx"
_MARKS = (b"xl/workbook.xml", b"word/document.xml")
"""What tells files apart that are both a zip."""
_CSV = BOM.encode()


class WrittenList(Struct, frozen=True):
    """Where a list stands, how many rows it has, and how many confidential ones stayed inside."""

    file: Path
    count: int
    hidden: int


def list_formats() -> tuple[str, ...]:
    """Return the names of the formats that a list can have, spreadsheets first."""
    return tuple(one.name for one in FORMS_OF_LISTS)


def suffix_of(form: str) -> str:
    """Return what files of a format are called; '' for one that there is not."""
    found = sheet_format_of(form) or format_of(form)
    return found.suffix if found else ""


def write_list(
    book: Book,
    kind: Kind,
    listing: Listing,
    typed: str,
    *,
    form: str = "",
    audience: Audience = Audience.SHORT,
    organ: str | None = "",
    title: str = "",
    today: datetime.date,
) -> WrittenList:
    """Write a list of a kind to the place that the user typed; see `sheet_of` for the words.

    Without `form` the end of the file name says which format it gets. Raises `InvalidInput`,
    `WouldLeak` and `StorageFailed`; then nothing is written.
    """
    name = form or form_of_place(typed, DEFAULT)
    built = sheet_of(book, kind, listing, audience=audience, organ=organ, title=title, today=today)
    data, suffix = _bytes_of(book, built, name, audience)
    refuse_other_end(typed, suffix)
    file = write_leaving(
        book,
        typed,
        data,
        withheld_from(book, (), audience=audience),
        name=f"{words(built.sheet.title) or kind.plural}{suffix}",
        may_replace=lambda old: is_same_sort(old, data),
    )
    return WrittenList(file, len(built.sheet.rows), built.hidden)


def _bytes_of(book: Book, built: BuiltSheet, name: str, audience: Audience) -> tuple[bytes, str]:
    sheet_form = sheet_format_of(name)
    if sheet_form is not None:
        return sheet_form.write(built.sheet), sheet_form.suffix
    form = format_of(name)
    if form is None:
        known = ", ".join(list_formats())
        problem = Problem(
            code="formaat-onbekend",
            message=f"'{name}' is geen soort bestand voor een lijst.",
            fix=f"Kies uit: {known}.",
        )
        raise InvalidInput([problem])
    document = document_of(built, audience=audience, version=version_of_book(book))
    return form.write(document, house_of(book)), form.suffix


def is_same_sort(old: bytes, new: bytes) -> bool:
    """Tell if a file is one that Raadsboek made before: by its mark, a csv by its header.

    What the user made is never replaced, however much it looks like ours.
    """
    if new.startswith(_CSV):
        return old.split(b"\r\n", 1)[0] == new.split(b"\r\n", 1)[0]
    inside = next((mark for mark in _MARKS if mark in new), b"")
    if inside:
        return inside in old and is_ours(old)
    return is_same_format(old, new)
