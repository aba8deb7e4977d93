"""The line on top of every screen of the private raadsboek: nobody writes in it by mistake.

It only says where one is; the way there and back is `going_private`'s.
"""

from textual.content import Content
from textual.widget import Widget

from raadsboek.tui.boundary import Part, assembled


class PrivateBanner(Widget):
    """Says that this raadsboek is the user's alone."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    PrivateBanner {
        height: 1;
        width: 1fr;
        padding: 0 1;
        background: $accent;
        color: $background;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    """

    def render(self) -> Content:
        """Draw the line."""
        return assembled(
            Part("Privé", "bold"), " · alleen voor u · gaat nooit mee bij delen of overdracht"
        )
