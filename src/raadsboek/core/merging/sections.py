"""Merging the text of a note: by its headings first, so that another section is another place.

A heading is known again by its words, whatever its number: agenda points get other numbers when
one is put between them. Pure.
"""

import re
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from raadsboek.core.merging.lines import Clash, MergedLines, merge_lines
from raadsboek.core.merging.order import merge_order
from raadsboek.core.merging.side import Side

_BREAK = re.compile(r"\r\n|\r|\n")
_HEADING = re.compile(r"(#{1,6})[ \t]+(?:\d+[.)]?[ \t]+)?(.*)")
_FENCE = re.compile(r" {0,3}(```|~~~)")

_Name = tuple[int, str, int]


class MergedText(Struct, frozen=True):
    """The text of both sides, with \\n between its lines; where they clash one side stands."""

    text: str
    clashes: tuple[Clash, ...] = ()


def merge_text(base: str, own: str, shared: str, *, prefer: Side = Side.SHARED) -> MergedText:
    """Return `base` with the changes of both sides; `prefer` tells which stands in a clash.

    How lines end is no part of it.
    """
    texts = [_BREAK.split(text) for text in (base, own, shared)]
    merged = _by_sections(*texts, prefer=prefer)
    if merged.clashes:
        # A heading that got other words is a section that went and one that came; its lines tell.
        plain = merge_lines(*texts, prefer=prefer)
        if len(plain.clashes) < len(merged.clashes):
            merged = plain
    return MergedText("\n".join(merged.lines), merged.clashes)


def _by_sections(
    base: Sequence[str], own: Sequence[str], shared: Sequence[str], *, prefer: Side
) -> MergedLines:
    before, mine, theirs = _sections(base), _sections(own), _sections(shared)
    names = merge_order(list(before), list(mine), list(theirs))
    lines: list[str] = []
    clashes: list[Clash] = []
    for name in names:
        known = [sections.get(name, ()) for sections in (before, mine, theirs)]
        merged = merge_lines(*known, prefer=prefer)
        lines += merged.lines
        clashes += merged.clashes
    for name in before.keys() - set(names):
        # Taken away by one side; what the other side wrote in it meanwhile must not go unseen.
        left = mine.get(name, theirs.get(name, before[name]))
        if left != before[name]:
            kept = () if name in mine else left
            clashes.append(Clash(before[name], kept, left if name in mine else ()))
            if (prefer is Side.OWN) is (name in mine):
                lines += left
    return MergedLines(tuple(lines), tuple(clashes))


def _sections(lines: Sequence[str]) -> dict[_Name, tuple[str, ...]]:
    """Return the lines under each heading, heading included; what stands above has no name."""
    found: dict[_Name, list[str]] = {(0, "", 1): []}
    seen: Counter[tuple[int, str]] = Counter()
    name: _Name = (0, "", 1)
    fenced = False
    for line in lines:
        if _FENCE.match(line):
            fenced = not fenced
        heading = None if fenced else _HEADING.fullmatch(line)
        if heading is not None:
            words = (len(heading[1]), heading[2].strip().casefold())
            seen[words] += 1
            name = (*words, seen[words])
            found[name] = []
        found[name].append(line)
    return {name: tuple(lines) for name, lines in found.items()}
