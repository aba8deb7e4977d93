"""Adopting and amending from the minute screen: what was typed is saved first, then what was asked.

The questions and the work are `adopting_screen`'s.
"""

from textual import on

from raadsboek.book import notes
from raadsboek.book.minutes import context_of
from raadsboek.book.recording import is_locked
from raadsboek.tui.screens.adopting_screen import AdoptingScreen
from raadsboek.tui.screens.minutes_messages import MeetingLookedAt, MeetingSaved, Told
from raadsboek.tui.screens.minutes_text import MinutesText
from raadsboek.tui.working import book_work

ADOPTING = frozenset({"verslag_vaststellen", "amendement"})
"""The actions of this part of the screen."""


class MinutesAdopting(AdoptingScreen, MinutesText):
    """The part of the minute screen that adopts."""

    _then_adopt = False
    """Whether adopting goes on once what was typed is saved."""

    def may_adopt(self, action: str) -> bool:
        """Tell if an action of `ADOPTING` can be done with the meeting as it is."""
        note = self._note
        if note is None or self.desk.book.read_only:
            return False
        return action != "amendement" or is_locked(note)

    def action_verslag_vaststellen(self) -> None:
        """Adopt earlier minutes in this meeting, or its own; what was typed is saved first."""
        if self._note is None:
            return
        if self.holds_unsaved_text:
            self._then_adopt = True
            self.action_opslaan()
        else:
            self.offer_adopting(self._note.path)

    @on(MeetingSaved)
    def _go_on_adopting(self, message: MeetingSaved) -> None:
        if self._then_adopt:
            self._then_adopt = False
            self.offer_adopting(message.note.path)

    def action_amendement(self) -> None:
        """Ask what must change in these adopted minutes."""
        if self._note is not None:
            self.ask_amendment(self._note)

    def tell_adopted(self, sentence: str) -> None:
        """Show what was done, and the meeting as it is now."""
        if self._note is not None:
            self._read_again(self._note.path, sentence)

    @book_work  # a look could be passed over for a later one
    def _read_again(self, path: str, sentence: str) -> None:
        book = self.desk.book
        note = notes.read(book, path)
        context = context_of(book, note, today=self.desk.today)
        self.post_message(MeetingLookedAt(note, context))
        self.post_message(Told(sentence))

    @on(Told)
    def _told(self, message: Told) -> None:
        self.status.say(message.sentence)
