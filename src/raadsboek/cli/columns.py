"""Laying out plain text: rows as aligned columns, and long lines that hang below their begin.

Light to import, for quick answers.
"""

from collections.abc import Iterable, Sequence

from raadsboek.core.text import visible

BELOW = "      "
"""How far in a line stands that belongs to the one above it."""

_GAP = "  "
_WIDTH = 78


def aligned(header: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return a line per row under a header; no rows gives no lines. Cells are made harmless."""
    cells = [[visible(cell) for cell in row] for row in rows]
    if not cells:
        return []
    columns = [_laid(*column) for column in zip(header, *cells, strict=True)]
    return [_GAP.join(row).rstrip() for row in zip(*columns, strict=True)]


def _laid(header: str, *cells: str) -> list[str]:
    """Return a column, each cell as wide as the widest; amounts of money to the right."""
    told = list(cells)
    is_money = any(told) and all(cell.startswith("€ ") for cell in told if cell)
    if is_money:
        from raadsboek.core.money import cents_lacking

        lacking = cents_lacking(told)
        told = [cell if not cell or "," in cell else f"{cell}{lacking}" for cell in told]
    told.insert(0, header)
    width = max(map(_width, told))
    if is_money:
        return [" " * (width - _width(cell)) + cell for cell in told]
    return [cell + " " * (width - _width(cell)) for cell in told]


def hanging(text: str, first: str = BELOW) -> str:
    """Return text as lines that fit a terminal; the lines after the first stand further in."""
    from textwrap import fill

    return fill(
        text,
        width=_WIDTH,
        initial_indent=first,
        subsequent_indent=BELOW,
        break_on_hyphens=False,
    )


def _width(cell: str) -> int:
    """Return how many columns a terminal gives to a cell."""
    if cell.isascii():
        return len(cell)
    from unicodedata import combining, east_asian_width

    return sum(
        0 if combining(character) else 2 if east_asian_width(character) in "WF" else 1
        for character in cell
    )
