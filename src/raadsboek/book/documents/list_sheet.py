"""A list of one kind as it leaves: the columns that the screen has, without what is confidential.

Owns which rows and cells are in it. Days and numbers get their type back, so that a spreadsheet can
sort and count them.
"""

import datetime
from collections.abc import Callable
from decimal import Decimal

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.confidential.since import is_secret_row
from raadsboek.book.documents.people import people
from raadsboek.book.lists import Listing, Row, columns_of
from raadsboek.core.dates import day_as_kept
from raadsboek.core.documents.blocks import Inlines, Words
from raadsboek.core.documents.composing import table
from raadsboek.core.documents.document import Audience, Document
from raadsboek.core.documents.list_reference import list_reference
from raadsboek.core.documents.nameless import SOMEBODY, Nameless
from raadsboek.core.documents.sheet import Cell, Sheet
from raadsboek.core.errors import InvalidInput
from raadsboek.core.kinds import action
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.links import pieces
from raadsboek.core.money import amount, in_words
from raadsboek.core.problem import Problem
from raadsboek.core.schema import Field, Shape

ORGAN_LABEL = "Orgaan"
_LONGEST_NUMBER = 15
"""Digits that a spreadsheet keeps; a longer number is text."""


class BuiltSheet(Struct, frozen=True):
    """A list as it leaves, and how many rows stayed inside because they are confidential."""

    sheet: Sheet
    hidden: int


def sheet_of(
    book: Book,
    kind: Kind,
    listing: Listing,
    *,
    audience: Audience = Audience.SHORT,
    organ: str | None = "",
    title: str = "",
    today: datetime.date,
) -> BuiltSheet:
    """Return a list of notes of a kind as it may leave.

    `organ` is whose list it is; of all organs (None) a first column says whose each row is. Raises
    `InvalidInput` for a list that is not for this audience.
    """
    if audience is Audience.PUBLIC and kind is action.KIND:
        raise InvalidInput([_NOT_PUBLIC])
    fields = columns_of(kind)
    rows = listing.page(0, len(listing))
    shown = [row for row in rows if not _is_secret(book, row)]
    tell = _teller(book, audience, today)
    labels = tuple(field.label for field in fields)
    cells = [_cells(fields, row, tell) for row in shown]
    if organ is None:
        labels = (ORGAN_LABEL, *labels)
        cells = [
            (book.settings.council(row.organ).short, *one)
            for row, one in zip(shown, cells, strict=True)
        ]
    sheet = Sheet(
        title=title or kind.plural.capitalize(),
        council=book.settings.name_of(book.settings.council(organ or "")),
        day=today,
        labels=labels,
        rows=tuple(cells),
    )
    return BuiltSheet(sheet, len(rows) - len(shown))


def document_of(built: BuiltSheet, *, audience: Audience, version: str = "") -> Document:
    """Return a list as a document with one table, for formats that are no spreadsheet."""
    sheet = built.sheet
    rows = tuple(tuple(_words(cell) for cell in row) for row in sheet.rows)
    return Document(
        kind="lijst",
        title=sheet.title,
        council=sheet.council,
        author=sheet.council,
        day=sheet.day,
        blocks=(table(sheet.labels, rows, ()),),
        audience=audience,
        reference=list_reference(sheet.title, sheet.day),
        version=version,
        is_list=True,
    )


def _is_secret(book: Book, row: Row) -> bool:
    return bool(row.confidential) or is_secret_row(book, {"pad": row.path, "nummer": row.number})


def _cells(
    fields: tuple[Field, ...], row: Row, tell: Callable[[Field, str], str]
) -> tuple[Cell, ...]:
    return tuple(
        _typed(field, tell(field, text)) for field, text in zip(fields, row.cells, strict=True)
    )


def _typed(field: Field, text: str) -> Cell:
    """Return what a cell says as a day or a number where it is one; links say their number."""
    if not text:
        return None
    if field.shape is Shape.DATE and (day := day_as_kept(text)):
        return day
    if field.shape is Shape.INTEGER and text.isdecimal() and len(text) <= _LONGEST_NUMBER:
        return int(text)
    if field.shape is Shape.MONEY and (found := amount(text)) is not None:
        return found
    return "".join(words for words, _ in pieces(text))


def _teller(book: Book, audience: Audience, day: datetime.date) -> Callable[[Field, str], str]:
    """Return what gives the text of a cell for an audience: names as they stand, or roles."""
    if not (audience is Audience.PUBLIC and book.settings.hides_names):
        return lambda _field, text: text
    everybody = people(book, day)
    nameless = Nameless(everybody)
    roles = {one.handle.casefold(): one.called for one in reversed(everybody) if one.handle}

    def tell(field: Field, text: str) -> str:
        if field.shape is not Shape.PERSON:
            return nameless.text(text)
        names = [part.strip().removeprefix("@") for part in text.split(",") if part.strip()]
        return ", ".join(roles.get(name.casefold(), SOMEBODY) for name in names)

    return tell


def _words(cell: Cell) -> Inlines:
    if cell is None or cell == "":
        return ()
    if isinstance(cell, datetime.date):
        return (Words(f"{cell:%d-%m-%Y}"),)
    if isinstance(cell, Decimal):
        return (Words(in_words(cell)),)
    return (Words(str(cell)),)


_NOT_PUBLIC = Problem(
    code="document-past-niet",
    message="Een actielijst gaat niet naar buiten.",
    fix="Kies 'verkort' of 'volledig'.",
)
