"""The last gate before the terminal: text from outside becomes `Content`, and a net below it.

Textual parses markup in every `str` that a widget gets (`[/]` crashes, `[OR]` disappears) and
passes control characters on to the terminal. So widgets get the `Content` that `shown` makes,
never a `str` from data. `ControlFilter` is the net for what slips past: it runs over every
segment of every frame. What counts as dangerous is decided in `core.text`, not here.
"""

from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.color import Color
from textual.content import Content
from textual.filter import LineFilter

from raadsboek.core.text import visible, visible_lines


class Part(NamedTuple):
    """A piece of a line and the style (theme variables allowed) in which it is shown."""

    text: str
    style: str = ""


def shown(text: str) -> Content:
    """Return one line from outside as literal content: no markup, no control characters."""
    return Content(visible(text))


def shown_lines(text: str) -> Content:
    """Return text of several lines from outside as literal content."""
    return Content(visible_lines(text))


def assembled(*parts: Part | str) -> Content:
    """Return one line made of parts, each literal; a plain `str` is a part without a style."""
    return Content.assemble(
        *(
            (visible_lines(part.text), part.style) if isinstance(part, Part) else shown_lines(part)
            for part in parts
        )
    )


def literal(text: str) -> str:
    """Return text of an editable line with every character in place: tabs stay tabs."""
    if text.isascii() and text.isprintable():
        return text
    return "\t".join(visible(part) for part in text.split("\t"))


class ControlFilter(LineFilter):
    """Replaces control and invisible characters, and drops terminal links, in every segment."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments made harmless; each keeps its width, so that no line shifts."""
        return [clean for segment in segments if (clean := _harmless(segment)).text]


def _harmless(segment: Segment) -> Segment:
    text, style, control = segment
    if style is not None and style.link:
        style = style.update_link(None)
        segment = Segment(text, style, control)
    if text.isascii() and text.isprintable():
        return segment
    clean = visible(text)
    if clean == text:
        return segment
    width = cell_len(text)
    return Segment(clean if cell_len(clean) == width else set_cell_size(clean, width), style)
