"""From public lists to a result: candidates and votes in the note, the draw, and the outcome.

Names come into the note only when the lists are public; until then they stand beside the history,
in this copy alone.
"""

import datetime
from collections.abc import Sequence

from msgspec.structs import replace

from raadsboek.book.beside.kept import rows_of
from raadsboek.book.book import Book
from raadsboek.book.elections.reading import OpenedElection, open_election
from raadsboek.book.elections.recording import event_changes, said, save_keys
from raadsboek.core.beside.tables import CANDIDATES
from raadsboek.core.elections.candidate import (
    KEY,
    Candidate,
    candidate_line,
    read_candidates,
    with_votes,
)
from raadsboek.core.elections.course import LISTS, NO_VOTE, RESULT
from raadsboek.core.elections.result import Result, result_of
from raadsboek.core.errors import InvalidInput
from raadsboek.core.kinds.election import ElectionStatus
from raadsboek.core.note import Changes, Value
from raadsboek.core.problem import Problem, Severity
from raadsboek.core.terms.event import Event

_GONE = ("teruggetrokken", "ingetrokken", "afgevallen", "niet verkiesbaar")
"""What stands in the column 'status' of somebody who does not stand after all."""


def waiting_candidates(book: Book, opened: OpenedElection) -> list[Candidate]:
    """Return the candidates of an election that stand beside the history, in order of the list.

    Raises `StorageFailed`.
    """
    mine = [
        row
        for row in rows_of(book, CANDIDATES).known
        if row["voor"].strip("[] ").casefold() == opened.number.casefold()
        and row["status"].casefold() not in _GONE
    ]
    mine.sort(key=lambda row: (row["lijst"].casefold(), _place(row["plaats"])))
    return [Candidate(name=row["naam"], list_name=row["lijst"]) for row in mine]


def publish_lists(
    book: Book,
    wanted: str,
    day: datetime.date,
    *,
    lines: Sequence[str] = (),
    now: datetime.datetime,
) -> OpenedElection:
    """Record that the lists are public and put the candidates in the note, in one version.

    `lines` are candidates that were typed, besides those beside the history. Raises
    `InvalidInput`, or as `record_step`.
    """
    opened = open_election(book, wanted, today=now.date())
    typed, unread = read_candidates(lines)
    if unread:
        raise InvalidInput([_unread(unread[0])])
    stood, _ = read_candidates(opened.facts.standing)
    known = {one.name.casefold() for one in stood}
    added = [
        one
        for one in (*waiting_candidates(book, opened), *typed)
        if one.name.casefold() not in known
    ]
    found = [*stood, *added]
    if not found:
        raise InvalidInput([_nobody(opened)])
    changes: dict[str, Value | None] = {}
    if not any(one.name == LISTS for one in opened.dossier.events):
        changes.update(event_changes(book, opened, Event(day=day, name=LISTS), now.date()))
    changes |= {KEY: [*map(candidate_line, found)], "kandidaten": str(len(found))}
    save_keys(book, opened, changes, f"kandidatenlijst, {len(found)} kandidaten", now=now)
    return open_election(book, opened.note.path, today=now.date())


def record_votes(
    book: Book,
    wanted: str,
    lines: Sequence[str],
    *,
    ballots: int | None = None,
    invalid: int | None = None,
    lots: Sequence[str] = (),
    now: datetime.datetime,
) -> OpenedElection:
    """Put what was counted in the note, in one version; nothing else changes.

    A line is 'Noor Bakker · 87'. Raises `InvalidInput` for a name that nobody has.
    """
    opened = open_election(book, wanted, today=now.date())
    counted, unread = read_candidates(lines)
    wrong = [*unread, *(candidate_line(one) for one in counted if one.votes is None)]
    stood, _ = read_candidates(opened.facts.standing)
    kept, unknown = with_votes(stood, counted)
    problems = [*map(_unread, wrong), *(_unknown(name, stood) for name in unknown)]
    if problems:
        raise InvalidInput([replace(one, path=opened.note.path) for one in problems])
    changes: dict[str, Value | None] = {}
    if counted:
        changes[KEY] = [*map(candidate_line, kept)]
    for key, number in (("uitgebracht", ballots), ("ongeldig", invalid)):
        if number is not None:
            changes[key] = str(number)
    if lots:
        changes["loting"] = [*lots]
    save_keys(book, opened, changes, "stemmen ingevuld", now=now)
    return open_election(book, opened.note.path, today=now.date())


def record_result(
    book: Book, wanted: str, day: datetime.date, *, now: datetime.datetime
) -> tuple[OpenedElection, Result]:
    """Record the result: who is elected, who stands in reserve, and that it was made known.

    With no more candidates than seats everybody is elected and no vote was needed. One version.
    Raises `InvalidInput` with what keeps the result from being final, such as a lot to draw.
    """
    opened = open_election(book, wanted, today=now.date())
    result = result_of(opened.facts)
    if not result.is_sound or result.outcome is None:
        wrong = [one for one in result.problems if one.severity is Severity.ERROR]
        raise InvalidInput([replace(one, path=opened.note.path) for one in wrong])
    changes = dict(_result_changes(book, opened, result, day, now.date()))
    what = said(opened, Event(day=day, name=NO_VOTE if result.needs_no_vote else RESULT))
    save_keys(book, opened, changes, what, now=now)
    return open_election(book, opened.note.path, today=now.date()), result


def _result_changes(
    book: Book, opened: OpenedElection, result: Result, day: datetime.date, today: datetime.date
) -> Changes:
    assert result.outcome is not None
    names = {one.name for one in opened.dossier.events}
    wanted = NO_VOTE if result.needs_no_vote else RESULT
    changes: dict[str, Value | None] = {}
    if wanted not in names:
        event = Event(day=day, name=wanted, text=_lot_words(result))
        changes.update(event_changes(book, opened, event, today))
    status = ElectionStatus.NOT_NEEDED if result.needs_no_vote else ElectionStatus.HELD
    return {
        **changes,
        "status": status.value,
        "kandidaten": str(len(result.candidates)),
        "gekozen": [one.name for one in result.outcome.elected],
        "reserve": [one.name for one in result.outcome.reserve] or None,
    }


def _lot_words(result: Result) -> str:
    """Return what the lot decided, for the record."""
    drawn = [tie for tie in result.outcome.ties if tie.won] if result.outcome else []
    return "; ".join(
        f"door loting tussen {' en '.join(tie.between)}: {', '.join(tie.won)}" for tie in drawn
    )


def _place(text: str) -> tuple[int, str]:
    return (int(text), "") if text.isascii() and text.isdigit() else (10**6, text)


def _nobody(opened: OpenedElection) -> Problem:
    return Problem(
        code="kandidaten-ontbreken",
        path=opened.note.path,
        key=KEY,
        message=f"Er zijn nog geen kandidaten voor {opened.number}.",
        fix=f"Voer ze in met 'raadsboek kandidaten', of noem ze: raadsboek verkiezing "
        f'{opened.number} --kandidaat "Noor Bakker · FNV"',
    )


def _unread(line: str) -> Problem:
    return Problem(
        code="kandidaat-onleesbaar",
        key=KEY,
        message=f"'{line}' is geen kandidaat met stemmen.",
        fix="Schrijf de naam en het aantal, zoals: Noor Bakker · 87.",
    )


def _unknown(name: str, stood: Sequence[Candidate]) -> Problem:
    names = ", ".join(one.name for one in stood) or "nog niemand"
    return Problem(
        code="kandidaat-onbekend",
        key=KEY,
        message=f"{name} staat niet op de kandidatenlijst.",
        fix=f"Daar staan: {names}.",
    )
