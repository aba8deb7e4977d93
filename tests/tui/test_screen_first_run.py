"""The first start: a few questions, and there is a raadsboek."""

from pathlib import Path

from note_world import NOW, until
from textual.pilot import Pilot
from textual.widgets import Input, Static

from raadsboek.book.opening import open_book
from raadsboek.tui.screens.first_run import FirstRunApp, FirstRunScreen, suggested_folder
from raadsboek.tui.widgets.dialogs import ConfirmDialog, ProblemDialog
from raadsboek.tui.widgets.form import FormField

ANSWERS = {"naam": "OR De [Linden]", "secretaris": "Sanne de Wit", "email": "s@linden.example"}


def app_for(folder: Path) -> FirstRunApp:
    """Return the app, suggesting a folder."""
    return FirstRunApp(lambda: NOW, str(folder))


async def fill_in(pilot: Pilot[Path], answers: dict[str, str]) -> None:
    """Type the answers, each followed by Enter."""
    for row in pilot.app.screen.query(FormField):
        if row.field.key in answers:
            row.query_one(Input).focus()
            await pilot.press(*answers[row.field.key], "enter")
    await pilot.pause()


def said(pilot: Pilot[Path]) -> str:
    """Return all that stands on the screen on top."""
    return "\n".join(str(one.content) for one in pilot.app.screen.query(Static))


async def test_the_answers_become_a_raadsboek(tmp_path: Path) -> None:
    """Name, kind, secretary, e-mail and folder, then Ctrl+S: the folder is a raadsboek."""
    folder = tmp_path / "or"
    app = app_for(folder)
    async with app.run_test() as pilot:
        await fill_in(pilot, ANSWERS)
        await pilot.press("ctrl+s")
        await until(lambda: app.return_value is not None)
    assert app.return_value == folder
    book = open_book(folder, now=NOW)
    assert book.settings.name == "OR De [Linden]"
    assert book.settings.secretary.email == "s@linden.example"
    assert book.read_only == ""
    book.index.close()


async def test_what_is_missing_is_told_beside_its_field(tmp_path: Path) -> None:
    """Nothing is made until every question has an answer that can be right."""
    app = app_for(tmp_path / "or")
    async with app.run_test() as pilot:
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert said(pilot).count("Vul dit in.") == 3
        await fill_in(pilot, {**ANSWERS, "email": "geen adres"})
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "Vul een e-mailadres in." in said(pilot)
    assert list(tmp_path.iterdir()) == []


async def test_notes_that_are_there_are_adopted_after_a_question(tmp_path: Path) -> None:
    """A folder with notes is asked about; nothing in it is changed."""
    note = tmp_path / "oud.md"
    note.write_text("Oude tekst\n", encoding="utf-8")
    app = app_for(tmp_path)
    async with app.run_test() as pilot:
        await fill_in(pilot, ANSWERS)
        await pilot.press("ctrl+s")
        await until(lambda: isinstance(pilot.app.screen, ConfirmDialog))
        await pilot.press("n")
        assert isinstance(pilot.app.screen, FirstRunScreen)
        assert list(tmp_path.iterdir()) == [note]

        await pilot.press("ctrl+s")
        await until(lambda: isinstance(pilot.app.screen, ConfirmDialog))
        await pilot.press("j")
        await until(lambda: app.return_value is not None)
    assert note.read_text(encoding="utf-8") == "Oude tekst\n"
    assert (tmp_path / "raadsboek.yaml").exists()


async def test_a_folder_with_other_things_is_refused(tmp_path: Path) -> None:
    """Somebody's photos are no place for a raadsboek; the answers stay."""
    (tmp_path / "foto.jpg").write_bytes(b"x")
    app = app_for(tmp_path)
    async with app.run_test() as pilot:
        await fill_in(pilot, ANSWERS)
        await pilot.press("ctrl+s")
        await until(lambda: isinstance(pilot.app.screen, ProblemDialog))
        assert "niet leeg" in said(pilot)
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, FirstRunScreen)
        assert pilot.app.screen.form.typed["naam"] == "OR De [Linden]"
    assert not (tmp_path / "raadsboek.yaml").exists()


async def test_stopping_makes_nothing(tmp_path: Path) -> None:
    """Esc stops without a trace."""
    app = app_for(tmp_path / "or")
    async with app.run_test() as pilot:
        await pilot.press("escape")
    assert app.return_value is None
    assert list(tmp_path.iterdir()) == []


def test_the_suggested_folder_fits(tmp_path: Path) -> None:
    """An empty folder or one with notes is suggested itself, else a new folder in it."""
    assert suggested_folder(tmp_path) == str(tmp_path)
    (tmp_path / "oud.md").touch()
    assert suggested_folder(tmp_path) == str(tmp_path)
    (tmp_path / "foto.jpg").touch()
    assert suggested_folder(tmp_path) == str(tmp_path / "raadsboek")


async def test_esc_asks_before_answers_are_lost(tmp_path: Path) -> None:
    """With nothing filled in it stops; with answers only after a question."""
    app = app_for(tmp_path / "or")
    async with app.run_test() as pilot:
        await fill_in(pilot, {"naam": "OR De Linden"})
        await pilot.press("escape")
        assert isinstance(app.screen, ConfirmDialog)
        await pilot.press("escape")
        assert isinstance(app.screen, FirstRunScreen)
        assert not app._exit


async def test_f1_tells_what_can_be_done(tmp_path: Path) -> None:
    """The first screen has help as every other screen has."""
    app = app_for(tmp_path / "or")
    async with app.run_test() as pilot:
        await pilot.press("f1")
        assert "Raadsboek maken" in said(pilot)
        await pilot.press("escape")
        assert isinstance(app.screen, FirstRunScreen)
