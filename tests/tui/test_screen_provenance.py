"""Herkomst: the life of a decision on screen, and the ways to and from it."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from note_world import NOW, copied, fill, go, settle
from reading_world import make, raadsboek, real_app
from textual.pilot import Pilot

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.tui.screens.history import HistoryScreen
from raadsboek.tui.screens.notes_list import ListScreen
from raadsboek.tui.screens.provenance import ProvenanceScreen

__all__ = ["raadsboek"]

NUMBER = "B-2026-002"
MINUTES = """\
## 1. Opening

## 2. Thuiswerken
doel: besluiten · tijd: 20 min · inbreng: @anna

De OR vraagt naar de avonddienst. De bestuurder zegt ruimte toe.

BESLUIT B-2026-002: Thuiswerken mag twee dagen per week.
"""


def decide(book: Book, now: datetime.datetime) -> None:
    """Make a decision that came from a meeting and was replaced."""
    meeting = make(book, "vergadering", MINUTES, titel="Raadsvergadering", datum="2026-11-19")
    where: dict[str, str] = {"vergadering": f"[[{meeting.text('nummer')}]]", "punt": "2"}
    make(
        book,
        "besluit",
        "Thuiswerken mag twee dagen per week.\n",
        titel="Thuiswerken mag twee dagen",
        datum="2026-11-19",
        stemming="7-1-1",
        **where,
    )
    make(book, "actie", titel="Het besluit [bekend] maken", wie=["anna"], **where)
    make(book, "besluit", titel="Thuiswerken mag drie dagen", datum="2026-11-22")
    notes.change_keys(book, NUMBER, {"gewijzigd-door": "[[B-2026-003]]"}, now=now)


decided = copied(fill, decide)


def screen_of(pilot: Pilot[None]) -> ProvenanceScreen:
    """Return the screen, also when another is over it."""
    stack = reversed(pilot.app.screen_stack)
    return next(one for one in stack if isinstance(one, ProvenanceScreen))


async def test_from_the_list_to_the_story_and_on(decided: Book) -> None:
    """H in the list tells the story; Enter reads the note of a step, F9 shows its versions."""
    app = real_app(decided)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.open("lijst", {"soort": "besluit", "pad": notes.read(decided, NUMBER).path})
        await settle(pilot)
        await pilot.press("H")
        await settle(pilot)
        screen = screen_of(pilot)
        assert screen.current is not None
        assert screen.current.text.startswith("2 Thuiswerken, in V-2026-0")
        await pilot.press("enter")
        await settle(pilot)
        assert type(app.screen) is ListScreen
        await pilot.press("escape")
        await settle(pilot)
        await pilot.press("end", "f9")
        await settle(pilot)
        assert type(pilot.app.screen) is HistoryScreen
        await pilot.press("H")
        await settle(pilot)
        assert str(screen_of(pilot).header.content).startswith("B-2026-002 Thuiswerken")


async def test_the_story_as_a_page(decided: Book, tmp_path: Path) -> None:
    """F8 asks for a place and says where the page stands; of a confidential note it does not."""
    app = real_app(decided)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await go(pilot, "herkomst", NUMBER)
        await pilot.press("f8")
        await pilot.pause()
        for _ in range(40):
            await pilot.press("backspace")
        await pilot.press(*str(tmp_path / "b.html"), "enter")
        await settle(pilot)
        assert b"Thuiswerken mag twee dagen per week." in (tmp_path / "b.html").read_bytes()
        notes.change_keys(decided, NUMBER, {"vertrouwelijk": "ja"}, now=NOW)
        await go(pilot, "herkomst", NUMBER)
        await pilot.press("f8")
        await settle(pilot)
        assert "vertrouwelijk" in screen_of(pilot).status.text


async def test_a_note_without_such_a_story(decided: Book) -> None:
    """A meeting has none: the screen says of what it can be told."""
    app = real_app(decided)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await go(pilot, "herkomst", "V-2026-01")
        screen = screen_of(pilot)
        assert str(screen.header.content) == "Hiervan is geen verhaal."
        assert screen.current is None
        await pilot.press("enter", "f9", "f8")
        assert app.screen is screen


Compare = Callable[..., bool]


@pytest.mark.parametrize(("theme", "size"), [("donker", (80, 24)), ("licht", (120, 40))])
def test_a_story_looks_as_it_did(
    theme: str, size: tuple[int, int], decided: Book, snap_compare: Compare
) -> None:
    """A decision with its point, its vote, its action and what came in its place."""
    app = real_app(decided)
    app.theme = f"raadsboek-{theme}"

    async def prepare(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await go(pilot, "herkomst", NUMBER)

    assert snap_compare(app, terminal_size=size, run_before=prepare)
