"""The start menu as an app of its own, where there is no raadsboek yet to stand on."""

import datetime
from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import BindingType

from raadsboek.book.recent import Recent
from raadsboek.core.errors import RaadsboekError
from raadsboek.tui import keys
from raadsboek.tui.desk import Desk
from raadsboek.tui.house_app import HouseApp
from raadsboek.tui.messages import RaadsboekWanted
from raadsboek.tui.screens.start_menu import StartMenuScreen
from raadsboek.tui.widgets.dialogs import ProblemDialog

_GENERAL = ("hulp", "terug", "afsluiten")


class StartMenuApp(HouseApp[str], inherit_bindings=False):
    """Asks which raadsboek to open: a folder, '' for a new one, None when the user stops."""

    CSS_PATH = "../app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        binding for binding in keys.bindings(keys.ANYWHERE) if binding.id in _GENERAL
    ]

    def __init__(
        self,
        clock: Callable[[], datetime.datetime],
        known: Sequence[Recent],
        failure: RaadsboekError | None = None,
    ) -> None:
        """Show the raadsboeken in `known`; `failure` says why the last chosen did not open."""
        super().__init__()
        self._menu = StartMenuScreen(Desk(None, clock), known=known)
        self._failure = failure

    def on_mount(self) -> None:
        """Show the list."""
        self.push_screen(self._menu)
        if self._failure is not None:
            self.push_screen(ProblemDialog(self._failure))

    def on_raadsboek_wanted(self, message: RaadsboekWanted) -> None:
        """Answer."""
        self.exit(message.folder)

    def action_hulp(self) -> None:
        """Show what can be done here."""
        from raadsboek.tui.widgets.help_dialog import HelpDialog

        actions = [
            one for one in keys.ACTIONS if one.scope == StartMenuScreen.SCOPE or one.id == "hulp"
        ]
        self.push_screen(HelpDialog(actions))

    def action_terug(self) -> None:
        """Stop."""
        self.exit()

    def action_afsluiten(self) -> None:
        """Stop."""
        self.exit()
