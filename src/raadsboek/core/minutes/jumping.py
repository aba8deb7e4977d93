"""Jumping from agenda point to agenda point."""

from raadsboek.core.minutes.parsing import parse


def next_item_line(body: str, line: int) -> int | None:
    """Return the line of the first agenda point below a line, or None at the last."""
    return next((item.start for item in parse(body).items if item.start > line), None)


def previous_item_line(body: str, line: int) -> int | None:
    """Return the line of the last agenda point above a line, or None at the first."""
    return next((item.start for item in reversed(parse(body).items) if item.start < line), None)
