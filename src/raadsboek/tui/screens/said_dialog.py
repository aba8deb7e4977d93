"""The form for what somebody asked or said in a dossier: it stays until that is saved or unwanted.

Where the line goes is `book.trajectories.arguing`'s. What is refused is said at its field.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Input, Static

from raadsboek.book.trajectories.arguing import Said, add_said, answer_question
from raadsboek.core.dates import long_date, read_past_date
from raadsboek.core.trajectories.attribution import Attribution, names_of
from raadsboek.core.trajectories.event_days import day_complaint
from raadsboek.core.trajectories.questions import Answer, Question
from raadsboek.tui.boundary import shown
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ActionFailed
from raadsboek.tui.screens.saving_dialog import GENERAL, SavingDialog, buttons, row, text_field
from raadsboek.tui.widgets.dialogs import Choice
from raadsboek.tui.widgets.suggesting import LastPart, names
from raadsboek.tui.working import book_work

TEXT, BY, DAY = "tekst", "door", "dag"
_ANSWER = "antwoord"
_LONGEST = 44
_TITLES = {
    Said.OBJECTION: ("Bezwaar", "hoort in de brief"),
    Said.CONDITION: ("Voorwaarde", "hoort in de brief"),
    Said.FOR: ("Argument ervoor", ""),
    Said.QUESTION: ("Vraag", "komt in de brief met vragen"),
    Said.POSITION: ("Standpunt", "van een groep, afdeling of lid"),
    Said.PARKED: ("Geparkeerd punt", "blijft liggen, en wordt niet vergeten"),
    Said.AGREEMENT: ("Afspraak", "gemaakt in dit traject"),
}


def choices(questions: Sequence[Question]) -> Iterator[Choice]:
    """Yield what can be written down; an answer to each of the questions that has none."""
    for kind, (title, meaning) in _TITLES.items():
        yield Choice(kind.value, title, meaning)
        if kind is Said.QUESTION:
            for place, one in enumerate(questions, start=1):
                if not one.is_answered:
                    yield Choice(f"{_ANSWER} {place}", "Antwoord", f"op: {_short(one.text)}")


def titles_of(kinds: Sequence[Said]) -> Iterator[tuple[str, str, str]]:
    """Yield for each of these the value, what it is called and what it means."""
    for kind in kinds:
        yield (kind.value, *_TITLES[kind])


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


@dataclass
class SaidSaved(Message):
    """It stands in the dossier; the sentence says what."""

    sentence: str


class SaidDialog(SavingDialog[str]):
    """Asks for the words, who said them and when, and saves them; the answer says what was done."""

    DEFAULT_CSS = """
    SaidDialog {
        & .label { width: 10; }
        & .remark { padding-left: 10; }
        & .about { height: auto; margin-bottom: 1; color: $foreground-muted; }
    }
    """
    AUTO_FOCUS = f"#{TEXT}"

    def __init__(
        self,
        desk: Desk,
        path: str,
        chosen: str,
        questions: Sequence[Question],
        people: Sequence[str],
    ) -> None:
        """Ask about what was chosen, for the dossier at a path."""
        kind, _, place = chosen.partition(" ")
        self._place = int(place) if place else 0
        self._kind = Said.QUESTION if self._place else Said(kind)
        super().__init__("Antwoord" if self._place else _TITLES[self._kind][0])
        self._desk = desk
        self._path = path
        self._about = questions[self._place - 1].text if self._place else ""
        self._people = people

    def compose_body(self) -> ComposeResult:
        """Yield a line per field, each with room for what there is to say about it."""
        if self._about:
            yield Static(shown(f"Op de vraag: {self._about}"), classes="about")
        yield from row(TEXT, "Tekst", text_field(TEXT, "", "in een zin"))
        who = text_field(
            BY, "bestuurder" if self._place else "", "zoals noor of bestuurder, mag leeg"
        )
        who.suggester = LastPart(names(self._people), shortest=1)
        yield from row(BY, "Wie", who)
        day = text_field(DAY, "vandaag", "mag leeg")
        day.select_on_focus = True
        yield from row(DAY, "Dag", day)
        yield Static(id=GENERAL, classes="remark")
        yield from buttons()

    @on(Input.Changed)
    def _changed(self, message: Input.Changed) -> None:
        message.stop()
        self.remark(GENERAL)
        self.remark(str(message.control.id))
        if message.control.id == DAY:
            day = read_past_date(self.typed(DAY), today=self._desk.today)
            self.say(DAY, long_date(day) if day else "")

    # -- saving -------------------------------------------------------------------------------

    def action_save(self) -> None:
        """Save it, or say what is still missing."""
        today, typed = self._desk.today, self.typed(DAY)
        complaint = day_complaint(typed, today=today) if typed else ""
        if not self.typed(TEXT):
            self._refuse(TEXT, "Schrijf hier op wat er is gezegd.")
        elif complaint:
            self._refuse(DAY, complaint)
        else:
            day = read_past_date(typed, today=today) if typed else None
            self._save(self.typed(TEXT), Attribution(by=names_of(self.typed(BY)), day=day))

    @book_work
    def _save(self, text: str, said: Attribution) -> None:
        book, now = self._desk.book, self._desk.now
        if self._place:
            answer = Answer(text=text, said=said)
            answer_question(book, self._path, self._place, answer, now=now, asked=self._about)
        else:
            add_said(book, self._path, self._kind, text, said, now=now)
        self.post_message(SaidSaved(f"{self._title} opgeschreven. e opent de notitie."))

    @on(SaidSaved)
    def _saved(self, message: SaidSaved) -> None:
        message.stop()
        self.dismiss(message.sentence)

    def on_action_failed(self, message: ActionFailed) -> None:
        """Say what was refused; what was typed stays."""
        message.stop()
        self.remark(GENERAL, f"{message.error.message} {message.error.hint}".strip())

    def _refuse(self, key: str, sentence: str) -> None:
        self.remark(key, sentence)
        self.query_one(f"#{key}").focus()
