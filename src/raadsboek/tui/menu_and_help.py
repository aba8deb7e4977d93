"""Choosing what to do by its name: the menu, the help, and other colours, on every screen alike.

Which actions there are is `keys`'; a screen says which it can do now.
"""

from functools import partial

from raadsboek.tui import keys, themes
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.time_travel import TimeTravel


class MenuAndHelp(TimeTravel, inherit_bindings=False):
    """The part of the app that tells what can be done here."""

    def possible_actions(self) -> list[keys.Action]:
        """Return the actions that can be done on the present screen at this moment."""
        scope = self.screen.SCOPE if isinstance(self.screen, BookScreen) else keys.ANYWHERE
        return [
            action
            for action in keys.on_screen(scope)
            if self.offers(action)
            and (self if action.scope == keys.ANYWHERE else self.screen).check_action(
                action.method, ()
            )
        ]

    def action_menu(self) -> None:
        """Choose an action by name."""
        from raadsboek.tui.widgets.action_menu import ActionMenu

        self.push_screen(ActionMenu(self.possible_actions()), self._do_chosen)

    async def _do_chosen(self, identifier: str | None) -> None:
        for action in keys.ACTIONS:
            if action.id == identifier:
                await self.run_action(action.command)

    def action_hulp(self) -> None:
        """Show what can be done here."""
        from raadsboek.tui.widgets.help_dialog import HelpDialog

        self.push_screen(HelpDialog(self.possible_actions()))

    def action_thema(self) -> None:
        """Choose other colours."""
        from raadsboek.tui.widgets.dialogs import Choice, ChoiceDialog

        choices = [Choice(name, label) for name, label in themes.LABELS.items()]
        dialog = ChoiceDialog("Welke kleuren wilt u?", choices, current=self.theme)
        self.push_screen(dialog, self._use_theme)

    def _use_theme(self, name: str | None) -> None:
        if name is not None:
            self.theme = name
            self.run_worker(partial(themes.remember, name), thread=True)
