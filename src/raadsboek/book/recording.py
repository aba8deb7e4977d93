"""Vastleggen: from the text of a meeting to numbered notes, in one change.

Doing it again adds only what is new and changes only what the text changed; a line that is
gone is asked about, never dropped by itself.
"""

import datetime
from collections import Counter
from collections.abc import Collection, Mapping

from msgspec import Struct
from msgspec.structs import replace

from raadsboek.book.book import Book
from raadsboek.book.changing import Change, Write, record_prepared
from raadsboek.book.finding import issued_numbers, links_to
from raadsboek.book.meetings.lock import MinutesLocked, refuse_status_without_adoption
from raadsboek.book.minutes import context_of
from raadsboek.book.notes import bytes_as_opened, free_number, new_note
from raadsboek.book.organs import organ_keys
from raadsboek.book.past import text_of, versions_of, versions_since
from raadsboek.book.source import read_bytes, read_note
from raadsboek.book.superseding import superseded
from raadsboek.core.errors import InvalidInput, NotFound
from raadsboek.core.kinds import KIND_BY_NAME, KINDS
from raadsboek.core.kinds.action import ActionStatus
from raadsboek.core.kinds.decision import DecisionStatus
from raadsboek.core.kinds.meeting import MeetingStatus
from raadsboek.core.kinds.promise import PromiseStatus
from raadsboek.core.meetings.adopted import is_locked
from raadsboek.core.minutes.context import Context
from raadsboek.core.minutes.entries import Finding, Minutes
from raadsboek.core.minutes.numbers import with_numbers
from raadsboek.core.minutes.parsing import parse
from raadsboek.core.minutes.planning import NoteChange, Plan, plan
from raadsboek.core.note import Changes, Note, Value
from raadsboek.core.problem import Problem
from raadsboek.index import finding
from raadsboek.vault.frontmatter import edit
from raadsboek.vault.reading import note_from_bytes

__all__ = [
    "ACTION",
    "CORRECTED",
    "FIRST_STATUS",
    "LAPSED",
    "MinutesLocked",
    "Recorded",
    "is_locked",
    "plan_of",
    "record_minutes",
    "summary",
]

ACTION = "vastleggen"
CORRECTED = "corrigeren"
_RECORDING = frozenset({ACTION, CORRECTED})
"""The actions after which the notes say what the minutes say."""

_BEFORE_MINUTES = frozenset(
    {
        "",
        MeetingStatus.PLANNED,
        MeetingStatus.AGENDA_DRAFT,
        MeetingStatus.AGENDA_SENT,
        MeetingStatus.HELD,
    }
)
FIRST_STATUS = {
    "besluit": DecisionStatus.TAKEN.value,
    "actie": ActionStatus.OPEN.value,
    "toezegging": PromiseStatus.OPEN.value,
}
"""The status in which a note starts that is made from minutes."""

LAPSED = {
    "besluit": DecisionStatus.WITHDRAWN,
    "actie": ActionStatus.DROPPED,
    "toezegging": PromiseStatus.LAPSED,
}
"""What a note becomes when its line is gone and the secretary says that it lapses."""


class Recorded(Struct, frozen=True, kw_only=True):
    """What recording did: notes made (kind and number), changed, lapsed and asked about.

    `left` are the numbers of which the user said that they stay without a line.
    `replaced` are older notes that a decision of these minutes replaces.
    `kept` are notes in which somebody changed what the minutes also changed; the note won.
    `saved` tells if there was anything to save at all.
    """

    meeting: Note
    created: tuple[tuple[str, str], ...] = ()
    changed: tuple[str, ...] = ()
    lapsed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    saved: bool = False
    findings: tuple[Finding, ...] = ()

    @property
    def empty(self) -> bool:
        """Tell if no note was made or changed; the text of the minutes may be saved."""
        return not (self.created or self.changed or self.lapsed)


def plan_of(book: Book, meeting: Note, body: str, *, today: datetime.date) -> Plan:
    """Return what recording this text as the minutes of the meeting would do."""
    minutes = parse(body)
    context = context_of(book, meeting, today=today)
    before = _last_recorded(book, meeting, minutes)
    return plan(
        minutes,
        _known(book, meeting, minutes),
        context,
        before=parse(before.body) if before else None,
        before_context=_as_attended(context, before) if before else None,
    )


def _as_attended(context: Context, before: Note) -> Context:
    """Return the facts around a meeting with who was present according to an earlier version."""
    present, proxies = tuple(before.texts("aanwezig")), tuple(before.texts("machtigingen"))
    return replace(context, present=present, proxies=proxies)


def _without_line(book: Book, meeting: Note, body: str, today: datetime.date) -> tuple[str, ...]:
    """Return every open note of this meeting that its text does not name, asked about or not."""
    minutes = parse(body)
    known = _known(book, meeting, minutes)
    return plan(minutes, known, context_of(book, meeting, today=today)).removed


def _known(book: Book, meeting: Note, minutes: Minutes) -> dict[str, Note]:
    """Return, by number, the notes that the minutes name and those that name this meeting."""
    paths = [note.path for note in links_to(book, meeting.text("nummer"))]
    for entry in minutes.entries:
        if entry.number:
            paths += [note.path for note in book.index.ask(finding.by_number, entry.number)]
    notes = [read_note(book, path) for path in sorted(set(paths))]
    return {note.text("nummer"): note for note in notes if note.text("nummer")}


def _last_recorded(book: Book, meeting: Note, minutes: Minutes) -> Note | None:
    """Return the meeting as it was when it was last recorded; None when nobody can tell.

    Minutes without any number were never recorded: then no line can be gone from them.
    """
    if book.repository is None:
        return None
    for version in versions_of(book, meeting.path):
        if version.action in _RECORDING:
            newest = _last_answer(book, meeting, version.identifier)
            raw = text_of(book, meeting.path, newest).encode()
            return note_from_bytes(meeting.path, raw)
    return None if any(entry.number for entry in minutes.entries) else replace(meeting, body="")


def _last_answer(book: Book, meeting: Note, version: str) -> str:
    """Return the newest version that records this meeting: one with only answers has no files."""
    number = meeting.text("nummer")
    for later in versions_since(book, version):
        if later.action in _RECORDING and number in later.numbers:
            return later.identifier
    return version


def record_minutes(
    book: Book,
    opened: Note,
    *,
    body: str,
    changes: Changes,
    now: datetime.datetime,
    lapse: Collection[str] = (),
    leave: Collection[str] = (),
    overwrite: Collection[str] = (),
    action: str = ACTION,
    subject: str = "",
) -> Recorded:
    """Make and change the notes that the minutes ask for, with the minutes, as one version.

    `opened` is the meeting as the user saw it, `body` and `changes` what they made of it.
    `lapse` are numbers whose line is gone and that lapse with it; other such numbers are left
    alone and returned as `removed`. `leave` are those that the user wants to stay: they are not
    asked about again. `overwrite` are notes in which the minutes win over what
    somebody changed there. `action` and `subject` are for another action that records as well.
    Raises `MinutesLocked`, `ChangedOnDisk`, `InvalidInput`.
    """
    number = _number_of_meeting(opened)
    refuse_status_without_adoption(opened, changes)
    book.index.refresh()
    merged = {key: value for key, value in {**opened.meta, **changes}.items() if value is not None}
    meeting = replace(opened, meta=merged, body=body)
    wanted = plan_of(book, meeting, body, today=now.date())
    if is_locked(opened):
        if body == opened.body and not (changes or wanted.new or wanted.changed):
            return Recorded(meeting=opened, findings=wanted.findings)
        raise MinutesLocked(number)
    gone = _without_line(book, meeting, body, now.date()) if lapse else ()
    done: list[Recorded] = []

    def prepare() -> Change:
        made, numbers = _new_notes(book, wanted, organ_keys(book, opened.meta), now)
        edits, kept = _changed_notes(book, wanted, overwrite)
        lapsed = [one for one in gone if one in lapse]
        edits += [_lapse(book, one) for one in lapsed]
        text = with_numbers(body, numbers)
        keys = dict(changes)
        if _has_begun(wanted, meeting, now) and merged.get("status", "") in _BEFORE_MINUTES:
            keys["status"] = MeetingStatus.MINUTES_DRAFT.value
        notes, replaced = superseded(book, wanted, numbers, [*made, *edits])
        writes = [_meeting_write(book, opened, keys, text), *notes]
        changed = [one.number for one in wanted.changed if one.number not in kept]
        recorded = Recorded(
            meeting=opened,
            created=tuple((new.kind, numbers[new.line]) for new in wanted.new),
            changed=tuple(changed),
            lapsed=tuple(lapsed),
            removed=tuple(one for one in wanted.removed if one not in lapse),
            left=tuple(one for one in wanted.removed if one in leave),
            replaced=tuple(replaced),
            kept=tuple(kept),
            findings=wanted.findings,
        )
        done.append(recorded)
        return Change(
            writes=writes,
            action=action,
            numbers=[number, *numbers.values(), *changed, *lapsed, *replaced],
            subject=subject or f"{number} vastgelegd: {summary(recorded)}",
            always=bool(recorded.left),
        )

    record_prepared(book, prepare, now=now)
    book.index.refresh()
    after = read_note(book, opened.path)
    saved = not done[-1].empty or after.digest != opened.digest
    return replace(done[-1], meeting=after, saved=saved)


def _number_of_meeting(opened: Note) -> str:
    number = opened.text("nummer")
    if not number or opened.text("soort") != "vergadering":
        raise InvalidInput([_no_meeting(opened)])
    return number


def _new_notes(
    book: Book, wanted: Plan, organ: Mapping[str, Value], now: datetime.datetime
) -> tuple[list[Write], dict[int, str]]:
    """Return the files of the new notes, and their numbers by line of the minutes.

    `organ` are the keys that say whose they are: the meeting's.
    """
    issued: dict[str, set[str]] = {}
    writes = []
    numbers: dict[int, str] = {}
    for new in wanted.new:
        kind = KIND_BY_NAME[new.kind]
        taken = issued.setdefault(kind.name, set())
        if not taken:
            taken |= issued_numbers(book, kind, book.settings.organ_of(organ))
        meta = {**organ, **new.meta, kind.status_key: FIRST_STATUS[kind.name]}
        number = free_number(book, kind, meta, taken, now)
        taken.add(number)
        numbers[new.line] = number
        path, data = new_note(kind, meta, number, new.body, now)
        writes.append(Write(path=path, data=data, expected=None))
    return writes, numbers


def _changed_notes(
    book: Book, wanted: Plan, overwrite: Collection[str]
) -> tuple[list[Write], list[str]]:
    """Return the edits of existing notes, and the numbers in which the note's own change won."""
    writes = []
    kept = []
    for change in wanted.changed:
        allowed = _without_overwrites(change) if change.number not in overwrite else change
        if allowed.overwrites != change.overwrites or not (allowed.changes or allowed.body):
            kept.append(change.number)
        if allowed.changes or allowed.body is not None:
            writes.append(_edit(book, change.number, allowed.changes, allowed.body))
    return writes, kept


def _without_overwrites(change: NoteChange) -> NoteChange:
    """Return the change without what somebody changed in the note itself."""
    if not change.overwrites:
        return change
    return replace(
        change,
        changes={k: v for k, v in change.changes.items() if k not in change.overwrites},
        body=None if "tekst" in change.overwrites else change.body,
        overwrites=(),
    )


def _lapse(book: Book, number: str) -> Write:
    note = book.index.ask(finding.by_number, number)[0]
    return _edit(book, number, {KIND_BY_NAME[note.kind].status_key: LAPSED[note.kind].value}, None)


def _edit(book: Book, number: str, changes: Changes, body: str | None) -> Write:
    found = book.index.ask(finding.by_number, number)
    if not found:
        raise NotFound(number)
    note = read_note(book, found[0].path)
    raw = read_bytes(book, note.path)
    return Write(path=note.path, data=edit(raw, changes, body=body), expected=note.digest)


def _has_begun(wanted: Plan, meeting: Note, now: datetime.datetime) -> bool:
    """Tell if there are minutes at all: something was said, or the day of the meeting has come."""
    day = meeting.text("datum")
    return bool(wanted.understanding.entries) or day <= now.date().isoformat()


def _meeting_write(book: Book, opened: Note, changes: Changes, text: str) -> Write:
    raw = bytes_as_opened(book, opened)
    return Write(path=opened.path, data=edit(raw, changes, body=text), expected=opened.digest)


def summary(recorded: Recorded) -> str:
    """Say in Dutch what was recorded: '3 besluiten, 5 acties; 1 bijgewerkt'."""
    made = Counter(kind for kind, _ in recorded.created)
    counts = [
        f"{made[kind.name]} {kind.name if made[kind.name] == 1 else kind.plural}"
        for kind in KINDS
        if made[kind.name]
    ]
    parts = [", ".join(counts)]
    if recorded.changed:
        parts.append(f"{len(recorded.changed)} bijgewerkt")
    if recorded.lapsed:
        parts.append(f"{len(recorded.lapsed)} vervallen")
    if recorded.replaced:
        parts.append(f"{', '.join(recorded.replaced)} gewijzigd")
    if recorded.left:
        stay = "notitie blijft" if len(recorded.left) == 1 else "notities blijven"
        parts.append(f"{len(recorded.left)} {stay} staan")
    return "; ".join(part for part in parts if part) or "alleen de tekst"


def _no_meeting(note: Note) -> Problem:
    return Problem(
        code="geen-vergadering",
        path=note.path,
        message=f"'{note.path}' is geen vergadering met een nummer.",
        fix="Vastleggen kan alleen bij een vergadering; geef haar een nummer, zoals V-2026-03.",
    )
