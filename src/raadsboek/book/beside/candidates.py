"""The candidates for a vacancy or an election: reading, adding, changing and taking them away.

They stand in this copy of the raadsboek only, in no version; see `vault.beside`.
"""

import datetime
from collections.abc import Sequence

from msgspec.structs import replace

from raadsboek.book.beside.kept import change_rows, refuse_past, rows_of
from raadsboek.book.book import Book
from raadsboek.book.finding import find
from raadsboek.core.beside.candidates import (
    Candidate,
    candidate_of,
    candidate_problems,
    of_subject,
    row_of_candidate,
)
from raadsboek.core.beside.tables import CANDIDATES, Rows
from raadsboek.core.errors import InvalidInput, NotFound
from raadsboek.core.kinds import election, vacancy
from raadsboek.core.links import target
from raadsboek.core.problem import Problem

_KINDS = (vacancy.KIND.name, election.KIND.name)


def candidates_of(book: Book, subject: str = "") -> list[Candidate]:
    """Return who is a candidate for a vacancy or election; '' for all. Raises `StorageFailed`."""
    return of_subject(map(candidate_of, rows_of(book, CANDIDATES).known), subject)


def refuse_unknown_subject(book: Book, subject: str) -> None:
    """Do nothing for a vacancy or an election. Raises `NotFound` or `InvalidInput` for others."""
    _subject_of(book, subject)


def add_candidates(
    book: Book, subject: str, given: Sequence[Candidate], *, today: datetime.date
) -> list[Candidate]:
    """Write candidates down for a vacancy or election, in one action; return them as kept.

    Raises `NotFound` or `InvalidInput` for what is no vacancy or election, `InvalidInput` for
    what cannot be kept or is there already, `ReadOnly` and `StorageFailed`.
    """
    refuse_past(book)
    number = _subject_of(book, subject)
    kept: list[Candidate] = []

    def change(rows: Rows) -> Rows:
        there = of_subject(map(candidate_of, rows.known), number)
        known = {one.name.casefold() for one in there}
        for one in given:
            since = one.since or today.isoformat()
            row = row_of_candidate(replace(one, subject=number, since=since))
            made = candidate_of(row)
            problems = [*candidate_problems(made)]
            if made.name.casefold() in known:
                problems.append(_twice(made))
            if problems:
                raise InvalidInput(problems)
            known.add(made.name.casefold())
            rows = rows.having(row)
            kept.append(made)
        return rows

    change_rows(book, CANDIDATES, change)
    return kept


def change_candidate(book: Book, before: Candidate, after: Candidate) -> Candidate:
    """Put what is known of a candidate in the place of what was. Raises as `add_candidates`."""
    refuse_past(book)
    row = row_of_candidate(after)
    made = candidate_of(row)
    problems = [*candidate_problems(made)]
    if problems:
        raise InvalidInput(problems)
    old = row_of_candidate(before)

    def change(rows: Rows) -> Rows:
        if old not in rows.known:  # somebody changed it meanwhile, and must not lose that
            raise NotFound(before.name, "Zie wie er zijn met: raadsboek kandidaten")
        return rows.changed(old, row)

    change_rows(book, CANDIDATES, change)
    return made


def remove_candidates(book: Book, gone: Sequence[Candidate]) -> None:
    """Take candidates away, in one action. Raises `ReadOnly` and `StorageFailed`."""
    every = [row_of_candidate(one) for one in gone]
    change_rows(book, CANDIDATES, lambda rows: rows.without(every))


def candidate_called(book: Book, subject: str, name: str) -> Candidate:
    """Return the candidate with a name, or a part of it that only one has. Raises `NotFound`."""
    wanted = name.strip().casefold()
    every = candidates_of(book, subject)
    found = [one for one in every if one.name.casefold() == wanted] or [
        one for one in every if wanted and wanted in one.name.casefold()
    ]
    if len(found) != 1:
        raise NotFound(name, "Zie wie er zijn met: raadsboek kandidaten")
    return found[0]


def _subject_of(book: Book, subject: str) -> str:
    """Return the number of a vacancy or election."""
    found = find(book, target(subject))
    if found.kind not in _KINDS:
        raise InvalidInput(
            [
                Problem(
                    code="kandidaat-waarvoor",
                    message=f"{subject} is geen vacature en geen verkiezing.",
                    fix="Geef het nummer van een vacature of verkiezing, zoals VC-2026-01.",
                )
            ]
        )
    return found.number


def _twice(one: Candidate) -> Problem:
    return Problem(
        code="kandidaat-dubbel",
        key="naam",
        message=f"{one.name} staat al bij {one.subject}.",
        fix="Verander wat er staat, of voeg een voorletter toe.",
    )
