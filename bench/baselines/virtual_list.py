"""A bare virtual list: a ScrollView that draws the lines in sight and nothing else."""

import sys

from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip


class Lines(ScrollView, can_focus=True):
    """As many lines as asked, each made as it comes into sight."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.virtual_size = Size(80, count)

    def action_page_down(self) -> None:
        """Go a page down at once: an animation would be measured as slowness."""
        self.scroll_page_down(animate=False)

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        number = self.scroll_offset.y + y
        text = f"A-2026-{number:05}  Reactie van HR opvragen          anna   2026-12-01  open"
        return Strip([Segment(text)]).adjust_cell_length(self.size.width)


class List(App[None]):
    """Shows the list."""

    def compose(self) -> ComposeResult:
        """Make the list."""
        yield Lines(int(sys.argv[1]))

    def on_mount(self) -> None:
        """Let the keys go to the list."""
        self.query_one(Lines).focus()


if __name__ == "__main__":
    List().run()
