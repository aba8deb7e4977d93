"""Ways on for text that cannot simply be saved: try again, put it elsewhere, compare.

None of them loses text. What is done with two versions is the business of the screen itself.
"""

from textual import on

from raadsboek.book import unsaved
from raadsboek.book.elsewhere import suggested_place, write_elsewhere
from raadsboek.book.unsaved import Unsaved
from raadsboek.core.errors import RaadsboekError
from raadsboek.tui.screens.conflict import AGAIN, ELSEWHERE, SaveFailedDialog
from raadsboek.tui.screens.editor_messages import ConflictFound, WrittenElsewhere
from raadsboek.tui.screens.unsaved_screen import UnsavedScreen
from raadsboek.tui.widgets.dialogs import PromptDialog
from raadsboek.tui.working import book_work


class WaysOn(UnsavedScreen):
    """The part of a screen that asks what to do when saving failed."""

    def action_opslaan(self) -> None:
        """Save a version; may be tried again from here."""
        raise NotImplementedError

    def _ask_ways_on(self, error: RaadsboekError) -> None:
        self.app.push_screen(SaveFailedDialog(error), self._failure_answered)

    def _failure_answered(self, answer: str | None) -> None:
        typed = self._unsaved
        if answer == AGAIN:
            self.action_opslaan()
        elif answer == ELSEWHERE and typed is not None:
            self._ask_place(typed)

    def _ask_place(self, typed: Unsaved) -> None:
        def answered(place: str | None) -> None:
            if place:
                self._write_elsewhere(typed, place)

        dialog = PromptDialog(
            "Bewaar elders",
            "In welk bestand, buiten het raadsboek?",
            value=suggested_place(typed),
            check=lambda text: "" if text.strip() else "Vul een plaats in.",
        )
        self.app.push_screen(dialog, answered)

    @book_work
    def _write_elsewhere(self, typed: Unsaved, place: str) -> None:
        self.post_message(WrittenElsewhere(typed, write_elsewhere(self.desk.book, typed, place)))

    @on(WrittenElsewhere)
    def _written_elsewhere(self, message: WrittenElsewhere) -> None:
        self._warn(f"Niet in het raadsboek, wel bewaard in {message.file}")

    @book_work  # a look could be passed over for a later one, and this one must be answered
    def _compare(self, typed: Unsaved) -> None:
        self.post_message(ConflictFound(unsaved.conflict_of(self.desk.book, typed)))
