"""Marking what was sent: to whom and on which day, with the papers that go along.

The dialog shows what the use case found and answers with what the secretary made of it; nothing is
sent or saved here.
"""

import datetime
from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, OptionList, Static
from textual.widgets.option_list import Option

from raadsboek.book.meetings.sending import Sendable
from raadsboek.core.dates import long_date, read_date
from raadsboek.core.meetings.send_log import SentPaper, SentWhat
from raadsboek.tui.boundary import Part, assembled, shown
from raadsboek.tui.screens.attendance import NO_MEMBERS
from raadsboek.tui.widgets.dialogs import Dialog
from raadsboek.tui.widgets.marked_list import MarkedList

_TITLES = {
    SentWhat.AGENDA: "Agenda verzonden",
    SentWhat.AFTERWARDS: "Stukken nagezonden",
    SentWhat.NEW_DAY: "Nieuwe dag gemeld",
    SentWhat.MINUTES: "Verslag verzonden",
}


class MadeFile(NamedTuple):
    """A file that was made here and may have been sent: where it stands, and its mark."""

    place: str
    paper: SentPaper


class Mark(NamedTuple):
    """What the secretary says was sent: to whom (short names), on which day, and which files."""

    to: tuple[str, ...]
    day: datetime.date
    files: tuple[SentPaper, ...]


class _Files(MarkedList):
    """The files that were made: Enter is for the dialog, a click or the space bar ticks one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "select", "Wijzigen", show=False),
        Binding("enter", "screen.mark", "Verzonden", show=False),
    ]


class SendingDialog(Dialog[Mark]):
    """Asks to whom and when; the answer is the mark, or None when nothing was sent."""

    def __init__(
        self,
        sending: Sendable,
        today: datetime.date,
        *,
        made: Sequence[MadeFile] = (),
        ticked: Sequence[MadeFile] = (),
    ) -> None:
        super().__init__(f"{_TITLES[sending.what]} · {sending.meeting.text('nummer')}")
        self._sending = sending
        self._today = today
        self._made = made
        self._ticked = {made.index(one) for one in ticked}

    def compose_body(self) -> ComposeResult:
        """Yield to whom, when, the papers, and the buttons."""
        yield Static(shown("Aan, met korte namen:"), classes="text")
        yield Input(", ".join(self._sending.to), id="to", compact=True, select_on_focus=False)
        yield Static(shown("Op welke dag hebt u het verstuurd?"), classes="quiet")
        yield Input("vandaag", id="day", compact=True)
        with VerticalScroll(classes="papers", can_focus=False):
            yield Static(self._papers(), classes="quiet")
        if self._made:
            yield Static(shown("Ging dit ook mee? Zet aan of uit met Tab en spatie."), id="made")
            yield _Files(*(self._file(place) for place in range(len(self._made))), compact=True)
        yield Static(classes="problem")
        with Horizontal(classes="buttons"):
            yield Button(assembled(" Verzonden ", Part("(Enter) ", "dim")), id="yes", compact=True)
            yield Button(assembled(" Nog niet ", Part("(Esc) ", "dim")), id="no", compact=True)

    def _papers(self) -> Content:
        sending = self._sending
        lines: list[Part | str] = []
        if not sending.to:
            lines.append(f"{NO_MEMBERS}\n")
        if sending.late is not None:
            day = long_date(sending.late.day)
            lines.append(Part(f"! Moest uiterlijk {day} ({sending.late.short}).\n", "$warning"))
        for number in sending.lost:
            lines.append(Part(f"! Het stuk {number} is niet te vinden.\n", "$warning"))
        if sending.papers:
            lines.append("Stukken: " + ", ".join(paper.number for paper in sending.papers))
        return assembled(*lines)

    def _file(self, place: int) -> Option:
        return Option(self._file_line(place), id=str(place))

    def _file_line(self, place: int) -> Content:
        goes = place in self._ticked
        mark = Part("✓", "bold $success") if goes else Part("·", "$foreground-muted")
        return assembled(" ", mark, f" {self._made[place].place}")

    @on(OptionList.OptionSelected)
    def _tick(self, message: OptionList.OptionSelected) -> None:
        message.stop()
        place = int(message.option_id or "0")
        self._ticked ^= {place}
        message.option_list.replace_option_prompt(str(place), self._file_line(place))

    def on_mount(self) -> None:
        """Start at the names."""
        names = self.query_one("#to", Input)
        names.focus()
        names.cursor_position = 0

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._answer()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Do with the mouse what the keys do."""
        event.stop()
        if event.button.id == "yes":
            self._answer()
        else:
            self.action_cancel()

    def action_mark(self) -> None:
        """Answer from the list of files."""
        self._answer()

    def _answer(self) -> None:
        typed = self.query_one("#to", Input).value
        to = tuple(name.strip().removeprefix("@") for name in typed.split(",") if name.strip())
        day = read_date(self.query_one("#day", Input).value, today=self._today)
        wrong = ""
        if not to:
            wrong = "Vul in aan wie u het hebt gestuurd."
        elif day is None:
            wrong = "Vul een datum in, zoals vandaag, gisteren of 12 november."
        if wrong or day is None:
            self.query_one(".problem", Static).update(assembled("! ", wrong))
        else:
            files = tuple(self._made[place].paper for place in sorted(self._ticked))
            self.dismiss(Mark(to, day, files))
