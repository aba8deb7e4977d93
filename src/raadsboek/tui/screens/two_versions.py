"""Two versions of one note beside each other: who, when, and which one stays.

The dialog only asks. Whatever is chosen, the other text stays in the history; leaving it open is
an answer too.
"""

from raadsboek.core.difference import Difference
from raadsboek.tui.widgets.side_by_side import SideBySide
from raadsboek.tui.widgets.texts_dialog import Answer, TextsDialog

LATER, LEFT, RIGHT = "later", "left", "right"
_ANSWERS = (
    Answer(LATER, "n", "Nog niet"),
    Answer(LEFT, "l", "Links blijft"),
    Answer(RIGHT, "r", "Rechts blijft"),
)
_SENTENCE = (
    "U en een collega hebben hetzelfde stuk veranderd. Links staat de tekst die nu geldt. Wat u "
    "niet kiest, blijft in de geschiedenis."
)


class TwoVersionsDialog(TextsDialog):
    """Shows two texts in two columns; the answer is `LEFT`, `RIGHT`, or `LATER`."""

    CSS_PATH = "sharing.tcss"

    def __init__(self, title: str, difference: Difference, left: str, right: str) -> None:
        """`left` and `right` say whose text stands there, and since when."""
        view = SideBySide()
        super().__init__(title, _SENTENCE, view, _ANSWERS)
        view.compare(difference, left, right)
