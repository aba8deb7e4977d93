"""Lines of text as the reader shows them: what they hold, how they wrap and join.

Pure: widths in cells, named roles and the notes that a stretch leads to; no colours, no widgets.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from raadsboek.core.text import visible_lines

LINK = re.compile(r"\[\[([^\[\]|\n]{1,200})(?:\|([^\[\]\n]{1,200}))?\]\]")
_PIECE = re.compile(r"(?:\S|[\u00a0\u202f])+(?:(?![\u00a0\u202f])\s)*|\s+")
"""A word with the spaces behind it; a space that may not break is part of its word."""


class Run(NamedTuple):
    """A stretch of a line with its roles: strong, code, link, ..."""

    start: int
    end: int
    roles: tuple[str, ...]


class Reference(NamedTuple):
    """A stretch of a line that leads to another note."""

    start: int
    end: int
    target: str


class Line(NamedTuple):
    """One line of a note, at most as wide as was asked for."""

    text: str
    runs: tuple[Run, ...] = ()
    references: tuple[Reference, ...] = ()


def plain(text: str, width: int) -> list[Line]:
    """Return text as it stands, wrapped to `width` cells."""
    return [
        Line(text_line[start:end].rstrip())
        for text_line in text.split("\n")
        for start, end in wrapped(text_line, width)
    ]


def title_lines(title: str, width: int) -> list[Line]:
    """Return the title of a note, wrapped, with an empty line below it; nothing without one."""
    text = visible_lines(title).replace("\n", " ")
    if not text:
        return []
    pieces = [text[start:end].rstrip() for start, end in wrapped(text, max(width, 10))]
    return [*(Line(piece, (Run(0, len(piece), ("heading2",)),)) for piece in pieces), Line("")]


def fact_lines(facts: Sequence[tuple[str, str]], width: int) -> list[Line]:
    """Return labels and values as an aligned block, for above the text."""
    if not facts:
        return []
    room = min(max(cell_len(name) for name, _ in facts), width // 3) + 2
    lines: list[Line] = []
    for name, value in facts:
        line = Line(visible_lines(name), (Run(0, len(name), ("label",)),))
        shown = with_references(Line(visible_lines(value).replace("\n", " ")))
        first = " " * max(1, room - cell_len(line.text))
        for number, part in enumerate(cut(shown, max(10, width - room))):
            lines.append(joined(line, first, part) if number == 0 else indented(" " * room, part))
    return lines


def wrapped(text: str, width: int) -> list[tuple[int, int]]:
    """Return the start and end of each piece of `text` that fits in `width` cells."""
    measure: Callable[[str], int] = len if text.isascii() else cell_len
    if measure(text) <= width:
        return [(0, len(text))]
    pieces: list[tuple[int, int]] = []
    start = position = used = 0
    for match in _PIECE.finditer(text):
        word = match.group()
        room = measure(word.rstrip())
        if used and used + room > width:
            pieces.append((start, position))
            start, used = position, 0
        position = match.end()
        used += measure(word)
        while (
            used > width and position - start > 1 and measure(text[start:position].rstrip()) > width
        ):
            end = start + _characters(text, start, width)
            pieces.append((start, end))
            start, used = end, measure(text[end:position])
    pieces.append((start, len(text)))
    return pieces


def _characters(text: str, start: int, width: int) -> int:
    used = count = 0
    for character in text[start : start + width]:
        used += cell_len(character)
        if used > width:
            break
        count += 1
    return max(1, count)


def cut(line: Line, width: int) -> Iterator[Line]:
    """Yield a line in pieces of at most `width` cells, each with its own roles."""
    for start, end in wrapped(line.text, width):
        if start == 0 and end == len(line.text):
            yield line
            return
        yield Line(
            line.text[start:end].rstrip(),
            tuple(
                Run(max(run.start, start) - start, min(run.end, end) - start, run.roles)
                for run in line.runs
                if run.start < end and run.end > start
            ),
            tuple(
                Reference(max(ref.start, start) - start, min(ref.end, end) - start, ref.target)
                for ref in line.references
                if ref.start < end and ref.end > start
            ),
        )


def indented(prefix: str, line: Line, role: str = "") -> Line:
    """Return the line with `prefix` before it, in a role if one is named."""
    if not prefix:
        return line
    return joined(Line(prefix, (Run(0, len(prefix), (role,)),) if role else ()), "", line)


def joined(first: Line, gap: str, second: Line) -> Line:
    """Return two lines as one, with `gap` between them."""
    shift = len(first.text) + len(gap)
    return Line(
        first.text + gap + second.text,
        first.runs + tuple(Run(r.start + shift, r.end + shift, r.roles) for r in second.runs),
        first.references
        + tuple(Reference(r.start + shift, r.end + shift, r.target) for r in second.references),
    )


def with_references(line: Line, roles: tuple[str, ...] = ()) -> Line:
    """Replace each [[number]] or [[number|label]] by what is read, and remember the target."""
    text = ""
    runs: list[Run] = []
    references: list[Reference] = []
    position = 0
    for match in LINK.finditer(line.text):
        text += line.text[position : match.start()]
        label = (match.group(2) or match.group(1)).strip()
        runs.append(Run(len(text), len(text) + len(label), (*roles, "link")))
        references.append(Reference(len(text), len(text) + len(label), match.group(1).strip()))
        text += label
        position = match.end()
    if not references:
        return Line(line.text, (Run(0, len(line.text), roles),) if roles else ())
    text += line.text[position:]
    if roles:
        runs.insert(0, Run(0, len(text), roles))
    return Line(text, tuple(runs), tuple(references))
