"""Changing one note: its keys in a form, its text below, each save one version.

Opening, saving and moving about are here. What was typed and its draft are `editor_note`'s, what
goes wrong is `editor_rescue`'s; what saving means is `book`'s.
"""

from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Input

from raadsboek.book import drafts, finding, lists, notes, unsaved
from raadsboek.book.drafts import KeptDraft
from raadsboek.book.organs import same_organ
from raadsboek.book.unsaved import Unsaved
from raadsboek.core.kinds import member
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.schema import CONFIDENTIAL
from raadsboek.tui import keys
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ScreenWanted
from raadsboek.tui.screens.conflict import DISCARD, USE, draft_dialog
from raadsboek.tui.screens.editor_messages import NoteOpened, NoteSaved
from raadsboek.tui.screens.editor_note import NO_FIELD
from raadsboek.tui.screens.editor_rescue import RescuingScreen
from raadsboek.tui.screens.fitting_fields import FittingFields
from raadsboek.tui.screens.letters import LetterSent, LettersScreen, is_concept
from raadsboek.tui.screens.secrecy_change import lifting_dialog, lifts_secrecy, told
from raadsboek.tui.widgets.dialogs import PromptDialog
from raadsboek.tui.widgets.form import Form, unasked
from raadsboek.tui.working import book_look, book_work

_TO_READ = 20
"""Seconds that a sentence stands there which one has to know."""


class EditorScreen(FittingFields, RescuingScreen, LettersScreen):
    """One note, to be changed."""

    SCOPE = "bewerken"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("bewerken")]

    def __init__(self, desk: Desk, wanted: str, draft: str = "") -> None:
        """Open the note that `wanted` names: a path or a number.

        `draft` identifies the draft to offer; else it is the newest one of the note.
        """
        super().__init__(desk, wanted)
        self._wanted_draft = draft
        self._last_field: Widget | None = None
        self._sought = ""

    def on_mount(self) -> None:
        """Read the note; nobody types into a text that is not there yet."""
        self._load(self._wanted)

    @property
    def kind_typed(self) -> Kind | None:
        """The kind of the note."""
        return notes.kind_of(self._note) if self._note is not None else None

    @property
    def form_typed(self) -> Form | None:
        """The fields of the note."""
        return self._form

    # -- opening ------------------------------------------------------------------------------

    @book_look
    def _load(self, wanted: str) -> None:
        book = self.desk.book
        note = notes.read(book, wanted)
        kept = drafts.kept_drafts(book)
        chosen = (one for one in kept if one.identifier == self._wanted_draft)
        draft = next(chosen, None) or drafts.draft_of(book, note.path)
        waiting = unsaved.against_note(book, draft) if draft else None
        members = lists.rows(book, member.KIND, organ=same_organ(book, note)).objects()
        people = [str(meta.get("kort", "")) for meta in members]
        self.post_message(NoteOpened(note, [name for name in people if name], waiting))

    @on(NoteOpened)
    async def _opened(self, message: NoteOpened) -> None:
        note = message.note
        kind = notes.kind_of(note)
        organ = same_organ(self.desk.book, note)
        if kind is not None and note.meta:
            self._form = Form(
                kind.struct,
                note.meta,
                today=self.desk.today,
                hidden=unasked(self.desk.book.settings, *NO_FIELD),
                people=message.people,
                numbers=lambda start: finding.numbers_like(self.desk.book, start, organ),
                organs=self.desk.organs,
                more=[CONFIDENTIAL],
            )
            await self.fields.mount(self._form)
        self._show(note)
        if self._form is not None and not self._reason:
            self._form.check()
            self.look_at_fields()
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
        if draft.base_digest != note.digest:
            self._older_base = draft.base_digest
        if self._form is not None:
            self._form.fill(draft.note.meta)
            self._form.check()
        if draft.note.body != self.editor.text and not self.editor.read_only:
            self.editor.open(draft.note.body)
            self.editor.kept(note.body)
        self._drafted = True
        self.status.say("Dit is het concept. Ctrl+S slaat het op.")

    # -- saving -------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done with this note."""
        if action == "opslaan":
            return self._note is not None and not self._reason
        if action == "geschiedenis":
            return self._note is not None and self.desk.book.repository is not None
        if action == "verzonden":
            return self._note is not None and is_concept(self._note) and not self._reason
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
        elif lifts_secrecy(self._note, typed.changes):
            self.app.push_screen(lifting_dialog(self.called), self._lifting_answered)
        else:
            self._begin_to_save(typed)

    def _lifting_answered(self, yes: bool | None) -> None:
        typed = self._unsaved
        if yes and typed is not None and not self._saving:
            self._begin_to_save(typed)

    def _begin_to_save(self, typed: Unsaved) -> None:
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
        if self._note is not None:
            sentence = told(self._note, note, encrypts=self.desk.book.settings.encrypts)
            if sentence:
                self.notify(sentence, severity="warning", timeout=_TO_READ)
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
        elif self._leaving:
            self._go("")

    # -- a letter that goes out -----------------------------------------------------------------

    def action_verzonden(self) -> None:
        """Record that this letter went out; what is not saved yet has to be saved first."""
        if self.holds_unsaved_text:
            self.status.say("Sla de brief eerst op (Ctrl+S).", warning=True)
        elif self._note is not None:
            self.ask_sending(self._note)

    @on(LetterSent)
    def _letter_sent(self, message: LetterSent) -> None:
        self.notify(message.words)
        self.leave()

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

    @on(Input.Submitted)
    def _next_field(self) -> None:
        self.focus_next()

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

    def action_levensloop(self) -> None:
        """Tell the life of this decision, with what happened around it."""
        if self._note is not None:
            self.post_message(ScreenWanted("herkomst", {"pad": self._note.path}))
