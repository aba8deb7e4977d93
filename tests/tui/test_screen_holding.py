"""What holds, on screen: words and a day, the fold with what does not hold, the chain."""

import datetime
from collections.abc import Callable

import pytest
from note_world import NOW, copied, fill, settle
from reading_world import make, raadsboek, real_app
from textual.pilot import Pilot
from textual.widgets import Static

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.lists import rows
from raadsboek.core.kinds import agreement
from raadsboek.tui.screens.holding import HoldingScreen
from raadsboek.tui.screens.holding_chain import ChainDialog
from raadsboek.tui.screens.list_rows import KindRows
from raadsboek.tui.screens.notes_list import ListScreen
from raadsboek.tui.widgets.block_list import BlockList

__all__ = ["raadsboek"]


def fill_rules(book: Book, now: datetime.datetime) -> None:
    """Make a rule that was changed, an agreement that ends, and a promise."""
    make(book, "besluit", titel="Thuiswerken mag twee dagen per week", datum="2022-04-12")
    make(
        book,
        "besluit",
        titel="De OR stemt in met de thuiswerkregeling",
        datum="2026-04-16",
        vergadering="[[V-2026-04]]",
        voorbehoud="geen quorum",
    )
    notes.change_keys(book, "B-2022-001", {"gewijzigd-door": "[[B-2026-002]]"}, now=now)
    make(book, "afspraak", titel="Proef met thuiswerken in de wijk", met="bestuurder",
         datum="2026-05-06", geldig_tot="2026-12-17")  # fmt: skip
    make(book, "toezegging", titel="Cijfers over thuiswerken", door=["bestuurder"],
         toegezegd="2026-09-17", uiterlijk="2026-10-15")  # fmt: skip


rules = copied(fill, fill_rules)


def screen_of(pilot: Pilot[None]) -> HoldingScreen:
    """Return the screen, also when another is over it."""
    return next(one for one in pilot.app.screen_stack if isinstance(one, HoldingScreen))


def lines(blocks: BlockList) -> str:
    """Return a list as it can be read."""
    return "\n".join(blocks.render_line(y).text.rstrip() for y in range(blocks.size.height))


def meaning(pilot: Pilot[None]) -> str:
    """Return how the question was understood."""
    return str(screen_of(pilot).query_one("#meaning", Static).content)


async def test_the_question_of_a_past_day(rules: Book) -> None:
    """Q, the word, the day: the decision of then, and what holds now."""
    app = real_app(rules)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("q")
        await settle(pilot)
        await pilot.press(*"thuiswerken", "tab", *"1-3-2024")
        await settle(pilot)
        found = lines(screen_of(pilot).found)
        assert "B-2022-001 Thuiswerken mag twee dagen per week" in found
        assert "nu geldt B-2026-002 De OR stemt in met de thuiswerkregeling" in found
        assert "GOLD TOEN NIET  4 ▸" in found
        assert "\n  B-2026-002" not in found
        assert "Wat gold op 1 maart 2024 over thuiswerken" in meaning(pilot)
        assert screen_of(pilot).status.text == "1 gold"


async def test_what_does_not_hold_is_folded(rules: Book) -> None:
    """Enter on the fold or o shows it, and folds it again."""
    app = real_app(rules)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("q")
        await settle(pilot)
        assert "gewijzigd op 16 april 2026" not in lines(screen_of(pilot).found)
        await pilot.press("f6", "f6", "end", "enter")
        await settle(pilot)
        assert "gewijzigd op 16 april 2026 door B-2026-002" in lines(screen_of(pilot).found)
        await pilot.press("o")
        await settle(pilot)
        assert "gewijzigd op 16 april 2026" not in lines(screen_of(pilot).found)


async def test_enter_opens_the_note_and_escape_comes_back(rules: Book) -> None:
    """To the same words, with the cursor where it was."""
    app = real_app(rules)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("q")
        await settle(pilot)
        await pilot.press(*"wijk", "enter")
        await settle(pilot)
        top = app.screen
        assert isinstance(top, ListScreen)
        assert "C-2026-001" in top.pane.path
        await pilot.press("escape")
        await settle(pilot)
        assert screen_of(pilot).words.value == "wijk"
        assert "▸ C-2026-001" in lines(screen_of(pilot).found)


async def test_the_chain_of_a_decision(rules: Book) -> None:
    """F9 shows what was before and after, with where each day comes from; Enter opens one."""
    app = real_app(rules)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("q")
        await settle(pilot)
        await pilot.press("f9")
        await settle(pilot)
        dialog = app.screen
        assert isinstance(dialog, ChainDialog)
        found = lines(dialog.query_one(BlockList))
        assert found.index("B-2022-001") < found.index("▸ B-2026-002")
        assert "tot 16 april 2026: uit B-2026-002" in found
        await pilot.press("up", "enter")
        await settle(pilot)
        top = app.screen
        assert isinstance(top, ListScreen)
        assert "B-2022-001" in top.pane.path


async def test_a_day_that_is_none_is_told_and_loses_nothing(rules: Book) -> None:
    """The sentence stands below the field; what was found stays, and the next day is answered."""
    app = real_app(rules)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("q")
        await settle(pilot)
        await pilot.press("tab", *"31-2-2024")
        await settle(pilot)
        assert "'31-2-2024' is geen dag" in meaning(pilot)
        await pilot.press(*("backspace" for _ in range(9)))
        await settle(pilot)
        assert "Wat geldt vandaag" in meaning(pilot)
        assert "B-2026-002" in lines(screen_of(pilot).found)


async def test_the_mouse_will_do(rules: Book) -> None:
    """A click moves the cursor, a double click opens the fold."""
    app = real_app(rules)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("q")
        await settle(pilot)
        blocks = screen_of(pilot).found
        fold = lines(blocks).split("\n").index("  GELDT NIET  1 ▸")
        await pilot.click(blocks, offset=(5, fold), times=2)
        await settle(pilot)
        assert "GELDT NIET  1 ▾" in lines(blocks)


async def test_nothing_says_so(rules: Book) -> None:
    """A day before everything, and a word that is nowhere."""
    app = real_app(rules)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("q")
        await settle(pilot)
        await pilot.press(*"qqq", "enter", "f9")
        await settle(pilot)
        assert screen_of(pilot).status.text == "Niets gevonden."


def test_the_register_warns_before_an_agreement_ends(rules: Book) -> None:
    """The list of agreements counts the days once they are few."""
    listed = rows(rules, agreement.KIND)

    (soon,) = KindRows(agreement.KIND, listed, NOW.date()).page(0, 9)
    (far,) = KindRows(agreement.KIND, listed, datetime.date(2026, 6, 1)).page(0, 9)

    assert "do 17 dec (nog 25)" in soon
    assert "do 17 dec" in far


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("stop", ["nu", "toen", "keten"])
def test_the_screen_looks_as_it_did(
    rules: Book, snap_compare: Callable[..., bool], size: tuple[int, int], stop: str
) -> None:
    """Today, a past day with what did not hold, and the chain."""
    pressed = {
        "nu": ((),),
        "toen": ((*"thuis", "tab", *"1-3-2024"), ("f8",)),
        "keten": (("f9",),),
    }[stop]

    async def there(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await pilot.press("q")
        await settle(pilot)
        for together in pressed:
            await pilot.press(*together)
            await settle(pilot)

    assert snap_compare(real_app(rules), terminal_size=size, run_before=there)
