"""Two texts of the same note: what differs, and which one goes on.

Used for a draft that was found and for a note that changed outside this window. The dialog only
asks; neither text is lost whatever the answer.
"""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button, Static

from raadsboek.core.difference import Difference
from raadsboek.tui.boundary import Part, assembled, shown_lines
from raadsboek.tui.widgets.dialogs import Dialog
from raadsboek.tui.widgets.difference_view import DifferenceView


class Answer(NamedTuple):
    """One way to go on: an id, the letter that chooses it, and what the button says."""

    identifier: str
    key: str
    label: str


class TwoTextsDialog(Dialog[str]):
    """Shows a difference and asks which text goes on; the answer is the id of an answer."""

    CSS_PATH = "two_texts.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "app.focus_previous", "Vorige knop", show=False),
        Binding("right", "app.focus_next", "Volgende knop", show=False),
    ]

    def __init__(
        self, title: str, sentence: str, difference: Difference, answers: Sequence[Answer]
    ) -> None:
        """The first of the `answers` has the focus."""
        super().__init__(title)
        self._sentence = sentence
        self._difference = difference
        self._answers = answers

    def compose_body(self) -> ComposeResult:
        """Yield the sentence, the difference and the answers."""
        yield Static(shown_lines(self._sentence), classes="text")
        yield DifferenceView(id="difference")
        with Horizontal(classes="buttons"):
            for answer in self._answers:
                label = assembled(f" {answer.label} ", Part(f"({answer.key}) ", "dim"))
                yield Button(label, id=answer.identifier, compact=True)

    def on_mount(self) -> None:
        """Start on the first answer."""
        self.query_one(DifferenceView).compare(self._difference)
        self.query(Button).first().focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Answer with the button."""
        event.stop()
        self.dismiss(event.button.id)

    def on_key(self, event: events.Key) -> None:
        """Answer with a letter; scroll through the difference with the keys for that."""
        view = self.query_one(DifferenceView)
        match event.key:
            case "down":
                view.scroll_down(animate=False)
            case "up":
                view.scroll_up(animate=False)
            case "pagedown":
                view.scroll_page_down(animate=False)
            case "pageup":
                view.scroll_page_up(animate=False)
            case letter:
                chosen = [one.identifier for one in self._answers if one.key == letter]
                if not chosen:
                    return
                self.dismiss(chosen[0])
        event.stop()
