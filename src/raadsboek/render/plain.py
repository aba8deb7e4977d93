"""A document as plain text, to paste in a message or to read on any computer.

Lines are at most 76 characters wide, as mail programs like them; a table keeps its columns where
they fit, else each row is told by its labels. Nothing is said by how it looks alone.
"""

import math
import textwrap
from collections.abc import Iterable, Iterator, Sequence

from raadsboek.core.charts.plotting import plot
from raadsboek.core.documents.blocks import (
    Block,
    Figure,
    Heading,
    Inlines,
    Items,
    Link,
    Paragraph,
    Quote,
    Rule,
    Table,
    Verbatim,
    plain_words,
)
from raadsboek.core.documents.document import Document
from raadsboek.render.formats import House
from raadsboek.render.table_sides import right_columns

WIDTH = 76
_LEAST = 24
"""No text is made narrower than this, however deep it stands."""
_GAP = "  "
_TIGHT = 12
"""A column with less room than this breaks words: then rows are told by their labels."""


def write(document: Document, house: House) -> bytes:
    """Return the text, with a mark in front by which Notepad knows its letters."""
    del house
    return "\n".join([*document_lines(document), ""]).replace("\n", "\r\n").encode("utf-8-sig")


def document_lines(document: Document) -> Iterator[str]:
    """Yield a whole document as lines."""
    yield from _wrapped(document.title, WIDTH)
    yield "=" * min(WIDTH, max(map(len, _wrapped(document.title, WIDTH))))
    yield ""
    if document.is_draft:
        yield from ["CONCEPT", ""]
    width = max((len(label) for label, _ in document.facts), default=0) + 2
    for label, said in document.facts:
        yield from _hanging(f"{label}:".ljust(width), said, WIDTH)
    yield from [""] if document.facts else []
    yield from block_lines(document.blocks)
    yield from ["", "-" * WIDTH]
    if document.closing:
        yield from _wrapped(document.closing, WIDTH)
    yield from _wrapped(document.full_foot, WIDTH)


def block_lines(blocks: Iterable[Block], width: int = WIDTH) -> Iterator[str]:
    """Yield blocks as lines, with an empty line between two of them."""
    first = True
    for block in blocks:
        if not first:
            yield ""
        first = False
        yield from _block(block, width)


def _block(block: Block, width: int) -> Iterator[str]:
    match block:
        case Heading():
            lines = _wrapped(_words(block.inlines), width)
            yield from lines
            yield ("-" if block.level == 2 else "·") * max(map(len, lines), default=0)
        case Paragraph():
            yield from _wrapped(_words(block.inlines), width)
        case Items():
            yield from _items(block, width)
        case Table():
            yield from _table(block, width)
        case Quote():
            inner = block_lines(block.blocks, max(_LEAST, width - 2))
            yield from (f"> {line}".rstrip() for line in inner)
        case Verbatim():
            yield from block.text.split("\n")
        case Rule():
            yield "-" * width
        case Figure():
            yield from plot(block.chart, width)


def _items(block: Items, width: int) -> Iterator[str]:
    last = (block.start or 0) + len(block.items)
    room = len(f"{last}. ") if block.start is not None else 2
    for place, item in enumerate(block.items):
        mark = "- " if block.start is None else f"{block.start + place}. "
        lines = list(block_lines(item, max(_LEAST, width - room))) or [""]
        yield f"{mark.ljust(room)}{lines[0]}".rstrip()
        yield from (f"{' ' * room}{line}".rstrip() for line in lines[1:])


def _table(block: Table, width: int) -> Iterator[str]:
    header = [_words(cell) for cell in block.header]
    rows = [[_words(cell) for cell in row] for row in block.rows]
    widths = _widths(header, rows, width)
    if not widths:
        yield from _as_records(header, rows, width)
        return
    sides = right_columns(block)
    for row in [header, ["-" * one for one in widths], *rows]:
        yield from _row(row, widths, sides)


def _widths(header: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Return the widths of the columns; [] when they do not fit beside each other."""
    columns = list(zip(header, *rows, strict=True))
    natural = [max(len(line) for cell in one for line in cell.split("\n")) for one in columns]
    room = width - len(_GAP) * (len(columns) - 1)
    if sum(natural) <= room:
        return natural
    # Short columns keep what they need; the others share what is left, the fullest the most.
    fixed = {at: one for at, one in enumerate(natural) if one <= room // len(columns)}
    left = room - sum(fixed.values())
    wanted = sum(math.sqrt(one) for at, one in enumerate(natural) if at not in fixed)
    widths = [fixed.get(at, int(math.sqrt(one) * left / wanted)) for at, one in enumerate(natural)]
    longest = [max(len(word) for cell in one for word in [*cell.split(), ""]) for one in columns]
    tight = any(
        got < min(_TIGHT, need) or got < min(word, _TIGHT)
        for got, need, word in zip(widths, natural, longest, strict=True)
    )
    return [] if tight else widths


def _row(cells: Sequence[str], widths: Sequence[int], sides: Sequence[bool]) -> Iterator[str]:
    wrapped = [_wrapped(cell, width) for cell, width in zip(cells, widths, strict=True)]
    for at in range(max(map(len, wrapped), default=0)):
        parts = [
            f"{lines[at] if at < len(lines) else '':{'>' if side else '<'}{width}}"
            for lines, width, side in zip(wrapped, widths, sides, strict=True)
        ]
        yield _GAP.join(parts).rstrip()


def _as_records(header: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    room = max(map(len, header), default=0) + 2
    for place, row in enumerate(rows):
        yield from [""] if place else []
        for label, cell in zip(header, row, strict=True):
            if cell:
                yield from _hanging(f"{label}:".ljust(room), cell, width)


def _hanging(start: str, text: str, width: int) -> Iterator[str]:
    lines = _wrapped(text, max(_LEAST, width - len(start)))
    yield f"{start}{lines[0]}".rstrip()
    yield from (f"{' ' * len(start)}{line}".rstrip() for line in lines[1:])


def _wrapped(text: str, width: int) -> list[str]:
    """Return text as lines; words that are longer than a line, such as addresses, stay whole."""
    found: list[str] = []
    for line in text.split("\n"):
        found += textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) or [""]
    return found or [""]


def _words(inlines: Inlines) -> str:
    """Return words, with the address of each link behind it."""
    parts = []
    for one in inlines:
        said = plain_words((one,))
        shown = isinstance(one, Link) and one.address and one.address != said
        parts.append(f"{said} ({one.address})" if shown and isinstance(one, Link) else said)
    return "".join(parts)
