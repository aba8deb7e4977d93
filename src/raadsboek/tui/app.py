"""The terminal program: it starts, goes from screen to screen, and stops. Nothing else.

What a screen shows or does is the screen's own. Here are the things that hold for all of them:
colours, the gate for control characters, the way out for errors, and keeping drafts when the
program ends, however it ends.
"""

import asyncio
import datetime
import gc
import os
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.console import RenderableType
from rich.text import Text
from textual import work
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.worker import WorkerFailed

from raadsboek.core.errors import RaadsboekError
from raadsboek.core.overview import Overview
from raadsboek.core.text import visible_lines
from raadsboek.tui import keys
from raadsboek.tui.attachment_reading import AttachmentReadingApp
from raadsboek.tui.desk import Desk
from raadsboek.tui.for_others import ForOthers
from raadsboek.tui.menu_and_help import MenuAndHelp
from raadsboek.tui.messages import ActionFailed, OrganWanted, RaadsboekWanted, ScreenWanted
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.screens import READING, SCREENS, ScreenMaker
from raadsboek.tui.told_to_end import heed_hanging_up, heed_signals
from raadsboek.tui.typing_order import QUIET
from raadsboek.tui.ways_to_screens import OPENS, START
from raadsboek.tui.working import WRITING

if TYPE_CHECKING:  # what a raadsboek is made of need not be loaded before the first screen stands
    from raadsboek.book.book import Book

_PATIENCE = 3.0
"""Seconds that a program told to end gets to leave the terminal tidy."""
_FIRST_PAINT = 0.05
"""Seconds that the first screen gets to be drawn before anything else begins."""
_AT_LAST = 3.0
"""Seconds after which Git is loaded, though the keyboard does not rest."""


class RaadsboekApp(MenuAndHelp, AttachmentReadingApp, ForOthers, inherit_bindings=False):
    """The terminal program on one raadsboek."""

    CSS_PATH = "app.tcss"
    # A mode of our own, so that the start screen is the first thing ever drawn.
    DEFAULT_MODE = "raadsboek"
    # Textual declares this one as an instance variable, so it cannot be a ClassVar here.
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings(keys.ANYWHERE),
        # Only when nothing is selected to copy: whoever expects Ctrl+C to stop gets told how.
        Binding("ctrl+c", "help_quit", show=False, system=True),
    ]

    def __init__(
        self,
        book: "Book | Callable[[], Book]",
        clock: Callable[[], datetime.datetime],
        *,
        reader: "Callable[[], Book] | None" = None,
        screens: Mapping[str, ScreenMaker] = SCREENS,
        start: str = START,
        overview: Overview | None = None,
        when_open: "Callable[[Book], None] | None" = None,
        driver_class: type[Driver] | None = None,
    ) -> None:
        """Make the app on an open raadsboek, or on how to open it once the screen is there.

        `overview` is what the start screen shows until then; `reader` opens the raadsboek for
        looking only, which is much sooner. `when_open` is called once it is open, in a thread.
        """
        super().__init__(driver_class=driver_class)
        self._opener = book if callable(book) else None
        self._reader = reader
        self.present = Desk(None if callable(book) else book, clock, overview=overview)
        self._when_open = when_open
        self.failure: RaadsboekError | None = None
        self.wanted: str | None = None
        """After the end: the folder of the raadsboek to go on with, '' for a new one."""
        self._opened = asyncio.Event()
        self._readable = asyncio.Event()
        self.makers = screens
        self.add_mode(self.DEFAULT_MODE, lambda: screens[start](self.desk, {}))
        self._closing_down = False
        self._has_failed = False

    # -- starting -----------------------------------------------------------------------------

    def on_load(self) -> None:
        """Hear the system before the driver writes, as nobody else may give the terminal back.

        By the queue: Textual cannot end before its first screen stands.
        """
        heed_signals(partial(self.call_later, self._told_to_end))

    def on_mount(self) -> None:
        """Hear the system at once from here on, and open the raadsboek."""
        heed_signals(self._told_to_end)
        if not self.is_headless:
            heed_hanging_up(self._told_to_end)
        if self._opener is None:
            self._is_open()
        else:
            # Not after a refresh: that waits for the screen that stood there, so that an early F1
            # would keep the raadsboek closed. Not by the queue: there an early key waits for it.
            asyncio.get_running_loop().call_later(_FIRST_PAINT, self._begin, self._opener)

    def _begin(self, opener: "Callable[[], Book]") -> None:
        # What is there now is there to stay: the collector need never look at it again.
        gc.freeze()
        gc.enable()
        self._open_book(opener)

    @work(thread=True, group=WRITING)
    def _open_book(self, opener: "Callable[[], Book]") -> None:
        """Open the raadsboek while the start screen is there to be read; it may mend a crash."""
        try:
            if self._reader is not None:
                self.present.lend(self._reader())
                self.call_from_thread(self._is_readable)
                self._wait_for_quiet()
            self.present.receive(opener())
        except RaadsboekError as error:
            self.call_from_thread(self._cannot_open, error)
        else:
            self.call_from_thread(self._tell_open)
            if self._when_open is not None:
                self._when_open(self.present.book)

    def _wait_for_quiet(self) -> None:
        """Wait until the keyboard rests, or somebody needs the whole raadsboek."""
        begun = time.monotonic()
        quiet = begun + QUIET
        while (rest := quiet - time.monotonic()) > 0 and not self.present.wait_until_wanted(rest):
            quiet = min(self.last_key + QUIET, begun + _AT_LAST)

    def _tell_open(self) -> None:
        self._is_open()
        for screen in self.screen_stack:
            if isinstance(screen, BookScreen):
                screen.book_opened()

    def _is_readable(self) -> None:
        self._readable.set()
        for screen in self.screen_stack:
            if isinstance(screen, BookScreen):
                screen.say_private()

    def _is_open(self) -> None:
        self._is_readable()
        self._opened.set()
        self.begin_exchanging()

    def exit(
        self,
        result: None = None,
        return_code: int = 0,
        message: RenderableType | None = None,
    ) -> None:
        """Stop; whoever still waits for the raadsboek is let go, or the threads would stay."""
        self.present.give_up()
        self.stop_exchanging()
        super().exit(result, return_code, message)

    def _cannot_open(self, error: RaadsboekError) -> None:
        self.failure = error
        self.exit()

    # -- from screen to screen ----------------------------------------------------------------

    def open(self, name: str, arguments: Mapping[str, str] | None = None) -> None:
        """Show a screen on top of the present one."""
        if self.refuses(name):
            return
        self.push_screen(self.makers[name](self.desk, arguments or {}))

    async def on_screen_wanted(self, message: ScreenWanted) -> None:
        """Go where a screen asks to go."""
        if message.screen_name == START:
            self.action_vandaag()
        else:
            await self.show(message.screen_name, message.arguments)

    async def show(self, name: str, arguments: Mapping[str, str]) -> None:
        """Show a screen, as soon as it can have the raadsboek, and wait until it can be typed in.

        Waiting here keeps what is typed meanwhile in order, for the screen that is to come.
        """
        if self.refuses(name):
            return
        if name in READING:
            await self._readable.wait()
        else:
            self.desk.want()
            await self._opened.wait()
        screen = self.makers[name](self.desk, arguments)
        await self.push_screen(screen)
        drawn = asyncio.Event()
        screen.call_after_refresh(drawn.set)
        with suppress(TimeoutError):
            await asyncio.wait_for(drawn.wait(), _PATIENCE)

    @property
    def _screens_above_start(self) -> list[BookScreen]:
        found = [screen for screen in self.screen_stack if isinstance(screen, BookScreen)]
        return found[1:]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done: screens that exist, back when there is a back."""
        if action in ("terug", "vandaag"):
            return bool(self._screens_above_start)
        if action == "nu":
            return self.is_in_the_past
        if action == "ander_raadsboek" and isinstance(self.screen, BookScreen):
            return self.screen.SCOPE != "raadsboeken" and "raadsboeken" in self.makers
        if action == "echtheid" and isinstance(self.screen, BookScreen):
            # Among the problems it has a key, and is in the menu by that.
            return self.screen.SCOPE not in ("problemen", "echtheid") and "echtheid" in self.makers
        if action == "andere_raad":
            return bool(self.desk.organs) and getattr(self.screen, "SHOWS_ORGAN", False)
        if action in OPENS:
            return OPENS[action] in self.makers
        return True

    def action_vandaag(self) -> None:
        """Go back to the start screen; a screen with unsaved text on the way is asked first."""
        for screen in reversed(self._screens_above_start):
            if screen.holds_unsaved_text:
                screen.leave()
                return
            self.pop_screen()

    def action_terug(self) -> None:
        """Leave the present screen."""
        if isinstance(self.screen, BookScreen):
            self.screen.leave()

    def action_andere_raad(self) -> None:
        """Choose of which organ the screens show the notes."""
        self.post_message(OrganWanted())

    @work
    async def on_organ_wanted(self, message: OrganWanted) -> None:
        """Show the notes of an organ, after asking which one unless that is said."""
        from raadsboek.tui.organ_choice import show_organ

        await show_organ(self, self.desk, message.organ)

    @work
    async def action_prive(self) -> None:
        """Go to the private raadsboek that belongs to this one, or back."""
        from raadsboek.tui.going_private import go_private

        self.desk.want()
        await self._opened.wait()
        await go_private(self, self.desk)

    # -- what is told ------------------------------------------------------------------------

    def on_action_failed(self, message: ActionFailed) -> None:
        """Show what could not be done, unless the screen did so itself."""
        from raadsboek.tui.widgets.dialogs import ProblemDialog

        self._closing_down = False
        self.push_screen(ProblemDialog(message.error))

    def action_help_quit(self) -> None:
        """Tell how to stop, to whoever presses Ctrl+C out of habit."""
        self.notify("Afsluiten gaat met Ctrl+Q.")

    # -- stopping -----------------------------------------------------------------------------

    def write_drafts(self) -> None:
        """Let every screen keep its unsaved text."""
        for screen in self.screen_stack:
            if isinstance(screen, BookScreen):
                # One full disk or broken draft must not cost the other screens their text.
                with suppress(RaadsboekError, OSError):
                    screen.write_draft()

    def action_afsluiten(self) -> None:
        """Stop, when what is being saved is saved."""
        self._stop(None)

    def on_raadsboek_wanted(self, message: RaadsboekWanted) -> None:
        """Leave this raadsboek for another, as safely as when stopping."""
        self._stop(message.folder)

    def _stop(self, wanted: str | None) -> None:
        self.stop_exchanging()
        self.wanted = wanted
        self.write_drafts()
        self._closing_down = True
        self._close_when_written()

    @work(exclusive=True, group="afsluiten")
    async def _close_when_written(self) -> None:
        writing = [worker for worker in self.workers if worker.group == WRITING]
        # Textual takes an empty list for all workers, this one included.
        if writing:
            await self.workers.wait_for_complete(writing)
        # A failure travels through the queue of the screen and then ours: stand behind it.
        self.screen.call_later(self.call_later, self._close)

    def _close(self) -> None:
        if self._closing_down:
            self.exit()

    def _told_to_end(self, code: int) -> None:
        """End because the system says so; the terminal may be gone already."""
        self.write_drafts()
        # Writing to a terminal that is gone can block for ever, and the text is safe by now.
        last = threading.Timer(_PATIENCE, os._exit, (code,))
        last.daemon = True
        last.start()
        self.exit(return_code=code)

    def _fatal_error(self) -> None:
        """Keep the drafts and the traceback; Textual's own would show the council's text."""
        error = self._exception
        if error is None or self._has_failed:
            return
        from raadsboek.tui import faults

        self._has_failed = True
        self.present.give_up()
        self.write_drafts()
        cause = error.error if isinstance(error, WorkerFailed) else error
        self.panic(Text(visible_lines(faults.report(cause, self.desk.now))))


def run(app: RaadsboekApp, *, headless: bool = False) -> int:
    """Run the program until the user stops; return the exit code. Raises what kept it closed."""
    app.run(headless=headless)
    from raadsboek.tui.faults import let_go_of_a_lost_terminal

    let_go_of_a_lost_terminal()
    if app.failure is not None:
        raise app.failure
    return app.return_code or 0
