"""Writing down in a dossier what somebody asked or said, from its timeline."""

from collections.abc import Callable

import pytest
from dossier_world import BODY, dossier_book, raadsboek, real_app, screen_of, texts
from note_world import NOW, go, settle
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.tui.screens.said_dialog import SaidDialog
from raadsboek.tui.widgets.dialogs import ChoiceDialog

__all__ = ["dossier_book", "raadsboek"]


async def choose(pilot: Pilot[None], kind: str) -> None:
    """Choose what to write down, from the list that the letter i opens."""
    await pilot.press("i")
    await settle(pilot)
    assert isinstance(pilot.app.screen, ChoiceDialog)
    options = pilot.app.screen.query_one(OptionList)
    options.highlighted = options.get_option_index(kind)
    await pilot.press("enter")
    await settle(pilot)
    assert isinstance(pilot.app.screen, SaidDialog)


async def fill(pilot: Pilot[None], **typed: str) -> None:
    """Put words in the fields."""
    for key, text in typed.items():
        pilot.app.screen.query_one(f"#{key}", Input).value = text
    await pilot.pause()


def remark(pilot: Pilot[None], key: str) -> str:
    """Return what the dialog says below a field."""
    return str(pilot.app.screen.query_one(f"#remark-{key}", Static).content)


async def test_an_objection_is_written_down_and_shown(dossier_book: Book) -> None:
    """With who and when; it stands below the timeline at once, for the letter misses it."""
    async with real_app(dossier_book).run_test(size=(80, 24)) as pilot:
        await go(pilot, "traject", "D-2026-001")
        await choose(pilot, "bezwaar")
        await fill(pilot, tekst="De kosten zijn te laag", door="anna, bestuurder", dag="1 okt")
        assert remark(pilot, "dag") == "do 1 oktober 2026"
        await pilot.press("enter")
        await settle(pilot)
        assert screen_of(pilot).status.text.startswith("Bezwaar opgeschreven.")
        assert any("De kosten zijn te laag. (@anna" in text for text in texts(pilot))
        await pilot.press("e")
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert not screen_of(pilot).status.text, "who comes back reads nothing old"
    line = "- Bezwaar: De kosten zijn te laag. (@anna, bestuurder, 2026-10-01)\n"
    assert line in notes.read(dossier_book, "D-2026-001").body


async def test_a_question_is_answered(dossier_book: Book) -> None:
    """A question without an answer offers one; with its answer it no longer waits."""
    async with real_app(dossier_book).run_test(size=(80, 24)) as pilot:
        await go(pilot, "traject", "D-2026-001")
        await choose(pilot, "antwoord 1")
        await fill(pilot, tekst="Een oproepploeg.")
        await pilot.press("enter")
        await settle(pilot)
        assert not any(text.startswith("! Zonder antwoord") for text in texts(pilot))
    body = notes.read(dossier_book, "D-2026-001").body
    assert "  Antwoord: Een oproepploeg. (bestuurder, 2026-11-22)\n" in body


async def test_what_is_not_filled_in_well_is_said_at_its_field(dossier_book: Book) -> None:
    """No words, a day that does not exist: what was typed stays, and nothing is saved."""
    before = notes.read(dossier_book, "D-2026-001").body
    async with real_app(dossier_book).run_test(size=(80, 24)) as pilot:
        await go(pilot, "traject", "D-2026-001")
        await choose(pilot, "standpunt")
        await pilot.press("enter")
        assert "Schrijf hier op wat er is gezegd." in remark(pilot, "tekst")
        await fill(pilot, tekst="[bold]tegen[/]", door="Wijkzorg", dag="31 februari")
        await pilot.press("ctrl+s")
        assert "Die dag bestaat niet." in remark(pilot, "dag")
        assert pilot.app.screen.query_one("#tekst", Input).value == "[bold]tegen[/]"
        await pilot.press("escape")
        await settle(pilot)
    assert notes.read(dossier_book, "D-2026-001").body == before


async def test_a_question_that_changed_elsewhere_gets_no_answer(dossier_book: Book) -> None:
    """The answer would stand below another question."""
    async with real_app(dossier_book).run_test(size=(80, 24)) as pilot:
        await go(pilot, "traject", "D-2026-001")
        await choose(pilot, "antwoord 1")
        note = notes.read(dossier_book, "D-2026-001")
        body = BODY.replace("Wie vangt", "Hoe vangt u")
        notes.save(dossier_book, note, changes={}, body=body, now=NOW)
        await fill(pilot, tekst="Een oproepploeg.")
        await pilot.press("enter")
        await settle(pilot)
        said = str(pilot.app.screen.query_one("#algemeen", Static).content)
        assert "De vragen zijn intussen elders veranderd." in said
    assert notes.read(dossier_book, "D-2026-001").body == body


Compare = Callable[..., bool]


@pytest.mark.parametrize(("theme", "size"), [("donker", (80, 24)), ("licht", (120, 40))])
def test_writing_down_looks_well(
    theme: str, size: tuple[int, int], dossier_book: Book, snap_compare: Compare
) -> None:
    """An answer that is about to be saved."""
    app = real_app(dossier_book)
    app.theme = f"raadsboek-{theme}"

    async def prepare(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await go(pilot, "traject", "D-2026-001")
        await choose(pilot, "antwoord 1")

    assert snap_compare(app, terminal_size=size, run_before=prepare)
