"""Saving the text of the minutes, and the ways on when that fails or others changed the note.

Both texts stay, whatever is chosen: in the history, in a draft or in the editor.
"""

from contextlib import suppress

from textual import on

from raadsboek.book import notes, unsaved
from raadsboek.book.drafts import KeptDraft
from raadsboek.book.finding import present_path
from raadsboek.book.minutes import context_of
from raadsboek.book.unsaved import Unsaved
from raadsboek.core.attendance import ATTENDANCE_KEYS
from raadsboek.core.errors import ChangedOnDisk, RaadsboekError
from raadsboek.core.minutes.context import Context
from raadsboek.core.note import Note, Value
from raadsboek.tui.messages import ActionFailed
from raadsboek.tui.screens.conflict import MINE, THEIRS, conflict_dialog
from raadsboek.tui.screens.editor_messages import ConflictFound, KeptForLater
from raadsboek.tui.screens.minutes_drafts import MinutesDrafts
from raadsboek.tui.screens.minutes_messages import MeetingLookedAt, MeetingSaved
from raadsboek.tui.screens.ways_on import WaysOn
from raadsboek.tui.working import book_look, book_work


class MinutesText(MinutesDrafts, WaysOn):
    """The part of the minute screen that saves the text."""

    _then_record = False
    """Whether recording goes on once the text of this window is chosen over another."""

    @property
    def note_in_front(self) -> str:
        """The meeting."""
        return self._note.path if self._note else ""

    def action_vastleggen(self) -> None:
        """Record the minutes; a conflict that was met on the way goes on from here."""
        raise NotImplementedError

    # -- saving -------------------------------------------------------------------------------

    def action_opslaan(self) -> None:
        """Save a version of the text."""
        typed = self._unsaved
        if typed is not None:
            self._save(typed, self._draft)
        elif self._note is not None:
            self.status.say("Alles is al opgeslagen.")

    def save_keys(self, changes: dict[str, Value | None]) -> None:
        """Save a version in which only these keys are different; the text waits."""
        if self._note is not None:
            # As long as they are not saved they belong to what is unsaved.
            self._changes |= changes
            self._save(Unsaved(opened=self._note, changes=dict(self._changes), body=None), None)

    @book_work
    def _save(self, typed: Unsaved, draft: KeptDraft | None) -> None:
        book, now = self.desk.book, self.desk.now
        if typed.body is None and draft is None:
            # The draft stays: it may hold text that waits.
            saved = notes.save(book, typed.opened, changes=typed.changes, body=None, now=now)
        else:
            saved = unsaved.save(book, typed, now=now, draft=draft)
        self._overtake(typed.opened, saved)
        context = context_of(book, saved, today=now.date())
        self.post_message(MeetingSaved(saved, context, typed, now))

    @on(MeetingSaved)
    def _saved(self, message: MeetingSaved) -> None:
        sent = message.sent
        if sent.body is not None:
            self.editor.kept(sent.body)
            self._drafted = False
            self._draft, self._older_base = None, ""
        self._changes = {
            key: value for key, value in self._changes.items() if key not in sent.changes
        }
        self.know(message.note, message.context)
        # What was typed since, or not sent, belongs to the note as it is now.
        self._keep_draft()
        self.status.say(f"Opgeslagen {message.moment:%H:%M} · {_in_words(sent)}")
        if self._then_record and sent.body is not None:
            self._then_record = False
            self.action_vastleggen()

    # -- when saving fails --------------------------------------------------------------------

    def on_action_failed(self, message: ActionFailed) -> None:
        """Offer a way on for the text; a meeting that cannot be read at all is left."""
        note, error = self._note, message.error
        if note is None:
            self._go("")
            return
        message.stop()
        self._leaving = False
        self.status.say("Niet opgeslagen.", warning=True)
        self._keep_draft()
        if isinstance(error, ChangedOnDisk) and error.path == note.path:
            self._compare(self._unsaved or Unsaved(opened=note, changes={}, body=None))
        else:
            self._ask_ways_on(error)

    # -- what others did meanwhile ------------------------------------------------------------

    @on(ConflictFound)
    def _conflict_found(self, message: ConflictFound) -> None:
        conflict = message.conflict
        if conflict.difference.empty:
            # Nothing of ours is at stake: take over what others wrote.
            self._then_record = False
            self._look_again(conflict.theirs)
            self.status.say("De vergadering was elders gewijzigd; dat is overgenomen.")
            return

        def decided(answer: str | None) -> None:
            typed = self._unsaved
            if answer == MINE and typed is not None:
                mine = Unsaved(opened=conflict.theirs, changes=typed.changes, body=typed.body)
                self._save(mine, self._draft)
                return
            self._then_record = False
            if answer == THEIRS and typed is not None:
                self._put_aside(typed)
            else:
                self.status.say("Niet opgeslagen; uw tekst staat in een concept.", warning=True)

        self.app.push_screen(conflict_dialog(conflict, self.called, self.desk.today), decided)

    @book_work
    def _put_aside(self, typed: Unsaved) -> None:
        book, now = self.desk.book, self.desk.now
        unsaved.keep_for_later(book, typed, now=now)
        theirs = notes.read(book, present_path(book, typed.opened))
        self._overtake(typed.opened, theirs)
        self.post_message(KeptForLater(theirs, now))

    @on(KeptForLater)
    def _kept_for_later(self, message: KeptForLater) -> None:
        self._drafted = False
        self._draft = None
        if self._facts is not None:
            self._renew(message.note, self._facts)
        self._look_again(message.note)
        self.status.say(f"Uw tekst is bewaard als concept van {message.moment:%H:%M}.")

    def _renew(self, note: Note, context: Context) -> None:
        """Show a meeting that changed elsewhere in place of what is here."""
        row = self.editor.cursor_location[0]
        self.open_text(note, context)
        self.editor.go_to(row)

    def on_screen_resume(self) -> None:
        """Look whether the meeting changed while another screen was on top."""
        if self._note is not None:
            self._look_again(self._note)

    @book_look
    def _look_again(self, seen: Note) -> None:
        # Nobody asked for this look: what keeps us from it will be told when it matters.
        with suppress(RaadsboekError):
            book = self.desk.book
            note = notes.read(book, present_path(book, seen))
            context = context_of(book, note, today=self.desk.today)
            self.post_message(MeetingLookedAt(note, context))

    @on(MeetingLookedAt)
    def _looked_at(self, message: MeetingLookedAt) -> None:
        note, now = self._note, message.note
        if note is None:
            return
        if now.digest == note.digest:
            if message.context != self._facts:
                self.know(now, message.context)
        elif not self.holds_unsaved_text:
            self._renew(now, message.context)
        elif now.body == note.body and not self._changes:
            # Only keys changed elsewhere; the text that was typed goes with them.
            self.know(now, message.context)
        else:
            self.status.say(
                "Deze notulen zijn elders gewijzigd; bij opslaan kiest u wat blijft.", warning=True
            )


def _in_words(sent: Unsaved) -> str:
    """Say what was saved, as `Unsaved.what` does, with one word for who is there."""
    keys = ["aanwezigheid" if key in ATTENDANCE_KEYS else key for key in sent.changes]
    return ", ".join(dict.fromkeys([*keys, *([] if sent.body is None else ["tekst"])]))
