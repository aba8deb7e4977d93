"""The PDF: what was typed is on its pages, it keeps its promises, and nothing in it is obeyed."""

import datetime
import io
import re
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from pypdf import PdfReader
from pypdf.generic import IndirectObject

from raadsboek.core.documents.blocks import Items, Paragraph, Quote, Table, Words
from raadsboek.core.documents.document import Document
from raadsboek.core.documents.parsing import parse_blocks
from raadsboek.core.documents.pdf_form import PdfForm
from raadsboek.render.formats import House
from raadsboek.render.pdf import write

TEXT = """#### 1. Opening

De voorzitter opent om **13.30 uur**. Zie [[B-2026-014]] en [de wet](https://example.nl/wor).

1. Eerste
   - Nog iets
2. Tweede

> Dat zei iemand.

| Nr | Actie |
|---|---|
| A-2026-031 | Opvragen |

## 2. #let x = 1; $a$ `raw` \\@anna 👍 田中さん ␀ ☑
"""
MINUTES = Document(
    kind="verslag",
    title="Verslag van 12 maart 2026",
    council="OR De Linde",
    author="Anna de Vries",
    day=datetime.date(2026, 3, 12),
    blocks=parse_blocks(TEXT),
    reference="V-2026-03",
    version="1a2b3c4d",
    status="concept",
    is_draft=True,
    facts=(("Datum", "12 maart 2026"), ("Aanwezig", "Anna de Vries, Bert Jansen")),
    closing="Controlecode 1234-5678",
    has_line_numbers=True,
    source=TEXT.encode(),
    source_name="V-2026-03 overlegvergadering.md",
)


@cache
def made(form: PdfForm = PdfForm.BOTH) -> bytes:
    """Return the minutes as PDF, made once."""
    return write(MINUTES, House(pdf_form=form))


def read(data: bytes) -> PdfReader:
    """Open a PDF with another library than the one that made it."""
    return PdfReader(io.BytesIO(data), strict=True)


def words(data: bytes) -> str:
    """Return the text of all pages."""
    return "\n".join(page.extract_text() for page in read(data).pages)


def walk(data: bytes) -> Any:
    """Return the root of a PDF, to look up what is in it by name."""
    return read(data).root_object


def tags(element: Any) -> set[str]:
    """Return the names of the parts in the structure that is read aloud."""
    part = element.get_object() if isinstance(element, IndirectObject) else element
    if isinstance(part, list):
        return {tag for one in part for tag in tags(one)}
    if isinstance(part, dict):
        return tags(part.get("/K")) | ({str(part["/S"])} if "/S" in part else set())
    return set()


def claims(data: bytes) -> bytes:
    """Return what the file says about itself."""
    said: bytes = walk(data)["/Metadata"].get_object().get_data()
    return said


def body(*texts: str) -> Document:
    """Return the minutes with only these paragraphs."""
    return replace(MINUTES, blocks=tuple(Paragraph((Words(text),)) for text in texts))


def test_all_that_was_typed_is_on_the_pages() -> None:
    """Facts, text, foot and last line are there, and characters that no font of ours has too."""
    found = words(made())
    for said in (
        *("Verslag van 12 maart 2026", "Aanwezig", "Anna de Vries, Bert Jansen", "1. Opening"),
        *("13.30 uur", "B-2026-014", "Eerste", "Nog iets", "Tweede", "Dat zei iemand."),
        *("A-2026-031", "#let x = 1; $a$ raw @anna 👍 田中さん ␀ ☑", "Controlecode 1234-5678"),
        *("V-2026-03 · concept · versie 1a2b3c4d", "pagina 1 van 1", "CONCEPT"),
    ):
        assert said in found


def test_the_file_says_what_it_is() -> None:
    """Title, council, kenmerk, version and day stand in the properties; the same bytes again."""
    about = read(made()).metadata
    assert about is not None
    assert about.title == "Verslag van 12 maart 2026"
    assert about.author == "OR De Linde"
    assert about.subject == "V-2026-03"
    assert about.keywords == "raadsboek V-2026-03 1a2b3c4d"
    assert about.creation_date == datetime.datetime(2026, 3, 12, tzinfo=datetime.UTC)
    assert write(MINUTES, House()) == made()


def test_chapters_are_bookmarks_below_the_title() -> None:
    """The bookmarks follow the headings, and no level is left out on the way down."""
    outline = read(made()).outline
    assert [one.title for one in outline if not isinstance(one, list)] == [MINUTES.title]
    below = [one.title for one in outline[1] if not isinstance(one, list)]
    assert below == ["1. Opening", "2. #let x = 1; $a$ raw @anna 👍 田中さん ␀ ☑"]


def test_the_source_travels_inside() -> None:
    """The text that the document was made from is attached, byte for byte."""
    assert read(made()).attachments == {MINUTES.source_name: [MINUTES.source]}
    odd = replace(MINUTES, source=b"\xff\x00\r\n")
    assert read(write(odd, House())).attachments == {MINUTES.source_name: [odd.source]}
    assert read(write(replace(MINUTES, source=b"", source_name=""), House())).attachments == {}


@pytest.mark.parametrize(
    ("form", "part", "accessible"),
    [
        (PdfForm.BOTH, b"3", True),
        (PdfForm.ACCESSIBLE, None, True),
        (PdfForm.ARCHIVE, b"3", False),
        (PdfForm.PLAIN, None, False),
    ],
)
def test_it_promises_what_was_asked(form: PdfForm, part: bytes | None, accessible: bool) -> None:
    """The file says which standards it keeps: none but those that the settings name."""
    said = claims(made(form))
    found = re.search(rb"<pdfaid:part>(\d)", said)
    assert (found and found[1]) == part
    assert (b"<pdfuaid:part>1" in said) is accessible


def test_what_the_promises_ask_is_in_the_file() -> None:
    """Language, tags, the shown title, a colour profile, and every font with its characters."""
    root = walk(made())
    assert root["/Lang"] == "nl"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/OutputIntents"]
    assert tags(root["/StructTreeRoot"]["/K"]) >= {
        *("/H1", "/H2", "/P", "/L", "/LI", "/Lbl", "/LBody"),
        *("/BlockQuote", "/Table", "/TR", "/TH", "/TD", "/Link"),
    }
    for kid in root["/Pages"]["/Kids"]:
        page = kid.get_object()
        assert page["/Tabs"] == "/S"
        for font in page["/Resources"]["/Font"].values():
            described = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert {"/FontFile2", "/FontFile3"} & set(described)
            assert "/ToUnicode" in font.get_object()
    assert not {"/JavaScript", "/OpenAction", "/AA"} & set(root)


def test_lines_have_numbers_from_one_on_each_page() -> None:
    """'p2 r8' is a place: numbers stand beside the text and begin again on each page."""
    many = body(*["De bestuurder zegt dit nog een keer. " * 6] * 30)
    first, second, *_ = read(write(many, House())).pages
    for page in (first, second):
        numbers = [int(one) for one in re.findall(r"(?m)^(\d+)$", page.extract_text())]
        assert numbers[:3] == [1, 2, 3]
    unnumbered = replace(many, has_line_numbers=False)
    assert not re.search(r"(?m)^\d+$", words(write(unnumbered, House())))


def test_only_a_draft_has_a_mark() -> None:
    """What was adopted has no CONCEPT on its pages."""
    assert "CONCEPT" not in words(write(replace(MINUTES, is_draft=False), House()))


def test_a_link_leads_only_where_a_reader_can_go() -> None:
    """An address on the web is a link; a note of the raadsboek is words on paper."""
    leads = [
        one.get_object()["/A"]["/URI"]
        for page in read(made()).pages
        for one in page.get("/Annots", ())
    ]
    assert leads == ["https://example.nl/wor"]


def test_what_is_deep_or_empty_or_wide_can_be_laid_out() -> None:
    """Lists forty deep, empty cells, a word of 400 characters: typed text never stops a print."""
    deep: tuple[Quote | Items | Paragraph, ...] = (Paragraph((Words("diepste"),)),)
    for turn in range(40):
        deep = (Quote(deep),) if turn % 2 else (Items((deep, ()), start=7),)
    empty = Table(((), (Words("b"),)), (((), ()),))
    wide = Table(((Words("w"),),), (((Words("x" * 400),),),), widths=(3,))
    blocks = (*deep, empty, wide, Items(((), ())), Paragraph(()), *parse_blocks("## &#32;\n\n# x"))
    found = words(write(replace(MINUTES, blocks=blocks), House()))
    assert "diepste" in found
    assert "x" * 400 in re.sub(r"\s", "", found)


def test_a_character_of_private_use_lowers_the_promise_and_no_more() -> None:
    """A bullet that came from Word is shown; the file then says level u, which it keeps."""
    data = write(body("\uf0b7 punt"), House())
    assert "\uf0b7 punt" in words(data)
    assert b"<pdfaid:conformance>U" in claims(data)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Mn", "Me", "Mc"]), max_size=60))
@settings(max_examples=40, deadline=None)
def test_any_text_can_be_laid_out(text: str) -> None:
    """Whatever is typed in a title or a text, the print is made and no command in it is obeyed."""
    odd = replace(body(text, f"#{text}\n= {text}"), title=text, facts=((text, text),), source=b"")
    about = read(write(replace(odd, source_name=""), House())).metadata
    assert about is not None
    assert about.title == (text or "verslag")
