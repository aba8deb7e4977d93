"""The agenda that is being put together, and how it is kept: drafts, saving, conflicts.

Every change is kept in a draft at once and offered again at the next opening; Ctrl+S and leaving
save a version. What the rows look like and which key does what is `agenda`.
"""

from collections.abc import Sequence
from contextlib import suppress

from msgspec.structs import replace
from textual import on
from textual.getters import query_one

from raadsboek.book import drafts, notes, unsaved
from raadsboek.book.drafts import KeptDraft
from raadsboek.book.elsewhere import suggested_place, write_elsewhere
from raadsboek.book.meetings.agenda import (
    POSTPONED_KEY,
    changes_of,
    proposals_of,
    refuse_closed,
    save_agenda,
    was_sent,
)
from raadsboek.book.unsaved import Unsaved, Waiting
from raadsboek.core.errors import ChangedOnDisk, RaadsboekError
from raadsboek.core.kinds.meeting import MeetingStatus
from raadsboek.core.meetings.agenda_points import Agenda, read_agenda
from raadsboek.core.meetings.placing import is_untouched, postponed_lines, whole_agenda
from raadsboek.core.meetings.proposals import Proposal
from raadsboek.core.note import Note
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ActionFailed
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.screens.agenda_messages import AgendaLookedAt, AgendaOpened, AgendaSaved
from raadsboek.tui.screens.conflict import (
    AGAIN,
    DISCARD,
    ELSEWHERE,
    MINE,
    THEIRS,
    USE,
    SaveFailedDialog,
    conflict_dialog,
    draft_dialog,
)
from raadsboek.tui.screens.editor_messages import (
    ConflictFound,
    DraftFailed,
    DraftKept,
    KeptForLater,
    WrittenElsewhere,
)
from raadsboek.tui.widgets.dialogs import ConfirmDialog, PromptDialog
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.working import book_look, book_work

_SENT = "De agenda is al verzonden: na een wijziging hoort een nazending."


class AgendaKeeping(BookScreen):
    """The part of the agenda builder that holds the agenda; `show_agenda` draws it."""

    status = query_one(StatusLine)

    def __init__(self, desk: Desk, wanted: str) -> None:
        """Open the meeting that `wanted` names: a number or a path."""
        super().__init__(desk)
        self._wanted = wanted
        self._note: Note | None = None
        self._reason = ""
        self._agenda = Agenda()
        self._proposals: tuple[Proposal, ...] = ()
        self._changed = False
        # The whole proposal stands there for the first time, and nobody touched it yet.
        self._fresh = False
        self._draft: KeptDraft | None = None
        self._leaving = False
        # A version is being made in which more than the agenda changes.
        self._busy = False
        self._undo: list[tuple[Agenda, tuple[Proposal, ...]]] = []

    def show_agenda(self) -> None:
        """Draw the agenda and what waits, as they are now."""

    @property
    def called(self) -> str:
        """The number of the meeting, or what it was asked for by."""
        return (self._note.text("nummer") if self._note else "") or self._wanted

    @property
    def _postponed(self) -> list[str]:
        return postponed_lines(self._agenda, self._proposals)

    @property
    def _unsaved(self) -> Unsaved | None:
        """What was changed and is not in the note; None when there is nothing."""
        if self._note is None or self._reason or not self._changed:
            return None
        changes = dict(changes_of(self._note, self._postponed))
        return Unsaved(opened=self._note, changes=changes, body=self._agenda.text)

    @property
    def holds_unsaved_text(self) -> bool:
        """Whether there is something to save or to ask before this screen goes."""
        return self._changed or self._fresh

    # -- opening ------------------------------------------------------------------------------

    @book_look
    def load(self, wanted: str) -> None:
        """Read the meeting, a draft of it, and what could be on its agenda."""
        book, today = self.desk.book, self.desk.today
        note = notes.read(book, wanted)
        reason = book.read_only
        try:
            refuse_closed(note)
        except RaadsboekError as error:
            reason = str(error)
        draft = None if reason else drafts.draft_of(book, note.path)
        waiting = unsaved.against_note(book, draft) if draft else None
        if waiting is not None and waiting.difference.empty:
            drafts.discard(book, waiting.draft)
            waiting = None
        of_draft: tuple[Proposal, ...] = ()
        if waiting is not None:
            of_draft = proposals_of(book, waiting.draft.note, today=today)
        found = proposals_of(book, note, today=today)
        self.post_message(AgendaOpened(note, found, reason, waiting, of_draft))

    @on(AgendaOpened)
    def _opened(self, message: AgendaOpened) -> None:
        self._reason = message.reason
        self._take(message.note, message.proposals)
        if message.reason:
            self.status.say(message.reason, warning=True)
        elif message.waiting is not None:
            self._offer(message.waiting, message.of_draft)
        else:
            self._begin()

    def _take(self, note: Note, proposals: Sequence[Proposal]) -> None:
        """Take the note as it is on disk; nothing of this window is different from it."""
        self._note, self._proposals = note, tuple(proposals)
        self._agenda = read_agenda(note.body)
        self._changed = self._fresh = False
        self._undo.clear()
        self.refresh_bindings()
        self.show_agenda()

    def _begin(self) -> None:
        """Put the whole proposal on the agenda of a meeting that has none yet."""
        note = self._note
        assert note is not None
        if was_sent(note):
            self.status.say(_SENT, warning=True)
        is_planned = note.text("status") in ("", MeetingStatus.PLANNED)
        if is_planned and is_untouched(note.body):
            self._agenda = whole_agenda(note.body, self._proposals)
            self._fresh = True
            self.status.say(
                "Dit is het voorstel. Haal eraf wat niet hoeft; Enter laat zien wat eronder staat."
            )
            self.show_agenda()

    def _offer(self, waiting: Waiting, proposals: Sequence[Proposal]) -> None:
        """Ask what to do with a draft that was found; it is never applied by itself."""

        def decided(answer: str | None) -> None:
            if answer == USE:
                self._use(waiting.draft, proposals)
                return
            if answer == DISCARD:
                self._discard(waiting.draft)
            else:
                self._set_aside(waiting.draft)
            self._begin()
            said = "weggegooid." if answer == DISCARD else "bewaard tot u het weggooit."
            self.status.say(f"Het concept is {said}")

        self.app.push_screen(draft_dialog(waiting, self.desk.today), decided)

    def _use(self, draft: KeptDraft, proposals: Sequence[Proposal]) -> None:
        assert self._note is not None
        self._draft = draft
        # Saving compares with the version that the draft was made over.
        self._note = replace(self._note, digest=draft.base_digest)
        self._proposals = tuple(proposals)
        self._agenda = read_agenda(draft.note.body)
        self._changed = True
        self.show_agenda()
        self.status.say("Dit is het concept. Ctrl+S slaat het op.")

    @book_work
    def _discard(self, draft: KeptDraft) -> None:
        drafts.discard(self.desk.book, draft)

    @book_work
    def _set_aside(self, draft: KeptDraft) -> None:
        drafts.set_aside(self.desk.book, draft)

    # -- changing -----------------------------------------------------------------------------

    def change(self, agenda: Agenda, proposals: Sequence[Proposal] | None = None) -> None:
        """Go on with another agenda; what was there can be had back, and a draft is kept."""
        proposals = self._proposals if proposals is None else tuple(proposals)
        if (agenda, proposals) == (self._agenda, self._proposals):
            return
        if self._busy:
            self.status.say("Een ogenblik: er wordt nog iets opgeslagen.")
            return
        self._undo.append((self._agenda, self._proposals))
        self._agenda, self._proposals = agenda, proposals
        self._touched()

    def take_back(self) -> bool:
        """Undo the last change; tell if there was one."""
        if not self._undo:
            return False
        self._agenda, self._proposals = self._undo.pop()
        self._touched()
        return True

    def _touched(self) -> None:
        self._changed, self._fresh = True, False
        self.show_agenda()
        typed = self._unsaved
        if typed is not None:
            self._keep(typed)

    @book_work
    def _keep(self, typed: Unsaved) -> None:
        now = self.desk.now
        try:
            unsaved.keep(self.desk.book, typed, now=now, draft=self._draft)
        except RaadsboekError as error:
            self.post_message(DraftFailed(error))
        else:
            self.post_message(DraftKept(now))

    @on(DraftKept)
    def _draft_kept(self, message: DraftKept) -> None:
        # What was just done is told before that it is kept.
        if self._changed and (not self.status.text or self.status.text.startswith("Concept")):
            self.status.draft_kept(message.moment)

    @on(DraftFailed)
    def _draft_failed(self, message: DraftFailed) -> None:
        self.status.say(f"Concept niet bewaard: {message.error.message}", warning=True)

    def write_draft(self) -> None:
        """Write what is not saved to its draft, now."""
        typed = self._unsaved
        if typed is not None:
            unsaved.keep(self.desk.book, typed, now=self.desk.now, draft=self._draft)

    # -- saving -------------------------------------------------------------------------------

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
        self._drop_drafts(saved.meeting, draft)
        book.index.refresh()
        found = proposals_of(book, saved.meeting, today=now.date())
        self.post_message(AgendaSaved(saved, found, body, now))

    def _drop_drafts(self, meeting: Note, draft: KeptDraft | None) -> None:
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
        if farewell:
            self.notify(f"Agenda {self.called}: {farewell[:1].lower()}{farewell[1:]}.")
        if self.app.screen is self:
            self.app.pop_screen()

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
        self.status.say(f"Niet in het raadsboek, wel bewaard in {message.file}", warning=True)

    @book_work
    def _compare(self, typed: Unsaved) -> None:
        self.post_message(ConflictFound(unsaved.conflict_of(self.desk.book, typed)))

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
