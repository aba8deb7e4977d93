"""Pages of real documents as pictures for the guides: made by the program, drawn by PDFium."""

import datetime
import struct
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pypdfium2

from guide.clock import Clock
from raadsboek.book.documents.building import build
from raadsboek.book.documents.bundle import as_pdf
from raadsboek.book.documents.bundle_papers import gather
from raadsboek.book.documents.sorts import sort_of
from raadsboek.book.opening import open_book
from raadsboek.core.documents.document import Audience
from raadsboek.render.formats import House, format_of

_SCALE = 1.25
"""So many dots for each point: sharp enough to read, small enough to fetch."""
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_GREY = 0


class Paper(NamedTuple):
    """A document of the demo, and which of its pages is shown."""

    sort: str
    subject: str
    audience: Audience
    page: int = 0


MEETING = "V-2026-16"
"""The meeting whose bundle is shown."""
PAPERS: Mapping[str, Paper] = {
    "stuk-verslag": Paper("verslag", "V-2026-15", Audience.PUBLIC),
    "stuk-verkort": Paper("verslag", "V-2026-14", Audience.SHORT),
    "stuk-standpunten": Paper("standpunten", "D-2026-003", Audience.SHORT),
    "stuk-agenda": Paper("agenda", "V-2026-16", Audience.SHORT),
    "stuk-rooster": Paper("rooster", "", Audience.SHORT),
    "stuk-verkiezing": Paper("verkiezing", "VK-2028-01", Audience.SHORT),
    "stuk-besluitenlijst": Paper("besluitenlijst", "2026", Audience.SHORT),
    "stuk-jaarverslag": Paper("jaarverslag", "JV-2025-1", Audience.PUBLIC),
}
"""The pictures that can be drawn, by name."""


def page_pictures(folder: Path, today: datetime.date) -> dict[str, bytes]:
    """Return every picture as a PNG, made of the raadsboek at `folder`."""
    book = open_book(folder, now=Clock("09:00", today)())
    form = format_of("pdf")
    assert form is not None
    found = {}
    for name, paper in PAPERS.items():
        sort = sort_of(paper.sort)
        assert sort is not None
        built = build(book, sort, paper.subject, audience=paper.audience, today=today)
        found[name] = drawn_page(form.write(built.document, House()), paper.page)
    made = as_pdf(book, gather(book, MEETING, audience=Audience.SHORT, today=today))
    found["bundel-lijst"] = drawn_page(made.data, 0)
    book.index.close()
    return found


def drawn_page(pdf: bytes, page: int) -> bytes:
    """Return a page of a PDF as a grey PNG."""
    opened = pypdfium2.PdfDocument(pdf)
    bitmap = opened[page].render(scale=_SCALE, grayscale=True)
    raw = bytes(bitmap.buffer)
    lines = [raw[row * bitmap.stride :][: bitmap.width] for row in range(bitmap.height)]
    head = struct.pack(">IIBBBBB", bitmap.width, bitmap.height, 8, _GREY, 0, 0, 0)
    body = zlib.compress(b"".join(b"\0" + line for line in lines), 9)
    return _SIGNATURE + _chunk(b"IHDR", head) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    checked = kind + data
    return struct.pack(">I", len(data)) + checked + struct.pack(">I", zlib.crc32(checked))
