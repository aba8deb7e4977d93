"""What can be done on Leden en zetels: another day, a vacancy, seats by law, visiting cards."""

import asyncio
import datetime

from textual import on, work
from textual.message import Message

from raadsboek.book.members.cards import NAME, cards_of, write_cards
from raadsboek.book.members.vacancies import OpenSeat, make_vacancy
from raadsboek.book.members.who import Composition
from raadsboek.core.dates import long_date, read_date
from raadsboek.core.errors import RaadsboekError
from raadsboek.core.note import Note
from raadsboek.core.rota import RotaRow
from raadsboek.tui.messages import ActionFailed, ScreenWanted
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.screens.candidates import ask_candidates
from raadsboek.tui.widgets.dialogs import PromptDialog, ask
from raadsboek.tui.widgets.explanation_dialog import ExplanationDialog
from raadsboek.tui.working import book_work

_UNKNOWN_DAY = "Vul een datum in, zoals 1-3-2024 of 12 maart 2025."


class MembersDoing(BookScreen):
    """The part of the screen that asks, makes and writes."""

    class Made(Message):
        """The vacancy is there."""

        def __init__(self, note: Note) -> None:
            super().__init__()
            self.note = note

    @property
    def day(self) -> datetime.date:
        """The day that is shown."""
        raise NotImplementedError

    @property
    def found(self) -> Composition | None:
        """The seats that are shown."""
        raise NotImplementedError

    @property
    def current(self) -> RotaRow | None:
        """The seat under the cursor."""
        raise NotImplementedError

    def show_day(self, day: datetime.date) -> None:
        """Show another day."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a vacancy on an empty seat only, and candidates where there is a vacancy."""
        if action == "vacature":
            return self._open_seat is not None
        if action == "kandidaten":
            seat = self._open_seat
            return seat is not None and bool(seat.number)
        return super().check_action(action, parameters)

    @property
    def _open_seat(self) -> OpenSeat | None:
        """The empty seat under the cursor."""
        one = self.current
        if one is None or one.name or self.found is None:
            return None
        same = [
            seat
            for seat in self.found.open_seats
            if (seat.empty.seat, seat.empty.path) == (one.seat, one.path)
        ]
        return same[0] if same else None

    @work
    async def action_dag(self) -> None:
        """Ask for a day, and show who had a seat then."""
        today = self.desk.today
        typed = await ask(
            self.app,
            PromptDialog(
                "Wie zat er op welke dag?",
                "Elke dag kan, vroeger of later; 'vandaag' ook.",
                value=f"{self.day.day}-{self.day.month}-{self.day.year}",
                check=lambda text: "" if read_date(text, today=today) else _UNKNOWN_DAY,
            ),
        )
        day = read_date(typed, today=today) if typed else None
        if day is not None:
            self.show_day(day)

    # -- vacancies ----------------------------------------------------------------------------

    def action_vacature(self) -> None:
        """Make the vacancy of the empty seat, or read it where it is there."""
        seat = self._open_seat
        if seat is None:
            return
        if seat.path:
            self._read(seat.path)
        elif self.desk.is_of_the_past or self.desk.book.read_only:
            self.notify("Dit raadsboek is alleen te lezen.")
        else:
            self._make(seat)

    @book_work
    def _make(self, seat: OpenSeat) -> None:
        book = self.desk.book
        made = make_vacancy(book, self.desk.organ, seat.empty, now=self.desk.now)
        book.index.refresh()
        self.post_message(self.Made(made))

    @on(Made)
    def _made(self, message: Made) -> None:
        number = message.note.text("nummer")
        self.notify(f"{number} is gemaakt en opgeslagen. Schrijf erbij wie u zoekt.")
        self._read(message.note.path)

    def _read(self, path: str) -> None:
        self.post_message(ScreenWanted("lijst", {"soort": "vacature", "pad": path}))

    def action_kandidaten(self) -> None:
        """See who is a candidate for the seat."""
        seat = self._open_seat
        if seat is not None and seat.number:
            self._candidates(seat.number)

    @work
    async def _candidates(self, number: str) -> None:
        await ask_candidates(self.app, self.desk, number)

    # -- seats by law -------------------------------------------------------------------------

    @work
    async def action_zetels(self) -> None:
        """Ask for a number of people, and tell how many seats there are by law."""
        council = self.desk.to_read.settings.council(self.desk.organ)
        typed = await ask(
            self.app,
            PromptDialog(
                "Hoeveel zetels?",
                "Hoeveel mensen werken er?",
                value=str(council.staff or ""),
                check=lambda text: "" if _number(text) else "Vul een getal in, zoals 320.",
            ),
        )
        if not typed:
            return
        from raadsboek.book.seats import seat_rule
        from raadsboek.core.seats_words import explain_seats

        try:
            rule = await asyncio.to_thread(seat_rule, council.law_name, self.desk.today)
        except RaadsboekError as error:
            self.post_message(ActionFailed(error))
            return
        if rule is None:
            self.notify("Van deze wet is geen regel voor het aantal zetels bekend.")
            return
        await ask(self.app, ExplanationDialog(explain_seats(rule, _number(typed))))

    # -- visiting cards -----------------------------------------------------------------------

    @work
    async def action_visitekaartjes(self) -> None:
        """Ask whom for and where, and write the cards."""
        words = await ask(
            self.app,
            PromptDialog(
                "Visitekaartjes",
                f"Van wie, op {long_date(self.day)}? Zoals: iedereen, OR, db, commissie VGWM.",
                value="iedereen",
            ),
        )
        if not words:
            return
        place = await ask(
            self.app,
            PromptDialog(
                "Visitekaartjes",
                "Waar moet het bestand komen? De adressen van deze computer gaan erin mee.",
                value=f"~/{NAME}",
            ),
        )
        if place:
            self._write(words, place, self.day)

    @book_work
    def _write(self, words: str, place: str, day: datetime.date) -> None:
        book = self.desk.book
        cards = cards_of(book, words, day, organ=self.desk.organ)
        if not cards:
            self.app.notify("Op deze dag staat er niemand op die lijst.")
            return
        file = write_cards(book, cards, place)
        missing = [one.name for one in cards if not one.email]
        told = f" Zonder adres: {', '.join(missing)}." if missing else ""
        self.app.notify(f"{len(cards)} visitekaartjes in {file}.{told}", markup=False)


def _number(text: str) -> int:
    """Return a number of people as it was typed, '1.200' too; 0 when it is none."""
    digits = text.strip().replace(".", "")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 6 else 0
