"""Artikelen: those of a dossier first, narrowed down by typing, read without a network."""

from collections.abc import Callable

import pytest
from dossier_world import dossier_book, raadsboek, real_app, to_row
from note_world import go, settle, until
from textual.pilot import Pilot

from raadsboek.book.book import Book
from raadsboek.tui.app import RaadsboekApp
from raadsboek.tui.screens.articles import ArticlesScreen
from raadsboek.tui.screens.dossier import DossierScreen

__all__ = ["dossier_book", "raadsboek"]


def articles(app: RaadsboekApp) -> ArticlesScreen:
    """Return the screen of the articles."""
    assert isinstance(app.screen, ArticlesScreen)
    return app.screen


def choices(app: RaadsboekApp) -> list[str]:
    """Return the lines of the list."""
    return [str(option.prompt).strip() for option in articles(app).listing.options]


def shown(app: RaadsboekApp) -> str:
    """Return the article that is read."""
    return "\n".join(line.text for line in articles(app).reader.lines)


async def test_the_article_of_a_day_is_one_key_away(dossier_book: Book) -> None:
    """From the row under the cursor that of its term, and below it the others of the dossier."""
    app = real_app(dossier_book)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "traject", "D-2026-001")
        await pilot.press("a")
        await settle(pilot)
        found = choices(app)
        assert found[0] == "IN DIT TRAJECT"
        assert found[1].startswith("art. 26 WOR")
        assert found[2].startswith("art. 25 WOR")
        for words in ("art. 26 WOR", "Gelezen", "Nagekeken", "https://", "geen wettekst"):
            assert words in shown(app)
        await pilot.press("down")
        await settle(pilot)
        assert shown(app).startswith("art. 25 WOR")
        await pilot.press("escape")
        assert isinstance(app.screen, DossierScreen)


async def test_from_the_explanation_too(dossier_book: Book) -> None:
    """The letter a in the explanation of a day; a day of the council itself has no article."""
    app = real_app(dossier_book)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "traject", "D-2026-001")
        await pilot.press("u", "a")
        await settle(pilot)
        assert choices(app)[1].startswith("art. 26 WOR")
        await pilot.press("escape")
        await to_row(pilot, "evaluatie")
        await pilot.press("u", "a", "escape")
        await settle(pilot)
        assert isinstance(app.screen, DossierScreen)


async def test_all_articles_are_in_the_menu_and_found_by_typing(dossier_book: Book) -> None:
    """Words narrow the list down; Esc takes them away first."""
    app = real_app(dossier_book)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("f10", *"artikelen", "enter")
        await settle(pilot)
        everything = len(choices(app))
        await pilot.press(*"termijnenwet 4")
        await settle(pilot)
        assert 1 < len(choices(app)) < everything
        assert "Algemene termijnenwet" in shown(app)
        await pilot.press(*" [/] \\")
        await settle(pilot)
        assert choices(app) == ["Geen artikel met deze woorden."]
        await pilot.press("escape")
        await settle(pilot)
        assert len(choices(app)) == everything
        await pilot.click("OptionList", offset=(5, 3))
        await settle(pilot)
        assert articles(app).listing.highlighted == 3


Compare = Callable[..., bool]


@pytest.mark.parametrize(("theme", "size"), [("donker", (80, 24)), ("licht", (120, 40))])
def test_the_articles_look_as_they_did(
    theme: str, size: tuple[int, int], dossier_book: Book, snap_compare: Compare
) -> None:
    """Those of a dossier, with that of the appeal to be read."""
    app = real_app(dossier_book)
    app.theme = f"raadsboek-{theme}"

    async def prepare(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await go(pilot, "traject", "D-2026-001")
        await pilot.press("a")
        await until(lambda: isinstance(app.screen, ArticlesScreen) and bool(shown(app)))
        await settle(pilot)

    assert snap_compare(app, terminal_size=size, run_before=prepare)
