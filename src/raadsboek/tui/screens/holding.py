"""What holds: words and a day to type, and below them what is in force, by kind.

What does not hold stands folded at the end; the chain of a decision opens in a dialog. Finding is
`book.holding`'s and saying it `core.holding.wording`'s.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Input, Static

from raadsboek.book.holding.asking import Question, chain_around, what_holds
from raadsboek.core.dates import long_date, read_date
from raadsboek.core.holding import wording
from raadsboek.core.holding.answering import Answer, Item, Moment
from raadsboek.tui import keys
from raadsboek.tui.boundary import Part, assembled, shown
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ScreenWanted
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.screens.holding_blocks import MOST, Laid, laid_out
from raadsboek.tui.screens.holding_chain import ChainDialog
from raadsboek.tui.widgets.block_list import BlockList
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.screen_title import ScreenTitle
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.working import book_look


class HoldingScreen(BookScreen):
    """Two fields to type in, and what holds below them."""

    SCOPE = "geldt"
    SHOWS_ORGAN = True
    CSS_PATH = "holding.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("geldt")]
    AUTO_FOCUS = "#words"

    words = query_one("#words", Input)
    day = query_one("#day", Input)
    meaning = query_one("#meaning", Static)
    found = query_one(BlockList)
    status = query_one(StatusLine)

    @dataclass
    class Answered(Message):
        """The raadsboek answered a question."""

        question: Question
        answer: Answer

    @dataclass
    class ChainFound(Message):
        """The chain of a note, to be shown."""

        path: str
        items: Sequence[Item]
        moment: Moment

    def __init__(self, desk: Desk, words: str = "") -> None:
        super().__init__(desk)
        self._first_words = words
        self._question: Question | None = None
        self._shown_question: Question | None = None
        self._answer: Answer | None = None
        self._laid: list[Laid] = []
        self._unfolded = False
        self._opens_answer = False

    def compose(self) -> ComposeResult:
        """Lay out the fields, how the day was understood, and what holds."""
        yield ScreenTitle("Wat geldt")
        with Horizontal(id="fields"):
            yield Static(shown("Over"))
            yield Input(
                self._first_words, id="words", placeholder="woorden of een nummer", compact=True
            )
            yield Static(shown("Op"))
            yield Input(id="day", placeholder="vandaag", compact=True)
        yield Static(id="meaning")
        yield BlockList()
        yield StatusLine()
        yield Footer(self.SCOPE)

    def on_mount(self) -> None:
        """Ask what holds today."""
        self._show_name()
        self._ask(again=True)

    def on_screen_resume(self) -> None:
        """Ask again when coming back: a note may have been changed."""
        if self._answer is not None:
            self._ask(again=True)

    def organ_chosen(self) -> None:
        """Ask the same of the other organ."""
        self._show_name()
        self._ask()

    def _show_name(self) -> None:
        council = self.desk.organs.get(self.desk.organ, "")
        self.query_one(ScreenTitle).show(council=council)

    # -- asking -------------------------------------------------------------------------------

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._opens_answer = False
        self._ask()

    def _ask(self, *, again: bool = False) -> None:
        today = self.desk.today
        typed = self.day.value.strip()
        day = read_date(typed, today=today) if typed else today
        self.meaning.update(_understood(typed, day))
        if day is None:
            # An answer that is still on its way must not hide what is wrong.
            self._question = None
            return
        question = Question(words=self.words.value, day=day, organ=self.desk.organ)
        if question != self._question or again:
            self._question = question
            self._look(question, today, refresh=again)

    @book_look
    def _look(self, question: Question, today: datetime.date, *, refresh: bool) -> None:
        book = self.desk.book
        if refresh:
            book.index.refresh()
        self.post_message(self.Answered(question, what_holds(book, question, today=today)))

    @on(Answered)
    def _show(self, message: Answered) -> None:
        if message.question != self._question:
            return
        # Another question begins at the top; the same one again stays where it was.
        path = self._current_path if message.question == self._shown_question else ""
        self._shown_question = message.question
        self._answer = message.answer
        self.meaning.update(_told(message.answer, message.question.words))
        self._lay_out(path)
        if self._opens_answer:
            self._opens_answer = False
            self.action_openen()

    def _lay_out(self, path: str = "") -> None:
        """Show the answer, with the cursor on the note that it was on."""
        answer = self._answer
        if answer is None:
            return
        self._laid = laid_out(answer, unfolded=self._unfolded)
        places = [
            place
            for place, laid in enumerate(self._laid)
            if (laid.item.note.path == path if laid.item else laid.is_fold and path == "fold")
        ]
        self.found.show([laid.block for laid in self._laid], cursor=places[0] if places else 0)
        self.status.say(_counted(answer, self.words.value))
        self.refresh_bindings()

    # -- going --------------------------------------------------------------------------------

    @property
    def _current(self) -> Laid | None:
        place = self.found.cursor
        return self._laid[place] if 0 <= place < len(self._laid) else None

    @property
    def _current_path(self) -> str:
        laid = self._current
        if laid is None:
            return ""
        return laid.item.note.path if laid.item else "fold"

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        # Typed faster than it is answered: Enter is about the answer that is still to come.
        self._opens_answer = self._question not in (None, self._shown_question)
        if not self._opens_answer:
            self.action_openen()

    @on(BlockList.Chosen)
    def _chosen(self) -> None:
        self.action_openen()

    @on(BlockList.Moved)
    def _moved(self) -> None:
        self.refresh_bindings()

    def on_key(self, event: events.Key) -> None:
        """Walk through what holds while a field keeps the focus."""
        if self.found.has_focus:
            return
        if event.key in ("down", "up"):
            self.found.action_move(1 if event.key == "down" else -1)
        elif event.key in ("pagedown", "pageup"):
            self.found.action_page(1 if event.key == "pagedown" else -1)
        else:
            return
        event.stop()
        event.prevent_default()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the chain of a note only where there is one."""
        if action == "keten":
            return self._current is not None and self._current.item is not None
        if action == "alles":
            return self._answer is not None and bool(self._answer.other)
        return True

    def action_openen(self) -> None:
        """Read the note under the cursor, or unfold what does not hold."""
        laid = self._current
        if laid is None:
            return
        if laid.item is None:
            self.action_alles()
        else:
            note = laid.item.note
            self.post_message(ScreenWanted("lijst", {"soort": note.kind, "pad": note.path}))

    def action_alles(self) -> None:
        """Show what does not hold as well, or fold it again."""
        self._unfolded = not self._unfolded
        others = self._answer.other if self._answer is not None and self._unfolded else ()
        # On the first of them, or they would open below the edge of the screen.
        self._lay_out(others[0].note.path if others else "fold")

    def action_ander_paneel(self) -> None:
        """Go from the words to the day, to what holds, and back."""
        order = (self.words, self.day, self.found)
        place = next((place for place, one in enumerate(order) if one.has_focus), -1)
        order[(place + 1) % len(order)].focus()

    def action_keten(self) -> None:
        """Show what came before and after the note under the cursor."""
        laid, answer = self._current, self._answer
        if laid is not None and laid.item is not None and answer is not None:
            self._find_chain(laid.item.note.path, answer.moment, self.desk.organ)

    @book_look
    def _find_chain(self, path: str, moment: Moment, organ: str) -> None:
        items = chain_around(self.desk.book, path, moment, organ=organ)
        self.post_message(self.ChainFound(path, items, moment))

    @on(ChainFound)
    def _show_chain(self, message: ChainFound) -> None:
        def chosen(path: str | None) -> None:
            if path:
                self.post_message(ScreenWanted("lijst", {"pad": path}))

        self.app.push_screen(ChainDialog(message.items, message.path, message.moment), chosen)


def _understood(typed: str, day: datetime.date | None) -> Content:
    if day is None:
        return assembled(
            Part("! ", "bold $warning"),
            Part(f"'{typed}' is geen dag. Typ een dag zoals 1-3-2024, of laat dit vak leeg voor "),
            Part("vandaag."),
        )
    return assembled(Part(long_date(day), "$foreground-muted"))


def _told(answer: Answer, words: str) -> Content:
    began = wording.began_later(answer)
    parts = [Part(wording.heading(answer.moment, words), "$foreground-muted")]
    return assembled(*parts, *((Part(f". {began}", "$foreground-muted"),) if began else ()))


def _counted(answer: Answer, words: str) -> str:
    if not answer.held and not answer.other:
        return wording.nothing(answer.moment, words)
    verb = "gold" if answer.moment.is_past else "geldt"
    plural = "golden" if answer.moment.is_past else "gelden"
    number = len(answer.held)
    told = f"Niets {verb}" if not number else f"{number} {verb if number == 1 else plural}"
    more = " · typ er een woord bij om alles te zien" if len(answer.held) > MOST else ""
    return f"{told}{more}"
