"""The dialogs about a key: its recovery print, typing that over, and naming a reader."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message
from textual.widgets import Button, Input, Static

from raadsboek.book.confidential.keys import put_back
from raadsboek.book.confidential.readers import add_reader
from raadsboek.core.recovery_print import ROWS, row_is_right
from raadsboek.tui.boundary import shown, shown_lines
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ActionFailed
from raadsboek.tui.screens.saving_dialog import GENERAL, SavingDialog, buttons, row, text_field
from raadsboek.tui.widgets.dialogs import Dialog
from raadsboek.tui.working import book_work

NAME, KEY = "naam", "sleutel"


class PrintDialog(Dialog[None]):
    """Shows the recovery print; nothing of it is kept."""

    DEFAULT_CSS = """
    PrintDialog {
        & > Vertical { width: 98; max-width: 98%; max-height: 98%; padding: 0 1; }
        & VerticalScroll { height: auto; max-height: 68vh; scrollbar-size-vertical: 1; }
    }
    """
    AUTO_FOCUS = "Button"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll_text(-1)", "Omhoog", show=False),
        Binding("down", "scroll_text(1)", "Omlaag", show=False),
    ]

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__(lines[0])
        self._lines = lines[2:]

    def compose_body(self) -> ComposeResult:
        """Yield the print and a button."""
        with VerticalScroll(can_focus=False):
            yield Static(shown_lines("\n".join(self._lines)), classes="text")
        with Horizontal(classes="buttons"):
            yield Button(shown(" Goed "), compact=True)

    def action_scroll_text(self, lines: int) -> None:
        """Show more of what has no room."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Close."""
        event.stop()
        self.dismiss(None)


@dataclass
class KeySaved(Message):
    """What was typed is saved; the sentence says what."""

    sentence: str


class _KeyForm(SavingDialog[str]):
    """A form that says what was refused, and goes when it is saved."""

    DEFAULT_CSS = """
    _KeyForm {
        & .label { width: 10; }
        & .remark { padding-left: 10; }
        & .about { height: auto; margin-bottom: 1; color: $foreground-muted; }
    }
    """

    def __init__(self, title: str, desk: Desk) -> None:
        super().__init__(title)
        self._desk = desk

    @on(KeySaved)
    def _saved(self, message: KeySaved) -> None:
        message.stop()
        self.dismiss(message.sentence)

    def on_action_failed(self, message: ActionFailed) -> None:
        """Say what was refused; what was typed stays."""
        message.stop()
        self.remark(GENERAL, f"{message.error.message} {message.error.hint}".strip())


class PutBackDialog(_KeyForm):
    """Asks for the rows of a recovery print; each is checked as it is typed."""

    AUTO_FOCUS = "#regel-1"

    def __init__(self, desk: Desk) -> None:
        super().__init__("Sleutel terugzetten", desk)

    def compose_body(self) -> ComposeResult:
        """Yield a field for each row."""
        about = "Typ het herstelblad over. Spaties en hoofdletters maken niet uit."
        yield Static(shown(about), classes="about")
        for number in range(1, ROWS + 1):
            yield from row(_field(number), f"Regel {number}", text_field(_field(number), ""))
        yield Static(id=GENERAL, classes="remark")
        yield from buttons()

    @on(Input.Changed)
    def _changed(self, message: Input.Changed) -> None:
        message.stop()
        self.remark(GENERAL)
        name = str(message.control.id)
        number = int(name.rpartition("-")[2])
        right = row_is_right(number, self.typed(name))
        self.say(name, "goed" if right else "")

    def action_save(self) -> None:
        """Go to the next row, or put the key back when all are right."""
        for number in range(1, ROWS + 1):
            if not row_is_right(number, self.typed(_field(number))):
                if self.typed(_field(number)):
                    wrong = "Deze regel is niet goed overgetypt; vergelijk hem met het blad."
                    self.remark(_field(number), wrong)
                self.query_one(f"#{_field(number)}").focus()
                return
        rows = (f"{number} {self.typed(_field(number))}" for number in range(1, ROWS + 1))
        self._save("\n".join(rows))

    @book_work
    def _save(self, typed: str) -> None:
        put_back(typed, self._desk.book.key_file, now=self._desk.now)
        self.post_message(KeySaved("De sleutel is teruggezet."))


def _field(number: int) -> str:
    return f"regel-{number}"


class ReaderDialog(_KeyForm):
    """Asks who reads along, and with which public key."""

    AUTO_FOCUS = f"#{NAME}"

    def __init__(self, desk: Desk) -> None:
        super().__init__("Lezer erbij", desk)

    def compose_body(self) -> ComposeResult:
        """Yield a field for the name and one for the key."""
        about = (
            "De lezer ziet zijn openbare sleutel op zijn eigen computer, bij Sleutel, en geeft die "
            "aan u. Controleer de laatste tekens door de telefoon."
        )
        yield Static(shown(about), classes="about")
        yield from row(NAME, "Naam", text_field(NAME, "", "zoals Noor Bakker"))
        yield from row(KEY, "Sleutel", text_field(KEY, "", "begint met age1"))
        yield Static(id=GENERAL, classes="remark")
        yield from buttons()

    @on(Input.Changed)
    def _changed(self, message: Input.Changed) -> None:
        message.stop()
        self.remark(GENERAL)

    def action_save(self) -> None:
        """Name the reader."""
        if self.typed(NAME) and not self.typed(KEY):
            self.query_one(f"#{KEY}").focus()
        else:
            self._save(self.typed(NAME), self.typed(KEY))

    @book_work
    def _save(self, name: str, key: str) -> None:
        self._desk.receive(add_reader(self._desk.book, name, key, now=self._desk.now))
        self.post_message(KeySaved(f"{name} leest mee in wat vanaf nu wordt opgeslagen."))
