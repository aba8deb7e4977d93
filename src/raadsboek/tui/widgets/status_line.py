"""The line above the footer: what was saved and when. It only shows; it does not know why."""

import datetime

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from raadsboek.tui.boundary import Part, assembled


class StatusLine(Widget):
    """One quiet line, with a mark in front when something needs attention."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    StatusLine {
        height: 1;
        width: 1fr;
        padding: 0 1;
        color: $foreground-muted;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    """

    text: reactive[str] = reactive("")
    warning: reactive[bool] = reactive(False)

    def say(self, text: str, *, warning: bool = False) -> None:
        """Show a sentence; a warning also gets an exclamation mark."""
        self.text = text
        self.warning = warning

    def saved(self, moment: datetime.datetime) -> None:
        """Show when the text was saved."""
        self.say(f"Opgeslagen {moment:%H:%M}")

    def draft_kept(self, moment: datetime.datetime) -> None:
        """Show when unsaved text was last kept in a draft."""
        self.say(f"Concept bewaard {moment:%H:%M}")

    def render(self) -> Content:
        """Draw the line."""
        if self.warning:
            return assembled(Part("! ", "bold $warning"), Part(self.text, "$warning"))
        return assembled(self.text)
