"""Golden files: what each sort of document says, and what each format says of the same document.

RAADSBOEK_GOLDEN=update writes them again; read what it wrote.
"""

import io
import os
import re
from collections.abc import Iterator
from pathlib import Path

import docx
import pypdf
import pytest
from docx.text.paragraph import Paragraph

from conftest import NOW
from raadsboek.book.book import Book
from raadsboek.book.documents.building import Built, build
from raadsboek.book.documents.sorts import SORTS, Sort, sort_of
from raadsboek.book.opening import open_book
from raadsboek.core.documents.document import Audience
from raadsboek.render.formats import House, format_of
from raadsboek.render.plain import document_lines

GOLDEN = Path(__file__).parent / "golden"
_VERSION = re.compile(r"\b(versie\s+|raadsboek [A-Z]-\d{4}-\d+ |_)[0-9a-f]{8}\b")
_SUBJECTS = {
    "agenda": "V-2026-16",
    "verslag": "V-2026-15",
    "besluitenlijst": "2026",
    "actielijst": "",
    "toezeggingen": "V-2026-13",
    "postlijst": "V-2026-15",
    "nieuwsbrief": "V-2026-15",
    "vragen": "",
    "brief": "P-2026-046",
    "oplegnotitie": "N-2026-001",
    "dossier": "D-2026-002",
    "begroting": "2026",
    "verkiezing": "VK-2025-01",
    "standpunten": "D-2026-003",
    "jaarverslag": "JV-2025-1",
    "ledenlijst": "",
    "rooster": "",
    "werkplan": "",
    "jaarkalender": "2026",
    "jaaroverzicht": "2026",
    "scholingsplan": "2026",
    "inwerklijst": "IW-2026-01",
    "notitie": "N-2026-014",
}
"""What of the demo each sort is made of."""


@pytest.fixture(scope="module")
def told(demo: Path) -> Iterator[Book]:
    """Return the demo raadsboek, opened once for all tests here."""
    book = open_book(demo, now=NOW)
    yield book
    book.index.close()


def made(book: Book, sort: Sort, audience: Audience) -> Built:
    """Return the document of a sort that the golden file tells."""
    return build(book, sort, _SUBJECTS[sort.name], audience=audience, today=NOW.date())


def compare(name: str, text: str) -> None:
    """Compare a text with its golden file; the code of the version is not ours to fix."""
    file = GOLDEN / name
    plain = _VERSION.sub(r"\g<1>--------", text)
    if os.environ.get("RAADSBOEK_GOLDEN") == "update":
        GOLDEN.mkdir(exist_ok=True)
        file.write_text(plain, encoding="utf-8")
    assert plain == file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("sort", "audience"),
    [(sort, audience) for sort in SORTS for audience in sort.audiences],
    ids=lambda one: getattr(one, "name", str(one)).casefold(),
)
def test_what_each_sort_says_for_each_audience(told: Book, sort: Sort, audience: Audience) -> None:
    """As plain text, of the same demo on the same day."""
    text = "\n".join(document_lines(made(told, sort, audience).document))
    compare(f"{sort.name}-{audience.value}.txt", text + "\n")


def _of_word(data: bytes) -> str:
    opened = docx.Document(io.BytesIO(data))
    section = opened.sections[0]
    tables = iter(opened.tables)
    lines = [f"[{section.header.paragraphs[0].text}]"]
    for part in opened.element.body.iterchildren():
        if part.tag.endswith("}p"):
            paragraph = Paragraph(part, opened)
            style = paragraph.style.name if paragraph.style else ""
            lines.append(f"{style}: {paragraph.text}")
        elif part.tag.endswith("}tbl"):
            rows = next(tables).rows
            lines += [" | ".join(cell.text for cell in row.cells) for row in rows]
    lines.append(f"[{section.footer.paragraphs[0].text}]")
    return "\n".join([*lines, ""])


def _of_pdf(data: bytes) -> str:
    opened = pypdf.PdfReader(io.BytesIO(data))
    return "\n--\n".join(page.extract_text() for page in opened.pages) + "\n"


@pytest.mark.parametrize(
    ("form", "read"),
    [("html", bytes.decode), ("docx", _of_word), ("pdf", _of_pdf)],
    ids=["html", "docx", "pdf"],
)
def test_what_each_format_says_of_the_same_minutes(told: Book, form: str, read: object) -> None:
    """Read back by a program that did not write it."""
    sort, chosen = sort_of("verslag"), format_of(form)
    assert sort is not None
    assert chosen is not None
    assert callable(read)
    document = made(told, sort, Audience.PUBLIC).document
    compare(f"verslag.{form}.txt", read(chosen.write(document, House())))


def test_every_sort_has_a_golden_file() -> None:
    """A new sort says of what in the demo it is made."""
    assert set(_SUBJECTS) == {sort.name for sort in SORTS}
