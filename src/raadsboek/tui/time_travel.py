"""Going back in time: the screens of an earlier day stand in a mode of their own.

Owns which of the two desks the screens get, the way in and the way back. What was open stays as it
was, unsaved text too: it waits in its own mode. What is not known to only look is refused there.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.dom import DOMNode
from textual.message import Message

from raadsboek.tui import keys
from raadsboek.tui.actions.going_back import LOOKING, LOOKING_SCREENS
from raadsboek.tui.desk import Desk
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.screens import ScreenMaker
from raadsboek.tui.ways_to_screens import START, ScreenActions
from raadsboek.tui.working import book_work

if TYPE_CHECKING:  # the first screen does not wait for it
    from textual.actions import ActionParseResult

    from raadsboek.book.book import Book

PAST = "toen"
"""The mode of the screens of an earlier day."""


@dataclass
class PastWanted(Message):
    """The user wants to see all as it was in a version, with the note that was at `path` then."""

    version: str
    path: str


class TimeTravel(ScreenActions, inherit_bindings=False):
    """The part of the app that goes back in time and returns."""

    present: Desk
    makers: Mapping[str, ScreenMaker]
    _past: Desk | None = None

    @dataclass
    class Arrived(Message):
        """The raadsboek of an earlier day is ready to be read; `path` is what to show of it."""

        book: "Book"
        path: str = ""

    @property
    def desk(self) -> Desk:
        """The desk that the screens are about: that of now, or that of an earlier day."""
        return self._past or self.present

    @property
    def is_in_the_past(self) -> bool:
        """Whether the screens are those of an earlier day."""
        return self._past is not None

    def write_drafts(self) -> None:
        """Let every screen keep its unsaved text."""
        raise NotImplementedError

    # -- what is refused there ----------------------------------------------------------------

    def offers(self, action: keys.Action) -> bool:
        """Tell if an action is of use here: in the past only what looks, and the way back."""
        return not self.is_in_the_past or action.id in LOOKING

    def refuses(self, screen: str) -> bool:
        """Tell if a screen may not be shown now, and say why."""
        if not self.is_in_the_past or screen in LOOKING_SCREENS:
            return False
        self._say_why()
        return True

    async def run_action(
        self,
        action: "str | ActionParseResult",
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Perform an action, unless it would change something in the past."""
        if self.is_in_the_past and isinstance(action, str):
            asked = self._named(action, default_namespace)
            if asked is not None and not self.offers(asked):
                self._say_why()
                return True
        return await super().run_action(action, default_namespace, namespaces)

    def _named(self, action: str, namespace: DOMNode | None) -> keys.Action | None:
        """Return the action of ours that Textual means by these words; None for one of its own."""
        where, _, method = action.partition("(")[0].rpartition(".")
        scope = ""
        if where == "app" or (not where and namespace in (None, self)):
            scope = keys.ANYWHERE
        elif isinstance(self.screen, BookScreen) and (
            where == "screen" or (not where and namespace is self.screen)
        ):
            scope = self.screen.SCOPE
        return next(
            (one for one in keys.ACTIONS if (one.scope, one.method) == (scope, method)), None
        )

    def _say_why(self) -> None:
        book = self.desk.book
        self.notify(f"{book.read_only} (^N)", severity="warning")

    # -- going and returning ------------------------------------------------------------------

    @work
    async def action_terug_in_de_tijd(self) -> None:
        """Ask for a day, and show all as it was then."""
        from raadsboek.core.dates import read_past_date
        from raadsboek.tui.widgets.dialogs import PromptDialog, ask

        today = self.present.today
        question = "Welke dag wilt u zien? U ziet het raadsboek zoals het aan het eind daarvan was."
        check = partial(_what_is_wrong, today=today)
        typed = await ask(self, PromptDialog("Terug in de tijd", question, check=check))
        day = read_past_date(typed, today=today) if typed else None
        if day is not None:
            self.notify("Het raadsboek van toen wordt opgezocht …")
            self._look_back(day)

    @on(PastWanted)
    def _past_wanted(self, message: PastWanted) -> None:
        self._look_back_at(message.version, message.path)

    @book_work
    def _look_back(self, day: datetime.date) -> None:
        from raadsboek.book.as_of import as_of

        book = as_of(self.present.book, day, today=self.present.today)
        # Filled here, so that the first screen has something to show.
        book.index.refresh()
        self.post_message(self.Arrived(book))

    @book_work
    def _look_back_at(self, version: str, path: str) -> None:
        from raadsboek.book.as_of import as_of_version

        book = as_of_version(self.present.book, version)
        book.index.refresh()
        self.post_message(self.Arrived(book, path))

    @on(Arrived)
    async def _arrive(self, message: Arrived) -> None:
        self.write_drafts()
        await self._leave_the_past()
        then = message.book.then
        assert then is not None
        desk = Desk(message.book, partial(_end_of, then.day, self.present))
        if self.present.organ in desk.organs:
            desk.organ = self.present.organ
        self._past = desk
        self.add_mode(PAST, lambda: self.makers[START](desk, {}))
        await self.switch_mode(PAST)
        if message.path:
            await self.show("lijst", {"pad": message.path})

    def action_nu(self) -> None:
        """Return to the present, where everything is as it was left."""
        # Later, for whoever asks may be on a screen that goes away, and would wait for itself.
        self.call_later(self._leave_the_past)

    async def _leave_the_past(self) -> None:
        if self._past is None:
            return
        desk, self._past = self._past, None
        await self.switch_mode(self.DEFAULT_MODE)
        await self.remove_mode(PAST)
        desk.close()


def _what_is_wrong(typed: str, *, today: datetime.date) -> str:
    from raadsboek.core.dates import read_past_date

    day = read_past_date(typed, today=today)
    if day is None:
        return "Geef een dag zoals 12-3-2026, 12 maart of gisteren."
    return "Die dag is nog niet geweest." if day > today else ""


def _end_of(day: datetime.date, present: Desk) -> datetime.datetime:
    """Return the last minute of a day: the moment at which it is looked at."""
    return datetime.datetime.combine(day, datetime.time(23, 59), present.now.tzinfo)
