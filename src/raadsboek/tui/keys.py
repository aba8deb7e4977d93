"""Every action of the screens, once: its id, Dutch label, group and keys.

Bindings, the footer, the help and the menu (also the command palette) derive from `ACTIONS`;
nothing else in the front end names a key for an action. An action of scope `ANYWHERE` is a method
`action_*` of the app, any other one is a method of the screen with that name. Only keys that
every terminal passes on: F1-F10, plain Ctrl+letter, and letters for outside text fields. Laptops
hide the F-keys, so each F-key has a second route.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from raadsboek.tui.actions import ACTIONS, ANYWHERE, Action, all_keys, display

if TYPE_CHECKING:  # the first text on screen has a footer too, before Textual is loaded
    from textual.binding import Binding

__all__ = [
    "ACTIONS",
    "ANYWHERE",
    "Action",
    "actions_on",
    "all_keys",
    "bindings",
    "display",
    "footer",
    "groups",
    "on_screen",
]


def bindings(scope: str) -> "list[Binding]":
    """Return the key bindings of a screen (or of the app, for `ANYWHERE`)."""
    from textual.binding import Binding

    return [
        Binding(
            ",".join(action.keys),
            action.method,
            action.label,
            id=action.id,
            priority=action.always,
        )
        for action in ACTIONS
        if action.scope == scope and action.keys
    ]


def actions_on(scope: str) -> tuple[Action, ...]:
    """Return what can be done on a screen: its own actions, then those that work anywhere."""
    own = [action for action in ACTIONS if action.scope == scope]
    general = [action for action in ACTIONS if action.scope == ANYWHERE]
    return tuple(own + general) if scope != ANYWHERE else tuple(general)


def on_screen(scope: str) -> tuple[Action, ...]:
    """Return `actions_on` without the general actions whose keys the screen itself uses."""
    taken = {key for action in ACTIONS if action.scope == scope for key in action.keys}
    return tuple(
        action
        for action in actions_on(scope)
        if action.scope == scope or not taken.intersection(action.keys[:1])
    )


_FIRST_IN_FOOTER = ("hulp", "terug", "menu", "vandaag", "zoeken", "termijnen", "nieuw", "acties")


def footer(actions: Iterable[Action], width: int) -> list[Action]:
    """Return the actions for one footer line of `width` cells, in the order of the keyboard.

    The screen's own actions come first; of the general ones as many as fit.
    """
    candidates = [action for action in actions if action.footer and action.keys]
    candidates.sort(key=_importance)
    chosen: list[Action] = []
    room = width - 1
    for action in candidates:
        needed = len(action.key) + len(action.footer) + 1 + len(FOOTER_GAP)
        if needed <= room + len(FOOTER_GAP):
            chosen.append(action)
            room -= needed
    return sorted(chosen, key=_rank)


FOOTER_GAP = "  "


def _importance(action: Action) -> int:
    if action.id in _FIRST_IN_FOOTER[:2]:
        return 0
    return 1 if action.scope != ANYWHERE else 2 + _FIRST_IN_FOOTER.index(action.id)


def _rank(action: Action) -> tuple[int, int]:
    key = action.keys[0]
    if key.startswith("f") and key[1:].isdigit():
        return 0, int(key[1:])
    return (3, 0) if key == "escape" else (1 if key.startswith("ctrl+") else 2, 0)


def groups(actions: Iterable[Action]) -> dict[str, list[Action]]:
    """Return the actions by group, in the order of the registry: for the menu and the help."""
    found: dict[str, list[Action]] = {}
    for action in actions:
        found.setdefault(action.group, []).append(action)
    return found
