"""Jaarverslag: the numbers of a year with their notes, and the report made of them."""

import datetime
from collections.abc import Callable

from note_world import copied, fill, settle
from reading_world import make, real_app
from textual.pilot import Pilot
from textual.widgets import Static

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.tui.screens.annual_report import AnnualReportScreen
from raadsboek.tui.screens.tally import TallyScreen


def fill_year(book: Book, now: datetime.datetime) -> None:
    """Make two requests that were answered, and a meeting that was held."""
    make(book, "traject", titel="Thuiswerken", vorm="instemming", status="uitgebracht",
         ontvangen="2026-02-20", uitgebracht="2026-04-28")  # fmt: skip
    make(book, "traject", titel="Zorgadministratie", vorm="advies", status="uitgebracht",
         ontvangen="2026-09-01", uitgebracht="2026-10-12")  # fmt: skip


counted = copied(fill, fill_year)


async def see_report(pilot: Pilot[None]) -> None:
    """Go to the numbers, with the cursor on those of the requests."""
    await settle(pilot)
    await pilot.app.run_action("app.jaarverslag")
    await settle(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, AnnualReportScreen)
    names = [count.name for count in screen._rows if count]
    await pilot.press(*["down"] * names.index("beantwoord"))


async def test_a_number_shows_its_notes_and_a_key_makes_the_report(counted: Book) -> None:
    """Enter goes from the number to the notes; m makes the report, until it is approved."""
    app = real_app(counted)
    async with app.run_test(size=(80, 24)) as pilot:
        await see_report(pilot)
        await pilot.press("enter")
        await settle(pilot)
        tally = pilot.app.screen
        assert isinstance(tally, TallyScreen)
        assert tally.listing.row_count == 2
        await pilot.press("escape")
        await settle(pilot)
        await pilot.press("m")
        await settle(pilot)
        report = notes.read(counted, "JV-2026-1")
        assert "De raad beantwoordde in deze tijd 2 aanvragen." in report.body
        screen = pilot.app.screen
        assert isinstance(screen, AnnualReportScreen)
        assert screen.note_in_front == report.path
        header = str(screen.query_one("#header", Static).content)
        assert "JV-2026-1 concept" in header
        assert "twee keer geteld" in header
        assert screen.check_action("maken", ()) is True
        approved = {"status": "goedgekeurd"}
        notes.save(counted, report, changes=approved, body=report.body, now=app.desk.now)
        screen.notes_differ()
        await settle(pilot)
        assert screen.check_action("maken", ()) is False


def test_how_it_looks(counted: Book, snap_compare: Callable[..., bool]) -> None:
    """Numbers by chapter, and charts that need no colour."""
    app = real_app(counted)
    assert snap_compare(app, terminal_size=(80, 24), run_before=see_report)
