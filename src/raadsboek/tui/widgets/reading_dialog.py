"""A text over a screen, for reading: that of a file which others made."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from raadsboek.tui.widgets.dialog import Dialog
from raadsboek.tui.widgets.reader import Reader


class ReadingDialog(Dialog[None]):
    """Shows a text from its beginning, with labels and values above it."""

    DEFAULT_CSS = """
    ReadingDialog {
        & > Vertical { width: 100; max-width: 98%; height: 90%; max-height: 96%; padding: 0 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "cancel", "Terug", show=False)]

    def __init__(self, title: str, text: str, *, facts: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(title)
        self._text = text
        self._told = tuple(facts)

    def compose_body(self) -> ComposeResult:
        """Yield the text."""
        yield Reader()

    def on_mount(self) -> None:
        """Show it from its beginning."""
        self.query_one(Reader).show(self._text, facts=self._told)
