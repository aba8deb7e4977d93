"""Writing in private about coaching somebody: the note opens in the private raadsboek.

Where that lies, and that the note is made, is `book.onboarding.coaching`'s.
"""

from textual import work

from raadsboek.tui.messages import RaadsboekWanted
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.widgets.dialogs import ConfirmDialog, ask
from raadsboek.tui.working import book_work

_QUESTION = (
    "Uw aantekening over {who} komt in uw privé-raadsboek. Dat staat op deze computer in uw eigen "
    "map en gaat nooit mee: niet met de gedeelde map, niet met de overdracht, niet met een "
    "export.\n\nRaadsboek gaat nu naar uw privé-raadsboek. Met Privé in het menu komt u terug."
)


class CoachingOnScreen(BookScreen):
    """The part of a screen that goes to the note about a member."""

    @work
    async def write_about(self, wanted: str, name: str = "") -> None:
        """Ask, and go to the note in the private raadsboek."""
        question = _QUESTION.format(who=name or "dit lid")
        dialog = ConfirmDialog("Eigen aantekening", question, yes="Ga erheen", no="Niet doen")
        if await ask(self.app, dialog):
            self._go(wanted)

    @book_work
    def _go(self, wanted: str) -> None:
        from raadsboek.book.onboarding.coaching import coaching_note

        found = coaching_note(self.desk.book, wanted, is_next=True, now=self.desk.now)
        self.post_message(RaadsboekWanted(str(found.folder)))
