"""Saving the agenda that was put together, and the ways on when that fails or others changed it.

Both agendas stay, whatever is chosen: in the history, in a draft or on the screen.
"""

from contextlib import suppress

from msgspec.structs import replace
from textual import on

from raadsboek.book import drafts, notes, unsaved
from raadsboek.book.drafts import KeptDraft
from raadsboek.book.meetings.agenda import proposals_of, save_agenda
from raadsboek.book.meetings.agenda_facts import POSTPONED_KEY
from raadsboek.book.unsaved import Unsaved
from raadsboek.core.errors import ChangedOnDisk, RaadsboekError
from raadsboek.core.note import Note
from raadsboek.tui.messages import ActionFailed
from raadsboek.tui.screens.agenda_drafts import AgendaDrafts
from raadsboek.tui.screens.agenda_messages import AgendaLookedAt, AgendaSaved
from raadsboek.tui.screens.conflict import MINE, THEIRS, conflict_dialog
from raadsboek.tui.screens.editor_messages import ConflictFound, KeptForLater
from raadsboek.tui.screens.ways_on import WaysOn
from raadsboek.tui.widgets.dialogs import ConfirmDialog
from raadsboek.tui.working import book_look, book_work


class AgendaSaving(AgendaDrafts, WaysOn):
    """The part of the agenda builder that saves the agenda."""

    @property
    def note_in_front(self) -> str:
        """The meeting."""
        return self._note.path if self._note else ""

    def action_opslaan(self) -> None:
        """Save a version of the agenda."""
        if self._note is None or self._reason:
            return
        if self._changed or self._fresh:
            self._save(self._note, self._agenda.text, self._postponed, self._draft)
        else:
            self.status.say("Alles is al opgeslagen.")

    @book_work
    def _save(self, opened: Note, body: str, postponed: list[str], draft: KeptDraft | None) -> None:
        book, now = self.desk.book, self.desk.now
        saved = save_agenda(book, opened, body=body, postponed=postponed, now=now)
        self._forget_drafts(saved.meeting, draft)
        book.index.refresh()
        found = proposals_of(book, saved.meeting, today=now.date())
        self.post_message(AgendaSaved(saved, found, body, now))

    def _forget_drafts(self, meeting: Note, draft: KeptDraft | None) -> None:
        """Remove, in the worker that saved, the drafts whose text is in the note now."""
        drafts.drop_draft(self.desk.book, meeting.path)
        if draft is not None:
            drafts.discard(self.desk.book, draft)

    @on(AgendaSaved)
    def _saved(self, message: AgendaSaved) -> None:
        self._draft, self._busy = None, False
        if message.body == self._agenda.text:
            self._take(message.saved.meeting, message.proposals)
        else:
            # What was done since then belongs to the note as it is now.
            self._note = message.saved.meeting
            self._touched()
        sentence = message.sentence or f"Opgeslagen {message.moment:%H:%M}"
        if message.saved.resend:
            sentence += " · de agenda was al verzonden: stuur een nazending"
        self.status.say(sentence, warning=message.saved.resend)
        if self._leaving and not self._changed:
            self._go(sentence)
        self._leaving = False

    def leave(self) -> None:
        """Go back; the agenda is saved first, and a proposal that nobody touched is asked about."""
        if self._fresh:
            self._ask_about_proposal()
        elif self._changed:
            self._leaving = True
            self.action_opslaan()
        else:
            self._go("")

    def _ask_about_proposal(self) -> None:
        def decided(yes: bool | None) -> None:
            if yes:
                self._leaving = True
                self.action_opslaan()
            elif yes is False:
                self._go("")

        count = len(self._agenda.points)
        dialog = ConfirmDialog(
            "Dit voorstel opslaan?",
            f"De agenda van {self.called} krijgt dan deze {count} punten. U kunt alles later nog "
            "wijzigen. Slaat u niet op, dan staat het voorstel hier de volgende keer weer.",
            yes="Opslaan",
            no="Niet opslaan",
        )
        self.app.push_screen(dialog, decided)

    def _go(self, farewell: str) -> None:
        said = f"{farewell[:1].lower()}{farewell[1:]}"
        super()._go(f"Agenda {self.called}: {said}." if farewell else "")

    # -- when saving fails --------------------------------------------------------------------

    def on_action_failed(self, message: ActionFailed) -> None:
        """Offer a way on for the agenda; a meeting that cannot be read at all is left."""
        note, error = self._note, message.error
        self._leaving = self._busy = False
        if note is None:
            self._go("")
            return
        message.stop()
        typed = self._unsaved
        self.status.say("Niet opgeslagen.", warning=True)
        if isinstance(error, ChangedOnDisk) and error.path == note.path:
            self._compare(typed or Unsaved(opened=note, changes={}, body=self._agenda.text))
        else:
            self._ask_ways_on(error)

    # -- two versions -------------------------------------------------------------------------

    @on(ConflictFound)
    def _conflict_found(self, message: ConflictFound) -> None:
        conflict = message.conflict

        def decided(answer: str | None) -> None:
            if answer == MINE:
                self._save(conflict.theirs, self._agenda.text, self._postponed, self._draft)
            elif answer == THEIRS:
                self._put_aside(conflict.theirs)
            else:
                self.status.say("Niet opgeslagen; uw agenda staat in een concept.", warning=True)

        self.app.push_screen(conflict_dialog(conflict, self.called, self.desk.today), decided)

    def _put_aside(self, theirs: Note) -> None:
        typed = self._unsaved
        if typed is None:
            self.load(theirs.path)
        else:
            self._keep_for_later(typed)

    @book_work
    def _keep_for_later(self, typed: Unsaved) -> None:
        book, now = self.desk.book, self.desk.now
        unsaved.keep_for_later(book, typed, now=now)
        self.post_message(KeptForLater(notes.read(book, typed.opened.path), now))

    @on(KeptForLater)
    def _kept_for_later(self, message: KeptForLater) -> None:
        self._draft = None
        self._take(message.note, self._proposals)
        self._look_again(message.note.path, [])
        self.status.say(f"Uw agenda is bewaard als concept van {message.moment:%H:%M}.")

    # -- what others did meanwhile ------------------------------------------------------------

    def on_screen_resume(self) -> None:
        """Look what changed while another screen was on top: notes may be done, or the meeting."""
        if self._note is not None and not self._reason:
            self._look_again(self._note.path, self._postponed)

    @book_look
    def _look_again(self, path: str, postponed: list[str]) -> None:
        # Nobody asked for this look: what keeps us from it will be told when it matters.
        with suppress(RaadsboekError):
            book = self.desk.book
            note = notes.read(book, path)
            seen = note
            if postponed:
                seen = replace(note, meta={**note.meta, POSTPONED_KEY: list(postponed)})
            found = proposals_of(book, seen, today=self.desk.today)
            self.post_message(AgendaLookedAt(note, found))

    @on(AgendaLookedAt)
    def _looked_at(self, message: AgendaLookedAt) -> None:
        if self._note is None:
            return
        if message.note.digest != self._note.digest and not self.holds_unsaved_text:
            self._take(message.note, message.proposals)
        elif tuple(message.proposals) != self._proposals:
            self._proposals = tuple(message.proposals)
            self.show_agenda()
