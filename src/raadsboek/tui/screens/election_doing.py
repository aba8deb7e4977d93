"""What is done from the screen of an election: its steps, its day, and its letters and lists.

The part of the screen that asks and saves; `election` shows how far the election is, and candidates
and votes are `election_counting`'s.
"""

import datetime
from dataclasses import dataclass

from textual import on, work
from textual.message import Message

from raadsboek.book.elections.moving import ElectionMove, move_election, plan_move
from raadsboek.book.elections.recording import record_step, remove_step
from raadsboek.book.elections.writing_papers import make_paper, papers
from raadsboek.core.dates import long_date, read_date, read_past_date, short_date
from raadsboek.core.elections.plan import PlanRow
from raadsboek.core.terms.event import Event
from raadsboek.core.trajectories.event_days import day_complaint
from raadsboek.tui.screens.election_counting import ElectionCounting
from raadsboek.tui.widgets.dialogs import Choice, ChoiceDialog, ConfirmDialog, PromptDialog, ask
from raadsboek.tui.widgets.long_confirm_dialog import LongConfirmDialog
from raadsboek.tui.working import book_look, book_work

_MOST_MOVED = 12


class ElectionDoing(ElectionCounting):
    """The part of the screen that changes something."""

    CHANGING = frozenset(
        {"vastleggen", "verwijderen", "dag", "kandidaten", "stemmen", "uitslag", "brief"}
    )

    @dataclass
    class MoveSeen(Message):
        """What another day would move was worked out."""

        move: ElectionMove
        day: datetime.date

    @property
    def row(self) -> PlanRow | None:
        """The step under the cursor."""
        return self.current.row if self.current else None

    # -- steps --------------------------------------------------------------------------------

    @work
    async def action_vastleggen(self) -> None:
        """Ask on which day the step under the cursor was done, and record it."""
        opened, row = self.opened, self.row
        if opened is None or row is None or not row.event:
            self.say("Zet de cursor eerst op een stap.")
            return
        if row.event == "uitslag":
            self.action_uitslag()
            return
        if row.event == "kandidatenlijsten":
            self.action_kandidaten()
            return
        title = opened.dossier.event_title(row.event)
        text = await ask(
            self.app,
            PromptDialog(
                row.step.title, f"Op welke dag: {title}?", value="vandaag", check=self._past_day
            ),
        )
        day = read_past_date(text, today=self.desk.today) if text else None
        if day is not None:
            self._record(opened.number, Event(day=day, name=row.event))

    def _past_day(self, text: str) -> str:
        return day_complaint(text, today=self.desk.today)

    @book_work
    def _record(self, number: str, event: Event) -> None:
        after = record_step(self.desk.book, number, event, now=self.desk.now)
        title = after.dossier.event_title(event.name)
        self.post_message(self.Saved(f"Vastgelegd: {title}, {long_date(event.day)}."))

    @work
    async def action_verwijderen(self) -> None:
        """Take away that a step was done, after a question that names it."""
        opened, row = self.opened, self.row
        if opened is None or row is None or row.done is None:
            return
        title = opened.dossier.event_title(row.done.name)
        dialog = ConfirmDialog(
            "Stap weghalen?",
            f"{title}, {long_date(row.done.day)}\n\nIn de geschiedenis blijft zij staan.",
            yes="Weghalen",
            no="Niet doen",
        )
        if await ask(self.app, dialog):
            self._remove(opened.number, row.done.name)

    @book_work
    def _remove(self, number: str, name: str) -> None:
        remove_step(self.desk.book, number, name, now=self.desk.now)
        self.post_message(self.Saved("De stap is weggehaald."))

    # -- the day ------------------------------------------------------------------------------

    @work
    async def action_dag(self) -> None:
        """Ask for another election day."""
        opened = self.opened
        if opened is None:
            return
        value = opened.facts.day.isoformat() if opened.facts.day else ""
        text = await ask(
            self.app,
            PromptDialog(
                "Verkiezingsdag",
                "Op welke dag wordt er gekozen?",
                value=value,
                check=self.not_a_day,
            ),
        )
        day = read_date(text, today=self.desk.today) if text else None
        if day is not None and day != opened.facts.day:
            self._look_at_move(opened.number, day)

    @book_look
    def _look_at_move(self, number: str, day: datetime.date) -> None:
        move = plan_move(self.desk.book, number, day, today=self.desk.today)
        self.post_message(self.MoveSeen(move, day))

    @on(MoveSeen)
    @work
    async def _ask_move(self, message: MoveSeen) -> None:
        dialog = LongConfirmDialog(
            f"Verkiezing op {long_date(message.day)}?",
            _moved_words(message.move),
            yes="Zo opslaan",
            no="Niet doen",
        )
        if await ask(self.app, dialog):
            self._move(message.move.before.number, message.day)

    @book_work
    def _move(self, number: str, day: datetime.date) -> None:
        move_election(self.desk.book, number, day, now=self.desk.now)
        self.post_message(self.Saved(f"De verkiezing is nu op {long_date(day)}."))

    # -- papers -------------------------------------------------------------------------------

    @work
    async def action_brief(self) -> None:
        """Ask which letter or list, and make its concept."""
        opened = self.opened
        if opened is None:
            return
        choices = [Choice(one.name, one.title, f"aan {one.to}") for one in papers(opened)]
        name = await ask(self.app, ChoiceDialog("Welke brief of lijst?", choices))
        if name:
            self._make(opened.number, name)

    @book_work
    def _make(self, number: str, name: str) -> None:
        made = make_paper(self.desk.book, number, name, now=self.desk.now)
        self.post_message(
            self.Saved(f"Concept {made.note.text('nummer')} is gemaakt.", made.note.path)
        )


def _moved_words(move: ElectionMove) -> str:
    """Return what moves, a line a step, and what speaks against the day."""
    lines = []
    for one in move.moved[:_MOST_MOVED]:
        remarks = [*one.remarks, *(["is al geweest"] if one.is_past else [])]
        aside = f"  ({', '.join(remarks)})" if remarks else ""
        new = short_date(one.new) if one.new else "geen dag"
        old = f"{short_date(one.old)} → " if one.old else ""
        lines.append(f"{old}{new}  {one.title}{aside}")
    told = [f"{one.message} {one.fix}" for one in move.after.problems]
    return "\n".join([*(f"Let op: {one}" for one in told), *([""] if told else []), *lines])
