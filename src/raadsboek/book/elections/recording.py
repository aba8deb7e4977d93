"""Recording what happened in an election: the day, what proves it, and the status that follows."""

import datetime
from collections.abc import Sequence

from msgspec.structs import replace

from raadsboek.book.book import Book
from raadsboek.book.changing import Write, record
from raadsboek.book.elections.reading import OpenedElection, open_election
from raadsboek.book.notes import bytes_as_opened
from raadsboek.book.trajectories.proof import proof_of
from raadsboek.core.confidential import told_of
from raadsboek.core.dates import long_date
from raadsboek.core.elections.course import DAY, NO_VOTE, RESULT
from raadsboek.core.errors import InvalidInput
from raadsboek.core.kinds.election import ElectionStatus
from raadsboek.core.note import Changes, Value
from raadsboek.core.problem import Problem
from raadsboek.core.terms.event import Event
from raadsboek.core.trajectories.event_lines import (
    EVENTS_KEY,
    event_texts,
    read_event,
    with_event_or_proof,
)
from raadsboek.core.trajectories.ordering import DAY as DAY_FIELD
from raadsboek.core.trajectories.ordering import NAME, entry_problems
from raadsboek.vault.frontmatter import edit
from raadsboek.vault.procedures import read_law

ACTION = "verkiezing"
_STATUS_AFTER = {
    NO_VOTE: ElectionStatus.NOT_NEEDED,
    RESULT: ElectionStatus.HELD,
}


def record_step(book: Book, wanted: str, event: Event, *, now: datetime.datetime) -> OpenedElection:
    """Record that something happened in an election, in one version; return it after that.

    Raises `InvalidInput` with what is wrong beside its field, or as `changing.record`.
    """
    opened = open_election(book, wanted, today=now.date())
    save_keys(
        book, opened, event_changes(book, opened, event, now.date()), said(opened, event), now=now
    )
    return open_election(book, opened.note.path, today=now.date())


def event_changes(
    book: Book, opened: OpenedElection, event: Event, today: datetime.date
) -> Changes:
    """Return the keys that change with an event. Raises `InvalidInput`."""
    problems = entry_problems(event, opened.dossier.events, opened.dossier, read_law())
    if event.day > today:
        problems.append(_too_early(event.day))
    if event.name == DAY:
        problems.append(_own_key())
    if problems:
        raise InvalidInput([replace(one, path=opened.note.path) for one in problems])
    papers = tuple(one if one.digest else proof_of(book, one.name) for one in event.documents)
    lines, _event = with_event_or_proof(
        event_texts(opened.note.meta), replace(event, documents=papers)
    )
    changes: dict[str, Value | None] = {EVENTS_KEY: [*lines]}
    status = _STATUS_AFTER.get(event.name)
    if status and opened.facts.status is ElectionStatus.PREPARED:
        changes["status"] = status.value
    return changes


def remove_step(book: Book, wanted: str, name: str, *, now: datetime.datetime) -> OpenedElection:
    """Take away the last event with this name: it did not happen so. Raises `InvalidInput`."""
    opened = open_election(book, wanted, today=now.date())
    lines = event_texts(opened.note.meta)
    places = [at for at, line in enumerate(lines) if _is_named(line, name)]
    if not places:
        raise InvalidInput([_not_there(opened, name, lines)])
    kept = [line for at, line in enumerate(lines) if at != places[-1]]
    changes: dict[str, Value | None] = {EVENTS_KEY: [*kept] or None}
    save_keys(book, opened, changes, f"weggehaald: {name}", now=now)
    return open_election(book, opened.note.path, today=now.date())


def save_keys(
    book: Book, opened: OpenedElection, changes: Changes, what: str, *, now: datetime.datetime
) -> None:
    """Save these keys of an election as one version. Raises as `changing.record`."""
    write = key_write(book, opened, changes)
    record(
        book,
        [write],
        action=ACTION,
        numbers=[opened.note.text("nummer")] if opened.note.text("nummer") else [],
        subject=f"{opened.number}: {told_of(opened.note.meta, what)}",
        now=now,
    )


def key_write(book: Book, opened: OpenedElection, changes: Changes) -> Write:
    """Return what changing these keys of an election writes. Raises `InvalidInput`."""
    note = opened.note
    if not note.editable:
        raise InvalidInput(note.problems)
    data = edit(bytes_as_opened(book, note), changes)
    return Write(path=note.path, data=data, expected=note.digest)


def said(opened: OpenedElection, event: Event) -> str:
    """Return what happened with its day, for a version."""
    return f"{opened.dossier.event_title(event.name)}, {long_date(event.day)}"


def _is_named(line: str, name: str) -> bool:
    event = read_event(line)
    return event is not None and event.name == name.strip().casefold()


def _not_there(opened: OpenedElection, name: str, lines: Sequence[str]) -> Problem:
    return Problem(
        code="gebeurtenis-niet-gevonden",
        path=opened.note.path,
        key=NAME,
        message=f"'{name}' staat niet in deze verkiezing.",
        fix=f"Er staat: {'; '.join(lines) or 'nog niets'}.",
    )


def _too_early(day: datetime.date) -> Problem:
    return Problem(
        code="gebeurtenis-te-vroeg",
        key=DAY_FIELD,
        message=f"{long_date(day)} is nog niet geweest.",
        fix="Leg vast wat er is gebeurd, met de dag waarop.",
    )


def _own_key() -> Problem:
    return Problem(
        code="verkiezingsdag-eigen-sleutel",
        key=NAME,
        message="De verkiezingsdag is geen gebeurtenis; die staat bij 'verkiezingsdag'.",
        fix="Zet de dag met: raadsboek verkiezing VK-2027-01 --dag 24-3-2027",
    )
