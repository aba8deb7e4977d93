"""A question about two texts: a sentence, what differs, and a button and a letter for each answer.

How the difference is shown is for who inherits it. The dialog only asks.
"""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button, Static

from raadsboek.tui.boundary import Part, assembled, shown_lines
from raadsboek.tui.widgets.dialog import Dialog
from raadsboek.tui.widgets.reader import Reader


class Answer(NamedTuple):
    """One way to go on: an id, the letter that chooses it, and what the button says."""

    identifier: str
    key: str
    label: str


class TextsDialog(Dialog[str]):
    """Shows two texts in a view and asks which goes on; the answer is the id of an answer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "app.focus_previous", "Vorige knop", show=False),
        Binding("right", "app.focus_next", "Volgende knop", show=False),
    ]

    def __init__(self, title: str, sentence: str, view: Reader, answers: Sequence[Answer]) -> None:
        """The first of the `answers` has the focus."""
        super().__init__(title)
        self._sentence = sentence
        self._view = view
        self._answers = answers

    def compose_body(self) -> ComposeResult:
        """Yield the sentence, the difference and the answers."""
        yield Static(shown_lines(self._sentence), classes="text")
        yield self._view
        with Horizontal(classes="buttons"):
            for answer in self._answers:
                label = assembled(f" {answer.label} ", Part(f"({answer.key}) ", "dim"))
                yield Button(label, id=answer.identifier, compact=True)

    def on_mount(self) -> None:
        """Start on the first answer."""
        self.query(Button).first().focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Answer with the button."""
        event.stop()
        self.dismiss(event.button.id)

    def on_key(self, event: events.Key) -> None:
        """Answer with a letter; scroll through the texts with the keys for that."""
        match event.key:
            case "down":
                self._view.scroll_down(animate=False)
            case "up":
                self._view.scroll_up(animate=False)
            case "pagedown":
                self._view.scroll_page_down(animate=False)
            case "pageup":
                self._view.scroll_page_up(animate=False)
            case letter:
                chosen = [one.identifier for one in self._answers if one.key == letter]
                if not chosen:
                    return
                self.dismiss(chosen[0])
        event.stop()
