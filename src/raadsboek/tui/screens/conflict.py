"""What to ask when a note cannot simply be saved: it changed elsewhere, a draft is there, the disk
refuses.

These dialogs only ask. Whatever the answer, both texts stay: in the history, in a draft or in the
editor.
"""

import datetime

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button, Static

from raadsboek.book.unsaved import Conflict, Waiting
from raadsboek.core.dates import relative, short_date, time_of_day
from raadsboek.core.errors import RaadsboekError
from raadsboek.tui.boundary import Part, assembled, shown_lines
from raadsboek.tui.screens.two_texts import TwoTextsDialog
from raadsboek.tui.widgets.dialogs import Dialog
from raadsboek.tui.widgets.texts_dialog import Answer

USE, LATER, DISCARD = "use", "later", "discard"
MINE, THEIRS, GO_ON = "mine", "theirs", "go-on"
AGAIN, ELSEWHERE = "again", "elsewhere"

_STILL_THERE = "Uw tekst staat nog in het venster."


def moment_in_words(
    moment: datetime.datetime, today: datetime.date, *, day_only: bool = False
) -> str:
    """Return 'vandaag om 14:03', or 'ma 23 nov om 14:03' for another day, or the day alone."""
    day = moment.date()
    words = relative(day, today=today) if day == today else short_date(day)
    if day.year != today.year:
        words += f" {day.year}"
    return words + time_of_day(moment, hidden=day_only, before=" om ")


def draft_dialog(waiting: Waiting, today: datetime.date) -> TwoTextsDialog:
    """Ask what to do with a draft that was found: `USE`, `LATER` or `DISCARD`.

    A draft that is older than its note is not the first answer: what came later is not in it.
    """
    sentence = (
        f"Van {moment_in_words(waiting.draft.kept, today)} is er tekst die nog niet is opgeslagen. "
    )
    if waiting.outdated:
        sentence += "De notitie is daarna nog gewijzigd. "
    sentence += "Dit is het verschil: [-zo staat het er nu-] en {+zo staat het in het concept+}."
    use = Answer(USE, "g", "Concept gebruiken")
    later = Answer(LATER, "b", "Bewaren voor later")
    first = (later, use) if waiting.outdated else (use, later)
    answers = (*first, Answer(DISCARD, "w", "Weggooien"))
    return TwoTextsDialog("Er is een concept", sentence, waiting.difference, answers)


def conflict_dialog(conflict: Conflict, name: str, today: datetime.date) -> TwoTextsDialog:
    """Ask which of two texts goes on: `MINE`, `THEIRS`, or `GO_ON` typing."""
    who = "buiten Raadsboek"
    if conflict.moment is not None:
        moment = moment_in_words(conflict.moment, today, day_only=conflict.day_only)
        who = f"door {conflict.author}, {moment}"
    sentence = (
        f"{name} is intussen gewijzigd ({who}). Er is niets overschreven. Hieronder staat "
        "[-wat op de schijf staat-] en {+wat u typte+}. Wat u niet kiest, blijft bewaard: in de "
        "geschiedenis of als concept."
    )
    answers = (
        Answer(GO_ON, "v", "Verder typen"),
        Answer(MINE, "m", "Mijn tekst opslaan"),
        Answer(THEIRS, "a", "Andere tekst nemen"),
    )
    return TwoTextsDialog("Twee versies", sentence, conflict.difference, answers)


class SaveFailedDialog(Dialog[str]):
    """Tells why saving failed and that the text is still there; `AGAIN`, `ELSEWHERE` or None."""

    DEFAULT_CSS = """
    SaveFailedDialog {
        & > Vertical { width: 76; max-width: 98%; }
        & Button { min-width: 0; margin-right: 1; }
    }
    """
    AUTO_FOCUS = "#go-on"
    BINDINGS = [  # noqa: RUF012  (declared by Textual)
        Binding("v", "cancel", "Verder bewerken", show=False),
        Binding("o", f"answer('{AGAIN}')", "Opnieuw", show=False),
        Binding("b", f"answer('{ELSEWHERE}')", "Bewaar elders", show=False),
        Binding("left,right", "other_button", "Andere knop", show=False),
    ]

    def __init__(self, error: RaadsboekError) -> None:
        super().__init__("Niet opgeslagen")
        self._error = error

    def compose_body(self) -> ComposeResult:
        """Yield what happened, what to do, and that nothing is lost."""
        with VerticalScroll(classes="text", can_focus=False):
            yield Static(shown_lines(self._error.message), classes="text")
            if self._error.hint:
                yield Static(shown_lines(self._error.hint), classes="quiet")
            if _STILL_THERE not in self._error.hint:
                yield Static(shown_lines(_STILL_THERE), classes="quiet")
        with Horizontal(classes="buttons"):
            for identifier, key, label in (
                (GO_ON, "v", "Verder bewerken"),
                (AGAIN, "o", "Opnieuw opslaan"),
                (ELSEWHERE, "b", "Bewaar elders…"),
            ):
                yield Button(
                    assembled(f" {label} ", Part(f"({key}) ", "dim")), id=identifier, compact=True
                )

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Answer with the button."""
        event.stop()
        self.dismiss(event.button.id if event.button.id != GO_ON else None)

    def action_answer(self, answer: str) -> None:
        """Answer with a letter."""
        self.dismiss(answer)
