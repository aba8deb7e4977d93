"""What goes along when keys of a trajectory change, by whatever door; and what is refused then.

Every save of a trajectory comes here (`notes.save`): the form, `wijzig`, the editor, an event.
"""

import datetime
from collections.abc import Collection, Mapping

from msgspec.structs import replace

from raadsboek.book.book import Book
from raadsboek.book.trajectories.ahead import lies_ahead_alone, too_early
from raadsboek.book.trajectories.checked import problems_of
from raadsboek.book.trajectories.closing import CLOSING_STATUSES, refuse_without_letter
from raadsboek.book.trajectories.known_law import known_law
from raadsboek.core.council import Council
from raadsboek.core.dates import day_as_kept
from raadsboek.core.errors import InvalidInput
from raadsboek.core.note import Changes, Note, Value
from raadsboek.core.problem import Problem, Severity
from raadsboek.core.terms.common_events import GIVEN_UP, PAUSED, REOPENED, WITHDRAWN
from raadsboek.core.terms.law import Law
from raadsboek.core.trajectories.dossier import is_closed, work_out
from raadsboek.core.trajectories.event_lines import EVENTS_KEY, events_in
from raadsboek.core.trajectories.mirror import as_today, mirrored, with_line
from raadsboek.core.trajectories.places import DAY_KEYS
from raadsboek.vault.procedures import read_law

STATUS = "status"


def as_changed(book: Book, opened: Note, changes: Changes, *, now: datetime.datetime) -> Changes:
    """Return the changes of a trajectory with what goes along.

    Raises `InvalidInput` with each problem that the changes would bring, at the key that was
    changed, and `OutcomeLetterMissing` when they would close it too early. Where the law cannot
    be read nothing goes along, and closing raises `LawUnreadable`.
    """
    law = _law_for(opened.meta, _merged(opened.meta, changes))
    if law is None:
        return changes
    council = book.settings.council(book.settings.organ_of(_merged(opened.meta, changes)))
    asked = [key for key, value in changes.items() if value != opened.meta.get(key)]
    if EVENTS_KEY not in changes:
        changes = _with_event_of_phase(opened, changes, now.date())
    procedure = work_out(_merged(opened.meta, changes), law, council).procedure
    complete = mirrored(opened.meta, changes, procedure)
    meta = _merged(opened.meta, complete)
    _refuse_new(opened.meta, meta, asked, law, council)
    _refuse_ahead(book, opened.meta, meta, asked, now.date())
    if _closes(opened.meta, meta):
        refuse_without_letter(book, opened.text("nummer"), work_out(meta, law, council))
    return complete


def refuse_new_dossier(book: Book, meta: Mapping[str, Value]) -> None:
    """Raise `InvalidInput` when a new trajectory is wrong as a dossier, or closed from the start.

    Raises `OutcomeLetterMissing` for the last.
    """
    law = _law_for({}, meta)
    if law is None:
        return
    council = book.settings.council(book.settings.organ_of(meta))
    _refuse_new({}, meta, meta, law, council)
    if _closes({}, meta):
        refuse_without_letter(book, "", work_out(meta, law, council))


def _law_for(before: Mapping[str, Value], after: Mapping[str, Value]) -> Law | None:
    """Return the law; None where it cannot be read. Raises `LawUnreadable` when that matters."""
    return read_law() if _closes(before, after) else known_law()


def _with_event_of_phase(opened: Note, changes: Changes, today: datetime.date) -> Changes:
    """Return the changes with the event that a new phase stands for. Raises `InvalidInput`."""
    old, new = opened.text(STATUS), changes.get(STATUS, opened.text(STATUS))
    if new == old or not isinstance(new, str):
        return changes
    closed = is_closed(events_in(opened.meta))
    event = as_today(new, today)
    if event is not None and event.name in (WITHDRAWN, GIVEN_UP, PAUSED):
        raise InvalidInput([_needs_reason(opened, event.name)])
    if event is None and closed:
        raise InvalidInput([_needs_reason(opened, REOPENED)])
    if event is None or closed:
        return changes
    return {**changes, EVENTS_KEY: [*with_line(opened.meta, event)]}


def _refuse_new(
    before: Mapping[str, Value],
    after: Mapping[str, Value],
    asked: Collection[str],
    law: Law,
    council: Council,
) -> None:
    """Raise `InvalidInput` with what the changed keys make wrong, each problem at such a key."""
    known = {(one.code, one.message) for one in problems_of(before, law, council)}
    found = [
        one
        for one in problems_of(after, law, council)
        if one.severity is Severity.ERROR and (one.code, one.message) not in known
    ]
    day = next((key for key in DAY_KEYS if key in asked), "")
    if found:
        raise InvalidInput(
            [one if one.key in asked or not day else replace(one, key=day) for one in found]
        )


def _refuse_ahead(
    book: Book,
    before: Mapping[str, Value],
    after: Mapping[str, Value],
    asked: Collection[str],
    today: datetime.date,
) -> None:
    """Raise `InvalidInput` when a day that was typed, or an event, has not come yet."""
    for key in DAY_KEYS:
        value = after.get(key)
        day = day_as_kept(value) if key in asked and isinstance(value, str) else None
        if day is not None and day > today:
            raise InvalidInput([too_early(day, key)])
    known = events_in(before)
    for event in events_in(after):
        if event not in known and lies_ahead_alone(book, event, today):
            raise InvalidInput([too_early(event.day, EVENTS_KEY)])


def _closes(before: Mapping[str, Value], after: Mapping[str, Value]) -> bool:
    return _is_finished(after) and not _is_finished(before)


def _is_finished(meta: Mapping[str, Value]) -> bool:
    return meta.get(STATUS, "") in CLOSING_STATUSES


def _needs_reason(opened: Note, name: str) -> Problem:
    number = opened.text("nummer")
    return Problem(
        code="reden-ontbreekt",
        key=STATUS,
        path=opened.path,
        message=f"Bij '{name}' hoort een reden.",
        fix=f"Leg het vast als gebeurtenis, met de reden: raadsboek traject {number} "
        f'--gebeurtenis "vandaag {name}: REDEN"',
    )


def _merged(meta: Mapping[str, Value], changes: Changes) -> dict[str, Value]:
    merged = {**meta, **changes}
    return {key: value for key, value in merged.items() if value is not None}
