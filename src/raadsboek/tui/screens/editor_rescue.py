"""When a note cannot be saved just like that: the disk refuses, or somebody else was faster.

Every way on is offered and none of them loses text. Saving itself is the editor's.
"""

from contextlib import suppress

from textual import on

from raadsboek.book import notes, unsaved
from raadsboek.book.finding import present_path
from raadsboek.book.unsaved import Unsaved
from raadsboek.core.errors import ChangedOnDisk, InvalidInput, RaadsboekError
from raadsboek.core.note import Note
from raadsboek.tui.messages import ActionFailed
from raadsboek.tui.screens.conflict import MINE, THEIRS, conflict_dialog
from raadsboek.tui.screens.editor_messages import (
    ConflictFound,
    KeptForLater,
    NoteLookedAt,
    WrittenElsewhere,
)
from raadsboek.tui.screens.editor_note import OpenNoteScreen
from raadsboek.tui.screens.ways_on import WaysOn
from raadsboek.tui.working import book_look, book_work


class RescuingScreen(OpenNoteScreen, WaysOn):
    """An open note whose text survives what goes wrong."""

    # -- when saving fails --------------------------------------------------------------------

    def on_action_failed(self, message: ActionFailed) -> None:
        """Offer a way on for the text; a note that cannot be read at all is left."""
        note, error = self._note, message.error
        self._saving = self._leaving = False
        if note is None:
            self._go("")
            return
        message.stop()
        self._warn("Niet opgeslagen.")
        self._keep_draft()
        if isinstance(error, InvalidInput) and self._shown_in_form(error):
            return
        typed = self._unsaved
        if isinstance(error, ChangedOnDisk) and error.path == note.path and typed:
            self._compare(typed)
        else:
            self._ask_ways_on(error)

    def _shown_in_form(self, error: InvalidInput) -> bool:
        """Show problems beside their fields; False when they are about something else."""
        form = self._form
        first = error.problems[0].key if error.problems else ""
        if form is None or not form.has_field(first):
            return False
        form.show_problems(error.problems)
        form.focus_key(first)
        self._warn("Niet opgeslagen: verbeter eerst de velden met een !")
        return True

    @on(WrittenElsewhere)
    def _know_elsewhere(self, message: WrittenElsewhere) -> None:
        self._elsewhere = message.typed

    # -- what others did meanwhile ------------------------------------------------------------

    @on(ConflictFound)
    def _conflict_found(self, message: ConflictFound) -> None:
        theirs = message.conflict.theirs
        if message.conflict.difference.empty:
            self._renew(theirs)
            self._keep_draft()
            self.status.say("Wat u typte, stond al zo op de schijf.")
            return

        def decided(answer: str | None) -> None:
            typed = self._unsaved
            if answer == MINE:
                self._know(theirs)
                self.action_opslaan()
            elif answer == THEIRS and typed is not None:
                self._put_aside(typed)
            else:
                self._warn("Niet opgeslagen; uw tekst staat in een concept.")

        self.app.push_screen(
            conflict_dialog(message.conflict, self.called, self.desk.today), decided
        )

    @book_work
    def _put_aside(self, typed: Unsaved) -> None:
        book, now = self.desk.book, self.desk.now
        unsaved.keep_for_later(book, typed, now=now)
        self.post_message(KeptForLater(notes.read(book, present_path(book, typed.opened)), now))

    @on(KeptForLater)
    def _kept_for_later(self, message: KeptForLater) -> None:
        self._drafted = False
        self._renew(message.note)
        self.status.say(f"Uw tekst is bewaard als concept van {message.moment:%H:%M}.")

    def _renew(self, note: Note) -> None:
        """Show a note that changed elsewhere in place of what is here."""
        place = self.editor.cursor_location
        self._show(note)
        self.editor.move_cursor(place)
        if self._form is not None:
            self._form.kept(self._form.typed, note.meta)
            self._form.check()

    def on_screen_resume(self) -> None:
        """Look whether the note changed while another screen was on top."""
        if self._note is not None:
            self._look_again(self._note)

    @book_look
    def _look_again(self, seen: Note) -> None:
        # Nobody asked for this look: what keeps us from it will be told when it matters.
        with suppress(RaadsboekError):
            book = self.desk.book
            self.post_message(NoteLookedAt(notes.read(book, present_path(book, seen))))

    @on(NoteLookedAt)
    def _looked_at(self, message: NoteLookedAt) -> None:
        if self._note is None or self._saving or message.note.digest == self._note.digest:
            return
        if self.holds_unsaved_text:
            self._is_changed_elsewhere = True
            self._warn_changed_elsewhere()
        else:
            self._renew(message.note)
