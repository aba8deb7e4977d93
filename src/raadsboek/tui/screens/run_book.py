"""Draaiboek: one meeting at a glance: how far it is, what it still misses, and where to mend that.

What is missing and which step may be taken is the core's; this screen shows it and leads to the
place where something can be done about it.
"""

from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.message import Message
from textual.widgets import OptionList, Static

from raadsboek.book import notes
from raadsboek.book.meetings.steps import advance, facts_of, read_meeting
from raadsboek.book.minutes import context_of
from raadsboek.core.kinds import meeting as meetings
from raadsboek.core.kinds.meeting import MeetingStatus
from raadsboek.core.meetings.step_facts import Facts
from raadsboek.core.meetings.steps import next_step, passed_over, refusals
from raadsboek.core.minutes.context import Context
from raadsboek.core.note import Note
from raadsboek.tui import keys
from raadsboek.tui.boundary import shown
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ScreenWanted
from raadsboek.tui.screens.moving import MeetingMoved
from raadsboek.tui.screens.run_book_doing import RunBookDoing
from raadsboek.tui.screens.run_book_rows import (
    ARRANGE,
    ATTENDANCE,
    LOG,
    PERSON,
    STEP,
    Row,
    rows_of,
    title_line,
    track_lines,
)
from raadsboek.tui.screens.status_change import ask_status
from raadsboek.tui.widgets.dialogs import ConfirmDialog, ask
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.panel_list import PanelList
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.working import book_look, book_work

_SENDING = frozenset({"verzonden", "bericht", "nazending"})
_IN_FORM = frozenset({"van", "plaats", "te-regelen"})
_IN_AGENDA = frozenset({"agenda", "punten", "stukken"})
_CHANGING = frozenset(
    {"afvinken", "volgende_stap", "verzonden", "mail", "aanwezig", "status", "verzetten"}
)


class RunBookScreen(RunBookDoing):
    """How far one meeting is."""

    SCOPE = "draaiboek"
    CSS_PATH = "run_book.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("draaiboek")]
    AUTO_FOCUS = "PanelList"

    header = query_one("#header", Static)
    track = query_one("#track", Static)
    lines = query_one(PanelList)
    hint = query_one("#hint", Static)
    status = query_one(StatusLine)

    @dataclass
    class Looked(Message):
        """Everything about the meeting was gathered."""

        note: Note
        facts: Facts
        context: Context

    def __init__(self, desk: Desk, wanted: str) -> None:
        """Show the meeting that `wanted` names: a number or a path."""
        super().__init__(desk)
        self._wanted = wanted
        self._rows: list[Row] = []
        self._unfolded: set[str] = set()

    def compose(self) -> ComposeResult:
        """Lay out which meeting it is, its steps, the rows and the keys."""
        yield Static(shown("Bezig met lezen …"), id="header")
        yield Static(id="track")
        yield PanelList()
        yield Static(id="hint")
        yield StatusLine()
        yield Footer(self.SCOPE)

    def on_mount(self) -> None:
        """Look."""
        self._look()

    def on_screen_resume(self) -> None:
        """Look again when coming back: something may have been mended."""
        if self._note is not None:
            # What was said before may hold no longer.
            self.say("")
            self._look()

    def notes_differ(self) -> None:
        """Look again."""
        self._look()

    def say(self, sentence: str, *, warning: bool = False) -> None:
        """Show a sentence on the line for what happens."""
        self.status.say(sentence, warning=warning)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done."""
        if action in _CHANGING and (self._note is None or self.desk.book.read_only):
            return False
        if action == "afvinken":
            return self.current is not None and self.current.about.startswith(ARRANGE)
        if action == "correcties":
            return self._facts is not None and self._facts.status is MeetingStatus.MINUTES_DRAFT
        if action == "volgende_stap":
            return self._facts is not None and next_step(self._facts) is not None
        return True

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        place = self.lines.highlighted
        return self._rows[place] if place is not None and place < len(self._rows) else None

    # -- looking ------------------------------------------------------------------------------

    @book_look
    def _look(self) -> None:
        book, today = self.desk.book, self.desk.today
        book.index.refresh()
        note = read_meeting(book, self._note.path if self._note else self._wanted)
        context = context_of(book, note, today=today)
        self.post_message(self.Looked(note, facts_of(book, note, today=today), context))

    @on(Looked)
    def _show(self, message: Looked) -> None:
        self._note, self._facts = message.note, message.facts
        self._around = message.context
        self.header.update(title_line(message.facts, notes.title_of(message.note)))
        self.track.update(track_lines(message.facts))
        self._draw()

    def _draw(self) -> None:
        if self._facts is None or self._around is None:
            return
        before = self.current.about if self.current else ""
        self._rows = rows_of(self._facts, self._around.members, self._unfolded)
        self.lines.show(
            [(row.content, place if row.about else -1) for place, row in enumerate(self._rows)]
        )
        places = [place for place, row in enumerate(self._rows) if row.about]
        same = [place for place in places if self._rows[place].about == before]
        self.lines.highlighted = next(iter(same or places), None)
        self.refresh_bindings()

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        row = self.current
        is_of_use = row is not None and (_unfolds(row) or not self.desk.book.read_only)
        self.hint.update(shown(row.hint if row and is_of_use else ""))
        self.refresh_bindings()

    # -- going somewhere ----------------------------------------------------------------------

    @on(PanelList.JumpWanted)
    def _chosen(self, message: PanelList.JumpWanted) -> None:
        message.stop()
        self.action_gaan()

    def action_gaan(self) -> None:
        """Go to where something can be done about the row."""
        row = self.current
        if row is None or self._note is None:
            return
        about = row.about
        if _unfolds(row):
            self._unfolded ^= {about}
            self._draw()
        elif not self.may_change():
            return
        elif about == STEP:
            self.action_volgende_stap()
        elif about == ATTENDANCE or about == "aanwezig":
            self.action_aanwezig()
        elif about.startswith(ARRANGE):
            self.action_afvinken()
        elif about in _SENDING:
            self.action_verzonden()
        elif about in _IN_FORM:
            self.action_bewerken()
        elif about in _IN_AGENDA:
            self.action_agenda()
        elif about == "datum":
            self.action_verzetten()
        elif about == "akkoord":
            self.offer_adopting(self._note.path, own=True)
        elif about == "brief" and row.item is not None:
            self.ask_letter(row.item.about)
        elif row.item is not None and row.item.about:
            self.open_note(row.item.about)
        else:
            self.action_notulen()

    def action_agenda(self) -> None:
        """Put the agenda together."""
        if self._note is not None:
            self.post_message(ScreenWanted("agenda", {"pad": self._note.path}))

    def action_notulen(self) -> None:
        """Work on the text of the meeting."""
        if self._note is not None:
            self.post_message(ScreenWanted("notulen", {"pad": self._note.path}))

    def action_correcties(self) -> None:
        """Take over what others say of the draft minutes."""
        if self._note is not None:
            self.post_message(ScreenWanted("correcties", {"pad": self._note.path}))

    def action_bewerken(self) -> None:
        """Change the facts of the meeting in a form."""
        if self._note is not None:
            self.post_message(ScreenWanted("bewerken", {"pad": self._note.path}))

    def action_verzetten(self) -> None:
        """Give the meeting another day."""
        if self._note is not None:
            self.ask_move(self._note)

    @on(MeetingMoved)
    def _other_day(self, message: MeetingMoved) -> None:
        self.post_message(self.Saved(message.moved.meeting.path, message.words))

    def action_geschiedenis(self) -> None:
        """Show the versions of the meeting."""
        if self._note is not None:
            self.post_message(ScreenWanted("geschiedenis", {"pad": self._note.path}))

    # -- steps --------------------------------------------------------------------------------

    def action_volgende_stap(self) -> None:
        """Take the next step, when nothing keeps the meeting from it."""
        facts = self._facts
        step = next_step(facts) if facts is not None else None
        if facts is None or step is None:
            return
        if step is MeetingStatus.ADOPTED and self._note is not None:
            self.offer_adopting(self._note.path, own=True)
            return
        blocking = refusals(facts, step)
        if step is MeetingStatus.AGENDA_SENT and {one.key for one in blocking} == {"verzonden"}:
            self.action_verzonden()
        elif blocking:
            self.status.say(f"Nog niet: {blocking[0].message}", warning=True)
        else:
            self._confirm_step(facts, step)

    @work
    async def _confirm_step(self, facts: Facts, step: MeetingStatus) -> None:
        left_out = passed_over(facts, step)
        question = ""
        if left_out:
            words = " en ".join(f"'{one}'" for one in left_out)
            question = f"De stap {words} wordt overgeslagen."
        if step is MeetingStatus.CLOSED:
            question += "\nDaarna is deze vergadering klaar en staat zij niet meer open."
        if question:
            dialog = ConfirmDialog(
                f"{facts.number} op '{step}' zetten?", question.strip(), yes="Ja", no="Niet doen"
            )
            if not await ask(self.app, dialog):
                return
        self._advance(step)

    @book_work
    def _advance(self, step: MeetingStatus) -> None:
        assert self._note is not None
        saved, _ = advance(self.desk.book, self._note.path, step, now=self.desk.now)
        self.post_message(self.Saved(saved.path, f"De vergadering is nu: {step}."))

    @work
    async def action_status(self) -> None:
        """Choose another status; what keeps the meeting from it is told."""
        note = self._note
        if note is None:
            return
        changes = await ask_status(self.app, note, meetings.KIND, self.desk.today)
        if changes is not None and changes.get("status") == MeetingStatus.ADOPTED:
            self.offer_adopting(note.path, own=True)
        elif changes is not None and changes.get("status") == MeetingStatus.CANCELLED:
            self.ask_call_off(note)
        elif changes is not None:
            self.save_keys(note, changes, f"De vergadering is nu: {changes['status']}.")

    def tell_adopted(self, sentence: str) -> None:
        """Show what was adopted, and how far the meeting is now."""
        self.status.say(sentence)
        self._look()

    @on(RunBookDoing.Saved)
    def _saved(self, message: RunBookDoing.Saved) -> None:
        self._wanted = message.path
        self._note = None
        self.status.say(message.sentence)
        self._look()

    def action_afvinken(self) -> None:
        """Tick off what is arranged, or take the tick away."""
        row = self.current
        if row is not None and row.about.startswith(ARRANGE) and self._facts is not None:
            name = row.about.removeprefix(ARRANGE)
            self.arrange_facility(name, done=name in self._facts.to_arrange)


def _unfolds(row: Row) -> bool:
    """Tell if there is more to read below a row."""
    return row.about == LOG or row.about.startswith(PERSON)
