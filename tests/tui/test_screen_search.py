"""Searching: results while typing, filters in the question, and everything still there after."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from note_world import settle
from reading_world import full, raadsboek, real_app
from textual.pilot import Pilot
from textual.widgets import Static

from conftest import NOW
from raadsboek.book import notes
from raadsboek.book.attached_texts import read_attachments
from raadsboek.book.book import Book
from raadsboek.core.asking import read_question
from raadsboek.core.kinds import decision
from raadsboek.core.kinds.post import KIND as POST
from raadsboek.tui.screens.notes_list import ListScreen
from raadsboek.tui.screens.search import SearchScreen

__all__ = ["full", "raadsboek"]

TODAY = datetime.date(2026, 11, 22)


def search_of(pilot: Pilot[None]) -> SearchScreen:
    """Return the search screen, also when another is over it."""
    return next(one for one in pilot.app.screen_stack if isinstance(one, SearchScreen))


def results(pilot: Pilot[None]) -> str:
    """Return the results as they can be read."""
    hits = search_of(pilot).hits
    return "\n".join(hits.render_line(y).text.rstrip() for y in range(hits.size.height))


def test_a_question_is_words_and_filters() -> None:
    """Filters are taken out of the words, and told in Dutch."""
    asked = read_question("thuis soort:besluiten wie:@anna vanaf:1-1-2026 ", today=TODAY)

    assert asked.words == "thuis "
    assert asked.kind is decision.KIND
    assert asked.person == "anna"
    assert asked.since == datetime.date(2026, 1, 1)
    assert asked.remarks == ("alleen besluiten", "van anna", "vanaf do 1 januari 2026")


def test_a_filter_that_is_not_understood_is_told() -> None:
    """The other words still count, and a word with a colon that is no filter is a word."""
    asked = read_question("a:b soort:besl tot:gisterenx nee", today=TODAY)

    assert asked.words == "a:b nee"
    assert "'besl' is geen soort" in asked.mistakes[0]
    assert "'gisterenx' is geen datum" in asked.mistakes[1]


def test_a_status_and_a_dossier_are_filters() -> None:
    """A status is named by one of its words; a word that is none is told."""
    asked = read_question("status:vastgesteld dossier:reorg", today=TODAY)
    wrong = read_question("status:bijna", today=TODAY)

    assert (asked.status, asked.dossier) == (("verslag vastgesteld",), "reorg")
    assert asked.remarks == ("status verslag vastgesteld", "bij dossier reorg")
    assert not asked.is_empty
    assert "'bijna' is geen status" in wrong.mistakes[0]


def test_half_a_filter_asks_nothing_yet() -> None:
    """Just after the colon nothing is wrong."""
    asked = read_question("nacht wie:", today=TODAY)

    assert (asked.words, asked.person, asked.mistakes) == ("nacht", "", ())


async def test_results_come_while_typing_and_stay(full: Book) -> None:
    """F3, a word, Enter opens the note, Esc comes back to the same results."""
    app = real_app(full)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f3", *"opvra")
        await settle(pilot)
        found = results(pilot)
        assert "▸ A-2026-001  Reactie van HR [OR] opvragen" in found
        assert "actie · open · di 17 november 2026" in found
        await pilot.press("down")
        found = results(pilot)
        assert "▸ A-2026-002  Reactie HR opvragen over de nachtdienst" in found
        await pilot.press("enter")
        await settle(pilot)
        top = app.screen
        assert isinstance(top, ListScreen)
        assert "A-2026-002" in top.pane.path
        await pilot.press("escape")
        await settle(pilot)
        assert results(pilot) == found
        assert search_of(pilot).question.value == "opvra"


async def test_filters_narrow_the_results(full: Book) -> None:
    """`soort:besluit` leaves decisions only, and is explained below the box."""
    app = real_app(full)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f3", *"de", "space", *"soort:besluit")
        await settle(pilot)
        assert "B-2026-001" in results(pilot)
        assert "A-2026" not in results(pilot).partition("Thuiswerkregeling")[0]
        meaning = search_of(pilot).query_one("#meaning", Static)
        assert str(meaning.content) == "alleen besluiten"
        await pilot.press(*("backspace" for _ in range(16)))
        await settle(pilot)
        assert results(pilot).strip() == ""


async def test_nothing_found_says_what_to_try(full: Book) -> None:
    """A word that is nowhere gives a sentence, not an empty screen."""
    app = real_app(full)
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("f3", *"qqq", "enter", "f6", "down")
        await settle(pilot)
        assert "Niets gevonden" in search_of(pilot).status.text


async def test_what_was_found_is_taken_along(full: Book, tmp_path: Path) -> None:
    """F8 asks for a place and says what is in the file; before a question it takes nothing."""
    app = real_app(full)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f3")
        await settle(pilot)
        await pilot.press("f8")
        await settle(pilot)
        assert "nog niets gevonden" in search_of(pilot).status.text
        await pilot.press(*"soort:actie jaar:2026")
        await settle(pilot)
        await pilot.press("f8")
        await pilot.pause()
        await pilot.press(*["backspace"] * 16, *str(tmp_path / "a.zip"), "enter")
        await settle(pilot)
        assert f"meegenomen in {tmp_path / 'a.zip'}" in search_of(pilot).status.text
        assert (tmp_path / "a.zip").read_bytes().startswith(b"PK")


Compare = Callable[..., bool]


@pytest.mark.parametrize(
    ("theme", "size"), [("donker", (80, 24)), ("licht", (120, 40)), ("contrast", (80, 24))]
)
def test_searching_looks_as_it_did(
    theme: str, size: tuple[int, int], full: Book, snap_compare: Compare
) -> None:
    """Results with their words, in each theme."""
    app = real_app(full)
    app.theme = f"raadsboek-{theme}"

    async def prepare(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await pilot.press("f3", *"de", "space", *"wie:anna")
        await pilot.press(*("backspace" for _ in range(9)))
        await settle(pilot)
        search_of(pilot).question.cursor_blink = False

    assert snap_compare(app, terminal_size=size, run_before=prepare)


async def test_words_in_an_attachment_are_found_while_typing(full: Book) -> None:
    """Opening the search reads what is new; the result names the attachment, a scan says so."""
    note = notes.create(full, POST, {"titel": "Dak", "bijlagen": ["dak.txt", "foto.png"]}, now=NOW)
    folder = (full.root / note.path).parent
    (folder / "dak.txt").write_text("De zonnepanelen komen op het dak.")
    (folder / "foto.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    read_attachments(full, is_over=lambda: False)
    app = real_app(full)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f3", *"zonnepan")
        await settle(pilot)
        found = results(pilot)
        assert "Dak" in found
        assert "in dak.txt" in found
        assert "foto.png: geen tekst (scan)" in found
