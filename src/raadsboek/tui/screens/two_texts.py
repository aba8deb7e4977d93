"""Two texts of the same note: what differs, and which one goes on.

Used for a draft that was found and for a note that changed outside this window. The dialog only
asks; neither text is lost whatever the answer.
"""

from collections.abc import Sequence

from raadsboek.core.difference import Difference
from raadsboek.tui.widgets.difference_view import DifferenceView
from raadsboek.tui.widgets.texts_dialog import Answer, TextsDialog


class TwoTextsDialog(TextsDialog):
    """Shows a difference and asks which text goes on; the answer is the id of an answer."""

    CSS_PATH = "two_texts.tcss"

    def __init__(
        self, title: str, sentence: str, difference: Difference, answers: Sequence[Answer]
    ) -> None:
        """The first of the `answers` has the focus."""
        view = DifferenceView(id="difference")
        super().__init__(title, sentence, view, answers)
        view.compare(difference)
