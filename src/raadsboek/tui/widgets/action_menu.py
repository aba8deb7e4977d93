"""The menu: everything that can be done on a screen, from the action registry.

It is also the command palette: what is typed narrows it down, and an action that is called so
goes before one that only tells of it. It answers with an action; doing it is the app's work.
"""

from collections.abc import Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from raadsboek.tui.boundary import Part, assembled, shown
from raadsboek.tui.keys import Action, all_keys, groups
from raadsboek.tui.widgets.columns import cut
from raadsboek.tui.widgets.dialog import Dialog

_LABEL_WIDTH = 30


class ActionMenu(Dialog[str]):
    """Lets the user choose an action by name; the answer is its id."""

    DEFAULT_CSS = """
    ActionMenu Input { margin-bottom: 1; background: $panel; padding: 0 1; }
    ActionMenu OptionList { max-height: 14; }
    """

    def __init__(self, actions: Sequence[Action]) -> None:
        super().__init__("Wat wilt u doen?")
        self._actions = actions

    def compose_body(self) -> ComposeResult:
        """Yield a field to type in and the actions by group."""
        yield Input(placeholder="Typ een woord, of kies met de pijltjes", compact=True)
        yield OptionList(compact=True)

    def on_mount(self) -> None:
        """Show all actions."""
        self._list("")

    def _list(self, typed: str) -> None:
        options = self.query_one(OptionList)
        options.clear_options()
        words = typed.casefold().split()
        first = named = None
        for group, actions in groups(self._actions).items():
            fitting = [action for action in actions if _fits(action, words)]
            if not fitting:
                continue
            options.add_option(Option(assembled(Part(group, "$accent")), disabled=True))
            for action in fitting:
                first = first or action.id
                if words and _has(action.label, words):
                    named = named or action.id
                options.add_option(_option(action))
        if first is None:
            options.add_option(Option(shown("Niets gevonden."), disabled=True))
        else:
            options.highlighted = options.get_option_index(named or first)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._list(event.value)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.query_one(OptionList).action_select()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(event.option_id)

    def on_key(self, event: events.Key) -> None:
        """Move through the list with the arrows while the field keeps the focus."""
        options = self.query_one(OptionList)
        if event.key == "down":
            options.action_cursor_down()
        elif event.key == "up":
            options.action_cursor_up()
        else:
            return
        event.stop()
        event.prevent_default()


def _fits(action: Action, words: Sequence[str]) -> bool:
    return _has(f"{action.label} {action.help} {action.group}", words)


def _has(text: str, words: Sequence[str]) -> bool:
    return all(word in text.casefold() for word in words)


def _option(action: Action) -> Option:
    label = cut(action.label, _LABEL_WIDTH)
    return Option(assembled(f"  {label}", Part(all_keys(action), "bold")), id=action.id)
