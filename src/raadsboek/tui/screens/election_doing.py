"""What is done from the screen of an election: each question, and saving the answer.

The part of the screen that asks and saves; `election` shows how far the election is.
"""

import datetime
from dataclasses import dataclass

from textual import on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message

from raadsboek.book.elections.counting import (
    publish_lists,
    record_result,
    record_votes,
    waiting_candidates,
)
from raadsboek.book.elections.installing import install, not_final_yet
from raadsboek.book.elections.moving import ElectionMove, move_election, plan_move
from raadsboek.book.elections.reading import OpenedElection, open_election
from raadsboek.book.elections.recording import record_step, remove_step
from raadsboek.book.elections.writing_papers import make_paper, papers
from raadsboek.core.dates import long_date, read_date, read_past_date, short_date
from raadsboek.core.elections.candidate import Candidate, candidate_line
from raadsboek.core.elections.plan import PlanRow
from raadsboek.core.elections.result import result_of
from raadsboek.core.kinds.election import ElectionStatus
from raadsboek.core.problem import Severity
from raadsboek.core.terms.event import Event
from raadsboek.core.trajectories.event_days import day_complaint
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ScreenWanted
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.screens.election_rows import ElectionPiece, result_words
from raadsboek.tui.widgets.dialogs import Choice, ChoiceDialog, ConfirmDialog, PromptDialog, ask
from raadsboek.tui.working import book_look, book_work

CHANGING = frozenset(
    {"vastleggen", "verwijderen", "dag", "kandidaten", "stemmen", "uitslag", "brief"}
)
"""The actions that write: not offered where nothing can be saved."""
_MOST_MOVED = 12


class LongConfirmDialog(ConfirmDialog):
    """A question about much: what it is about can be scrolled, the buttons stay in sight."""

    DEFAULT_CSS = """
    LongConfirmDialog VerticalScroll { height: auto; max-height: 34vh; scrollbar-size-vertical: 1; }
    """

    def compose_question(self) -> ComposeResult:
        """Yield what is asked, in a part of its own."""
        with VerticalScroll():
            yield from super().compose_question()


class ElectionDoing(BookScreen):
    """The part of the screen that changes something."""

    @dataclass
    class Saved(Message):
        """Something was saved; the sentence says what. `path` is a note to go to, or ''."""

        sentence: str
        path: str = ""

    @dataclass
    class MoveSeen(Message):
        """What another day would move was worked out."""

        move: ElectionMove
        day: datetime.date

    @dataclass
    class Waiting(Message):
        """The candidates that stand beside the history."""

        candidates: list[Candidate]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.opened: OpenedElection | None = None

    @property
    def current(self) -> ElectionPiece | None:
        """What the cursor stands on."""
        raise NotImplementedError

    @property
    def row(self) -> PlanRow | None:
        """The step under the cursor."""
        return self.current.row if self.current else None

    def say(self, sentence: str, *, warning: bool = False) -> None:
        """Show a sentence on the line for what happens."""
        raise NotImplementedError

    @on(Saved)
    def _saved(self, message: Saved) -> None:
        self.say(message.sentence)
        if message.path:
            self.post_message(ScreenWanted("bewerken", {"pad": message.path}))
        else:
            self.look()

    def look(self) -> object:
        """Read the election again."""
        raise NotImplementedError

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
                "Verkiezingsdag", "Op welke dag wordt er gekozen?", value=value, check=self._day
            ),
        )
        day = read_date(text, today=self.desk.today) if text else None
        if day is not None and day != opened.facts.day:
            self._look_at_move(opened.number, day)

    def _day(self, text: str) -> str:
        is_day = read_date(text, today=self.desk.today) is not None
        return "" if is_day else "Vul een dag in, zoals wo 24 maart 2027 of 24-3-2027."

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

    # -- candidates and votes -----------------------------------------------------------------

    @book_look
    def action_kandidaten(self) -> None:
        """Look which candidates stand beside the history, and ask for more."""
        if self.opened is not None:
            found = waiting_candidates(self.desk.book, self.opened)
            self.post_message(self.Waiting(found))

    @on(Waiting)
    @work
    async def _ask_candidates(self, message: Waiting) -> None:
        opened = self.opened
        if opened is None:
            return
        value = "; ".join(map(candidate_line, message.candidates))
        text = await ask(
            self.app,
            PromptDialog(
                "Kandidatenlijst openbaar",
                "Wie staan erop? Naam · lijst, met een puntkomma ertussen. De namen komen nu in "
                "het raadsboek.",
                value=value,
                adds=True,
            ),
        )
        lines = [part.strip() for part in (text or "").split(";") if part.strip()]
        if lines:
            self._publish(opened.number, lines)

    @book_work
    def _publish(self, number: str, lines: list[str]) -> None:
        after = publish_lists(
            self.desk.book, number, self.desk.today, lines=lines, now=self.desk.now
        )
        count = len(after.facts.standing)
        needless = result_of(after.facts).needs_no_vote
        more = " Niet meer dan er zetels zijn: er is geen stemming nodig." if needless else ""
        self.post_message(self.Saved(f"De lijst staat er, met {count} kandidaten.{more}"))

    @work
    async def action_stemmen(self) -> None:
        """Ask the votes of each candidate, then the turnout; Esc stops and saves nothing."""
        opened = self.opened
        if opened is None:
            return
        candidates = result_of(opened.facts).candidates
        if not candidates:
            self.say("Er staan nog geen kandidaten op de lijst; k zet ze erop.", warning=True)
            return
        lines: list[str] = []
        for one in candidates:
            value = "" if one.votes is None else str(one.votes)
            text = await self._ask_number(f"Hoeveel stemmen voor {one.name}?", value)
            if text is None:
                return
            lines.append(candidate_line(Candidate(name=one.name, votes=int(text))))
        facts = opened.facts
        ballots = await self._ask_number("Hoeveel stemmen zijn er uitgebracht?", facts.ballots)
        invalid = await self._ask_number("Hoeveel blanco of ongeldig?", facts.invalid or 0)
        if ballots is not None and invalid is not None:
            self._count(opened.number, lines, int(ballots), int(invalid))

    async def _ask_number(self, question: str, value: object) -> str | None:
        shown = "" if value is None else str(value)
        return await ask(
            self.app, PromptDialog("Stemmen invullen", question, value=shown, check=_number)
        )

    @book_work
    def _count(self, number: str, lines: list[str], ballots: int, invalid: int) -> None:
        record_votes(
            self.desk.book, number, lines, ballots=ballots, invalid=invalid, now=self.desk.now
        )
        self.post_message(self.Saved("De stemmen staan erin. i laat de uitslag zien."))

    # -- the result ---------------------------------------------------------------------------

    @work
    async def action_uitslag(self) -> None:
        """Show the result and record it; ask for the draw, or make the members."""
        opened = self.opened
        if opened is None:
            return
        if opened.facts.elected and opened.facts.status is not ElectionStatus.PREPARED:
            await self._ask_members(opened)
            return
        result = result_of(opened.facts)
        ties = result.outcome.open_ties if result.outcome else ()
        wrong = [one for one in result.problems if one.severity is Severity.ERROR]
        if ties and len(wrong) == len(ties):
            names = " en ".join(ties[0].between)
            text = await ask(
                self.app,
                PromptDialog(
                    "Het lot beslist",
                    f"{names}: wie is getrokken? Meer namen met een puntkomma ertussen.",
                ),
            )
            if text:
                lots = [*opened.facts.lots, *(one.strip() for one in text.split(";"))]
                self._draw(opened.number, lots)
        elif wrong:
            self.say(f"{wrong[0].message} {wrong[0].fix}", warning=True)
        else:
            words = "\n".join(result_words(opened, result))
            dialog = LongConfirmDialog(
                "Uitslag vastleggen?", words, yes="Vastleggen", no="Nog niet"
            )
            if await ask(self.app, dialog):
                self._finish(opened.number)

    @book_work
    def _draw(self, number: str, lots: list[str]) -> None:
        record_votes(self.desk.book, number, [], lots=lots, now=self.desk.now)
        self.post_message(self.Saved("De loting staat erin. i laat de uitslag zien."))

    @book_work
    def _finish(self, number: str) -> None:
        record_result(self.desk.book, number, self.desk.today, now=self.desk.now)
        self.post_message(self.Saved("De uitslag is vastgelegd. i maakt de nieuwe leden."))

    async def _ask_members(self, opened: OpenedElection) -> None:
        start = opened.facts.term_start
        text = await ask(
            self.app,
            PromptDialog(
                "Nieuwe leden maken",
                f"Van {len(opened.facts.elected)} gekozenen een lid maken. Vanaf welke dag?",
                value=start.isoformat() if start else "",
                check=self._day,
            ),
        )
        day = read_date(text, today=self.desk.today) if text else None
        if day is not None:
            self._install(opened.number, day)

    @book_work
    def _install(self, number: str, day: datetime.date) -> None:
        made = install(self.desk.book, number, start=day, now=self.desk.now)
        names = ", ".join(one.text("naam") for one in made) or "niemand: zij zijn er al"
        after = open_election(self.desk.book, number, today=self.desk.today)
        more = not_final_yet(after)
        self.post_message(self.Saved(f"Nieuw in de raad: {names}. {more}".rstrip()))

    # -- papers -------------------------------------------------------------------------------

    @work
    async def action_brief(self) -> None:
        """Ask which letter or list, and make its concept."""
        opened = self.opened
        if opened is None:
            return
        choices = [Choice(one.name, one.title, f"aan {one.to}") for one in papers()]
        name = await ask(self.app, ChoiceDialog("Welke brief of lijst?", choices))
        if name:
            self._make(opened.number, name)

    @book_work
    def _make(self, number: str, name: str) -> None:
        made = make_paper(self.desk.book, number, name, now=self.desk.now)
        self.post_message(
            self.Saved(f"Concept {made.note.text('nummer')} is gemaakt.", made.note.path)
        )


def _number(text: str) -> str:
    is_number = text.strip().isascii() and text.strip().isdigit() and len(text.strip()) <= 6
    return "" if is_number else "Vul een aantal in, zoals 87."


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
