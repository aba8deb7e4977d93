"""The key of the user, and for whom confidential notes are encrypted: how it stands, what to do.

What each choice does, and the questions before it, are `key_doing`'s.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.getters import query_one
from textual.message import Message
from textual.widgets import OptionList, Static

from raadsboek.book.confidential.state import State, state_lines, state_of
from raadsboek.tui import keys
from raadsboek.tui.boundary import shown_lines
from raadsboek.tui.screens.key_doing import Doing, KeyDoing
from raadsboek.tui.widgets.dialogs import Choice
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.screen_title import ScreenTitle
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.working import book_look

_WIDTH = 30
"""Cells for what can be done; what it means stands behind it."""
_NO_KEY = "U hebt op deze computer nog geen sleutel."


class KeyScreen(KeyDoing):
    """How things stand, and a list of what can be done about it."""

    SCOPE = "sleutel"
    CSS_PATH = "key.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("sleutel")]
    AUTO_FOCUS = "OptionList"

    state = query_one("#state", Static)
    choices = query_one(OptionList)
    status = query_one(StatusLine)

    @dataclass
    class Found(Message):
        """How things stand was found."""

        state: State

    def compose(self) -> ComposeResult:
        """Lay out the heading, how things stand, the choices and the keys."""
        yield ScreenTitle("Sleutel en lezers")
        yield OptionList(compact=True)
        with VerticalScroll(can_focus=False):
            yield Static(shown_lines("bezig met lezen …"), id="state")
        yield StatusLine()
        yield Footer(self.SCOPE)

    def on_mount(self) -> None:
        """Look how things stand."""
        self.look()

    @book_look
    def look(self) -> None:
        """Look how things stand now."""
        self.post_message(self.Found(state_of(self.desk.book)))

    @on(Found)
    def _show(self, message: Found) -> None:
        self.known = message.state
        self.state.update(shown_lines("\n".join(_lines(message.state))))
        before = self.choices.highlighted or 0
        self.choices.set_options(_choices(message.state))
        self.choices.highlighted = min(before, self.choices.option_count - 1)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_kiezen()

    def action_kiezen(self) -> None:
        """Do what the line under the cursor says."""
        option = self.choices.highlighted_option
        if option is not None and option.id is not None and self.known is not None:
            self.do(Doing(option.id), self.known)


def _lines(state: State) -> Iterator[str]:
    if state.own is None:
        yield _NO_KEY
    else:
        yield f"Uw openbare sleutel: {state.own.public}"
        yield f"Het geheime deel staat in {_from_home(state.own.file)}."
    yield ""
    yield from state_lines(state)


def _from_home(file: Path) -> str:
    """Return a path as short as people say it: '~/.config/raadsboek/sleutel.txt'."""
    try:
        return f"~/{file.relative_to(Path.home()).as_posix()}"
    except ValueError:
        return str(file)


def _choices(state: State) -> Iterator[Choice]:
    """Yield what makes sense as things stand."""
    if state.own is None:
        yield _choice(Doing.MAKE, "Sleutel maken", "een keer, op deze computer")
        yield _choice(Doing.PUT_BACK, "Sleutel terugzetten", "overtypen van het herstelblad")
        return
    yield _choice(Doing.PRINT, "Herstelblad laten zien", "om over te schrijven of te vergelijken")
    yield _choice(Doing.PAGE, "Herstelblad voor de printer", "als bladzijde in een bestand")
    if not state.encrypts:
        yield _choice(Doing.TURN_ON, "Versleutelen aanzetten", "voor vertrouwelijke notities")
    if state.unconfirmed:
        yield _choice(Doing.CONFIRM, "Nieuwe lezers bevestigen", "ze kregen nog niets")
    if state.readers:
        yield _choice(Doing.ADD, "Lezer erbij", "voor wat vanaf dan wordt opgeslagen")
        yield _choice(Doing.REMOVE, "Lezer eraf", "voor wat vanaf dan wordt opgeslagen")
        yield _choice(Doing.ANEW, "Alles opnieuw versleutelen", "voor de lezers van nu")
    if state.encrypts:
        yield _choice(Doing.TURN_OFF, "Versleutelen uitzetten", "voor nieuwe notities")
    yield _choice(Doing.PUT_BACK, "Een andere sleutel terugzetten", "van een herstelblad")
    yield _choice(Doing.ANOTHER, "Nieuwe sleutel maken", "als de oude in verkeerde handen is")


def _choice(what: Doing, label: str, meaning: str) -> Choice:
    return Choice(what, label.ljust(_WIDTH), meaning)
