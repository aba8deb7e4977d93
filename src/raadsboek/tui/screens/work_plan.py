"""The work plan of a year: its goals by quarter, and their progress by one key.

Each step is saved as it is made; steps that come while a save is under way go into the next one.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.message import Message

from raadsboek.book import notes
from raadsboek.book.yearly.work_plan import WorkPlan, read_goal, set_progress, work_plan
from raadsboek.core.kinds import goal
from raadsboek.core.links import target
from raadsboek.core.note import Note, Value
from raadsboek.core.yearly.goals import PlannedGoal, counted, stepped
from raadsboek.tui import keys
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ActionFailed, ScreenWanted
from raadsboek.tui.screens.of_a_year import OfAYear
from raadsboek.tui.screens.status_change import ask_status
from raadsboek.tui.screens.work_plan_blocks import goal_blocks
from raadsboek.tui.widgets.block_list import BlockList
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.screen_title import ScreenTitle
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.working import book_look, book_work

_ON_A_GOAL = frozenset({"openen", "verder", "minder_ver", "status", "dossier"})
_WRITING = frozenset({"verder", "minder_ver", "status", "nieuw_doel"})


class WorkPlanScreen(OfAYear):
    """The goals of a year of one organ."""

    SCOPE = "werkplan"
    SHOWS_ORGAN = True
    CSS_PATH = "work_plan.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("werkplan")]
    AUTO_FOCUS = "BlockList"

    header = query_one(ScreenTitle)
    listing = query_one(BlockList)
    status = query_one(StatusLine)

    @dataclass
    class Looked(Message):
        """The plan of a year was read."""

        plan: WorkPlan

    @dataclass
    class Saved(Message):
        """A goal was saved; the sentence says what."""

        path: str
        progress: int | None
        sentence: str

    def __init__(self, desk: Desk, arguments: Mapping[str, str]) -> None:
        super().__init__(desk, arguments)
        self._plan: WorkPlan | None = None
        self._rows: list[PlannedGoal | None] = []
        self._waiting: dict[str, int] = {}

    def compose(self) -> ComposeResult:
        """Lay out the heading, the goals and the keys."""
        yield ScreenTitle("Werkplan", "bezig …")
        yield BlockList()
        yield StatusLine()
        yield Footer(self.SCOPE)

    def on_screen_resume(self) -> None:
        """Read it again when coming back: a goal may have changed."""
        if self._plan is not None:
            self.look()

    @book_look
    def look(self) -> None:
        """Work out the plan."""
        book = self.desk.to_read
        book.index.refresh()
        self.post_message(self.Looked(work_plan(book, self.year, organ=self.desk.organ)))

    @on(Looked)
    def _show(self, message: Looked) -> None:
        self._plan = message.plan
        self._draw()

    def _draw(self) -> None:
        plan, before = self._plan, self.current
        if plan is None:
            return
        name = f"Werkplan {plan.year}"
        self.header.show(counted(plan.goals), name=name, council=plan.council.name)
        blocks, self._rows = goal_blocks(plan, self._waiting, self.desk)
        paths = [row.path if row else "" for row in self._rows]
        known = before is not None and before.path in paths
        cursor = paths.index(before.path) if known and before else max(self.listing.cursor, 0)
        self.listing.show(blocks, cursor=cursor)
        if plan.unclear:
            self.status.say(f"Niet te lezen: {', '.join(plan.unclear)}", warning=True)
        elif plan.closed:
            self.status.say(plan.closed, warning=True)
        self.refresh_bindings()

    @property
    def current(self) -> PlannedGoal | None:
        """The goal under the cursor."""
        place = self.listing.cursor
        return self._rows[place] if 0 <= place < len(self._rows) else None

    @property
    def note_in_front(self) -> str:
        """The goal under the cursor."""
        return self.current.path if self.current else ""

    @on(BlockList.Moved)
    def _moved(self) -> None:
        self.refresh_bindings()

    @on(BlockList.Chosen)
    def _chosen(self) -> None:
        self.action_openen()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done with this goal, here."""
        if action in _WRITING and self.desk.is_open and self.desk.book.read_only:
            return False
        if action == "dossier":
            return bool(self.current and self.current.goal.trajectories)
        return action not in _ON_A_GOAL or self.current is not None

    def action_openen(self) -> None:
        """Open the note of the goal; of an earlier day to read it."""
        one = self.current
        if one is None:
            return
        if self.desk.is_of_the_past:
            self.post_message(ScreenWanted("lijst", {"soort": goal.KIND.name, "pad": one.path}))
        else:
            self.post_message(ScreenWanted("bewerken", {"pad": one.path}))

    def action_dossier(self) -> None:
        """Open the first dossier that the goal names."""
        if self.current is not None and self.current.goal.trajectories:
            number = target(self.current.goal.trajectories[0])
            self.post_message(ScreenWanted("traject", {"nummer": number}))

    def action_nieuw_doel(self) -> None:
        """Make a goal."""
        self.post_message(ScreenWanted("nieuw", {"soort": goal.KIND.name}))

    # -- progress and status ------------------------------------------------------------------

    def action_verder(self) -> None:
        """Put the goal a step further."""
        self._step(1)

    def action_minder_ver(self) -> None:
        """Put the goal a step back."""
        self._step(-1)

    def _step(self, step: int) -> None:
        one = self.current
        if one is None:
            return
        if not one.is_open:
            self.status.say(f"{one.goal.number} is {one.goal.status}. Wijzig eerst de status: s.")
            return
        now = self._waiting.get(one.path, one.progress)
        wanted = stepped(now, step)
        if wanted != now:
            self._waiting[one.path] = wanted
            self._draw()
            self._save_progress(one.path)

    @book_work
    def _save_progress(self, path: str) -> None:
        wanted = self._waiting.get(path)
        if wanted is None:  # an earlier turn took this step along
            return
        note = set_progress(self.desk.book, path, wanted, now=self.desk.now)
        number = note.text("nummer")
        done = " Is het bereikt? Druk op s." if wanted == 100 else ""
        self.post_message(self.Saved(path, wanted, f"{number} staat op {wanted}%.{done}"))

    @work
    async def action_status(self) -> None:
        """Ask for another status of the goal and save it."""
        one = self.current
        if one is None:
            return
        note = await asyncio.to_thread(read_goal, self.desk.book, one.path)
        changes = await ask_status(self.app, note, goal.KIND, self.desk.today)
        if changes is not None:
            self._save_status(note, changes)

    @book_work
    def _save_status(self, note: Note, changes: dict[str, Value | None]) -> None:
        saved = notes.save(self.desk.book, note, changes=changes, body=None, now=self.desk.now)
        sentence = f"{saved.text('nummer')} is {saved.text('status')}."
        self.post_message(self.Saved(saved.path, None, sentence))

    @on(Saved)
    def _saved(self, message: Saved) -> None:
        if self._waiting.get(message.path) == message.progress:
            self._waiting.pop(message.path, None)
        self.status.say(f"{message.sentence} Opgeslagen.")
        self.look()

    @on(ActionFailed)
    def _failed(self) -> None:
        self._waiting.clear()
        self.look()
