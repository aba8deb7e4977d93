"""What a search answers with: a note, and the piece of text in which the words stand."""

from typing import NamedTuple

from raadsboek.index.rows import Found

_START, _END = "\x02", "\x03"
MAXIMUM_EXCERPT = 600
"""Characters of an excerpt: sixteen words fit, unless a word is no word."""


class Hit(NamedTuple):
    """A note that matches; `excerpt` is a piece of its text as (text, is a match) parts.

    `attachment` is the name of its attachment that the excerpt is of, '' for its own text.
    `without_text` are those of its attachments that hold no text to search in, as scans do.
    """

    note: Found
    excerpt: tuple[tuple[str, bool], ...]
    attachment: str = ""
    without_text: tuple[str, ...] = ()


Scored = tuple[float, Hit]
"""A hit with its score: the lowest is the best."""


def parts_of(excerpt: str) -> tuple[tuple[str, bool], ...]:
    """Split an excerpt at the marks around its matches."""
    parts: list[tuple[str, bool]] = []
    for number, piece in enumerate(excerpt.split(_START)):
        matched, mark, rest = piece.partition(_END)
        if number and mark:
            parts += [(matched, True), (rest, False)]
        else:
            parts.append((piece.replace(_END, ""), False))
    return tuple(part for part in parts if part[0])
