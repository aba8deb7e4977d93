"""From the lines of a page to the text that they are of: which words stand on 'p2 r8'.

Owns laying what a page shows over the text of the minutes. The pages come from the PDF itself; no
line is reckoned here.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from raadsboek.core.documents.blocks import Block
from raadsboek.core.meetings.corrections.printed_line import PrintedLine
from raadsboek.core.word_back.shown import ShownLine, Source, lines_shown

_BLANK = re.compile(r"\s+")
_SAID = re.compile(r"\w")
_EMPTY_LINE = re.compile(r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)")
_ENOUGH = 0.95
"""Of what a document shows; letters that read from right to left are drawn in another order."""
_NEAR = 400
"""So many characters further a piece is looked for that does not come next; only marks of lists
and words that were cut in two come between."""


class Piece(Struct, frozen=True):
    """Words as they stand on a numbered line; a line may be more than one piece."""

    page: int
    number: int
    text: str


class _Part(Struct, frozen=True):
    """Characters of one shown line, from `start` up to `end`."""

    line: int
    start: int
    end: int


def printed_lines(
    body: str, blocks: Iterable[Block], pieces: Iterable[Piece]
) -> tuple[PrintedLine, ...] | None:
    """Return the numbered lines of a document of `blocks`, each with the text that it shows.

    `pieces` are in reading order. A line that shows nothing of the text has no spans. None when
    the pieces are not those of this document: no place is better than a wrong one.
    """
    shown = lines_shown(body, blocks)
    source = Source(body, shown)
    lines: dict[tuple[int, int], list[_Part]] = {}
    laying = _Laying(shown)
    for piece, parts in laying.laid(pieces):
        lines.setdefault((piece.page, piece.number), []).extend(parts)
    if not laying.is_whole:
        return None
    return tuple(_with_gaps(body, _lines(shown, source, lines)))


class _Laying:
    """What a document shows as one row of characters, and which of them are on paper already."""

    def __init__(self, shown: Sequence[ShownLine]) -> None:
        self._at: list[tuple[int, int]] = []
        for line, one in enumerate(shown):
            self._at += [(line, at) for at, mark in enumerate(one.text) if not mark.isspace()]
        self._text = "".join(_BLANK.sub("", one.text) for one in shown)
        # Where the next piece can begin: a long row of a table goes on on the next page.
        self._open = [0]
        self._placed = 0

    @property
    def is_whole(self) -> bool:
        """Whether as good as all that the document shows was found on its pages."""
        return self._placed >= _ENOUGH * len(self._text)

    def laid(self, pieces: Iterable[Piece]) -> Iterator[tuple[Piece, list[_Part]]]:
        """Yield each piece with the parts of shown lines that it is."""
        for piece in pieces:
            words = _BLANK.sub("", piece.text)
            start, end = self._place(words)
            self._placed += end - start
            yield piece, self._parts(start, end)

    def _place(self, words: str) -> tuple[int, int]:
        """Return which characters a piece is; nothing for what the page adds, such as a bullet."""
        for said in filter(None, (words, words.removesuffix("-"), words.removesuffix("\u2010"))):
            for at, start in enumerate(self._open):
                if self._text.startswith(said, start):
                    self._open[at] = start + len(said)
                    return start, start + len(said)
        last = self._open[-1]
        found = self._text.find(words, last, last + _NEAR) if len(words) > 2 else -1
        if found < 0:
            return last, last
        self._open = [*self._open[-3:], found + len(words)]
        return found, found + len(words)

    def _parts(self, start: int, end: int) -> list[_Part]:
        parts: list[_Part] = []
        while start < end:
            line, first = self._at[start]
            last = min(end, start + 1)
            while last < end and self._at[last][0] == line:
                last += 1
            parts.append(_Part(line, first, self._at[last - 1][1] + 1))
            start = last
        return parts


def _lines(
    shown: Sequence[ShownLine], source: Source, lines: dict[tuple[int, int], list[_Part]]
) -> Iterator[PrintedLine]:
    for (page, number), parts in sorted(lines.items()):
        spans = [span for part in parts if (span := _span(source, part)) is not None]
        yield PrintedLine(
            page=page,
            number=number,
            text=_text(shown, parts),
            spans=tuple(_joined(source.body, spans)),
        )


def _text(shown: Sequence[ShownLine], parts: Sequence[_Part]) -> str:
    """Return what stands on a line, with the spaces that words and cells have between them."""
    text, before = "", None
    for part in parts:
        if before is not None and part.line != before.line:
            text += "  "
        elif before is not None and part.start != before.end:
            text += " "
        text += shown[part.line].text[part.start : part.end]
        before = part
    return text


def _span(source: Source, part: _Part) -> tuple[int, int] | None:
    """Return where in the text a part of a shown line stands; None when it is not of the text."""
    tokens = source.tokens[part.line]
    places = [
        # A word of which a line shows a part stands there for that part.
        (one.source[0] + max(0, part.start - one.start), one.source[1] - max(0, one.end - part.end))
        for one in tokens
        if one.source is not None and one.start < part.end and one.end > part.start
    ]
    if places:
        return places[0][0], max(end for _, end in places)
    if any(one.source for one in tokens):
        return None
    return source.passage_of(part.line)


def _joined(body: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield spans in the order of the text, those with no word between them as one."""
    kept: tuple[int, int] | None = None
    for start, end in sorted(spans):
        if kept is not None and not _SAID.search(body[kept[1] : start]):
            kept = kept[0], max(kept[1], end)
            continue
        if kept is not None:
            yield kept
        kept = start, end
    if kept is not None:
        yield kept


def _with_gaps(body: str, lines: Iterable[PrintedLine]) -> Iterator[PrintedLine]:
    """Yield lines that know if an empty line stands above them in the text."""
    end, page = 0, 0
    for line in lines:
        between = body[end : line.start] if line.spans else "\n\n" if end else ""
        gap = page == line.page and _EMPTY_LINE.search(between) is not None
        yield line.after_gap() if gap else line
        end, page = line.end if line.spans else 0, line.page
