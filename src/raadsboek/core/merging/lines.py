"""Merging lines: what either side changed is done, and only the same line changed twice clashes.

Lines are texts without their line break. Pure; it must not know what a line means.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from raadsboek.core.alignment import align
from raadsboek.core.merging.side import Side

_ALIKE = 0.6
_FEW = 2
"""So many words at least do lines share that say the same thing in two ways."""


class Clash(Struct, frozen=True):
    """Lines that both sides changed, each in its own way."""

    base: tuple[str, ...]
    shared: tuple[str, ...]
    own: tuple[str, ...]


class MergedLines(Struct, frozen=True):
    """The lines of both sides; where they clash, those of one side stand."""

    lines: tuple[str, ...]
    clashes: tuple[Clash, ...] = ()


class _Hunk(Struct, frozen=True):
    """The lines `start` to `end` of the base become these on one side."""

    start: int
    end: int
    lines: tuple[str, ...]


def merge_lines(
    base: Sequence[str], own: Sequence[str], shared: Sequence[str], *, prefer: Side = Side.SHARED
) -> MergedLines:
    """Return `base` with the changes of both sides; `prefer` tells which stands in a clash.

    Lines that both sides add at one place are both kept, those that others have first, unless they
    look alike: then they are two ways to say one thing.
    """
    merged: list[str] = []
    clashes: list[Clash] = []
    position = 0
    for start, end, ours, theirs in _regions(_hunks(base, own), _hunks(base, shared)):
        merged += base[position:start]
        position = end
        here = tuple(base[start:end])
        mine, other = _applied(base, start, end, ours), _applied(base, start, end, theirs)
        if mine == other or not ours:
            merged += other
        elif not theirs:
            merged += mine
        elif start == end and (both := _both(mine, other)) is not None:
            merged += both
        else:
            clashes.append(Clash(here, other, mine))
            merged += other if prefer is Side.SHARED else mine
    merged += base[position:]
    return MergedLines(tuple(merged), tuple(clashes))


def _hunks(base: Sequence[str], side: Sequence[str]) -> list[_Hunk]:
    found: list[_Hunk] = []
    for equal, start, end, new_start, new_end in align(base, side):
        if equal:
            continue
        new = tuple(side[new_start:new_end])
        if len(new) in (0, end - start):
            # So many lines for as many: each for its own, so that its neighbour is free.
            found += [
                _Hunk(start + at, start + at + 1, new[at : at + 1])
                for at in range(end - start)
                if new[at : at + 1] != tuple(base[start + at : start + at + 1])
            ]
        else:
            found.append(_Hunk(start, end, new))
    return found


def _regions(
    own: Sequence[_Hunk], shared: Sequence[_Hunk]
) -> Iterator[tuple[int, int, list[_Hunk], list[_Hunk]]]:
    """Yield pieces of the base with the hunks of both sides in them; two pieces never overlap."""
    waiting = sorted(
        [(hunk.start, hunk.end, 0, hunk) for hunk in own]
        + [(hunk.start, hunk.end, 1, hunk) for hunk in shared],
        key=lambda item: item[:3],
    )
    while waiting:
        start, end, side, hunk = waiting.pop(0)
        sides: tuple[list[_Hunk], list[_Hunk]] = ([], [])
        sides[side].append(hunk)
        while waiting and _overlaps(start, end, waiting[0][3]):
            _, next_end, side, hunk = waiting.pop(0)
            sides[side].append(hunk)
            end = max(end, next_end)
        yield start, end, *sides


def _overlaps(start: int, end: int, hunk: _Hunk) -> bool:
    """Tell if a hunk that does not start before this piece changes something in it."""
    if start == end:
        return hunk.start == hunk.end == start
    return hunk.start < end and (hunk.end > hunk.start or hunk.start > start)


def _applied(base: Sequence[str], start: int, end: int, hunks: Sequence[_Hunk]) -> tuple[str, ...]:
    lines: list[str] = []
    position = start
    for hunk in hunks:
        lines += [*base[position : hunk.start], *hunk.lines]
        position = hunk.end
    return (*lines, *base[position:end])


def _both(own: Sequence[str], shared: Sequence[str]) -> list[str] | None:
    """Return what two sides added at one place, one after the other; None when they look alike."""
    lines: list[str] = []
    for equal, start, end, own_start, own_end in align(shared, own):
        theirs, mine = shared[start:end], own[own_start:own_end]
        if not equal and any(_alike(one, other) for one in theirs for other in mine):
            return None
        lines += theirs if equal else [*theirs, *mine]
    return lines


def _alike(one: str, other: str) -> bool:
    words, others = _words(one), _words(other)
    common = (words & others).total()
    return common >= _FEW and 2 * common >= _ALIKE * (words.total() + others.total())


def _words(line: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", line.casefold()))
