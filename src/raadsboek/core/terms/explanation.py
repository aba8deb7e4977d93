"""An explanation of a date as a value: a line that says it all, and rows; and as plain lines."""

import textwrap
from collections.abc import Iterator

from msgspec import Struct

WIDTH = 78
_LABEL_WIDTH, _VALUE_WIDTH = 18, 23


class Row(Struct, frozen=True):
    """A line of an explanation: what it is about, what it is, and a remark beside it."""

    label: str
    value: str
    remark: str = ""


class Explanation(Struct, frozen=True, kw_only=True):
    """A deadline explained: one line that says it all, and the rows that it follows from."""

    heading: str
    rows: tuple[Row, ...]


def as_lines(explanation: Explanation, *, width: int = WIDTH) -> list[str]:
    """Return the heading and the rows; only an address can be wider than `width`."""
    lines = textwrap.wrap(explanation.heading, width)
    for row in explanation.rows:
        lines += _as_columns(row, width)
    return lines


def _as_columns(row: Row, width: int) -> Iterator[str]:
    first = f"  {row.label:<{_LABEL_WIDTH}} "
    body = row.value
    if row.remark and len(row.value) <= _VALUE_WIDTH:
        first += f"{row.value:<{_VALUE_WIDTH}} "
        body = row.remark
    elif row.remark:
        body = f"{row.value} · {row.remark}"
    wrapped = textwrap.wrap(
        body, width - len(first), break_long_words=False, break_on_hyphens=False
    )
    for number, line in enumerate(wrapped or [""]):
        yield f"{' ' * len(first) if number else first}{line}".rstrip()
