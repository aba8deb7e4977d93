"""From minutes to notes: which to make, which to change, which lines are gone.

Deciding only; the caller writes. A note belongs to the register once it exists: a key that
somebody changed there stays, unless the minutes changed on that very point. Knowing that takes
`before`, the minutes as they were recorded last time. Without it the minutes win where they
say something, and nothing is taken away.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from raadsboek.core.kinds import KIND_BY_NAME
from raadsboek.core.links import target
from raadsboek.core.minutes.context import Context
from raadsboek.core.minutes.derived import (
    RESERVATION,
    Derived,
    derive,
    first_paragraph,
    with_first_paragraph,
)
from raadsboek.core.minutes.entries import NOTE_KINDS, Entry, Finding, Minutes, finding_at
from raadsboek.core.minutes.titles import title_of
from raadsboek.core.minutes.understanding import Understanding, understand
from raadsboek.core.note import Note, Value
from raadsboek.core.problem import Severity
from raadsboek.core.quorum import WITHOUT_QUORUM

_FILLED_ONCE = frozenset({"bevoegdheid", "traject"})
"""Keys that the register usually knows better; without `before` they are only filled in."""


class NewNote(Struct, frozen=True, kw_only=True):
    """A note to make for the entry at `line`; `meta` is without `soort` and `nummer`."""

    line: int
    kind: str
    meta: Mapping[str, Value]
    body: str


class NoteChange(Struct, frozen=True, kw_only=True):
    """A change to an existing note: keys (None removes one) and, unless None, its whole text.

    `overwrites` names the keys ('tekst' for the text) that somebody changed in the note itself
    since the minutes were last recorded: ask before writing those.
    """

    number: str
    line: int
    changes: Mapping[str, Value | None]
    body: str | None
    overwrites: tuple[str, ...] = ()


class Plan(Struct, frozen=True, kw_only=True):
    """What recording these minutes does. `removed` are numbers whose line is gone: ask."""

    new: tuple[NewNote, ...]
    changed: tuple[NoteChange, ...]
    removed: tuple[str, ...]
    findings: tuple[Finding, ...]
    understanding: Understanding

    @property
    def empty(self) -> bool:
        """Tell if there is nothing to write and nothing to ask."""
        return not (self.new or self.changed or self.removed)


def plan(
    minutes: Minutes,
    known: Mapping[str, Note],
    context: Context,
    *,
    before: Minutes | None = None,
    before_context: Context | None = None,
) -> Plan:
    """Return what has to happen for the notes to agree with the minutes.

    `known` holds, by number, every note that the minutes name and every note whose
    `vergadering` is this meeting. `before` are the minutes as last recorded, understood in
    `before_context` (the same context when it is not given).
    """
    understanding = understand(minutes, context)
    derived = derive(understanding, minutes, context)
    former = _by_number(before, before_context or context)
    findings: list[Finding] = []
    changed = []
    seen: set[str] = set()
    for one in derived:
        number = one.entry.number
        if not number or number in seen:
            continue
        seen.add(number)
        note = known.get(number)
        trouble = _trouble(one.entry, note, context)
        findings += trouble
        if note is None or trouble:
            continue
        change = _change(one, note, former.get(number) if former is not None else None)
        if change:
            changed.append(change)
    return Plan(
        new=tuple(_new(one) for one in derived if one.body and not one.entry.number),
        changed=tuple(changed),
        removed=tuple(_removed(known, seen, context, former)),
        findings=tuple(sorted((*understanding.findings, *findings), key=lambda one: one.line)),
        understanding=understanding,
    )


def _by_number(before: Minutes | None, context: Context) -> dict[str, Derived] | None:
    if before is None:
        return None
    derived = derive(understand(before, context), before, context)
    return {one.entry.number: one for one in reversed(derived) if one.entry.number}


def _new(one: Derived) -> NewNote:
    return NewNote(line=one.entry.start, kind=one.entry.kind, meta=one.meta, body=f"{one.body}\n")


def _trouble(entry: Entry, note: Note | None, context: Context) -> list[Finding]:
    number = entry.number
    if note is None:
        return [
            finding_at(
                entry,
                "nummer-onbekend",
                f"Er is geen notitie {number}.",
                "Haal het nummer weg: dan geeft Raadsboek er een.",
            )
        ]
    if not note.editable:
        return [
            finding_at(
                entry,
                "notitie-onleesbaar",
                f"De notitie {number} is beschadigd en niet bijgewerkt.",
                "Kijk bij Problemen wat eraan te doen is.",
            )
        ]
    if note.text("soort") != entry.kind:
        return [
            finding_at(
                entry,
                "nummer-andere-soort",
                f"{number} is geen {entry.kind}, maar {note.text('soort') or 'iets anders'}.",
                "Haal het nummer weg: dan geeft Raadsboek het juiste.",
                Severity.ERROR,
            )
        ]
    if target(note.text("vergadering")) != context.number:
        return [
            finding_at(
                entry,
                "nummer-andere-vergadering",
                f"{number} hoort niet bij {context.number}.",
                f"Haal het nummer weg, of verwijs in de tekst met [[{number}]].",
                Severity.ERROR,
            )
        ]
    return []


def _removed(
    known: Mapping[str, Note],
    present: set[str],
    context: Context,
    former: Mapping[str, Derived] | None,
) -> Iterator[str]:
    """Yield the numbers made from these minutes, still open, of which no line is left."""
    for number, note in known.items():
        kind = KIND_BY_NAME.get(note.text("soort"))
        if (
            kind is not None
            and kind.name in NOTE_KINDS
            and number not in present
            and target(note.text("vergadering")) == context.number
            and note.text(kind.status_key) in {"", *kind.open_statuses}
            and (former is None or number in former)
        ):
            yield number


def _change(now: Derived, note: Note, former: Derived | None) -> NoteChange | None:
    changes: dict[str, Value | None] = {}
    overwrites: list[str] = []
    ours = (RESERVATION,) if _is_about_quorum(note) else ()
    for key in dict.fromkeys((*now.meta, *(former.meta if former else ()), *ours)):
        wanted = now.meta.get(key)
        if _is_wanted(key, wanted, note, now, former):
            changes[key] = wanted
            if former and key not in ours and not _same(former.meta.get(key), note, key):
                overwrites.append(key)
    body = None
    text_now = first_paragraph(note.body)
    if now.body and now.body != text_now and not (former and former.body == now.body):
        body = with_first_paragraph(note.body, now.body)
        if former and former.body != text_now:
            overwrites.append("tekst")
    if not changes and body is None:
        return None
    return NoteChange(
        number=now.entry.number,
        line=now.entry.start,
        changes=changes,
        body=body,
        overwrites=tuple(overwrites),
    )


def _is_wanted(
    key: str, wanted: Value | None, note: Note, now: Derived, former: Derived | None
) -> bool:
    """Tell if the minutes ask for another value of a key than the note has."""
    if _same(wanted, note, key):
        return False
    has = note.text(key)
    if key == RESERVATION and has:
        return _is_about_quorum(note)  # a reservation in somebody's own words stays
    if key == "titel" and (not now.body or has != title_of(first_paragraph(note.body))):
        return False  # nothing to call it, or somebody gave it a better name
    if former is not None:
        if former.meta.get(key) != wanted:
            return True
        # The words stayed, but the meeting that they point to has got a day.
        return key == "uiterlijk" and not has and wanted is not None
    if wanted is None or (key in _FILLED_ONCE and has):
        return False
    return not (key == "uiterlijk" and has and note.text("termijn") == now.meta.get("termijn", ""))


def _is_about_quorum(note: Note) -> bool:
    """Tell if the reservation of a decision is the one that the attendance gave it."""
    return note.text(RESERVATION).startswith(WITHOUT_QUORUM)


def _same(value: Value | None, note: Note, key: str) -> bool:
    if isinstance(value, list):
        return note.texts(key) == value
    return note.text(key) == (value or "")
