"""A form over the screen that stays until what was typed is saved or nobody wants it.

Owns the fields with room below each for what there is to say about it, the buttons, and the keys.
What is asked and what is saved is the dialog's that builds on it.
"""

from collections.abc import Iterator
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from raadsboek.tui.boundary import Part, assembled, shown
from raadsboek.tui.widgets.dialogs import Dialog

GENERAL = "algemeen"
"""Where a refusal is said that belongs to no field."""

Answer = TypeVar("Answer")


class AnsweringDialog(Dialog[Answer]):
    """A form in which Enter, Ctrl+S or the first button saves, and Esc or the other goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Opslaan", show=False, priority=True)
    ]

    def action_save(self) -> None:
        """Save what was typed, or say what is still missing."""
        raise NotImplementedError

    @on(Input.Submitted)
    def _submitted(self, message: Input.Submitted) -> None:
        message.stop()
        self.action_save()

    @on(Button.Pressed)
    def _pressed(self, message: Button.Pressed) -> None:
        message.stop()
        if message.button.id == "save":
            self.action_save()
        else:
            self.action_cancel()


class SavingDialog(AnsweringDialog[Answer]):
    """Fields, and below each what is said of it."""

    DEFAULT_CSS = """
    SavingDialog {
        & > Vertical { width: 76; max-width: 98%; max-height: 96%; padding: 0 2; }
        & .field { height: auto; }
        & .label { color: $foreground-muted; }
        & Input { width: 1fr; background: $panel; padding: 0 1; }
        & .remark { height: auto; color: $foreground-muted; display: none; }
        & .remark.said { display: block; }
        & .remark.wrong { color: $error; }
    }
    """

    def typed(self, key: str) -> str:
        """Return what stands in a field."""
        return self.query_one(f"#{key}", Input).value.strip()

    def say(self, key: str, words: str) -> None:
        """Say below a field what was understood of it; '' for nothing."""
        remark = self.query_one(f"#remark-{key}", Static)
        remark.update(shown(words))
        remark.set_class(bool(words), "said")

    def remark(self, key: str, text: str = "") -> None:
        """Say below a field what is wrong with it; '' when nothing is."""
        remark = self.query_one(f"#{key}" if key == GENERAL else f"#remark-{key}", Static)
        remark.update(assembled("! ", text) if text else "")
        remark.set_class(bool(text), "said")
        remark.set_class(bool(text), "wrong")


def row(key: str, label: str, widget: Widget) -> Iterator[Widget]:
    """Yield a field behind its label, with room for what there is to say about it."""
    with Horizontal(classes="field", id=f"row-{key}"):
        yield Static(shown(label), classes="label")
        yield widget
    yield Static(id=f"remark-{key}", classes="remark")


def buttons(save: str = "Opslaan", key: str = "Enter") -> ComposeResult:
    """Yield what can be done with the form."""
    with Horizontal(classes="buttons"):
        yield Button(assembled(f" {save} ", Part(f"({key}) ", "dim")), id="save", compact=True)
        yield Button(assembled(" Terug ", Part("(Esc) ", "dim")), id="back", compact=True)


def text_field(key: str, value: str, placeholder: str = "") -> Input:
    """Return a field for words in which the cursor begins behind them."""
    return Input(value, placeholder=placeholder, id=key, compact=True, select_on_focus=False)
