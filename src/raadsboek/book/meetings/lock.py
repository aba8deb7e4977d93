"""The lock on adopted minutes: no change may touch their text, by whatever door it comes.

`changing` asks here before it writes anything, so that a use case that forgets the lock is refused
all the same. It must not know what a use case wants; what is locked is `core.meetings.adopted`'s.
"""

from collections.abc import Mapping

from raadsboek.core.errors import RaadsboekError
from raadsboek.core.kinds.meeting import MeetingStatus
from raadsboek.core.links import target
from raadsboek.core.meetings.adopted import LOCKED, is_locked, may_follow
from raadsboek.core.note import Changes, Note
from raadsboek.vault.reading import note_from_bytes


class MinutesLocked(RaadsboekError):
    """The minutes were adopted; their text is fixed."""

    def __init__(self, number: str) -> None:
        super().__init__(
            f"Het verslag van {number} is vastgesteld en ligt vast.",
            "Wijzigen kan met een amendement, dat in een volgende vergadering wordt vastgesteld: "
            f'op het scherm in het menu (F10), of met: raadsboek amendement {number} "p2 r8: ..."',
        )


class MinutesNotAdopted(RaadsboekError):
    """A status was asked that only follows when minutes are adopted."""

    def __init__(self, number: str, status: str) -> None:
        super().__init__(
            f"De status '{status}' krijgt {number} pas als het verslag is vastgesteld.",
            "Vaststellen kan op het scherm in het menu (F10), of met: "
            f"raadsboek vaststellen {number} --in VERGADERING",
        )


def locked_sentence(meeting: Note) -> str:
    """Say since when adopted minutes are fixed, and what can be done: 'Vastgesteld op ...'."""
    day = meeting.text("vastgesteld").strip()
    where = target(meeting.text("vastgesteld-in"))
    status = meeting.text("status")
    since = f"Vastgesteld op {_day(day)}" if day else f"De tekst ligt vast (status '{status}')"
    return f"{since}{f' in {where}' if where else ''}; wijzigen met een amendement (F10)."


def _day(written: str) -> str:
    year, _, rest = written.partition("-")
    month, _, day = rest.partition("-")
    return f"{day.lstrip('0')}-{month.lstrip('0')}-{year}" if day else written


def refuse_status_without_adoption(opened: Note, changes: Changes) -> None:
    """Raise `MinutesNotAdopted` when a plain change would say that minutes are adopted."""
    status = changes.get("status")
    if opened.text("soort").strip() != "vergadering" or is_locked(opened):
        return
    if isinstance(status, str) and status in LOCKED:
        raise MinutesNotAdopted(opened.text("nummer") or opened.path, MeetingStatus(status).value)


def refuse_locked(before: Mapping[str, bytes | None], after: Mapping[str, bytes | None]) -> None:
    """Raise `MinutesLocked` when files that will be written hold adopted minutes that differ.

    A file may move within the change, as long as its text goes with it.
    """
    for path, old in before.items():
        if old is None or old == after[path]:
            continue
        note = note_from_bytes(path, old)
        if is_locked(note) and not any(
            may_follow(note, one) for one in _successors(path, note, after)
        ):
            raise MinutesLocked(note.text("nummer") or path)


def _successors(path: str, note: Note, after: Mapping[str, bytes | None]) -> list[Note]:
    """Return what takes the place of a note: the file at its path, else where its number went."""
    data = after[path]
    if data is not None:
        return [note_from_bytes(path, data)]
    moved = [note_from_bytes(other, new) for other, new in after.items() if new is not None]
    return [one for one in moved if one.text("nummer") == note.text("nummer")]
