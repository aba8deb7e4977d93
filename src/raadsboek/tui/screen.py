"""What all screens share: the desk, keeping drafts, and leaving without losing text."""

from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen

from raadsboek.tui.desk import Desk

if TYPE_CHECKING:  # what a list is made of need not be loaded before the first screen stands
    from raadsboek.tui.screens.list_wanted import Wanted


class BookScreen(Screen[None]):
    """A screen on the open raadsboek.

    A subclass sets `SCOPE` and `BINDINGS = keys.bindings(SCOPE)` and ends with
    `Footer(self.SCOPE)`. One that holds unsaved text also overrides the last three members.
    """

    SCOPE: ClassVar[str] = ""
    SHOWS_ORGAN: ClassVar[bool] = False
    """Whether the screen shows the notes of one organ, so that another one can be chosen here."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._says_private = False

    def on_mount(self) -> None:
        """Say on top that this is the private raadsboek, and of which day it is if not of now."""
        self.say_private()
        if self.desk.stand:
            from raadsboek.tui.widgets.stand_banner import StandBanner

            self.mount(StandBanner(self.desk.stand), before=0)

    def say_private(self) -> None:
        """Say on top that this is the private raadsboek, as soon as that is known."""
        if self.desk.is_private and not self._says_private:
            from raadsboek.tui.widgets.private_banner import PrivateBanner

            self._says_private = True
            self.mount(PrivateBanner(), before=0)

    @property
    def note_in_front(self) -> str:
        """The number or path of the note that the user is at; '' when there is none."""
        return ""

    @property
    def list_in_front(self) -> "Wanted | None":
        """The list that is on the screen; None when there is none."""
        return None

    @property
    def year_in_front(self) -> str:
        """The year that the screen is of; '' when it is of no year."""
        return ""

    @property
    def holds_unsaved_text(self) -> bool:
        """Whether there is text that is not in a note yet."""
        return False

    def write_draft(self) -> None:
        """Write unsaved text to its draft, now: the program may be about to end.

        May raise `RaadsboekError` or `OSError`; the app goes on with the other screens.
        """

    def book_opened(self) -> None:
        """Do what had to wait for the whole raadsboek, without hurrying it."""

    def notes_differ(self) -> None:
        """Show again what comes from the index: the folder turned out to be different."""

    def sharing_differs(self) -> None:
        """Show how the raadsboek stands to its shared place, for a screen that tells more of it."""

    def organ_chosen(self) -> None:
        """Show what is of the organ that the desk shows now; for a screen that lists notes."""

    def may_change(self) -> bool:
        """Tell if something can be changed here; if not, say why."""
        why = self.desk.book.read_only
        if why:
            self.notify(f"{why} (^N)" if self.desk.is_of_the_past else why, severity="warning")
        return not why

    def leave(self) -> None:
        """Go back to the screen below; a screen with unsaved text asks first."""
        self.app.pop_screen()
