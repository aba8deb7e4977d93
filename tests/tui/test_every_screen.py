"""Every screen at the edges: in a raadsboek where nothing is yet, and on an earlier day."""

import datetime
from collections.abc import Set
from pathlib import Path

import pytest
from note_world import NOW, copied, settle, until
from reading_world import real_app
from test_time_travel import back_to, banner
from textual.pilot import Pilot
from two_councils_world import SECOND

from raadsboek.book.book import Book
from raadsboek.book.changing import record_outside
from raadsboek.book.finding import find_path
from raadsboek.book.opening import open_book
from raadsboek.tui.actions.going_back import LOOKING_SCREENS
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.screens import SCREENS


def two_councils(book: Book, now: datetime.datetime) -> None:
    """Name a second council in the settings."""
    file = book.root / "raadsboek.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("# Wie het raadsboek", SECOND, 1), encoding="utf-8")
    record_outside(book, ["raadsboek.yaml"], now=now)


nothing_yet = copied(two_councils)

ABOUT = {
    "draaiboek": "V-2026-04",
    "postlijst": "V-2026-04",
    "verkiezing": "VK-2025-01",
    "traject": "D-2026-001",
    "standpunten": "D-2026-001",
    "geschiedenis": "B-2026-002",
    "herkomst": "B-2026-002",
}
"""The screens about one note, with one that the demo has on the earlier day."""

NEEDS_NOTE = {*ABOUT, "agenda", "bewerken", "correcties", "notulen"}
OFTEN = frozenset(
    {
        *("begroting", "draaiboek", "inwerken", "jaar", "jaarverslag", "leden-zetels", "postvak"),
        *("scholing", "termijnen", "verkiezing", "vragen", "werkplan"),
    }
)
"""The screens that are opened in each run; the others among the slow tests."""

which = pytest.mark.parametrize(
    "chosen",
    [OFTEN, pytest.param(SCREENS.keys() - OFTEN, marks=pytest.mark.torture)],
    ids=["often", "others"],
)

TO_LOOK = {"ChoiceDialog", "ExplanationDialog", "KindDialog"}
"""The dialogs that change nothing."""


async def rest(pilot: Pilot[None]) -> None:
    """Wait until nobody works any more but a dialog that waits for its answer."""
    for _ in range(2):
        await pilot.pause()
        await until(lambda: all(one.is_finished for one in pilot.app.workers if one._thread_worker))
    await pilot.pause()


async def leave_to(pilot: Pilot[None], depth: int) -> None:
    """Leave the screens on top."""
    while len(pilot.app.screen_stack) > depth:
        pilot.app.pop_screen()
    await rest(pilot)


def lines(pilot: Pilot[None]) -> list[str]:
    """Return what stands on the screen, line by line."""
    strips = pilot.app.screen._compositor.render_strips()
    return ["".join(piece.text for piece in strip).rstrip() for strip in strips]


@which
async def test_every_screen_says_in_full_that_there_is_nothing(
    nothing_yet: Book, chosen: Set[str]
) -> None:
    """Each sentence can be read to its end at 80 columns, and one sees of which council it is."""
    app = real_app(nothing_yet)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for name in sorted(chosen - NEEDS_NOTE - {"vandaag", "raadsboeken"}):
            app.open(name, {})
            await rest(pilot)
            for line in lines(pilot)[:20]:
                is_cut = line.endswith("…") and name != "jaar"  # there a line of many names
                assert not is_cut, (name, line)
                assert "␊" not in line, name
            screen = app.screen
            if isinstance(screen, BookScreen) and screen.SHOWS_ORGAN:
                assert nothing_yet.settings.councils[0].name in lines(pilot)[0], name
            await leave_to(pilot, 2)


@pytest.fixture
def present(demo_copy: Path) -> Book:
    """Return the demo raadsboek, open for writing."""
    return open_book(demo_copy, now=NOW)


@which
async def test_every_screen_of_an_earlier_day_only_looks(present: Book, chosen: Set[str]) -> None:
    """With Enter on what is in front nothing is asked that would change something."""
    app = real_app(present)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await back_to(pilot, "1-7-2026")
        for name in sorted(chosen & LOOKING_SCREENS):
            number = ABOUT.get(name, "")
            app.open(name, {"pad": find_path(app.desk.book, number) if number else ""})
            await rest(pilot)
            if name != "lijst":  # it asks which list
                assert banner(pilot).startswith("^N terug naar nu"), name
            shown = " ".join(" ".join(lines(pilot)[1:22]).split())
            for how in (
                "F2 maakt",
                "F8 schrijft",
                "maakt u een",
                "Druk op n",
                "noteert er een",
                "Enter of F",
            ):
                assert how not in shown, name
            await pilot.press("enter")
            await rest(pilot)
            top = app.screen
            assert isinstance(top, BookScreen) or type(top).__name__ in TO_LOOK, (name, top)
            await leave_to(pilot, 1)
