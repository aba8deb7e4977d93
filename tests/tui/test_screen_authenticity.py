"""The check of the history on screen: what was found, and a code from paper."""

import pytest
from note_world import settle, until
from reading_world import full, raadsboek, real_app
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from raadsboek.book.book import Book
from raadsboek.tui.screens.authenticity import AuthenticityScreen
from raadsboek.tui.widgets.action_menu import ActionMenu
from raadsboek.tui.widgets.dialogs import PromptDialog

__all__ = ["full", "raadsboek"]


def readable(pilot: Pilot[None]) -> str:
    """Return what stands on the screen below the heading, as one line."""
    screen = next(one for one in pilot.app.screen_stack if isinstance(one, AuthenticityScreen))
    rows = screen.findings.size.height
    return " ".join(screen.findings.render_line(y).text.strip() for y in range(rows))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_report_and_a_code_from_paper(full: Book, size: tuple[int, int]) -> None:
    """It says what is proven and what is not; a code that is unknown comes first."""
    app = real_app(full)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("p")
        await settle(pilot)
        await pilot.press("k")
        await settle(pilot)
        assert "De geschiedenis is heel" in readable(pilot)
        assert "NIET BEWEZEN" in readable(pilot)

        await pilot.press("c")
        for _ in range(5):
            await pilot.pause()
        assert isinstance(pilot.app.screen, PromptDialog)
        pilot.app.screen.query_one(Input).value = "ABCDEFGHIJKLMNOPQRST"
        await pilot.press("enter")
        await settle(pilot)
        assert readable(pilot).startswith("WAT NIET KLOPT")
        assert "ABCD-EFGH-IJKL-MNOP-QRST" in readable(pilot)


async def test_it_is_found_in_the_menu_of_every_screen(full: Book) -> None:
    """Who types 'nakijken' in the menu arrives; among the problems it is in the menu once."""
    app = real_app(full)
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("f10", *"nakijken", "enter")
        await until(lambda: isinstance(app.screen, AuthenticityScreen))
        await settle(pilot)
        assert "De geschiedenis is heel" in readable(pilot)

        await pilot.press("escape", "p")
        await settle(pilot)
        await pilot.press("f10", *"geschiedenis")
        await until(lambda: isinstance(app.screen, ActionMenu))
        offered = [one.id for one in app.screen.query_one(OptionList).options]
        assert offered.count("problemen.echtheid") == 1
        assert "echtheid" not in offered


async def test_a_slip_of_the_finger_is_no_problem_of_the_raadsboek(full: Book) -> None:
    """What is no code stays in the field; a code typed again takes the place of the slip."""
    app = real_app(full)
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("p")
        await settle(pilot)
        await pilot.press("k")
        await settle(pilot)
        await pilot.press("c")
        await until(lambda: isinstance(pilot.app.screen, PromptDialog))
        await typed(pilot, "ABCD")
        assert isinstance(pilot.app.screen, PromptDialog)
        await typed(pilot, "ABCDEFGHIJKLMNOPQRST")
        await settle(pilot)
        await pilot.press("c")
        await until(lambda: isinstance(pilot.app.screen, PromptDialog))
        await typed(pilot, "ABCDEFGHIJKLMNOPQRSU")
        await settle(pilot)
        assert "ABCD-EFGH-IJKL-MNOP-QRSU" in readable(pilot)
        assert "ABCD-EFGH-IJKL-MNOP-QRST" not in readable(pilot)


async def typed(pilot: Pilot[None], code: str) -> None:
    """Type a code in the question for one."""
    pilot.app.screen.query_one(Input).value = code
    await pilot.press("enter")
    await pilot.pause()
