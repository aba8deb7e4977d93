"""Lists as csv and Excel: read back by others they say the same, and nothing in them runs."""

import csv
import datetime
import io
from decimal import Decimal

from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from raadsboek.core.documents.sheet import Cell, Sheet
from raadsboek.core.text import visible
from raadsboek.render.csv_file import BOM, defused, typed
from raadsboek.render.csv_file import write as write_csv
from raadsboek.render.sheet_formats import SHEET_FORMATS
from raadsboek.render.workbook import CUT, LONGEST_CELL
from raadsboek.render.workbook import write as write_workbook

DAY = datetime.date(2026, 11, 22)
_RISKY = ("=1+1", "+31", "-2", "@som", "\t=1", "\r=1", "\n=1", "＝1", "  =1", "'=1", "|x", "%x")


def sheet(*rows: tuple[Cell, ...]) -> Sheet:
    """Return a list with these rows."""
    labels = tuple(f"Kolom {number}" for number, _ in enumerate(rows[0]))
    return Sheet(title="Acties: [alles] / *", council="OR", day=DAY, labels=labels, rows=rows)


def read_csv(data: bytes) -> list[list[str]]:
    """Return the cells of a csv file as another program reads them."""
    text = data.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def test_csv_is_what_a_dutch_excel_opens() -> None:
    """A mark of UTF-8, semicolons, Windows line ends, days that any program knows."""
    data = write_csv(sheet(("A-1", 'Een; "twee"', DAY, 12, -3, None)))
    assert data.decode() == (
        f"{BOM}Kolom 0;Kolom 1;Kolom 2;Kolom 3;Kolom 4;Kolom 5\r\n"
        'A-1;"Een; ""twee""";2026-11-22;12;-3;\r\n'
    )


def test_no_cell_of_csv_is_a_formula() -> None:
    """Whatever a spreadsheet might run has an apostrophe in front; a number stays a number."""
    cells = read_csv(write_csv(sheet(_RISKY)))[1]
    assert not any(cell.lstrip()[:1] in "=+-@＝|%" for cell in cells)
    assert [typed(cell) for cell in cells] == [visible(text) for text in _RISKY]
    assert read_csv(write_csv(sheet((-5,))))[1] == ["-5"]


@given(st.lists(st.text(max_size=30) | st.sampled_from(_RISKY), min_size=1, max_size=4))
def test_any_text_comes_back_out_of_csv(texts: list[str]) -> None:
    """What is read back is what was shown, for any text at all; nothing of it runs."""
    cells = read_csv(write_csv(sheet(tuple(texts))))[1]
    assert [typed(cell) for cell in cells] == [visible(text) for text in texts]
    assert not any(cell.lstrip()[:1] in ("=", "+", "-", "@", "＝", "\t") for cell in cells if cell)


@given(st.text(max_size=30))
def test_an_apostrophe_of_ours_can_be_told_from_one_that_was_typed(text: str) -> None:
    """Defusing and giving back is the identity on visible text."""
    assert typed(defused(text)) == visible(text)


@settings(max_examples=40)
@given(st.lists(st.text(max_size=30) | st.sampled_from(_RISKY), min_size=1, max_size=4))
@example([*_RISKY, "  ", " einde "])
def test_any_text_comes_back_out_of_excel(texts: list[str]) -> None:
    """Read by another library each cell is a text and no formula, and equal."""
    book = load_workbook(io.BytesIO(write_workbook(sheet(tuple(texts)))))
    row = next(iter(book.active.iter_rows(min_row=2)))  # type: ignore[union-attr]
    assert [cell.value or "" for cell in row] == [visible(text) for text in texts]
    assert all(cell.data_type in ("s", "inlineStr", "n") for cell in row)


def test_excel_knows_days_and_numbers_and_keeps_the_header() -> None:
    """Days sort as days; the header stays in sight and in print, with a filter."""
    rows: list[tuple[Cell, ...]] = [
        ("A-1", DAY, 12, None),
        ("A-2", datetime.date(1850, 1, 1), 3, ""),
    ]
    data = write_workbook(sheet(*rows))
    page = load_workbook(io.BytesIO(data)).active
    assert page is not None
    assert page.title == "Acties alles"
    cells = list(page.iter_rows(min_row=2, values_only=True))
    assert cells[0] == ("A-1", datetime.datetime(2026, 11, 22), 12, None)
    assert cells[1] == ("A-2", "1850-01-01", 3, None)
    assert (page.freeze_panes, page.auto_filter.ref) == ("A2", "A1:D3")
    assert page.print_title_rows == "$1:$1"
    assert data == write_workbook(sheet(*rows))


def test_amounts_are_numbers_with_their_cents() -> None:
    """Excel can add them up and shows two decimals; csv has the comma of a Dutch Excel."""
    rows: list[tuple[Cell, ...]] = [("BG-1", Decimal("-1250.50"), Decimal("1.5"), None)]
    page = load_workbook(io.BytesIO(write_workbook(sheet(*rows)))).active
    assert page is not None
    cells = next(page.iter_rows(min_row=2))
    assert [cell.value for cell in cells[:3]] == ["BG-1", -1250.5, 1.5]
    assert cells[1].number_format == "#,##0.00"
    assert "BG-1;-1250,50;1,5;" in write_csv(sheet(*rows)).decode()


def test_a_text_that_no_cell_can_hold_says_that_it_is_cut() -> None:
    """Excel would refuse the file; nothing vanishes without a word."""
    page = load_workbook(io.BytesIO(write_workbook(sheet(("🦆" * 20_000,))))).active
    value = str(page["A2"].value)  # type: ignore[index]
    assert value.endswith(CUT)
    assert len(value.encode("utf-16-le")) <= 2 * LONGEST_CELL


def test_every_format_writes_a_list_without_rows() -> None:
    """An empty list is a header."""
    empty = Sheet(title="", council="", day=DAY, labels=("Nummer",), rows=())
    for form in SHEET_FORMATS:
        assert form.write(empty)
