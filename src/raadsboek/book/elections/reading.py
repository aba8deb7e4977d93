"""Reading an election: its note, its course, and what there is to say of its days."""

import datetime
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.lists import rows
from raadsboek.book.offices import offices
from raadsboek.core.council import Council
from raadsboek.core.elections.course import election_day, expected, work_out
from raadsboek.core.elections.days import Calendars, day_problems
from raadsboek.core.elections.fairness import unequal_terms
from raadsboek.core.elections.plan import PlanRow, Stand, next_row, plan_rows
from raadsboek.core.errors import InvalidInput
from raadsboek.core.holidays import Region, school_holidays
from raadsboek.core.kinds import election
from raadsboek.core.kinds.election import Election
from raadsboek.core.meetings.year.settings import read_year_plan
from raadsboek.core.note import Note, Value
from raadsboek.core.problem import Problem
from raadsboek.core.schema import check
from raadsboek.core.trajectories.dossier import Dossier
from raadsboek.vault.procedures import read_law

OBJECTION = "objection_result"
"""The step of objections to the result, in every procedure of an election that has it."""
_YEARS_AROUND = (-1, 0, 1)


class OpenedElection(Struct, frozen=True, kw_only=True):
    """An election as it is on disk, worked out; `rows` are the steps of its draaiboek."""

    note: Note
    council: Council
    facts: Election
    dossier: Dossier
    rows: tuple[PlanRow, ...]
    calendars: Calendars
    problems: tuple[Problem, ...] = ()

    @property
    def number(self) -> str:
        """Its number, else its path."""
        return self.note.text("nummer") or self.note.path

    @property
    def next(self) -> PlanRow | None:
        """The step to do now."""
        return next_row(self.rows)

    @property
    def objection_until(self) -> datetime.date | None:
        """The last day for objections to the result, while they can still come."""
        rows = (row for row in self.rows if row.step.id == OBJECTION and row.stand is Stand.RUNS)
        return next((row.day for row in rows), None)

    @property
    def has_rules(self) -> bool:
        """Whether any rule gives a day: of the model or of the council itself."""
        return any(row.step.term.gives_day and row.step.term.number for row in self.rows)


def open_election(book: Book, wanted: str, *, today: datetime.date) -> OpenedElection:
    """Return the election with this number.

    Raises `NotFound`, `InvalidInput` for another kind or a note that cannot be read.
    """
    note = notes.read(book, wanted)
    if note.text("soort") != election.KIND.name:
        raise InvalidInput([_other_kind(note)])
    return worked_out(book, note, note.meta, today=today)


def worked_out(
    book: Book, note: Note, meta: Mapping[str, Value], *, today: datetime.date
) -> OpenedElection:
    """Return an election note with what would follow from these keys. Raises `InvalidInput`."""
    facts, problems = check(Election, meta)
    if facts is None:
        raise InvalidInput(list(problems))
    law = read_law()
    council = book.settings.council(book.settings.organ_of(meta))
    day = election_day(meta)
    calendars = calendars_of(book, council, day or today)
    dossier = work_out(meta, law, council)
    found = plan_rows(dossier, expected(meta, law, council), calendars, today)
    return OpenedElection(
        note=note,
        council=council,
        facts=facts,
        dossier=dossier,
        rows=tuple(found),
        calendars=calendars,
        problems=tuple(_problems_of(facts, found, calendars, today)),
    )


def nearest_election(book: Book, organ: str, *, today: datetime.date) -> str:
    """Return the path of the election that is next, else of the last one; '' without any."""
    found = [
        (check(Election, meta)[0], str(meta["pad"]))
        for meta in rows(book, election.KIND, organ=organ).objects()
    ]
    dated = sorted((facts.day, path) for facts, path in found if facts and facts.day)
    ahead = [path for day, path in dated if day >= today]
    others = [path for facts, path in found if facts and not facts.day]
    return next(iter([*ahead, *others, *(path for _day, path in reversed(dated))]), "")


def judged(
    book: Book, meta: Mapping[str, Value], facts: Election, *, today: datetime.date
) -> tuple[Problem, ...]:
    """Return what speaks against the day of an election with these keys."""
    council = book.settings.council(book.settings.organ_of(meta))
    calendars = calendars_of(book, council, facts.day or today)
    law = read_law()
    found = plan_rows(work_out(meta, law, council), expected(meta, law, council), calendars, today)
    return tuple(_problems_of(facts, found, calendars, today))


def all_elections(book: Book, organ: str | None, *, today: datetime.date) -> list[OpenedElection]:
    """Return the elections of an organ (None: of all), the newest day first; the index is asked."""
    listed = rows(book, election.KIND, organ=organ).objects()
    found = [
        open_election(book, str(meta["pad"]), today=today)
        for meta in listed
        if check(Election, meta)[0] is not None
    ]
    return sorted(found, key=lambda one: one.facts.day or datetime.date.max, reverse=True)


def calendars_of(book: Book, council: Council, day: datetime.date) -> Calendars:
    """Return what is needed to judge the days around a day."""
    return Calendars(
        rest=read_law().rest,
        holidays=_holidays(council, day.year),
        term_end=_term_end(book, council, day),
    )


def _holidays(council: Council, year: int) -> dict[datetime.date, str]:
    """Return the school holidays of the region; without one of all regions, each with its name."""
    region = read_year_plan(council.year_plan)[0].keys.region
    regions = [region] if region else [*Region]
    found: dict[datetime.date, tuple[str, list[str]]] = {}
    for one in regions:
        for ahead in _YEARS_AROUND:
            for day, name in school_holidays(year + ahead, one).days.items():
                found.setdefault(day, (name, []))[1].append(one.value)
    return {
        day: name if len(where) == len(regions) else f"{name} (regio {' en '.join(where)})"
        for day, (name, where) in found.items()
    }


def _term_end(book: Book, council: Council, day: datetime.date) -> datetime.date | None:
    """Return the day on which most members leave that sit half a year before a day."""
    found = offices(book, council.short, day - datetime.timedelta(days=183))
    leavings = [one for one in found.leavings if len(one.sittings) > 1] or list(found.leavings)
    return leavings[0].day if leavings else None


def _problems_of(
    facts: Election, found: Sequence[PlanRow], calendars: Calendars, today: datetime.date
) -> Iterable[Problem]:
    if facts.day is None or facts.status != election.ElectionStatus.PREPARED:
        return ()
    first = min((row.day for row in found if row.day and not row.done), default=None)
    # A seat that comes free in between has an end of its own.
    judged = calendars if not facts.constituency else _without_end(calendars)
    return (
        *day_problems(facts.day, judged, today=today, first=first),
        *unequal_terms(found),
    )


def _without_end(calendars: Calendars) -> Calendars:
    return Calendars(rest=calendars.rest, holidays=calendars.holidays)


def _other_kind(note: Note) -> Problem:
    number = note.text("nummer") or note.path
    return Problem(
        code="geen-verkiezing",
        path=note.path,
        message=f"{number} is geen verkiezing.",
        fix="Geef het nummer van een verkiezing, zoals VK-2027-01.",
    )
