"""The text of the minutes and the note it belongs to: opening, drafts, saving, two versions.

What is in the editor is in the note, in a draft, or said not to be. What saving and drafts are is
`book`'s; the panels around the text are the minute screen's.
"""

from contextlib import suppress

from textual import on
from textual.getters import query_one

from raadsboek.book import drafts, notes, unsaved
from raadsboek.book.drafts import KeptDraft
from raadsboek.book.elsewhere import suggested_place, write_elsewhere
from raadsboek.book.minutes import context_of
from raadsboek.book.recording import is_locked
from raadsboek.book.unsaved import Unsaved, Waiting
from raadsboek.core.errors import ChangedOnDisk, RaadsboekError
from raadsboek.core.minutes.context import Context
from raadsboek.core.note import Note, Value
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ActionFailed
from raadsboek.tui.screen import BookScreen
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
    moment_in_words,
)
from raadsboek.tui.screens.editor_messages import (
    ConflictFound,
    DraftFailed,
    DraftKept,
    KeptForLater,
    WrittenElsewhere,
)
from raadsboek.tui.screens.minutes_messages import MeetingLookedAt, MeetingSaved
from raadsboek.tui.widgets.dialogs import ConfirmDialog, PromptDialog
from raadsboek.tui.widgets.minutes_editor import MinutesEditor
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.working import book_look, book_work


class MinutesText(BookScreen):
    """The part of the minute screen that keeps the text; `show_meeting` shows the rest."""

    editor = query_one(MinutesEditor)
    status = query_one(StatusLine)

    def __init__(self, desk: Desk, wanted: str) -> None:
        """Open the meeting that `wanted` names: a number or a path."""
        super().__init__(desk)
        self._wanted = wanted
        self._note: Note | None = None
        self._facts: Context | None = None
        self._reason = ""
        self._changes: dict[str, Value | None] = {}
        self._draft: KeptDraft | None = None
        self._drafted = False
        self._leaving = False

    def show_meeting(self) -> None:
        """Show what is known of the meeting around its text."""

    @property
    def called(self) -> str:
        """The number of the meeting, or what it was asked for by."""
        return (self._note.text("nummer") if self._note else "") or self._wanted

    def open_text(self, note: Note, context: Context) -> None:
        """Show the text as it is on disk, and take typing when that is possible."""
        self._reason = self._reason_not_to_type(note)
        self.editor.open(note.body)
        self.editor.read_only = bool(self._reason)
        self._changes = {}
        self.know(note, context)
        if self._reason:
            self.status.say(self._reason, warning=True)

    def know(self, note: Note, context: Context) -> None:
        """Take `note` as what is on disk from now on; the text in the editor stays."""
        self._note, self._facts = note, context
        self.editor.know(context.members)
        self.refresh_bindings()
        self.show_meeting()

    def _reason_not_to_type(self, note: Note) -> str:
        if self.desk.book.read_only:
            return self.desk.book.read_only
        if not note.editable:
            return note.problems[0].message if note.problems else "Deze notitie is beschadigd."
        if is_locked(note):
            status = note.text("status")
            return f"Alleen lezen: dit verslag heeft de status '{status}' en ligt vast."
        return ""

    @property
    def _unsaved(self) -> Unsaved | None:
        """What was typed and is not in the note; None when there is nothing."""
        if self._note is None or self._reason:
            return None
        body = self.editor.text if self.editor.is_changed else None
        if body is None and not self._changes:
            return None
        return Unsaved(opened=self._note, changes=dict(self._changes), body=body)

    @property
    def holds_unsaved_text(self) -> bool:
        """Whether there is text that is not in a note yet."""
        return self._unsaved is not None

    # -- a draft that was found ---------------------------------------------------------------

    def offer(self, waiting: Waiting) -> None:
        """Ask what to do with a draft that was found; it is never applied by itself."""

        def decided(answer: str | None) -> None:
            if answer == USE:
                self._use(waiting.draft)
            elif answer == DISCARD:
                self._confirm_discard(waiting.draft)
            else:
                self._set_aside(waiting.draft)
                self.status.say("Het concept blijft bewaard tot u het weggooit.")

        self.app.push_screen(draft_dialog(waiting, self.desk.today), decided)

    def _use(self, draft: KeptDraft) -> None:
        note = self._note
        assert note is not None
        self._draft = draft
        if draft.base_digest == note.digest:
            self._changes = {
                key: draft.note.meta.get(key)
                for key in dict.fromkeys((*note.meta, *draft.note.meta))
                if draft.note.meta.get(key) != note.meta.get(key)
            }
        self.editor.replace_text(draft.note.body)
        self.show_meeting()
        self._drafted = True
        self.status.say("Dit is het concept. Ctrl+S slaat het op.")

    def _confirm_discard(self, draft: KeptDraft) -> None:
        def decided(yes: bool | None) -> None:
            if yes:
                self._discard(draft)
                self.status.say("Het concept is weggegooid.")
            else:
                self._set_aside(draft)
                self.status.say("Het concept blijft bewaard.")

        when = moment_in_words(draft.kept, self.desk.today)
        question = f"Het concept van {self.called} van {when} is dan weg."
        self.app.push_screen(
            ConfirmDialog("Concept weggooien?", question, yes="Weggooien", no="Bewaren"), decided
        )

    @book_work
    def _discard(self, draft: KeptDraft) -> None:
        drafts.discard(self.desk.book, draft)

    @book_work
    def _set_aside(self, draft: KeptDraft) -> None:
        drafts.set_aside(self.desk.book, draft)

    # -- drafts -------------------------------------------------------------------------------

    def write_draft(self) -> None:
        """Write unsaved text to its draft, now."""
        typed = self._unsaved
        if typed is not None:
            unsaved.keep(self.desk.book, typed, now=self.desk.now)

    @on(MinutesEditor.DraftDue)
    def _draft_due(self) -> None:
        self._keep_draft()

    def _keep_draft(self) -> None:
        """Keep what was typed in a draft, or drop the draft when everything was taken back."""
        typed = self._unsaved
        if typed is not None:
            self._drafted = True
            self._keep(typed)
        elif self._note is not None and self._drafted:
            self._drafted = False
            self._drop_draft(self._note.path)
            self.status.say("")

    @book_work
    def _keep(self, typed: Unsaved) -> None:
        now = self.desk.now
        try:
            unsaved.keep(self.desk.book, typed, now=now)
        except RaadsboekError as error:
            self.post_message(DraftFailed(error))
        else:
            self.post_message(DraftKept(now))

    @book_work
    def _drop_draft(self, path: str) -> None:
        drafts.drop_draft(self.desk.book, path)

    @on(DraftKept)
    def _draft_kept(self, message: DraftKept) -> None:
        if self._leaving:
            self._go(f"Concept van {self.called} bewaard {message.moment:%H:%M}.")
        elif self.holds_unsaved_text:
            self.status.draft_kept(message.moment)

    @on(DraftFailed)
    def _draft_failed(self, message: DraftFailed) -> None:
        self.status.say(f"Concept niet bewaard: {message.error.message}", warning=True)
        if not self._leaving:
            return
        self._leaving = False

        def decided(yes: bool | None) -> None:
            if yes:
                self._go("")

        question = f"{message.error}\n\nTeruggaan zonder de tekst van {self.called} te bewaren?"
        self.app.push_screen(
            ConfirmDialog(
                "De tekst kan niet worden bewaard",
                question,
                yes="Tekst kwijtraken",
                no="Bij de tekst blijven",
            ),
            decided,
        )

    def leave(self) -> None:
        """Go back; unsaved text is kept as a draft first."""
        self._leaving = self.holds_unsaved_text
        self._keep_draft()
        if not self._leaving:
            self._go("")

    def _go(self, farewell: str) -> None:
        if farewell:
            self.notify(f"{farewell} U krijgt de tekst terug als u de notulen weer opent.")
        if self.app.screen is self:
            self.app.pop_screen()

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
        context = context_of(book, saved, today=now.date())
        self.post_message(MeetingSaved(saved, context, typed, now))

    @on(MeetingSaved)
    def _saved(self, message: MeetingSaved) -> None:
        sent = message.sent
        if sent.body is not None:
            self.editor.kept(sent.body)
            self._drafted = False
            self._draft = None
        self._changes = {
            key: value for key, value in self._changes.items() if key not in sent.changes
        }
        self.know(message.note, message.context)
        # What was typed since, or not sent, belongs to the note as it is now.
        self._keep_draft()
        self.status.say(f"Opgeslagen {message.moment:%H:%M} · {sent.what}")

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
            value=suggested_place(self.desk.book, typed),
            check=lambda text: "" if text.strip() else "Vul een plaats in.",
        )
        self.app.push_screen(dialog, answered)

    @book_work
    def _write_elsewhere(self, typed: Unsaved, place: str) -> None:
        self.post_message(WrittenElsewhere(write_elsewhere(self.desk.book, typed, place)))

    @on(WrittenElsewhere)
    def _written_elsewhere(self, message: WrittenElsewhere) -> None:
        self.status.say(f"Niet in het raadsboek, wel bewaard in {message.file}", warning=True)

    # -- what others did meanwhile ------------------------------------------------------------

    @book_look
    def _compare(self, typed: Unsaved) -> None:
        self.post_message(ConflictFound(unsaved.conflict_of(self.desk.book, typed)))

    @on(ConflictFound)
    def _conflict_found(self, message: ConflictFound) -> None:
        conflict = message.conflict
        if conflict.difference.empty:
            # Nothing of ours is at stake: take over what others wrote.
            self._look_again(conflict.theirs.path)
            self.status.say("De vergadering was elders gewijzigd; dat is overgenomen.")
            return

        def decided(answer: str | None) -> None:
            typed = self._unsaved
            if answer == MINE and typed is not None:
                mine = Unsaved(opened=conflict.theirs, changes=typed.changes, body=typed.body)
                self._save(mine, self._draft)
            elif answer == THEIRS and typed is not None:
                self._put_aside(typed)
            else:
                self.status.say("Niet opgeslagen; uw tekst staat in een concept.", warning=True)

        self.app.push_screen(conflict_dialog(conflict, self.called, self.desk.today), decided)

    @book_work
    def _put_aside(self, typed: Unsaved) -> None:
        book, now = self.desk.book, self.desk.now
        unsaved.keep_for_later(book, typed, now=now)
        self.post_message(KeptForLater(notes.read(book, typed.opened.path), now))

    @on(KeptForLater)
    def _kept_for_later(self, message: KeptForLater) -> None:
        self._drafted = False
        self._draft = None
        if self._facts is not None:
            self._renew(message.note, self._facts)
        self._look_again(message.note.path)
        self.status.say(f"Uw tekst is bewaard als concept van {message.moment:%H:%M}.")

    def _renew(self, note: Note, context: Context) -> None:
        """Show a meeting that changed elsewhere in place of what is here."""
        row = self.editor.cursor_location[0]
        self.open_text(note, context)
        self.editor.go_to(row)

    def on_screen_resume(self) -> None:
        """Look whether the meeting changed while another screen was on top."""
        if self._note is not None:
            self._look_again(self._note.path)

    @book_look
    def _look_again(self, path: str) -> None:
        # Nobody asked for this look: what keeps us from it will be told when it matters.
        with suppress(RaadsboekError):
            book = self.desk.book
            note = notes.read(book, path)
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
