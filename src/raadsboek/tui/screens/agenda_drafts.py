"""The agenda that is being put together, and its draft: what is done is never only in the window.

Every change is kept in a draft at once and offered again at the next opening. Saving the agenda is
`agenda_saving`; what it looks like, `agenda_board`.
"""

from collections.abc import Sequence

from msgspec.structs import replace
from textual import on

from raadsboek.book import drafts, notes, unsaved
from raadsboek.book.drafts import KeptDraft
from raadsboek.book.meetings.agenda import changes_of, proposals_of, refuse_closed, was_sent
from raadsboek.book.unsaved import Unsaved, Waiting
from raadsboek.core.errors import RaadsboekError
from raadsboek.core.kinds.meeting import MeetingStatus
from raadsboek.core.meetings.agenda.placing import is_untouched, postponed_lines, whole_agenda
from raadsboek.core.meetings.agenda.points import Agenda, read_agenda
from raadsboek.core.meetings.agenda.proposals import Proposal
from raadsboek.core.note import Note
from raadsboek.tui.desk import Desk
from raadsboek.tui.screens.agenda_messages import AgendaOpened
from raadsboek.tui.screens.conflict import DISCARD, USE, draft_dialog
from raadsboek.tui.screens.editor_messages import DraftFailed, DraftKept
from raadsboek.tui.screens.unsaved_screen import UnsavedScreen
from raadsboek.tui.working import book_look, book_work

_SENT = "De agenda is al verzonden: na een wijziging hoort een nazending."


class AgendaDrafts(UnsavedScreen):
    """The part of the agenda builder that holds the agenda; `show_agenda` draws it."""

    def __init__(self, desk: Desk, wanted: str) -> None:
        """Open the meeting that `wanted` names: a number or a path."""
        super().__init__(desk, wanted)
        self._agenda = Agenda()
        self._proposals: tuple[Proposal, ...] = ()
        self._changed = False
        # The whole proposal stands there for the first time, and nobody touched it yet.
        self._fresh = False
        # A version is being made in which more than the agenda changes.
        self._busy = False
        self._undo: list[tuple[Agenda, tuple[Proposal, ...]]] = []

    def show_agenda(self) -> None:
        """Draw the agenda and what waits, as they are now."""

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
                "Dit is het voorstel. Haal eraf wat niet hoeft; Enter toont wat eronder staat."
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
        # What was said of an earlier change, such as how to undo it, holds no longer.
        if not self.status.warning:
            self.status.say("")
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
        self._put_in_draft(typed)

    @on(DraftKept)
    def _draft_kept(self, message: DraftKept) -> None:
        # What was just done is told before that it is kept.
        if self._changed and (not self.status.text or self.status.text.startswith("Concept")):
            self.status.draft_kept(message.moment)

    @on(DraftFailed)
    def _draft_failed(self, message: DraftFailed) -> None:
        self.status.say(f"Concept niet bewaard: {message.error.message}", warning=True)
