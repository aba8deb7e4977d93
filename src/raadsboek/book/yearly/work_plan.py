"""The work plan of a year: its goals by quarter, and saying how far one is.

A goal is a note like any other; this owns only what changing its progress takes along.
"""

import datetime
from collections.abc import Mapping

from msgspec import Struct

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.confidential.closed import closed_sentence
from raadsboek.book.lists import rows
from raadsboek.book.meetings.planning_year import council_named
from raadsboek.core.confidential import is_confidential
from raadsboek.core.council import Council
from raadsboek.core.encrypted import is_closed
from raadsboek.core.errors import InvalidInput
from raadsboek.core.kinds import goal
from raadsboek.core.kinds.goal import Goal, GoalStatus
from raadsboek.core.note import Note, Value
from raadsboek.core.problem import Problem
from raadsboek.core.schema import check
from raadsboek.core.yearly.goals import Part, PlannedGoal, parts


class WorkPlan(Struct, frozen=True, kw_only=True):
    """The goals of a council in a year; `years` are those that have goals, the newest first.

    `unclear` are the numbers of goals whose keys do not fit: those have problems of their own.
    """

    council: Council
    year: int
    goals: tuple[PlannedGoal, ...]
    years: tuple[int, ...] = ()
    unclear: tuple[str, ...] = ()
    closed: str = ""
    """What is encrypted here and in nothing of it, in a sentence."""

    @property
    def parts(self) -> tuple[Part, ...]:
        """The goals by quarter."""
        return parts(self.goals)


def work_plan(book: Book, year: int, *, organ: str = "") -> WorkPlan:
    """Return the goals of an organ in a year, by the index as it is.

    Raises `InvalidInput` for an unknown organ.
    """
    council = council_named(book, organ)
    found, unclear = [], []
    for meta in rows(book, goal.KIND, organ=council.short).objects():
        one = planned_goal(meta)
        if is_closed(meta):
            continue
        if one is None:
            unclear.append(str(meta.get("nummer") or meta["pad"]))
        else:
            found.append(one)
    return WorkPlan(
        council=council,
        year=year,
        goals=tuple(one for one in found if one.goal.year == year),
        years=tuple(sorted({one.goal.year for one in found}, reverse=True)),
        unclear=tuple(unclear),
        closed=closed_sentence(book, [goal.KIND], organ=council.short, years=(str(year),)),
    )


def planned_goal(meta: Mapping[str, Value]) -> PlannedGoal | None:
    """Return a goal from the keys of its note, as a list gives them; None when they do not fit."""
    facts = check(Goal, meta)[0]
    if facts is None:
        return None
    return PlannedGoal(path=str(meta["pad"]), goal=facts, is_confidential=is_confidential(meta))


def set_progress(book: Book, wanted: str, percentage: int, *, now: datetime.datetime) -> Note:
    """Save how far a goal is; one that was only planned runs from the first step on.

    Raises `NotFound`, `InvalidInput` for a note that is no goal, and as `book.notes.save`.
    """
    note = read_goal(book, wanted)
    changes: dict[str, Value | None] = {"voortgang": str(percentage)}
    status = note.text("status") or GoalStatus.PLANNED
    if percentage > 0 and status == GoalStatus.PLANNED:
        changes["status"] = GoalStatus.RUNNING.value
    return notes.save(book, note, changes=changes, body=None, now=now)


def read_goal(book: Book, wanted: str) -> Note:
    """Return the note of a goal. Raises `NotFound`, `InvalidInput` for a note that is no goal."""
    note = notes.read(book, wanted)
    if note.text("soort") != goal.KIND.name:
        raise InvalidInput([_no_goal(note)])
    return note


def _no_goal(note: Note) -> Problem:
    return Problem(
        code="geen-doel",
        path=note.path,
        message=f"'{note.text('nummer') or note.path}' is geen doel van het werkplan.",
        fix="Geef het nummer van een doel, zoals W-2026-01. 'raadsboek werkplan' noemt ze.",
    )
