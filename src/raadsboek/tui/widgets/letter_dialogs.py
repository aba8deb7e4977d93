"""The two questions about letters: which one to make, and whether one goes out as it is."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from raadsboek.book.trajectories.letter_coverage import Compared
from raadsboek.book.trajectories.letters import Choice as LetterChoice
from raadsboek.core.trajectories.arguments import Argument
from raadsboek.tui.boundary import Part, assembled, shown_lines
from raadsboek.tui.widgets.dialogs import Choice, ChoiceDialog, ConfirmDialog

_WHY = (
    "De rechter toetst in beginsel alleen wat in het advies staat. Neem het op in de brief, of "
    "zet er in het traject achter: [niet opnemen: reden]."
)
_STRICT = "Staat het er in andere woorden? Lees dat dan zelf na."


class LetterChoiceDialog(ChoiceDialog):
    """Asks which letter to make, what fits now first; the answer is its form."""

    def __init__(self, title: str, choices: Sequence[LetterChoice]) -> None:
        width = max((len(one.letter.label) for one in choices), default=0)
        super().__init__(title, [_choice(one, width) for one in choices])


def _choice(choice: LetterChoice, width: int) -> Choice:
    said = [choice.why] if choice.why else []
    if choice.draft is not None:
        said = [f"concept {choice.draft.text('nummer')} openen"]
    elif choice.sent:
        said.append(f"verzonden: {choice.sent[-1].text('nummer')}")
    label = choice.letter.label[:1].upper() + choice.letter.label[1:]
    return Choice(choice.letter.form.value, f"{label:<{width}}", " · ".join(said))


class LeftOutDialog(ConfirmDialog):
    """Names what does not stand in a letter, and asks whether it goes out all the same."""

    DEFAULT_CSS = """
    LeftOutDialog VerticalScroll { height: auto; max-height: 10; }
    """

    def __init__(self, compared: Compared) -> None:
        super().__init__(
            "Niet opgenomen in het advies"
            if compared.letter is not None and compared.letter.text("brief") == "advies"
            else "Niet opgenomen in de brief",
            _WHY,
            yes="Toch verzonden",
            no="Terug",
        )
        self._missing = compared.coverage.missing

    def compose_question(self) -> ComposeResult:
        """Yield every argument that is left out, with who said it and when."""
        with VerticalScroll(can_focus=False):
            for argument in self._missing:
                yield Static(_left_out(argument), classes="text")
        yield Static(shown_lines(_WHY), classes="quiet")
        yield Static(shown_lines(_STRICT), classes="quiet")


def _left_out(argument: Argument) -> Content:
    words = argument.said.words
    return assembled(
        Part("! ", "$warning"),
        Part(f"{argument.kind.value.capitalize()}: ", "bold"),
        argument.text,
        Part(f"  {words}" if words else "", "$foreground-muted"),
    )
