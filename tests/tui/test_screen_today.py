"""Vandaag: what is late comes first, every line opens something, and it follows the folder."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from note_world import NOW, settle
from reading_world import full, make, raadsboek, real_app
from textual import events
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, Static

from raadsboek.book import drafts, notes
from raadsboek.book.book import Book
from raadsboek.book.problems import check
from raadsboek.book.today import overview
from raadsboek.core.errors import NotAVault
from raadsboek.core.overview_layout import LATER, PLAN, PROBLEMS
from raadsboek.core.problem import Severity
from raadsboek.tui.app import RaadsboekApp, run
from raadsboek.tui.screens.minutes import MinutesScreen
from raadsboek.tui.screens.note_pane import NotePane
from raadsboek.tui.screens.notes_list import ListScreen
from raadsboek.tui.screens.problems import ProblemsScreen
from raadsboek.tui.screens.search import SearchScreen
from raadsboek.tui.screens.today import TodayScreen
from raadsboek.tui.screens.year_plan import YearPlanScreen
from raadsboek.tui.widgets.overview_lines import OverviewLines
from raadsboek.tui.widgets.status_line import StatusLine

__all__ = ["full", "raadsboek"]


def lines_of(pilot: Pilot[None]) -> OverviewLines:
    """Return the lines of the start screen."""
    return pilot.app.screen.query_one(OverviewLines)


def shown(pilot: Pilot[None]) -> type[Screen[object]]:
    """Return which screen is on top."""
    return type(pilot.app.screen)


def text_of(pilot: Pilot[None]) -> str:
    """Return the start screen as it can be read."""
    lines = lines_of(pilot)
    return "\n".join(lines.render_line(y).text.rstrip() for y in range(lines.size.height))


def path_of(book: Book, number: str) -> str:
    """Return where a note stands."""
    return notes.read(book, number).path


async def test_late_comes_first_and_every_line_opens_something(full: Book) -> None:
    """The cursor begins at what is late, goes up and down by item, and Enter opens the note."""
    app = real_app(full)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert text_of(pilot).splitlines()[2:7] == [
            " TE LAAT                                    VOLGENDE VERGADERING",
            "▸! T-2026-001 Cijfers per afdeling          do 26 nov 13:30 Overlegvergadering",
            "   @bestuurder · sinds do 15 okt · 5 weken  over 4 dagen · zaal 2.14",
            " ! A-2026-002 Reactie HR opvragen over de…  V-2026-01 · agenda concept",
            "   @anna · sinds di 17 nov · 5 dagen        ! moest do 19 nov verzonden zijn",
        ]
        await pilot.press("j")
        assert lines_of(pilot).cursor == path_of(full, "A-2026-002")
        await pilot.press("k", "up", "down", "enter")
        await settle(pilot)
        assert shown(pilot) is ListScreen
        assert app.screen.query_one(NotePane).path == path_of(full, "A-2026-002")
        await pilot.press("escape")
        await settle(pilot)
        assert lines_of(pilot).cursor == path_of(full, "A-2026-002")


async def test_the_minutes_are_one_key_away(full: Book) -> None:
    """The letter w opens the minutes of the next meeting, wherever the cursor stands."""
    app = real_app(full)
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("w")
        await settle(pilot)
        assert shown(pilot) is MinutesScreen


async def test_the_other_column_is_beside(full: Book) -> None:
    """Tab and the arrows go to the other column; there e edits, and counts open too."""
    app = real_app(full)
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("tab")
        assert lines_of(pilot).cursor == path_of(full, "V-2026-01")
        await pilot.press("left", "right", "end")
        assert lines_of(pilot).cursor == PROBLEMS
        await pilot.press("enter")
        await settle(pilot)
        assert shown(pilot) is ProblemsScreen
        await pilot.press("escape", "home", "e")
        await settle(pilot)
        assert shown(pilot) is MinutesScreen


async def test_without_a_meeting_it_says_how_to_plan_the_year(raadsboek: Book) -> None:
    """For who has just begun: the line names the key and opens the year plan."""
    app = real_app(raadsboek)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "y plant het hele jaar" in text_of(pilot)
        lines_of(pilot).cursor = PLAN
        await pilot.press("enter")
        await settle(pilot)
        assert shown(pilot) is YearPlanScreen


async def test_post_that_waits_opens_as_a_list(full: Book) -> None:
    """A click on the count shows the pieces that are open."""
    app = real_app(full)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        row = (
            text_of(pilot)
            .splitlines()
            .index(next(line for line in text_of(pilot).splitlines() if "POST " in line))
        )
        await pilot.click(OverviewLines, offset=(60, row))
        await settle(pilot)
        assert shown(pilot) is ListScreen
        assert "Post  1 open" in str(app.screen.query_one("#header", Static).content)


async def test_what_comes_later_unfolds(full: Book) -> None:
    """The next thirty days are a number until they are asked for."""
    app = real_app(full)
    async with app.run_test() as pilot:
        await settle(pilot)
        assert "Jaarplan" not in text_of(pilot)
        await pilot.press("end")
        assert lines_of(pilot).cursor == LATER
        await pilot.press("enter")
        assert "do 10 dec  A-2026-004 Jaarplan" in text_of(pilot)
        await pilot.press("enter")
        assert "Jaarplan" not in text_of(pilot)


async def test_it_follows_the_folder(full: Book) -> None:
    """What changed while another screen was shown stands there on return."""
    app = real_app(full)
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("a")
        await settle(pilot)
        notes.change_keys(full, "T-2026-001", {"status": "voldaan"}, now=NOW)
        await pilot.press("f5")
        await settle(pilot)
        assert "T-2026-001" not in text_of(pilot)
        assert lines_of(pilot).cursor == path_of(full, "A-2026-002")


async def test_problems_around_the_notes_are_counted_too(full: Book) -> None:
    """An edit from outside and a number that two notes have are problems, now and at the start."""
    note = full.root / path_of(full, "A-2026-003")
    note.with_name("A-2026-003 Nog een.md").write_bytes(note.read_bytes())
    app = real_app(full)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        found = check(full, today=NOW.date())
        number = sum(one.severity is not Severity.BOTTLENECK for one in found)
        assert number >= 3
        assert f"PROBLEMEN   {number}" in text_of(pilot)
    assert overview(full, NOW.date()).problems == number


async def test_drafts_and_read_only_are_named(full: Book) -> None:
    """Unsaved text is named by its number, and why nothing can be saved is said."""
    note = notes.read(full, "V-2026-01")
    drafts.keep_draft(full, note, changes={}, body="half", now=NOW)
    app = real_app(replace(full, read_only="De map is alleen te lezen."))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert "1 concept bewaard: V-2026-01" in text_of(pilot)
        status = app.screen.query_one(StatusLine)
        assert status.warning
        assert "De map is alleen te lezen." in status.text


async def test_one_column_on_a_narrow_screen(full: Book) -> None:
    """Below 72 columns everything stands below each other."""
    app = real_app(full)
    async with app.run_test(size=(60, 40)) as pilot:
        await settle(pilot)
        assert "VOLGENDE VERGADERING" in text_of(pilot)
        await pilot.press("tab")
        assert lines_of(pilot).cursor == path_of(full, "T-2026-001")


async def test_many_late_items_leave_room_for_the_week(full: Book) -> None:
    """Six late items stand there; the rest is a line that unfolds."""
    for number in range(8):
        make(full, "actie", titel=f"Oud {number}", uiterlijk="2026-11-01")
    app = real_app(full)
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        assert "nog 4 te laat ▾" in text_of(pilot)
        assert "DEZE WEEK" in text_of(pilot)


async def test_keys_typed_before_the_raadsboek_is_open_are_obeyed_in_order(full: Book) -> None:
    """F3 waits for the raadsboek, and what was typed after it comes in the box of the search."""
    gate = threading.Event()

    def opened() -> Book:
        gate.wait(10)
        return full

    app = RaadsboekApp(opened, lambda: NOW, overview=overview(full, NOW.date()))
    async with app.run_test() as pilot:
        for key in ("f3", "j", "a"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await pilot.pause()
        assert shown(pilot) is TodayScreen
        gate.set()
        await settle(pilot)
        assert shown(pilot) is SearchScreen
        assert app.screen.query_one("#question", Input).value == "ja"


def test_a_raadsboek_that_will_not_open_is_an_error_for_the_front_door(tmp_path: Path) -> None:
    """The app ends and the reason reaches whoever started it."""

    def refuse() -> Book:
        raise NotAVault(str(tmp_path))

    with pytest.raises(NotAVault):
        run(RaadsboekApp(refuse, lambda: NOW), headless=True)


Compare = Callable[..., bool]


@pytest.mark.parametrize(
    ("theme", "size"),
    [
        ("donker", (80, 24)),
        ("donker", (120, 40)),
        ("licht", (80, 24)),
        ("contrast", (80, 24)),
    ],
)
def test_vandaag_looks_as_it_did(
    theme: str, size: tuple[int, int], full: Book, snap_compare: Compare
) -> None:
    """The start screen at both sizes, and in every theme."""
    app = real_app(full)
    app.theme = f"raadsboek-{theme}"
    assert snap_compare(app, terminal_size=size, run_before=settle)
