"""The rows of a print as plain text: every word of the text, with the numbers of its lines.

Owns where the text is cut, so that a row begins where its line does. A word is never cut or left
out: a copy that comes back is compared with the text word by word.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from raadsboek.core.meetings.corrections.own_lines import HEADING_MARK, LINE, skips_a_line, wrapped
from raadsboek.core.meetings.corrections.printed_line import PrintedLine

WIDTH = 110
"""So many characters stand on a row at most; a line of a page has about as many."""
_WORD = re.compile(r"\S+")


class PrintedRow(Struct, frozen=True, kw_only=True):
    """A row of the print; number 0 is a row that goes on, or that no page shows."""

    page: int
    number: int
    text: str
    follows_gap: bool = False


def printed_rows(body: str, lines: Sequence[PrintedLine]) -> Iterator[PrintedRow]:
    """Yield the text from first to last, then the lines that the document adds to it."""
    ahead = [line for line in lines if line.spans]
    page, at, position = 1, 0, 0
    for match in LINE.finditer(body):
        here: list[PrintedLine] = []
        while at < len(ahead) and ahead[at].start < match.end():
            here.append(ahead[at])
            at += 1
        gap = skips_a_line(body[position : match.start()])
        for line, text in _cut(body, match.start(), match.end(), here):
            page = line.page if line else page
            yield from _rows(page, line.number if line else 0, text, follows_gap=gap)
            gap = False
        position = match.end() if match[0].strip() else position
    for line in lines:
        if not line.spans:
            yield from _rows(line.page, line.number, line.text, follows_gap=line.follows_gap)


def _cut(
    body: str, start: int, end: int, lines: Sequence[PrintedLine]
) -> Iterator[tuple[PrintedLine | None, str]]:
    """Yield one line of the text in pieces, each with the printed line that it begins."""
    mark = HEADING_MARK.match(body[start:end])
    start += mark.end() if mark else 0
    if not body[start:end].strip():
        return
    if not lines or any(line.start < before.end for before, line in pairwise(lines)):
        # A row of a table goes on beside itself: it is no piece after piece.
        yield (lines[0] if lines else None), body[start:end]
        yield from ((line, "") for line in lines[1:])
        return
    cuts = [start, *(_word_at(body, line, before) for before, line in pairwise(lines)), end]
    for line, (first, last) in zip(lines, pairwise(cuts), strict=True):
        yield line, body[first : max(first, last)]


def _word_at(body: str, line: PrintedLine, before: PrintedLine) -> int:
    """Return where a line begins that follows another: a word that was cut stays with the first."""
    start = line.start
    while start > before.end and not body[start - 1].isspace():
        start -= 1
    if start == before.end and start > before.start and not body[start - 1 : start].isspace():
        rest = _WORD.match(body, start)
        return rest.end() if rest else start
    return start


def _rows(page: int, number: int, text: str, *, follows_gap: bool) -> Iterator[PrintedRow]:
    """Yield a piece as rows that are not too wide."""
    text = text.replace("\t", " ").rstrip()
    words = [found.span() for found in _WORD.finditer(text)]
    pieces = [text[start:end] for start, end in wrapped(0, words, WIDTH)] if words else [""]
    for at, piece in enumerate(pieces):
        yield PrintedRow(
            page=page,
            number=0 if at else number,
            text=piece,
            follows_gap=follows_gap and not at,
        )
