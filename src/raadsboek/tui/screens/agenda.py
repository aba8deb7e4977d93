"""The agenda builder: what stands on the agenda of a meeting, and below it everything that waits.

What is proposed, where it goes and how the text changes is the core's. Here is what goes on and
off, and in which order; what is asked is `agenda_asking`, what is read beside it `agenda_notes`.
"""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.widgets import Static

from raadsboek.core.errors import RaadsboekError
from raadsboek.core.meetings.agenda.placing import (
    TAKEN_OFF,
    fixed_point_for,
    gathered_lines,
    proposal_at,
    taken_off,
    title_on,
    waiting_below,
    with_gathered,
    with_proposal,
)
from raadsboek.core.meetings.agenda.points import moved, without_line
from raadsboek.core.meetings.agenda.proposals import Proposal
from raadsboek.tui import keys
from raadsboek.tui.screens.agenda_asking import AgendaAsking
from raadsboek.tui.screens.agenda_board import Board
from raadsboek.tui.screens.agenda_notes import AgendaNotes
from raadsboek.tui.screens.agenda_rows import Row, RowKind
from raadsboek.tui.screens.note_pane import NotePane
from raadsboek.tui.widgets.dialogs import ConfirmDialog, ask
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.status_line import StatusLine

_CHANGING = frozenset(
    {
        "op_af",
        "alles_hiervan",
        "lager",
        "hoger",
        "tijd",
        "doel",
        "inbreng",
        "stukken",
        "titel",
        "nieuw_punt",
        "oplegnotitie",
        "weg",
        "ongedaan",
        "opslaan",
    }
)


class AgendaScreen(AgendaAsking, AgendaNotes):
    """The agenda of one meeting, while it is put together."""

    SCOPE = "agenda"
    CSS_PATH = "agenda.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("agenda")]
    AUTO_FOCUS = "#board"

    def compose(self) -> ComposeResult:
        """Lay out the heading, the rows, room for a note, and the keys."""
        yield Static(id="header")
        with Container(id="panels"):
            yield Board(id="board", compact=True)
            yield NotePane(self.desk)
        yield StatusLine()
        yield Footer(self.SCOPE)

    def on_mount(self) -> None:
        """Read the meeting."""
        self.pane.display = False
        self.load(self._wanted)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what changes the agenda only when it may be changed."""
        return action not in _CHANGING or (self._note is not None and not self._reason)

    # -- on and off ---------------------------------------------------------------------------

    def action_op_af(self) -> None:
        """Put what waits on the agenda, or take off what stands there."""
        row = self.current
        if row is None:
            return
        if row.kind is RowKind.WAITING and row.proposal is not None:
            proposal = row.proposal
            if self._try(lambda: with_proposal(self._agenda, self._proposals, proposal)):
                self.status.say(f"Op de agenda: {proposal.title}")
        elif row.kind is RowKind.LINE:
            self._try(lambda: without_line(self._agenda, row.at, row.line))
        elif row.kind is RowKind.POINT:
            self._take_off(row.at)

    def action_alles_hiervan(self) -> None:
        """Put all that waits on the agenda that goes below the same fixed point as this row."""
        row = self.current
        if row is None:
            return
        fixed = self._fixed_of(row)
        if fixed is None:
            waits = "Dit wordt een eigen punt. De spatiebalk zet het op de agenda."
            stands = "Onder dit punt komt niets vanzelf. Kies een vast punt, of wat wacht."
            self.status.say(waits if row.kind is RowKind.WAITING else stands)
            return
        found = waiting_below(self._agenda, self._proposals, fixed)
        if not found:
            title = title_on(self._agenda, self._proposals, fixed)
            self.status.say(f"Er wacht niets dat onder '{title}' hoort.")
        elif self._try(lambda: with_gathered(self._agenda, self._proposals, fixed)):
            title = title_on(self._agenda, self._proposals, fixed)
            count = "1 punt" if len(found) == 1 else f"{len(found)} punten"
            self.status.say(f"{count} erbij onder {title}. Ongedaan maken: u")

    def _fixed_of(self, row: Row) -> Proposal | None:
        """Return the fixed point that a row is, or below which it stands or would go."""
        one = row.proposal or proposal_at(self._agenda, self._proposals, row.at)
        if one is None or one.is_fixed:
            return one
        return fixed_point_for(self._proposals, one)

    @work
    async def _take_off(self, at: int) -> None:
        """Take a point off; what somebody wrote below it is asked about first."""
        point = self._agenda.points[at]
        own = [line for line in point.below if line.strip() and line not in gathered_lines(point)]
        if own:
            dialog = ConfirmDialog(
                "Punt met tekst eraf halen?",
                f"Onder '{point.title}' staat tekst. Die gaat mee van de agenda af. Het punt komt "
                "terug, de tekst niet; die vindt u nog in de geschiedenis.",
                yes="Eraf halen",
                no="Laten staan",
            )
            if not await ask(self.app, dialog):
                return
        try:
            self.change(*taken_off(self._agenda, self._proposals, at))
        except RaadsboekError as error:
            self.status.say(str(error), warning=True)
        else:
            self.status.say(f"Van de agenda: {point.title}. De letter u zet het terug.")

    def action_weg(self) -> None:
        """Wipe a point of one's own that was taken off: it does not come back."""
        row = self.current
        if row is None or row.proposal is None or row.proposal.why != TAKEN_OFF:
            self.status.say("Wissen kan alleen bij een eigen punt dat van deze agenda is gehaald.")
            return
        rest = [one for one in self._proposals if one is not row.proposal]
        self.change(self._agenda, rest)
        self.status.say(f"Gewist: {row.proposal.title}. De letter u zet het terug.")

    def action_ongedaan(self) -> None:
        """Take the last change back."""
        done = self.take_back()
        self.status.say("Ongedaan gemaakt." if done else "Er is niets om ongedaan te maken.")

    # -- moving a point -----------------------------------------------------------------------

    def action_lager(self) -> None:
        """Move the point down."""
        self._move(1)

    def action_hoger(self) -> None:
        """Move the point up."""
        self._move(-1)

    def _move(self, step: int) -> None:
        at = self._point
        if at is None or not 0 <= at + step < len(self._agenda.points):
            return
        if self._try(lambda: moved(self._agenda, at, at + step)):
            self._go_to_point(at + step)
