"""Every action of the screens, once: its id, Dutch label, group and keys.

Bindings, the footer, the help and the menu (also the command palette) derive from `ACTIONS`;
nothing else in the front end names a key for an action. An action of scope `ANYWHERE` is a method
`action_*` of the app, any other one is a method of the screen with that name. Only keys that
every terminal passes on: F1-F10, plain Ctrl+letter, and letters for outside text fields. Laptops
hide the F-keys, so each F-key has a second route.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from raadsboek.tui.actions.action import ANYWHERE, Action, all_keys, display
from raadsboek.tui.actions.registry import ACTIONS
from raadsboek.tui.footer_keys import FOOTER_GAP, footer, possible

if TYPE_CHECKING:  # the first text on screen has a footer too, before Textual is loaded
    from textual.binding import Binding

__all__ = [
    "ACTIONS",
    "ANYWHERE",
    "FOOTER_GAP",
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
    own = [action for action in ACTIONS if action.scope == scope]
    general = [action for action in ACTIONS if action.scope == ANYWHERE]
    return possible([] if scope == ANYWHERE else own, general)


def groups(actions: Iterable[Action]) -> dict[str, list[Action]]:
    """Return the actions by group, in the order of the registry: for the menu and the help."""
    found: dict[str, list[Action]] = {}
    for action in actions:
        found.setdefault(action.group, []).append(action)
    return found
