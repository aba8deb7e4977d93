"""Marking what was sent: to whom and on which day, with the papers that go along.

The dialog shows what the use case found and answers with what the secretary made of it; nothing is
sent or saved here.
"""

import datetime
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, Static

from raadsboek.book.meetings.sending import Sendable
from raadsboek.core.dates import long_date, read_date
from raadsboek.core.meetings.send_log import SentWhat
from raadsboek.tui.boundary import Part, assembled, shown
from raadsboek.tui.screens.attendance import NO_MEMBERS
from raadsboek.tui.widgets.dialogs import Dialog

_TITLES = {
    SentWhat.AGENDA: "Agenda verzonden",
    SentWhat.AFTERWARDS: "Stukken nagezonden",
    SentWhat.NEW_DAY: "Nieuwe dag gemeld",
    SentWhat.MINUTES: "Verslag verzonden",
}


class Mark(NamedTuple):
    """What the secretary says was sent: to whom (short names) and on which day."""

    to: tuple[str, ...]
    day: datetime.date


class SendingDialog(Dialog[Mark]):
    """Asks to whom and when; the answer is the mark, or None when nothing was sent."""

    def __init__(self, sending: Sendable, today: datetime.date) -> None:
        super().__init__(f"{_TITLES[sending.what]} · {sending.meeting.text('nummer')}")
        self._sending = sending
        self._today = today

    def compose_body(self) -> ComposeResult:
        """Yield to whom, when, the papers, and the buttons."""
        yield Static(shown("Aan, met korte namen:"), classes="text")
        yield Input(", ".join(self._sending.to), id="to", compact=True, select_on_focus=False)
        yield Static(shown("Op welke dag hebt u het verstuurd?"), classes="quiet")
        yield Input("vandaag", id="day", compact=True)
        with VerticalScroll(classes="papers", can_focus=False):
            yield Static(self._papers(), classes="quiet")
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
            self.dismiss(Mark(to, day))
