"""The parts of a document as values: headings, paragraphs, lists, tables, charts, and words.

Text here is visible already: no control character, tab or line end is in it. Nesting is at most
`DEEPEST` blocks deep; what was typed deeper stands as it was typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from msgspec import Struct

from raadsboek.core.charts.chart import Chart
from raadsboek.core.charts.telling import alt_of

DEEPEST = 40


class Words(Struct, frozen=True):
    """Words on one line that look the same."""

    text: str
    bold: bool = False
    italic: bool = False
    struck: bool = False
    code: bool = False


class Link(Struct, frozen=True):
    """Words that lead somewhere: to a safe address, or to the note with a number."""

    words: tuple[Words, ...]
    address: str = ""
    number: str = ""


class LineBreak(Struct, frozen=True):
    """The next words begin on a new line of the same paragraph."""


Inline: TypeAlias = Words | Link | LineBreak
Inlines: TypeAlias = tuple[Inline, ...]


class Heading(Struct, frozen=True):
    """The title of a part; the title of the document itself is level 1, so these begin at 2."""

    level: int
    inlines: Inlines


class Paragraph(Struct, frozen=True):
    """Running text."""

    inlines: Inlines


class Items(Struct, frozen=True):
    """A list; `start` is the number of its first item, None when it has points."""

    items: tuple[tuple[Block, ...], ...]
    start: int | None = None


class Table(Struct, frozen=True):
    """A table; each row has as many cells as the header.

    `widths` are parts of the whole, one a column; () leaves them to the format.
    """

    header: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    widths: tuple[int, ...] = ()


class Quote(Struct, frozen=True):
    """Text that somebody else said."""

    blocks: tuple[Block, ...]


class Verbatim(Struct, frozen=True):
    """Text of several lines that stands exactly as it was typed."""

    text: str


class Rule(Struct, frozen=True):
    """A line across the page."""


class Figure(Struct, frozen=True):
    """A chart: a picture where the format has pictures, else lines of text."""

    chart: Chart


Block: TypeAlias = Heading | Paragraph | Items | Table | Quote | Verbatim | Rule | Figure


def plain_words(inlines: Iterable[Inline]) -> str:
    """Return words without how they look; a new line is a line end."""
    return "".join(_plain(one) for one in inlines)


def words_in(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield all text of blocks in reading order, a paragraph, cell or line at a time."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield plain_words(block.inlines)
            case Items():
                for item in block.items:
                    yield from words_in(item)
            case Table():
                for row in (block.header, *block.rows):
                    yield from map(plain_words, row)
            case Quote():
                yield from words_in(block.blocks)
            case Verbatim():
                yield block.text
            case Rule():
                continue
            case Figure():
                yield alt_of(block.chart)


def _plain(inline: Inline) -> str:
    match inline:
        case Words():
            return inline.text
        case Link():
            return "".join(words.text for words in inline.words)
        case LineBreak():
            return "\n"
