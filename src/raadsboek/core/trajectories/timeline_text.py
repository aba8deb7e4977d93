"""A timeline as plain lines of text: for the command line and for paper."""

import textwrap
from collections.abc import Sequence

from raadsboek.core.text import visible
from raadsboek.core.trajectories.timeline import Row

_LEAST = 20
_LONGEST_ASIDE = 24
_GAP = 2


def text_lines(rows: Sequence[Row], width: int = 80) -> list[str]:
    """Return the rows as lines of at most `width` characters; long words hang below their own."""
    days = max((len(row.when) for row in rows), default=0)
    column = max((len(short_aside(row)) for row in rows), default=0)
    lines: list[str] = []
    for row in rows:
        aside = short_aside(row)
        room = max(_LEAST, width - 5 - days)
        first, *more = textwrap.wrap(
            visible(row.words), room - (len(aside) + _GAP if aside else 0)
        ) or [""]
        # Asides stand below each other, unless the words need their room.
        fits = len(first) + _GAP <= room - column
        start = f"{first:<{room - (column if fits else len(aside))}}"
        lines.append(f" {row.mark} {row.when:<{days}}  {start}{aside}".rstrip())
        lines += [" " * (5 + days) + line for line in more]
    return lines


def short_aside(row: Row) -> str:
    """Return the aside of a row as it fits beside the words."""
    aside = visible(row.aside)
    return aside if len(aside) <= _LONGEST_ASIDE else f"{aside[: _LONGEST_ASIDE - 1]}…"
