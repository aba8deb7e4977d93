"""A small council with a meeting of today, and the minute screen opened on it."""

import datetime
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from zoneinfo import ZoneInfo

from copies import Copies, Fill, nine_seats
from note_world import settle
from textual import events
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from raadsboek.book.book import Book
from raadsboek.book.notes import create
from raadsboek.core.kinds import meeting, member
from raadsboek.core.note import Note, Value
from raadsboek.tui.app import RaadsboekApp
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.screens.minutes import MinutesScreen

NOW = datetime.datetime(2026, 11, 26, 13, 47, tzinfo=ZoneInfo("Europe/Amsterdam"))

MEMBERS = {
    "anna": ("Anna Verhoeven", "voorzitter"),
    "omar": ("Omar Yildiz", "lid"),
    "bakker": ("Joost Bakker", "lid"),
    "noor": ("Noor van Dijk", "lid"),
    "bestuurder": ("Marjan Kuiper", "bestuurder"),
}
AGENDA = """\
## 1. Opening
tijd: 5 min

## 2. Adviesaanvraag reorganisatie
doel: besluiten · tijd: 40 min · inbreng: @anna

## 3. Rondvraag
tijd: 5 min

## 4. Sluiting
"""
SPOKEN = """\
De bestuurder licht toe dat de formatie gelijk blijft.

BESLUIT: De OR adviseert positief onder drie voorwaarden.
STEMMING: 3 voor, 1 tegen
ACTIE @anna voor 1 april: reactie opvragen
ACTIE @noor voor volgende vergadering: navragen
"""


@contextmanager
def council(copies: Copies, folder: Path, *fills: Fill) -> Iterator[Book]:
    """Open a raadsboek with nine seats, some members and what it is filled with further."""
    with copies.opened(folder, nine_seats, members, *fills, now=NOW) as book:
        yield book


def members(book: Book, now: datetime.datetime) -> None:
    """Make the members of the council."""
    for handle, (name, role) in MEMBERS.items():
        create(book, member.KIND, {"naam": name, "kort": handle, "rol": role}, now=now)


def make_meeting(book: Book, *, body: str = AGENDA, **keys: Value) -> Note:
    """Make a meeting of today, and the next one in December."""
    later: dict[str, Value] = {"titel": "Raadsvergadering", "datum": "2026-12-17", "vorm": "raad"}
    today: dict[str, Value] = {
        "titel": "Overlegvergadering",
        "datum": "2026-11-26",
        "vorm": "overleg",
        "van": "13:30",
        "tot": "15:30",
    }
    create(book, meeting.KIND, later, now=NOW)
    return create(book, meeting.KIND, {**today, **keys}, body=body, now=NOW)


class Desk:
    """The minute screen as the secretary works with it."""

    def __init__(self, pilot: Pilot[None], screen: MinutesScreen) -> None:
        self.pilot = pilot
        self.screen = screen

    def names_offered(self) -> bool:
        """Tell if the popup with names is open."""
        return self.screen.popup.is_open

    @property
    def text(self) -> str:
        """The text in the editor."""
        return self.screen.editor.text

    @property
    def said(self) -> str:
        """What the status line says."""
        return self.screen.status.text

    @property
    def head(self) -> str:
        """What the line at the top says."""
        return str(self.screen.query_one("#header", Static).content)

    def panel(self) -> str:
        """Return the text of the panel BEGREPEN."""
        return _options(self.screen.understood.entries)

    def agenda(self) -> str:
        """Return the text of the agenda."""
        return _options(self.screen.agenda.points)

    async def type(self, text: str) -> None:
        """Type a text, key by key, without the waiting of `pilot.press`."""
        for mark in text:
            key = {" ": "space", "\n": "enter", "@": "at"}.get(mark, mark)
            focused = self.pilot.app.focused
            assert focused is not None
            focused.post_message(events.Key(key, mark if mark != "\n" else "\r"))
        await self.pilot.pause()

    async def settle(self) -> None:
        """Wait until the workers are done and what they report is shown."""
        await settle(self.pilot)

    async def understood(self) -> None:
        """Understand now: a test waits for no timer."""
        self.screen.editor.post_message(self.screen.editor.TextSettled(self.screen.editor))
        await self.pilot.pause()

    async def keep_draft(self) -> None:
        """Let the draft be due now: a test waits for no timer."""
        editor = self.screen.editor
        editor.post_message(editor.DraftDue(editor, editor.text))
        await self.pilot.pause()
        await self.settle()

    async def press(self, *keys: str) -> None:
        """Press keys and wait for what they lead to."""
        await self.pilot.press(*keys)
        await self.settle()


def _options(panel: OptionList) -> str:
    return "\n".join(str(option.prompt) for option in panel.options)


@asynccontextmanager
async def minutes_desk(
    book: Book, number: str = "V-2026-02", size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Desk]:
    """Open the minute screen on a meeting, above an empty first screen."""
    app = minutes_app(book, number)
    async with app.run_test(size=size) as pilot:
        screen = await opened(pilot, number)
        desk = Desk(pilot, screen)
        await desk.settle()
        yield desk


def minutes_app(book: Book, number: str = "V-2026-02") -> RaadsboekApp:
    """Return the app with the minute screen on the first one."""
    return RaadsboekApp(
        book,
        lambda: NOW,
        screens={
            "vandaag": lambda desk, arguments: BookScreen(desk),
            "notulen": lambda desk, arguments: MinutesScreen(desk, arguments["nummer"]),
        },
    )


async def opened(pilot: Pilot[None], number: str = "V-2026-02") -> MinutesScreen:
    """Go to the minute screen and wait until the meeting is there."""
    app = pilot.app
    assert isinstance(app, RaadsboekApp)
    app.open("notulen", {"nummer": number})
    await pilot.pause()
    screen = next(one for one in app.screen_stack if isinstance(one, MinutesScreen))
    await app.workers.wait_for_complete()
    await pilot.pause()
    return screen
