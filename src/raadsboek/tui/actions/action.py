"""What an action of the screens is: its id, its words and its keys."""

from typing import NamedTuple

ANYWHERE = "overal"


class Action(NamedTuple):
    """One thing the user can do. `id` is stable: settings, help and docs refer to it."""

    id: str
    label: str
    group: str
    keys: tuple[str, ...] = ()
    scope: str = ANYWHERE
    footer: str = ""
    """The short label in the footer; empty keeps the action out of the footer."""
    help: str = ""
    """One sentence for the help and the menu."""
    always: bool = False
    """Works even while a dialog is open."""

    @property
    def method(self) -> str:
        """The name behind `action_` of the method that does it."""
        return self.id.rpartition(".")[2].replace("-", "_")

    @property
    def command(self) -> str:
        """The action as Textual runs it from anywhere."""
        return ("app." if self.scope == ANYWHERE else "screen.") + self.method

    @property
    def key(self) -> str:
        """The first key, as it is shown; empty when the action stands in the menu only."""
        return display(self.keys[0]) if self.keys else ""


_NAMES = {
    "escape": "Esc",
    "question_mark": "?",
    "slash": "/",
    "enter": "Enter",
    "space": "spatie",
    "left": "←",
    "right": "→",
    "tab": "Tab",
    "delete": "Del",
    "plus": "+",
    "minus": "-",
}


def display(key: str) -> str:
    """Return a key as it is printed: F1, ^N, Esc, n."""
    if key.startswith("ctrl+"):
        return "^" + key[5:].upper()
    if key in _NAMES:
        return _NAMES[key]
    return key.upper() if key.startswith("f") and key[1:].isdigit() else key


def all_keys(action: Action) -> str:
    """Return every key of an action as the menu and the help print them."""
    return "  ".join(display(key) for key in action.keys)


GENERAL = "Algemeen"
GO = "Ga naar"
TEXT = "Tekst"
MEETING = "Vergadering"
NOTE = "Notitie"
LIST = "Lijst"
DOSSIER = "Traject"
"""The groups under which the menu and the help show the actions."""
