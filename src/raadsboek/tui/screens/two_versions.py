"""Two versions of one note beside each other: who, when, and which one stays.

The dialog only asks. Whatever is chosen, the other text stays in the history; leaving it open is
an answer too.
"""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button, Static

from raadsboek.core.difference import Difference
from raadsboek.tui.boundary import Part, assembled, shown_lines
from raadsboek.tui.widgets.dialog import Dialog
from raadsboek.tui.widgets.side_by_side import SideBySide

LATER, LEFT, RIGHT = "later", "left", "right"
_ANSWERS = ((LATER, "n", "Nog niet"), (LEFT, "l", "Links blijft"), (RIGHT, "r", "Rechts blijft"))
_SENTENCE = (
    "U en een collega hebben hetzelfde stuk veranderd. Links staat de tekst die nu geldt. Wat u "
    "niet kiest, blijft in de geschiedenis."
)


class TwoVersionsDialog(Dialog[str]):
    """Shows two texts in two columns; the answer is `LEFT`, `RIGHT`, or `LATER`."""

    CSS_PATH = "sharing.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "app.focus_previous", "Vorige knop", show=False),
        Binding("right", "app.focus_next", "Volgende knop", show=False),
    ]

    def __init__(self, title: str, difference: Difference, left: str, right: str) -> None:
        """`left` and `right` say whose text stands there, and since when."""
        super().__init__(title)
        self._difference = difference
        self._heads = (left, right)

    def compose_body(self) -> ComposeResult:
        """Yield the sentence, the two columns and the answers."""
        yield Static(shown_lines(_SENTENCE), classes="text")
        yield SideBySide()
        with Horizontal(classes="buttons"):
            for identifier, key, label in _ANSWERS:
                text = assembled(f" {label} ", Part(f"({key}) ", "dim"))
                yield Button(text, id=identifier, compact=True)

    def on_mount(self) -> None:
        """Show both, and begin on the safe answer."""
        self.query_one(SideBySide).compare(self._difference, *self._heads)
        self.query(Button).first().focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Answer with the button."""
        event.stop()
        self.dismiss(event.button.id)

    def on_key(self, event: events.Key) -> None:
        """Answer with a letter; scroll with the keys for that."""
        view = self.query_one(SideBySide)
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
                chosen = [identifier for identifier, key, _ in _ANSWERS if key == letter]
                if not chosen:
                    return
                self.dismiss(chosen[0])
        event.stop()
