"""Candidates, votes and the result, from the screen of an election: each question, and saving.

The steps and the day of the election are `election_doing`'s.
"""

import datetime
from dataclasses import dataclass

from textual import on, work
from textual.message import Message

from raadsboek.book.elections.counting import (
    publish_lists,
    record_result,
    record_votes,
    waiting_candidates,
)
from raadsboek.book.elections.installing import install, not_final_yet
from raadsboek.book.elections.reading import OpenedElection, open_election
from raadsboek.core.dates import read_date
from raadsboek.core.elections.candidate import Candidate, candidate_line
from raadsboek.core.elections.result import result_of
from raadsboek.core.kinds.election import ElectionStatus
from raadsboek.core.problem import Severity
from raadsboek.tui.messages import ScreenWanted
from raadsboek.tui.screens.course_screen import CourseScreen
from raadsboek.tui.screens.election_rows import ElectionPiece, result_words
from raadsboek.tui.widgets.dialogs import PromptDialog, ask
from raadsboek.tui.widgets.long_confirm_dialog import LongConfirmDialog
from raadsboek.tui.working import book_look, book_work


class ElectionCounting(CourseScreen[OpenedElection, ElectionPiece]):
    """The part of the screen that is about who stands, who was chosen, and with how many votes."""

    @dataclass
    class Saved(Message):
        """Something was saved; the sentence says what. `path` is a note to go to, or ''."""

        sentence: str
        path: str = ""

    @dataclass
    class Waiting(Message):
        """The candidates that stand beside the history."""

        candidates: list[Candidate]

    @on(Saved)
    def _saved(self, message: Saved) -> None:
        self.say(message.sentence)
        if message.path:
            self.post_message(ScreenWanted("bewerken", {"pad": message.path}))
        else:
            self.look()

    def not_a_day(self, text: str) -> str:
        """Return what is wrong with a day that was typed; '' for nothing."""
        is_day = read_date(text, today=self.desk.today) is not None
        return "" if is_day else "Vul een dag in, zoals wo 24 maart 2027 of 24-3-2027."

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
                check=self.not_a_day,
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


def _number(text: str) -> str:
    is_number = text.strip().isascii() and text.strip().isdigit() and len(text.strip()) <= 6
    return "" if is_number else "Vul een aantal in, zoals 87."
