"""Dividing a text into pages and lines by itself, where no page of it was laid out.

The same text always gives the same lines.
"""

import re
from collections.abc import Iterator, Sequence

from raadsboek.core.meetings.corrections.printed_line import PrintedLine

WIDTH = 72
"""So many characters fit on a line; a longer word is never broken."""
PAGE_LINES = 44
"""So many numbered lines stand on a page. Empty lines have no number."""

LINE = re.compile(r"[^\r\n]+")
HEADING_MARK = re.compile(r" {0,3}#{1,6}[ \t]+(?=\S)")
_LINE_END = re.compile(r"\r\n|\n|\r")
_WORD = re.compile(r"\S+")


def own_lines(body: str) -> Iterator[PrintedLine]:
    """Yield the numbered lines of a text; a line is a piece of the text."""
    page, number, gap = 1, 0, False
    for start, end in _pieces(body):
        if start == end:
            gap = True
            continue
        if number == PAGE_LINES:
            page, number = page + 1, 0
        number += 1
        text = body[start:end].replace("\t", " ")
        yield PrintedLine(
            page=page,
            number=number,
            text=text,
            spans=((start, end),),
            follows_gap=gap and number > 1,
        )
        gap = False


def _pieces(body: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each printed line; an empty piece is one or more empty lines."""
    position = 0
    for match in LINE.finditer(body):
        if skips_a_line(body[position : match.start()]):
            yield match.start(), match.start()
        position = match.end()
        mark = HEADING_MARK.match(match[0])
        start = match.start() + (mark.end() if mark else 0)
        words = [
            (start + one.start(), start + one.end()) for one in _WORD.finditer(body[start:position])
        ]
        if not words:
            yield start, start
            continue
        yield from wrapped(start, words)


def skips_a_line(between: str) -> bool:
    """Tell if the line ends between two lines of a text leave an empty line."""
    return len(_LINE_END.findall(between)) > 1


def wrapped(
    start: int, words: Sequence[tuple[int, int]], width: int = WIDTH
) -> Iterator[tuple[int, int]]:
    """Yield the pieces of one line of the text; blanks at its beginning stay."""
    last = words[0][1]
    for word_start, word_end in words[1:]:
        if word_end - start > width:
            yield start, last
            start = word_start
        last = word_end
    yield start, last
