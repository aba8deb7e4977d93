"""A list of options whose cursor is seen without colour: a mark in front of its line.

The mark takes the first cell of a line, which whoever fills the list leaves blank.
"""

from rich.segment import Segment
from textual.strip import Strip
from textual.widgets import OptionList

MARGIN = " "
"""What every line begins with, where the mark can come."""


class MarkedList(OptionList):
    """Options of one line each, with a mark at the cursor."""

    def render_line(self, y: int) -> Strip:
        """Draw a line; the one under the cursor begins with the mark."""
        strip = super().render_line(y)
        if self.highlighted is None or not strip.text.startswith(MARGIN):
            return strip
        first = next(iter(strip))
        if first.style is None or first.style.meta.get("option") != self.highlighted:
            return strip
        return Strip.join([Strip([Segment("▸", first.style)], 1), strip.crop(1)])
