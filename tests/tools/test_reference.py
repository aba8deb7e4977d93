"""The reference pages are made from the program and are up to date."""

import re
import textwrap

import pytest

import make_reference
from raadsboek.tui.keys import ACTIONS, display

LINES_ON_A_SIDE = 58
"""What fits on one side of A4 at a readable size."""


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """Return all pages as they are made now."""
    return make_reference.pages()


@pytest.mark.parametrize(
    "name", ["soorten.md", "opdrachten.md", "toetsen.md", "problemen.md", "procedures.md"]
)
def test_the_page_is_fresh(pages: dict[str, str], name: str) -> None:
    """A page that differs is made anew with: python tools/make_reference.py."""
    now = (make_reference.FOLDER / name).read_text(encoding="utf-8")
    assert now == pages[name]


def test_the_key_card_is_fresh() -> None:
    """It is made by the same command."""
    assert make_reference.KEY_CARD.read_text(encoding="utf-8") == make_reference.key_card()


def test_the_key_card_has_every_key_and_fits_one_sheet() -> None:
    """No action with a key is left out, and each side of one sheet holds what is on it."""
    card = make_reference.key_card()

    assert [a.id for a in ACTIONS if a.keys and f"`{display(a.keys[0])}`" not in card] == []
    assert [a.id for a in ACTIONS if a.keys and a.label not in card] == []
    assert {action.scope for action in ACTIONS} <= {*make_reference._FRONT, *make_reference._BACK}
    # A remark to whoever edits the page is not on paper.
    plain = re.sub(r"<!--.*?-->\n+", "", card).replace("`", "").replace("**", "")
    sides = plain.split(make_reference.TURN)
    assert len(sides) == 2
    for side in sides:
        lines = [line for part in side.splitlines() for line in textwrap.wrap(part, 90) or [""]]
        assert len(lines) <= LINES_ON_A_SIDE
