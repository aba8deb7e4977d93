"""The text of the minutes and its draft: what is typed is never only in the window.

A draft is kept while typing and on leaving, and offered at the next opening. What drafts are is
`book.drafts`'; saving the text in the note is `minutes_text`.
"""

from msgspec.structs import replace
from textual import events, on
from textual.getters import query_one

from raadsboek.book.drafts import KeptDraft
from raadsboek.book.meetings.lock import locked_sentence
from raadsboek.book.recording import is_locked
from raadsboek.book.unsaved import Unsaved, Waiting
from raadsboek.core.minutes.context import Context
from raadsboek.core.note import Note, Value
from raadsboek.tui.desk import Desk
from raadsboek.tui.screens.conflict import DISCARD, USE, draft_dialog
from raadsboek.tui.screens.editor_messages import (
    DraftFailed,
    DraftKept,
    DraftOvertaken,
)
from raadsboek.tui.screens.unsaved_screen import UnsavedScreen
from raadsboek.tui.widgets.minutes_editor import MinutesEditor
from raadsboek.tui.working import book_work

_WRITING = frozenset({"enter", "backspace", "delete"})
"""Keys that write, besides those of letters and signs."""


class MinutesDrafts(UnsavedScreen):
    """The part of the minute screen that holds the text; `show_meeting` shows the rest."""

    editor = query_one(MinutesEditor)

    def __init__(self, desk: Desk, wanted: str) -> None:
        """Open the meeting that `wanted` names: a number or a path."""
        super().__init__(desk, wanted)
        self._facts: Context | None = None
        self._changes: dict[str, Value | None] = {}
        # The version that a draft was typed over, when the note has been changed since then.
        self._older_base = ""
        self._drafted = False
        # The versions in whose place a worker put a newer one, before the screen hears of it.
        self._overtaken: frozenset[str] = frozenset()

    def on_key(self, event: events.Key) -> None:
        """Say again why these minutes cannot be changed to whoever tries."""
        tries = self.editor.has_focus and (event.is_printable or event.key in _WRITING)
        if self._reason and (tries or event.key in self.changing_keys()):
            self.status.say(self._reason, warning=True)

    def changing_keys(self) -> frozenset[str]:
        """Return the keys of the actions that change the minutes."""
        return frozenset()

    def show_meeting(self) -> None:
        """Show what is known of the meeting around its text."""

    def open_text(self, note: Note, context: Context) -> None:
        """Show the text as it is on disk, and take typing when that is possible."""
        self._reason = self._reason_not_to_type(note)
        self.editor.open(note.body)
        self.editor.read_only = bool(self._reason)
        self._changes, self._older_base = {}, ""
        self.know(note, context)
        if self._reason:
            self.status.say(self._reason, warning=True)

    def know(self, note: Note, context: Context) -> None:
        """Take `note` as what is on disk from now on; the text in the editor stays."""
        self._note, self._facts = note, context
        # Put back as it was before: typing over it counts again.
        self._overtaken -= {note.digest}
        self.editor.know(context.members)
        self.refresh_bindings()
        self.show_meeting()

    def _reason_not_to_type(self, note: Note) -> str:
        if self.desk.book.read_only:
            return self.desk.book.read_only
        if not note.editable:
            return note.problems[0].message if note.problems else "Deze notitie is beschadigd."
        if is_locked(note):
            return locked_sentence(note)
        return ""

    @property
    def _typed_over(self) -> Note | None:
        """The note as the text was typed over it: saving compares with that version."""
        if self._note is None or not self._older_base:
            return self._note
        return replace(self._note, digest=self._older_base)

    @property
    def _unsaved(self) -> Unsaved | None:
        """What was typed and is not in the note; None when there is nothing."""
        opened = self._typed_over
        if opened is None or self._reason:
            return None
        body = self.editor.text if self.editor.is_changed else None
        if body is None and not self._changes:
            return None
        return Unsaved(opened=opened, changes=dict(self._changes), body=body)

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
        else:
            self._older_base = draft.base_digest
        self.editor.replace_text(draft.note.body)
        self.show_meeting()
        self._drafted = True
        self.status.say("Dit is het concept. Ctrl+S slaat het op.")

    # -- drafts -------------------------------------------------------------------------------

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
            self._drafted, self._older_base = False, ""
            self._drop_draft(self._note.path)
            self.status.say("")

    @book_work
    def _keep(self, typed: Unsaved) -> None:
        if typed.opened.digest in self._overtaken:
            self.post_message(DraftOvertaken())
        else:
            self._put_in_draft(typed)

    @on(DraftKept)
    def _draft_kept(self, message: DraftKept) -> None:
        if self._leaving:
            self._go(f"Concept van {self.called} bewaard {message.moment:%H:%M}.")
        elif self.holds_unsaved_text:
            self.status.draft_kept(message.moment)

    def _overtake(self, before: Note, after: Note) -> None:
        """Know, in the worker that saves, that what was typed is in the place of `before`.

        After a choice between two texts it was typed over an older version still.
        """
        typed_over = {one.digest for one in (before, self._typed_over) if one is not None}
        self._overtaken = frozenset(typed_over - {after.digest})

    @on(DraftOvertaken)
    def _draft_overtaken(self) -> None:
        if self.holds_unsaved_text:
            self._keep_draft()
        elif self._leaving:
            self._go("")

    @on(DraftFailed)
    def _draft_failed(self, message: DraftFailed) -> None:
        self.status.say(f"Concept niet bewaard: {message.error.message}", warning=True)
        if self._leaving:
            self._leaving = False
            self._ask_to_go_without(message.error)

    def leave(self) -> None:
        """Go back; unsaved text is kept as a draft first."""
        self._leaving = self.holds_unsaved_text
        self._keep_draft()
        if not self._leaving:
            self._go("")

    def _go(self, farewell: str) -> None:
        later = " U krijgt de tekst terug als u de notulen weer opent."
        super()._go(farewell + later if farewell else "")
