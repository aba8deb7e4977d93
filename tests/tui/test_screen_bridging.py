"""Standpunten and the summary of a dossier: written down on the screen, and there in the note."""

import datetime
from collections.abc import Callable

from note_world import copied, fill, go, settle
from reading_world import make, real_app
from textual.pilot import Pilot
from textual.widgets import Static

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.tui.screens.bridging import BridgingScreen

_TEXT = """## Argumenten

- Voor: Kleine teams zijn kwetsbaar bij ziekte. (bestuurder)
- Bezwaar: De nachtdienst heeft geen aanspreekpunt meer. (@anna, 2026-09-17)

## Standpunten

- Wijkzorg: tegen, zolang de nacht niet geregeld is.
"""


def fill_dossier(book: Book, now: datetime.datetime) -> None:
    """Make a dossier in which something was said."""
    make(book, "traject", _TEXT, titel="Eén team voor de administratie", vorm="advies",
         ontvangen="2026-09-01")  # fmt: skip


said = copied(fill, fill_dossier)


async def see_sheet(pilot: Pilot[None]) -> None:
    """Go to the sheet from the dossier."""
    await go(pilot, "traject", "D-2026-001")
    await pilot.press("k")
    await settle(pilot)


async def test_a_summary_and_a_parked_point_are_written_down(said: Book) -> None:
    """The summary counts its words while it is typed; the parked point gets a part of its own."""
    app = real_app(said)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "traject", "D-2026-001")
        await pilot.press("s", *"Eén team.")
        await pilot.pause()
        assert str(app.screen.query_one("#count", Static).content) == "2 van 80 woorden"
        await pilot.press("enter")
        await settle(pilot)
        assert notes.read(said, "D-2026-001").text("samenvatting") == "Eén team."
        await pilot.press("k")
        await settle(pilot)
        assert isinstance(app.screen, BridgingScreen)
        await pilot.press("b", "end", "enter", *"Het rooster", "enter")
        await settle(pilot)
        assert isinstance(app.screen, BridgingScreen)
    body = notes.read(said, "D-2026-001").body
    assert body.startswith(_TEXT.rstrip())
    assert "## Geparkeerd\n\n- Het rooster. (2026-11-22)" in body


def test_how_the_sheet_looks(said: Book, snap_compare: Callable[..., bool]) -> None:
    """For and against, and who stands where."""
    assert snap_compare(real_app(said), terminal_size=(80, 24), run_before=see_sheet)
