"""Planning a year: what the plan of an organ gives, and making all its meetings in one version.

Owns bringing together the settings, the calendar and the meetings that are there; which day a
meeting gets is `core.meetings.year.plan`'s. Looking writes nothing, and making twice adds nothing.
"""

import datetime
from collections.abc import Sequence
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.changing import Change, Write, record_prepared
from raadsboek.book.finding import issued_numbers
from raadsboek.book.meetings.following import (
    calendar_of,
    follow_calendar,
    following_writes,
)
from raadsboek.book.meetings.plan_saving import settings_write
from raadsboek.book.meetings.year_facts import free_days, meetings_of
from raadsboek.book.notes import draft_meta, free_number, new_note
from raadsboek.book.organs import organ_keys, refuse_unknown_organ
from raadsboek.book.source import read_bytes
from raadsboek.core.council import ORGAN_KEY, Council
from raadsboek.core.due_following import Following
from raadsboek.core.due_following import Planned as InCalendar
from raadsboek.core.errors import InvalidInput
from raadsboek.core.kinds import meeting
from raadsboek.core.meetings.terms import Term, agenda_term, papers_term
from raadsboek.core.meetings.year.choices import Choices, with_choices
from raadsboek.core.meetings.year.keys import YearPlan
from raadsboek.core.meetings.year.plan import FreeDays, plan_year
from raadsboek.core.meetings.year.planned import Outcome, Planned
from raadsboek.core.meetings.year.settings import read_year_plan
from raadsboek.core.note import Value
from raadsboek.core.problem import Problem
from raadsboek.vault.settings import SETTINGS_FILE, settings_read

ACTION = "jaarplan"
NO_CHOICES: Choices = MappingProxyType({})


class YearPreview(Struct, frozen=True, kw_only=True):
    """A year of an organ as its plan gives it, before anything is made.

    `remarks` are what the secretary should know of the year as a whole, `problems` what is wrong
    with the plan: while there are any, nothing is made.
    """

    council: Council
    is_first: bool
    year: int
    plan: YearPlan
    meetings: tuple[Planned, ...]
    remarks: tuple[str, ...]
    problems: tuple[Problem, ...]
    free: FreeDays

    @property
    def has_plan(self) -> bool:
        """Whether the organ has a year plan at all."""
        return bool(self.council.year_plan)

    def counted(self, outcome: Outcome) -> int:
        """Return how many meetings have this outcome."""
        return sum(one.outcome is outcome for one in self.meetings)

    def papers_due(self, one: Planned) -> Term | None:
        """Return by which day the papers of a meeting must be there, when there is a rule."""
        form = one.keys.form
        return papers_term(self.council, form, one.day) or agenda_term(self.council, form, one.day)


class MadeYear(Struct, frozen=True, kw_only=True):
    """The meetings that were made: their numbers in the order of their days, and their paths.

    `followed` are the notes whose due date names a meeting ('volgende vergadering') that is known
    now, or comes sooner.
    """

    numbers: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    followed: tuple[str, ...] = ()


def council_named(book: Book, organ: str) -> Council:
    """Return the council as it stands in raadsboek.yaml now. Raises `InvalidInput`."""
    refuse_unknown_organ(book, {ORGAN_KEY: organ})
    settings = settings_read(partial(read_bytes, book, SETTINGS_FILE))[0]
    return settings.council(organ)


def preview_year(
    book: Book,
    year: int,
    *,
    organ: str = "",
    choices: Choices = NO_CHOICES,
    today: datetime.date,
) -> YearPreview:
    """Return what making this year would do. Raises `InvalidInput` for an unknown organ.

    The settings and the meetings are read anew; the index is refreshed.
    """
    council = council_named(book, organ)
    book.index.refresh()
    plan, problems = read_year_plan(council.year_plan)
    free, remarks = free_days(plan, year)
    planned = plan_year(plan, year, free=free, existing=meetings_of(book, council), today=today)
    remarks += _series_without_days(plan, planned, year)
    return YearPreview(
        council=council,
        is_first=council.short == book.settings.first_organ,
        year=year,
        plan=plan,
        meetings=tuple(with_choices(planned, choices)),
        remarks=tuple(remarks),
        problems=problems,
        free=free,
    )


def make_year(
    book: Book,
    year: int,
    *,
    organ: str = "",
    choices: Choices = NO_CHOICES,
    now: datetime.datetime,
) -> MadeYear:
    """Make every meeting of the year that is not there yet, as one version.

    What the secretary chose for single meetings goes into the settings in the same version.
    Raises `InvalidInput` when the plan has problems, and as `book.changing.record`.
    """
    done = [MadeYear()]

    def prepare() -> Change:
        preview = preview_year(book, year, organ=organ, choices=choices, today=now.date())
        if preview.problems:
            raise InvalidInput(preview.problems)
        made = _new_meetings(book, preview, now)
        following = _following(book, preview, made)
        settings = settings_write(book, preview.council, preview.plan, choices) if choices else None
        numbers = tuple(one.number for one in made)
        followed = tuple(change.number for change in following.changes)
        done.append(
            MadeYear(numbers=numbers, paths=tuple(one.path for one in made), followed=followed)
        )
        return Change(
            writes=[
                *(Write(path=one.path, data=one.data, expected=None) for one in made),
                *following_writes(book, following),
                *([settings] if settings else []),
            ],
            action=ACTION,
            numbers=[*numbers, *followed],
            subject=f"Jaarplan {year} van {preview.council.name}: {_counted(len(numbers))} gemaakt",
        )

    record_prepared(book, prepare, now=now)
    book.index.refresh()
    return done[-1]


class _New(NamedTuple):
    planned: Planned
    number: str
    path: str
    data: bytes


def _new_meetings(book: Book, preview: YearPreview, now: datetime.datetime) -> list[_New]:
    """Return the notes of the new meetings, numbered in the order of their days."""
    kind = meeting.KIND
    issued = set(issued_numbers(book, kind, preview.council.short))
    made = []
    for one in preview.meetings:
        if one.outcome is not Outcome.NEW:
            continue
        meta = draft_meta(kind, _values(book, preview, one))
        number = free_number(book, kind, meta, issued, now)
        issued.add(number)
        made.append(_New(one, number, *new_note(kind, meta, number, kind.skeleton, now)))
    return made


def _following(book: Book, preview: YearPreview, made: Sequence[_New]) -> Following:
    """Return which due dates follow the calendar once these meetings are in it."""
    before = calendar_of(book)
    organ = preview.council.short
    new = [InCalendar(one.number, one.planned.day, one.planned.keys.form, organ) for one in made]
    return follow_calendar(book, before, [*before, *new])


def _values(book: Book, preview: YearPreview, one: Planned) -> dict[str, Value]:
    keys: dict[str, Value] = {
        "titel": one.title,
        "vorm": one.keys.form.value,
        "datum": one.day.isoformat(),
        "van": one.keys.begin or "",
        "tot": one.keys.end or "",
        "plaats": one.keys.place,
        "te-regelen": list(preview.council.facilities),
    }
    return keys | organ_keys(book, {ORGAN_KEY: preview.council.short})


def _series_without_days(plan: YearPlan, planned: list[Planned], year: int) -> list[str]:
    found = {one.place_in_plan for one in planned}
    return [
        f"Vergadering {series.place_in_plan + 1} van het jaarplan ({series.keys.form.value}) "
        f"geeft geen dagen in {year}."
        for series in plan.series
        if series.place_in_plan not in found
    ]


def _counted(count: int) -> str:
    return "1 vergadering" if count == 1 else f"{count} vergaderingen"
