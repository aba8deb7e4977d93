"""Fitting text into columns of terminal cells: pure, no widgets.

A cell is one position on the screen; a wide character takes two and a combining one none.
"""

from collections.abc import Sequence

from msgspec import Struct
from rich.cells import cell_len, set_cell_size

GAP = 2
_NARROWEST = 4


class Column(Struct, frozen=True, kw_only=True):
    """One column of a list. `wide` takes the room that is left; `right` aligns numbers."""

    key: str
    label: str
    wide: bool = False
    right: bool = False


def width_of(text: str) -> int:
    """Return the number of cells that `text` takes."""
    return len(text) if text.isascii() else cell_len(text)


def cut(text: str, width: int, *, right: bool = False) -> str:
    """Return `text` in exactly `width` cells: padded, or cut with an ellipsis."""
    length = width_of(text)
    if length == width:
        return text
    if length < width:
        padding = " " * (width - length)
        return padding + text if right else text + padding
    if width <= 1:
        return "…"[:width]
    return set_cell_size(text, width - 1) + "…"


def natural_widths(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> list[int]:
    """Return the width that each column would like: its widest cell among `rows`, or its label."""
    widths = [width_of(column.label) + 2 for column in columns]
    for row in rows:
        for index, cell in enumerate(row[: len(widths)]):
            widths[index] = max(widths[index], width_of(cell))
    return widths


def fit(columns: Sequence[Column], natural: Sequence[int], available: int) -> list[int]:
    """Return widths that together fill `available` cells, gaps between the columns included.

    Too little room is taken from the widest column each time, so that short columns (numbers,
    dates) stay whole; room that is left goes to the first `wide` column, else to the last.
    """
    if not columns:
        return []
    room = max(available - GAP * (len(columns) - 1), len(columns))
    widths = list(natural)
    while sum(widths) > room:
        widest = max(range(len(widths)), key=lambda index: (widths[index], columns[index].wide))
        if widths[widest] <= 1:
            break
        others = sorted(widths)
        step = widths[widest] - (others[-2] if len(others) > 1 else _NARROWEST)
        widths[widest] -= max(1, min(step, sum(widths) - room))
    spare = room - sum(widths)
    if spare > 0:
        target = next((i for i, column in enumerate(columns) if column.wide), len(columns) - 1)
        widths[target] += spare
    return widths
