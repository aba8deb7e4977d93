"""A question about more than fits a screen."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from raadsboek.tui.widgets.dialogs import ConfirmDialog


class LongConfirmDialog(ConfirmDialog):
    """A question about much: what it is about can be scrolled, the buttons stay in sight."""

    DEFAULT_CSS = """
    LongConfirmDialog VerticalScroll { height: auto; max-height: 34vh; scrollbar-size-vertical: 1; }
    """

    def compose_question(self) -> ComposeResult:
        """Yield what is asked, in a part of its own."""
        with VerticalScroll():
            yield from super().compose_question()
