"""Planning a year: what the plan of an organ gives, and making all its meetings in one version.

Owns bringing together the settings, the calendar and the meetings that are there; which day a
meeting gets is `core.meetings.year_plan`'s. Looking writes nothing, and making twice adds nothing.
"""

import datetime
from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.changing import Change, Write, record_prepared
from raadsboek.book.finding import issued_numbers
from raadsboek.book.lists import rows
from raadsboek.book.meetings.following import (
    calendar_of,
    follow_calendar,
    following_writes,
    planned_as,
)
from raadsboek.book.meetings.plan_saving import settings_write
from raadsboek.book.notes import draft_meta, free_number, new_note
from raadsboek.book.organs import organ_keys, refuse_unknown_organ
from raadsboek.core.council import ORGAN_KEY, Council
from raadsboek.core.dates import real_date
from raadsboek.core.due_following import Following
from raadsboek.core.errors import InvalidInput
from raadsboek.core.holidays import Region, rest_days, school_holidays
from raadsboek.core.kinds import meeting
from raadsboek.core.meetings.plan_choices import Choices, with_choices
from raadsboek.core.meetings.plan_keys import YearPlan
from raadsboek.core.meetings.plan_settings import read_year_plan
from raadsboek.core.meetings.planned import Existing, Outcome, Planned
from raadsboek.core.meetings.terms import Term, agenda_term, papers_term
from raadsboek.core.meetings.year_plan import FreeDays, plan_year
from raadsboek.core.note import Value
from raadsboek.core.problem import Problem
from raadsboek.vault.reading import note_from_bytes
from raadsboek.vault.settings import read_settings

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
    """The meetings that were made: their numbers in the order of their days, and their paths."""

    numbers: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()


def council_named(book: Book, organ: str) -> Council:
    """Return the council as it stands in raadsboek.yaml now. Raises `InvalidInput`."""
    refuse_unknown_organ(book, {ORGAN_KEY: organ})
    return read_settings(book.root)[0].council(organ)


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
    free, remarks = _free_days(plan, year)
    planned = plan_year(plan, year, free=free, existing=_existing(book, council), today=today)
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
        writes = [Write(path=path, data=data, expected=None) for _, path, data in made]
        follow = _followers(book, [data for _, _, data in made])
        settings = settings_write(book, preview.council, preview.plan, choices) if choices else None
        numbers = tuple(number for number, _, _ in made)
        done.append(MadeYear(numbers=numbers, paths=tuple(path for _, path, _ in made)))
        return Change(
            writes=[
                *writes,
                *([settings] if settings else []),
                *following_writes(book, follow),
            ],
            action=ACTION,
            numbers=[*numbers, *(one.number for one in follow.changes)],
            subject=f"Jaarplan {year} van {preview.council.name}: {_counted(len(numbers))} gemaakt",
        )

    record_prepared(book, prepare, now=now)
    book.index.refresh()
    return done[-1]


def _new_meetings(
    book: Book, preview: YearPreview, now: datetime.datetime
) -> list[tuple[str, str, bytes]]:
    """Return number, path and bytes of each new meeting, numbered in the order of their days."""
    kind = meeting.KIND
    organ = preview.council.short
    issued = set(issued_numbers(book, kind, organ))
    made = []
    for one in preview.meetings:
        if one.outcome is not Outcome.NEW:
            continue
        meta = draft_meta(kind, _values(book, preview, one))
        number = free_number(book, kind, meta, issued, now)
        issued.add(number)
        path, data = new_note(kind, meta, number, kind.skeleton, now)
        made.append((number, path, data))
    return made


def _followers(book: Book, made: list[bytes]) -> Following:
    """Return which due dates name one of these new meetings."""
    new = [planned_as(book, note_from_bytes("", data).meta) for data in made]
    before = calendar_of(book)
    return follow_calendar(book, before, [*before, *(one for one in new if one is not None)])


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


def _free_days(plan: YearPlan, year: int) -> tuple[dict[datetime.date, str], list[str]]:
    """Return the days of the year that are free, and what is not known about them."""
    free: dict[datetime.date, str] = {}
    region = plan.keys.region
    if region is None:
        remark = "Met schoolvakanties is geen rekening gehouden: er is geen regio gekozen."
        return rest_days(year), [remark]
    school = school_holidays(year, region)
    free |= school.days
    free |= rest_days(year)
    return free, _unknown_holidays(school.missing, year, region, known=bool(school.days))


def _unknown_holidays(
    missing: tuple[str, ...], year: int, region: Region, *, known: bool
) -> list[str]:
    if not missing:
        return []
    names = " en ".join(missing) if known else "schoolvakanties"
    verb = "is" if known and len(missing) == 1 else "zijn"
    return [
        f"De {names} van {year} (regio {region.value}) {verb} hier nog niet bekend. "
        "Kijk zelf of er vergaderingen in vallen."
    ]


def _series_without_days(plan: YearPlan, planned: list[Planned], year: int) -> list[str]:
    found = {one.place_in_plan for one in planned}
    return [
        f"Vergadering {series.place_in_plan + 1} van het jaarplan ({series.keys.form.value}) "
        f"geeft geen dagen in {year}."
        for series in plan.series
        if series.place_in_plan not in found
    ]


def _existing(book: Book, council: Council) -> list[Existing]:
    """Return the meetings that the organ has, of every year."""
    found = []
    for meta in rows(book, meeting.KIND, organ=council.short).objects():
        day = _day(meta.get("datum"))
        if day is not None:
            found.append(
                Existing(
                    number=_text(meta, "nummer"),
                    form=_text(meta, "vorm"),
                    title=_text(meta, "titel"),
                    day=day,
                    before=tuple(_days(meta.get("verplaatst-van"))),
                )
            )
    return found


def _days(value: Value | None) -> list[datetime.date]:
    words = value.split(",") if isinstance(value, str) else value or []
    return [day for word in words if (day := _day(word)) is not None]


def _day(value: Value | None) -> datetime.date | None:
    parts = value.strip().split("-") if isinstance(value, str) else []
    if len(parts) != 3 or not all(part.isdigit() for part in parts):
        return None
    return real_date(int(parts[0]), int(parts[1]), int(parts[2]))


def _text(meta: Mapping[str, Value], key: str) -> str:
    value = meta.get(key, "")
    return value if isinstance(value, str) else ""


def _counted(count: int) -> str:
    return "1 vergadering" if count == 1 else f"{count} vergaderingen"
