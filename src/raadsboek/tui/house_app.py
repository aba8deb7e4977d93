"""What every app of ours has: the colours of the house, literal text, and no way out to the web.

The program on an open raadsboek is one; the apps that come before there is one are others. Nothing
here knows what a raadsboek is.
"""

from collections.abc import Sequence
from typing import Literal, TypeVar

from textual.app import App
from textual.driver import Driver
from textual.filter import LineFilter

from raadsboek.core.text import visible, visible_lines
from raadsboek.tui import themes
from raadsboek.tui.boundary import ControlFilter

Result = TypeVar("Result")


class HouseApp(App[Result], inherit_bindings=False):
    """An app in the colours of the house."""

    TITLE = "Raadsboek"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, driver_class: type[Driver] | None = None) -> None:
        super().__init__(driver_class=driver_class)
        self._control_filter = ControlFilter()
        for theme in themes.THEMES:
            self.register_theme(theme)
        self.theme = themes.remembered()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Put the gate for control characters before everything that is drawn."""
        return [self._control_filter, *super().get_line_filters()]

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: Literal["information", "warning", "error"] = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Show a toast, always literally: `markup` is not obeyed."""
        super().notify(
            visible_lines(message),
            title=visible(title),
            severity=severity,
            timeout=timeout,
            markup=False,
        )

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Open nothing: an address in a note is read, not visited."""
