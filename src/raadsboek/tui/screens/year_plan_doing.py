"""What is done from the screen of the year plan: changing the plan, making the year, sharing it.

The part of the screen that asks and saves; `year_plan` shows the year, and shifts its meetings.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from textual import on, work
from textual.getters import query_one
from textual.message import Message

from raadsboek.book.meetings.plan_saving import save_plan
from raadsboek.book.meetings.planning_year import YearPreview, make_year
from raadsboek.core.council import Council
from raadsboek.core.meetings.year.choices import Wanted, with_choices
from raadsboek.core.meetings.year.edits import (
    free_days_of,
    series_of,
    with_changed_series,
    with_free_days,
    with_new_series,
)
from raadsboek.core.meetings.year.planned import Outcome, Planned
from raadsboek.core.note import Value
from raadsboek.tui.desk import Desk
from raadsboek.tui.screens.of_a_year import OfAYear
from raadsboek.tui.screens.year_plan_blocks import what_is_made
from raadsboek.tui.screens.year_plan_forms import free_days_form, series_form
from raadsboek.tui.widgets.dialogs import ConfirmDialog, PromptDialog, ask
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.working import book_work


class YearPlanDoing(OfAYear):
    """The part of the screen that changes the plan and makes the meetings."""

    status = query_one(StatusLine)

    @dataclass
    class Done(Message):
        """Something was saved; the sentence says what. `keep` keeps what was chosen."""

        sentence: str
        keep: bool

    def __init__(self, desk: Desk, arguments: Mapping[str, str]) -> None:
        super().__init__(desk, arguments)
        self.chosen_for: dict[tuple[str, int], dict[Wanted, datetime.date | None]] = {}
        self.preview: YearPreview | None = None

    @property
    def choices(self) -> dict[Wanted, datetime.date | None]:
        """What was dropped and shifted in the year that is shown."""
        shown = self.preview
        place = (shown.council.short, shown.year) if shown else ("", 0)
        return self.chosen_for.setdefault(place, {})

    @property
    def meetings(self) -> list[Planned]:
        """The meetings of the year as they would be made."""
        return with_choices(self.preview.meetings, self.choices) if self.preview else []

    @property
    def current(self) -> Planned | None:
        """The meeting under the cursor."""
        raise NotImplementedError

    # -- the plan itself ----------------------------------------------------------------------

    @work
    async def action_nieuw_ritme(self) -> None:
        """Ask for another series of meetings and save it in the plan."""
        preview = self.preview
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
        preview, one = self.preview, self.current
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
        preview = self.preview
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
            self.choices.clear()
        self.app.notify(message.sentence)
        self.look()

    # -- making and sharing -------------------------------------------------------------------

    @work
    async def action_maken(self) -> None:
        """Make the year, after a summary."""
        preview = self.preview
        if preview is None:
            return
        new = [one for one in self.meetings if one.outcome is Outcome.NEW]
        lines = [what_is_made(new)]
        if self.choices:
            lines.append("Wat u hebt weggelaten of verschoven, komt ook in het jaarplan te staan.")
        many = f"{len(new)} vergaderingen" if len(new) != 1 else "1 vergadering"
        dialog = ConfirmDialog(f"{many} maken?", "\n".join(lines), yes="Maken", no="Nog niet")
        if await ask(self.app, dialog):
            self.status.say("Bezig met maken …")
            self._make(preview, dict(self.choices))

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
        preview = self.preview
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
