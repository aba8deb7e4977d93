"""The agenda builder: what stands on the agenda of a meeting, and below it everything that waits.

What is proposed, where it goes and how the text changes is the core's; keeping it is
`agenda_keeping`. Here are the rows, the keys and the questions.
"""

import datetime
from collections.abc import Callable
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.getters import query_one
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from raadsboek.book import finding
from raadsboek.book.meetings.agenda import proposals_of
from raadsboek.book.meetings.cover_notes import HasCoverNote, PointIsHidden, make_cover_note
from raadsboek.book.notes import title_of
from raadsboek.core.dates import read_date, short_date
from raadsboek.core.errors import NotFound, RaadsboekError
from raadsboek.core.meetings.agenda_points import (
    Agenda,
    moved,
    with_point,
    with_title,
    with_value,
    without_line,
)
from raadsboek.core.meetings.placing import (
    TAKEN_OFF,
    gathered_lines,
    named_proposal,
    taken_off,
    with_proposal,
)
from raadsboek.core.meetings.timing import Timing, timing_of
from raadsboek.core.note import Note
from raadsboek.tui import keys
from raadsboek.tui.boundary import Part, assembled
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ScreenWanted
from raadsboek.tui.screens.agenda_keeping import AgendaKeeping
from raadsboek.tui.screens.agenda_messages import (
    AgendaSaved,
    CoverNoteMade,
    CoverNoteRefused,
    SourceFound,
)
from raadsboek.tui.screens.agenda_rows import Row, RowKind, linked, rows_of, sources_of
from raadsboek.tui.screens.note_pane import NotePane
from raadsboek.tui.widgets.columns import cut, width_of
from raadsboek.tui.widgets.dialogs import Choice, ChoiceDialog, ConfirmDialog, PromptDialog, ask
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.reader import Reader
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.working import book_look, book_work

_GOALS = (
    ("informeren", "er is niets te beslissen"),
    ("bespreken", "meningen en vragen"),
    ("besluiten", "de raad neemt een besluit"),
    ("brainstormen", "ideeën verzamelen"),
)
_CHANGING = frozenset(
    {
        "op_af",
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
_LONGEST = 480


class _Board(OptionList):
    """The rows; Enter is for the screen, and a click only moves the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.bekijken", "Bekijken", show=False)
    ]


class AgendaScreen(AgendaKeeping):
    """The agenda of one meeting, while it is put together."""

    SCOPE = "agenda"
    CSS_PATH = "agenda.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("agenda")]
    AUTO_FOCUS = "#board"

    header = query_one("#header", Static)
    board = query_one("#board", OptionList)
    pane = query_one(NotePane)

    def __init__(self, desk: Desk, wanted: str) -> None:
        super().__init__(desk, wanted)
        self._rows: list[Row] = []
        self._unfolded: set[str] = set()
        self._seeking = ""

    def compose(self) -> ComposeResult:
        """Lay out the heading, the rows, room for a note, and the keys."""
        yield Static(id="header")
        with Container(id="panels"):
            yield _Board(id="board", compact=True)
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

    # -- drawing ------------------------------------------------------------------------------

    @property
    def rows(self) -> list[Row]:
        """The rows as they stand there."""
        return self._rows

    @property
    def timing(self) -> Timing:
        """The time of the agenda against the length of the meeting."""
        note = self._note
        return timing_of(
            self._agenda, note.text("van") if note else "", note.text("tot") if note else ""
        )

    def show_agenda(self) -> None:
        """Draw the agenda and what waits; the cursor stays on its row."""
        note, width = self._note, self.board.scrollable_content_region.width
        if note is None or not width:
            return
        timing = self.timing
        self.header.update(_heading(note, timing, self.size.width - 2, self.desk.today))
        place = self.board.highlighted
        self._rows = rows_of(
            self._agenda, self._proposals, timing, width=width - 1, unfolded=self._unfolded
        )
        top = self.board.scroll_y
        self.board.set_options(
            [Option(row.content, disabled=row.kind is RowKind.HEAD) for row in self._rows]
        )
        self.board.scroll_to(y=top, animate=False)
        self._put_cursor(place or 0)

    def _put_cursor(self, place: int) -> None:
        """Put the cursor on a row, or on the nearest one that can have it."""
        usable = [at for at, row in enumerate(self._rows) if row.kind is not RowKind.HEAD]
        if usable:
            self.board.highlighted = min(usable, key=lambda at: (abs(at - place), at < place))

    def on_resize(self, event: events.Resize) -> None:
        """Fit the rows to the new width."""
        self.call_after_refresh(self.show_agenda)

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        place = self.board.highlighted
        return self._rows[place] if place is not None and place < len(self._rows) else None

    @property
    def _point(self) -> int | None:
        """The place of the point under the cursor; None, and a word, when there is none."""
        row = self.current
        if row is not None and row.kind in (RowKind.POINT, RowKind.LINE):
            return row.at
        self.status.say("Zet de cursor eerst op een punt van de agenda.")
        return None

    def _go_to_point(self, at: int) -> None:
        for place, row in enumerate(self._rows):
            if row.kind is RowKind.POINT and row.at == at:
                self.board.highlighted = place

    def _try(self, change: Callable[[], Agenda]) -> bool:
        """Change the agenda; a refusal is told and changes nothing."""
        try:
            self.change(change())
        except RaadsboekError as error:
            self.status.say(str(error), warning=True)
            return False
        return True

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
        if not self.take_back():
            self.status.say("Er is niets om ongedaan te maken.")

    # -- changing a point ---------------------------------------------------------------------

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

    @work
    async def action_tijd(self) -> None:
        """Ask how many minutes a point gets."""
        at = self._point
        if at is None:
            return
        point = self._agenda.points[at]
        dialog = PromptDialog(
            f"Tijd voor '{point.title}'",
            "Hoeveel minuten? Leeg: geen tijd.",
            value=str(point.minutes or ""),
            check=_wrong_minutes,
        )
        typed = await ask(self.app, dialog)
        if typed is not None:
            value = f"{int(typed)} min" if typed.strip() else ""
            self._try(lambda: with_value(self._agenda, at, "tijd", value))

    @work
    async def action_doel(self) -> None:
        """Choose what a point is for."""
        at = self._point
        if at is None:
            return
        point = self._agenda.points[at]
        known = point.attributes.get("doel", "")
        choices = [Choice(name, name, about) for name, about in _GOALS]
        dialog = ChoiceDialog(
            f"Doel van '{point.title}'",
            [*choices, Choice("geen", "geen doel")],
            current=known if known in dict(_GOALS) else "",
        )
        chosen = await ask(self.app, dialog)
        if chosen is not None:
            value = "" if chosen == "geen" else chosen
            self._try(lambda: with_value(self._agenda, at, "doel", value))

    @work
    async def action_inbreng(self) -> None:
        """Ask who brings a point in."""
        at = self._point
        if at is None:
            return
        point = self._agenda.points[at]
        dialog = PromptDialog(
            f"Inbreng bij '{point.title}'",
            "Wie brengt dit punt in? Bijvoorbeeld: @anna @noor",
            value=point.attributes.get("inbreng", ""),
        )
        typed = await ask(self.app, dialog)
        if typed is not None:
            self._try(lambda: with_value(self._agenda, at, "inbreng", typed))

    @work
    async def action_stukken(self) -> None:
        """Ask which papers belong to a point."""
        at = self._point
        if at is None:
            return
        point = self._agenda.points[at]
        known = point.attributes.get("stukken", "").replace("[[", "").replace("]]", "")
        dialog = PromptDialog(
            f"Stukken bij '{point.title}'",
            "Nummers met een komma ertussen, zoals P-2026-118, N-2026-012",
            value=known,
        )
        typed = await ask(self.app, dialog)
        if typed is not None:
            self._try(lambda: with_value(self._agenda, at, "stukken", linked(typed)))

    @work
    async def action_titel(self) -> None:
        """Ask for another title."""
        at = self._point
        if at is None:
            return
        title = self._agenda.points[at].title
        typed = await ask(self.app, _title_prompt("Titel van het punt", title))
        if typed is not None:
            self._try(lambda: with_title(self._agenda, at, typed))

    @work
    async def action_nieuw_punt(self) -> None:
        """Ask for a point of one's own, and put it below the point under the cursor."""
        row = self.current
        at = row.at + 1 if row is not None and row.at >= 0 else len(self._agenda.points)
        typed = await ask(self.app, _title_prompt("Nieuw agendapunt", ""))
        if typed is None:
            return
        if named_proposal(self._proposals, typed) is not None:
            self.status.say(f"'{typed}' is er al: het staat op de agenda of het wacht.")
            return
        if self._try(lambda: with_point(self._agenda, at, typed, {"tijd": "10 min"})):
            self._go_to_point(at)

    # -- notes beside it ----------------------------------------------------------------------

    @on(OptionList.OptionSelected, "#board")
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()

    @on(OptionList.OptionHighlighted, "#board")
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if self.pane.display:
            self._show_source()

    def on_click(self, event: events.Click) -> None:
        """Let a double click show the note, as Enter does."""
        if event.chain == 2 and event.widget is self.board:
            self.action_bekijken()

    def action_bekijken(self) -> None:
        """Show the note that a row comes from, or what is gathered below a point."""
        row = self.current
        if row is None:
            return
        if row.kind is RowKind.POINT and gathered_lines(self._agenda.points[row.at]):
            self._unfolded ^= {self._agenda.points[row.at].title}
            self.show_agenda()
            return
        if not sources_of(row, self._agenda) and not self._text_below(row):
            self.status.say("Bij dit punt hoort geen notitie.")
            return
        self.pane.display = True
        self._show_source()

    def _text_below(self, row: Row) -> str:
        if row.kind is not RowKind.POINT:
            return ""
        return "\n".join(self._agenda.points[row.at].below).strip()

    def _show_source(self) -> None:
        """Read the note of the row under the cursor beside the agenda."""
        row = self.current
        sources = sources_of(row, self._agenda) if row is not None else []
        self._seeking = sources[0] if sources else ""
        self.pane.clear()
        if self._seeking:
            self._seek(self._seeking)
        elif row is not None:
            self.pane.show(self._text_below(row) or "Bij dit punt hoort geen notitie.")

    @book_look
    def _seek(self, number: str) -> None:
        try:
            path = finding.find(self.desk.book, number).path
        except NotFound:
            path = ""
        self.post_message(SourceFound(number, path))

    @on(SourceFound)
    def _source_found(self, message: SourceFound) -> None:
        if message.number != self._seeking:
            return
        if message.path:
            self.pane.show_note(message.path)
        else:
            self.pane.show(f"De notitie {message.number} bestaat niet.")

    @on(Reader.LinkChosen)
    def _follow(self, message: Reader.LinkChosen) -> None:
        self.post_message(ScreenWanted("lijst", {"nummer": message.target}))

    def leave(self) -> None:
        """Close the note first; then go back."""
        if self.pane.display:
            self.pane.display = False
            self.board.focus()
            self.call_after_refresh(self.show_agenda)
        else:
            super().leave()

    # -- the cover note -----------------------------------------------------------------------

    def action_oplegnotitie(self) -> None:
        """Make the cover note of a point, saving the agenda with it; or open the one it has."""
        at = self._point
        if at is not None and self._note is not None and not self._busy:
            self._busy = True
            self._make_cover_note(self._note, self._agenda.text, self._postponed, at)

    @book_work
    def _make_cover_note(self, opened: Note, body: str, postponed: list[str], at: int) -> None:
        book, now = self.desk.book, self.desk.now
        try:
            made = make_cover_note(book, opened, body=body, at=at, now=now, postponed=postponed)
        except HasCoverNote as error:
            self.post_message(CoverNoteRefused(error, error.number))
            return
        except PointIsHidden as error:
            self.post_message(CoverNoteRefused(error))
            return
        self._drop_drafts(made.agenda.meeting, self._draft)
        found = proposals_of(book, made.agenda.meeting, today=now.date())
        number = made.memo.text("nummer")
        sentence = f"Oplegnotitie {number} gemaakt; zij staat bij de stukken. o opent haar."
        self.post_message(AgendaSaved(made.agenda, found, body, now, sentence))
        self.post_message(CoverNoteMade(made.memo.path))

    @on(CoverNoteMade)
    def _cover_note_made(self, message: CoverNoteMade) -> None:
        self._seeking = ""
        self.pane.display = True
        self.pane.show_note(message.path)

    @on(CoverNoteRefused)
    def _cover_note_refused(self, message: CoverNoteRefused) -> None:
        self._busy = False
        if message.number:
            self.post_message(ScreenWanted("bewerken", {"nummer": message.number}))
        else:
            self.status.say(str(message.error), warning=True)


def _heading(note: Note, timing: Timing, width: int, today: datetime.date) -> Content:
    day = read_date(note.text("datum"), today=today)
    times = "–".join(time for time in (note.text("van"), note.text("tot")) if time)
    what = f"Agenda {note.text('nummer')}"
    rest = " ".join(
        part for part in (title_of(note), short_date(day) if day else "", times) if part
    )
    total = f"! {timing.sentence}" if timing.short else timing.sentence
    room = width - width_of(what) - 1 - width_of(total) - 1
    return assembled(
        Part(what, "bold $accent"),
        f" {cut(rest, max(room, 1))} ",
        Part(total, "bold $warning" if timing.short else "bold"),
    )


def _wrong_minutes(text: str) -> str:
    typed = text.strip()
    if typed and not (typed.isdecimal() and 0 < int(typed) <= _LONGEST):
        return f"Vul een aantal minuten in, van 1 tot {_LONGEST}."
    return ""


def _title_prompt(title: str, value: str) -> PromptDialog:
    return PromptDialog(
        title,
        "Waar gaat het punt over?",
        value=value,
        check=lambda text: "" if text.strip() else "Vul een titel in.",
    )
