"""Taking minutes: the agenda on the left, the text in the middle, what it means on the right.

Understanding is `core.minutes`' and recording is `book`'s; here the three panels are kept
together. How the text is kept is `minutes_text`.
"""

from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.getters import query_one
from textual.widgets import Static

from raadsboek.book import drafts, notes, unsaved
from raadsboek.book.minutes import context_of
from raadsboek.book.recording import plan_of, record_minutes, summary
from raadsboek.core.attendance import Attendance
from raadsboek.core.dates import short_date
from raadsboek.core.meetings.hours import ends_today
from raadsboek.core.minutes.entries import Minutes
from raadsboek.core.minutes.parsing import parse
from raadsboek.core.minutes.understanding import understand
from raadsboek.core.note import Changes, Note
from raadsboek.tui import keys
from raadsboek.tui.boundary import Part, assembled
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ActionFailed, ScreenWanted
from raadsboek.tui.screens.attendance import attendance_dialog
from raadsboek.tui.screens.minutes_adopting import ADOPTING, MinutesAdopting
from raadsboek.tui.screens.minutes_messages import (
    MeetingOpened,
    MinutesRecorded,
    Planned,
)
from raadsboek.tui.screens.recording import Choices, RecordingDialog
from raadsboek.tui.widgets.agenda_panel import AgendaPanel
from raadsboek.tui.widgets.completion_popup import CompletionPopup
from raadsboek.tui.widgets.dialogs import PromptDialog
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.minutes_editor import MinutesEditor
from raadsboek.tui.widgets.panel_list import PanelList
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.widgets.understood_panel import UnderstoodPanel
from raadsboek.tui.working import book_look, book_work

_TICK = 10.0
"""Seconds between two looks at the clock."""
_CHANGING = frozenset({"aanwezig", "vastleggen", "opslaan"})


class MinutesScreen(MinutesAdopting):
    """The minutes of one meeting, while they are being taken."""

    SCOPE = "notulen"
    CSS_PATH = "minutes.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("notulen")]

    header = query_one("#header", Static)
    clock = query_one("#clock", Static)
    agenda = query_one(AgendaPanel)
    understood = query_one(UnderstoodPanel)
    popup = query_one(CompletionPopup)

    def __init__(self, desk: Desk, wanted: str) -> None:
        """Open the meeting that `wanted` names: a number or a path."""
        super().__init__(desk, wanted)
        self._minutes = Minutes()
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

    @book_look
    def _load(self, wanted: str) -> None:
        book = self.desk.book
        note = notes.read(book, wanted)
        draft = drafts.draft_of(book, note.path)
        waiting = unsaved.against_note(book, draft) if draft else None
        if waiting is not None and waiting.difference.empty and not book.read_only:
            drafts.discard(book, waiting.draft)
            waiting = None
        context = context_of(book, note, today=self.desk.today)
        self.post_message(MeetingOpened(note, context, waiting))

    @on(MeetingOpened)
    def _opened(self, message: MeetingOpened) -> None:
        self.open_text(message.note, message.context)
        self._go_to_point(self._minutes.items[0].start if self._minutes.items else 0)
        if message.waiting is not None and not self._reason:
            self.offer(message.waiting)

    def changing_keys(self) -> frozenset[str]:
        """Return the keys of the actions that change the minutes."""
        return frozenset(
            key
            for action in keys.actions_on(self.SCOPE)
            if action.method in _CHANGING
            for key in action.keys
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done with these minutes."""
        if action in _CHANGING:
            return self._note is not None and not self._reason
        if action == "correcties":
            return self._note is not None and not self._reason
        if action == "geschiedenis":
            return self._note is not None and self.desk.book.repository is not None
        if action in ADOPTING:
            return self.may_adopt(action)
        return True

    # -- understanding ------------------------------------------------------------------------

    def show_meeting(self) -> None:
        """Show agenda, meaning and header for the text as it is now."""
        self._understand()
        self._tell_time()

    @on(MinutesEditor.TextSettled)
    def _settled(self) -> None:
        self._understand()
        if self._drafted and not self.holds_unsaved_text:
            self._keep_draft()

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
        self.agenda.tell_time(now, ends_today(note, now))

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
        below = lines[last + 1] if last + 1 < len(lines) else ""
        if last > head and below:
            # A heading follows at once: room is only made for somebody who writes.
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

    def action_correcties(self) -> None:
        """Go to the corrections on these minutes; they are made in the text that is saved."""
        if self.holds_unsaved_text:
            self.status.say("Sla eerst op met Ctrl+S; daarna kunt u corrigeren.", warning=True)
        elif self._note is not None:
            self.post_message(ScreenWanted("correcties", {"pad": self._note.path}))

    @on(CompletionPopup.Chosen)
    def _name_chosen(self, message: CompletionPopup.Chosen) -> None:
        self.editor.take(message.option)

    # -- attendance ---------------------------------------------------------------------------

    def action_aanwezig(self) -> None:
        """Ask who is there, and save it at once."""
        note, context = self._note, self._facts
        if note is None or context is None:
            return
        dialog = attendance_dialog(self.called, note, context)

        def answered(attendance: Attendance | None) -> None:
            if attendance is not None and self._note is not None:
                changes = attendance.changes(self._note)
                if changes:
                    self.save_keys(changes)

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
        plan, body = message.plan, message.body
        if self.app.screen is not self:
            return
        if plan.empty and not plan.findings and not self.holds_unsaved_text:
            self.status.say("Er is niets nieuws om vast te leggen.")
            return

        def confirmed(choices: Choices) -> None:
            if self._typed_over is not None:
                self._record(self._typed_over, dict(self._changes), body, choices)

        title = f"Vastleggen · {self.called}"
        self._recording = RecordingDialog(
            title, plan, message.titles, confirmed, saves_text=self.holds_unsaved_text
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
            leave=choices.leave,
            overwrite=choices.overwrite,
        )
        self._overtake(note, recorded.meeting)
        drafts.drop_draft(book, note.path)
        if self._draft is not None:
            drafts.discard(book, self._draft)
        context = context_of(book, recorded.meeting, today=now.date())
        self.post_message(MinutesRecorded(recorded, context, now))

    @on(MinutesRecorded)
    def _recorded(self, message: MinutesRecorded) -> None:
        recorded = message.recorded
        self._close_recording()
        self.editor.renew(recorded.meeting.body)
        self._changes, self._draft, self._drafted = {}, None, False
        self._older_base = ""
        self.know(recorded.meeting, message.context)
        sentence = f"Vastgelegd {message.moment:%H:%M}: {summary(recorded)}"
        if recorded.empty and not (recorded.saved or recorded.left):
            sentence = "Er is niets nieuws om vast te leggen."
        if recorded.kept:
            sentence += f" · notitie gehouden: {', '.join(recorded.kept)}"
        self.status.say(sentence)

    def on_action_failed(self, message: ActionFailed) -> None:
        """Close the dialog; `MinutesText` offers a way on."""
        self._then_record = self._close_recording()
        self._then_adopt = False

    def _close_recording(self) -> bool:
        """Close the dialog; tell if it was open."""
        dialog, self._recording = self._recording, None
        if dialog is None or not dialog.is_current:
            return False
        dialog.dismiss(None)
        return True
