"""The menu and the help: everything that can be done on a screen, from the action registry.

The menu is also the command palette: what is typed narrows it down. It answers with an action;
doing it is the app's work.
"""

from collections.abc import Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from raadsboek.tui.boundary import Part, assembled, shown
from raadsboek.tui.keys import Action, display, groups
from raadsboek.tui.widgets.columns import cut
from raadsboek.tui.widgets.dialogs import Dialog

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
        first = None
        for group, actions in groups(self._actions).items():
            fitting = [action for action in actions if _fits(action, words)]
            if not fitting:
                continue
            options.add_option(Option(assembled(Part(group, "$accent")), disabled=True))
            for action in fitting:
                first = first or action.id
                options.add_option(_option(action))
        if first is None:
            options.add_option(Option(shown("Niets gevonden."), disabled=True))
        else:
            options.highlighted = options.get_option_index(first)

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
    text = f"{action.label} {action.help} {action.group}".casefold()
    return all(word in text for word in words)


def _option(action: Action) -> Option:
    label = cut(action.label, _LABEL_WIDTH)
    return Option(assembled(f"  {label}", Part(_keys(action), "bold")), id=action.id)


def _keys(action: Action) -> str:
    return "  ".join(display(key) for key in action.keys)


class HelpDialog(Dialog[None]):
    """Shows every action of a screen with its keys and what it does."""

    DEFAULT_CSS = """
    HelpDialog > Vertical { width: 78; max-width: 98%; height: 96%; max-height: 96%; }
    HelpDialog VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; }
    HelpDialog .group { color: $accent; }
    HelpDialog Horizontal { height: auto; }
    HelpDialog .keys { width: 13; text-style: bold; }
    HelpDialog .meaning { width: 1fr; height: auto; }
    HelpDialog .end { margin-bottom: 1; }
    """

    def __init__(self, actions: Sequence[Action]) -> None:
        super().__init__("Hulp: wat kunt u hier doen?")
        self._actions = actions

    def compose_body(self) -> ComposeResult:
        """Yield the actions by group."""
        with VerticalScroll():
            for group, actions in groups(self._actions).items():
                yield Static(shown(group), classes="group")
                for action in actions:
                    with Horizontal(classes="end" if action is actions[-1] else ""):
                        yield Static(shown(_keys(action)), classes="keys")
                        yield Static(_meaning(action), classes="meaning")
        yield Static(shown("Esc = terug"), classes="quiet")


def _meaning(action: Action) -> Content:
    return assembled(action.label, Part(f"  {action.help}", "$foreground-muted"))
