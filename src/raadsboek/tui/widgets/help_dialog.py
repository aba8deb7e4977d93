"""The help: every action of a screen with its keys and what it does, from the action registry.

One text and not a widget per line: help that comes late is help that is not asked for again.
"""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from raadsboek.tui.boundary import Part, assembled, shown
from raadsboek.tui.keys import Action, all_keys, groups
from raadsboek.tui.lines import wrapped
from raadsboek.tui.widgets.columns import cut
from raadsboek.tui.widgets.dialog import Dialog

_WIDTH = 78
_AROUND = 7
"""The border, the room within it and the scrollbar."""
_KEYS = 14


class HelpDialog(Dialog[None]):
    """Shows every action of a screen with its keys and what it does."""

    DEFAULT_CSS = f"""
    HelpDialog > Vertical {{ width: {_WIDTH}; max-width: 98%; height: 96%; max-height: 96%; }}
    HelpDialog VerticalScroll {{
        height: 1fr; scrollbar-size-vertical: 1; scrollbar-gutter: stable;
        /* The lines are broken already, with room for the scrollbar: nothing is laid out twice. */
        & > Static {{ text-wrap: nowrap; }}
    }}
    """

    def __init__(self, actions: Sequence[Action]) -> None:
        super().__init__("Hulp: wat kunt u hier doen?")
        self._actions = actions

    def compose_body(self) -> ComposeResult:
        """Yield the actions by group."""
        width = min(_WIDTH, self.app.size.width * 98 // 100) - _AROUND
        with VerticalScroll():
            yield Static(_all_help(self._actions, width))
        yield Static(shown("Esc = terug"), classes="quiet")


def _all_help(actions: Sequence[Action], width: int) -> Content:
    parts: list[Part | str] = []
    for group, members in groups(actions).items():
        parts.append(Part(f"{group}\n", "$accent"))
        for action in members:
            parts += _help(action, max(width - _KEYS, 20))
        parts.append("\n")
    return assembled(*parts[:-1])


def _help(action: Action, width: int) -> list[Part | str]:
    text = f"{action.label}  {action.help}"
    label = len(action.label)
    parts: list[Part | str] = []
    for number, (start, end) in enumerate(wrapped(text, width)):
        parts.append(Part(cut("" if number else all_keys(action), _KEYS), "bold"))
        parts.append(text[start : min(end, label)] if start < label else "")
        parts.append(Part(text[max(start, label) : end].rstrip(), "$foreground-muted"))
        parts.append("\n")
    return parts
