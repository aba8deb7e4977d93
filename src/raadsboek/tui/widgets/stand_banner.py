"""The line on top of every screen of an earlier day: which day it is, and how to leave.

Clicking it leaves too.
"""

from textual import events
from textual.content import Content
from textual.widget import Widget

from raadsboek.tui.boundary import Part, assembled


class StandBanner(Widget):
    """Says of which day this raadsboek is."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    StandBanner {
        height: 1;
        width: 1fr;
        padding: 0 1;
        background: $warning;
        color: $background;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    """

    def __init__(self, title: str) -> None:
        """Name the day, as `title` words it."""
        super().__init__()
        self._title = title

    def render(self) -> Content:
        """Draw the line."""
        return assembled(
            Part("^N terug naar nu", "bold"), f" · stand op {self._title} · alleen lezen"
        )

    async def on_click(self, event: events.Click) -> None:
        """Leave."""
        event.stop()
        await self.app.run_action("app.nu")
