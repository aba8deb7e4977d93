"""Saving a year plan in raadsboek.yaml: only its lines change, and the change is a version.

Owns which organ of the file is meant. It must not decide what a plan says.
"""

import datetime
from collections.abc import Mapping

from raadsboek.book.book import Book
from raadsboek.book.changing import Change, Write, record_prepared
from raadsboek.book.source import read_bytes
from raadsboek.core.council import Council
from raadsboek.core.errors import InvalidInput, NotFound
from raadsboek.core.meetings.year.choices import Choices, settings_with
from raadsboek.core.meetings.year.keys import YearPlan
from raadsboek.core.meetings.year.settings import read_year_plan
from raadsboek.core.note import Value
from raadsboek.core.problem import Problem
from raadsboek.vault.settings import SETTINGS_FILE, settings_from_bytes
from raadsboek.vault.settings_edit import edit_organ
from raadsboek.vault.writing import digest


def save_plan(
    book: Book,
    council: Council,
    plan: Mapping[str, Value],
    *,
    now: datetime.datetime,
) -> None:
    """Save these keys as the year plan of a council, as one version.

    `council` is as it was read. Raises `InvalidInput` when the plan has problems or is no longer
    what was read, `SettingsNotEdited`, and as `book.changing.record`.
    """
    problems = read_year_plan(plan)[1]
    if problems:
        raise InvalidInput(problems)

    def prepare() -> Change:
        return Change(
            writes=[_write(book, council, plan)],
            action="instellingen",
            numbers=[],
            subject=f"Jaarplan van {council.name} gewijzigd",
        )

    record_prepared(book, prepare, now=now)


def settings_write(book: Book, council: Council, plan: YearPlan, choices: Choices) -> Write | None:
    """Return the write that puts the choices in the settings; None when nothing would change."""
    wanted = settings_with(council.year_plan, plan, choices)
    return None if wanted == council.year_plan else _write(book, council, wanted)


def _write(book: Book, council: Council, plan: Mapping[str, Value]) -> Write:
    raw = read_bytes(book, SETTINGS_FILE)
    councils = settings_from_bytes(raw)[0].councils
    place = next((n for n, one in enumerate(councils) if one.short == council.short), None)
    if place is None:
        raise NotFound(council.name, "Kijk in raadsboek.yaml, onder 'organen'.")
    if councils[place].year_plan != council.year_plan:
        raise InvalidInput([_changed_meanwhile()])
    data = edit_organ(raw, place, {"jaarplan": dict(plan)})
    return Write(path=SETTINGS_FILE, data=data, expected=digest(raw))


def _changed_meanwhile() -> Problem:
    return Problem(
        code="jaarplan-gewijzigd",
        path=SETTINGS_FILE,
        key="jaarplan",
        message="Het jaarplan in raadsboek.yaml is intussen gewijzigd. Er is niets overschreven.",
        fix="Open het jaarplan opnieuw en kijk wat er nu staat.",
    )
