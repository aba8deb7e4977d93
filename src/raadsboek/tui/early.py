"""The first text on screen: Vandaag as plain ANSI, from the index, before Textual is loaded.

It stands where the first frame of the program will stand, in the same colours, so that nothing
moves when the program takes over. Whatever is odd (no index, a small or plain terminal, letters of
which the width is not plain) gives no text at all: the program then starts without it. Standard
library only.
"""

import os
from collections.abc import Mapping, Sequence

from raadsboek.core.overview import Overview
from raadsboek.core.overview_fitting import Row, Span, painted
from raadsboek.core.overview_layout import first_target, painted_heading, rows
from raadsboek.tui.actions import general, today
from raadsboek.tui.actions.action import Action
from raadsboek.tui.footer_keys import FOOTER_GAP, footer, possible
from raadsboek.tui.palette import Palette

SMALLEST = (60, 12)
_TOP = 2
_BELOW = 2
"""The line for what happens and the keys."""


def drawn(
    overview: Overview, width: int, height: int, palette: Palette, colours: int
) -> bytes | None:
    """Return what to send to draw the start screen; None when it cannot be known exactly.

    `colours` is how many the terminal has: 2**24 or 256.
    """
    styles = _styles(palette, colours)
    try:
        lines = [_ansi(spans, styles) for spans in _screen(overview, width, height)]
    except _NotPlain:
        return None
    blank = styles["text"] + " " * width
    body = [lines[number] if number < len(lines) else blank for number in range(height - 1)]
    text = "".join(
        f"\x1b[{number};1H{line}" for number, line in enumerate([*body, _keys(width, styles)], 1)
    )
    return f"{text}\x1b[0m".encode()


def _screen(overview: Overview, width: int, height: int) -> list[Sequence[Span]]:
    found = rows(overview, width, measure=_plain_width)
    cursor, on_right = first_target(found)
    shown: list[Sequence[Span]] = [
        painted_heading(overview, width, measure=_plain_width),
        [Span(" " * width)],
    ]
    above = Row()
    for row in found[: height - _TOP - _BELOW]:
        shown.append(
            painted(row, width, cursor=cursor, on_right=on_right, above=above, measure=_plain_width)
        )
        above = row
    return shown


def start_actions() -> list[Action]:
    """Return what can be done on the start screen when nothing is open yet."""
    return [
        action
        for action in possible(today.ACTIONS, general.ACTIONS)
        # There is nothing to go back to, and this is where Vandaag leads.
        if action.id not in ("terug", "vandaag")
    ]


def _keys(width: int, styles: Mapping[str, str]) -> str:
    shown = footer(start_actions(), width)
    used = 1
    parts = [styles["footer"], " "]
    for action in shown:
        if used > 1:
            parts.append(FOOTER_GAP)
            used += len(FOOTER_GAP)
        parts += [styles["key"], action.key, styles["footer"], f" {action.footer}"]
        used += len(action.key) + 1 + len(action.footer)
    return "".join([*parts, " " * (width - used)])


class _NotPlain(Exception):
    """A letter whose width only a table can tell."""


def _plain_width(text: str) -> int:
    # Up to here every letter is one cell, and so are the signs of our own.
    if text.isascii() or all(mark < "\u0300" or mark in "…·●▸▾▴–—’‘“”€" for mark in text):
        return len(text)
    raise _NotPlain


def _ansi(spans: Sequence[Span], styles: Mapping[str, str]) -> str:
    return "".join(styles[span.role or "text"] + span.text for span in spans if span.text)


def _styles(palette: Palette, colours: int) -> dict[str, str]:
    def style(foreground: str, background: str = palette.background, *, bold: bool = False) -> str:
        codes = ["0", *(["1"] if bold else [])]
        codes += ["38;" + _colour(foreground, colours), "48;" + _colour(background, colours)]
        return f"\x1b[{';'.join(codes)}m"

    return {
        "text": style(palette.foreground),
        "heading": style(palette.accent, bold=True),
        "alarm": style(palette.error, bold=True),
        "accent": style(palette.accent),
        "number": style(palette.foreground, bold=True),
        "dim": style(palette.muted),
        "cursor": style(palette.cursor_text, palette.cursor, bold=True),
        "footer": style(palette.foreground, palette.footer),
        "key": style(palette.accent, palette.footer, bold=True),
    }


def _colour(written: str, colours: int) -> str:
    red, green, blue = (int(written[place : place + 2], 16) for place in (1, 3, 5))
    if colours > 256:
        return f"2;{red};{green};{blue}"
    return f"5;{_nearest(red, green, blue)}"


def _nearest(red: int, green: int, blue: int) -> int:
    """Return the colour of the 256 that Rich takes for this one (a test compares them)."""
    highest, lowest = max(red, green, blue) / 255, min(red, green, blue) / 255
    middle = (highest + lowest) / 2
    spread = highest - lowest
    divisor = highest + lowest if middle <= 0.5 else 2 - highest - lowest
    saturation = spread / divisor if spread else 0.0
    if saturation < 0.15:
        grey = round(middle * 25)
        return 16 if grey == 0 else 231 if grey == 25 else 231 + grey
    steps = [part / 95 if part < 95 else 1 + (part - 95) / 40 for part in (red, green, blue)]
    return 16 + 36 * round(steps[0]) + 6 * round(steps[1]) + round(steps[2])


def colours_of(environment: Mapping[str, str]) -> int:
    """Return how many colours the terminal has, as Rich sees it; 0 when there are too few."""
    if "NO_COLOR" in environment or environment.get("TEXTUAL_COLOR_SYSTEM", "auto") != "auto":
        return 0
    if environment.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return 1 << 24
    term = environment.get("TERM", "").strip().lower()
    return 256 if term.rpartition("-")[2] in ("256color", "kitty") else 0


def size_of(environment: Mapping[str, str], descriptor: int) -> tuple[int, int] | None:
    """Return the size that the program will have; None when there is none, or it is too small."""
    try:
        size = os.get_terminal_size(descriptor)
        width = int(environment.get("COLUMNS") or 0) or size.columns
        height = int(environment.get("LINES") or 0) or size.lines
    except (OSError, ValueError):
        return None
    return (width, height) if width >= SMALLEST[0] and height >= SMALLEST[1] else None
