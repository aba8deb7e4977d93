"""Noting a question of the constituency, and its answer: three fields and Enter.

There is no field for who asked. What may tell that is said; the same once more saves it as it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Input, Static

from raadsboek.book.constituency.noting import (
    PersonNoticed,
    ToNote,
    answer_question,
    note_question,
    themes,
)
from raadsboek.core.constituency.log import Asked
from raadsboek.core.note import Note
from raadsboek.tui.boundary import shown
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ActionFailed
from raadsboek.tui.screens.saving_dialog import GENERAL, SavingDialog, buttons, row, text_field
from raadsboek.tui.widgets.suggesting import LastPart, names
from raadsboek.tui.working import book_work, index_look

TEXT, THEME, ANSWER = "vraag", "thema", "antwoord"


@dataclass
class QuestionSaved(Message):
    """The question stands in the log."""

    note: Note


class _QuestionFields(SavingDialog[Note]):
    """What noting a question and answering one share: saving, and what is said about people."""

    DEFAULT_CSS = """
    _QuestionFields {
        & .label { width: 10; }
        & .remark { padding-left: 10; }
        & .about { height: auto; margin-bottom: 1; color: $foreground-muted; }
    }
    """

    def __init__(self, title: str, desk: Desk) -> None:
        super().__init__(title)
        self._desk = desk
        self._told: tuple[str, ...] | None = None
        """What stood there when it was told that somebody may be known by it."""

    @property
    def _filled(self) -> tuple[str, ...]:
        return tuple(one.value.strip() for one in self.query(Input))

    def action_save(self) -> None:
        """Save it; what was told about people once is not told again."""
        self._save(self._filled, with_people=self._filled == self._told)

    @book_work
    def _save(self, filled: tuple[str, ...], *, with_people: bool) -> None:
        self.post_message(QuestionSaved(self._saved_note(filled, with_people=with_people)))

    def _saved_note(self, filled: tuple[str, ...], *, with_people: bool) -> Note:
        raise NotImplementedError

    @on(Input.Changed)
    def _changed(self, message: Input.Changed) -> None:
        message.stop()
        if self._filled != self._told:
            self.remark(GENERAL)

    @on(QuestionSaved)
    def _saved(self, message: QuestionSaved) -> None:
        message.stop()
        self.dismiss(message.note)

    def on_action_failed(self, message: ActionFailed) -> None:
        """Say what was refused; what was typed stays."""
        message.stop()
        error = message.error
        if isinstance(error, PersonNoticed):
            self._told = self._filled
            self.remark(
                GENERAL,
                f"{error.message} Haal het liever weg: wie het vroeg, hoeft niemand te weten. "
                "Nog eens Enter bewaart het toch zo.",
            )
        else:
            self.remark(GENERAL, f"{error.message} {error.hint}".strip())


class NoteQuestionDialog(_QuestionFields):
    """Asks for the question, its theme and maybe the answer; the answer is the note."""

    AUTO_FOCUS = f"#{TEXT}"

    @dataclass
    class ThemesFound(Message):
        """The themes that were used, the most used first."""

        themes: Sequence[str]

    def __init__(self, desk: Desk) -> None:
        super().__init__("Vraag noteren", desk)

    def on_mount(self) -> None:
        """Look up the themes while the question is typed."""
        self._find_themes()

    @index_look
    def _find_themes(self) -> None:
        self.post_message(self.ThemesFound(themes(self._desk.to_read, self._desk.organ)))

    @on(ThemesFound)
    def _complete_from(self, message: ThemesFound) -> None:
        message.stop()
        field = self.query_one(f"#{THEME}", Input)
        field.suggester = LastPart(names(message.themes), shortest=1)
        if message.themes:
            field.placeholder = f"zoals {', '.join(message.themes[:3])}"

    def compose_body(self) -> ComposeResult:
        """Yield the three fields, and that no name belongs here."""
        yield from row(TEXT, "Vraag", text_field(TEXT, "", "wat er werd gevraagd, in een zin"))
        yield from row(THEME, "Thema", text_field(THEME, "", "in een woord, mag leeg"))
        yield from row(ANSWER, "Antwoord", text_field(ANSWER, "", "mag leeg, mag later"))
        yield Static(id=GENERAL, classes="remark")
        yield Static(
            shown("Schrijf geen naam op. Tab gaat naar het volgende vak."), classes="quiet"
        )
        yield from buttons()

    def _saved_note(self, filled: tuple[str, ...], *, with_people: bool) -> Note:
        text, theme, answer = filled
        typed = ToNote(text=text, theme=theme, answer=answer, organ=self._desk.organ)
        return note_question(self._desk.book, typed, now=self._desk.now, with_people=with_people)


class AnswerQuestionDialog(_QuestionFields):
    """Asks for the answer to a question; the answer is the note."""

    AUTO_FOCUS = f"#{ANSWER}"

    def __init__(self, desk: Desk, asked: Asked) -> None:
        super().__init__("Antwoord", desk)
        self._asked = asked

    def compose_body(self) -> ComposeResult:
        """Yield the question and the field for its answer."""
        yield Static(shown(self._asked.text), classes="about")
        yield from row(ANSWER, "Antwoord", text_field(ANSWER, self._asked.answer, "in een zin"))
        yield Static(id=GENERAL, classes="remark")
        yield from buttons()

    def _saved_note(self, filled: tuple[str, ...], *, with_people: bool) -> Note:
        return answer_question(
            self._desk.book,
            self._asked.path,
            filled[0],
            now=self._desk.now,
            with_people=with_people,
        )
