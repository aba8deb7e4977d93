"""A bare TextArea with the text of a file in it, the cursor at the end of a line."""

import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import TextArea


class Typing(App[None]):
    """Shows a text to type in."""

    def __init__(self, text: str, line: int) -> None:
        super().__init__()
        self._text = text
        self._line = line

    def compose(self) -> ComposeResult:
        """Make the text area."""
        yield TextArea(self._text, soft_wrap=True)

    def on_mount(self) -> None:
        """Put the cursor where the typing happens."""
        area = self.query_one(TextArea)
        area.move_cursor((self._line, len(area.document.get_line(self._line))))
        area.focus()


if __name__ == "__main__":
    Typing(Path(sys.argv[1]).read_text(encoding="utf-8"), int(sys.argv[2])).run()
