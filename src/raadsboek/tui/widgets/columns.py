"""Fitting text into columns of terminal cells: pure, no widgets.

A cell is one position on the screen; a wide character takes two and a combining one none.
"""

from collections.abc import Sequence

from msgspec import Struct
from rich.cells import cell_len, set_cell_size

GAP = 2
_NARROWEST = 4
_READABLE = 16


class Column(Struct, frozen=True, kw_only=True):
    """One column of a list. `wide` takes the room that is left; `right` aligns numbers.

    `last_to_go` stays when other columns must disappear, such as the day something is due.
    """

    key: str
    label: str
    wide: bool = False
    right: bool = False
    last_to_go: bool = False


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
    """Return a width per column that together fill `available` cells, gaps included.

    The `wide` column gives way first, down to a readable minimum; then columns disappear (width
    0) from the right, those that are `last_to_go` after the others. Room that is left goes to the
    wide column. So numbers and dates are whole or absent, and the first column always stays.
    """
    if not columns:
        return []
    wide = next((index for index, column in enumerate(columns) if column.wide), len(columns) - 1)
    widths = list(natural)
    least = min(widths[wide], _READABLE)
    from_the_right = range(len(widths) - 1, 0, -1)
    for index in sorted(from_the_right, key=lambda index: columns[index].last_to_go):
        if _used(widths) - widths[wide] + least <= available:
            break
        if index != wide:
            widths[index] = 0
    others = _used(widths) - widths[wide]
    widths[wide] = max(min(_NARROWEST, available), available - others)
    if _used(widths) > available:
        widths[0] = max(1, widths[0] - (_used(widths) - available))
    return widths


def _used(widths: Sequence[int]) -> int:
    shown = [width for width in widths if width]
    return sum(shown) + GAP * (len(shown) - 1)
