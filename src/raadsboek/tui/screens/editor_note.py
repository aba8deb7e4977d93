"""A note that is open to be changed: its fields, its text, and the draft of what was typed.

It shows a note and holds what was typed over it until something else has that: a version, which
is the business of the screens that build on this one, or a draft, which is kept from here.
"""

from collections import deque
from collections.abc import Mapping
from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one
from textual.timer import Timer
from textual.widgets import Static

from raadsboek.book import notes
from raadsboek.book.meetings.lock import locked_sentence
from raadsboek.book.recording import is_locked
from raadsboek.book.unsaved import Unsaved
from raadsboek.core.note import Note, Value
from raadsboek.tui.boundary import Part, assembled
from raadsboek.tui.desk import Desk
from raadsboek.tui.screens.editor_messages import DraftFailed, DraftKept
from raadsboek.tui.screens.unsaved_screen import UnsavedScreen
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.form import Form
from raadsboek.tui.widgets.note_editor import DRAFT_AFTER, NoteEditor
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.working import book_work

NO_FIELD = ("soort", "nummer")
"""Keys that stand in the header: they are not typed."""


class OpenNoteScreen(UnsavedScreen):
    """One note in a form and an editor."""

    CSS_PATH: ClassVar[str] = "editor.tcss"

    header = query_one("#header", Static)
    trouble = query_one("#trouble", Static)
    fields = query_one("#fields", Vertical)
    others = query_one("#others", Static)
    editor = query_one(NoteEditor)

    def __init__(self, desk: Desk, wanted: str) -> None:
        super().__init__(desk, wanted)
        self._form: Form | None = None
        # The version that a draft was typed over, when the note has been changed since then.
        self._older_base = ""
        self._drafted = False
        # What the next draft must hold: only the latest counts, and threads share it.
        self._to_keep: deque[Unsaved] = deque(maxlen=1)
        self._keeping: Timer | None = None
        self._elsewhere: Unsaved | None = None
        self._saving = False
        self._is_changed_elsewhere = False
        self._has_warned = False

    @property
    def note_in_front(self) -> str:
        """The note."""
        return self._note.path if self._note else ""

    def compose(self) -> ComposeResult:
        """Lay out the header, room for the form, the text and the lines below."""
        yield Static(id="header")
        yield Static(id="trouble")
        yield Vertical(id="fields")
        yield Static(id="others")
        yield NoteEditor(read_only=True)
        yield StatusLine()
        yield Footer(self.SCOPE)

    # -- showing a note -----------------------------------------------------------------------

    def _show(self, note: Note) -> None:
        """Show a note as it is on disk."""
        self._know(note)
        self.editor.open(note.body)

    def _know(self, note: Note) -> None:
        """Take this note as the one that is changed; what was typed stays."""
        self._note = note
        self._older_base = ""
        self._is_changed_elsewhere = False
        kind = notes.kind_of(note)
        number = note.text("nummer")
        self.header.update(
            assembled(
                Part(f"{number} " if number else "", "bold"),
                notes.title_of(note),
                Part(f" · {kind.label}" if kind else "", "$foreground-muted"),
            )
        )
        self._know_limits(note)
        self._show_others(note)
        self.refresh_bindings()

    def _know_limits(self, note: Note) -> None:
        """Say what cannot be changed here, and why."""
        read_only = self.desk.book.read_only
        sentence = self._reason = ""
        if read_only:
            sentence = self._reason = read_only
        elif not note.editable:
            found = [problem for problem in note.problems if problem.message]
            sentence = self._reason = (
                f"{found[0].message} {found[0].fix}" if found else "Deze notitie is beschadigd."
            )
        elif is_locked(note):
            sentence = locked_sentence(note)
        self.trouble.display = bool(sentence)
        self.trouble.update(assembled(Part("! ", "bold"), sentence))
        self.editor.read_only = bool(sentence)
        if self._form is not None:
            self._form.disabled = bool(self._reason)

    def _show_others(self, note: Note) -> None:
        """Show the keys that have no field: they stay as they are."""
        form = self._form
        rest = {
            key: note.text(key) or "…"
            for key in note.meta
            if form is not None and key not in NO_FIELD and not form.has_field(key)
        }
        self.others.display = bool(rest)
        parts: list[Part | str] = [Part("Ook in deze notitie: ", "$foreground-muted")]
        parts.append(" · ".join(f"{key}: {value}" for key, value in rest.items()))
        self.others.update(assembled(*parts))

    # -- what was typed -----------------------------------------------------------------------

    @property
    def _unsaved(self) -> Unsaved | None:
        """What was typed and is not in the note; None when there is nothing."""
        note = self._note
        if note is None or self._reason:
            return None
        changes: Mapping[str, Value | None] = self._form.changes if self._form else {}
        body = self.editor.text if self.editor.is_changed else None
        if not changes and body is None:
            return None
        # Saving compares with the version that the text was typed over.
        opened = replace(note, digest=self._older_base) if self._older_base else note
        return Unsaved(opened=opened, changes=changes, body=body)

    def _warn(self, sentence: str) -> None:
        """Say what must be seen: it stays until the user types again."""
        self._has_warned = True
        super()._warn(sentence)

    def _warn_changed_elsewhere(self) -> None:
        self._warn("Deze notitie is elders gewijzigd; bij opslaan kiest u wat blijft.")

    @on(NoteEditor.Changed)
    def _text_changed(self) -> None:
        self._has_warned = False

    @on(Form.Changed)
    def _field_changed(self) -> None:
        """Set the clock for a draft, as the text does."""
        self._has_warned = False
        if self._keeping is None:
            self._keeping = self.set_timer(DRAFT_AFTER, self._keep_fields)

    def _keep_fields(self) -> None:
        self._keeping = None
        self._keep_draft()

    @on(NoteEditor.DraftDue)
    def _text_due(self) -> None:
        self._keep_draft()

    @on(NoteEditor.TextSettled)
    def _settled(self) -> None:
        if self._drafted and not self.holds_unsaved_text:
            self._keep_draft()

    # -- drafts -------------------------------------------------------------------------------

    def _keep_draft(self) -> None:
        """Keep what was typed in a draft, or drop the draft when everything was taken back."""
        if self._saving:
            # It would wait for the save and then keep what is in the note already; what is typed
            # meanwhile is kept as soon as the save has ended, well or badly.
            return
        typed = self._unsaved
        if typed is not None:
            self._drafted = True
            self._to_keep.append(typed)
            self._write_latest()
        elif self._note is not None and self._drafted:
            self._drafted, self._older_base = False, ""
            self._to_keep.clear()
            self._drop_draft(self._note.path)
            self.status.say("")

    @book_work
    def _write_latest(self) -> None:
        try:
            typed = self._to_keep.pop()
        except IndexError:
            return  # saved meanwhile, or an earlier call took it
        self._put_in_draft(typed)

    @on(DraftKept)
    def _draft_kept(self, message: DraftKept) -> None:
        if self._leaving:
            self._go(f"Concept van {self.called} bewaard {message.moment:%H:%M}.")
        elif self.holds_unsaved_text and not self._saving and not self._has_warned:
            if self._is_changed_elsewhere:
                self._warn_changed_elsewhere()
            else:
                self.status.draft_kept(message.moment)

    @on(DraftFailed)
    def _draft_failed(self, message: DraftFailed) -> None:
        leaving, self._leaving = self._leaving, False
        if self._elsewhere is not None and self._unsaved == self._elsewhere:
            if leaving:
                self._go("")
            return
        self._warn(f"Concept niet bewaard: {message.error.message}")
        if leaving:
            self._ask_to_go_without(message.error)

    def leave(self) -> None:
        """Go back; unsaved text is kept as a draft first."""
        if not self.holds_unsaved_text:
            self._keep_draft()
            self._go("")
            return
        self._leaving = True
        self._keep_draft()

    def _go(self, farewell: str) -> None:
        later = " U krijgt de tekst terug als u de notitie weer opent."
        super()._go(farewell + later if farewell else "")
