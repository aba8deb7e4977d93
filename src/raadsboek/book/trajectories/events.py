"""Recording what happened in a dossier, changing it and taking it away: one version each.

Everything that follows goes along in that version: the phase, the keys that hold the same day.
Deadlines are stored nowhere: they follow from the events whenever somebody asks.
"""

import datetime
from collections.abc import Sequence

from msgspec.structs import replace

from raadsboek.book.book import Book
from raadsboek.book.changing import Write, record
from raadsboek.book.notes import bytes_as_opened
from raadsboek.book.source import read_note
from raadsboek.book.trajectories.ahead import lies_ahead_alone, too_early
from raadsboek.book.trajectories.dossiers import Opened, open_dossier, worked_out
from raadsboek.book.trajectories.following import as_changed
from raadsboek.book.trajectories.proof import proof_of
from raadsboek.core.confidential import told_of
from raadsboek.core.dates import long_date
from raadsboek.core.errors import ChangedOnDisk, InvalidInput
from raadsboek.core.kinds.trajectory import TrajectoryStatus
from raadsboek.core.note import Changes, Value
from raadsboek.core.terms.event import Event
from raadsboek.core.trajectories.event_lines import (
    EVENTS_KEY,
    event_texts,
    with_event,
    with_event_or_proof,
)
from raadsboek.core.trajectories.ordering import DAY, entry_problems
from raadsboek.core.trajectories.phases import new_phase, phase_of
from raadsboek.core.trajectories.places import Placed, placed_events
from raadsboek.vault.frontmatter import edit
from raadsboek.vault.procedures import read_law

ACTION = "gebeurtenis"


def record_event(book: Book, wanted: str, event: Event, *, now: datetime.datetime) -> Opened:
    """Record an event of a dossier, with the phase that it brings; return the dossier after it.

    Raises `InvalidInput` with every problem beside its field (`core.trajectories.ordering`),
    `NotFound`, `ChangedOnDisk`, or as `changing.record`.
    """
    opened = _editable(book, wanted)
    complete = _with_proof(book, event)
    changes = _with_one_more(book, opened, complete, now.date())
    return _save(book, opened, changes, _said(opened, complete), now=now)


def event_write(book: Book, wanted: str, event: Event, *, now: datetime.datetime) -> Write:
    """Return what recording an event writes, for a change that holds more than the event.

    Raises as `record_event`; saves nothing.
    """
    opened = _editable(book, wanted)
    complete = _with_proof(book, event)
    return _write(book, opened, _with_one_more(book, opened, complete, now.date()), now=now)


def change_event(
    book: Book,
    wanted: str,
    place: int,
    event: Event,
    *,
    now: datetime.datetime,
    seen: Event | None = None,
) -> Opened:
    """Put another event in the place of one, counted from 0 in `Dossier.events`.

    `seen` is the event that the user saw there: `ChangedOnDisk` is raised when it no longer is.
    Raises as `record_event`.
    """
    opened = _editable(book, wanted)
    placed = _at(opened, place, seen)
    complete = _with_proof(book, event)
    others = [one for at, one in enumerate(opened.dossier.events) if at != place]
    _refuse(book, opened, complete, others, now.date())
    phase = _phase_again(opened, [*others, complete], now.date())
    changes = _changes(with_event(_without(opened, placed), complete), phase, placed.key)
    return _save(book, opened, changes, f"verbeterd: {_said(opened, complete)}", now=now)


def remove_event(
    book: Book, wanted: str, place: int, *, now: datetime.datetime, seen: Event | None = None
) -> Opened:
    """Take away the event at a place in `Dossier.events`: it did not happen so.

    Raises as `change_event`.
    """
    opened = _editable(book, wanted)
    placed = _at(opened, place, seen)
    others = [one for at, one in enumerate(opened.dossier.events) if at != place]
    changes = _changes(
        _without(opened, placed), _phase_again(opened, others, now.date()), placed.key
    )
    return _save(book, opened, changes, f"weggehaald: {_said(opened, placed.event)}", now=now)


# -- checking -----------------------------------------------------------------------------------


def _editable(book: Book, wanted: str) -> Opened:
    opened = open_dossier(book, wanted)
    if not opened.note.editable:
        raise InvalidInput(opened.note.problems)
    return opened


def _at(opened: Opened, place: int, seen: Event | None) -> Placed:
    placed = placed_events(opened.note.meta, opened.dossier.procedure)
    found = placed[place] if 0 <= place < len(placed) else None
    if found is None or (seen is not None and found.event != seen):
        raise ChangedOnDisk(opened.note.path)
    return found


def _with_proof(book: Book, event: Event) -> Event:
    """Return the event with a digest for each of its papers. Raises `InvalidInput`."""
    papers = tuple(one if one.digest else proof_of(book, one.name) for one in event.documents)
    text = " ".join(event.text.split())
    return replace(event, documents=papers, text=text)


def _refuse(
    book: Book, opened: Opened, event: Event, others: Sequence[Event], today: datetime.date
) -> None:
    problems = entry_problems(event, others, opened.dossier, read_law())
    if lies_ahead_alone(book, event, today):
        problems.append(too_early(event.day, DAY))
    if problems:
        raise InvalidInput([replace(one, path=opened.note.path) for one in problems])


# -- saving -------------------------------------------------------------------------------------


def _without(opened: Opened, placed: Placed) -> list[str]:
    lines = event_texts(opened.note.meta)
    return [line for at, line in enumerate(lines) if at != placed.line]


def _with_one_more(book: Book, opened: Opened, event: Event, today: datetime.date) -> Changes:
    """Return the keys that change with one more event. Raises `InvalidInput`."""
    _refuse(book, opened, event, opened.dossier.events, today)
    lines, complete = with_event_or_proof(event_texts(opened.note.meta), event)
    return _changes(lines, new_phase(opened.dossier, complete, today))


def _phase_again(opened: Opened, events: Sequence[Event], today: datetime.date) -> str:
    """Return the phase after other events than there were; '' when it is the same.

    Where no event says a phase any more it is that of a new dossier.
    """
    dossier = opened.dossier
    after = phase_of(dossier, events, today) or TrajectoryStatus.RECEIVED.value
    return after if after != phase_of(dossier, dossier.events, today) else ""


def _save(
    book: Book, opened: Opened, changes: Changes, what: str, *, now: datetime.datetime
) -> Opened:
    note = opened.note
    number = note.text("nummer")
    record(
        book,
        [_write(book, opened, changes, now=now)],
        action=ACTION,
        numbers=[number] if number else [],
        subject=f"{number or note.path}: {told_of(note.meta, what)}",
        now=now,
    )
    return worked_out(book, read_note(book, note.path))


def _write(book: Book, opened: Opened, changes: Changes, *, now: datetime.datetime) -> Write:
    note = opened.note
    complete = as_changed(book, note, changes, now=now)
    new = edit(bytes_as_opened(book, note), complete)
    return Write(path=note.path, data=new, expected=note.digest)


def _changes(lines: list[str], phase: str, gone: str = "") -> Changes:
    """Return the keys that change: the lines, the phase, and a key whose event is gone."""
    changes: dict[str, Value | None] = {gone: None} if gone else {}
    changes[EVENTS_KEY] = [*lines] or None
    if phase:
        changes["status"] = phase
    return changes


def _said(opened: Opened, event: Event) -> str:
    return f"{opened.dossier.event_title(event.name)}, {long_date(event.day)}"
