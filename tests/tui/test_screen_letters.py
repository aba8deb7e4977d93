"""Letters from the screens: made from a dossier, checked when they go out."""

import datetime
from collections.abc import Callable

import pytest
from dossier_world import raadsboek, real_app, screen_of, texts, to_row
from note_world import NOW, copied, fill, go, settle
from textual.pilot import Pilot
from textual.widgets import Input, Static

from raadsboek.book import lists, notes
from raadsboek.book.book import Book
from raadsboek.book.trajectories.arguing import add_argument
from raadsboek.book.trajectories.letters import draft_letter
from raadsboek.core.kinds import post, trajectory
from raadsboek.core.kinds.post import LetterForm
from raadsboek.core.note import Note
from raadsboek.core.trajectories.arguments import Argument, ArgumentKind
from raadsboek.core.trajectories.attribution import Attribution
from raadsboek.tui.app import RaadsboekApp
from raadsboek.tui.screens.dossier import DossierScreen
from raadsboek.tui.screens.editor import EditorScreen
from raadsboek.tui.screens.notes_list import ListScreen
from raadsboek.tui.widgets.dialogs import ConfirmDialog, ProblemDialog, PromptDialog
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.letter_dialogs import LeftOutDialog, LetterChoiceDialog
from raadsboek.tui.widgets.note_editor import NoteEditor

__all__ = ["raadsboek"]

NIGHT = Argument(
    kind=ArgumentKind.OBJECTION,
    text="De nachtdienst is niet meegeteld in de berekening van het aantal plaatsen.",
    said=Attribution(by=("@noor",), day=NOW.date().replace(month=9, day=17)),
)
BODY = "CONCEPT\n\nDatum: 22 november 2026\n\nWij adviseren negatief.\n"


def ask(book: Book, now: datetime.datetime) -> None:
    """Make a request for advice, and an objection with markup in its subject."""
    values = {"titel": "Fusie [/] Oost", "vorm": "advies", "ontvangen": "2026-09-01"}
    notes.create(book, trajectory.KIND, values, now=now)
    add_argument(book, "D-2026-001", NIGHT, now=now)


asked = copied(fill, ask)


def drafted(book: Book, body: str = BODY) -> Note:
    """Make the concept of the advice, with this text."""
    note = draft_letter(book, "D-2026-001", LetterForm.ADVICE, now=NOW).note
    saved = notes.save(book, note, changes={}, body=body, now=NOW)
    book.index.refresh()
    return saved


def letters_in(book: Book) -> list[str]:
    """Return the numbers of all post."""
    return sorted(str(one["nummer"]) for one in lists.rows(book, post.KIND).objects())


def current(pilot: Pilot[None]) -> RaadsboekApp:
    """Return the app."""
    assert isinstance(pilot.app, RaadsboekApp)
    return pilot.app


async def say_sent(pilot: Pilot[None], key: str) -> None:
    """Press the key, and answer on which day it was: today."""
    await pilot.press(key)
    await settle(pilot)
    assert isinstance(pilot.app.screen, PromptDialog)
    assert pilot.app.screen.query_one(Input).value == "vandaag"
    await pilot.press("enter")
    await settle(pilot)


async def test_a_letter_is_made_from_its_dossier(asked: Book) -> None:
    """The letter that fits comes first; choosing makes the concept and opens it."""
    async with real_app(asked).run_test(size=(80, 24)) as pilot:
        await go(pilot, "traject", "D-2026-001")
        await pilot.press("b")
        await settle(pilot)
        assert isinstance(pilot.app.screen, LetterChoiceDialog)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, EditorScreen)
        assert pilot.app.screen.editor.text.startswith("CONCEPT\n")
        assert notes.read(asked, "P-2026-001").text("brief") == "ontvangstbevestiging"


async def test_a_letter_is_made_from_the_list_and_then_opened(asked: Book) -> None:
    """The same key on the trajectory opens the concept that there is by now."""
    async with real_app(asked).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for _ in range(2):
            current(pilot).open("lijst", {"soort": "traject"})
            await settle(pilot)
            await pilot.press("B")
            await settle(pilot)
            await pilot.press("enter")
            await settle(pilot)
            assert isinstance(pilot.app.screen, EditorScreen)
            await pilot.press("escape")
            await settle(pilot)
        assert letters_in(asked) == ["P-2026-001"]


async def test_what_is_left_out_is_shown_before_a_letter_goes_out(asked: Book) -> None:
    """With who said it and when; going back changes nothing, sending on purpose does."""
    note = drafted(asked)
    async with real_app(asked).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        current(pilot).open("lijst", {"soort": "post", "pad": note.path})
        await settle(pilot)
        await say_sent(pilot, "B")
        assert isinstance(pilot.app.screen, LeftOutDialog)
        said = " ".join(str(one.content) for one in pilot.app.screen.query(Static))
        assert "Niet opgenomen in het advies" in said
        assert f"! Bezwaar: {NIGHT.text}  @noor, do 17 sep" in said
        await pilot.press("n")
        await settle(pilot)
        assert notes.read(asked, "P-2026-001").text("status") == "concept"
        await say_sent(pilot, "B")
        await pilot.press("j")
        await settle(pilot)
        assert isinstance(pilot.app.screen, ListScreen)
        assert "P-2026-001 is verzonden" in pilot.app.screen.status.text
    assert notes.read(asked, "P-2026-001").text("status") == "verzonden"
    assert notes.read(asked, "D-2026-001").text("status") == "uitgebracht"


async def test_a_letter_goes_out_from_the_editor(asked: Book) -> None:
    """Only what is saved; open places are named, and the editor closes when it is done."""
    note = drafted(asked, f"{BODY}\n{NIGHT.text}\n\nOp [datum].\n")
    async with real_app(asked).run_test(size=(80, 24)) as pilot:
        await go(pilot, "traject", "D-2026-001")
        current(pilot).open("bewerken", {"pad": note.path})
        await settle(pilot)
        await say_sent(pilot, "f8")
        assert isinstance(pilot.app.screen, ProblemDialog)
        said = " ".join(str(one.content) for one in pilot.app.screen.query(Static))
        assert "regel 9: [datum]" in said
        await pilot.press("escape")
        screen = pilot.app.screen
        assert isinstance(screen, EditorScreen)
        screen.editor.focus()
        screen.editor.text = f"{BODY}\n{NIGHT.text}\n"
        await settle(pilot)
        await pilot.press("f8")
        assert "Sla de brief eerst op" in screen.status.text
        await pilot.press("ctrl+s")
        await settle(pilot)
        await say_sent(pilot, "f8")
        assert isinstance(pilot.app.screen, DossierScreen)
    assert notes.read(asked, "P-2026-001").text("status") == "verzonden"


async def test_a_concept_stands_below_the_timeline(asked: Book) -> None:
    """Enter on it opens the letter to be written; once it went out the line is gone."""
    drafted(asked)
    async with real_app(asked).run_test(size=(80, 24)) as pilot:
        await go(pilot, "traject", "D-2026-001")
        assert "Concept: advies P-2026-001 · nog niet verzonden" in texts(pilot)
        await to_row(pilot, "Concept: advies P-2026-001")
        await pilot.press("enter")
        await settle(pilot)
        assert pilot.app.screen.query(NoteEditor)
        shown = [one.footer for one in pilot.app.screen.query_one(Footer).shown_actions()]
        assert "Verzonden" in shown
        assert "Menu" in shown
        await say_sent(pilot, "f8")
        await pilot.press("j")
        await settle(pilot)
        assert pilot.app.screen is screen_of(pilot)
        assert not any(text.startswith("Concept:") for text in texts(pilot))


async def test_a_second_advice_is_asked_for(asked: Book) -> None:
    """The dossier has one; the answer no is the first button."""
    note = drafted(asked, f"{BODY}\n{NIGHT.text}\n")
    async with real_app(asked).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        current(pilot).open("lijst", {"soort": "post", "pad": note.path})
        await settle(pilot)
        await say_sent(pilot, "B")
        await go(pilot, "traject", "D-2026-001")
        await pilot.press("b")
        await settle(pilot)
        await pilot.press("end", "enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, ConfirmDialog)
        await pilot.press("j")
        await settle(pilot)
        assert isinstance(pilot.app.screen, EditorScreen)
    assert letters_in(asked) == ["P-2026-001", "P-2026-002"]


async def test_other_post_is_no_letter(asked: Book) -> None:
    """The key says so where there is nothing to send."""
    note = notes.create(asked, post.KIND, {"titel": "Folder"}, now=NOW)
    asked.index.refresh()
    async with real_app(asked).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        current(pilot).open("lijst", {"soort": "post", "pad": note.path})
        await settle(pilot)
        await pilot.press("B")
        await settle(pilot)
        assert isinstance(pilot.app.screen, ListScreen)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_the_choice_of_a_letter_looks_well(
    asked: Book, snap_compare: Callable[..., bool], size: tuple[int, int]
) -> None:
    """What fits first, with why; a concept that waits."""
    drafted(asked)

    async def before(pilot: Pilot[None]) -> None:
        await go(pilot, "traject", "D-2026-001")
        await pilot.press("b")
        await settle(pilot)

    assert snap_compare(real_app(asked), terminal_size=size, run_before=before)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_what_is_left_out_looks_well(
    asked: Book, snap_compare: Callable[..., bool], size: tuple[int, int]
) -> None:
    """Each objection with who and when, and the safe answer first."""
    evaluated = Argument(kind=ArgumentKind.CONDITION, text="Een evaluatie na een half jaar.")
    add_argument(asked, "D-2026-001", evaluated, now=NOW)
    note = drafted(asked)

    async def before(pilot: Pilot[None]) -> None:
        await settle(pilot)
        current(pilot).open("lijst", {"soort": "post", "pad": note.path})
        await settle(pilot)
        await say_sent(pilot, "B")

    assert snap_compare(real_app(asked), terminal_size=size, run_before=before)
