"""A raadsboek with a few notes, and the app on it, for the screens about one note."""

import asyncio
import datetime
from collections.abc import Callable
from functools import partial
from zoneinfo import ZoneInfo

import copies
from textual.app import ComposeResult
from textual.pilot import Pilot

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.core.kinds import action, decision, member
from raadsboek.tui.app import RaadsboekApp
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.screens import SCREENS
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.form import FormField

ZONE = ZoneInfo("Europe/Amsterdam")
NOW = datetime.datetime(2026, 11, 22, 14, 3, tzinfo=ZONE)
PATIENCE = 60
"""Seconds after which what was waited for will not come any more, however busy the machine is."""
TEXT = """De OR stemt in met de thuiswerkregeling onder twee voorwaarden.

1. Niemand wordt verplicht thuis te werken.
2. De regeling wordt na een jaar geëvalueerd, zie [[A-2026-001]].
"""


class Start(BookScreen):
    """A start screen with a footer and nothing else."""

    SCOPE = "vandaag"

    def compose(self) -> ComposeResult:
        """Show the footer."""
        yield Footer(self.SCOPE)


def fill(book: Book, now: datetime.datetime) -> None:
    """Make a member, an action item and a decision."""

    def day(month: int, number: int) -> datetime.datetime:
        return datetime.datetime(2026, month, number, 14, 32, tzinfo=ZONE)

    notes.create(book, member.KIND, {"naam": "Anna Bakker", "kort": "anna"}, now=day(1, 5))
    notes.create(
        book,
        action.KIND,
        {"titel": "Reactie van HR [OR] opvragen", "wie": ["anna"], "uiterlijk": "2026-11-23"},
        body="Gevraagd door de OR.\n",
        now=day(2, 3),
    )
    notes.create(
        book,
        decision.KIND,
        {"titel": "Thuiswerkregeling", "datum": "2026-03-12", "stemming": "7-1-1"},
        body=TEXT,
        now=day(3, 12),
    )


copied = partial(copies.copied, now=NOW)
raadsboek = copied(fill)


def app_on(book: Book) -> RaadsboekApp:
    """Return the app on a raadsboek; the clock stands still."""
    return RaadsboekApp(
        book, lambda: NOW, screens={**SCREENS, "vandaag": lambda desk, _: Start(desk)}
    )


async def until(condition: Callable[[], bool]) -> None:
    """Let the app work until the condition holds."""
    async with asyncio.timeout(PATIENCE):
        while not condition():
            await asyncio.sleep(0.005)


async def settle(pilot: Pilot[None]) -> None:
    """Wait until no worker is busy and all that they told has been dealt with."""
    for _ in range(3):
        await pilot.pause()
        await until(lambda: all(worker.is_finished for worker in pilot.app.workers))
    await pilot.pause()


async def go(pilot: Pilot[None], screen: str, pad: str = "") -> None:
    """Open a screen and wait until it has what it shows."""
    assert isinstance(pilot.app, RaadsboekApp)
    await pilot.pause()
    pilot.app.open(screen, {"pad": pad})
    await settle(pilot)


def row(pilot: Pilot[None], key: str) -> FormField:
    """Return the form row of a key."""
    return next(one for one in pilot.app.screen.query(FormField) if one.field.key == key)
