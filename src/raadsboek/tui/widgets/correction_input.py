"""The line to type a correction in; a mail with several corrections may be pasted in it."""

from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.widgets import Input


class CorrectionInput(Input):
    """One line of text. Textual keeps the first line of a paste only; here none is lost."""

    @dataclass
    class LinesPasted(Message):
        """Somebody pasted several lines: a list of corrections, or a whole text."""

        text: str

    def _on_paste(self, event: events.Paste) -> None:
        lines = [line for line in event.text.splitlines() if line.strip()]
        if len(lines) > 1:
            self.post_message(self.LinesPasted(event.text))
            event.stop()
            event.prevent_default()
            return
        super()._on_paste(event)
