"""Exchanging versions with others while the user works: in a thread of its own, with a quiet state.

Owns when it happens and what is told of it. Nobody waits for it: not typing, not saving, not
leaving. What it does is `book.syncing`'s; where the state is shown is the footer's.
"""

import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.driver import Driver
from textual.message import Message

from raadsboek.core.sharing import Shared
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ActionFailed
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.ways_to_screens import ScreenActions
from raadsboek.tui.widgets.footer import Footer

if TYPE_CHECKING:  # who shares nothing never loads it
    from raadsboek.book.syncing.background import Happened

NOTHING_NEW = "Hier en op de gedeelde plaats staat hetzelfde."
OFFLINE = "Er is nu geen verbinding. U kunt gewoon doorwerken."
NOT_SHARED = "Dit raadsboek heeft nog geen gedeelde plaats. Kies Samenwerken in het menu."
_LONG = 8.0
"""Seconds that the line for what came in can be read."""


class ExchangingApp(ScreenActions, inherit_bindings=False):
    """The part of the app that keeps the raadsboek and its shared place equal."""

    FIRST_LOOK: ClassVar[float] = 2.0
    """Seconds after the raadsboek is open."""
    LOOK_EVERY: ClassVar[float] = 20.0
    """Seconds between looks whether something waits here."""
    FETCH_EVERY: ClassVar[float] = 180.0
    """Seconds between exchanges when nothing waits here: others may have saved."""
    LONGEST_PAUSE: ClassVar[float] = 600.0
    """Seconds between tries at most, while there is no connection."""

    present: Desk
    """The raadsboek of now, whatever day the screens are of."""

    @dataclass
    class Looked(Message):
        """Somebody looked how the raadsboek stands to its shared place, without the network."""

        shared: Shared | None

    @dataclass
    class Ended(Message):
        """An exchange came to its end, whatever that was; `asked` by the user."""

        happened: "Happened"
        asked: bool

    def __init__(self, driver_class: type[Driver] | None = None) -> None:
        super().__init__(driver_class=driver_class)
        self._leaving = threading.Event()
        self._is_exchanging = False
        self._last_try = 0.0
        self._pause = self.FETCH_EVERY

    def begin_exchanging(self) -> None:
        """Begin to look, now that the raadsboek is open; one that is not shared costs nothing."""
        self.set_timer(self.FIRST_LOOK, self.look_at_sharing)
        self.set_interval(self.LOOK_EVERY, self.look_at_sharing)

    def stop_exchanging(self) -> None:
        """Let go of the network at once: the user leaves."""
        self._leaving.set()

    @work(thread=True, exclusive=True, group="bijwerken-kijken")
    def look_at_sharing(self) -> None:
        """Look whether the raadsboek is shared, and what waits here."""
        from raadsboek.book.shared_or_not import may_be_shared

        if self._is_exchanging or self._leaving.is_set():
            return
        if not may_be_shared(self.present.book):
            self.post_message(self.Looked(None))
            return
        from raadsboek.book.syncing.background import look

        self.post_message(self.Looked(look(self.present.book)))

    @on(Looked)
    def _looked(self, message: Looked) -> None:
        if self._is_exchanging:
            return
        known = self.present.shared
        found = message.shared
        if found is not None and known is not None:
            found = found._replace(offline=known.offline, asks=known.asks)
        self._show(found)
        if found is not None and self._is_due(found):
            self.exchange_now()

    def _is_due(self, shared: Shared) -> bool:
        """Tell if it is time to exchange: soon when something waits, rarely without connection."""
        if shared.asks:
            return False
        eager = shared.waiting > 0 and not shared.offline
        pause = self.LOOK_EVERY / 2 if eager else self._pause
        return not self._last_try or time.monotonic() - self._last_try > pause

    def exchange_now(self, *, consent: str = "", asked: bool = False) -> None:
        """Exchange versions now, unless that is going on already."""
        if self._is_exchanging:
            return
        self._is_exchanging = True
        self._last_try = time.monotonic()
        if asked and self.present.shared is not None:
            self._show(self.present.shared._replace(busy=True, asks=False))
        self._exchange(consent, asked)

    @work(thread=True, group="bijwerken")
    def _exchange(self, consent: str, asked: bool) -> None:
        from raadsboek.book.confidential.renewing import of_now
        from raadsboek.book.syncing.background import exchange_quietly

        desk = self.present
        happened = exchange_quietly(desk.book, now=desk.now, consent=consent, cancel=self._leaving)
        if happened.exchanged is not None and happened.exchanged.received:
            # The settings may have come in as well: who reads along, what is encrypted.
            desk.receive(of_now(desk.book))
        self.post_message(self.Ended(happened, asked))

    @on(Ended)
    def _ended(self, message: Ended) -> None:
        self._is_exchanging = False
        happened = message.happened
        self.present.sharing_error = happened.error
        self._show(happened.shared)
        offline = happened.shared is not None and happened.shared.offline
        self._pause = min(self._pause * 2, self.LONGEST_PAUSE) if offline else self.FETCH_EVERY
        if happened.exchanged is not None and happened.exchanged.received:
            from raadsboek.book.syncing.telling import arrived

            self.notify(arrived(happened.exchanged), timeout=_LONG)
            self._renew_screens()
        elif message.asked:
            self._answer(happened)

    def _answer(self, happened: "Happened") -> None:
        """Tell the user, who asked for it, how it went."""
        if happened.shared is None:
            self.notify(NOT_SHARED)
        elif happened.error is not None:
            self.post_message(ActionFailed(happened.error))
        else:
            self.notify(OFFLINE if happened.shared.offline else NOTHING_NEW)

    def _renew_screens(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, BookScreen):
                screen.notes_differ()

    def _show(self, shared: Shared | None) -> None:
        """Show the state on every screen that is there."""
        if shared == self.present.shared:
            return
        self.present.shared = shared
        for screen in self.screen_stack:
            if isinstance(screen, BookScreen):
                screen.sharing_differs()
                for footer in screen.query(Footer):
                    footer.refresh()

    def action_bijwerken(self) -> None:
        """Exchange versions with the shared place, because the user wants it now."""
        self.exchange_now(asked=True)
