"""The question to which day a meeting goes: what follows is shown while the day is typed.

It only asks and shows; the answer is the move, or `CALL_OFF`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Button, Input, Static

from raadsboek.book.meetings.moved_words import MovedRow, rows_of
from raadsboek.book.meetings.moving import Move, Moved, plan_move
from raadsboek.book.notes import title_of
from raadsboek.core.dates import (
    FULL_WEEKDAYS,
    day_as_kept,
    long_date,
    mistaken_weekday,
    read_date,
    without_weekday,
)
from raadsboek.core.kinds import meeting
from raadsboek.core.note import Note
from raadsboek.core.schema import fields_of
from raadsboek.core.typed import stored
from raadsboek.tui.boundary import Part, assembled, shown, shown_lines
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ActionFailed
from raadsboek.tui.screens.moved_lines import moved_lines
from raadsboek.tui.widgets.dialogs import ConfirmDialog, Dialog
from raadsboek.tui.working import book_look

CALL_OFF = "vervalt"
"""The answer that the meeting does not go on at all."""

_HELP = "Typ de nieuwe dag, zoals: do 3 december."
_TIMES = ("van", "tot")
_FIELDS = {item.key: item for item in fields_of(meeting.KIND.struct)}


@dataclass
class MovePlanned(Message):
    """What this move would do."""

    move: Move
    moved: Moved
    rows: Sequence[MovedRow]


class CallOffDialog(ConfirmDialog):
    """Asks whether a meeting does not go on at all; what follows may be more than fits."""

    DEFAULT_CSS = """
    CallOffDialog {
        & > Vertical { width: 76; max-width: 98%; max-height: 96%; }
        & #along { height: auto; max-height: 12; }
    }
    """
    BINDINGS = [  # noqa: RUF012  (declared by Textual)
        Binding("up", "scroll(-1)", "Omhoog", show=False),
        Binding("down", "scroll(1)", "Omlaag", show=False),
    ]

    def __init__(self, note: Note, follows: Content) -> None:
        """Ask about this meeting, and show what follows."""
        number = note.text("nummer")
        question = f"{number} krijgt de status vervallen. Het nummer blijft bestaan."
        super().__init__(f"Gaat {number} niet door?", question, yes="Gaat niet door", no="Terug")
        self._follows = follows

    def compose_question(self) -> ComposeResult:
        """Yield the question, and what follows below it."""
        yield from super().compose_question()
        yield Static()
        with VerticalScroll(id="along", can_focus=False):
            yield Static(self._follows, classes="text")

    def action_scroll(self, lines: int) -> None:
        """Scroll what follows."""
        self.query_one("#along").scroll_relative(y=lines, animate=False)


class MoveDialog(Dialog[Move | str]):
    """Asks for another day, and other times or another place; Enter answers with the move."""

    DEFAULT_CSS = """
    MoveDialog {
        & > Vertical { width: 76; max-width: 98%; max-height: 96%; }
        & .field { height: 1; margin-bottom: 0; }
        & .label { width: 13; }
        & Input { width: 1fr; }
        & .short { width: 12; }
        & .between { width: 7; padding-left: 2; }
        & #along { height: auto; max-height: 9; margin-top: 1; }
        & #along Static { height: auto; }
        & .buttons Button { min-width: 0; }
    }
    """
    AUTO_FOCUS = "#datum"
    BINDINGS = [  # noqa: RUF012  (declared by Textual)
        Binding("up", "scroll(-1)", "Omhoog", show=False),
        Binding("down", "scroll(1)", "Omlaag", show=False),
    ]

    along = query_one("#along", VerticalScroll)

    def __init__(self, desk: Desk, note: Note) -> None:
        """Ask where this meeting goes."""
        super().__init__("Vergadering verzetten")
        self._desk = desk
        self._note = note
        self._planned: Move | None = None

    def compose_body(self) -> ComposeResult:
        """Yield what it is now, the fields, what follows and the ways out."""
        note = self._note
        yield Static(shown_lines(_as_it_is(note)), classes="text")
        yield Static()
        with Horizontal(classes="field"):
            yield Static(shown("Nieuwe dag"), classes="label")
            yield Input(id="datum", compact=True)
        with Horizontal(classes="field"):
            yield Static(shown("Van"), classes="label")
            yield Input(note.text("van"), id="van", classes="short", compact=True)
            yield Static(shown("Tot"), classes="between")
            yield Input(note.text("tot"), id="tot", classes="short", compact=True)
        with Horizontal(classes="field"):
            yield Static(shown("Plaats"), classes="label")
            yield Input(note.text("plaats"), id="plaats", compact=True)
        with VerticalScroll(id="along", can_focus=False):
            yield Static(shown(_HELP))
        with Horizontal(classes="buttons"):
            yield Button(assembled(" Verzetten ", Part("(Enter) ", "dim")), id="move", compact=True)
            yield Button(shown(" Gaat niet door… "), id="off", compact=True)

    # -- what is typed ------------------------------------------------------------------------

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self._planned = None
        wrong = self._wrong
        move = self._asked
        if move is None or wrong:
            self._say(wrong or _HELP, warning=bool(wrong) and bool(self._typed("datum")))
        else:
            self._plan(move)

    @property
    def _asked(self) -> Move | None:
        """The move that the fields ask for; None when there is no day in them."""
        today = self._desk.today
        typed = self._typed("datum")
        day = read_date(typed, today=today) if typed else day_as_kept(self._note.text("datum"))
        if day is None:
            return None
        times = {key: str(stored(_FIELDS[key], self._typed(key), today=today)) for key in _TIMES}
        return Move(day=day, start=times["van"], end=times["tot"], place=self._typed("plaats"))

    @property
    def _wrong(self) -> str:
        """What is wrong with the day, in a sentence."""
        typed, today = self._typed("datum"), self._desk.today
        if not typed or read_date(typed, today=today):
            return "" if typed or self._differs else _HELP
        day = mistaken_weekday(typed, today=today)
        if day is not None:
            return f"{without_weekday(day)} is een {FULL_WEEKDAYS[day.weekday()]}."
        return "Dat is nog geen dag. Typ bijvoorbeeld: do 3 december, of 3-12-2026."

    @property
    def _differs(self) -> bool:
        keys = (*_TIMES, "plaats")
        return any(self._typed(key) not in ("", self._note.text(key)) for key in keys)

    def _typed(self, key: str) -> str:
        return self.query_one(f"#{key}", Input).value.strip()

    # -- what follows -------------------------------------------------------------------------

    @book_look
    def _plan(self, move: Move) -> None:
        book = self._desk.book
        moved = plan_move(book, self._note, move, today=self._desk.today)
        self.post_message(MovePlanned(move, moved, rows_of(book, moved)))

    @on(MovePlanned)
    def _show(self, message: MovePlanned) -> None:
        message.stop()
        if message.move != self._asked:
            return
        self._planned = message.move
        head = Part(f"Naar {long_date(message.move.day)}.", "bold $accent")
        lines = moved_lines(message.moved, message.rows)
        self.along.query_one(Static).update(assembled(head, "\n").append(lines))

    def on_action_failed(self, message: ActionFailed) -> None:
        """Tell below the fields why this is not possible."""
        message.stop()
        self._say(message.error.message, warning=True)

    def _say(self, text: str, *, warning: bool = False) -> None:
        parts = (Part("! ", "bold $warning"), text) if warning else (text,)
        self.along.query_one(Static).update(assembled(*parts))

    # -- answering ----------------------------------------------------------------------------

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._answer()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        if event.button.id == "off":
            self.dismiss(CALL_OFF)
        else:
            self._answer()

    def _answer(self) -> None:
        """Answer only with what was shown: nobody moves a meeting unseen."""
        if self._planned is not None:
            self.dismiss(self._planned)
        else:
            self.query_one("#datum").focus()

    def action_scroll(self, lines: int) -> None:
        """Scroll what follows."""
        self.along.scroll_relative(y=lines, animate=False)


def _as_it_is(note: Note) -> str:
    day = day_as_kept(note.text("datum"))
    times = "–".join(time for time in (note.text("van"), note.text("tot")) if time)
    place = note.text("plaats")
    now = " · ".join(part for part in (long_date(day) if day else "", times, place) if part)
    return f"{note.text('nummer')} {title_of(note)}\nNu: {now or 'nog geen dag'}"
