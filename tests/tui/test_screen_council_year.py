"""The year on three screens: the overview, its calendar, and the work plan."""

import datetime
from collections.abc import Callable

import pytest
from note_world import copied, fill, raadsboek, settle, until
from reading_world import make, real_app
from textual.pilot import Pilot
from textual.screen import Screen

from raadsboek.book.book import Book
from raadsboek.book.notes import read
from raadsboek.tui.messages import ScreenWanted
from raadsboek.tui.screens.annual_report import AnnualReportScreen
from raadsboek.tui.screens.election import ElectionScreen
from raadsboek.tui.screens.work_plan import WorkPlanScreen
from raadsboek.tui.screens.year_calendar import YearCalendarScreen
from raadsboek.tui.screens.year_overview import YearScreen
from raadsboek.tui.widgets.dialogs import ChoiceDialog

__all__ = ["raadsboek"]

Compare = Callable[..., bool]


def fill_year(book: Book, now: datetime.datetime) -> None:
    """Make two goals, a consultation meeting that was held and one that comes, and a decision."""
    points = "## 1. Opening\n\n## 2. Jaarrekening\n\n## 3. Algemene gang van zaken\n"
    make(book, "vergadering", points, titel="Overlegvergadering", vorm="overleg",
         datum="2026-05-07", status="gehouden")  # fmt: skip
    make(book, "vergadering", titel="Overlegvergadering", vorm="overleg", datum="2026-12-10")
    make(book, "doel", titel="De werkdruk is bespreekbaar", jaar="2026", kwartaal="2",
         wie=["anna"], meetbaar="Zes van de acht teams bespreken de enquête.")  # fmt: skip
    make(book, "doel", titel="Elk lid spreekt zijn achterban", jaar="2026", voortgang="45",
         status="loopt", uiterlijk="2026-12-17")  # fmt: skip
    make(book, "besluit", titel="Proef thuiswerken", datum="2026-03-12", evaluatie="2026-12-11")


year_book = copied(fill, fill_year)


async def opened(pilot: Pilot[None], screen: str) -> None:
    """Go to a screen of the year."""
    await settle(pilot)
    pilot.app.screen.post_message(ScreenWanted(screen))
    await settle(pilot)


def on_second(screen: YearCalendarScreen, title: str) -> bool:
    """Tell if the cursor is on the second time of a duty."""
    turn = screen.current.turn if screen.current else None
    return turn is not None and (turn.duty.title, turn.place) == (title, 2)


async def test_the_year_opens_each_part_and_a_duty_goes_on_an_agenda(year_book: Book) -> None:
    """J from anywhere; Enter on the calendar; a puts the second time on the meeting that comes."""
    app = real_app(year_book)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("J")
        await settle(pilot)
        assert app.screen.query("#time")
        await pilot.press("down", "enter")
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, YearCalendarScreen)
        assert "2 van" in str(screen.header.content)
        wanted = "Algemene gang van zaken"
        while not on_second(screen, wanted):
            await pilot.press("down")
        await pilot.press("a")
        await settle(pilot)
        await settle(pilot)
        assert screen.current is not None
        assert screen.current.turn is not None
        assert screen.current.turn.state.value == "op de agenda"
        assert screen.current.meeting is not None
        number = screen.current.meeting.number
    assert f"## {wanted}" in read(year_book, number).body.replace("## 5. ", "## ")


async def test_elections_and_the_report_open_their_own_screens(year_book: Book) -> None:
    """The election that comes and not the one that was; the report about the year before."""
    make(year_book, "verkiezing", titel="Tussentijds", verkiezingsdag="2026-02-02",
         status="gehouden")  # fmt: skip
    make(year_book, "verkiezing", titel="Algemeen", verkiezingsdag="2026-12-08")
    app = real_app(year_book)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, "jaar")
        screen = await to_part(pilot, "Verkiezingen")
        assert isinstance(screen, ElectionScreen)
        assert "Algemeen" in str(screen.header.content)
        await pilot.press("escape")
        await settle(pilot)
        screen = await to_part(pilot, "Jaarverslag")
        assert isinstance(screen, AnnualReportScreen)
        assert "2025 · nog niet gemaakt" in str(screen.header.content)


async def to_part(pilot: Pilot[None], name: str) -> Screen[object]:
    """Open a part of the year, and return its screen."""
    year = pilot.app.screen
    assert isinstance(year, YearScreen)
    while year.current is None or year.current.name != name:
        await pilot.press("down")
    await pilot.press("enter")
    await settle(pilot)
    return pilot.app.screen


async def test_progress_goes_by_one_key_and_a_goal_is_reached_with_its_result(
    year_book: Book,
) -> None:
    """Two steps on; then another status, which asks what came of it."""
    app = real_app(year_book)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, "werkplan")
        screen = app.screen
        assert isinstance(screen, WorkPlanScreen)
        await pilot.press("plus", "plus", "minus", "plus")
        await settle(pilot)
        await settle(pilot)
        assert "2 doelen · 2 lopen" in str(screen.header.content)
        assert "20%" in screen.status.text
        await pilot.press("s")
        await until(lambda: isinstance(app.screen, ChoiceDialog))
        await pilot.press("escape")
    meta = read(year_book, "W-2026-01").meta
    assert (meta["voortgang"], meta["status"]) == ("20", "loopt")


@pytest.mark.parametrize(
    ("screen", "size"),
    [("jaar", (80, 24)), ("jaar", (120, 40)), ("jaarkalender", (80, 24)), ("werkplan", (80, 24))],
    ids=str,
)
def test_how_the_year_looks(
    year_book: Book, snap_compare: Compare, screen: str, size: tuple[int, int]
) -> None:
    """Each with the words that it explains itself with."""

    async def before(pilot: Pilot[None]) -> None:
        await opened(pilot, screen)

    assert snap_compare(real_app(year_book), run_before=before, terminal_size=size)
