"""Questions over a screen, each typed by its answer. What the answer leads to is the screen's.

Esc always means: do nothing. A confirmation names what it is about and puts the safe answer first.
"""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, OptionList, Static
from textual.widgets.option_list import Option

from raadsboek.core.errors import RaadsboekError
from raadsboek.tui.boundary import Part, assembled, shown, shown_lines
from raadsboek.tui.widgets.dialog import Dialog, ask

__all__ = [
    "Choice",
    "ChoiceDialog",
    "ConfirmDialog",
    "Dialog",
    "ProblemDialog",
    "PromptDialog",
    "ask",
]


class ConfirmDialog(Dialog[bool]):
    """Asks yes or no about something that it names; the answer is None or False for no."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "answer(True)", "Ja", show=False),
        Binding("n", "answer(False)", "Nee", show=False),
        Binding("left,right", "other_button", "Andere knop", show=False),
    ]

    def __init__(self, title: str, question: str, *, yes: str = "Ja", no: str = "Nee") -> None:
        """Ask `question`, which names the note or version concerned."""
        super().__init__(title)
        self._question = question
        self._yes = yes
        self._no = no

    def compose_body(self) -> ComposeResult:
        """Yield the question and two buttons; the safe one has the focus."""
        yield from self.compose_question()
        with Horizontal(classes="buttons"):
            yield Button(_button(self._no, "n"), id="no", compact=True)
            yield Button(_button(self._yes, "j"), id="yes", compact=True)

    def compose_question(self) -> ComposeResult:
        """Yield what is asked; a question about much also shows that."""
        yield Static(shown_lines(self._question), classes="text")

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Answer with the button."""
        event.stop()
        self.dismiss(event.button.id == "yes")

    def action_answer(self, answer: bool) -> None:
        """Answer with a letter."""
        self.dismiss(answer)


def _button(label: str, key: str) -> Content:
    return assembled(f" {label} ", Part(f"({key}) ", "dim"))


class Choice(Option):
    """One possible answer: an id, what it is called and what it means."""

    def __init__(self, identifier: str, label: str, explanation: str = "", key: str = "") -> None:
        parts: list[Part | str] = [f"{label}"]
        if explanation:
            parts.append(Part(f"  {explanation}", "dim"))
        if key:
            parts.append(Part(f"  {key}", "bold $accent"))
        super().__init__(assembled(*parts), id=identifier)


class ChoiceDialog(Dialog[str]):
    """Asks to choose one of several; the answer is the id of the choice."""

    def __init__(self, title: str, choices: Sequence[Choice], *, current: str = "") -> None:
        super().__init__(title)
        self._choices = choices
        self._current = current

    def compose_body(self) -> ComposeResult:
        """Yield the choices."""
        yield OptionList(*self._choices, compact=True)

    def on_mount(self) -> None:
        """Start on the current choice."""
        options = self.query_one(OptionList)
        if self._current:
            options.highlighted = options.get_option_index(self._current)
        options.focus()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(event.option_id)


class PromptDialog(Dialog[str]):
    """Asks for one line of text; `check` returns the Dutch sentence for what is wrong, or ''."""

    def __init__(
        self,
        title: str,
        question: str,
        *,
        value: str = "",
        check: Callable[[str], str] = lambda text: "",
        adds: bool = False,
    ) -> None:
        """Ask with `value` filled in: typing replaces it, or `adds` to it."""
        super().__init__(title)
        self._question = question
        self._value = value
        self._check = check
        self._adds = adds

    def compose_body(self) -> ComposeResult:
        """Yield the question, the field and room for a problem."""
        yield Static(shown(self._question), classes="text")
        yield Input(self._value, compact=True, select_on_focus=not self._adds)
        yield Static(classes="problem")
        yield Static(shown("Enter = goed   Esc = terug"), classes="quiet")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        wrong = self._check(event.value)
        if wrong:
            self.query_one(".problem", Static).update(assembled("! ", wrong))
        else:
            self.dismiss(event.value)


class ProblemDialog(Dialog[None]):
    """Shows a failed operation: what happened, and what to do about it."""

    DEFAULT_CSS = """
    ProblemDialog VerticalScroll { max-height: 45vh; scrollbar-size-vertical: 1; }
    """
    AUTO_FOCUS = "Button"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "cancel", "Goed", show=False),
        Binding("up", "scroll_text(-1)", "Omhoog", show=False),
        Binding("down", "scroll_text(1)", "Omlaag", show=False),
    ]

    def __init__(self, error: RaadsboekError, *, title: str = "Dat is niet gelukt") -> None:
        super().__init__(title)
        self._error = error

    def compose_body(self) -> ComposeResult:
        """Yield the sentence and the hint."""
        with VerticalScroll(classes="text", can_focus=False):
            yield Static(shown_lines(self._error.message), classes="text")
            if self._error.hint:
                yield Static(shown_lines(self._error.hint), classes="quiet")
        with Horizontal(classes="buttons"):
            yield Button(shown(" Goed "), compact=True)

    def action_scroll_text(self, lines: int) -> None:
        """Show more of what has no room."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Close."""
        event.stop()
        self.dismiss(None)
