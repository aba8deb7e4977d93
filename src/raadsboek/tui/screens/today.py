"""Vandaag: the start screen, drawn from the very lines that stood there before it had loaded.

It begins with what the index knew, looks at the folder when the raadsboek is open, and repaints
only when something differs. What the lines are is `core.overview_layout`'s.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message

from raadsboek.core.errors import RaadsboekError
from raadsboek.core.overview import Overview, task_in, term_in
from raadsboek.core.overview_layout import (
    DRAFTS,
    INBOX,
    ORGAN,
    PLAN,
    POST,
    PROBLEMS,
    SEATS,
    SETTLING,
    Notices,
)
from raadsboek.tui import keys
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import OrganWanted, ScreenWanted
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.screens.explaining import ExplainingScreen
from raadsboek.tui.typing_order import OrderedApp
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.overview_lines import OverviewLines
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.working import book_look

_COUNTED: Mapping[str, tuple[str, Mapping[str, str]]] = {
    INBOX: ("postvak", {}),
    POST: ("lijst", {"soort": "post", "open": "ja"}),
    PROBLEMS: ("problemen", {}),
    DRAFTS: ("concepten", {}),
    PLAN: ("jaarplan", {}),
    SEATS: ("leden-zetels", {}),
}
_SECONDS = 4.0
"""How often the inbox is counted while the screen is in front."""


class TodayScreen(ExplainingScreen):
    """What is late, what must be done this week, and the next meeting."""

    SCOPE = "vandaag"
    SHOWS_ORGAN = True
    CSS_PATH = "today.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("vandaag")]
    AUTO_FOCUS = "OverviewLines"

    @dataclass
    class Looked(Message):
        """The folder was looked at: the facts of today, what waits, and why nothing is saved."""

        overview: Overview
        notices: Notices
        warning: str
        differs: bool

    @dataclass
    class Counted(Message):
        """What is wrong, lags or is empty was counted, for the notes behind `overview`."""

        overview: Overview
        problems: int
        bottlenecks: int
        vacancies: int

    @dataclass
    class InboxCounted(Message):
        """So many files wait in the inbox now."""

        waiting: int

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._notices = Notices()
        self._is_known = False
        # The screen that somebody asked for before it was known which meeting is next.
        self._meeting_wanted = ""

    def compose(self) -> ComposeResult:
        """Lay out the lines, a line for what happens, and the keys."""
        yield OverviewLines(self.desk.overview)
        yield StatusLine()
        yield Footer(self.SCOPE)

    def on_mount(self) -> None:
        """Look at the folder, when the lines that are known already stand there."""
        self.set_interval(_SECONDS, self._watch_inbox)
        if self.desk.overview is None:
            self.query_one(StatusLine).say("Bezig met lezen …")
        if self.desk.is_open:
            self.call_after_refresh(self._look)

    def book_opened(self) -> None:
        """Look at the folder now; the index did answer till then."""
        self._look()

    def on_screen_resume(self) -> None:
        """Look again: something may have been changed on another screen."""
        if self._is_known:
            self._look()

    @book_look
    def _look(self) -> None:
        # Loaded here, because the screen that stands already did not need them.
        from raadsboek.book.drafts import kept_drafts
        from raadsboek.book.readying import refresh_and_remember
        from raadsboek.book.today import overview

        book = self.desk.book
        changes = refresh_and_remember(book)
        drafts = tuple(_name(draft.note.path) for draft in kept_drafts(book))
        found = overview(book, self.desk.today, self.desk.organ)
        # Of an earlier day the line on top says so.
        warning = book.read_only if book.then is None else ""
        self.post_message(self.Looked(found, Notices(drafts), warning, bool(changes)))

    def organ_chosen(self) -> None:
        """Look at the notes of the other organ."""
        self._look()

    @on(Looked)
    def _show(self, message: Looked) -> None:
        if message.overview.organ != self.desk.organ:
            return  # another organ was chosen meanwhile, and is being looked at
        self._is_known = True
        self.desk.overview = message.overview
        self._notices = message.notices
        self.query_one(OverviewLines).show(message.overview, message.notices)
        self._count_at_rest(message.overview)
        status = self.query_one(StatusLine)
        if message.warning:
            status.say(f"Alleen lezen. {message.warning}", warning=True)
        elif status.text:
            status.say("")
        if message.differs:
            for screen in self.app.screen_stack:
                if isinstance(screen, BookScreen):
                    screen.notes_differ()
        if self._meeting_wanted:
            wanted, self._meeting_wanted = self._meeting_wanted, ""
            self._go_to_meeting(wanted)

    def _count_at_rest(self, overview: Overview) -> None:
        """Count when the keyboard rests: until then the keys have the processor."""
        rest = self.app.seconds_to_rest if isinstance(self.app, OrderedApp) else 0
        if rest > 0:
            self.set_timer(rest, partial(self._count_at_rest, overview))
        elif overview is self.desk.overview:
            self._count_problems(overview)

    @work(thread=True, exclusive=True, group="tellen")
    def _count_problems(self, overview: Overview) -> None:
        """Count what is wrong around the notes too; nobody who saves or looks waits for it."""
        from raadsboek.book.counting import count, vacancies_counted

        try:
            problems, bottlenecks = count(self.desk.book, today=self.desk.today)
            vacancies = vacancies_counted(self.desk.book, overview.organ)
        except RaadsboekError:  # the notes were counted, and whoever looks closer hears why
            return
        self.post_message(self.Counted(overview, problems, bottlenecks, vacancies))

    @on(Counted)
    def _show_count(self, message: Counted) -> None:
        if message.overview is not self.desk.overview:
            return
        counted = message.overview._replace(
            problems=message.problems,
            bottlenecks=message.bottlenecks,
            vacancies=message.vacancies,
        )
        if counted != message.overview:
            self.desk.overview = counted
            self.query_one(OverviewLines).show(self.desk.overview, self._notices)

    def _watch_inbox(self) -> None:
        """Count what came into the inbox while this screen stands here."""
        if self.is_current and self._is_known:
            self._count_inbox()

    @work(thread=True, exclusive=True, group="postvak")
    def _count_inbox(self) -> None:
        from raadsboek.book.today import number_in_inbox

        self.post_message(self.InboxCounted(number_in_inbox(self.desk.book)))

    @on(InboxCounted)
    def _show_inbox(self, message: InboxCounted) -> None:
        overview = self.desk.overview
        if overview is not None and overview.waiting != message.waiting:
            self.desk.overview = overview._replace(waiting=message.waiting)
            self.query_one(OverviewLines).show(self.desk.overview, self._notices)
            self._count_at_rest(self.desk.overview)

    @on(OverviewLines.Chosen)
    def _chosen(self, message: OverviewLines.Chosen) -> None:
        if message.target.startswith(ORGAN):
            self.post_message(OrganWanted(message.target.removeprefix(ORGAN)))
        elif message.target in _COUNTED:
            name, arguments = _COUNTED[message.target]
            self.post_message(ScreenWanted(name, arguments))
        elif message.target.startswith(SETTLING):
            path = message.target.removeprefix(SETTLING)
            self.post_message(ScreenWanted("inwerken", {"pad": path}))
        elif task := task_in(message.target):
            path, line = task
            self.post_message(ScreenWanted("inwerken", {"pad": path, "regel": str(line)}))
        else:
            term = term_in(message.target)
            screen, path = (
                (self._course_of(message.target), term[0])
                if term
                else (
                    "lijst",
                    message.target,
                )
            )
            self.post_message(ScreenWanted(screen, {"pad": path}))

    def _course_of(self, target: str) -> str:
        """Return the screen of what a term belongs to: a dossier or an election."""
        due = self.desk.overview.due if self.desk.overview else ()
        return next((one.kind for one in due if one.target == target), "traject")

    @property
    def note_in_front(self) -> str:
        """The note under the cursor."""
        return cursor if (cursor := self.query_one(OverviewLines).cursor).endswith(".md") else ""

    def action_openen(self) -> None:
        """Open what the cursor stands on."""
        self.query_one(OverviewLines).action_choose()

    def action_uitleg(self) -> None:
        """Explain how the day of the term under the cursor came about."""
        overview, target = self.desk.overview, self.query_one(OverviewLines).cursor
        item = (
            next((one for one in overview.due if one.target == target), None) if overview else None
        )
        if item is None or item.term is None:
            self.notify("Zet de cursor eerst op een termijn van een traject.")
        else:
            self.explain(item.path, item.term.step, item.term.reading)

    def action_bewerken(self) -> None:
        """Edit the note that the cursor stands on; of a meeting, its minutes."""
        target = self.query_one(OverviewLines).cursor
        if part := term_in(target) or task_in(target):
            target = part[0]
        if not target or target.startswith(":"):
            self.notify("Zet de cursor eerst op een notitie.")
            return
        meeting = self.desk.overview.meeting if self.desk.overview else None
        is_meeting = meeting is not None and meeting.path == target
        self.post_message(ScreenWanted("notulen" if is_meeting else "bewerken", {"pad": target}))

    def action_agenda(self) -> None:
        """Put the agenda of the next meeting together, as soon as it is known which that is."""
        self._go_to_meeting("agenda")

    def action_notulen(self) -> None:
        """Work on the minutes of the next meeting, as soon as it is known which that is."""
        self._go_to_meeting("notulen")

    def action_draaiboek(self) -> None:
        """Show how far the next meeting is, or the one that the cursor stands on."""
        self._go_to_meeting("draaiboek")

    def action_postlijst(self) -> None:
        """See the post for the next meeting."""
        self._go_to_meeting("postlijst")

    def _go_to_meeting(self, screen: str) -> None:
        overview = self.desk.overview
        if overview is None:
            self._meeting_wanted = screen
            return
        if overview.meeting is None:
            self.notify("Er is nog geen vergadering gepland. F2 maakt er een, y het hele jaar.")
            return
        cursor = self.query_one(OverviewLines).cursor
        others = [other.path for other in overview.others]
        path = cursor if cursor in others else overview.meeting.path
        self.post_message(ScreenWanted(screen, {"pad": path}))


def _name(path: str) -> str:
    """Return the number in the name of a note's file, else its name."""
    return PurePosixPath(path).stem.partition(" ")[0]
