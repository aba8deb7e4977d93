"""The action registry: stable ids, keys that every terminal passes on, no clashes."""

import re
from collections import Counter

import pytest

from raadsboek.tui import keys
from raadsboek.tui.keys import ACTIONS, ANYWHERE, Action

SCOPES = sorted({action.scope for action in ACTIONS})
_ALLOWED = re.compile(
    r"f([1-9]|10)|ctrl\+[a-z]|[a-zA-Z]|escape|enter|space|delete|left|right|slash|question_mark|plus|minus"
)
# Ctrl+C and Ctrl+V belong to the terminal; these others arrive as Backspace, Tab and Enter.
_NEVER = {"ctrl+c", "ctrl+v", "ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+z"}
# What the text area itself does with Ctrl+letter: a screen action there would never arrive.
_TEXT_AREA = {f"ctrl+{letter}" for letter in "aewdxcvukzy"}
_TEXT_SCOPES = {"bewerken", "notulen"}


def test_ids_are_unique() -> None:
    """Settings and docs refer to an action by its id, so no two actions share one."""
    counted = Counter(action.id for action in ACTIONS)

    assert [name for name, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_keys_are_safe(action: Action) -> None:
    """An action uses F1-F10, Ctrl+letter, a letter or a sign; never what the terminal keeps."""
    for key in action.keys:
        assert _ALLOWED.fullmatch(key), key
        assert key not in _NEVER


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_an_f_key_has_a_second_route(action: Action) -> None:
    """Laptops hide the F-keys: whoever cannot press one presses a letter or Ctrl+letter."""
    f_keys = [key for key in action.keys if re.fullmatch(r"f\d+", key)]

    assert not f_keys or len(action.keys) > len(f_keys)


@pytest.mark.parametrize("scope", SCOPES)
def test_no_two_actions_of_a_screen_share_a_key(scope: str) -> None:
    """On one screen a key does one thing."""
    counted = Counter(key for action in ACTIONS if action.scope == scope for key in action.keys)

    assert [key for key, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("scope", sorted(_TEXT_SCOPES))
def test_text_screens_leave_the_text_area_its_keys(scope: str) -> None:
    """Where the user types, an action has a key that the text area does not take."""
    for action in keys.actions_on(scope):
        if not action.keys or action.scope == ANYWHERE:
            continue
        assert any(len(key) > 1 and key not in _TEXT_AREA for key in action.keys), action.id
        assert not set(action.keys) & _TEXT_AREA


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_action_says_what_it_does(action: Action) -> None:
    """Help and palette show a whole sentence, and an id is plain lower case."""
    assert action.help.endswith(".")
    assert re.fullmatch(r"[a-z]+(\.[a-z]+)?(-[a-z]+)*", action.id)
    assert action.scope in (ANYWHERE, action.id.partition(".")[0])


@pytest.mark.parametrize("scope", SCOPES)
def test_the_footer_fits_80_columns(scope: str) -> None:
    """The footer of every screen is one line of 80 cells that holds all of its own actions."""
    on_screen = keys.on_screen(scope)

    shown = keys.footer(on_screen, 80)
    line = " " + keys.FOOTER_GAP.join(f"{action.key} {action.footer}" for action in shown)

    assert len(line) <= 80, line
    own = [action for action in on_screen if action.scope == scope != ANYWHERE and action.footer]
    assert [action for action in own if action not in shown] == []
    assert {"hulp", "terug"} <= {action.id for action in shown}


def test_a_wide_footer_shows_the_general_keys_too() -> None:
    """The minute screen at 120 columns has room for the way to everything else."""
    line = [action.key for action in keys.footer(keys.on_screen("notulen"), 120)]

    assert line == ["F1", "F2", "F3", "F4", "F5", "F6", "F8", "F10", "^N", "Esc"]


def test_bindings_carry_the_id() -> None:
    """A binding knows the id of its action, so that a user's own key map can name it."""
    found = {binding.id: binding for binding in keys.bindings("notulen")}

    assert found["notulen.vastleggen"].key == "f8,ctrl+r"
    assert found["notulen.vastleggen"].action == "vastleggen"


def test_keys_are_shown_as_on_the_keyboard() -> None:
    """F1, ^N and Esc are what the user reads."""
    assert [keys.display(key) for key in ("f1", "ctrl+n", "escape", "slash", "e")] == [
        "F1",
        "^N",
        "Esc",
        "/",
        "e",
    ]
