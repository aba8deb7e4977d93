"""Vragen: what the constituency asked, by theme, with the answers; nobody's name is there."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.message import Message

from raadsboek.book.constituency.asked import asked_by
from raadsboek.core.constituency.log import Asked, Theme, by_theme
from raadsboek.core.dates import without_weekday
from raadsboek.core.kinds import question
from raadsboek.core.note import Note
from raadsboek.tui import keys
from raadsboek.tui.boundary import Part
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ScreenWanted
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.screens.question_dialogs import AnswerQuestionDialog
from raadsboek.tui.widgets.block_list import Block, BlockList, Paragraph, sentence
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.screen_title import ScreenTitle
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.working import book_look

_NOTHING = "Er zijn nog geen vragen."
_HOW = "Een hoofdletter V noteert er een, op elk scherm."
_NOTHING_OPEN = "Elke vraag heeft een antwoord. De letter o laat alles zien."


class QuestionsScreen(BookScreen):
    """The questions by theme."""

    SCOPE = "vragen"
    SHOWS_ORGAN = True
    CSS_PATH = "questions_by_theme.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("vragen")]
    AUTO_FOCUS = "BlockList"

    header = query_one(ScreenTitle)
    found = query_one(BlockList)
    status = query_one(StatusLine)

    @dataclass
    class Looked(Message):
        """The questions were found."""

        themes: list[Theme]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._only_open = False
        self._rows: list[Asked | None] = []

    def compose(self) -> ComposeResult:
        """Lay out what this is, the questions and the keys."""
        yield ScreenTitle("Vragen van de achterban")
        yield BlockList()
        yield StatusLine()
        yield Footer(self.SCOPE)

    def on_screen_resume(self) -> None:
        """Look, also when coming back: a question may have been noted."""
        self._look()

    def notes_differ(self) -> None:
        """Look again."""
        self._look()

    def organ_chosen(self) -> None:
        """Show the questions of the other organ."""
        self._look()

    @property
    def _current(self) -> Asked | None:
        place = self.found.cursor
        return self._rows[place] if 0 <= place < len(self._rows) else None

    @property
    def note_in_front(self) -> str:
        """The question under the cursor."""
        return self._current.path if self._current else ""

    @book_look
    def _look(self) -> None:
        book = self.desk.book
        book.index.refresh()
        asked = asked_by(book, self.desk.organ or None, only_open=self._only_open)
        self.post_message(self.Looked(by_theme(asked)))

    @on(Looked)
    def _show(self, message: Looked) -> None:
        before = self._current
        self._rows, blocks = [], []
        for theme in message.themes:
            self._rows += [None, *theme.asked]
            title = f"{theme.title} ({len(theme.asked)})"
            blocks.append(Block((Paragraph((Part(title, "heading"),)),), is_heading=True))
            blocks += [_block(one) for one in theme.asked]
        if not blocks:
            words = _NOTHING_OPEN if self._only_open else _NOTHING + self.desk.how(_HOW)
            blocks.append(sentence(words))
        places = [
            place
            for place, one in enumerate(self._rows)
            if one is not None and before is not None and one.path == before.path
        ]
        self.found.show(blocks, cursor=places[0] if places else 0)
        asked = [one for one in self._rows if one is not None]
        waiting = sum(one.is_open for one in asked)
        told = f"zonder naam · {len(asked)}, zonder antwoord {waiting}"
        self.header.show(told, council=self.desk.council_shown)
        self.refresh_bindings()

    @on(BlockList.Moved)
    def _moved(self) -> None:
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with the question under the cursor."""
        if action == "openen":
            return self._current is not None
        if action == "antwoord":
            return self._current is not None and not self.desk.book.read_only
        return True

    @on(BlockList.Chosen)
    def action_openen(self) -> None:
        """Read the note of the question."""
        if self._current is not None:
            arguments = {"soort": question.KIND.name, "pad": self._current.path}
            self.post_message(ScreenWanted("lijst", arguments))

    def action_antwoord(self) -> None:
        """Write down the answer."""
        if self._current is not None:
            self.app.push_screen(AnswerQuestionDialog(self.desk, self._current), self._answered)

    def _answered(self, note: Note | None) -> None:
        if note is not None:
            self.status.saved(self.desk.now)

    def action_alleen_open(self) -> None:
        """Show only what has no answer, or everything."""
        self._only_open = not self._only_open
        self._look()


def _block(one: Asked) -> Block:
    day = without_weekday(one.day) if one.day else ""
    head = Paragraph((Part(one.text, "strong"),), indent=2, aside=day)
    waiting = "! nog geen antwoord" if one.is_open else one.status
    said = Part(one.answer, "text") if one.answer else Part(waiting, "dim")
    return Block((head, Paragraph((said,), indent=2)))
