"""Samenwerken: how this raadsboek stands to the shared place, and the notes with two versions.

Exchanging goes on without this screen (`tui.exchanging`); here the user sees what waits, chooses
between two texts and says where the raadsboek is shared. Nothing is chosen without being asked.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from msgspec.structs import replace
from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.message import Message

from raadsboek.book.syncing.conflicts import Choice, Conflict, choose
from raadsboek.book.syncing.overview import Together, compared, together
from raadsboek.book.syncing.refusals import NeedsConsent
from raadsboek.book.syncing.sharing import share
from raadsboek.core.difference import Difference
from raadsboek.core.sharing import in_words
from raadsboek.tui import keys
from raadsboek.tui.boundary import Part
from raadsboek.tui.desk import Desk
from raadsboek.tui.exchanging import ExchangingApp
from raadsboek.tui.messages import ScreenWanted
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.screens.sharing_blocks import Row, rows_of, said_of
from raadsboek.tui.screens.two_versions import LEFT, RIGHT, TwoVersionsDialog
from raadsboek.tui.widgets.block_list import BlockList
from raadsboek.tui.widgets.dialogs import ConfirmDialog, PromptDialog, ask
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.screen_title import ScreenTitle
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.working import book_look, book_work

_QUESTION = (
    "Geef een map op het netwerk, of het adres van een server (https://…, ssh://… of "
    "naam@server:map). Een lege map wordt een gedeelde plaats; uw collega opent die daarna."
)


class SharingScreen(BookScreen):
    """The shared place, what waits, and what must be chosen."""

    SCOPE = "samenwerken"
    CSS_PATH = "sharing.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("samenwerken")]
    AUTO_FOCUS = "BlockList"

    header = query_one(ScreenTitle)
    listed = query_one(BlockList)
    status = query_one(StatusLine)

    @dataclass
    class Found(Message):
        """It was looked how everything stands."""

        together: Together

    @dataclass
    class Compared(Message):
        """Two texts of a note were laid beside each other."""

        conflict: Conflict
        difference: Difference

    @dataclass
    class Settled(Message):
        """Something was done; the sentence says what. `exchange`: it must go to the others now."""

        sentence: str
        exchange: bool = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._rows: list[Row] = []

    def compose(self) -> ComposeResult:
        """Lay out the heading, the list and the keys."""
        yield ScreenTitle("Samenwerken")
        yield BlockList()
        yield StatusLine()
        yield Footer(self.SCOPE)

    def on_mount(self) -> None:
        """Look."""
        self._look()

    def sharing_differs(self) -> None:
        """Look again: versions came in or went out, or the connection came or went."""
        self._look()

    @book_look
    def _look(self) -> None:
        self.post_message(self.Found(together(self.desk.book)))

    @on(Found)
    def _show(self, message: Found) -> None:
        found = message.together
        if found.shared is not None and self.desk.shared is not None:
            # Whether there is a connection only the exchange itself knows.
            known = self.desk.shared
            shared = found.shared._replace(offline=known.offline, busy=known.busy, asks=known.asks)
            found = replace(found, shared=shared)
        error = self.desk.sharing_error if found.shared is not None else None
        self._rows = rows_of(
            found, error, may_consent=isinstance(error, NeedsConsent), now=self.desk.now
        )
        self.listed.show([row.block for row in self._rows], cursor=max(self.listed.cursor, 0))
        words = in_words(found.shared, self.desk.today) if found.shared else ""
        self.header.show(Part(words, "dim"))
        self.refresh_bindings()

    @property
    def current(self) -> Conflict | None:
        """The note with two versions under the cursor."""
        place = self.listed.cursor
        return self._rows[place].conflict if 0 <= place < len(self._rows) else None

    @on(BlockList.Moved)
    def _moved(self) -> None:
        self.refresh_bindings()

    @on(BlockList.Chosen)
    def _chosen(self) -> None:
        self.action_kiezen()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer choosing only where there is a choice, and going on only where that was asked."""
        if action == "kiezen":
            return self.current is not None
        if action == "openen":
            return self.current is not None and bool(self.current.path)
        if action == "nu_bijwerken":
            return self.desk.shared is not None
        if action == "toch":
            return isinstance(self.desk.sharing_error, NeedsConsent)
        return True

    def action_openen(self) -> None:
        """Read the note as it is now."""
        if self.current is not None:
            self.post_message(ScreenWanted("lijst", {"pad": self.current.path}))

    def action_nu_bijwerken(self) -> None:
        """Exchange versions now."""
        self._exchange()

    def action_kiezen(self) -> None:
        """Lay the two versions of the note under the cursor beside each other."""
        if self.current is not None:
            self._compare(self.current)

    @book_look
    def _compare(self, conflict: Conflict) -> None:
        self.post_message(self.Compared(conflict, compared(self.desk.book, conflict)))

    @on(Compared)
    @work
    async def _ask_which(self, message: Compared) -> None:
        conflict, now = message.conflict, self.desk.now
        dialog = TwoVersionsDialog(
            f"Twee versies van {conflict.number or conflict.path}",
            message.difference,
            f"Geldt nu: {said_of(conflict.standing, now)}",
            f"Andere: {said_of(conflict.other, now)}",
        )
        answer = await ask(self.app, dialog)
        if answer in (LEFT, RIGHT):
            self._choose(conflict, Choice.STANDING if answer == LEFT else Choice.OTHER)

    @book_work
    def _choose(self, conflict: Conflict, side: Choice) -> None:
        choose(self.desk.book, conflict, side, now=self.desk.now)
        name = conflict.number or conflict.path
        self.post_message(
            self.Settled(f"Gekozen voor {name}. De andere tekst staat in de geschiedenis.")
        )

    @work
    async def action_toch(self) -> None:
        """Take over what came in, after a question that names it."""
        error = self.desk.sharing_error
        if not isinstance(error, NeedsConsent):
            return
        dialog = ConfirmDialog(
            "Toch overnemen?",
            f"{error.message}\n\nAlles van u blijft in de geschiedenis.",
            yes="Toch overnemen",
            no="Niet doen",
        )
        if await ask(self.app, dialog):
            self._exchange(consent=error.theirs)

    @work
    async def action_plaats(self) -> None:
        """Choose where this raadsboek is shared."""
        known = self.desk.shared.place if self.desk.shared else ""
        answer = await ask(self.app, PromptDialog("Gedeelde plaats", _QUESTION, value=known))
        if answer is not None and answer.strip():
            self.status.say("Bezig met de gedeelde plaats …")
            self._share(answer.strip())

    @work(thread=True, group="bijwerken-plaats")
    def _share(self, text: str) -> None:
        """Set the place up; it may use the network, so nobody who saves waits for it."""
        from raadsboek.core.errors import RaadsboekError
        from raadsboek.tui.messages import ActionFailed

        try:
            made = share(self.desk.book, text, near=Path.home())
        except RaadsboekError as error:
            self.post_message(ActionFailed(error))
            self.post_message(self.Settled("", exchange=False))
            return
        self.post_message(self.Settled(f"Dit raadsboek wordt gedeeld: {made.address.shown}"))

    @on(Settled)
    def _settled(self, message: Settled) -> None:
        self.status.say(message.sentence)
        self._look()
        if message.exchange:
            self._exchange()

    def _exchange(self, consent: str = "") -> None:
        if isinstance(self.app, ExchangingApp):
            self.app.exchange_now(consent=consent, asked=True)
