"""Lines of Vandaag fitted to a width: spans with roles, two columns, folding and cutting.

Knows cells, not characters: whoever draws says how wide a text is. Standard library only, for the
first thing that is seen waits for it. What the lines say is `core.overview_layout`'s.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeAlias

ONE_COLUMN = 72
"""Narrower screens than this get one column."""

MARGIN = 1

Measure: TypeAlias = Callable[[str], int]
"""Tells how many cells a text takes."""


class Span(NamedTuple):
    """A piece of a line: its text and the role that gives it its colour."""

    text: str
    role: str = ""


class Line(NamedTuple):
    """A line of one column; `target` is what it opens, `hang` how far a second line is indented."""

    spans: tuple[Span, ...] = ()
    target: str = ""
    hang: int = 0


class Row(NamedTuple):
    """A line of the screen: what stands in the left column and in the right one."""

    left: Line = Line()
    right: Line = Line()


def right_column(width: int) -> int:
    """Return where the right column begins; 0 when there is one column."""
    return 0 if width < ONE_COLUMN else min(width * 11 // 20, 84)


def painted(
    row: Row, width: int, *, cursor: str, on_right: bool, above: Row, measure: Measure = len
) -> list[Span]:
    """Return a row in exactly `width` cells; the lines of the target `cursor` stand out.

    The first of them gets a mark too: colour is never the only signal. `above` is the row before.
    """
    middle = right_column(width)
    if not middle:
        return _half(row.left, width, cursor, above.left.target, measure)
    left, right = ("", cursor) if on_right else (cursor, "")
    return [
        *_half(row.left, middle - 1, left, above.left.target, measure),
        *_half(row.right, width - middle + 1, right, above.right.target, measure),
    ]


def _half(line: Line, width: int, cursor: str, above: str, measure: Measure) -> list[Span]:
    text = "".join(span.text for span in line.spans)
    filling = " " * max(0, width - 1 - measure(text))
    if not cursor or line.target != cursor:
        return [Span(" "), *line.spans, Span(filling)]
    mark = " " if above == cursor else "▸"
    return [Span(f"{mark}{text}{filling}", "cursor")]


def fitted(text: str, width: int, measure: Measure = len) -> str:
    """Return `text` in exactly `width` cells: filled up, or cut with an ellipsis."""
    shorter = cut(text, width, measure)
    return shorter + " " * (width - measure(shorter))


def cut(text: str, width: int, measure: Measure = len) -> str:
    """Return `text` in at most `width` cells, with an ellipsis when something had to go."""
    if measure(text) <= width:
        return text
    end = min(len(text), max(width - 1, 0))
    while end and measure(text[:end]) > width - 1:
        end -= 1
    return text[:end].rstrip() + "…"


def folded(lines: Iterable[Line], width: int, measure: Measure) -> Iterable[Line]:
    """Yield lines cut to a width; one with a hang gets a second line before anything is cut."""
    for line in lines:
        yield from _fold(line, width, measure)


def _fold(line: Line, width: int, measure: Measure) -> Iterable[Line]:
    text = "".join(span.text for span in line.spans)
    if measure(text) <= width:
        yield line
        return
    if not line.hang:
        yield line._replace(spans=_cut_spans(line.spans, width, measure))
        return
    *before, last = line.spans
    taken = sum(measure(span.text) for span in before)
    head, tail = _broken(last.text, width - taken, measure)
    yield Line((*before, last._replace(text=head)), line.target)
    rest = cut(tail, width - line.hang, measure)
    yield Line((Span(" " * line.hang), last._replace(text=rest)), line.target)


def _broken(text: str, width: int, measure: Measure) -> tuple[str, str]:
    """Break a text at a space so that the first part fits."""
    words = text.split(" ")
    head = ""
    while words and measure(f"{head} {words[0]}".strip()) <= width:
        head = f"{head} {words.pop(0)}".strip()
    if not head:
        return cut(text, width, measure), ""
    return head.removesuffix(" ·"), " ".join(words).removeprefix("· ")


def _cut_spans(spans: Sequence[Span], width: int, measure: Measure) -> tuple[Span, ...]:
    kept: list[Span] = []
    room = width
    for span in spans:
        if measure(span.text) > room:
            kept.append(span._replace(text=cut(span.text, room, measure)))
            break
        kept.append(span)
        room -= measure(span.text)
    return tuple(kept)
