"""A question over a screen: a box in the middle with a title, typed by its answer.

Light to import: the help is a dialog too, and may be the first thing that somebody asks for.
"""

from typing import ClassVar, TypeVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from raadsboek.tui.boundary import shown

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer]):
    """A box in the middle with a title; Esc closes it without an answer."""

    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        & > Vertical {
            width: 66;
            max-width: 90%;
            height: auto;
            max-height: 80%;
            padding: 1 2;
            background: $surface;
            border: round $border-blurred;
        }
        & .title { text-style: bold; color: $accent; height: auto; margin-bottom: 1; }
        & .text { height: auto; }
        & .quiet { color: $foreground-muted; height: auto; margin-top: 1; }
        & .problem { color: $error; height: auto; }
        & .buttons { height: auto; margin-top: 1; }
        & Button { margin-right: 2; min-width: 10; background: $panel; }
        & OptionList {
            height: auto; max-height: 16; border: none; padding: 0; background: $surface;
        }
        & OptionList:focus { border: none; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "Terug", show=False)]

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title

    def compose(self) -> ComposeResult:
        """Lay out the title and below it what the dialog is about."""
        with Vertical():
            yield Static(shown(self._title), classes="title")
            yield from self.compose_body()

    def compose_body(self) -> ComposeResult:
        """Yield what stands below the title."""
        yield from ()

    def action_cancel(self) -> None:
        """Close without an answer."""
        self.dismiss(None)

    def action_other_button(self) -> None:
        """Go to the other button with the arrow keys too."""
        self.focus_next("Button")


async def ask(app: App[None], dialog: Dialog[Answer]) -> Answer | None:
    """Put a question and return its answer, None for Esc; only for a worker, which can wait."""
    return await app.push_screen_wait(dialog)
