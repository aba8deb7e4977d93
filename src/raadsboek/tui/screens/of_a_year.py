"""What the screens of one year share: which year is shown, and choosing another one."""

from collections.abc import Mapping

from textual import work

from raadsboek.tui.desk import Desk
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.screens.year_plan_forms import year_prompt
from raadsboek.tui.widgets.dialogs import ask


def year_wanted(arguments: Mapping[str, str]) -> int:
    """Return the year that a screen is asked for; 0 for that of today."""
    typed = arguments.get("jaar", "")
    return int(typed) if typed.isascii() and typed.isdecimal() else 0


class OfAYear(BookScreen):
    """A screen of a year of one organ. A subclass looks in `look`."""

    def __init__(self, desk: Desk, arguments: Mapping[str, str]) -> None:
        super().__init__(desk)
        self.year = year_wanted(arguments)

    def on_mount(self) -> None:
        """Show the year that was asked for, or that of today."""
        self.year = self.year or self.desk.today.year
        self.look()

    def look(self) -> object:
        """Work out the year, and show it."""
        raise NotImplementedError

    @property
    def year_in_front(self) -> str:
        """The year that is shown."""
        return str(self.year)

    def organ_chosen(self) -> None:
        """Show the year of the other organ."""
        self.look()

    @work
    async def action_ander_jaar(self) -> None:
        """Ask for a year and show it."""
        typed = await ask(self.app, year_prompt(self.year + 1))
        if typed is not None:
            self.year = int(typed)
            self.look()
