"""Which words stand on which numbered line of a PDF: read from the pages themselves.

The lines are those that typst laid out; none is reckoned here. It reads pages of our own making,
in the one form in which typst writes them, and no file of anybody else.
"""

import io
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from msgspec.structs import replace
from pypdf import PageObject, PdfReader
from pypdf.generic import DictionaryObject, StreamObject

from raadsboek.core.documents.document import Document
from raadsboek.core.meetings.corrections.on_paper import Piece
from raadsboek.render.pdf import write_plain

_END_OF_RUN = b"\nET"
_PLACE = re.compile(rb"q ([-\d.]+) ([-\d.]+) [-\d.]+ [-\d.]+ ([-\d.]+) ([-\d.]+) cm")
_FONT = re.compile(rb"/(\w+) ([\d.]+) Tf")
# A glyph is two bytes of which the first is never a sign: a parenthesis before a sign ends it all.
_STRING = re.compile(rb"\((.*?)\)(?=-?[\d.]+[(<]|\]TJ|Tj)|<([0-9A-Fa-f]+)>", re.DOTALL)
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_UNESCAPED = {
    **{b"\\%o" % byte: bytes([byte]) for byte in range(256)},
    **{b"\\%03o" % byte: bytes([byte]) for byte in range(256)},
    **{b"\\" + mark: mark for mark in (b"(", b")", b"\\")},
    b"\\n": b"\n",
    b"\\r": b"\r",
    b"\\t": b"\t",
    b"\\b": b"\b",
    b"\\f": b"\f",
}
_MEANING = re.compile(rb"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>")

_NUMBER_SIZE = 8
_MARGIN = 70
"""Numbers stand to the left of this, in points, and nothing else does."""
_SAME_LINE = 5
"""So many points words may stand above or below the foot of their number: a cell in small type."""


class _Run(NamedTuple):
    """Words that were drawn in one go, with the place of the first of them."""

    x: float
    y: float
    size: float
    text: str


def page_lines(document: Document) -> list[Piece]:
    """Return what stands on the numbered lines of a document as PDF, in reading order.

    Raises `NotLaidOut`.
    """
    reader = PdfReader(io.BytesIO(write_plain(replace(document, has_line_numbers=True))))
    known: dict[int, Mapping[int, str]] = {}
    pieces: list[Piece] = []
    for number, page in enumerate(reader.pages, 1):
        contents = page.get_contents()
        if contents is not None:
            fonts = _fonts(page, known)
            pieces += _pieces(number, list(_runs(contents.get_data(), fonts)))
    return pieces


def _fonts(page: PageObject, known: dict[int, Mapping[int, str]]) -> dict[bytes, Mapping[int, str]]:
    """Return the fonts of a page by name: what each glyph stands for; `known` grows."""
    resources = page["/Resources"]
    assert isinstance(resources, DictionaryObject)
    by_name = resources["/Font"]
    assert isinstance(by_name, DictionaryObject)
    found: dict[bytes, Mapping[int, str]] = {}
    for name in by_name:
        font = by_name[name]
        assert isinstance(font, DictionaryObject)
        if id(font) not in known:
            meaning = font["/ToUnicode"]
            assert isinstance(meaning, StreamObject)
            known[id(font)] = _letters(meaning.get_data())
        found[name.removeprefix("/").encode()] = known[id(font)]
    return found


def _pieces(page: int, runs: list[_Run]) -> Iterator[Piece]:
    """Yield the words beside each number; what has none, such as the foot, is left out."""
    numbers = {run.y: int(run.text) for run in runs if _is_number(run)}
    heights = sorted(numbers)
    for run in runs:
        if _is_number(run):
            continue
        at = bisect_left(heights, run.y)
        near = min(heights[max(0, at - 1) : at + 1], key=lambda y: abs(y - run.y), default=None)
        if near is not None and abs(near - run.y) <= _SAME_LINE:
            yield Piece(page, numbers[near], run.text)


def _is_number(run: _Run) -> bool:
    return run.size == _NUMBER_SIZE and run.x < _MARGIN and run.text.isdecimal()


def _runs(drawn: bytes, fonts: Mapping[bytes, Mapping[int, str]]) -> Iterator[_Run]:
    """Yield all words of a page in the order in which they were drawn, none that are aslant."""
    for part in drawn.split(_END_OF_RUN):
        places = _PLACE.findall(part)
        font = _FONT.search(part)
        if not places or font is None or float(places[-1][1]):
            continue
        x, y = map(float, places[-1][2:])
        glyphs = b"".join(map(_bytes_of, _STRING.finditer(part, font.end())))
        text = glyphs.decode("utf-16-be", "replace").translate(fonts[font[1]])
        yield _Run(x, y, float(font[2]), text)


def _bytes_of(string: re.Match[bytes]) -> bytes:
    if string[2] is not None:
        return bytes.fromhex(string[2].decode())
    # Half of all bytes are this one, and it is never the second of a glyph.
    said = string[1].replace(b"\\000", b"\0")
    return _ESCAPED.sub(lambda escape: _UNESCAPED.get(escape[0], escape[1]), said)


def _letters(meaning: bytes) -> dict[int, str]:
    """Return what each glyph of a font stands for."""
    return {
        int(one[1], 16): bytes.fromhex(one[2].decode()).decode("utf-16-be", "replace")
        for one in _MEANING.finditer(meaning)
    }
