"""The year plan: which meetings a year gets and why, changed by keyboard and made in one action.

Which days a plan gives, and what is written, is the use cases'. What the user drops or shifts
lives here until the meetings are made.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Static

from raadsboek.book.meetings.planning_year import YearPreview, preview_year
from raadsboek.core.meetings.year.choices import Wanted, wanted
from raadsboek.core.meetings.year.plan import moved_by_hand, year_to_plan
from raadsboek.core.meetings.year.planned import Outcome, Planned
from raadsboek.tui import keys
from raadsboek.tui.boundary import shown_lines
from raadsboek.tui.desk import Desk
from raadsboek.tui.screens.year_plan_blocks import how_to_begin, summary, year_blocks
from raadsboek.tui.screens.year_plan_doing import YearPlanDoing
from raadsboek.tui.widgets.block_list import BlockList
from raadsboek.tui.widgets.dialogs import ConfirmDialog, ask
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.screen_title import ScreenTitle
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.working import book_look

_ON_A_MEETING = frozenset(
    {"wijzigen", "weglaten", "dag_eerder", "dag_later", "week_eerder", "week_later"}
)
_HOW = "← en → schuiven een dag, e en w een week; spatie laat een vergadering weg."
_WRITING = frozenset({"maken", "nieuw_ritme", "wijzigen", "vrije_dagen"})


class YearPlanScreen(YearPlanDoing):
    """A year of meetings of one organ."""

    SCOPE = "jaarplan"
    SHOWS_ORGAN = True
    CSS_PATH = "year_plan.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("jaarplan")]
    AUTO_FOCUS = "BlockList"

    header = query_one(ScreenTitle)
    remarks = query_one("#remarks", Static)
    year_list = query_one(BlockList)

    @dataclass
    class Looked(Message):
        """The year was worked out."""

        preview: YearPreview

    def __init__(self, desk: Desk, arguments: Mapping[str, str]) -> None:
        super().__init__(desk, arguments)
        self._rows: Sequence[Planned | None] = ()

    def compose(self) -> ComposeResult:
        """Lay out the heading, what is not known, the meetings and the keys."""
        yield ScreenTitle("Jaarplan", "bezig …")
        yield Static(id="remarks")
        yield BlockList()
        yield StatusLine()
        yield Footer(self.SCOPE)

    def on_mount(self) -> None:
        """Work out the year that was asked for, or the one to plan now."""
        self.year = self.year or year_to_plan(self.desk.today)
        self.look()

    def on_screen_resume(self) -> None:
        """Look again when coming back: a meeting or the plan may have changed."""
        if self.preview is not None:
            self.look()

    @book_look
    def look(self) -> None:
        """Work out what the plan gives in the year."""
        self.post_message(
            self.Looked(
                preview_year(
                    self.desk.book, self.year, organ=self.desk.organ, today=self.desk.today
                )
            )
        )

    @on(Looked)
    def _show(self, message: Looked) -> None:
        self.preview = message.preview
        self.status.say(_HOW if message.preview.counted(Outcome.NEW) else "")
        self._draw()

    def _draw(self, place: Wanted | None = None) -> None:
        preview = self.preview
        if preview is None:
            return
        meetings = self.meetings
        self.header.show(
            summary(preview, meetings),
            name=f"Jaarplan {preview.year}",
            council=preview.council.name,
        )
        trouble = [f"{one.message} {one.fix}" for one in preview.problems]
        remarks = preview.remarks if preview.has_plan else ()
        lines = [f"! {line}" for line in (*trouble, *remarks)]
        self.remarks.update(shown_lines("\n".join(lines)))
        self.remarks.display = bool(lines)
        blocks, self._rows = year_blocks(meetings)
        if not preview.has_plan:
            blocks = how_to_begin()
        known = [row and wanted(row) for row in self._rows]
        cursor = known.index(place) if place else self.year_list.cursor
        self.year_list.show(blocks, cursor=max(cursor, 0))
        self.refresh_bindings()

    @property
    def current(self) -> Planned | None:
        """The meeting under the cursor."""
        place = self.year_list.cursor
        return self._rows[place] if 0 <= place < len(self._rows) else None

    @property
    def holds_unsaved_text(self) -> bool:
        """Whether meetings were dropped or shifted that are not made yet."""
        return any(self.chosen_for.values())

    @on(BlockList.Moved)
    def _moved(self) -> None:
        self.refresh_bindings()

    @on(BlockList.Chosen)
    def _chosen(self) -> None:
        if self.current is not None:
            self.action_wijzigen()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done with this plan and this meeting."""
        preview = self.preview
        if action in _WRITING and self.desk.is_open and self.desk.book.read_only:
            return False
        if action == "maken":
            new = any(one.outcome is Outcome.NEW for one in self.meetings)
            return bool(preview and not preview.problems and new)
        if action in _ON_A_MEETING:
            return self.current is not None
        if action == "agendabestand":
            return bool(preview and preview.counted(Outcome.THERE))
        return preview is not None

    # -- dropping and shifting ----------------------------------------------------------------

    def action_weglaten(self) -> None:
        """Drop the meeting under the cursor, or put it back."""
        one = self.current
        if one is None or self._is_fixed(one):
            return
        place = wanted(one)
        if place in self.choices:
            del self.choices[place]
        elif one.outcome is Outcome.NEW:
            self.choices[place] = None
        else:
            self.status.say("Kies met ← en →, of e en w, een dag waarop het wel kan.")
            return
        self._redraw(place)

    def action_dag_eerder(self) -> None:
        """Shift the meeting to the day before."""
        self._shift(-1)

    def action_dag_later(self) -> None:
        """Shift the meeting to the day after."""
        self._shift(1)

    def action_week_eerder(self) -> None:
        """Shift the meeting a week to the front."""
        self._shift(-7)

    def action_week_later(self) -> None:
        """Shift the meeting a week on."""
        self._shift(7)

    def _shift(self, days: int) -> None:
        one, preview = self.current, self.preview
        if one is None or preview is None or self._is_fixed(one):
            return
        moved = moved_by_hand(one, days, plan=preview.plan, free=preview.free)
        if moved is None or moved.day < self.desk.today:
            self.status.say("Verder kan niet: dat is een ander jaar, of al geweest.", warning=True)
            return
        place = wanted(one)
        planned = next(base for base in preview.meetings if wanted(base) == place)
        if planned.outcome is Outcome.NEW and planned.day == moved.day:
            self.choices.pop(place, None)
        else:
            self.choices[place] = moved.day
        self._redraw(place)

    def _is_fixed(self, one: Planned) -> bool:
        """Tell, and say, that a meeting is not for this screen to change."""
        if one.outcome is Outcome.THERE:
            self.status.say(f"{one.number} is al gemaakt. Verplaats die vergadering zelf.")
        elif one.outcome is Outcome.PAST:
            self.status.say("Die dag is al geweest.")
        return one.outcome in (Outcome.THERE, Outcome.PAST)

    def _redraw(self, place: Wanted) -> None:
        self.status.say("")
        self._draw(place)

    # -- leaving ------------------------------------------------------------------------------

    def leave(self) -> None:
        """Go back; ask first when something was dropped or shifted."""
        if self.holds_unsaved_text:
            self._ask_to_leave()
        else:
            super().leave()

    @work
    async def _ask_to_leave(self) -> None:
        dialog = ConfirmDialog(
            "Weggaan zonder te maken?",
            "Wat u hebt weggelaten of verschoven, is dan weg.",
            yes="Weggaan",
            no="Blijven",
        )
        if await ask(self.app, dialog):
            super().leave()
