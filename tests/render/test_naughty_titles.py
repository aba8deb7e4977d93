"""Titles from a list of naughty strings pass through every format and come back equal.

Each file is read back by a library that did not write it. What a format cannot hold is shown as a
symbol before it gets there; spaces count as one where a reader of pages counts them so.
"""

import csv
import datetime
import io
import re
import unicodedata
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from docx import Document as WordFile
from openpyxl import load_workbook
from pypdf import PdfReader

from raadsboek.core.documents.blocks import Heading, Items, Paragraph, Table, Words
from raadsboek.core.documents.document import Document
from raadsboek.core.documents.sheet import Sheet
from raadsboek.core.text import visible
from raadsboek.render.csv_file import typed
from raadsboek.render.formats import House, format_of
from raadsboek.render.sheet_formats import SHEET_FORMATS

_ESCAPE = re.compile(r"\\(?:u([0-9a-f]{4})|U([0-9a-f]{8})|([trn\\]))")
_CONTROLS = {"t": "\t", "r": "\r", "n": "\n", "\\": "\\"}
DAY = datetime.date(2026, 11, 22)


def unescaped(line: str) -> str:
    """Return a line of the list with what cannot be typed in it."""

    def real(found: re.Match[str]) -> str:
        code = found[1] or found[2]
        return chr(int(code, 16)) if code else _CONTROLS[found[3]]

    return _ESCAPE.sub(real, line)


def naughty() -> list[str]:
    """Return the strings of the list."""
    lines = Path(__file__).with_name("naughty.txt").read_text("utf-8").splitlines()
    return [unescaped(line) for line in lines[1:]]


TITLES = [visible(text) for text in naughty()]


def document() -> Document:
    """Return a document with every title in a heading, a paragraph, a list, a table and a fact."""
    words = [(Words(text),) for text in TITLES]
    blocks = [block for one in words for block in (Heading(2, one), Paragraph(one))]
    return Document(
        kind="notitie",
        title="Titels",
        council="OR",
        author="OR",
        day=DAY,
        blocks=(
            *blocks,
            Items(tuple((Paragraph(one),) for one in words)),
            Table((words[0],), tuple((one,) for one in words)),
        ),
        facts=tuple((f"Feit {number}", text) for number, text in enumerate(TITLES)),
    )


class _Page(HTMLParser):
    """Gathers the text of each element of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found = [""]
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        self.found.append("")

    def handle_data(self, data: str) -> None:
        self.found[-1] += data


def from_html(data: bytes) -> list[str]:
    """Return the texts of a page."""
    page = _Page()
    page.feed(data.decode())
    page.close()
    assert not page.tags & {"script", "img", "iframe", "object"}
    return [text.strip("\n") for text in page.found]


def from_word(data: bytes) -> list[str]:
    """Return the paragraphs and cells of a Word file."""
    word = WordFile(io.BytesIO(data))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return [*(paragraph.text for paragraph in word.paragraphs), *cells]


READERS: dict[str, Callable[[bytes], list[str]]] = {"html": from_html, "docx": from_word}


@pytest.mark.parametrize("name", READERS)
def test_titles_come_back_equal(name: str) -> None:
    """In headings, paragraphs, lists and tables."""
    form = format_of(name)
    assert form is not None
    found = READERS[name](form.write(document(), House()))
    counts = {text: found.count(text) for text in TITLES}
    assert {text: count for text, count in counts.items() if count < 5} == {}


def test_titles_come_back_out_of_plain_text() -> None:
    """However the lines are cut."""
    form = format_of("txt")
    assert form is not None
    said = _close(form.write(document(), House()).decode("utf-8-sig"))
    assert [text for text in TITLES if said.count(_close(text)) < 5] == []


def test_titles_come_back_out_of_a_pdf() -> None:
    """However the lines are cut; but for what no reader of pages puts in order."""
    form = format_of("pdf")
    assert form is not None
    pages = PdfReader(io.BytesIO(form.write(document(), House()))).pages
    said = _close("".join(page.extract_text() for page in pages))
    lost = [text for text in TITLES if said.count(_close(text)) < 4]
    assert [text for text in lost if not _is_hard_in_a_pdf(text)] == []


def test_titles_come_back_out_of_lists() -> None:
    """As csv and as a workbook; no cell of them is a formula."""
    sheet = Sheet(
        title="Titels", council="OR", day=DAY, labels=("Titel",), rows=tuple((t,) for t in TITLES)
    )
    book, text = (form.write(sheet) for form in SHEET_FORMATS)
    page = load_workbook(io.BytesIO(book)).active
    assert page is not None
    cells = [row[0] for row in page.iter_rows(min_row=2)]
    assert [cell.value or "" for cell in cells] == TITLES
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}
    rows = csv.reader(io.StringIO(text.decode("utf-8-sig"), newline=""), delimiter=";")
    assert ["".join(map(typed, row)) for row in rows][1:] == TITLES


def test_a_title_is_a_title_in_the_facts_of_a_file_too() -> None:
    """What a file says of itself holds each string, and nothing of it runs."""
    html, word, plain = (format_of(name) for name in ("html", "docx", "txt"))
    assert html is not None
    assert word is not None
    assert plain is not None
    for text in TITLES:
        assert text in from_html(html.write(slim(text), House()))
        assert plain.write(slim(text), House())
    for text in TITLES[::9]:
        told = WordFile(io.BytesIO(word.write(slim(text), House()))).core_properties
        assert (told.title, told.subject, told.author) == (text, text, text)


def slim(title: str) -> Document:
    """Return a document that says a title wherever it can say something of itself."""
    return Document(
        kind=title,
        title=title,
        council=title,
        author=title,
        day=DAY,
        blocks=(),
        reference=title,
        status=title,
        closing=title,
    )


def _close(text: str) -> str:
    return "".join(text.split())


def _is_hard_in_a_pdf(text: str) -> bool:
    """Tell if a text runs to the left, stacks marks, or uses letters that several fonts share."""
    return any(
        unicodedata.combining(char)
        or unicodedata.bidirectional(char) in ("R", "AL")
        or unicodedata.east_asian_width(char) == "W"
        for char in text
    )
