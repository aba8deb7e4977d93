"""Adopting and amending from a screen on a meeting: the questions, the work and what is told.

For the screens that offer it, as `history_restoring` is for putting back. A failure is told in a
dialog and never taken for a text that could not be saved. What adopting needs is loaded when it is
wanted: a list must not wait for it.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from raadsboek.book import notes
from raadsboek.core.errors import RaadsboekError
from raadsboek.core.note import Note
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.widgets.dialogs import Choice, ChoiceDialog, ProblemDialog, PromptDialog
from raadsboek.tui.working import book_work

if TYPE_CHECKING:
    from raadsboek.book.meetings.adopting import Adopted
    from raadsboek.book.meetings.amending import Amended
    from raadsboek.book.meetings.minutes_waiting import Offer
    from raadsboek.tui.screens.adopting import Adopting

_EARLIER, _OWN = "eerder", "eigen"


@dataclass
class Offered(Message):
    """What can be adopted from the meeting; `own` asks for its own minutes only."""

    offer: "Offer"
    own: bool = False


@dataclass
class MinutesAdopted(Message):
    """Minutes were adopted, or a side agreed."""

    done: "Adopted"


@dataclass
class MinutesAmended(Message):
    """An amendment stands on an agenda."""

    done: "Amended"


@dataclass
class AdoptingRefused(Message):
    """What was asked cannot be done."""

    error: RaadsboekError


class AdoptingScreen(BookScreen):
    """A screen on meetings from which minutes can be adopted and amended."""

    def tell_adopted(self, sentence: str) -> None:
        """Show what was done, and the meeting as it is now."""
        raise NotImplementedError

    # -- adopting -----------------------------------------------------------------------------

    @book_work
    def offer_adopting(self, path: str, *, own: bool = False) -> None:
        """Look what can be adopted from the meeting at `path`, and ask; `own`: its own minutes."""
        from raadsboek.book.meetings.minutes_waiting import offer_of

        book = self.desk.book
        try:
            book.index.refresh()
            meeting = notes.read(book, path)
            offer = offer_of(book, meeting, today=self.desk.today)
            self.post_message(Offered(offer, own))
        except RaadsboekError as error:
            self.post_message(AdoptingRefused(error))

    @on(Offered)
    def _offered(self, message: Offered) -> None:
        offer = message.offer
        number = offer.meeting.text("nummer")
        if message.own:
            self._ask(offer, own=True)
        elif offer.earlier and offer.own is not None and offer.places:
            choices = [
                Choice(_EARLIER, f"eerdere verslagen, in {number}"),
                Choice(_OWN, f"het verslag van {number} zelf"),
            ]
            dialog = ChoiceDialog("Welk verslag stelt u vast?", choices)

            def decided(answer: str | None) -> None:
                if answer is not None:
                    self._ask(offer, own=answer == _OWN)

            self.app.push_screen(dialog, decided)
        else:
            self._ask(offer, own=not offer.earlier)

    def _ask(self, offer: "Offer", *, own: bool) -> None:
        from raadsboek.tui.screens.adopting import AdoptingDialog

        waiting = ([offer.own] if offer.own else []) if own else list(offer.earlier)
        if not waiting:
            self.notify("Er wacht hier geen verslag op vaststelling.")
            return
        places = offer.places if own else (offer.meeting,)

        def decided(answer: "Adopting | None") -> None:
            if answer is not None:
                self._adopt(answer)

        self.app.push_screen(
            AdoptingDialog(waiting, places, today=self.desk.today, asks_place=own), decided
        )

    @book_work
    def _adopt(self, wanted: "Adopting") -> None:
        from raadsboek.book.meetings.adopting import adopt

        try:
            done = adopt(
                self.desk.book,
                wanted.minutes,
                in_meeting=wanted.in_meeting,
                on=wanted.on,
                by=wanted.by,
                now=self.desk.now,
            )
        except RaadsboekError as error:
            self.post_message(AdoptingRefused(error))
        else:
            self.post_message(MinutesAdopted(done))

    @on(MinutesAdopted)
    def _adopted(self, message: MinutesAdopted) -> None:
        done = message.done
        sentences = []
        if done.adopted:
            sentences.append(f"Vastgesteld: {', '.join(done.adopted)}; de tekst ligt vast.")
        if done.code:
            sentences.append(f"Code {done.code}.")
        for number, missing in done.waiting:
            others = " en ".join(side.value for side in missing)
            sentences.append(f"Akkoord bij {number} staat erin; de {others} moet nog.")
        self.tell_adopted(" ".join(sentences))

    # -- amending -----------------------------------------------------------------------------

    def ask_amendment(self, minutes: Note) -> None:
        """Ask what must change in adopted minutes, and put it on an agenda."""
        number = minutes.text("nummer")
        dialog = PromptDialog(
            f"Amendement op het verslag {number}",
            "Wat moet er anders? Zoals: p2 r8: twee wordt drie",
            check=lambda text: "" if text.strip() else "Schrijf op wat er moet veranderen.",
        )

        def decided(text: str | None) -> None:
            if text:
                self._amend(minutes, text)

        self.app.push_screen(dialog, decided)

    @book_work
    def _amend(self, minutes: Note, text: str) -> None:
        from raadsboek.book.meetings.amending import amend

        try:
            done = amend(self.desk.book, minutes, text, now=self.desk.now)
        except RaadsboekError as error:
            self.post_message(AdoptingRefused(error))
        else:
            self.post_message(MinutesAmended(done))

    @on(MinutesAmended)
    def _amended(self, message: MinutesAmended) -> None:
        place = message.done.meeting.text("nummer")
        self.tell_adopted(f"Het amendement staat op de agenda van {place}.")

    @on(AdoptingRefused)
    def _refused(self, message: AdoptingRefused) -> None:
        self.app.push_screen(ProblemDialog(message.error))
