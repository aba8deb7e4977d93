"""Handing over on the screens: reading, writing, packing, opening another's, the tour."""

from collections.abc import Callable
from pathlib import Path

import pytest
from note_world import NOW, app_on, go, raadsboek, settle, until
from textual.pilot import Pilot
from textual.widgets import Input, Select, Static

from raadsboek.book import recent
from raadsboek.book.book import Book
from raadsboek.book.handover.packing import make_package
from raadsboek.book.handover.predecessor import begin_note, note_for_successor
from raadsboek.book.handover.taking_over import take_over, tour_waits
from raadsboek.book.opening import open_book
from raadsboek.book.recent import Recent
from raadsboek.tui.app import RaadsboekApp
from raadsboek.tui.messages import FROM_OTHERS
from raadsboek.tui.screens.editor import EditorScreen
from raadsboek.tui.screens.first_run import FirstRunApp
from raadsboek.tui.screens.handover import HandoverScreen
from raadsboek.tui.screens.notes_list import ListScreen
from raadsboek.tui.screens.receiving import ReceivingApp, ReceivingScreen
from raadsboek.tui.screens.start_menu_app import StartMenuApp
from raadsboek.tui.screens.tour import TourScreen
from raadsboek.tui.widgets.dialogs import ConfirmDialog, ProblemDialog
from raadsboek.tui.widgets.form import FormField

__all__ = ["raadsboek"]

Compare = Callable[..., bool]
SIZES = ((80, 24), (120, 40))


def said(app: RaadsboekApp | ReceivingApp) -> str:
    """Return all that the screen on top says."""
    return "\n".join(str(one.content) for one in app.screen.query(Static))


def read(app: RaadsboekApp) -> str:
    """Return what the reader of the screen on top shows."""
    screen = app.screen
    assert isinstance(screen, (HandoverScreen, TourScreen))
    return "\n".join(line.text for line in screen.reader.lines)


async def fill_in(pilot: Pilot[Path], answers: dict[str, str]) -> None:
    """Type the answers over what stands there."""
    for row in pilot.app.screen.query(FormField):
        if row.field.key in answers:
            row.query_one(Input).value = answers[row.field.key]
    await pilot.pause()


async def test_the_document_is_read_written_and_packed(raadsboek: Book, tmp_path: Path) -> None:
    """From the menu; what is written down stands in it at once; the package comes where asked."""
    app = app_on(raadsboek)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("f10", *"overdracht", "enter")
        await settle(pilot)
        assert "Reactie van HR [OR] opvragen" in read(app)
        await pilot.press("w")
        await until(lambda: isinstance(app.screen, EditorScreen))
        await settle(pilot)
        note = note_for_successor(raadsboek)
        assert note is not None
        file = raadsboek.root / note.path
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("punten\n", "punten\n\nBel eerst\n", 1), encoding="utf-8")
        await pilot.press("escape")
        await settle(pilot)
        assert "Bel eerst" in read(app)

        await pilot.press("o", "down", "enter")
        await pilot.pause()
        app.screen.query_one(Input).value = str(tmp_path / "stick")
        await pilot.press("enter")
        await until(lambda: isinstance(app.screen, ProblemDialog))
        await pilot.pause()
        assert "nagelezen en gelijk" in said(app)
        assert "1 bestand is buiten Raadsboek gewijzigd" in said(app)
        await pilot.press("enter", "o", "enter")
        await pilot.pause()
        app.screen.query_one(Input).value = str(raadsboek.root / "kennis")
        await pilot.press("enter")
        await until(lambda: isinstance(app.screen, ProblemDialog))
        await pilot.pause()
        assert "in het raadsboek zelf" in said(app)
    assert (tmp_path / "stick/raadsboek/raadsboek.yaml").is_file()


async def test_a_raadsboek_of_somebody_else_is_opened(raadsboek: Book, tmp_path: Path) -> None:
    """What cannot be opened is told and costs no answer; the copy is told of, and is the answer."""
    begin_note(raadsboek, now=NOW)
    pakket = make_package(raadsboek, str(tmp_path / "pakket"), now=NOW).folder
    (tmp_path / "leeg").mkdir()
    app = ReceivingApp(lambda: NOW, str(tmp_path / "nieuw"))
    answers = {"bron": str(tmp_path / "leeg"), "naam": "Eva [Bos]", "email": "geen adres"}
    async with app.run_test() as pilot:
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert said(app).count("Vul dit in.") == 4  # whether they take it over is not guessed
        await fill_in(pilot, answers)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "Vul een e-mailadres in." in said(app)
        await fill_in(pilot, {"email": "eva@x.example"})
        app.screen.query_one(Select).value = "ik neem het over"
        await pilot.pause()
        await pilot.press("ctrl+s")
        await until(lambda: isinstance(app.screen, ProblemDialog))
        await pilot.pause()
        assert "geen raadsboek met geschiedenis" in said(app)
        await pilot.press("enter", "escape")
        assert isinstance(app.screen, ConfirmDialog)
        await pilot.press("n")
        assert isinstance(app.screen, ReceivingScreen)

        await fill_in(pilot, {"bron": str(pakket)})
        await pilot.press("ctrl+s")
        await until(lambda: isinstance(app.screen, ProblemDialog))
        await pilot.pause()
        assert "De geschiedenis is heel" in said(app)
        await pilot.press("enter")
        await until(lambda: app.return_value is not None)
    assert app.return_value == tmp_path / "nieuw"
    book = open_book(tmp_path / "nieuw", now=NOW)
    assert book.settings.secretary.name == "Eva [Bos]"
    assert tour_waits(book.root)
    book.index.close()


async def test_the_tour_goes_through_the_pages_and_to_a_note(raadsboek: Book) -> None:
    """Forward, back, along a number to its note and back again; once seen it does not wait."""
    take_over(raadsboek.root, name="Eva", email="eva@x.example", as_secretary=False, now=NOW)
    app = app_on(raadsboek)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "rondleiding")
        assert not tour_waits(raadsboek.root)
        assert read(app).startswith("In het kort")
        for _ in range(4):
            await pilot.press("right")
        assert "A-2026-001" in read(app)
        await pilot.press("tab", "enter")
        await settle(pilot)
        assert isinstance(app.screen, ListScreen)
        await pilot.press("escape")
        await settle(pilot)
        assert "A-2026-001" in read(app)
        for _ in range(9):
            await pilot.press("right")
        assert read(app).startswith("Waar vindt u wat")
        await pilot.press("left")
        assert read(app).startswith("Uw eerste week")


async def test_the_start_menu_and_the_first_start_lead_there(tmp_path: Path) -> None:
    """Each ends and says that a raadsboek of somebody else is wanted."""
    recent.remember(Recent(str(tmp_path), "OR", NOW))
    menu = StartMenuApp(lambda: NOW, recent.recents())
    async with menu.run_test() as pilot:
        await pilot.press("o")
        await until(lambda: menu.return_value is not None)
    assert menu.return_value == FROM_OTHERS

    first = FirstRunApp(lambda: NOW, str(tmp_path / "x"))
    async with first.run_test() as pilot:
        await pilot.press("ctrl+o")
        await until(lambda: first.wants_another)
    assert first.return_value is None


async def test_esc_without_answers_just_stops(tmp_path: Path) -> None:
    """Nothing was typed, so nothing is asked; nothing is made."""
    app = ReceivingApp(lambda: NOW, str(tmp_path / "nieuw"))
    async with app.run_test() as pilot:
        await pilot.press("f1")
        assert "Kopiëren en openen" in said(app)
        await pilot.press("escape", "escape")
    assert app.return_value is None
    assert list(tmp_path.iterdir()) == []


# -- pictures -------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("screen", ["overdracht", "rondleiding"])
def test_the_screens_look_as_they_did(
    raadsboek: Book, screen: str, size: tuple[int, int], snap_compare: Compare
) -> None:
    """The document, and a page of the tour."""
    app = app_on(raadsboek)

    async def act(pilot: Pilot[None]) -> None:
        await go(pilot, screen)
        if screen == "rondleiding":
            await pilot.press("right", "right")
        await settle(pilot)

    assert snap_compare(app, terminal_size=size, run_before=act)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_questions_look_as_they_did(size: tuple[int, int], snap_compare: Compare) -> None:
    """Empty, as a successor meets them."""
    app = ReceivingApp(lambda: NOW, "~/raadsboek")
    assert snap_compare(app, terminal_size=size)
