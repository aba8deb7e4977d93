"""Finding the place in a text of what was changed in a shown line: which characters become what.

A change whose words cannot all be found in the text has no place, and is told instead. It must not
decide what is taken over.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from raadsboek.core.difference import Run, RunKind
from raadsboek.core.documents.blocks import plain_words
from raadsboek.core.documents.parsing import parse_words
from raadsboek.core.word_back.shown import Source, Token

_MARKS = re.compile(r"([\\`*_\[\]<&~|])")


class Edit(Struct, frozen=True):
    """`text[start:end]` becomes `new`."""

    start: int
    end: int
    new: str


class Unplaced(Struct, frozen=True):
    """A change that has no place in the text: the words then, and the words now."""

    old: str
    new: str


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """Return the text with edits in it that do not overlap; at one place the first comes first."""
    placed = sorted(enumerate(edits), key=lambda one: (one[1].start, one[1].end, one[0]))
    for _, edit in reversed(placed):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


def typed(words: str) -> str:
    """Return words as they are typed in a note: marks that would lay them out are kept apart."""
    said = " ".join(words.split())
    return words if plain_words(parse_words(words)) == said else _MARKS.sub(r"\\\1", words)


def changes_in(runs: Sequence[Run]) -> Iterator[tuple[int, int, str]]:
    """Yield which characters (start, end) of the old line became what."""
    at, start, new = 0, -1, ""
    for run in runs:
        if run.kind is RunKind.SAME:
            if start >= 0:
                yield start, at, new
            start, new = -1, ""
            at += len(run.text)
            continue
        start = at if start < 0 else start
        if run.kind is RunKind.REMOVED:
            at += len(run.text)
        else:
            new += run.text
    if start >= 0:
        yield start, at, new


def place_of(source: Source, at: int, start: int, end: int, new: str) -> Edit | None:
    """Return where a change of a shown line belongs in the text; None when nobody knows."""
    tokens = source.tokens[at]
    within = [one for one in tokens if one.start < end and one.end > start]
    if within:
        return _replaced(source, within, start, end, new)
    before = [one for one in tokens if one.end <= start]
    after = [one for one in tokens if one.start >= end]
    if before and before[-1].source:
        place = before[-1].source[1] + start - before[-1].end
        return Edit(place, place + end - start, typed(new))
    if after and after[0].source:
        place = after[0].source[0] - (after[0].start - end)
        return Edit(place - (end - start), place, typed(new))
    return None


def _replaced(
    source: Source, within: Sequence[Token], start: int, end: int, new: str
) -> Edit | None:
    places = [one.source for one in within if one.source is not None]
    if len(places) < len(within):
        return None
    left = within[0].start - start
    right = end - within[-1].end
    first, last = places[0][0] - left, places[-1][1] + right
    if first > last or "\n" in source.body[first:last].strip():
        return None
    gaps = (source.body[first : places[0][0]], source.body[places[-1][1] : last])
    if any(gap.strip() for gap in gaps):
        return None
    return Edit(first, last, typed(new))
