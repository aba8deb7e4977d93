"""The emptiest Textual app that shows something: one line of text."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Empty(App[None]):
    """Shows that it stands."""

    def compose(self) -> ComposeResult:
        """Make the one line."""
        yield Static("Hier staat het.")


if __name__ == "__main__":
    Empty().run()
