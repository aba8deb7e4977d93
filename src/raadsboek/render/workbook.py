"""A list as an Excel workbook: real days and numbers, a header that stays, a filter on each column.

Text is only ever text: no cell is a formula or a link. The same list gives the same bytes.
"""

import datetime
import io
import re
import zipfile
import zlib
from decimal import Decimal

from raadsboek.core.documents.list_reference import list_reference
from raadsboek.core.documents.sheet import Cell, Sheet
from raadsboek.core.text import visible

LONGEST_CELL = 32_767
"""Characters that a cell can hold; a longer text is cut, and says so."""
CUT = " … (ingekort)"
_LONGEST_NAME = 31
_UNFIT = re.compile(r"[\[\]:*?/\\']")
_NARROWEST, _WIDEST = 9, 60
_EARLIEST = datetime.date(1900, 3, 1)
"""Excel counts a day before this wrongly, and has none before 1900."""

_MARK = "raadsboek "
_ABOUT = "docProps/core.xml"
_LONGEST_ABOUT = 64 * 1024


def is_ours(data: bytes) -> bool:
    """Tell if Raadsboek made this workbook or Word file: its properties say so."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed, packed.open(_ABOUT) as stream:
            about = stream.read(_LONGEST_ABOUT)
    except (KeyError, ValueError, OSError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error):
        return False
    return f"keywords>{_MARK}".encode() in about


def write(sheet: Sheet) -> bytes:
    """Return the list as bytes."""
    import xlsxwriter

    made = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        "default_date_format": "dd-mm-yyyy",
        "remove_timezone": True,
    }
    with xlsxwriter.Workbook(made, options) as book:
        mark = f"{_MARK}{list_reference(sheet.title, sheet.day)}"
        about = {
            "title": visible(sheet.title),
            "author": visible(sheet.council),
            "keywords": mark,
        }
        created = datetime.datetime(sheet.day.year, sheet.day.month, sheet.day.day)  # noqa: DTZ001
        book.set_properties({**about, "created": created})
        looks = {
            "head": book.add_format({"bold": True, "bg_color": "#E7E6E6", "bottom": 1}),
            "text": book.add_format({"text_wrap": True, "valign": "top"}),
            "money": book.add_format({"num_format": "#,##0.00", "valign": "top"}),
            "day": book.add_format({"num_format": "dd-mm-yyyy", "valign": "top", "align": "left"}),
        }
        page = book.add_worksheet(_name(sheet.title))
        for column, label in enumerate(sheet.labels):
            page.write_string(0, column, visible(label), looks["head"])
            page.set_column(column, column, _width(sheet, column))
        for number, row in enumerate(sheet.rows, 1):
            for column, cell in enumerate(row):
                _put(page, looks, (number, column), cell)
        _lay_out(page, sheet)
    return made.getvalue()


def _put(page: object, looks: dict[str, object], at: tuple[int, int], cell: Cell) -> None:
    from xlsxwriter.worksheet import Worksheet

    assert isinstance(page, Worksheet)
    match cell:
        case None | "":
            page.write_blank(*at, None, looks["text"])
        case int():
            page.write_number(*at, cell, looks["text"])
        case Decimal():
            is_money = cell.as_tuple().exponent == -2
            page.write_number(*at, float(cell), looks["money" if is_money else "text"])
        case datetime.date() if cell >= _EARLIEST:
            page.write_datetime(*at, cell, looks["day"])
        case _:
            page.write_string(*at, _fitting(visible(str(cell))), looks["text"])


def _lay_out(page: object, sheet: Sheet) -> None:
    """Keep the header in sight and in print, and make the list fit the width of a sheet."""
    from xlsxwriter.worksheet import Worksheet

    assert isinstance(page, Worksheet)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(1, len(sheet.rows)), max(0, len(sheet.labels) - 1))
    page.repeat_rows(0)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.set_header(f"&L{_in_print(sheet.council)}&R{_in_print(sheet.title)}")
    page.set_footer("&CPagina &P van &N")


def _in_print(text: str) -> str:
    """Return a text for the head of a page, where & begins a command."""
    return visible(text).replace("&", "&&")[:100].rstrip("&")


def _fitting(text: str) -> str:
    """Return a text as far as a cell can hold it; Excel counts in units of UTF-16."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * LONGEST_CELL:
        return text
    room = 2 * (LONGEST_CELL - len(CUT))
    return units[:room].decode("utf-16-le", "ignore") + CUT


def _name(title: str) -> str:
    """Return what the sheet is called: Excel forbids some characters, and long names."""
    plain = " ".join(_UNFIT.sub(" ", visible(title)).split())
    return plain[:_LONGEST_NAME].strip() or "Lijst"


def _width(sheet: Sheet, column: int) -> int:
    longest = max((len(_told(row[column])) for row in sheet.rows), default=0)
    return min(_WIDEST, max(_NARROWEST, longest + 1, len(sheet.labels[column]) + 3))


def _told(cell: Cell) -> str:
    if isinstance(cell, Decimal):
        return f"{cell:,}"
    return "" if cell is None else str(cell)
