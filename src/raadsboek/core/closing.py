"""What closing a note asks for: the day on which it was done, and what came of it (T11).

It works the other way too: filling in what changed a decision makes it a changed one. Pure: which
keys carry that is the kind's. A note that was closed in another program is left alone.
"""

import datetime
from collections.abc import Mapping

from raadsboek.core.kinds.kind import Kind
from raadsboek.core.note import Changes, Value
from raadsboek.core.problem import Problem


def with_ending_status(kind: Kind | None, meta: Mapping[str, Value], changes: Changes) -> Changes:
    """Return the changes with the status that follows from filling in what ended a note.

    A status that says itself that the note ended stays.
    """
    if kind is None:
        return changes
    status = changes.get(kind.status_key, meta.get(kind.status_key))
    for key, ended in kind.ended_by:
        value = changes.get(key)
        if value and value != meta.get(key) and stands(kind, status):
            return {**changes, kind.status_key: ended}
    return changes


def stands(kind: Kind, status: Value | None) -> bool:
    """Tell if a status lets a note of this kind stand, as a new one does."""
    return not status or status not in {
        *kind.done_statuses,
        *(ended for _key, ended in kind.ended_by),
    }


def with_closing_day(
    kind: Kind | None, meta: Mapping[str, Value], changes: Changes, today: datetime.date
) -> Changes:
    """Return the changes to a note with these keys, and the day when they close it without one."""
    if kind is None or not kind.done_key or not _closes(kind, meta, changes):
        return changes
    day = changes.get(kind.done_key, meta.get(kind.done_key))
    return changes if day else {**changes, kind.done_key: today.isoformat()}


def without_result(
    kind: Kind | None, meta: Mapping[str, Value], changes: Changes
) -> tuple[Problem, ...]:
    """Return the problem of changes that close a note without a word on what came of it."""
    if kind is None or not kind.result_key:
        return ()
    after = {**meta, **changes}
    is_done = after.get(kind.status_key) in kind.done_statuses
    touched = _closes(kind, meta, changes) or kind.result_key in changes
    if not is_done or not touched or _says_something(after.get(kind.result_key)):
        return ()
    status = after.get(kind.status_key)
    return (
        Problem(
            code="resultaat-ontbreekt",
            key=kind.result_key,
            message=f"Een {kind.label.lower()} met status '{status}' heeft een resultaat nodig.",
            fix=f"Zet bij '{kind.result_key}' in een zin wat er is gedaan.",
        ),
    )


def _closes(kind: Kind, meta: Mapping[str, Value], changes: Changes) -> bool:
    status = changes.get(kind.status_key)
    return status in kind.done_statuses and status != meta.get(kind.status_key)


def _says_something(value: Value | None) -> bool:
    return bool(value.strip() if isinstance(value, str) else value)
