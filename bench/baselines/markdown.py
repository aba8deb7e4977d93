"""Textual's own Markdown widget, given the text of a file when Enter is pressed."""

import sys
from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Markdown, Static


class Reading(App[None]):
    """Shows a text to read, in a program that stands already."""

    BINDINGS: ClassVar[list[BindingType]] = [("enter", "read", "Lezen")]

    def compose(self) -> ComposeResult:
        """Make the line that says that the program stands."""
        yield Static("Druk op Enter.")
        yield VerticalScroll(can_focus=False)

    async def action_read(self) -> None:
        """Show the text."""
        text = Path(sys.argv[1]).read_text(encoding="utf-8")
        await self.query_one(VerticalScroll).mount(Markdown(text))


if __name__ == "__main__":
    Reading().run()
