"""Somebody at the keyboard: presses keys, types sentences, waits, and looks at the screen.

Knows nothing of what the keys are for. It never sleeps for a while: it waits for what must happen.
"""

import asyncio
import datetime
import io
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import ClassVar

from rich.console import Console
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

import raadsboek.tui
from guide.clock import MEETING_DAY, Clock
from guide.drawing import drawn
from raadsboek.book.opening import open_book
from raadsboek.tui.app import RaadsboekApp
from raadsboek.tui.working import LOOKING, WRITING

SMALL, LARGE = (80, 24), (120, 40)
"""The two sizes at which every screen must be usable."""
PATIENCE = 60.0
"""Seconds after which what was waited for will not come any more."""

_KEYS = {" ": ("space", " "), "\n": ("enter", "\r"), "\t": ("tab", "\t")}


class _Still(RaadsboekApp):
    """The program, that exchanges versions when it is asked to: walks depend on no stopwatch."""

    CSS_PATH = str(Path(raadsboek.tui.__file__).with_name("app.tcss"))
    FIRST_LOOK: ClassVar[float] = 86400.0
    LOOK_EVERY: ClassVar[float] = 86400.0


class Secretary:
    """Works with the program as far as keyboard and screen go, on the raadsboek in a folder."""

    def __init__(self, pilot: Pilot[None] | Pilot[Path], clock: Clock, folder: Path) -> None:
        self.pilot = pilot
        self.app = pilot.app
        self.clock = clock
        self.folder = folder

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, waiting for what each of them leads to."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def hold(self, key: str, times: int) -> None:
        """Keep a key down until it was pressed so many times, then wait."""
        await self.pilot.press(*[key] * times)
        await self.settle()

    async def type(self, text: str) -> None:
        """Type as fast as anybody can, then wait until it is on the screen."""
        for character in text:
            self.app.post_message(events.Key(*_KEYS.get(character, (character, character))))
        await self.settle()

    async def settle(self) -> None:
        """Wait until disk and history have answered and all that was told has been shown."""
        for _ in range(3):
            await self.pilot.pause()
            await self.until(lambda: not self._busy)
        await self.pilot.pause()

    @property
    def _busy(self) -> bool:
        # Other workers wait for an answer of the user, so nobody should wait for those.
        return any(
            worker.group in (LOOKING, WRITING) and not worker.is_finished
            for worker in self.app.workers
        )

    async def until(self, condition: Callable[[], bool]) -> None:
        """Let the program work until the condition holds."""
        async with asyncio.timeout(PATIENCE):
            while not condition():
                await asyncio.sleep(0.005)

    async def see(self, words: str) -> None:
        """Wait until the words are on the screen; say what is there instead when they stay away."""
        try:
            await self.until(lambda: words in self.screen)
        except TimeoutError:
            raise AssertionError(f"{words!r} is not on the screen:\n{self.screen}") from None

    async def picture(self) -> str:
        """Return the screen as a picture; a cursor that blinks is always there."""
        for field in self.app.screen.query("TextArea, Input"):
            if isinstance(field, TextArea | Input):
                field.cursor_blink = False
        await self.settle()
        return drawn(self.app)

    @property
    def screen(self) -> str:
        """Everything on the screen, line by line."""
        width, height = self.app.size
        console = Console(
            width=width, height=height, file=io.StringIO(), force_terminal=True, record=True
        )
        compositor = self.app.screen._compositor
        screens = self.app._background_screens
        console.print(compositor.render_update(full=True, screen_stack=screens))
        return "\n".join(line.rstrip() for line in console.export_text().splitlines())


@asynccontextmanager
async def at_work(
    folder: Path,
    time: str,
    size: tuple[int, int] = SMALL,
    *,
    day: datetime.date = MEETING_DAY,
    theme: str = "",
) -> AsyncIterator[Secretary]:
    """Start the program on a raadsboek at a time of a day; wait until the screen is complete.

    It opens the raadsboek itself, as it does for everybody: with the mending of what a crash left.
    """
    clock = Clock(time, day)
    app = _Still(lambda: open_book(folder, now=clock()), clock)
    async with app.run_test(size=size) as pilot:
        if theme:
            app.theme = theme
        secretary = Secretary(pilot, clock, folder)
        await secretary.settle()
        await secretary.see("VOLGENDE VERGADERING")
        yield secretary
        if app.desk.is_open:
            app.desk.book.index.close()
