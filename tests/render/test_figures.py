"""A chart in every format: a picture with all its words beside it, or lines of text."""

import datetime
import email
import email.policy
import io
import struct

import pytest
from docx import Document as WordFile
from docx.oxml.ns import qn
from pypdf import PdfReader

from raadsboek.core.charts.chart import Bar, BarChart, Mark, Row, Span, Timeline
from raadsboek.core.charts.telling import alt_of
from raadsboek.core.documents.blocks import Figure, Heading, Items, Paragraph, Words, words_in
from raadsboek.core.documents.document import Document
from raadsboek.core.documents.nameless import Nameless, Person
from raadsboek.render.formats import FORMATS, Format, House
from raadsboek.render.inside_pdf import parts_of_pdf

DAY = datetime.date(2026, 11, 22)
BARS = BarChart(
    "Verzoeken #strong[per] soort",
    "aantal",
    (Bar("Advies <b>", 8, "8"), Bar("Instemming", 3, "3 $x$", marked=True), Bar("Overig", 0, "0")),
    limit=4,
    limit_words="vorig jaar: 4",
)
LINES = Timeline(
    "Het jaar",
    datetime.date(2026, 1, 1),
    datetime.date(2026, 12, 31),
    (
        Row("Vergaderingen", (Span(DAY, DAY, ""),)),
        Row("Zetel 1", (Span(datetime.date(2022, 3, 1), DAY, "Anna de Vries"),)),
        Row("Scholing", tuple(Span(DAY, DAY, f"Cursus {one}") for one in ("een", "twee"))),
    ),
    (Mark(DAY, "vandaag"),),
)


def document() -> Document:
    """Return a document with both sorts of charts, one of them in a list."""
    return Document(
        kind="jaarverslag",
        title="Jaarverslag",
        council="OR",
        author="OR",
        day=DAY,
        blocks=(
            Heading(2, (Words("Verzoeken"),)),
            Figure(BARS),
            Items(((Paragraph((Words("Zie:"),)), Figure(LINES)),)),
        ),
    )


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    """Give the document in every format, made once."""
    return {form.name: form.write(document(), House()) for form in FORMATS}


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_the_same_chart_gives_the_same_bytes(form: Format, made: dict[str, bytes]) -> None:
    """Making it again changes nothing."""
    assert form.write(document(), House()) == made[form.name]


def test_a_pdf_has_the_words_of_a_chart_as_text(made: dict[str, bytes]) -> None:
    """What is drawn can be found and copied, typed text is no markup, and all of it is told."""
    reader = PdfReader(io.BytesIO(made["pdf"]))
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    for said in ("Verzoeken #strong[per] soort", "Advies <b>", "! Instemming", "3 $x$"):
        assert said in text
    for said in ("vorig jaar: 4", "Anna de Vries", "1 Cursus een, 22 november 2026", "vandaag"):
        assert said in text
    told = "\n".join(part.told for part in parts_of_pdf(made["pdf"]))
    assert alt_of(BARS) in told
    assert alt_of(LINES) in told


def test_word_has_a_picture_with_its_words(made: dict[str, bytes]) -> None:
    """Each is as wide as there is room, in its own proportions, and told for who cannot see it."""
    word = WordFile(io.BytesIO(made["docx"]))
    bars, lines = word.inline_shapes
    told = [shape._inline.docPr.get("descr") for shape in (bars, lines)]
    assert told == [alt_of(BARS), alt_of(LINES)]
    section = word.sections[0]
    assert section.page_width is not None
    assert section.left_margin is not None
    assert section.right_margin is not None
    room = section.page_width - section.left_margin - section.right_margin
    assert bars.width == room > lines.width
    part = word.part.related_parts[bars._inline.find(".//" + qn("a:blip")).get(qn("r:embed"))]
    assert part.blob.startswith(b"\x89PNG")
    dots, high = struct.unpack(">II", part.blob[16:24])
    assert abs(bars.width / bars.height - dots / high) < 0.01


def test_a_web_page_holds_its_pictures_and_still_reaches_nowhere(made: dict[str, bytes]) -> None:
    """The picture is in the page; a page without one may not even show any."""
    page = made["html"].decode()
    assert page.count('<img src="data:image/png;base64,') == 2
    assert (
        'alt="Staafdiagram: Verzoeken #strong[per] soort, in aantal. Advies &lt;b&gt;: 8.' in page
    )
    assert "img-src data:;" in page
    plain = next(form for form in FORMATS if form.name == "html").write(
        Document(kind="brief", title="B", council="OR", author="OR", day=DAY, blocks=()), House()
    )
    assert b"img-src" not in plain


def test_a_mail_carries_its_pictures_beside_its_page(made: dict[str, bytes]) -> None:
    """Mail programs show only what goes along; who reads text alone gets the chart as text."""
    mail = email.message_from_bytes(made["eml"], policy=email.policy.default)
    parts = list(mail.walk())
    assert [part.defects for part in parts if part.defects] == []
    pictures = [part for part in parts if part.get_content_type() == "image/png"]
    page = next(part for part in parts if part.get_content_type() == "text/html").get_content()
    text = next(part for part in parts if part.get_content_type() == "text/plain").get_content()
    assert len(pictures) == 2
    assert all(f'src="cid:{one["Content-ID"].strip("<>")}"' in page for one in pictures)
    assert "! Instemming  3 $x$  ██" in text


def test_plain_text_has_the_chart_as_lines(made: dict[str, bytes]) -> None:
    """It is read without a picture and without colours, also inside a list."""
    text = made["txt"].decode("utf-8-sig")
    assert "Advies <b>        8  ████" in text
    assert "  Zetel 1        [Anna de Vries=" in text


def test_every_word_of_a_chart_is_among_the_words_of_its_document() -> None:
    """So the last look for what must not leave sees them, and names become roles in them too."""
    assert alt_of(LINES) in list(words_in((Figure(LINES),)))
    hidden = Nameless([Person("Anna de Vries", "anna", "voorzitter")]).document(document())
    said = " ".join(words_in(hidden.blocks))
    assert "Anna" not in said
    assert "de voorzitter, 1 maart 2022" in said.casefold()
