"""The agenda of a meeting: what could be on it, and saving what was chosen as one version.

What belongs on an agenda is decided by `core.meetings.agenda.proposals`, from what
`book.meetings.agenda_facts` gathers.
"""

import datetime
from collections.abc import Sequence

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.changing import Write, record
from raadsboek.book.meetings.agenda_facts import (
    BEFORE_MINUTES,
    POSTPONED_KEY,
    facts_of,
    postponed_by,
)
from raadsboek.book.notes import read, refuse_new_problems
from raadsboek.book.source import read_bytes, read_note
from raadsboek.core.errors import EXIT_NOT_FOUND, InvalidInput, RaadsboekError
from raadsboek.core.kinds.meeting import MeetingStatus
from raadsboek.core.meetings.agenda.placing import (
    is_on,
    named_proposal,
    place_named,
    postponed_lines,
    taken_off,
    whole_agenda,
    with_proposal,
    without_proposal,
)
from raadsboek.core.meetings.agenda.points import Agenda, read_agenda
from raadsboek.core.meetings.agenda.proposals import Proposal, propose
from raadsboek.core.minutes.numbers import numbers_in
from raadsboek.core.note import Changes, Note, Value
from raadsboek.core.problem import Problem
from raadsboek.vault.frontmatter import edit

ACTION = "agenda"


class AgendaClosed(RaadsboekError):
    """The agenda has become minutes; it cannot be changed as an agenda any more."""

    def __init__(self, number: str, status: str) -> None:
        why = f"er is al een verslag ('{status}')"
        if status == MeetingStatus.CANCELLED:
            why = "de vergadering gaat niet door"
        super().__init__(
            f"De agenda van {number} is niet meer te wijzigen: {why}.",
            "Schrijf het in het verslag, of zet het op de agenda van de volgende vergadering.",
        )


class NotOnAgenda(RaadsboekError):
    """No point, and nothing that waits, is called so."""

    exit_code = EXIT_NOT_FOUND

    def __init__(self, name: str, number: str) -> None:
        super().__init__(
            f"'{name}' staat niet op de agenda van {number} en wacht er ook niet op.",
            f"Bekijk wat er wacht met: raadsboek agenda {number} --voorstel",
        )


class SavedAgenda(Struct, frozen=True, kw_only=True):
    """The meeting with its new agenda; `resend` tells that the old one was sent already."""

    meeting: Note
    resend: bool = False
    saved: bool = True


def refuse_closed(meeting: Note) -> None:
    """Raise unless the agenda of this meeting may still change."""
    if meeting.text("soort") != "vergadering" or not meeting.text("nummer"):
        raise InvalidInput([_no_meeting(meeting)])
    if not meeting.editable:
        raise InvalidInput(meeting.problems)
    status = meeting.text("status")
    if status not in BEFORE_MINUTES:
        raise AgendaClosed(meeting.text("nummer"), status)
    if numbers_in(meeting.body):
        raise AgendaClosed(meeting.text("nummer"), "er is vastgelegd")


def was_sent(meeting: Note) -> bool:
    """Tell if the agenda went out, so that a change of it must be sent after it."""
    return meeting.text("status") == MeetingStatus.AGENDA_SENT


def save_agenda(
    book: Book, opened: Note, *, body: str, postponed: Sequence[str], now: datetime.datetime
) -> SavedAgenda:
    """Save the text with the agenda, and what was taken off it, in one version.

    Raises `AgendaClosed`, `ChangedOnDisk`, `InvalidInput`.
    """
    refuse_closed(opened)
    changes = changes_of(opened, postponed)
    refuse_new_problems(opened, changes)
    old = read_bytes(book, opened.path)
    new = edit(old, changes, body=body)
    if new == old:
        return SavedAgenda(meeting=read_note(book, opened.path), saved=False)
    number = opened.text("nummer")
    agenda = read_agenda(body)
    count = f"{len(agenda.points)} {'punt' if len(agenda.points) == 1 else 'punten'}"
    record(
        book,
        [Write(path=opened.path, data=new, expected=opened.digest)],
        action=ACTION,
        numbers=[number],
        subject=f"Agenda {number}: {count}, {agenda.minutes} min",
        now=now,
    )
    saved = read_note(book, opened.path)
    return SavedAgenda(meeting=saved, resend=was_sent(opened) and body != opened.body)


def arrange(
    book: Book,
    wanted: str,
    *,
    everything: bool = False,
    add: Sequence[str] = (),
    remove: Sequence[str] = (),
    now: datetime.datetime,
) -> SavedAgenda:
    """Change the agenda of a meeting by the names of what goes on or off it, in one version.

    `add` are numbers of notes or titles that wait, also of what comes back every year, `remove`
    also numbers of points. With
    `everything`, all that waits goes on it. Raises `NotOnAgenda`, `PointIsTied`, `AgendaClosed`.
    """
    meeting = read(book, wanted)
    refuse_closed(meeting)
    proposals = proposals_of(book, meeting, today=now.date(), with_duties=bool(add))
    agenda = read_agenda(meeting.body)
    if everything:
        agenda = whole_agenda(meeting.body, proposals)
    for name in add:
        agenda = with_proposal(agenda, proposals, _waiting_as(proposals, name, meeting))
    # All of them are looked up before the first goes: the numbers of points shift.
    gone = [(name, place_named(agenda, proposals, name)) for name in remove]
    for name, place in gone:
        if place is None and not _line_named(agenda, proposals, name):
            raise NotOnAgenda(name, meeting.text("nummer"))
    for place in sorted({place for _, place in gone if place is not None}, reverse=True):
        agenda, proposals = taken_off(agenda, proposals, place)
    for name, place in gone:
        line = _line_named(agenda, proposals, name) if place is None else None
        if line is not None:
            agenda = without_proposal(agenda, proposals, line)
    return save_agenda(
        book, meeting, body=agenda.text, postponed=postponed_lines(agenda, proposals), now=now
    )


def _waiting_as(proposals: Sequence[Proposal], name: str, meeting: Note) -> Proposal:
    found = named_proposal(proposals, name)
    if found is None:
        raise NotOnAgenda(name, meeting.text("nummer"))
    return found


def _line_named(agenda: Agenda, proposals: Sequence[Proposal], name: str) -> Proposal | None:
    found = named_proposal(proposals, name)
    if found is None or found.gathered is None or not is_on(agenda, proposals, found):
        return None
    return found


def changes_of(opened: Note, postponed: Sequence[str]) -> Changes:
    """Return the keys that saving an agenda changes."""
    changes: dict[str, Value | None] = {}
    if opened.text("status") in ("", MeetingStatus.PLANNED):
        changes["status"] = MeetingStatus.AGENDA_DRAFT.value
    if list(postponed) != postponed_by(opened):
        changes[POSTPONED_KEY] = list(postponed) or None
    return changes


def _no_meeting(note: Note) -> Problem:
    return Problem(
        code="geen-vergadering",
        path=note.path,
        message=f"'{note.path}' is geen vergadering met een nummer.",
        fix="Een agenda hoort bij een vergadering; geef haar een nummer, zoals V-2026-03.",
    )


# -- what could be on it ------------------------------------------------------------------------


def proposals_of(
    book: Book, meeting: Note, *, today: datetime.date, with_duties: bool = False
) -> tuple[Proposal, ...]:
    """Return everything that could be on the agenda of a meeting, in the council's order.

    `with_duties`: also what comes back every year, of a council without a year calendar of its own.
    Answers from the index as it is; reading the meeting by its number has refreshed it.
    """
    return propose(facts_of(book, meeting, today=today, with_duties=with_duties))
