"""The notes that an old archive becomes: what is about one meeting comes together in one.

Pure. Minutes give the text; an agenda does when there are none. All else is a note of its own.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from raadsboek.core.archive.proposing import Proposal
from raadsboek.core.archive.sorts import Role
from raadsboek.core.confidential import KEY, YES
from raadsboek.core.dates import without_weekday
from raadsboek.core.kinds import decision, meeting, memo, post
from raadsboek.core.kinds.decision import DecisionStatus
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.kinds.meeting import MeetingForm, MeetingStatus
from raadsboek.core.kinds.post import PostStatus
from raadsboek.core.links import link
from raadsboek.core.note import Value

LABEL = "archief"
"""By this label the notes are found that an archive became."""
SCAN = "Dit stuk is een scan zonder tekst. Open de bijlage."
UNREAD = "Dit stuk kon niet worden gelezen. Open de bijlage."
OfMeeting = tuple[datetime.date, MeetingForm]
Held = Mapping[OfMeeting, str]
"""The meetings that are in the raadsboek already: their numbers by day and form."""

_ORDER = (Role.MINUTES, Role.AGENDA, Role.PAPER)
_KINDS = {Role.LETTER: post.KIND, Role.DECISION: decision.KIND}


class Planned(Struct, frozen=True, kw_only=True):
    """A note to make: `meta` are its keys without number, `sources` its files, the best first."""

    kind: Kind
    meta: Mapping[str, Value]
    body: str
    day: datetime.date | None
    sources: tuple[Proposal, ...]

    @property
    def year(self) -> int | None:
        """The year in which it is kept; None when nobody knows."""
        return self.day.year if self.day else None

    @property
    def title(self) -> str:
        """What the note is called."""
        return str(self.meta["titel"])

    @property
    def doubts(self) -> tuple[str, ...]:
        """What somebody should look at."""
        return tuple(dict.fromkeys(doubt for one in self.sources for doubt in one.doubts))


def plan(proposals: Iterable[Proposal], held: Held) -> list[Planned]:
    """Return the notes to make, the oldest first and those without a day last.

    What belongs to a meeting that is in the raadsboek already becomes a plain note that links to
    it: a meeting that somebody may have worked on is not touched.
    """
    meetings: dict[tuple[OfMeeting, str], list[Proposal]] = {}
    planned: list[Planned] = []
    for one in proposals:
        if one.role not in _ORDER or one.day is None:
            planned.append(_note_of(one, ""))
        elif (one.day, one.form) in held:
            planned.append(_note_of(one, held[one.day, one.form]))
        else:
            meetings.setdefault(((one.day, one.form), one.title), []).append(one)
    for together in meetings.values():
        if any(one.role in (Role.MINUTES, Role.AGENDA) for one in together):
            planned.append(_meeting_of(together))
        else:
            planned += [_note_of(one, "") for one in together]
    last = datetime.date.max
    return sorted(planned, key=lambda one: (one.day or last, one.sources[0].seen.path))


def _meeting_of(together: Sequence[Proposal]) -> Planned:
    files = sorted(together, key=lambda one: (_ORDER.index(one.role), one.rank, one.seen.path))
    best = files[0]
    with_text = next(
        (one for one in files if one.role in (Role.MINUTES, Role.AGENDA) and one.seen.text.strip()),
        best,
    )
    day = best.day
    meta: dict[str, Value] = {
        "titel": best.title,
        "vorm": best.form.value,
        "datum": day.isoformat() if day else "",
        "status": MeetingStatus.TAKEN_OVER.value,
    }
    return Planned(
        kind=meeting.KIND,
        meta=_confidential(meta, files),
        body=_body(with_text),
        day=day,
        sources=tuple(files),
    )


def _note_of(one: Proposal, meeting_number: str) -> Planned:
    kind = memo.KIND if meeting_number else _KINDS.get(one.role, memo.KIND)
    meta: dict[str, Value] = {"titel": one.title}
    if one.day:
        meta["datum"] = one.day.isoformat()
    if kind is post.KIND:
        meta |= {"richting": one.direction.value, "relatie": one.correspondent}
        meta["status"] = PostStatus.DONE.value
    elif kind is decision.KIND:
        meta["status"] = DecisionStatus.TAKEN.value
    else:
        meta["labels"] = [LABEL]
        if meeting_number or one.role in _ORDER:
            day = without_weekday(one.day) if one.day else ""
            meta["titel"] = f"{one.role.value} {day}".strip().capitalize()
    body = _body(one)
    if meeting_number:
        body = f"Hoort bij {link(meeting_number)}.\n\n{body}"
    return Planned(
        kind=kind, meta=_confidential(meta, [one]), body=body, day=one.day, sources=(one,)
    )


def _confidential(meta: dict[str, Value], files: Iterable[Proposal]) -> dict[str, Value]:
    """Return the keys of a note; one file that was confidential makes all of it so."""
    return {**meta, KEY: YES} if any(one.secret for one in files) else meta


def _body(one: Proposal) -> str:
    text = one.seen.text.strip("\n")
    if text.strip():
        return f"{text}\n"
    return f"{SCAN if one.seen.has_no_text else UNREAD}\n"
