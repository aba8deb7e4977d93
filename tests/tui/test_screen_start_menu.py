"""The start menu: choosing one of the raadsboeken on this computer, alone and over another."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from note_world import NOW, Start, app_on, raadsboek, until
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input, Static, TextArea

from raadsboek.book import drafts, recent
from raadsboek.book.book import Book
from raadsboek.book.recent import Recent
from raadsboek.tui.app import RaadsboekApp
from raadsboek.tui.screens.start_menu import StartMenuScreen
from raadsboek.tui.screens.start_menu_app import StartMenuApp
from raadsboek.tui.screens.start_menu_rows import shortened
from raadsboek.tui.widgets.dialogs import ConfirmDialog, ProblemDialog, PromptDialog
from raadsboek.tui.widgets.help_dialog import HelpDialog

__all__ = ["raadsboek"]

Compare = Callable[..., bool]
SIZES = ((80, 24), (120, 40))
NAMES = ("OR Zorggroep De Linden", "CR [b]De Linden\x1b[31m\n", "MR De Hoeve")


@pytest.fixture
def folders(tmp_path: Path) -> list[str]:
    """Return three folders that were opened, the newest first; the last is gone."""
    places = [tmp_path / name for name in ("or", "cr", "mr")]
    for days, (place, name) in reversed(list(enumerate(zip(places, NAMES, strict=True)))):
        recent.remember(Recent(str(place), name, NOW - datetime.timedelta(days=days * 3)))
        if name != NAMES[2]:
            place.mkdir()
            (place / "raadsboek.yaml").touch()
    return [str(place) for place in places]


def menu() -> StartMenuApp:
    """Return the start menu as it stands where there is no raadsboek."""
    return StartMenuApp(lambda: NOW, recent.recents())


def on_top(app: App[str]) -> StartMenuScreen:
    """Return the list."""
    assert isinstance(app.screen, StartMenuScreen)
    return app.screen


def listed(screen: StartMenuScreen) -> str:
    """Return all that the list shows."""
    return "\n".join(placed.line.text for placed in screen.listing._lines)


def said(app: App[str]) -> str:
    """Return what the dialog on top says."""
    return "\n".join(str(one.content) for one in app.screen.query(Static))


async def test_the_list_tells_name_folder_and_when(folders: list[str]) -> None:
    """The newest first; what is gone says so; nothing of a name is obeyed."""
    app = menu()
    async with app.run_test(size=(120, 40)) as pilot:
        await until(lambda: "niet gevonden" in listed(on_top(app)))
        await pilot.pause()
        lines = [line.strip() for line in listed(on_top(app)).splitlines() if line.strip()]
    assert lines[0] == "1  OR Zorggroep De Linden  vandaag 14:03"
    assert lines[1] == folders[0]
    assert lines[2] == "2  CR [b]De Linden␛[31m  do 19 nov"
    assert lines[4] == "3  MR De Hoeve  ma 16 nov"
    assert lines[5] == f"{folders[2]}  ! niet gevonden"


@pytest.mark.parametrize(("typed", "place"), [(["enter"], 0), (["down", "enter"], 1), (["2"], 1)])
async def test_enter_or_a_digit_opens(typed: list[str], place: int, folders: list[str]) -> None:
    """The answer is the folder."""
    app = menu()
    async with app.run_test() as pilot:
        await pilot.press(*typed)
        await until(lambda: app.return_value is not None)
    assert app.return_value == folders[place]


async def test_a_folder_that_is_gone_stays_listed(folders: list[str]) -> None:
    """Choosing it tells what to do; the list is still there, and a digit without a line is none."""
    app = menu()
    async with app.run_test() as pilot:
        await pilot.press("9", "3")
        await until(lambda: isinstance(app.screen, ProblemDialog))
        assert folders[2] in said(app)
        await pilot.press("enter")
        assert len(on_top(app)._known) == 3
        assert app.return_value is None


async def test_a_folder_that_became_something_else_is_not_opened(folders: list[str]) -> None:
    """What is no raadsboek any more is not followed, also when it was one a moment ago."""
    app = menu()
    async with app.run_test() as pilot:
        await pilot.pause()
        (Path(folders[0]) / "raadsboek.yaml").unlink()
        await pilot.press("1")
        await until(lambda: isinstance(app.screen, ProblemDialog))
    assert app.return_value is None


async def test_taking_one_off_asks_and_leaves_the_folder(folders: list[str]) -> None:
    """Only the line goes, after a question that names it."""
    app = menu()
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("w")
        await until(lambda: isinstance(app.screen, ConfirmDialog))
        assert folders[0] in said(app)
        await pilot.press("n")
        assert len(recent.recents()) == 3
        await pilot.press("delete")
        await until(lambda: isinstance(app.screen, ConfirmDialog))
        await pilot.press("j")
        await until(lambda: isinstance(app.screen, StartMenuScreen))
        await until(lambda: len(on_top(app)._known) == 2)
    assert [one.folder for one in recent.recents()] == folders[1:]
    assert Path(folders[0], "raadsboek.yaml").exists()


async def test_another_folder_is_asked_until_it_is_a_raadsboek(
    folders: list[str], tmp_path: Path
) -> None:
    """A wrong folder gets a sentence and the question again, with what was typed."""
    app = menu()
    async with app.run_test() as pilot:
        await pilot.press("m")
        await until(lambda: isinstance(app.screen, PromptDialog))
        await pilot.press("enter")
        assert isinstance(app.screen, PromptDialog)
        app.screen.query_one(Input).value = str(tmp_path / "fout")
        await pilot.press("enter")
        await until(lambda: isinstance(app.screen, ProblemDialog))
        assert "geen raadsboek" in said(app)
        await pilot.press("enter")
        await until(lambda: isinstance(app.screen, PromptDialog))
        assert app.screen.query_one(Input).value == str(tmp_path / "fout")
        app.screen.query_one(Input).value = f'"{folders[1]}"'
        await pilot.press("enter")
        await until(lambda: app.return_value is not None)
    assert app.return_value == folders[1]


async def test_a_new_one_and_stopping_are_answers_too(folders: list[str]) -> None:
    """n asks for a new raadsboek, Esc and Ctrl+Q stop, F1 helps."""
    for key, answer in (("n", ""), ("escape", None), ("ctrl+q", None)):
        app = menu()
        async with app.run_test() as pilot:
            await pilot.press("f1")
            await until(lambda app=app: isinstance(app.screen, HelpDialog))  # type: ignore[misc]
            await pilot.press("escape", key)
            await pilot.pause()
        assert app.return_value == answer


async def test_why_the_last_choice_did_not_open_is_told(folders: list[str]) -> None:
    """The list comes back with the reason over it."""
    app = StartMenuApp(lambda: NOW, recent.recents(), recent.NotThere("/weg"))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "/weg" in said(app)
        await pilot.press("enter")
        assert on_top(app).chosen is not None


def test_a_folder_is_shown_by_its_end(home: Path) -> None:
    """The user's own folder is ~; of a very long one the beginning is left out."""
    assert shortened(f"{home}/raad/or") == "~/raad/or"
    assert shortened(f"{home}-ander/or") == f"{home}-ander/or"
    long = shortened("/" + "map/" * 100 + "raadsboek")
    assert long.startswith("…")
    assert long.endswith("/raadsboek")
    assert len(long) == 120


# -- over a raadsboek that is open ----------------------------------------------------------------


async def from_the_menu(pilot: Pilot[None]) -> StartMenuScreen:
    """Choose 'Ander raadsboek' in the menu."""
    await pilot.press("f10", *"ander raad", "enter")
    await until(lambda: isinstance(pilot.app.screen, StartMenuScreen))
    screen = pilot.app.screen
    assert isinstance(screen, StartMenuScreen)
    await until(lambda: len(screen._known) == 4)
    await pilot.pause()
    return screen


@pytest.fixture
def open_one(raadsboek: Book, folders: list[str]) -> Book:
    """Return the raadsboek that is open, which is the last in the list that was opened."""
    recent.remember(Recent(str(raadsboek.root), "OR De Linden", NOW))
    return raadsboek


async def test_esc_goes_back_to_where_the_user_was(open_one: Book) -> None:
    """The raadsboek stays open until another is chosen; its own line leads back as well."""
    app = app_on(open_one)
    async with app.run_test() as pilot:
        for back in ("escape", "1"):
            screen = await from_the_menu(pilot)
            assert "1  OR De Linden  nu open" in listed(screen)
            assert screen.listing.cursor == 1
            assert "ander-raadsboek" not in [one.id for one in app.possible_actions()]
            await pilot.press(back)
            await until(lambda: isinstance(app.screen, Start))
        assert app.wanted is None
        assert app.is_running


async def test_the_open_one_is_not_taken_off(open_one: Book) -> None:
    """It would come back by itself; the key does nothing there."""
    app = app_on(open_one)
    async with app.run_test() as pilot:
        screen = await from_the_menu(pilot)
        await pilot.press("up", "w")
        await pilot.pause()
        assert app.screen is screen
        assert screen.chosen is not None
        assert screen.chosen.folder == str(open_one.root)


async def test_another_one_is_opened_with_all_text_kept(open_one: Book, folders: list[str]) -> None:
    """The program ends with what to go on with, and typed text waits as a draft."""
    app = app_on(open_one)
    async with app.run_test() as pilot:
        app.open("bewerken", {"nummer": "B-2026-001"})
        await until(lambda: bool(app.screen.query(TextArea)))
        await until(lambda: app.screen.query_one(TextArea).text != "")
        app.screen.query_one(TextArea).focus()
        await pilot.press(*"Nieuw ")
        await app.run_action("ander_raadsboek")
        await until(lambda: isinstance(app.screen, StartMenuScreen))
        await until(lambda: len(on_top(app)._known) == 4)  # type: ignore[arg-type]
        await pilot.press("2")
        await until(lambda: not app.is_running)
    assert app.wanted == folders[0]
    assert "Nieuw" in drafts.kept_drafts(open_one)[0].note.body


async def test_stopping_after_all_opens_nothing_else(open_one: Book) -> None:
    """Ctrl+Q over the list is just stopping."""
    app = app_on(open_one)
    async with app.run_test() as pilot:
        await from_the_menu(pilot)
        await pilot.press("ctrl+q")
        await until(lambda: not app.is_running)
    assert app.wanted is None


async def test_what_is_open_is_told_once(raadsboek: Book) -> None:
    """Remembering happens after the raadsboek is open, not on the way to it."""
    opened: list[Path] = []
    app = RaadsboekApp(
        lambda: raadsboek,
        lambda: NOW,
        screens={"vandaag": lambda desk, _: Start(desk)},
        when_open=lambda book: opened.append(book.root),
    )
    async with app.run_test():
        await until(lambda: bool(opened))
        assert app.desk.is_open
    assert opened == [raadsboek.root]


# -- pictures -------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_start_menu_looks_as_it_did(
    size: tuple[int, int], home: Path, monkeypatch: pytest.MonkeyPatch, snap_compare: Compare
) -> None:
    """Three raadsboeken, one of which is gone."""
    monkeypatch.setattr(recent, "is_there", lambda folder: "stick" not in folder)
    places = ("/media/stick/raadsboek-mr", f"{home}/raden/cr", f"{home}/raden/or")
    for days, (place, name) in enumerate(zip(places, reversed(NAMES), strict=True)):
        recent.remember(Recent(str(Path(place)), name, NOW - datetime.timedelta(days=6 - days * 3)))
    app = menu()

    async def act(pilot: Pilot[str]) -> None:
        await until(lambda: bool(on_top(app)._missing))
        await pilot.press("down")
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=act)
