"""Changing one note: its keys in a form, its text below, each save one version.

Saving, drafts and comparing are `book`'s; this screen holds what was typed until one of them has
it. Whatever happens, that text is in the note, in a draft, or still here.
"""

from collections import deque
from collections.abc import Mapping
from contextlib import suppress
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Static

from raadsboek.book import drafts, finding, lists, notes, unsaved
from raadsboek.book.drafts import KeptDraft
from raadsboek.book.elsewhere import suggested_place, write_elsewhere
from raadsboek.book.recording import is_locked
from raadsboek.book.unsaved import Unsaved
from raadsboek.core.errors import ChangedOnDisk, InvalidInput, RaadsboekError
from raadsboek.core.kinds import member
from raadsboek.core.note import Note, Value
from raadsboek.tui import keys
from raadsboek.tui.boundary import Part, assembled
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ActionFailed, ScreenWanted
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
    NoteLookedAt,
    NoteOpened,
    NoteSaved,
    WrittenElsewhere,
)
from raadsboek.tui.widgets.dialogs import ConfirmDialog, PromptDialog
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.form import Form
from raadsboek.tui.widgets.note_editor import DRAFT_AFTER, NoteEditor
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.working import book_look, book_work

_NO_FIELD = ("soort", "nummer")


class EditorScreen(BookScreen):
    """One note, to be changed."""

    SCOPE = "bewerken"
    CSS_PATH = "editor.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("bewerken")]

    header = query_one("#header", Static)
    trouble = query_one("#trouble", Static)
    fields = query_one("#fields", Vertical)
    others = query_one("#others", Static)
    editor = query_one(NoteEditor)
    status = query_one(StatusLine)

    def __init__(self, desk: Desk, wanted: str, draft: str = "") -> None:
        """Open the note that `wanted` names: a path or a number.

        `draft` identifies the draft to offer; else it is the newest one of the note.
        """
        super().__init__(desk)
        self._wanted = wanted
        self._wanted_draft = draft
        self._note: Note | None = None
        self._form: Form | None = None
        self._reason = ""
        self._draft: KeptDraft | None = None
        self._drafted = False
        # What the next draft must hold: only the latest counts, and threads share it.
        self._to_keep: deque[Unsaved] = deque(maxlen=1)
        self._keeping: Timer | None = None
        self._elsewhere: Unsaved | None = None
        self._saving = False
        self._leaving = False
        self._is_changed_elsewhere = False
        self._has_warned = False
        self._last_field: Widget | None = None
        self._sought = ""

    def compose(self) -> ComposeResult:
        """Lay out the header, room for the form, the text and the lines below."""
        yield Static(id="header")
        yield Static(id="trouble")
        yield Vertical(id="fields")
        yield Static(id="others")
        yield NoteEditor(read_only=True)
        yield StatusLine()
        yield Footer(self.SCOPE)

    def on_mount(self) -> None:
        """Read the note; nobody types into a text that is not there yet."""
        self._load(self._wanted)

    # -- opening ------------------------------------------------------------------------------

    @book_look
    def _load(self, wanted: str) -> None:
        book = self.desk.book
        note = notes.read(book, wanted)
        kept = drafts.kept_drafts(book)
        chosen = (one for one in kept if one.identifier == self._wanted_draft)
        draft = next(chosen, None) or drafts.draft_of(book, note.path)
        waiting = unsaved.against_note(book, draft) if draft else None
        people = [str(meta.get("kort", "")) for meta in lists.rows(book, member.KIND).objects()]
        self.post_message(NoteOpened(note, [name for name in people if name], waiting))

    @on(NoteOpened)
    async def _opened(self, message: NoteOpened) -> None:
        note = message.note
        kind = notes.kind_of(note)
        if kind is not None and note.meta:
            self._form = Form(
                kind.struct,
                note.meta,
                today=self.desk.today,
                hidden=_NO_FIELD,
                people=message.people,
                numbers=lambda start: finding.numbers_like(self.desk.book, start),
            )
            await self.fields.mount(self._form)
        self._show(note)
        if self._form is not None and not self._reason:
            self._form.check()
        self._focus_first()
        waiting = message.waiting
        if waiting is not None and not self._reason:
            if waiting.difference.empty:
                self._discard(waiting.draft)
            else:
                self.app.push_screen(
                    draft_dialog(waiting, self.desk.today),
                    lambda answer: self._draft_answered(answer, waiting.draft),
                )

    def _show(self, note: Note) -> None:
        """Show a note as it is on disk."""
        self._know(note)
        self.editor.open(note.body)

    def _know(self, note: Note) -> None:
        """Take this note as the one that is changed; what was typed stays."""
        self._note = note
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
            status = note.text("status")
            sentence = f"De tekst ligt vast: het verslag heeft de status '{status}'."
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
            if form is not None and key not in _NO_FIELD and not form.has_field(key)
        }
        self.others.display = bool(rest)
        parts: list[Part | str] = [Part("Ook in deze notitie: ", "$foreground-muted")]
        parts.append(" · ".join(f"{key}: {value}" for key, value in rest.items()))
        self.others.update(assembled(*parts))

    def _focus_first(self) -> None:
        if self._form is not None and not self._form.disabled:
            self.action_ander_paneel()
        else:
            self.editor.focus()

    # -- a draft that was found ---------------------------------------------------------------

    def _draft_answered(self, answer: str | None, draft: KeptDraft) -> None:
        if answer == USE:
            self._use(draft)
        elif answer == DISCARD:
            self._confirm_discard(draft)
        else:
            self._set_aside(draft)
            self.status.say("Het concept blijft bewaard tot u het weggooit.")

    def _use(self, draft: KeptDraft) -> None:
        note = self._note
        assert note is not None
        self._draft = draft
        if self._form is not None:
            self._form.fill(draft.note.meta)
            self._form.check()
        if draft.note.body != self.editor.text and not self.editor.read_only:
            self.editor.open(draft.note.body)
            self.editor.kept(note.body)
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

        self.app.push_screen(
            ConfirmDialog(
                "Concept weggooien?",
                f"Het concept van {self._called} van "
                f"{moment_in_words(draft.kept, self.desk.today)} is dan weg.",
                yes="Weggooien",
                no="Bewaren",
            ),
            decided,
        )

    @book_work
    def _discard(self, draft: KeptDraft) -> None:
        drafts.discard(self.desk.book, draft)

    @book_work
    def _set_aside(self, draft: KeptDraft) -> None:
        drafts.set_aside(self.desk.book, draft)

    # -- what was typed -----------------------------------------------------------------------

    @property
    def _called(self) -> str:
        return (self._note.text("nummer") if self._note else "") or self._wanted

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
        return Unsaved(opened=note, changes=changes, body=body)

    @property
    def holds_unsaved_text(self) -> bool:
        """Whether there is text that is not in a note yet."""
        return self._unsaved is not None

    def _warn(self, sentence: str) -> None:
        """Say what must be seen: it stays until the user types again."""
        self._has_warned = True
        self.status.say(sentence, warning=True)

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

    @on(Input.Submitted)
    def _next_field(self) -> None:
        self.focus_next()

    # -- drafts -------------------------------------------------------------------------------

    def write_draft(self) -> None:
        """Write unsaved text to its draft, now."""
        typed = self._unsaved
        if typed is not None:
            unsaved.keep(self.desk.book, typed, now=self.desk.now)

    def _keep_draft(self) -> None:
        """Keep what was typed in a draft, or drop the draft when everything was taken back."""
        typed = self._unsaved
        if typed is not None:
            self._drafted = True
            self._to_keep.append(typed)
            self._write_latest()
        elif self._note is not None and self._drafted:
            self._drafted = False
            self._to_keep.clear()
            self._drop_draft(self._note.path)
            self.status.say("")

    @book_work
    def _write_latest(self) -> None:
        try:
            typed = self._to_keep.pop()
        except IndexError:
            return  # saved meanwhile, or an earlier call took it
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
            self._go(f"Concept van {self._called} bewaard {message.moment:%H:%M}.")
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
        if not leaving:
            return

        def decided(yes: bool | None) -> None:
            if yes:
                self._go("")

        self.app.push_screen(
            ConfirmDialog(
                "De tekst kan niet worden bewaard",
                f"{message.error}\n\nTeruggaan zonder de tekst van {self._called} te bewaren?",
                yes="Tekst kwijtraken",
                no="Bij de tekst blijven",
            ),
            decided,
        )

    def leave(self) -> None:
        """Go back; unsaved text is kept as a draft first."""
        if not self.holds_unsaved_text:
            self._keep_draft()
            self._go("")
            return
        self._leaving = True
        self._keep_draft()

    def _go(self, farewell: str) -> None:
        if farewell:
            self.notify(f"{farewell} U krijgt de tekst terug als u de notitie weer opent.")
        if self.app.screen is self:
            self.app.pop_screen()

    # -- saving -------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done with this note."""
        if action == "opslaan":
            return self._note is not None and not self._reason
        if action == "geschiedenis":
            return self._note is not None and self.desk.book.repository is not None
        if action == "ander_paneel":
            return self._form is not None and not self._form.disabled
        return True

    def action_opslaan(self) -> None:
        """Save a version."""
        typed = self._unsaved
        if self._saving or self._note is None:
            return
        if typed is None:
            self.status.say("Er is niets gewijzigd.")
            return
        self._saving = True
        self._to_keep.clear()
        self.status.say("Bezig met opslaan …")
        fields = self._form.typed if self._form else {}
        self._save(typed, fields, self.editor.text, self._draft)

    @book_work
    def _save(
        self, typed: Unsaved, fields: Mapping[str, str], text: str, draft: KeptDraft | None
    ) -> None:
        now = self.desk.now
        saved = unsaved.save(self.desk.book, typed, now=now, draft=draft)
        self.post_message(NoteSaved(saved, typed.what, fields, text, now))

    @on(NoteSaved)
    def _saved(self, message: NoteSaved) -> None:
        self._saving = self._drafted = False
        self._draft = None
        note = message.note
        if self.editor.text == message.text and note.body != message.text:
            place = self.editor.cursor_location
            self.editor.open(note.body)
            self.editor.move_cursor(place)
        else:
            self.editor.kept(note.body)
        if self._form is not None:
            self._form.kept(message.fields, note.meta)
            self._form.check()
        self._know(note)
        self.status.say(f"Opgeslagen {message.moment:%H:%M} · {message.what}")
        if self.holds_unsaved_text:
            # Typed while saving: the draft of it may have been written before the old one went.
            self._keep_draft()

    # -- when saving fails --------------------------------------------------------------------

    def on_action_failed(self, message: ActionFailed) -> None:
        """Offer a way on for the text; a note that cannot be read at all is left."""
        note, error = self._note, message.error
        self._saving = False
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
            self.app.push_screen(SaveFailedDialog(error), self._failure_answered)

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

    def _failure_answered(self, answer: str | None) -> None:
        if answer == AGAIN:
            self.action_opslaan()
        elif answer == ELSEWHERE:
            self._ask_place()

    def _ask_place(self) -> None:
        typed = self._unsaved
        if typed is None:
            return

        def answered(place: str | None) -> None:
            if place:
                self._write_elsewhere(typed, place)

        self.app.push_screen(
            PromptDialog(
                "Bewaar elders",
                "In welk bestand, buiten het raadsboek?",
                value=suggested_place(self.desk.book, typed),
                check=lambda text: "" if text.strip() else "Vul een plaats in.",
            ),
            answered,
        )

    @book_work
    def _write_elsewhere(self, typed: Unsaved, place: str) -> None:
        file = write_elsewhere(self.desk.book, typed, place)
        self.post_message(WrittenElsewhere(typed, file))

    @on(WrittenElsewhere)
    def _written_elsewhere(self, message: WrittenElsewhere) -> None:
        self._elsewhere = message.typed
        self._warn(f"Niet in het raadsboek, wel bewaard in {message.file}")

    # -- what others did meanwhile ------------------------------------------------------------

    @book_work
    def _compare(self, typed: Unsaved) -> None:
        self.post_message(ConflictFound(unsaved.conflict_of(self.desk.book, typed)))

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
            conflict_dialog(message.conflict, self._called, self.desk.today), decided
        )

    @book_work
    def _put_aside(self, typed: Unsaved) -> None:
        book, now = self.desk.book, self.desk.now
        unsaved.keep_for_later(book, typed, now=now)
        self.post_message(KeptForLater(notes.read(book, typed.opened.path), now))

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
            self._look_again(self._note.path)

    @book_look
    def _look_again(self, path: str) -> None:
        # Nobody asked for this look: what keeps us from it will be told when it matters.
        with suppress(RaadsboekError):
            self.post_message(NoteLookedAt(notes.read(self.desk.book, path)))

    @on(NoteLookedAt)
    def _looked_at(self, message: NoteLookedAt) -> None:
        if self._note is None or self._saving or message.note.digest == self._note.digest:
            return
        if self.holds_unsaved_text:
            self._is_changed_elsewhere = True
            self._warn_changed_elsewhere()
        else:
            self._renew(message.note)

    def _warn_changed_elsewhere(self) -> None:
        self._warn("Deze notitie is elders gewijzigd; bij opslaan kiest u wat blijft.")

    # -- moving about -------------------------------------------------------------------------

    def action_ander_paneel(self) -> None:
        """Go from the fields to the text, or back to the field where the cursor was."""
        form = self._form
        if form is None:
            return
        inside = self.focused is not None and form in self.focused.ancestors
        if inside:
            self._last_field = self.focused
            self.editor.focus()
        else:
            (self._last_field or form.query("Input, Select").first()).focus()

    def action_zoeken_in_tekst(self) -> None:
        """Ask for a word, and go to the next place where it stands."""

        def seek(word: str | None) -> None:
            if word:
                self._sought = word
                self.editor.focus()
                if not self.editor.find_next(word):
                    self.status.say(f"'{word}' staat niet in deze tekst.")

        self.app.push_screen(
            PromptDialog("Zoeken in de tekst", "Welk woord zoekt u?", value=self._sought), seek
        )

    def action_geschiedenis(self) -> None:
        """Show the earlier versions of this note."""
        if self._note is not None:
            self.post_message(ScreenWanted("geschiedenis", {"pad": self._note.path}))
