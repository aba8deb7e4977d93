"""Aligning two series of lines or words, at a cost that stays about linear.

The series are cut at what occurs once in both, and what remains between two cuts is compared
exactly only when it is small; a larger piece counts as replaced.
"""

import bisect
import difflib
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeAlias

EXACT_CELLS = 40_000
"""Up to this many pairs of lines or words, a piece is compared exactly."""

_DEPTH = 8

Block: TypeAlias = tuple[bool, int, int, int, int]
"""(equal, start and end in the old series, start and end in the new one)."""


def align(old: Sequence[str], new: Sequence[str]) -> list[Block]:
    """Return blocks that cover the whole of both series, in order, equal and unequal in turn."""
    found: list[Block] = []
    for block in _compare(old, new, 0, len(old), 0, len(new), _DEPTH):
        if block[1] == block[2] and block[3] == block[4]:
            continue
        if found and found[-1][0] is block[0]:
            found[-1] = (block[0], found[-1][1], block[2], found[-1][3], block[4])
        else:
            found.append(block)
    return found


def _compare(
    old: Sequence[str], new: Sequence[str], a: int, a_end: int, b: int, b_end: int, depth: int
) -> Iterator[Block]:
    start_a, start_b = a, b
    while a < a_end and b < b_end and old[a] == new[b]:
        a, b = a + 1, b + 1
    yield True, start_a, a, start_b, b
    last_a, last_b = a_end, b_end
    while a < a_end and b < b_end and old[a_end - 1] == new[b_end - 1]:
        a_end, b_end = a_end - 1, b_end - 1
    if (a_end - a) * (b_end - b) <= EXACT_CELLS:
        yield from _exact(old, new, a, a_end, b, b_end)
    else:
        anchors = _anchors(old, new, a, a_end, b, b_end) if depth else []
        if not anchors:
            yield False, a, a_end, b, b_end
        else:
            for anchor_a, anchor_b in [*anchors, (a_end, b_end)]:
                if anchor_a >= a and anchor_b >= b:
                    yield from _compare(old, new, a, anchor_a, b, anchor_b, depth - 1)
                    a, b = anchor_a, anchor_b
    yield True, a_end, last_a, b_end, last_b


def _exact(
    old: Sequence[str], new: Sequence[str], a: int, a_end: int, b: int, b_end: int
) -> Iterator[Block]:
    if a == a_end or b == b_end:
        yield False, a, a_end, b, b_end
        return
    matcher = difflib.SequenceMatcher(_is_blank, old[a:a_end], new[b:b_end], autojunk=False)
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        yield tag == "equal", a + i, a + i_end, b + j, b + j_end


def _is_blank(text: str) -> bool:
    """Blank lines and spaces are everywhere: they must not decide what belongs together."""
    return not text.strip()


def _anchors(
    old: Sequence[str], new: Sequence[str], a: int, a_end: int, b: int, b_end: int
) -> list[tuple[int, int]]:
    """Return the longest rising series of places whose text occurs once in both pieces."""
    once_old, once_new = Counter(old[a:a_end]), Counter(new[b:b_end])
    place = {new[at]: at for at in range(b, b_end) if once_new[new[at]] == 1}
    pairs = [
        (at, place[old[at]])
        for at in range(a, a_end)
        if once_old[old[at]] == 1 and old[at] in place
    ]
    tails: list[int] = []
    tail_pairs: list[int] = []
    previous: list[int] = []
    for index, (_, at) in enumerate(pairs):
        length = bisect.bisect_left(tails, at)
        previous.append(tail_pairs[length - 1] if length else -1)
        tails[length : length + 1] = [at]
        tail_pairs[length : length + 1] = [index]
    series: list[tuple[int, int]] = []
    index = tail_pairs[-1] if tail_pairs else -1
    while index >= 0:
        series.append(pairs[index])
        index = previous[index]
    return series[::-1]
