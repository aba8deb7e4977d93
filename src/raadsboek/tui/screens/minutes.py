"""Taking minutes: the agenda on the left, the text in the middle, what it means on the right.

Understanding is `core.minutes`', saving and recording are `book`'s; here the text and the two are
kept together. Whatever happens, the text in the editor is in the note or in a draft.
"""

import datetime
from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.getters import query_one
from textual.widgets import Static

from raadsboek.book import drafts, lists, notes
from raadsboek.book.drafts import KeptDraft
from raadsboek.book.minutes import context_of
from raadsboek.book.recording import is_locked, plan_of, record_minutes, summary
from raadsboek.core.dates import short_date
from raadsboek.core.difference import difference
from raadsboek.core.errors import ChangedOnDisk, RaadsboekError
from raadsboek.core.kinds import member
from raadsboek.core.minutes.context import Context
from raadsboek.core.minutes.entries import Minutes
from raadsboek.core.minutes.parsing import parse
from raadsboek.core.minutes.understanding import understand
from raadsboek.core.note import Changes, Note, Value
from raadsboek.tui import keys
from raadsboek.tui.boundary import Part, assembled
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ActionFailed, ScreenWanted
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.screens.attendance import Attendance, AttendanceDialog, Attendee
from raadsboek.tui.screens.minutes_messages import (
    Compared,
    DraftFailed,
    DraftKept,
    MeetingLoaded,
    MeetingLookedAt,
    MeetingSaved,
    MinutesRecorded,
    Planned,
    TextPutAside,
)
from raadsboek.tui.screens.minutes_versions import Answer, TwoTextsDialog
from raadsboek.tui.screens.recording import Choices, RecordingDialog
from raadsboek.tui.widgets.agenda_panel import AgendaPanel
from raadsboek.tui.widgets.completion_popup import CompletionPopup
from raadsboek.tui.widgets.dialogs import ConfirmDialog, PromptDialog
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.minutes_editor import MinutesEditor
from raadsboek.tui.widgets.panel_list import PanelList
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.widgets.understood_panel import UnderstoodPanel
from raadsboek.tui.working import book_look, book_work

_TICK = 10.0
"""Seconds between two looks at the clock."""
_CHANGING = frozenset({"aanwezig", "vastleggen", "opslaan"})


class MinutesScreen(BookScreen):
    """The minutes of one meeting, while they are being taken."""

    SCOPE = "notulen"
    CSS_PATH = "minutes.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("notulen")]

    header = query_one("#header", Static)
    clock = query_one("#clock", Static)
    agenda = query_one(AgendaPanel)
    editor = query_one(MinutesEditor)
    understood = query_one(UnderstoodPanel)
    popup = query_one(CompletionPopup)
    status = query_one(StatusLine)

    def __init__(self, desk: Desk, wanted: str) -> None:
        """Open the meeting that `wanted` names: a number or a path."""
        super().__init__(desk)
        self._wanted = wanted
        self._note: Note | None = None
        self._facts: Context | None = None
        self._roles: dict[str, str] = {}
        self._minutes = Minutes()
        self._changes: dict[str, Value | None] = {}
        self._drafted: str | None = None
        self._reason = ""
        self._leaving = False
        self._recording: RecordingDialog | None = None
        self._sought = ""

    def compose(self) -> ComposeResult:
        """Lay out the header, the three panels and the lines below."""
        popup = CompletionPopup()
        with Horizontal(id="top"):
            yield Static(id="header")
            yield Static(id="clock")
        with Horizontal(id="panels"):
            yield AgendaPanel()
            yield MinutesEditor(popup)
            yield UnderstoodPanel()
        yield popup
        yield StatusLine()
        yield Footer(self.SCOPE)

    def on_mount(self) -> None:
        """Read the meeting; nobody types into a text that is not there yet."""
        self.editor.read_only = True
        self.editor.focus()
        self.set_interval(_TICK, self._tell_time)
        self._load(self._wanted)

    # -- opening ------------------------------------------------------------------------------

    @book_look
    def _load(self, wanted: str) -> None:
        book = self.desk.book
        note = notes.read(book, wanted)
        draft = drafts.draft_of(book, note.path)
        if draft is not None and draft.note.body == note.body and draft.note.meta == note.meta:
            drafts.discard(book, draft)
            draft = None
        self.post_message(
            MeetingLoaded(
                note=note,
                context=context_of(book, note, today=self.desk.today),
                roles={
                    str(meta.get("kort", "")): str(meta.get("rol", ""))
                    for meta in lists.rows(book, member.KIND).objects()
                },
                draft=draft,
                difference=difference(note.body, draft.note.body) if draft else None,
            )
        )

    @on(MeetingLoaded)
    def _loaded(self, message: MeetingLoaded) -> None:
        self._roles = dict(message.roles)
        self._open(message.note, message.context)
        first = self._minutes.items[0].start if self._minutes.items else 0
        self._go_to_point(first)
        if message.draft is not None and message.difference is not None and not self._reason:
            self._offer(message.draft, message)

    def _open(self, note: Note, context: Context) -> None:
        """Show a meeting as it is on disk."""
        self._reason = self._reason_not_to_type(note)
        self.editor.open(note.body)
        self.editor.read_only = bool(self._reason)
        self._changes = {}
        self._know(note, context)
        if self._reason:
            self.status.say(self._reason, warning=True)

    def _know(self, note: Note, context: Context) -> None:
        self._note, self._facts = note, context
        self.editor.know(context.members)
        self.refresh_bindings()
        self._understand()
        self._tell_time()

    def _reason_not_to_type(self, note: Note) -> str:
        if self.desk.book.read_only:
            return self.desk.book.read_only
        if not note.editable:
            return note.problems[0].message if note.problems else "Deze notitie is beschadigd."
        if is_locked(note):
            return (
                f"Alleen lezen: dit verslag heeft de status '{note.text('status')}' en ligt vast."
            )
        return ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done with these minutes."""
        if action in _CHANGING:
            return self._note is not None and not self._reason
        return True

    # -- a draft that was found ---------------------------------------------------------------

    def _offer(self, draft: KeptDraft, loaded: MeetingLoaded) -> None:
        note, found = loaded.note, loaded.difference
        assert found is not None
        later = draft.base_digest != note.digest
        sentence = (
            f"Van {short_date(draft.kept.date())} {draft.kept:%H:%M} is er tekst die nog niet is "
            "opgeslagen. Dit is het verschil met de notulen"
            + (", die daarna nog zijn gewijzigd:" if later else ":")
        )
        answers = (
            Answer("use", "v", "Verder met het concept"),
            Answer("later", "n", "Nu niet"),
            Answer("discard", "w", "Weggooien"),
        )
        dialog = TwoTextsDialog("Er is een concept", sentence, found, answers)

        def decided(answer: str | None) -> None:
            if answer == "use":
                self._use(draft, note)
            elif answer == "discard":
                self._discard(draft)
                self.status.say("Het concept is weggegooid.")
            else:
                self._set_aside(draft)
                self.status.say("Het concept blijft bewaard tot u het weggooit.")

        self.app.push_screen(dialog, decided)

    def _use(self, draft: KeptDraft, note: Note) -> None:
        if draft.base_digest == note.digest:
            both = dict.fromkeys((*note.meta, *draft.note.meta))
            self._changes = {
                key: draft.note.meta.get(key)
                for key in both
                if draft.note.meta.get(key) != note.meta.get(key)
            }
        self.editor.replace_text(draft.note.body)
        self._understand()
        self._keep_draft(note, dict(self._changes), draft.note.body, draft)
        self.status.say("Verder met het concept. Ctrl+S slaat het op.")

    @book_work
    def _discard(self, draft: KeptDraft) -> None:
        drafts.discard(self.desk.book, draft)

    @book_work
    def _set_aside(self, draft: KeptDraft) -> None:
        drafts.set_aside(self.desk.book, draft)

    # -- understanding ------------------------------------------------------------------------

    @on(MinutesEditor.TextSettled)
    def _settled(self) -> None:
        self._understand()
        if self._drafted is not None and self._note is not None and not self.holds_unsaved_text:
            self._drafted = None
            self._drop_draft(self._note.path)

    def _understand(self) -> None:
        if self._facts is None:
            return
        editor = self.editor
        self._minutes = parse(editor.text)
        self.agenda.understand(self._minutes, editor.document.lines)
        row = editor.cursor_location[0]
        if self.agenda.follow(row, editor.document.line_count):
            self._tell_time()
        self.understood.show(understand(self._minutes, self._facts), row)

    @on(MinutesEditor.LineChanged)
    def _line_changed(self, message: MinutesEditor.LineChanged) -> None:
        if self.agenda.follow(message.line, self.editor.document.line_count):
            self._tell_time()
        self.understood.follow(message.line)

    def _tell_time(self) -> None:
        now = self.desk.now
        self.clock.update(assembled(f"{now:%H:%M}"))
        note, context = self._note, self._facts
        if note is None or context is None:
            return
        attendance = context.attendance()
        what = " ".join((note.text("nummer"), notes.title_of(note)))
        warning = attendance.reached is False
        self.header.update(
            assembled(
                Part(what, "bold"),
                f" {short_date(context.said_on)}",
                Part(" · ", "$foreground-muted"),
                Part(
                    ("! " if warning else "") + attendance.sentence, "$warning" if warning else ""
                ),
            )
        )
        self.agenda.tell_time(now, self._end(note, now))

    def _end(self, note: Note, now: datetime.datetime) -> datetime.datetime | None:
        """Return when the meeting ends, while it is going on."""
        start, end = _moment(note, "van", now), _moment(note, "tot", now)
        if start and end and start <= now < end:
            return end
        return None

    # -- moving about -------------------------------------------------------------------------

    @on(PanelList.JumpWanted)
    def _jump(self, message: PanelList.JumpWanted) -> None:
        message.stop()
        self.editor.focus()
        if message.panel is self.agenda.points:
            self._go_to_point(message.line)
        else:
            self.editor.go_to(message.line, where="end")

    def _go_to_point(self, start: int) -> None:
        """Put the cursor where writing under a point goes on."""
        item = next((item for item in self._minutes.items if item.start == start), None)
        lines = self.editor.document.lines
        if item is None or item.start >= len(lines):
            self.editor.go_to(start)
            return
        head = item.start + (1 if item.attributes else 0)
        last = max(
            (row for row in range(item.start, min(item.end, len(lines))) if lines[row].strip()),
            default=item.start,
        )
        if last > head:
            self.editor.go_to(last, where="end")
        else:
            self.editor.go_to_room_below(last)

    def _point_from(self, step: Literal[-1, 1]) -> None:
        """Go to the point before or after the one that the cursor is in."""
        self._understand()
        minutes = self._minutes
        current = self.agenda.item_at(self.editor.cursor_location[0])
        wanted = current + step
        self.editor.focus()
        if 0 <= wanted < len(minutes.items):
            self._go_to_point(minutes.items[wanted].start)
        elif minutes.items:
            self.status.say("Dit is het laatste punt." if step > 0 else "Dit is het eerste punt.")

    def action_volgend_punt(self) -> None:
        """Go to the next agenda point."""
        self._point_from(1)

    def action_vorig_punt(self) -> None:
        """Go to the agenda point before this one."""
        self._point_from(-1)

    def action_ander_paneel(self) -> None:
        """Go to the next of the three panels."""
        panels = (self.editor, self.understood.entries, self.agenda.points)
        here = next((index for index, one in enumerate(panels) if one.has_focus), -1)
        panels[(here + 1) % len(panels)].focus()

    def action_zoeken_in_tekst(self) -> None:
        """Ask for a word, and go to the next place where it stands."""

        def seek(word: str | None) -> None:
            if word:
                self._sought = word
                self.editor.focus()
                if not self.editor.find_next(word):
                    self.status.say(f"'{word}' staat niet in deze notulen.")

        self.app.push_screen(
            PromptDialog("Zoeken in de tekst", "Welk woord zoekt u?", value=self._sought), seek
        )

    def action_geschiedenis(self) -> None:
        """Show the earlier versions of these minutes."""
        if self._note is not None:
            self.post_message(ScreenWanted("geschiedenis", {"pad": self._note.path}))

    @on(CompletionPopup.Chosen)
    def _name_chosen(self, message: CompletionPopup.Chosen) -> None:
        self.editor.take(message.option)

    # -- drafts -------------------------------------------------------------------------------

    @property
    def holds_unsaved_text(self) -> bool:
        """Whether there is text that is not in a note yet."""
        return self._note is not None and (self.editor.is_changed or bool(self._changes))

    def write_draft(self) -> None:
        """Write unsaved text to its draft, now."""
        if self._note is not None and self.holds_unsaved_text:
            drafts.keep_draft(
                self.desk.book,
                self._note,
                changes=self._changes,
                body=self.editor.text,
                now=self.desk.now,
            )

    @on(MinutesEditor.DraftDue)
    def _draft_due(self, message: MinutesEditor.DraftDue) -> None:
        if self._note is not None:
            self._keep_draft(self._note, dict(self._changes), message.text)

    @book_work
    def _keep_draft(
        self, note: Note, changes: Changes, text: str, instead_of: KeptDraft | None = None
    ) -> None:
        book, now = self.desk.book, self.desk.now
        try:
            drafts.keep_draft(book, note, changes=changes, body=text, now=now)
            kept = drafts.draft_of(book, note.path) if instead_of else None
            if instead_of and kept and kept.identifier != instead_of.identifier:
                drafts.discard(book, instead_of)
        except RaadsboekError as error:
            self.post_message(DraftFailed(error))
            return
        self.post_message(DraftKept(text, now))

    @book_work
    def _drop_draft(self, path: str) -> None:
        drafts.drop_draft(self.desk.book, path)

    @on(DraftKept)
    def _draft_kept(self, message: DraftKept) -> None:
        self._drafted = message.text
        if self._leaving:
            self._go(f"Concept van {self._number} bewaard {message.moment:%H:%M}.")
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

        question = f"{message.error}\n\nTeruggaan zonder de tekst van {self._number} te bewaren?"
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
        if self._note is None or not self.holds_unsaved_text:
            self._go("")
            return
        self._leaving = True
        self._keep_draft(self._note, dict(self._changes), self.editor.text)

    def _go(self, farewell: str) -> None:
        if farewell:
            self.notify(f"{farewell} U krijgt de tekst terug als u deze notulen weer opent.")
        if self.app.screen is self:
            self.app.pop_screen()

    @property
    def _number(self) -> str:
        return (self._note.text("nummer") if self._note else "") or self._wanted

    # -- saving -------------------------------------------------------------------------------

    def action_opslaan(self) -> None:
        """Save a version of the text."""
        if self._note is None:
            return
        if self.holds_unsaved_text:
            self._save(self._note, dict(self._changes), self.editor.text)
        else:
            self.status.say("Alles is al opgeslagen.")

    @book_work
    def _save(self, note: Note, changes: Changes, body: str | None) -> None:
        book, now = self.desk.book, self.desk.now
        saved = notes.save(book, note, changes=changes, body=body, now=now)
        if body is not None:
            drafts.drop_draft(book, note.path)
        context = context_of(book, saved, today=now.date())
        self.post_message(MeetingSaved(saved, context, body, now))

    @on(MeetingSaved)
    def _saved(self, message: MeetingSaved) -> None:
        if message.body is not None:
            self.editor.kept(message.body)
            self._changes = {}
            self._drafted = None
        self._know(message.note, message.context)
        self.status.saved(message.moment)
        if self.holds_unsaved_text:
            # Typed while saving: the draft of it may have been written before the old one went.
            self._keep_draft(message.note, dict(self._changes), self.editor.text)

    # -- attendance ---------------------------------------------------------------------------

    def action_aanwezig(self) -> None:
        """Ask who is there, and save it at once."""
        note, context = self._note, self._facts
        if note is None or context is None:
            return
        attendees = [
            Attendee(handle=handle, name=name, role=self._roles.get(handle) or "lid")
            for handle, name in context.members.items()
        ]
        dialog = AttendanceDialog(
            f"Wie is er? · {self._number}",
            attendees,
            Attendance.of(note),
            seats=context.seats,
            needed=context.needed,
        )

        def answered(attendance: Attendance | None) -> None:
            if attendance is not None and self._note is not None:
                changes = attendance.changes(self._note)
                if changes:
                    self._save(self._note, changes, None)

        self.app.push_screen(dialog, answered)

    # -- recording ----------------------------------------------------------------------------

    def action_vastleggen(self) -> None:
        """Show what recording will do, and do it when that is right."""
        if self._note is not None:
            self._plan(self._note, self.editor.text)

    @book_work
    def _plan(self, note: Note, body: str) -> None:
        book = self.desk.book
        book.index.refresh()
        plan = plan_of(book, note, body, today=self.desk.today)
        titles = {number: notes.title_of(notes.read(book, number)) for number in plan.removed}
        self.post_message(Planned(plan, body, titles))

    @on(Planned)
    def _planned(self, message: Planned) -> None:
        if self.app.screen is not self:
            return
        if message.plan.empty and not self.holds_unsaved_text and not message.plan.findings:
            self.status.say("Er is niets nieuws om vast te leggen.")
            return
        body = message.body

        def confirmed(choices: Choices) -> None:
            if self._note is not None:
                self._record(self._note, dict(self._changes), body, choices)

        self._recording = RecordingDialog(
            f"Vastleggen · {self._number}", message.plan, message.titles, confirmed
        )
        self.app.push_screen(self._recording)

    @book_work
    def _record(self, note: Note, changes: Changes, body: str, choices: Choices) -> None:
        book, now = self.desk.book, self.desk.now
        recorded = record_minutes(
            book,
            note,
            body=body,
            changes=changes,
            now=now,
            lapse=choices.lapse,
            overwrite=choices.overwrite,
        )
        drafts.drop_draft(book, note.path)
        context = context_of(book, recorded.meeting, today=now.date())
        self.post_message(MinutesRecorded(recorded, context, now))

    @on(MinutesRecorded)
    def _recorded(self, message: MinutesRecorded) -> None:
        recorded = message.recorded
        self._close_recording()
        self.editor.renew(recorded.meeting.body)
        self._changes = {}
        self._drafted = None
        self._know(recorded.meeting, message.context)
        sentence = f"Vastgelegd {message.moment:%H:%M}: {summary(recorded)}"
        if recorded.kept:
            sentence += f" · notitie gehouden: {', '.join(recorded.kept)}"
        self.status.say(sentence)

    def _close_recording(self) -> None:
        dialog, self._recording = self._recording, None
        if dialog is not None and dialog.is_current:
            dialog.dismiss(None)

    # -- what others did meanwhile ------------------------------------------------------------

    def on_action_failed(self, message: ActionFailed) -> None:
        """Let the user choose when the minutes changed elsewhere; the rest is shown as it is."""
        self._close_recording()
        self._leaving = False
        note, error = self._note, message.error
        if note is None:
            self._go("")
        elif isinstance(error, ChangedOnDisk) and error.path == note.path:
            message.stop()
            self._compare(note, self.editor.text)

    @book_look
    def _compare(self, note: Note, mine: str) -> None:
        book = self.desk.book
        theirs = notes.read(book, note.path)
        context = context_of(book, theirs, today=self.desk.today)
        self.post_message(Compared(theirs, context, difference(theirs.body, mine)))

    @on(Compared)
    def _compared(self, message: Compared) -> None:
        theirs, context = message.theirs, message.context
        if message.difference.empty or (self._note and theirs.body == self._note.body):
            self._know(theirs, context)
            self.notify(
                "De gegevens van deze vergadering waren elders gewijzigd en zijn overgenomen. "
                "Doe het nog eens."
            )
            return
        answers = (
            Answer("mine", "m", "Mijn tekst opslaan"),
            Answer("theirs", "a", "Andere tekst nemen"),
            Answer("", "v", "Verder typen"),
        )
        sentence = (
            "Deze notulen zijn buiten dit venster gewijzigd. Er is niets overschreven. Hieronder "
            "staat [-de andere tekst-] tegen {+uw tekst+}. Beide blijven bewaard: wat u niet "
            "kiest, staat in de geschiedenis of blijft als concept."
        )
        dialog = TwoTextsDialog(
            "Twee versies van deze notulen", sentence, message.difference, answers
        )

        def decided(answer: str | None) -> None:
            if answer == "mine":
                self._know(theirs, context)
                self._save(theirs, dict(self._changes), self.editor.text)
            elif answer == "theirs" and self._note is not None:
                self._put_aside(self._note, dict(self._changes), self.editor.text)
            else:
                self.status.say("Nog niet opgeslagen; uw tekst staat in een concept.")

        self.app.push_screen(dialog, decided)

    @book_work
    def _put_aside(self, note: Note, changes: Changes, text: str) -> None:
        book, now = self.desk.book, self.desk.now
        drafts.keep_draft(book, note, changes=changes, body=text, now=now)
        kept = drafts.draft_of(book, note.path)
        if kept is not None:
            drafts.set_aside(book, kept)
        theirs = notes.read(book, note.path)
        context = context_of(book, theirs, today=now.date())
        self.post_message(TextPutAside(theirs, context, now))

    @on(TextPutAside)
    def _text_put_aside(self, message: TextPutAside) -> None:
        self._drafted = None
        self._open(message.note, message.context)
        self.status.say(f"Uw tekst is bewaard als concept van {message.moment:%H:%M}.")

    def on_screen_resume(self) -> None:
        """Look whether the minutes changed while another screen was on top."""
        if self._note is not None:
            self._look_again(self._note.path)

    @book_look
    def _look_again(self, path: str) -> None:
        book = self.desk.book
        note = notes.read(book, path)
        self.post_message(MeetingLookedAt(note, context_of(book, note, today=self.desk.today)))

    @on(MeetingLookedAt)
    def _looked_at(self, message: MeetingLookedAt) -> None:
        if self._note is None or message.note.digest == self._note.digest:
            return
        if self.holds_unsaved_text:
            self.status.say(
                "Deze notulen zijn elders gewijzigd; bij opslaan kiest u wat blijft.", warning=True
            )
        else:
            row = self.editor.cursor_location[0]
            self._open(message.note, message.context)
            self.editor.go_to(row)


def _moment(note: Note, key: str, now: datetime.datetime) -> datetime.datetime | None:
    """Return a time of day of the meeting as a moment, when the meeting is today."""
    if note.text("datum") != now.date().isoformat():
        return None
    try:
        time = datetime.time.fromisoformat(note.text(key))
    except ValueError:
        return None
    return datetime.datetime.combine(now.date(), time, now.tzinfo)
