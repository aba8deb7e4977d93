"""The year plan: which meetings a year gets and why, changed by keyboard and made in one action.

Which days a plan gives, and what is written, is the use cases'. What the user drops or shifts
lives here until the meetings are made.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Static

from raadsboek.book.meetings.plan_saving import save_plan
from raadsboek.book.meetings.planning_year import YearPreview, make_year, preview_year
from raadsboek.core.council import Council
from raadsboek.core.meetings.year.choices import Wanted, wanted, with_choices
from raadsboek.core.meetings.year.edits import (
    free_days_of,
    series_of,
    with_changed_series,
    with_free_days,
    with_new_series,
)
from raadsboek.core.meetings.year.plan import moved_by_hand, year_to_plan
from raadsboek.core.meetings.year.planned import Outcome, Planned
from raadsboek.core.note import Value
from raadsboek.tui import keys
from raadsboek.tui.boundary import shown_lines
from raadsboek.tui.desk import Desk
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.screens.year_plan_blocks import how_to_begin, summary, what_is_made, year_blocks
from raadsboek.tui.screens.year_plan_forms import free_days_form, series_form, year_prompt
from raadsboek.tui.widgets.block_list import BlockList
from raadsboek.tui.widgets.dialogs import ConfirmDialog, PromptDialog, ask
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.screen_title import ScreenTitle
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.working import book_look, book_work

_ON_A_MEETING = frozenset(
    {"wijzigen", "weglaten", "dag_eerder", "dag_later", "week_eerder", "week_later"}
)
_HOW = "← en → schuiven een dag, e en w een week; spatie laat een vergadering weg."
_WRITING = frozenset({"maken", "nieuw_ritme", "wijzigen", "vrije_dagen"})


class YearPlanScreen(BookScreen):
    """A year of meetings of one organ."""

    SCOPE = "jaarplan"
    SHOWS_ORGAN = True
    CSS_PATH = "year_plan.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("jaarplan")]
    AUTO_FOCUS = "BlockList"

    header = query_one(ScreenTitle)
    remarks = query_one("#remarks", Static)
    year_list = query_one(BlockList)
    status = query_one(StatusLine)

    @dataclass
    class Looked(Message):
        """The year was worked out."""

        preview: YearPreview

    @dataclass
    class Done(Message):
        """Something was saved; the sentence says what. `keep` keeps what was chosen."""

        sentence: str
        keep: bool

    def __init__(self, desk: Desk, arguments: Mapping[str, str]) -> None:
        super().__init__(desk)
        typed = arguments.get("jaar", "")
        self._year = int(typed) if typed.isdigit() else 0
        self._chosen_for: dict[tuple[str, int], dict[Wanted, datetime.date | None]] = {}
        self._preview: YearPreview | None = None
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
        self._year = self._year or year_to_plan(self.desk.today)
        self._look()

    def on_screen_resume(self) -> None:
        """Look again when coming back: a meeting or the plan may have changed."""
        if self._preview is not None:
            self._look()

    @book_look
    def _look(self) -> None:
        self.post_message(
            self.Looked(
                preview_year(
                    self.desk.book, self._year, organ=self.desk.organ, today=self.desk.today
                )
            )
        )

    @on(Looked)
    def _show(self, message: Looked) -> None:
        self._preview = message.preview
        self.status.say(_HOW if message.preview.counted(Outcome.NEW) else "")
        self._draw()

    def _draw(self, place: Wanted | None = None) -> None:
        preview = self._preview
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
    def _choices(self) -> dict[Wanted, datetime.date | None]:
        """What was dropped and shifted in the year that is shown."""
        shown = self._preview
        place = (shown.council.short, shown.year) if shown else ("", 0)
        return self._chosen_for.setdefault(place, {})

    @property
    def meetings(self) -> list[Planned]:
        """The meetings of the year as they would be made."""
        return with_choices(self._preview.meetings, self._choices) if self._preview else []

    @property
    def current(self) -> Planned | None:
        """The meeting under the cursor."""
        place = self.year_list.cursor
        return self._rows[place] if 0 <= place < len(self._rows) else None

    @property
    def holds_unsaved_text(self) -> bool:
        """Whether meetings were dropped or shifted that are not made yet."""
        return any(self._chosen_for.values())

    @on(BlockList.Moved)
    def _moved(self) -> None:
        self.refresh_bindings()

    @on(BlockList.Chosen)
    def _chosen(self) -> None:
        if self.current is not None:
            self.action_wijzigen()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done with this plan and this meeting."""
        preview = self._preview
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
        if place in self._choices:
            del self._choices[place]
        elif one.outcome is Outcome.NEW:
            self._choices[place] = None
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
        one, preview = self.current, self._preview
        if one is None or preview is None or self._is_fixed(one):
            return
        moved = moved_by_hand(one, days, plan=preview.plan, free=preview.free)
        if moved is None or moved.day < self.desk.today:
            self.status.say("Verder kan niet: dat is een ander jaar, of al geweest.", warning=True)
            return
        place = wanted(one)
        planned = next(base for base in preview.meetings if wanted(base) == place)
        if planned.outcome is Outcome.NEW and planned.day == moved.day:
            self._choices.pop(place, None)
        else:
            self._choices[place] = moved.day
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

    # -- the plan itself ----------------------------------------------------------------------

    @work
    async def action_nieuw_ritme(self) -> None:
        """Ask for another series of meetings and save it in the plan."""
        preview = self._preview
        if preview is None:
            return
        form = series_form({"vorm": "raad"}, today=self.desk.today, is_new=True)
        values = await ask(self.app, form)
        if values is not None:
            plan = with_new_series(preview.council.year_plan, values)
            self._save(preview.council, plan, keep=True)

    @work
    async def action_wijzigen(self) -> None:
        """Ask what becomes of the series that this meeting belongs to."""
        preview, one = self._preview, self.current
        if preview is None or one is None:
            return
        given = series_of(preview.council.year_plan)[one.place_in_plan]
        if not isinstance(given, dict):
            return
        values = await ask(self.app, series_form(given, today=self.desk.today, is_new=False))
        if values is not None and values != given:
            plan = with_changed_series(preview.council.year_plan, one.place_in_plan, values)
            self._save(preview.council, plan, keep=False)

    @work
    async def action_vrije_dagen(self) -> None:
        """Ask for the region and the days on which nobody meets."""
        preview = self._preview
        if preview is None:
            return
        given = free_days_of(preview.council.year_plan)
        values = await ask(self.app, free_days_form(given, today=self.desk.today))
        if values is not None and values != given:
            plan = with_free_days(preview.council.year_plan, values)
            self._save(preview.council, plan, keep=False)

    @book_work
    def _save(self, council: Council, plan: Mapping[str, Value], *, keep: bool) -> None:
        save_plan(self.desk.book, council, plan, now=self.desk.now)
        self.post_message(self.Done("Het jaarplan is opgeslagen.", keep))

    @on(Done)
    def _saved(self, message: Done) -> None:
        if not message.keep:
            self._choices.clear()
        self.app.notify(message.sentence)
        self._look()

    # -- making and sharing -------------------------------------------------------------------

    @work
    async def action_maken(self) -> None:
        """Make the year, after a summary."""
        preview = self._preview
        if preview is None:
            return
        new = [one for one in self.meetings if one.outcome is Outcome.NEW]
        lines = [what_is_made(new)]
        if self._choices:
            lines.append("Wat u hebt weggelaten of verschoven, komt ook in het jaarplan te staan.")
        many = f"{len(new)} vergaderingen" if len(new) != 1 else "1 vergadering"
        dialog = ConfirmDialog(f"{many} maken?", "\n".join(lines), yes="Maken", no="Nog niet")
        if await ask(self.app, dialog):
            self.status.say("Bezig met maken …")
            self._make(preview, dict(self._choices))

    @book_work
    def _make(self, preview: YearPreview, choices: Mapping[Wanted, datetime.date | None]) -> None:
        made = make_year(
            self.desk.book,
            preview.year,
            organ=preview.council.short,
            choices=choices,
            now=self.desk.now,
        )
        count = len(made.numbers)
        many = f"{count} vergaderingen zijn" if count != 1 else "1 vergadering is"
        sentence = f"{many} gemaakt en opgeslagen."
        if made.followed:
            sentence += f" De uiterste dag gaat mee van {', '.join(made.followed)}."
        self.post_message(self.Done(sentence, keep=False))

    @work
    async def action_agendabestand(self) -> None:
        """Write the meetings that are there to a file for other people's agendas."""
        preview = self._preview
        if preview is None:
            return
        dialog = PromptDialog(
            "Agendabestand",
            "Waar moet het komen? Leden openen het in hun eigen agenda.",
            value=f"~/vergaderingen-{preview.council.short}-{preview.year}.ics",
        )
        place = await ask(self.app, dialog)
        if place:
            self._export(preview, place)

    @book_work
    def _export(self, preview: YearPreview, place: str) -> None:
        from raadsboek.book.meetings.calendar_export import calendar_of, write_calendar

        book = self.desk.book
        export = calendar_of(book, preview.year, organ=preview.council.short, now=self.desk.now)
        file = write_calendar(book, export, place)
        left_out = f" Vertrouwelijk en weggelaten: {len(export.confidential)}."
        sentence = f"{export.count} vergaderingen staan in {file}."
        self.post_message(
            self.Done(sentence + (left_out if export.confidential else ""), keep=True)
        )

    # -- another year, another organ ----------------------------------------------------------

    @work
    async def action_ander_jaar(self) -> None:
        """Ask for a year and show it."""
        typed = await ask(self.app, year_prompt(self._year + 1))
        if typed is not None:
            self._year = int(typed)
            self._look()

    def organ_chosen(self) -> None:
        """Show the year of the other organ."""
        self._look()

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
