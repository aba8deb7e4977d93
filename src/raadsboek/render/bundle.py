"""Many PDF files as one: with a bookmark for each, and on each page the number it has in the whole.

Owns how pages are put together. Whoever gathers the parts decides what is in it, and has brought
pages of others back to bare ones before they come here.
"""

import datetime
import io
from collections.abc import Iterator, Sequence

import msgspec
import typst
from msgspec import Struct
from pypdf import PageObject, PdfReader, PdfWriter, Transformation
from pypdf.constants import PageLabelStyle
from pypdf.generic import IndirectObject, NameObject, TextStringObject

from raadsboek.render.typesetting import fonts

_STAMP = b"""
#let stamps = json(bytes(sys.inputs.data))
#set document(date: none)
#set text(font: "Carlito", size: 8pt, fill: luma(25%), lang: "nl")
#for (index, one) in stamps.enumerate() {
  if index > 0 { pagebreak() }
  set page(width: one.width * 1pt, height: one.height * 1pt, margin: 0pt, fill: none)
  place(top + right, dx: -16pt, dy: 11pt, box(fill: white, inset: (x: 3pt, y: 2pt), one.text))
}
"""


class Part(Struct, frozen=True, kw_only=True):
    """A file of the whole: its bookmark and its pages.

    One that is `below` stands under the last bookmark that is not. Without pages of its own a
    bookmark leads to the first page below it, else to the beginning.
    """

    title: str
    pages: bytes = b""
    below: bool = False


class About(Struct, frozen=True, kw_only=True):
    """What the whole says of itself; `stamp` stands before the number on each page."""

    title: str
    council: str
    reference: str
    day: datetime.date
    stamp: str


def page_count(pages: bytes) -> int:
    """Return how many pages a PDF has."""
    return len(PdfReader(io.BytesIO(pages)).pages)


def bundle(parts: Sequence[Part], about: About) -> bytes:
    """Return the parts as one PDF; the same parts give the same bytes."""
    writer = PdfWriter()
    starts: list[int] = []
    for part in parts:
        starts.append(len(writer.pages) if part.pages else -1)
        for page in PdfReader(io.BytesIO(part.pages)).pages if part.pages else ():
            writer.add_page(page)
    _add_bookmarks(writer, parts, starts)
    for page, stamp in zip(writer.pages, _stamps(writer.pages, about.stamp), strict=True):
        page.merge_transformed_page(stamp, _upright(page), expand=False)
    writer.set_page_label(0, len(writer.pages) - 1, PageLabelStyle.DECIMAL)
    writer.page_mode = "/UseOutlines"
    _say(writer, about)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def is_bundle(data: bytes, reference: str) -> bool:
    """Tell if a file is a bundle that was made here of the papers of one meeting."""
    written = io.BytesIO()
    TextStringObject(_keywords(reference)).write_to_stream(written)
    return data.startswith(b"%PDF-") and written.getvalue() in data


def _keywords(reference: str) -> str:
    return f"raadsboek stukken {reference}"


def _add_bookmarks(writer: PdfWriter, parts: Sequence[Part], starts: Sequence[int]) -> None:
    above: IndirectObject | None = None
    for at, (part, start) in enumerate(zip(parts, starts, strict=True)):
        if start < 0:
            has_papers = at + 1 < len(parts) and parts[at + 1].below
            start = max(0, starts[at + 1]) if has_papers else 0
        mark = writer.add_outline_item(
            title=part.title, page_number=start, parent=above if part.below else None
        )
        above = above if part.below else mark


def _upright(page: PageObject) -> Transformation:
    """Return how something upright is laid over a page that may lie on its side."""
    wide, high = float(page.cropbox.width), float(page.cropbox.height)
    turn = page.rotation % 360
    aside = {90: (wide, 0.0), 180: (wide, high), 270: (0.0, high)}.get(turn, (0.0, 0.0))
    left, bottom = float(page.cropbox.left), float(page.cropbox.bottom)
    return Transformation().rotate(turn).translate(*aside).translate(left, bottom)


def _stamps(pages: Sequence[PageObject], stamp: str) -> Iterator[PageObject]:
    """Yield a page as large as each of these, with nothing on it but the number it has here."""
    data = [
        {
            "width": float(page.cropbox.height if page.rotation % 180 else page.cropbox.width),
            "height": float(page.cropbox.width if page.rotation % 180 else page.cropbox.height),
            "text": f"{stamp} · blz. {number}",
        }
        for number, page in enumerate(pages, 1)
    ]
    made = typst.compile(
        _STAMP,
        font_paths=fonts(),
        sys_inputs={"data": msgspec.json.encode(data).decode()},
        pdf_tags=False,
        timestamp=0,
    )
    yield from PdfReader(io.BytesIO(made)).pages


def _say(writer: PdfWriter, about: About) -> None:
    moment = f"D:{about.day:%Y%m%d}000000Z"
    writer.add_metadata(
        {
            "/Title": about.title,
            "/Author": about.council,
            "/Subject": about.reference,
            "/Keywords": _keywords(about.reference),
            "/CreationDate": moment,
            "/ModDate": moment,
        }
    )
    writer.root_object[NameObject("/Lang")] = TextStringObject("nl")
