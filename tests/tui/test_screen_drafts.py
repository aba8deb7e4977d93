"""The drafts: which note, when, how much; opened, thrown away or written elsewhere."""

import datetime
from pathlib import Path

from note_world import NOW, app_on, go, raadsboek, row, settle
from textual.pilot import Pilot
from textual.widgets import Input, Static

from raadsboek.book import drafts, notes
from raadsboek.book.book import Book
from raadsboek.tui.screens.drafts import DraftsScreen
from raadsboek.tui.screens.editor import EditorScreen
from raadsboek.tui.screens.two_texts import TwoTextsDialog
from raadsboek.tui.widgets.dialogs import ConfirmDialog

__all__ = ["raadsboek"]


def rows(pilot: Pilot[None]) -> list[list[str]]:
    """Return what the list says."""
    screen = next(one for one in pilot.app.screen_stack if isinstance(one, DraftsScreen))
    found = [screen.listing.row(index) for index in range(screen.listing.row_count)]
    return [list(cells) for cells in found if cells is not None]


def keep_two(book: Book) -> None:
    """Keep a draft of the action item from yesterday, and of the decision from just now."""
    action, decision = notes.read(book, "A-2026-001"), notes.read(book, "B-2026-001")
    yesterday = NOW - datetime.timedelta(days=1)
    drafts.keep_draft(book, action, changes={"titel": "Andere [/] titel"}, body="", now=yesterday)
    body = decision.body.replace("twee", "drie")
    drafts.keep_draft(book, decision, changes={}, body=body, now=NOW)


async def test_drafts_are_listed_with_their_difference(raadsboek: Book) -> None:
    """Newest first: the note, when it was kept, and how many words differ."""
    keep_two(raadsboek)
    app = app_on(raadsboek)
    async with app.run_test() as pilot:
        await go(pilot, "concepten")
        assert rows(pilot) == [
            ["B-2026-001 Thuiswerkregeling", "vandaag om 14:03", "1 woord"],
            ["A-2026-001 Reactie van HR [OR] opvragen", "za 21 nov om 14:03", "10 woorden"],
        ]
        assert isinstance(pilot.app.screen, DraftsScreen)
        text = "\n".join(line.text for line in pilot.app.screen.view.lines)
        assert "[-twee-]{+drie+}" in text


async def test_a_draft_is_opened_and_saved(raadsboek: Book) -> None:
    """Enter opens the note and offers this draft; once saved, it is gone from the list."""
    keep_two(raadsboek)
    app = app_on(raadsboek)
    async with app.run_test() as pilot:
        await go(pilot, "concepten")
        await pilot.press("down", "enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, TwoTextsDialog)
        await pilot.press("g")
        await settle(pilot)
        assert isinstance(pilot.app.screen, EditorScreen)
        assert row(pilot, "titel").text == "Andere [/] titel"
        await pilot.press("ctrl+s")
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert [cells[0] for cells in rows(pilot)] == ["B-2026-001 Thuiswerkregeling"]
    assert notes.read(raadsboek, "A-2026-001").text("titel") == "Andere [/] titel"


async def test_a_draft_older_than_its_note_overwrites_nothing(raadsboek: Book) -> None:
    """Enter keeps it for later; when it is used, saving asks which of the two texts stays."""
    note = notes.read(raadsboek, "B-2026-001")
    drafts.keep_draft(raadsboek, note, changes={}, body="Oude tekst.\n", now=NOW)
    notes.save(raadsboek, note, changes={}, body="Later gewijzigd.\n", now=NOW)
    app = app_on(raadsboek)
    async with app.run_test() as pilot:
        await go(pilot, "bewerken", "B-2026-001")
        await pilot.press("enter")
        await settle(pilot)
        assert len(drafts.kept_drafts(raadsboek)) == 1
        await pilot.press("escape")
        await go(pilot, "bewerken", "B-2026-001")
        await pilot.press("g", "ctrl+s")
        await settle(pilot)
        assert isinstance(pilot.app.screen, TwoTextsDialog)
        assert notes.read(raadsboek, "B-2026-001").body == "Later gewijzigd.\n"
        await pilot.press("m")
        await settle(pilot)
    assert notes.read(raadsboek, "B-2026-001").body == "Oude tekst.\n"
    assert drafts.kept_drafts(raadsboek) == []


async def test_a_draft_is_thrown_away_after_a_question(raadsboek: Book) -> None:
    """`w` asks first, and names what would be lost."""
    keep_two(raadsboek)
    app = app_on(raadsboek)
    async with app.run_test() as pilot:
        await go(pilot, "concepten")
        await pilot.press("w")
        assert isinstance(pilot.app.screen, ConfirmDialog)
        said = "\n".join(str(one.content) for one in pilot.app.screen.query(Static))
        assert "Van B-2026-001 Thuiswerkregeling, bewaard vandaag om 14:03: 1 woord" in said
        await pilot.press("enter")
        await settle(pilot)
        assert len(rows(pilot)) == 2

        for left in (1, 0):
            await pilot.press("w", "j")
            await settle(pilot)
            assert len(rows(pilot)) == left
    assert drafts.kept_drafts(raadsboek) == []


async def test_a_draft_of_a_note_that_is_gone_can_be_written_elsewhere(
    raadsboek: Book, tmp_path: Path
) -> None:
    """When the note is gone its draft is not: it can be written to another place."""
    keep_two(raadsboek)
    (raadsboek.root / notes.read(raadsboek, "B-2026-001").path).unlink()
    app = app_on(raadsboek)
    async with app.run_test() as pilot:
        await go(pilot, "concepten")
        assert rows(pilot)[0][0] == "B-2026-001 Thuiswerkregeling (notitie is weg)"
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, DraftsScreen)
        assert "niet meer" in pilot.app.screen.status.text

        await pilot.press("b")
        pilot.app.screen.query_one(Input).value = str(tmp_path / "gered.md")
        await pilot.press("enter")
        await settle(pilot)
    assert "onder drie voorwaarden" in (tmp_path / "gered.md").read_text(encoding="utf-8")
    assert len(drafts.kept_drafts(raadsboek)) == 2


async def test_a_draft_that_says_what_the_note_says_is_no_draft(raadsboek: Book) -> None:
    """What was saved in another way is not offered again."""
    note = notes.read(raadsboek, "B-2026-001")
    drafts.keep_draft(raadsboek, note, changes={}, body=note.body, now=NOW)
    app = app_on(raadsboek)
    async with app.run_test() as pilot:
        await go(pilot, "concepten")
        assert rows(pilot) == []
    assert drafts.kept_drafts(raadsboek) == []
