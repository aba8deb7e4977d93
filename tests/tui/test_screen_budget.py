"""Begroting: bars that add up, expenses below their post, and what is asked before it is made."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from dossier_world import real_app
from note_world import copied, go, row, settle, until
from reading_world import make
from textual.pilot import Pilot
from textual.widgets import Input, Static

from raadsboek.book.book import Book
from raadsboek.book.budget.overview import budget_in
from raadsboek.core.budget.bar import EDGE, FREE, PAID
from raadsboek.tui.screens.budget import BudgetScreen
from raadsboek.tui.screens.new_note import NewNoteScreen
from raadsboek.tui.widgets.dialogs import ConfirmDialog, PromptDialog

Compare = Callable[..., bool]


def fill_budget(book: Book, now: datetime.datetime) -> None:
    """Make two posts of this year and what was spent on them."""
    make(book, "begrotingspost", titel="Scholing", begroot="12000", afgesproken="ja", jaar="2026")
    make(book, "begrotingspost", titel="Deskundigen", begroot="8000", jaar="2026")
    make(book, "uitgave", titel="Tweedaagse scholing", begrotingspost="[[BG-2026-01]]",
         bedrag="6000", verplicht="2026-03-02", betaald="2026-04-02", status="betaald",
         factuur="2214")  # fmt: skip
    make(book, "uitgave", titel="Helder Advies", begrotingspost="[[BG-2026-02]]",
         bedrag="8765,50", kosten_soort="deskundige", verplicht="2026-09-07")  # fmt: skip
    make(book, "uitgave", titel="Advocaat", begrotingspost="[[BG-2026-02]]",
         bedrag="1500", kosten_soort="procedure", status="gepland")  # fmt: skip


budget_book = copied(fill_budget)


def shown(pilot: Pilot[None]) -> list[str]:
    """Return what every block of the budget says."""
    screen = pilot.app.screen
    assert isinstance(screen, BudgetScreen)
    return [
        " / ".join(
            "".join(part.text for part in paragraph.parts).strip() + paragraph.aside.join("[]")
            for paragraph in block.paragraphs
        ).replace("\u00a0", " ")
        for block in screen.listing._blocks
    ]


def remark(pilot: Pilot[None], key: str) -> str:
    """Return what stands beside the field of a key."""
    return str(row(pilot, key).query_one(".remark", Static).content)


async def test_an_expense_is_written_down_on_its_post(budget_book: Book) -> None:
    """Enter unfolds a post; u asks for an expense, tells what does not fit, and comes back."""
    app = real_app(budget_book)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await go(pilot, "begroting")
        first, second, total = shown(pilot)
        half = PAID * 23 + FREE * 23 + EDGE
        assert first.startswith(f"Scholing  BG-2026-01[vrij € 6.000] / {half}[]")
        assert "Overschreden met € 765,50." in second
        assert "1 uitgave is niet vooraf gemeld (art. 22 lid 2 WOR)." in second
        assert total.startswith("Samen[vrij € 5.234,50]")

        await pilot.press("down", "enter")
        await settle(pilot)
        blocks = shown(pilot)
        assert len(blocks) == 5
        assert "Niet vooraf gemeld (art. 22 lid 2 WOR)" in blocks[2]
        assert "Nog melden voordat u de opdracht geeft" in blocks[3]

        await pilot.press("up", "u")
        await settle(pilot)
        assert isinstance(app.screen, NewNoteScreen)
        assert row(pilot, "begrotingspost").text == "BG-2026-01"
        row(pilot, "titel").query_one(Input).value = "Zaal"
        row(pilot, "bedrag").query_one(Input).value = "6000,01"
        await settle(pilot)
        assert "Hiermee wordt Scholing overschreden" in remark(pilot, "bedrag")
        row(pilot, "bedrag").query_one(Input).value = "12,345"
        row(pilot, "begrotingspost").query_one(Input).value = "BG-2026-99"
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert "hele centen" in remark(pilot, "bedrag")
        row(pilot, "bedrag").query_one(Input).value = "12,30"
        await settle(pilot)
        assert "Er is geen begrotingspost BG-2026-99." in remark(pilot, "begrotingspost")
        row(pilot, "begrotingspost").query_one(Input).value = "BG-2026-01"
        await settle(pilot)
        assert remark(pilot, "begrotingspost") == ""
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert isinstance(app.screen, BudgetScreen)
        assert shown(pilot)[0].startswith("Scholing  BG-2026-01[vrij € 5.987,70]")

        app.open(
            "lijst", {"soort": "begrotingspost", "pad": "begroting/2026/BG-2026-02 deskundigen.md"}
        )
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert app.screen.note_in_front.endswith("deskundigen.md")
        assert len(shown(pilot)) == 5


async def test_posts_go_to_the_next_year_and_a_file_is_looked_at_first(
    budget_book: Book, tmp_path: Path
) -> None:
    """Both show what they would make; the screen then shows that year, and counts the file."""
    file = tmp_path / "uitgaven.csv"
    file.write_text("Omschrijving;Post;Bedrag;Datum\nZaal;Scholing;10,5;2-3-2027\n")
    app = real_app(budget_book)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await go(pilot, "begroting")
        await pilot.press("k")
        await until(lambda: isinstance(app.screen, PromptDialog))
        app.screen.query_one(Input).value = "2,5"
        await pilot.press("enter")
        await until(lambda: isinstance(app.screen, ConfirmDialog))
        await pilot.press("j")
        await settle(pilot)
        assert [block.partition(" / ")[0] for block in shown(pilot)] == [
            "Scholing  BG-2027-01[vrij € 12.300]",
            "Deskundigen  BG-2027-02[vrij € 8.200]",
            "Samen[vrij € 20.500]",
        ]
        await pilot.press("i")
        await until(lambda: isinstance(app.screen, PromptDialog))
        app.screen.query_one(Input).value = str(file)
        await pilot.press("enter")
        await until(lambda: isinstance(app.screen, ConfirmDialog))
        assert budget_in(budget_book, 2027).total.used == 0
        await pilot.press("j")
        await settle(pilot)
        assert shown(pilot)[0].startswith("Scholing  BG-2027-01[vrij € 12.289,50]")


@pytest.mark.parametrize(("theme", "size"), [("donker", (80, 24)), ("licht", (120, 40))])
def test_the_budget_looks_as_it_did(
    theme: str, size: tuple[int, int], budget_book: Book, snap_compare: Compare
) -> None:
    """One post half used, one overspent and unfolded."""
    app = real_app(budget_book)
    app.theme = f"raadsboek-{theme}"

    async def prepare(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await go(pilot, "begroting")
        await pilot.press("down", "enter")
        await settle(pilot)

    assert snap_compare(app, terminal_size=size, run_before=prepare)
