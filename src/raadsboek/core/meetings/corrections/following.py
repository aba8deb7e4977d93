"""Following words from one text into another: where is now what stood there then.

Two texts of the same minutes are laid over each other word by word. White space is between words
and never part of one; how a quote mark or a dash is drawn makes no difference.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct

from raadsboek.core.alignment import Block, align

_WORD = re.compile(r"\S+")
_DRAWN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′", "'"),
        **dict.fromkeys("“”„‟″", '"'),
        **dict.fromkeys("\u2010\u2011–", "-"),
        "\u00ad": "",
        "\u200b": "",
        "\ufeff": "",
        "…": "...",
    }
)


class Word(NamedTuple):
    """A word and where it stands."""

    start: int
    end: int
    text: str


def folded(text: str) -> str:
    """Return text as it compares: without what a word processor redraws by itself."""
    return text if text.isascii() else text.translate(_DRAWN)


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Return the words of a text, or of a part of it."""
    return [
        Word(one.start(), one.end(), one[0])
        for one in _WORD.finditer(text, start, len(text) if end is None else end)
    ]


class Followed(Struct, frozen=True):
    """Two series of words laid over each other: the words then, the words now."""

    before: Sequence[Word]
    after: Sequence[Word]
    blocks: Sequence[Block]

    def turned(self) -> "Followed":
        """Return the same the other way around."""
        return Followed(
            self.after,
            self.before,
            [(equal, b, b_end, a, a_end) for equal, a, a_end, b, b_end in self.blocks],
        )

    def words_within(self, start: int, end: int) -> tuple[int, int]:
        """Return the first word then that stands at or after `start`, and the one past `end`."""
        first = bisect_right(self.before, start, key=lambda word: word.end)
        last = bisect_left(self.before, end, key=lambda word: word.start)
        return first, max(first, last)

    def now(self, first: int, last: int) -> tuple[int, int]:
        """Return the words now (first, past the last) that stand where those words stood."""
        start, end = len(self.after), len(self.after)
        for equal, a, a_end, b, _ in self.blocks:
            if a <= first < a_end or (first == a == a_end):
                start = b + (first - a if equal else 0)
                break
        for equal, a, a_end, b, b_end in self.blocks:
            if a < last <= a_end:
                end = b + (last - a) if equal else b_end
                break
        else:
            end = start
        return start, max(start, end)

    def unchanged(self, first: int, last: int) -> int | None:
        """Return where these words stand now when all are there, next to each other; else None."""
        for equal, a, a_end, b, _ in self.blocks:
            if equal and a <= first and last <= a_end:
                return b + first - a
        return None

    def between(self, first: int, last: int) -> tuple[int, int]:
        """Return the words now (first, past the last) between the neighbours of those words."""
        start, end = 0, len(self.after)
        for equal, a, a_end, b, b_end in self.blocks:
            if a < first <= a_end:
                start = b + first - a if equal else b_end
            if a <= last < a_end:
                end = b + last - a if equal else b
                break
        return start, max(start, end)

    def span_now(self, start: int, end: int) -> tuple[int, int]:
        """Return the part of the text now that stands where this part stood."""
        first, last = self.now(*self.words_within(start, end))
        if first == last:
            at = self.after[first].start if first < len(self.after) else self._end
            return at, at
        return self.after[first].start, self.after[last - 1].end

    @property
    def _end(self) -> int:
        return self.after[-1].end if self.after else 0


def follow(before: Sequence[Word], after: Sequence[Word]) -> Followed:
    """Lay two series of words over each other."""
    blocks = align([folded(word.text) for word in before], [folded(word.text) for word in after])
    return Followed(before, after, blocks)


def follow_text(before: str, after: str) -> Followed:
    """Lay two texts over each other word by word."""
    return follow(words_of(before), words_of(after))
