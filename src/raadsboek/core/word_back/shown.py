"""What a document shows of a text, line by line, and where in the text each word stands.

Owns the way back from a word on paper to its place in the note. Marks that lay the text out are no
words: they are not shown, and stay as they are.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec import Struct

from raadsboek.core.alignment import align
from raadsboek.core.documents.blocks import Block, words_in
from raadsboek.core.documents.minutes_text import Passage, whole_passages
from raadsboek.core.meetings.corrections.following import folded
from raadsboek.core.minutes.entries import split_lines_with_ends
from raadsboek.core.remarks import blanked_remarks

_TOKEN = re.compile(r"[^\W_]+|_|[^\w\s]")


class ShownLine(Struct, frozen=True):
    """A line as the document shows it; `passage` is None when it is no line of the text."""

    text: str
    passage: int | None = None


class Token(NamedTuple):
    """A word or mark in a shown line, and where it stands in the text: None when nobody knows."""

    start: int
    end: int
    source: tuple[int, int] | None


def lines_of(blocks: Iterable[Block]) -> list[str]:
    """Return the lines that blocks show, with the spaces that count, and no empty ones."""
    said = (line for words in words_in(blocks) for line in words.split("\n"))
    return [line for line in (" ".join(one.split()) for one in said) if line]


def shown_lines(body: str) -> list[ShownLine]:
    """Return the lines that a document shows of the text of a meeting."""
    return [
        ShownLine(line, at)
        for at, passage in enumerate(whole_passages(body))
        for line in lines_of(passage.blocks)
    ]


def lines_shown(body: str, blocks: Iterable[Block]) -> list[ShownLine]:
    """Return the lines of a document of these blocks, first those of the text of its meeting."""
    text = shown_lines(body)
    lines = lines_of(blocks)
    if lines[: len(text)] != [one.text for one in text]:
        return [ShownLine(line) for line in lines]
    return [*text, *map(ShownLine, lines[len(text) :])]


class Source:
    """The text of a meeting: for each shown line, where its words stand in it."""

    def __init__(self, body: str, shown: Sequence[ShownLine]) -> None:
        """Lay the shown lines over the text that they are of, passage by passage."""
        self.body = body
        self._shown = shown
        # A remark keeps its place, and none of its words is taken for one that is shown.
        self._clear = blanked_remarks(body)
        self._starts = [0]
        for line, end in split_lines_with_ends(body):
            self._starts.append(self._starts[-1] + len(line) + len(end))
        self._passages = whole_passages(body)
        self.tokens: list[list[Token]] = [[] for _ in shown]
        by_passage: dict[int, list[int]] = {}
        for at, one in enumerate(shown):
            if one.passage is not None:
                by_passage.setdefault(one.passage, []).append(at)
        for passage, lines in by_passage.items():
            self._lay_over(self._passages[passage], shown, lines)

    def passage_of(self, at: int) -> tuple[int, int] | None:
        """Return where the passage of a shown line stands; None when it is of no passage."""
        number = self._shown[at].passage
        if number is None:
            return None
        passage = self._passages[number]
        start, end = self._starts[passage.start], self._starts[passage.end]
        return start, start + len(self.body[start:end].rstrip())

    def _lay_over(self, passage: Passage, shown: Sequence[ShownLine], lines: Sequence[int]) -> None:
        start, end = self._starts[passage.start], self._starts[passage.end]
        there = list(_TOKEN.finditer(self._clear, start, end))
        here = [(at, found) for at in lines for found in _TOKEN.finditer(shown[at].text)]
        places: list[tuple[int, int] | None] = [None] * len(here)
        blocks = align([folded(one[0]) for one in there], [folded(one[0]) for _, one in here])
        for equal, a, a_end, b, _ in blocks:
            for step in range(a_end - a if equal else 0):
                places[b + step] = there[a + step].span()
        for (at, found), place in zip(here, places, strict=True):
            self.tokens[at].append(Token(found.start(), found.end(), place))

    def rows_of(self, at: int) -> list[int]:
        """Return the lines of the text, counted from 0, in which a shown line has words."""
        rows = {self.row_at(token.source[0]) for token in self.tokens[at] if token.source}
        return sorted(rows)

    def row_at(self, place: int) -> int:
        """Return the line of the text that holds a place."""
        return bisect_right(self._starts, place, hi=len(self._starts) - 1) - 1

    def row(self, number: int) -> tuple[int, int]:
        """Return where a line of the text starts and where the next one does."""
        return self._starts[number], self._starts[number + 1]

    @property
    def rows(self) -> int:
        """How many lines the text has."""
        return len(self._starts) - 1

    def text_of(self, number: int) -> str:
        """Return a line of the text without its end."""
        start, end = self.row(number)
        return self.body[start:end].rstrip("\r\n")
