"""Dialogs: typed answers, Esc does nothing, the menu narrows down while typing."""

from typing import TypeVar

from textual.app import App
from textual.containers import VerticalScroll
from textual.widgets import Button, Static

from raadsboek.core.errors import NotFound
from raadsboek.tui import keys
from raadsboek.tui.screens.kind_menu import KindDialog
from raadsboek.tui.widgets.action_menu import ActionMenu
from raadsboek.tui.widgets.dialogs import (
    Choice,
    ChoiceDialog,
    ConfirmDialog,
    Dialog,
    ProblemDialog,
    PromptDialog,
)
from raadsboek.tui.widgets.help_dialog import HelpDialog

Answer = TypeVar("Answer")


async def answer_to(dialog: Dialog[Answer], *pressed: str) -> list[Answer | None]:
    """Show a dialog, press keys, and return the answers that came."""
    answers: list[Answer | None] = []
    app: App[None] = App()
    async with app.run_test() as pilot:
        app.push_screen(dialog, answers.append)
        await pilot.pause()
        await pilot.press(*pressed)
    return answers


async def test_the_safe_answer_is_the_first() -> None:
    """Enter on a confirmation means no; j means yes; Esc means nothing."""

    def ask() -> ConfirmDialog:
        return ConfirmDialog("Verwijderen?", "B-2026-014 [Thuiswerk]")

    assert await answer_to(ask(), "enter") == [False]
    assert await answer_to(ask(), "right", "enter") == [True]
    assert await answer_to(ask(), "j") == [True]
    assert await answer_to(ask(), "n") == [False]
    assert await answer_to(ask(), "escape") == [None]


async def test_a_choice_starts_at_the_present_one() -> None:
    """Enter keeps the present choice, an arrow takes the next."""

    def ask() -> ChoiceDialog:
        return ChoiceDialog("Wat?", [Choice("a", "[/] een"), Choice("b", "twee")], current="a")

    assert await answer_to(ask(), "enter") == ["a"]
    assert await answer_to(ask(), "down", "enter") == ["b"]
    assert await answer_to(ask(), "escape") == [None]


async def test_a_letter_goes_to_the_next_kind_that_begins_with_it() -> None:
    """And round again; a letter that no kind begins with changes nothing."""
    kinds = [Choice("a", "Vragen"), Choice("b", "Leden"), Choice("c", "Vacatures")]

    assert await answer_to(KindDialog("Welke?", kinds), "v", "enter") == ["c"]
    assert await answer_to(KindDialog("Welke?", kinds), "v", "v", "enter") == ["a"]
    assert await answer_to(KindDialog("Welke?", kinds), "l", "x", "enter") == ["b"]


async def test_a_prompt_asks_until_the_answer_is_right() -> None:
    """A wrong answer keeps the dialog open with the sentence that says why."""

    def ask() -> PromptDialog:
        return PromptDialog(
            "Nummer", "Welk nummer?", check=lambda text: "" if text == "ab" else "Nee."
        )

    assert await answer_to(ask(), "a", "enter") == []
    assert await answer_to(ask(), "a", "enter", "b", "enter") == ["ab"]


async def test_typing_in_a_prompt_adds_where_more_belongs() -> None:
    """A list that is known already is not typed over; a name or a place is."""
    more = PromptDialog("Stukken", "Welke?", value="P-1", adds=True)
    other = PromptDialog("Waar", "Welke map?", value="~")

    assert await answer_to(more, *", P-2", "enter") == ["P-1, P-2"]
    assert await answer_to(other, *"map", "enter") == ["map"]


async def test_a_problem_is_shown_with_its_hint() -> None:
    """A failed operation shows what happened and what to do, literally; Enter closes it."""
    app: App[None] = App()
    async with app.run_test() as pilot:
        app.push_screen(ProblemDialog(NotFound("[/] B-1", "Zoek met F3.")))
        await pilot.pause()
        texts = [str(found.content) for found in app.screen.query(Static)]
        assert "'[/] B-1' staat niet in dit raadsboek." in texts
        assert "Zoek met F3." in texts
        await pilot.press("enter")
        assert not isinstance(app.screen, ProblemDialog)


async def test_the_menu_narrows_down_while_typing() -> None:
    """Typing a word leaves the actions that fit; Enter takes the first, arrows go on."""
    actions = keys.on_screen("notulen")

    assert await answer_to(ActionMenu(actions), "enter") == ["notulen.aanwezig"]
    assert await answer_to(ActionMenu(actions), *"quorum", "enter") == ["notulen.aanwezig"]
    assert await answer_to(ActionMenu(actions), *"versies", "enter") == ["notulen.geschiedenis"]
    assert await answer_to(ActionMenu(actions), *"tekst", "down", "enter") != []
    assert await answer_to(ActionMenu(actions), *"xyzzy", "enter", "escape") == [None]
    # What is called so goes before what only tells of it.
    everywhere = keys.on_screen("vandaag")
    assert await answer_to(ActionMenu(everywhere), *"leden", "enter") == ["leden-zetels"]


async def test_the_help_names_every_action_of_the_screen() -> None:
    """The help is the registry: each action with its keys and its sentence."""
    app: App[None] = App()
    async with app.run_test() as pilot:
        app.push_screen(HelpDialog(keys.on_screen("notulen")))
        await pilot.pause()
        text = " ".join(" ".join(str(found.content) for found in app.screen.query(Static)).split())
        for action in keys.on_screen("notulen"):
            assert action.label in text
            assert action.help in text


async def test_a_long_problem_leaves_room_for_its_button() -> None:
    """At 80x24 the button stays in sight, and the arrow keys show the rest."""
    lines = "\n".join(f"regel {number}: [iets]" for number in range(1, 31))
    dialog = ProblemDialog(NotFound(lines, "Vul in wat tussen haken staat."))
    app: App[None] = App()
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(dialog)
        await pilot.pause()
        button = dialog.query_one(Button)
        assert dialog.region.contains_region(button.region)
        assert button.region.height == 1
        await pilot.press("down", "down", "up")
        assert dialog.query_one(VerticalScroll).scroll_offset.y == 1
        await pilot.press("enter")
        assert app.screen is not dialog
