"""The history of a note: who changed what, word by word, and putting a version back."""

import datetime

from msgspec.structs import replace
from note_world import NOW, ZONE, app_on, go, raadsboek, settle, until
from textual.pilot import Pilot
from textual.widgets import Static

from raadsboek.book import notes, past
from raadsboek.book.book import Book
from raadsboek.tui.screens.history import HistoryScreen
from raadsboek.tui.screens.history_version import VersionScreen
from raadsboek.tui.widgets.dialogs import ConfirmDialog
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.reader import Reader

__all__ = ["raadsboek"]

DECISION = "B-2026-001"


def history_of(pilot: Pilot[None]) -> HistoryScreen:
    """Return the history screen, also when another is over it."""
    return next(one for one in pilot.app.screen_stack if isinstance(one, HistoryScreen))


def rows(pilot: Pilot[None]) -> list[list[str]]:
    """Return what the list says: when, what and who."""
    listing = history_of(pilot).versions
    found = [listing.row(index) for index in range(listing.row_count)]
    return [list(row[:3]) for row in found if row is not None]


def difference(pilot: Pilot[None]) -> str:
    """Return the difference as it can be read."""
    return "\n".join(line.text for line in history_of(pilot).view.lines)


def tell_a_story(book: Book) -> str:
    """Change the decision twice, and return its path."""
    at = datetime.datetime(2026, 4, 16, 15, 10, tzinfo=ZONE)
    note = notes.change_keys(book, DECISION, {"status": "geldig"}, now=at)
    body = note.body.replace("twee voorwaarden", "drie voorwaarden")
    notes.save(book, note, changes={}, body=body, now=NOW - datetime.timedelta(days=2))
    return note.path


async def test_versions_say_who_what_and_when(raadsboek: Book) -> None:
    """Newest first, in Dutch, without repeating the number of the note in every line."""
    tell_a_story(raadsboek)
    app = app_on(raadsboek)
    async with app.run_test() as pilot:
        await go(pilot, "geschiedenis", DECISION)
        assert rows(pilot) == [
            ["  vr 20 nov 14:03", "gewijzigd: tekst", "Sanne de Wit"],
            ["  do 16 apr 15:10", "gewijzigd: status", "Sanne de Wit"],
            ["  do 12 mrt 14:32", "Besluit B-2026-001 gemaakt", "Sanne de Wit"],
        ]
        assert "Thuiswerkregeling · geldig" in str(history_of(pilot).header.content)


async def test_the_words_that_changed_are_marked(raadsboek: Book) -> None:
    """Below the list stands what changed in the chosen version, also without colours."""
    tell_a_story(raadsboek)
    app = app_on(raadsboek)
    async with app.run_test() as pilot:
        await go(pilot, "geschiedenis", DECISION)
        assert "onder [-twee-]{+drie+} voorwaarden" in difference(pilot)
        assert "verschil met do 16 apr 15:10" in str(history_of(pilot).rule.content)

        await pilot.press("down")
        await settle(pilot)
        assert "status: [-genomen-]{+geldig+}" in difference(pilot)

        await pilot.press("down")
        await settle(pilot)
        assert "Zo is de notitie begonnen" in difference(pilot)


async def test_two_versions_are_compared(raadsboek: Book) -> None:
    """Space holds a version; the difference is then between that one and the chosen one."""
    tell_a_story(raadsboek)
    app = app_on(raadsboek)
    async with app.run_test() as pilot:
        await go(pilot, "geschiedenis", DECISION)
        await pilot.press("space")
        await pilot.press("down", "down")
        await settle(pilot)
        assert rows(pilot)[0][0].startswith("● ")
        text = difference(pilot)
        assert "[-genomen-]{+geldig+}" in text
        assert "[-twee-]{+drie+}" in text

        await pilot.press("up", "up", "space")
        await settle(pilot)
        assert "genomen" not in difference(pilot)


async def test_the_whole_note_as_it_was(raadsboek: Book) -> None:
    """Enter shows the note as it was, with the moment above it."""
    tell_a_story(raadsboek)
    app = app_on(raadsboek)
    async with app.run_test() as pilot:
        await go(pilot, "geschiedenis", DECISION)
        await pilot.press("end", "enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, VersionScreen)
        banner = str(pilot.app.screen.query_one("#banner", Static).content)
        assert banner == "Zo was het op do 12 maart 2026 om 14:32 · Sanne de Wit"
        text = "\n".join(line.text for line in pilot.app.screen.query_one(Reader).lines)
        assert "twee voorwaarden" in text
        assert "genomen" in text

        await pilot.press("r", "j")
        await until(lambda: isinstance(pilot.app.screen, HistoryScreen))
        await settle(pilot)
        assert len(rows(pilot)) == 4
    assert "twee voorwaarden" in notes.read(raadsboek, DECISION).body


async def test_putting_a_version_back_is_a_new_version(raadsboek: Book) -> None:
    """`r` names the note and the version, asks, and adds a version; nothing disappears."""
    path = tell_a_story(raadsboek)
    before = past.versions_of(raadsboek, path)
    app = app_on(raadsboek)
    async with app.run_test() as pilot:
        await go(pilot, "geschiedenis", DECISION)
        await pilot.press("r")
        assert isinstance(pilot.app.screen, HistoryScreen), "the newest version is there already"

        await pilot.press("down", "r")
        assert isinstance(pilot.app.screen, ConfirmDialog)
        question = "\n".join(str(one.content) for one in pilot.app.screen.query(Static))
        assert "B-2026-001 wordt weer zoals op do 16 april 2026 om 15:10" in question
        await pilot.press("enter")
        await settle(pilot)
        assert past.versions_of(raadsboek, path) == before

        await pilot.press("r", "j")
        await settle(pilot)
        assert history_of(pilot).status.text == "Teruggezet 14:03 · er is een versie bijgekomen"
        assert rows(pilot)[0][1].startswith("teruggezet naar versie")
        assert "[-drie-]{+twee+}" in difference(pilot)
    assert past.versions_of(raadsboek, path)[1:] == before
    assert "twee voorwaarden" in notes.read(raadsboek, DECISION).body


async def test_an_edit_from_outside_is_on_top(raadsboek: Book) -> None:
    """What somebody changed in the folder is shown before any version has it."""
    path = tell_a_story(raadsboek)
    file = raadsboek.root / path
    file.write_text(file.read_text(encoding="utf-8").replace("drie", "vier"), encoding="utf-8")
    app = app_on(raadsboek)
    async with app.run_test() as pilot:
        await go(pilot, "geschiedenis", DECISION)
        assert rows(pilot)[0][:2] == ["  nu, in de map", "nog in geen versie"]
        assert "[-drie-]{+vier+}" in difference(pilot)
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, HistoryScreen)

        await pilot.press("down", "r", "j")
        await settle(pilot)
        assert [row[1] for row in rows(pilot)][1].startswith("Buiten Raadsboek gewijzigd")
    assert "drie voorwaarden" in notes.read(raadsboek, DECISION).body


async def test_a_long_history_is_read_as_it_is_scrolled(raadsboek: Book) -> None:
    """First a screenful of versions; the end of the list reads on, and every one is there."""
    note = notes.read(raadsboek, DECISION)
    for number in range(60):
        note = notes.save(
            raadsboek, note, changes={"stemming": f"{number % 9}-1-1"}, body=f"{number}\n", now=NOW
        )
    app = app_on(raadsboek)
    async with app.run_test() as pilot:
        await go(pilot, "geschiedenis", DECISION)
        assert len(rows(pilot)) == 40
        for _ in range(3):
            await pilot.press("end")
            await settle(pilot)
        assert len(rows(pilot)) == 61
        assert history_of(pilot).versions.cursor == 60


async def test_a_raadsboek_to_read_shows_its_past(raadsboek: Book) -> None:
    """Where nothing can be saved, versions can be read and not put back."""
    tell_a_story(raadsboek)
    app = app_on(replace(raadsboek, read_only="De map is beveiligd."))
    async with app.run_test() as pilot:
        await go(pilot, "geschiedenis", DECISION)
        await pilot.press("down", "r")
        await settle(pilot)
        assert isinstance(pilot.app.screen, HistoryScreen)
        shown = [action.id for action in pilot.app.screen.query_one(Footer).shown_actions()]
        assert "geschiedenis.terugzetten" not in shown


async def test_hostile_words_stay_words(raadsboek: Book) -> None:
    """Markup and control characters in a text are shown as they stand."""
    note = notes.read(raadsboek, DECISION)
    notes.save(raadsboek, note, changes={"titel": "[/] [OR]"}, body="[red]\x1b]0;x\x07\n", now=NOW)
    app = app_on(raadsboek)
    async with app.run_test() as pilot:
        await go(pilot, "geschiedenis", DECISION)
        assert "[/] [OR]" in str(history_of(pilot).header.content)
        assert "[red]␛]0;x␇" in difference(pilot)
