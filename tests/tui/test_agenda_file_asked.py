"""Writing the agenda file from a screen: a place is asked, and what is in it is told."""

import pytest
from note_world import raadsboek, settle, until
from reading_world import real_app
from textual.widgets import Input

from conftest import NOW
from raadsboek.book.book import Book
from raadsboek.book.notes import create
from raadsboek.core.kinds import meeting
from raadsboek.tui.widgets.dialogs import ProblemDialog, PromptDialog

__all__ = ["raadsboek"]


@pytest.fixture
def planned(raadsboek: Book) -> Book:
    """Return a raadsboek with a meeting to come."""
    create(raadsboek, meeting.KIND, {"titel": "Raad", "datum": "2026-12-17"}, now=NOW)
    return raadsboek


async def test_f7_writes_everything_for_an_agenda(planned: Book) -> None:
    """From Vandaag; a place that will not do is told, and nothing is lost."""
    place = planned.root.parent / "raad.ics"
    app = real_app(planned)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for typed in (str(planned.root / "raad.ics"), str(place)):
            await pilot.press("f7")
            await until(lambda: isinstance(app.screen, PromptDialog))
            app.screen.query_one(Input).value = typed
            await pilot.press("enter")
            if typed != str(place):
                await until(lambda: isinstance(app.screen, ProblemDialog))
                await pilot.press("escape")
        await until(place.exists)
        await settle(pilot)
        said = [note.message for note in app._notifications]

    assert said == [f"1 vergadering en 0 termijnen staan in {place}."]
    assert place.read_bytes().count(b"BEGIN:VEVENT") == 1
