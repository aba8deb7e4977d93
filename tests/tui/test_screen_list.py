"""The list screen: every kind, filtered, sorted, read, followed and closed by keyboard."""

from collections.abc import Callable

import pytest
from note_world import settle
from reading_world import NOW, full, make, raadsboek, real_app
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import OptionList, Static

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.past import versions_of
from raadsboek.tui.app import RaadsboekApp
from raadsboek.tui.screens.editor import EditorScreen
from raadsboek.tui.screens.history import HistoryScreen
from raadsboek.tui.screens.kind_menu import KindDialog
from raadsboek.tui.screens.minutes import MinutesScreen
from raadsboek.tui.screens.new_note import NewNoteScreen
from raadsboek.tui.screens.notes_list import ListScreen
from raadsboek.tui.widgets.dialogs import ChoiceDialog, PromptDialog
from raadsboek.tui.widgets.form import Form
from raadsboek.tui.widgets.virtual_list import VirtualList

__all__ = ["full", "raadsboek"]


def shown(pilot: Pilot[None]) -> type[Screen[object]]:
    """Return which screen is on top."""
    return type(pilot.app.screen)


def list_of(pilot: Pilot[None]) -> ListScreen:
    """Return the topmost list screen."""
    found = [one for one in pilot.app.screen_stack if isinstance(one, ListScreen)]
    return found[-1]


def titles(pilot: Pilot[None]) -> list[str]:
    """Return the first cell of every row."""
    listing = list_of(pilot).listing
    found = [listing.row(index) for index in range(listing.row_count)]
    return [row[0] for row in found if row is not None]


def header(pilot: Pilot[None]) -> str:
    """Return what stands above the list."""
    return str(list_of(pilot).header.content)


def note_text(pilot: Pilot[None]) -> str:
    """Return the note as it can be read."""
    return "\n".join(line.text for line in list_of(pilot).pane.lines)


async def dialog(pilot: Pilot[None]) -> None:
    """Wait until a dialog has come or gone; a worker that waits for an answer is not done."""
    for _ in range(5):
        await pilot.pause()


async def open_list(pilot: Pilot[None], **arguments: str) -> None:
    """Show a list and wait until it is filled."""
    assert isinstance(pilot.app, RaadsboekApp)
    await settle(pilot)
    pilot.app.open("lijst", arguments)
    await settle(pilot)


async def test_the_action_list_begins_with_what_is_open_and_late(full: Book) -> None:
    """F4: open items by their day, a mark at what is late, the note of the first one beside it."""
    app = real_app(full)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("a")
        await settle(pilot)
        assert header(pilot) == "Acties  4 open"
        assert titles(pilot) == ["A-2026-002", "A-2026-001", "A-2026-003", "A-2026-004"]
        row = list_of(pilot).listing.current
        assert row is not None
        assert row[3] == "! di 17 nov"
        text = note_text(pilot)
        assert "A-2026-002 Reactie HR opvragen over de nachtdienst" in text
        assert "di 17 november 2026" in text
        assert "@anna" in text
        assert "Verwijst naar  B-2026-001 Thuiswerkregeling" in text

        await pilot.press("o")
        await settle(pilot)
        assert header(pilot) == "Acties  4"


async def test_the_list_of_meetings_begins_at_the_next_one(full: Book) -> None:
    """Not at the last one of a planned year; the run book stands among the keys."""
    for day in ("2026-06-11", "2027-01-14", "2027-02-11"):
        make(full, "vergadering", titel="Raad", datum=day)
    full.index.refresh()
    app = real_app(full)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("l", "enter")
        await settle(pilot)
        chosen = app.screen.query_one(VirtualList)
        row = chosen.row(chosen.cursor)
        assert row is not None
        assert row[0] == "V-2026-01"


async def test_words_filter_while_typing(full: Book) -> None:
    """A slash opens the filter; Enter goes to the list, and Esc back in two steps."""
    app = real_app(full)
    async with app.run_test() as pilot:
        await open_list(pilot, soort="actie")
        await pilot.press("slash", *"nieuws")
        await settle(pilot)
        assert titles(pilot) == ["A-2026-003"]
        assert header(pilot) == "Acties  1 open van 4  met: nieuws"
        await pilot.press("enter")
        assert isinstance(app.focused, VirtualList)
        await pilot.press("escape")
        await settle(pilot)
        assert len(titles(pilot)) == 4
        await pilot.press("ctrl+f", *"zzz")
        await settle(pilot)
        assert titles(pilot) == []
        assert note_text(pilot).strip() == ""
        await pilot.press("escape", "escape")
        await settle(pilot)
        assert shown(pilot) is not ListScreen


async def test_sorting_keeps_the_note_under_the_cursor(full: Book) -> None:
    """The letter s takes the next column, r turns around, a click on a heading sorts by it."""
    app = real_app(full)
    async with app.run_test(size=(120, 40)) as pilot:
        await open_list(pilot, soort="actie")
        await pilot.press("down", "down")
        await settle(pilot)
        path = list_of(pilot).pane.path
        await pilot.press("r")
        await settle(pilot)
        assert titles(pilot)[0] == "A-2026-004"
        assert list_of(pilot).pane.path == path
        await pilot.press("s", "s")
        await settle(pilot)
        assert titles(pilot) == ["A-2026-001", "A-2026-002", "A-2026-003", "A-2026-004"]
        await pilot.click(VirtualList, offset=(16, 0))
        await settle(pilot)
        assert titles(pilot)[0] == "A-2026-004"


async def test_links_lead_on_and_esc_leads_back(full: Book) -> None:
    """Tab and Enter in the text follow a link to the list of its kind; Esc comes back."""
    app = real_app(full)
    async with app.run_test() as pilot:
        await open_list(pilot, pad="A-2026-002")
        assert list_of(pilot).pane.path.startswith("acties/")
        await pilot.press("f6", "tab", "enter")
        await settle(pilot)
        assert header(pilot) == "Besluiten  1"
        assert "Genoemd in     A-2026-002 Reactie HR" in note_text(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert header(pilot).startswith("Acties")


async def test_enter_edits_and_a_meeting_gets_its_minutes(full: Book) -> None:
    """Enter opens the editor, of a meeting the minute screen, and F9 the history."""
    app = real_app(full)
    async with app.run_test() as pilot:
        await open_list(pilot, soort="actie")
        await pilot.press("enter")
        await settle(pilot)
        assert shown(pilot) is EditorScreen
        await pilot.press("escape")
        await settle(pilot)
        await pilot.press("f9")
        await settle(pilot)
        assert shown(pilot) is HistoryScreen
        await pilot.press("escape")
        await open_list(pilot, soort="vergadering")
        await pilot.press("e")
        await settle(pilot)
        assert shown(pilot) is MinutesScreen


async def test_closing_an_action_asks_for_a_result_and_a_day(full: Book) -> None:
    """The letter t, gereed, a sentence and a day: one version, and the list loses the row."""
    app = real_app(full)
    async with app.run_test() as pilot:
        await open_list(pilot, soort="actie")
        await pilot.press("t")
        await dialog(pilot)
        assert shown(pilot) is ChoiceDialog
        await pilot.press("down", "down", "enter")
        await dialog(pilot)
        assert shown(pilot) is PromptDialog
        await pilot.press("enter")
        await dialog(pilot)
        assert shown(pilot) is PromptDialog
        await pilot.press(*"gekregen", "enter")
        await dialog(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert titles(pilot) == ["A-2026-001", "A-2026-003", "A-2026-004"]
        assert list_of(pilot).status.text == "Opgeslagen 14:03"
    note = notes.read(full, "A-2026-002")
    assert note.text("status") == "gereed"
    assert note.text("resultaat") == "gekregen"
    assert note.text("afgehandeld") == "2026-11-22"


async def test_thinking_again_changes_nothing(full: Book) -> None:
    """Esc in any of the questions leaves the note as it was."""
    before = notes.read(full, "A-2026-002").digest
    app = real_app(full)
    async with app.run_test() as pilot:
        await open_list(pilot, soort="actie")
        await pilot.press("t")
        await dialog(pilot)
        await pilot.press("down", "down", "enter")
        await dialog(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert shown(pilot) is ListScreen
    assert notes.read(full, "A-2026-002").digest == before


async def test_the_menu_of_lists_counts(full: Book) -> None:
    """The letter l asks which list, with how many there are; Esc without a list goes back."""
    app = real_app(full)
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("l")
        await dialog(pilot)
        assert shown(pilot) is KindDialog
        options = app.screen.query_one(OptionList)
        assert str(options.get_option("actie").prompt).split() == ["Acties", "4", "4", "open"]
        await pilot.press("escape")
        await settle(pilot)
        assert shown(pilot) is not ListScreen
        await pilot.press("l")
        await dialog(pilot)
        await pilot.press("down", "enter")
        await settle(pilot)
        assert header(pilot) == "Besluiten  1"


async def test_a_broken_note_says_what_to_do(full: Book) -> None:
    """A file without a kind is shown with its problems, and e does not pretend to edit it."""
    (full.root / "kennis").mkdir(exist_ok=True)
    (full.root / "kennis" / "raar [b].md").write_text("soort: actie\nhallo", encoding="utf-8")
    full.index.refresh()
    app = real_app(full)
    async with app.run_test() as pilot:
        await open_list(pilot, pad="kennis/raar [b].md")
        assert "! Probleem" in note_text(pilot)
        assert "Wat te doen" in note_text(pilot)
        await pilot.press("s", "o", "t", "g")
        await settle(pilot)


async def test_it_follows_what_is_saved_elsewhere(full: Book) -> None:
    """Coming back from another screen, the row and the text are as they are now."""
    app = real_app(full)
    async with app.run_test() as pilot:
        await open_list(pilot, soort="actie")
        await pilot.press("f3")
        await settle(pilot)
        notes.change_keys(full, "A-2026-002", {"titel": "Anders"}, now=NOW)
        await pilot.press("escape")
        await settle(pilot)
        assert "A-2026-002 Anders" in note_text(pilot)


async def test_a_new_note_is_confidential_from_its_first_version(full: Book) -> None:
    """The menu says so above the form, and the note has the key before anything of it is kept."""
    app = real_app(full)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.open("nieuw", {"soort": "besluit"})
        await settle(pilot)
        await pilot.press(*"Fusie", "f10")
        await dialog(pilot)
        await pilot.press(*"vertrouw")
        await dialog(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert "vertrouwelijk" in str(app.screen.query_one("#header", Static).content)
        await pilot.press("ctrl+s")
        await settle(pilot)
    (file,) = full.root.glob("besluiten/*/*vertrouwelijk.md")
    assert "vertrouwelijk: ja" in file.read_text(encoding="utf-8")
    assert len(versions_of(full, file.relative_to(full.root).as_posix())) == 1


async def test_a_new_note_stands_in_its_list(full: Book) -> None:
    """F2, a kind, a title and Ctrl+S: the note has the next number and is shown."""
    app = real_app(full)
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("n")
        await dialog(pilot)
        assert str(app.screen.query_one(OptionList).get_option("actie").prompt) == "Actie"
        await pilot.press("down", "down", "enter")
        await dialog(pilot)
        assert shown(pilot) is NewNoteScreen
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert shown(pilot) is NewNoteScreen
        await pilot.press(*"Taart", "tab", *"anna", "tab", *"morgen", "ctrl+s")
        await settle(pilot)
        assert shown(pilot) is ListScreen
        assert "A-2026-005 Taart" in note_text(pilot)
    assert notes.read(full, "A-2026-005").text("uiterlijk") == "2026-11-23"


async def test_leaving_a_form_that_was_filled_in_asks_first(full: Book) -> None:
    """Esc with something filled in asks; n goes on, j leaves."""
    app = real_app(full)
    async with app.run_test() as pilot:
        await settle(pilot)
        app.open("nieuw", {"soort": "notitie"})
        await settle(pilot)
        assert len(app.screen.query(Form)) == 1
        await pilot.press(*"half", "escape")
        await dialog(pilot)
        await pilot.press("n")
        await dialog(pilot)
        assert shown(pilot) is NewNoteScreen
        await pilot.press("escape")
        await dialog(pilot)
        await pilot.press("j")
        await settle(pilot)
        assert shown(pilot) is not NewNoteScreen


Compare = Callable[..., bool]
PICTURES = [
    ("donker", (80, 24), "a"),
    ("donker", (120, 40), "a"),
    ("licht", (120, 40), "a"),
    ("contrast", (80, 24), "a"),
    ("donker", (80, 24), "l"),
    ("donker", (80, 24), "n"),
    ("donker", (120, 40), "l"),
    ("donker", (120, 40), "n"),
]


@pytest.mark.parametrize(("theme", "size", "key"), PICTURES)
def test_the_list_looks_as_it_did(
    theme: str, size: tuple[int, int], key: str, full: Book, snap_compare: Compare
) -> None:
    """The list with the note beside or below it, the menu of lists, and of kinds."""
    make(full, "actie", titel="Te lang " * 9, wie=["anna", "noor"], uiterlijk="2027-01-04")
    app = real_app(full)
    app.theme = f"raadsboek-{theme}"

    async def prepare(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await pilot.press(key)
        if key == "a":
            await settle(pilot)
        else:
            await dialog(pilot)

    assert snap_compare(app, terminal_size=size, run_before=prepare)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_making_a_note_looks_as_it_did(
    size: tuple[int, int], full: Book, snap_compare: Compare
) -> None:
    """The form of a new action, with its first field ready to be filled in."""
    app = real_app(full)

    async def prepare(pilot: Pilot[None]) -> None:
        await settle(pilot)
        app.open("nieuw", {"soort": "actie"})
        await settle(pilot)

    assert snap_compare(app, terminal_size=size, run_before=prepare)
