"""Inwerken: ticking tasks, a list in the same breath as a new member, and the reading pack."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from note_world import raadsboek, settle, until
from onboarding_world import people
from reading_world import NOW, real_app
from textual.pilot import Pilot
from textual.widgets import Input

from raadsboek.book.book import Book
from raadsboek.book.onboarding.following import settling
from raadsboek.book.onboarding.starting import start
from raadsboek.tui.screens.onboarding import OnboardingScreen
from raadsboek.tui.widgets.block_list import BlockList
from raadsboek.tui.widgets.dialogs import ChoiceDialog, ConfirmDialog, PromptDialog
from raadsboek.tui.widgets.form import Form

__all__ = ["raadsboek"]

Compare = Callable[..., bool]
MODEL = """---
soort: notitie
titel: Sjabloon inwerklijst
---
## De eerste weken

- [x] Koffie met de voorzitter · @voorzitter @nieuw · eerste dag
- [ ] Spelregels vertrouwelijkheid bespreken (art. 20 WOR) · @voorzitter @nieuw · 1 week erna
- [ ] Leesmap geven: reglement, afspraken en de laatste drie verslagen · @buddy · 3 weken erna

## Daarna

- [ ] Terugkijken · @begeleider · 3 maanden erna
"""


@pytest.fixture
def settled(raadsboek: Book) -> Book:
    """Return a council in which Noor is new, with a short list as its model."""
    people(raadsboek, NOW)
    model = raadsboek.root / "sjablonen" / "inwerken lid.md"
    model.write_text(MODEL, encoding="utf-8")
    raadsboek.index.refresh()
    return raadsboek


async def open_screen(pilot: Pilot[None]) -> OnboardingScreen:
    """Go to the screen from the menu's action."""
    await settle(pilot)
    await pilot.app.run_action("app.inwerken")
    await until(lambda: isinstance(pilot.app.screen, OnboardingScreen))
    await settle(pilot)
    found = pilot.app.screen
    assert isinstance(found, OnboardingScreen)
    return found


def done(book: Book) -> list[bool]:
    """Return of each task whether it is done."""
    book.index.refresh()
    return [task.is_done for one in settling(book, today=NOW.date()) for task in one.tasks]


async def test_from_somebody_new_to_a_list_that_is_done(settled: Book) -> None:
    """Enter makes the list, space ticks, w adds, b asks where the reading pack goes, d closes."""
    app = real_app(settled)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_screen(pilot)
        assert screen.current is not None
        assert screen.current.newcomer is not None
        await pilot.press("enter")
        await until(lambda: bool(screen.note_in_front))
        await settle(pilot)
        assert done(settled) == [True, False, False, False]
        await pilot.press("space")
        await settle(pilot)
        assert done(settled) == [True, True, False, False]
        await pilot.press("w")
        await until(lambda: isinstance(app.screen, PromptDialog))
        app.screen.query_one(Input).value = "Rondleiding · @noor · uiterlijk gauw"
        await pilot.press("enter")
        assert isinstance(app.screen, PromptDialog)
        app.screen.query_one(Input).value = "Rondleiding · @noor · uiterlijk 1 december 2026"
        await pilot.press("enter")
        await until(lambda: app.screen is screen)
        await settle(pilot)
        assert done(settled) == [True, True, False, False, False]
        await pilot.press("b")
        await until(lambda: isinstance(app.screen, ChoiceDialog))
        await pilot.press("enter")
        await until(lambda: isinstance(app.screen, PromptDialog))
        await pilot.press("escape")
        await until(lambda: app.screen is screen)
        await pilot.press("d")
        await until(lambda: isinstance(app.screen, ConfirmDialog))
        await pilot.press("j")
        await until(lambda: app.screen is screen)
        await settle(pilot)
        assert settling(settled, today=NOW.date()) == []


async def test_a_new_member_is_offered_a_list_at_once(settled: Book) -> None:
    """After F2 one key makes it; the private note about a member is one key away in the list."""
    app = real_app(settled)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.open("nieuw", {"soort": "lid"})
        await settle(pilot)
        form = app.screen.query_one(Form)
        for key, value in (("naam", "Sem de Boer"), ("kort", "sem"), ("van", "20-11-2026")):
            form.focus_key(key)
            await pilot.pause()
            field = app.focused
            assert isinstance(field, Input)
            field.value = value
        await pilot.press("ctrl+s")
        await until(lambda: isinstance(app.screen, ConfirmDialog))
        await pilot.press("j")
        await until(lambda: isinstance(app.screen, OnboardingScreen))
        await settle(pilot)
        assert done(settled) == [True, False, False, False]
        await pilot.press("k")
        await until(lambda: isinstance(app.screen, ConfirmDialog))
        await pilot.press("j")
        await until(lambda: bool(app.wanted))
        assert app.wanted is not None
        assert "prive" in Path(app.wanted).parts


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_who_settles_in_as_a_picture(
    settled: Book, snap_compare: Compare, size: tuple[int, int]
) -> None:
    """Tasks below their headings, what is late in words, and who has no list yet."""
    start(settled, "noor", buddy="wouter", now=NOW - datetime.timedelta(days=20))
    settled.index.refresh()

    async def before(pilot: Pilot[None]) -> None:
        screen = await open_screen(pilot)
        # It begins at the first task that is open.
        assert screen.query_one(BlockList).cursor == 3

    assert snap_compare(real_app(settled), terminal_size=size, run_before=before)
