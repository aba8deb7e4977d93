"""The app: goes from screen to screen, shows failures, keeps drafts, ends tidily on a bug."""

import asyncio
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import ClassVar

import pytest
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input, Static
from textual.worker import WorkerFailed

from raadsboek.book.book import Book
from raadsboek.core.errors import HistoryFailed, StorageFailed
from raadsboek.tui import keys, themes
from raadsboek.tui.app import RaadsboekApp
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ActionFailed, ScreenWanted
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.screens import SCREENS, ScreenMaker
from raadsboek.tui.widgets.action_menu import ActionMenu
from raadsboek.tui.widgets.dialogs import ChoiceDialog, ProblemDialog
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.help_dialog import HelpDialog
from raadsboek.tui.working import book_look, book_work

MakeApp = Callable[[Mapping[str, ScreenMaker]], RaadsboekApp]


class Plain(BookScreen):
    """A screen with a footer and nothing else."""

    SCOPE = keys.ANYWHERE

    def __init__(self, desk: Desk, arguments: Mapping[str, str]) -> None:
        super().__init__(desk)
        self.arguments = arguments
        self.said = ""

    def compose(self) -> ComposeResult:
        """Show the footer."""
        yield Static()
        yield Footer(self.SCOPE)


class Listing(Plain):
    """A list screen."""

    SCOPE = "lijst"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("lijst")]

    def action_ander_paneel(self) -> None:
        """Remember that it was asked."""
        self.said = "ander paneel"


class Editing(Plain):
    """A screen with unsaved text and a slow use case."""

    SCOPE = "bewerken"
    drafts: ClassVar[list[str]] = []

    def __init__(self, desk: Desk, arguments: Mapping[str, str]) -> None:
        super().__init__(desk, arguments)
        self.unsaved = False
        self.asked = 0
        self.gate = threading.Event()
        self.done: list[str] = []

    def compose(self) -> ComposeResult:
        """Show a text field."""
        yield Input()
        yield Footer(self.SCOPE)

    @property
    def holds_unsaved_text(self) -> bool:
        """As the test says."""
        return self.unsaved

    def leave(self) -> None:
        """Ask instead of leaving."""
        self.asked += 1

    def write_draft(self) -> None:
        """Keep a draft, unless the disk is full."""
        if self.arguments.get("disk") == "full":
            raise StorageFailed("De schijf is vol.")
        self.drafts.append(self.query_one(Input).value)

    @book_work
    def save(self, text: str) -> None:
        """Wait for the gate, then save."""
        self.gate.wait(10)
        self.done.append(text)

    @book_look
    def look(self, text: str) -> None:
        """Wait for the gate, then look."""
        self.gate.wait(10)
        self.done.append(text)

    @book_work
    def fail(self) -> None:
        """Be refused."""
        raise HistoryFailed("Git weigert [/].", "Probeer het later.")

    @book_work
    def break_down(self) -> None:
        """Have a bug."""
        raise KeyError("een fout in het programma")


FAKES: Mapping[str, ScreenMaker] = {"vandaag": Plain, "lijst": Listing, "bewerken": Editing}


async def until(condition: Callable[[], bool]) -> None:
    """Let the app work until the condition holds."""
    async with asyncio.timeout(10):
        while not condition():
            await asyncio.sleep(0)


@pytest.fixture
def app(make_app: MakeApp) -> RaadsboekApp:
    """Return the app with the screens above."""
    Editing.drafts.clear()
    return make_app(FAKES)


def editing(app: RaadsboekApp) -> Editing:
    """Return the editing screen on top."""
    assert isinstance(app.screen, Editing)
    return app.screen


async def test_keys_go_to_screens_and_back(app: RaadsboekApp) -> None:
    """The letter a opens the action list, F5 Vandaag, Esc goes back; on Vandaag is no back."""
    async with app.run_test() as pilot:
        assert type(app.screen) is Plain
        await pilot.press("escape")
        assert type(app.screen) is Plain

        await pilot.press("a")
        assert isinstance(app.screen, Listing)
        assert app.screen.arguments == {"soort": "actie"}

        app.screen.post_message(ScreenWanted("lijst", {"soort": "post"}))
        await pilot.pause()
        assert isinstance(app.screen, Listing)
        assert app.screen.arguments == {"soort": "post"}

        await pilot.press("escape")
        assert isinstance(app.screen, Listing)
        await pilot.press("l", "f5")
        assert type(app.screen) is Plain
        assert len(app.screen_stack) == 1


async def test_unsaved_text_is_asked_about_on_the_way_to_today(app: RaadsboekApp) -> None:
    """F5 stops at a screen that holds text which is in no note yet."""
    async with app.run_test() as pilot:
        app.open("bewerken")
        await pilot.pause()
        screen = editing(app)
        screen.unsaved = True
        app.open("lijst")
        await pilot.pause()
        await pilot.press("f5")
        assert app.screen is screen
        assert screen.asked == 1


async def test_the_footer_shows_only_what_can_be_done(app: RaadsboekApp) -> None:
    """No key is promised for a screen that does not exist; a click does what a key does."""
    async with app.run_test(size=(100, 24)) as pilot:
        line = str(app.screen.query_one(Footer).render())
        assert line == " F1 Hulp  F10 Menu  a Acties"

        await pilot.click(Footer, offset=(22, 0))
        assert isinstance(app.screen, Listing)
        await pilot.pause()
        shown = [action.id for action in app.screen.query_one(Footer).shown_actions()]
        assert "terug" in shown
        assert "lijst.bewerken" in shown


async def test_the_menu_does_what_is_chosen(app: RaadsboekApp) -> None:
    """F10, a word and Enter do the action, on the screen below the menu."""
    async with app.run_test() as pilot:
        await pilot.press("a", "f10")
        assert isinstance(app.screen, ActionMenu)
        await pilot.press(*"paneel", "enter")
        await pilot.pause()
        assert isinstance(app.screen, Listing)
        assert app.screen.said == "ander paneel"

        await pilot.press("ctrl+p", "escape", "f1")
        assert isinstance(app.screen, HelpDialog)
        await pilot.press("escape")
        assert isinstance(app.screen, Listing)


async def test_letters_in_a_text_field_are_text(app: RaadsboekApp) -> None:
    """While typing, letters go to the text and F-keys and Ctrl+letter to the app."""
    async with app.run_test() as pilot:
        app.open("bewerken")
        await pilot.pause()
        await pilot.press("n", "m", "l")
        assert app.screen.query_one(Input).value == "nml"
        await pilot.press("ctrl+g")
        assert isinstance(app.screen, HelpDialog)


async def test_the_chosen_colours_are_remembered(app: RaadsboekApp, make_app: MakeApp) -> None:
    """The theme is a choice in the menu and holds at the next start."""
    async with app.run_test() as pilot:
        assert app.theme == themes.DARK
        app.action_thema()
        await pilot.pause()
        assert isinstance(app.screen, ChoiceDialog)
        await pilot.press("down", "enter")
        assert app.theme == themes.LIGHT
        await app.workers.wait_for_complete()

    assert make_app(FAKES).theme == themes.LIGHT


def test_a_theme_that_does_not_exist_any_more_is_ignored(home: Path) -> None:
    """A settings file with something else in it gives the dark theme."""
    file = home / "config" / "raadsboek" / "kleuren.txt"
    file.parent.mkdir(parents=True)
    for content in (b"nachtmerrie", b"\xff\xfe", b""):
        file.write_bytes(content)
        assert themes.remembered() == themes.DARK


async def test_a_refusal_is_shown_and_the_work_goes_on(app: RaadsboekApp) -> None:
    """A use case that refuses gives a dialog with its sentence, not the end of the program."""
    async with app.run_test() as pilot:
        app.open("bewerken")
        await pilot.pause()
        editing(app).fail()
        await until(lambda: isinstance(app.screen, ProblemDialog))
        await pilot.pause()
        texts = [str(found.content) for found in app.screen.query(Static)]
        assert "Git weigert [/]." in texts
        await pilot.press("enter")
        assert isinstance(app.screen, Editing)


async def test_saving_is_never_skipped_and_looking_may_be(app: RaadsboekApp) -> None:
    """Each save is done, in order; of the looks that wait only the latest."""
    async with app.run_test() as pilot:
        app.open("bewerken")
        await pilot.pause()
        screen = editing(app)
        screen.save("een")
        await until(lambda: any(worker.is_running for worker in app.workers))
        screen.save("twee")
        screen.look("oud")
        screen.look("nieuw")
        screen.gate.set()
        await until(lambda: len(screen.done) == 3)
        assert sorted(screen.done) == ["een", "nieuw", "twee"]


async def test_a_toast_is_literal(app: RaadsboekApp) -> None:
    """A message with brackets or an escape sequence in it is shown as it is."""
    async with app.run_test() as pilot:
        app.notify("[OR] besluit [/] \x1b]0;x\x07", title="[b]")
        await pilot.pause()
        (toast,) = app._notifications
        assert toast.message == "[OR] besluit [/] ␛]0;x␇"
        assert not toast.markup


async def test_closing_keeps_drafts_and_waits_for_the_save(app: RaadsboekApp) -> None:
    """Ctrl+Q keeps the text of every screen, and the program ends after what is being saved."""
    async with app.run_test() as pilot:
        app.open("bewerken", {"disk": "full"})
        await pilot.pause()
        app.open("bewerken")
        await pilot.pause()
        screen = editing(app)
        screen.query_one(Input).value = "half een zin"
        screen.save("tekst")
        await pilot.press("ctrl+q")
        assert app.is_running
        assert Editing.drafts == ["half een zin"]
        screen.gate.set()
        await until(lambda: not app.is_running)

    assert screen.done == ["tekst"]
    assert app.return_code == 0


async def test_a_save_that_fails_while_closing_keeps_the_program_open(app: RaadsboekApp) -> None:
    """Who closes the program sees that the last save failed."""
    async with app.run_test() as pilot:
        app.open("bewerken")
        await pilot.pause()
        editing(app).fail()
        await pilot.press("ctrl+q")
        await until(lambda: isinstance(app.screen, ProblemDialog))
        await pilot.pause()
        assert app.is_running


async def test_a_bug_ends_with_a_traceback_in_a_file(app: RaadsboekApp, home: Path) -> None:
    """A bug in a thread keeps the drafts, writes a private file and gives a code."""

    async def use() -> None:
        async with app.run_test() as pilot:
            app.open("bewerken")
            await pilot.pause()
            editing(app).query_one(Input).value = "nog niet klaar"
            editing(app).break_down()
            await until(lambda: not app.is_running)

    with pytest.raises(WorkerFailed, match="een fout in het programma"):
        await use()

    (file,) = (home / "state" / "raadsboek" / "fouten").iterdir()
    assert file.name == "2026-11-22T14.03.00.txt"
    assert "KeyError: 'een fout in het programma'" in file.read_text(encoding="utf-8")
    assert "nog niet klaar" not in file.read_text(encoding="utf-8")
    assert file.stat().st_mode & 0o077 == 0
    assert Editing.drafts == ["nog niet klaar"]
    assert app.return_code == 1


async def test_addresses_are_not_opened(app: RaadsboekApp, monkeypatch: pytest.MonkeyPatch) -> None:
    """No widget can make the app start a browser."""
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda url, **_: opened.append(url))
    async with app.run_test():
        app.open_url("https://example.org")

    assert opened == []


async def test_a_screen_may_deal_with_a_failure_itself(book: Book, make_app: MakeApp) -> None:
    """A message that a screen stops does not become a dialog."""

    class Patient(Plain):
        """A screen that shows failures itself."""

        def on_action_failed(self, message: ActionFailed) -> None:
            """Take it."""
            message.stop()
            self.said = message.error.message

    app = make_app({"vandaag": Patient})
    async with app.run_test() as pilot:
        app.screen.post_message(ActionFailed(StorageFailed("Vol.")))
        await pilot.pause()
        assert isinstance(app.screen, Patient)
        assert app.screen.said == "Vol."


def test_every_action_of_the_app_has_its_method() -> None:
    """The registry promises nothing that the app cannot do."""
    for action in keys.ACTIONS:
        if action.scope == keys.ANYWHERE:
            assert callable(getattr(RaadsboekApp, f"action_{action.method}", None)), action.id


@pytest.mark.parametrize("name", sorted(SCREENS))
def test_every_action_of_a_screen_has_its_method(name: str, book: Book) -> None:
    """Each screen can do what the registry says, and binds the keys of its own scope."""
    screen = type(SCREENS[name](Desk(book, clock=lambda: pytest.fail("no clock needed")), {}))
    for action in keys.ACTIONS:
        if action.scope == screen.SCOPE:
            assert callable(getattr(screen, f"action_{action.method}", None)), action.id
    bound = {binding.id for binding in screen.BINDINGS if not isinstance(binding, tuple)}
    assert {binding.id for binding in keys.bindings(screen.SCOPE)} <= bound
