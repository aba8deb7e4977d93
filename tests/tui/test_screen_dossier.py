"""Traject: one dossier in one picture, with every row leading somewhere."""

import json
from collections.abc import Callable

import pytest
from dossier_world import dossier_book, raadsboek, real_app, screen_of, texts, to_row
from note_world import NOW, go, settle
from textual.pilot import Pilot
from textual.widgets import Static

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.tui.screens.dossier import DossierScreen
from raadsboek.tui.screens.editor import EditorScreen
from raadsboek.tui.screens.notes_list import ListScreen
from raadsboek.tui.widgets.block_list import BlockList
from raadsboek.tui.widgets.explanation_dialog import ExplanationDialog
from raadsboek.vault.procedures import LawUnreadable

__all__ = ["dossier_book", "raadsboek"]


async def test_a_dossier_opens_from_its_list(dossier_book: Book) -> None:
    """Enter in the list of trajectories; the cursor begins at what is next, Esc goes back."""
    app = real_app(dossier_book)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.open("lijst", {"soort": "traject"})
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        screen = screen_of(pilot)
        header = str(screen.header.content)
        assert "D-2026-001 Reorganisatie zorgadministratie · advies art. 25 lid 1 d WOR" in header
        assert "Fase: besluit ontvangen, afwijkend" in header
        assert "volgende stap: Beroep bij de Ondernemingskamer, ma 23 nov" in header
        assert texts(pilot)[screen.lines.cursor].startswith("▶ ma 23 nov")
        await pilot.press("escape")
        assert isinstance(app.screen, ListScreen)


async def test_an_event_leads_to_its_proof(dossier_book: Book) -> None:
    """Enter reads the paper; without one the screen says so."""
    app = real_app(dossier_book)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "traject", "D-2026-001")
        await to_row(pilot, "advies uitgebracht")
        await pilot.press("enter")
        assert "geen bewijs" in screen_of(pilot).status.text
        await to_row(pilot, "schriftelijk besluit")
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, ListScreen)
        assert "P-2026-002" in app.screen.pane.path


async def test_the_note_is_one_key_away_and_changes_come_back(dossier_book: Book) -> None:
    """The letter e opens the note; what was changed elsewhere shows on return."""
    app = real_app(dossier_book)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "traject", "D-2026-001")
        await pilot.press("e")
        await settle(pilot)
        assert isinstance(app.screen, EditorScreen)
        notes.change_keys(dossier_book, "D-2026-001", {"titel": "Verhuizing"}, now=NOW)
        await pilot.press("escape")
        await settle(pilot)
        assert "Verhuizing" in str(screen_of(pilot).header.content)


async def test_what_is_no_dossier_is_told_in_place(dossier_book: Book) -> None:
    """Another kind of note, or a note that is gone: a sentence, no way to do something with it."""
    app = real_app(dossier_book)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "traject", "A-2026-001")
        assert "niet te lezen" in str(screen_of(pilot).header.content)
        await pilot.press("e", "escape")
        await settle(pilot)
        await go(pilot, "traject", "D-2026-009")
        await pilot.press("enter", "u")
        assert "niet te lezen" in str(screen_of(pilot).header.content)


async def test_what_the_letter_leaves_out_stands_below_the_timeline(dossier_book: Book) -> None:
    """An objection that the advice does not say, a question without an answer, a bare day."""
    app = real_app(dossier_book)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "traject", "D-2026-001")
        found = texts(pilot)
        assert (
            "! Niet opgenomen in advies P-2026-003: 1 bezwaar · De nachtdienst is niet meegeteld. "
            "(@noor, do 17 sep)" in found
        )
        assert any(
            text.startswith("! Zonder antwoord: 1 vraag · Wie vangt de nachtdienst op?")
            for text in found
        )
        await to_row(pilot, "Niet opgenomen")
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, ListScreen)
        assert "P-2026-003" in app.screen.pane.path


async def test_the_mouse_does_what_the_keys_do(dossier_book: Book) -> None:
    """A click moves the cursor, a double click opens the paper."""
    app = real_app(dossier_book)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "traject", "D-2026-001")
        await pilot.click(BlockList, offset=(20, 0))
        assert screen_of(pilot).lines.cursor == 0
        await pilot.double_click(BlockList, offset=(20, 1))
        await settle(pilot)
        assert isinstance(app.screen, ListScreen)
        assert "V-2026-01" in app.screen.pane.path


async def test_a_day_is_explained(dossier_book: Book) -> None:
    """The letter u and Enter open the arithmetic of the day; of an event, of what it settled."""
    app = real_app(dossier_book)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "traject", "D-2026-001")
        for key in ("u", "enter"):
            await pilot.press(key)
            await settle(pilot)
            assert isinstance(app.screen, ExplanationDialog)
            said = [str(one.content) for one in app.screen.query(Static)]
            assert said[0] == "Beroep bij de Ondernemingskamer: uiterlijk ma 23 november 2026"
            for words in ("zelfde dagnummer", "veilige dag", "te laat betekent", "P-2026-002"):
                assert words in said[1]
            await pilot.press("escape")
        await to_row(pilot, "adviesaanvraag ontvangen")
        await pilot.press("u")
        assert isinstance(app.screen, DossierScreen)


async def test_a_day_is_explained_from_another_screen(dossier_book: Book) -> None:
    """Any screen that knows the note and the step can ask; a step that is gone is told."""
    app = real_app(dossier_book)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "traject", "D-2026-001")
        screen = screen_of(pilot)
        screen.explain("D-2026-001", "suspension")
        await settle(pilot)
        assert isinstance(app.screen, ExplanationDialog)
        await pilot.press("escape")
        screen.explain("D-2026-001", "cassation")
        await settle(pilot)
        assert app.screen_stack[-1] is screen


async def test_a_damaged_law_is_told_with_its_lines(dossier_book: Book) -> None:
    """Every fault stands on a line of its own, and the note can still be reached with Esc."""
    app = real_app(dossier_book)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "traject", "D-2026-001")
        screen = screen_of(pilot)
        faults = ["wor.advies.yaml, regel 9, stap: ontbreekt.", "rustdagen.yaml: niet te lezen."]
        screen.post_message(screen.Unreadable(LawUnreadable(faults)))
        await settle(pilot)
        await pilot.press("f8", "i", "u", "a", "w", "x", "enter")
        await settle(pilot)
        assert app.screen_stack[-1] is screen
        shown = [placed.line.text.strip() for placed in screen.lines._lines]
        assert set(faults) < set(shown)
        assert "Installeer Raadsboek opnieuw, of verbeter het bestand." in shown


UGLY = [
    "0001-01-01 aanvraag · [bold]vet[/] \x1b]52;c;x\x07",
    "9999-12-31 besluit afwijkend",
    "vorige week besluit",
    *(f"2026-03-{day:02} vragen · {'lang ' * 60}" for day in range(1, 29)),
    *(f"2026-04-{day:02} antwoorden" for day in range(1, 29)),
]


async def test_ugly_data_is_shown_harmless(dossier_book: Book) -> None:
    """Control characters, markup, long titles, sixty events, years that no calendar has."""
    lines = "".join(f"  - {json.dumps(line)}\n" for line in UGLY)
    title = json.dumps("[red]" + "Zeer lang " * 30)
    path = dossier_book.root / "trajecten" / "2026" / "D-2026-002 lelijk.md"
    path.write_text(
        f"---\nsoort: traject\nnummer: D-2026-002\ntitel: {title}\nvorm: geschil\n"
        f"procedure: wor.onzin\ngebeurtenissen:\n{lines}---\nTekst.\n",
        encoding="utf-8",
    )
    app = real_app(dossier_book)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "traject", "D-2026-002")
        found = texts(pilot)
        assert any("'wor.onzin' is geen procedure" in text for text in found)
        assert any("'vorige week besluit' telt niet mee" in text for text in found)
        await pilot.press("end", "pageup", "home", "u", "enter")
        frame = "".join(
            segment.text for strip in app.screen._compositor.render_strips() for segment in strip
        )
        assert "\x1b" not in frame
        assert "[bold]vet[/]" in frame


Compare = Callable[..., bool]


@pytest.mark.parametrize(
    ("theme", "size"), [("donker", (80, 24)), ("licht", (120, 40)), ("contrast", (80, 24))]
)
def test_a_dossier_looks_as_it_did(
    theme: str, size: tuple[int, int], dossier_book: Book, snap_compare: Compare
) -> None:
    """A decision that deviates, one day before the last day of the appeal."""
    app = real_app(dossier_book)
    app.theme = f"raadsboek-{theme}"

    async def prepare(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await go(pilot, "traject", "D-2026-001")

    assert snap_compare(app, terminal_size=size, run_before=prepare)


@pytest.mark.parametrize(("theme", "size"), [("donker", (80, 24)), ("licht", (120, 40))])
def test_an_explanation_looks_as_it_did(
    theme: str, size: tuple[int, int], dossier_book: Book, snap_compare: Compare
) -> None:
    """The last day of the appeal."""
    app = real_app(dossier_book)
    app.theme = f"raadsboek-{theme}"

    async def prepare(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await go(pilot, "traject", "D-2026-001")
        await pilot.press("u")
        await settle(pilot)

    assert snap_compare(app, terminal_size=size, run_before=prepare)
