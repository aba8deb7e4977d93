"""The agenda of a meeting: what could be on it, and saving what was chosen as one version.

What belongs on an agenda is decided by `core.meetings.agenda.proposals`; here its facts are
gathered, from the index alone.
"""

import datetime
from collections.abc import Iterable, Sequence

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.changing import Write, record
from raadsboek.book.notes import read, refuse_new_problems
from raadsboek.book.organs import council_of, same_organ, whose
from raadsboek.core.due import next_meetings_after
from raadsboek.core.errors import EXIT_NOT_FOUND, InvalidInput, RaadsboekError
from raadsboek.core.kinds import action, decision, promise, trajectory
from raadsboek.core.kinds.meeting import MeetingForm, MeetingStatus
from raadsboek.core.links import target
from raadsboek.core.meetings.agenda.carrying import Earlier, carried_from, postponed_points
from raadsboek.core.meetings.agenda.fixed_points import fixed_points_of
from raadsboek.core.meetings.agenda.placing import (
    TAKEN_OFF,
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
from raadsboek.core.meetings.agenda.proposals import Proposal, evaluations_until, horizon, propose
from raadsboek.core.meetings.agenda.waiting import Carried, Facts, Waiting
from raadsboek.core.minutes.numbers import numbers_in
from raadsboek.core.note import Changes, Note, Value
from raadsboek.core.problem import Problem
from raadsboek.index import waiting
from raadsboek.index.waiting import Waits
from raadsboek.vault.frontmatter import edit
from raadsboek.vault.reading import read_bytes, read_note

ACTION = "agenda"
POSTPONED_KEY = "doorgeschoven"

_BEFORE_MINUTES = frozenset(
    {"", MeetingStatus.PLANNED, MeetingStatus.AGENDA_DRAFT, MeetingStatus.AGENDA_SENT}
)
_NOT_ADOPTED = frozenset({MeetingStatus.HELD, MeetingStatus.MINUTES_DRAFT})
_LOOK_BACK = 12
"""So many earlier meetings of the series are asked what they left."""
_SIDE = {MeetingForm.COUNCIL: "raad", MeetingForm.CONSULTATION: "bestuurder"}
"""Whose agreement with minutes means that they need not be on the agenda again."""


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
    if status not in _BEFORE_MINUTES:
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
    old = read_bytes(book.root, opened.path)
    new = edit(old, changes, body=body)
    if new == old:
        return SavedAgenda(meeting=read_note(book.root, opened.path), saved=False)
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
    saved = read_note(book.root, opened.path)
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

    `add` are numbers of notes or titles that wait, `remove` also numbers of points. With
    `everything`, all that waits goes on it. Raises `NotOnAgenda`, `PointIsTied`, `AgendaClosed`.
    """
    meeting = read(book, wanted)
    refuse_closed(meeting)
    proposals = proposals_of(book, meeting, today=now.date())
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


def postponed_by(meeting: Note) -> list[str]:
    """Return the lines of the points that were taken off the agenda of a meeting."""
    return _lines(meeting.meta.get(POSTPONED_KEY, ""))


def _no_meeting(note: Note) -> Problem:
    return Problem(
        code="geen-vergadering",
        path=note.path,
        message=f"'{note.path}' is geen vergadering met een nummer.",
        fix="Een agenda hoort bij een vergadering; geef haar een nummer, zoals V-2026-03.",
    )


# -- what could be on it ------------------------------------------------------------------------


def proposals_of(book: Book, meeting: Note, *, today: datetime.date) -> tuple[Proposal, ...]:
    """Return everything that could be on the agenda of a meeting, in the council's order.

    Answers from the index as it is; reading the meeting by its number has refreshed it.
    """
    return propose(facts_of(book, meeting, today=today))


def facts_of(book: Book, meeting: Note, *, today: datetime.date) -> Facts:
    """Return what waits for a meeting. One without a day is read as if it were held `today`."""
    day = _day(meeting.text("datum")) or today
    form = meeting.text("vorm") or MeetingForm.COUNCIL.value
    of_organ = whose(book.settings, same_organ(book, meeting))
    meetings = book.index.ask(waiting.meetings, of_organ)
    forms = {one.number: _form(one) for one in meetings}
    planned = [
        (datetime.date.fromisoformat(one.date), _form(one))
        for one in meetings
        if one.status != MeetingStatus.CANCELLED
    ]
    next_day, _ = next_meetings_after(planned, said_on=day, form=form)
    last = horizon(day, next_day).isoformat()

    def ask(kind: str, until: str = "") -> list[Waits]:
        return book.index.ask(waiting.open_notes, kind, of_organ, until=until)

    return Facts(
        today=today,
        day=day,
        form=form,
        next_day=next_day,
        fixed=fixed_points_of(council_of(book, meeting), form),
        actions=tuple(
            _waiting(one, "wie", form=forms.get(target(_text(one, "vergadering")), ""))
            for one in ask(action.KIND.name)
        ),
        promises=tuple(_waiting(one, "door") for one in ask(promise.KIND.name)),
        trajectories=tuple(
            _waiting(
                one,
                "woordvoerder",
                form=_text(one, "vorm"),
                status=one.status,
                reason=_text(one, "termijn"),
            )
            for one in ask(trajectory.KIND.name, last)
        ),
        post=tuple(
            _post(one)
            for one in book.index.ask(waiting.inbox, of_organ)
            if not _text(one, "besluit")
        ),
        decisions=tuple(
            _waiting(
                one,
                power=_text(one, "bevoegdheid"),
                trajectory=target(_text(one, "traject")),
            )
            for one in ask(decision.KIND.name, evaluations_until(day, next_day).isoformat())
        ),
        minutes=tuple(_minutes_of(meetings, meeting.path, day, form, today)),
        carried=_carried(book, meetings, meeting, day, form),
    )


def _waiting(one: Waits, people: str = "", **facts: str) -> Waiting:
    return Waiting(
        number=one.number,
        title=one.title,
        people=tuple(
            name.strip()
            for line in _lines(one.meta.get(people, ""))
            for name in line.split(",")
            if name.strip()
        ),
        day=_day(one.due),
        confidential=bool(one.confidential),
        **facts,
    )


def _post(one: Waits) -> Waiting:
    return Waiting(
        number=one.number,
        title=one.title,
        day=_day(one.date),
        confidential=bool(one.confidential),
        sender=_text(one, "relatie"),
        handling=_text(one, "behandeling"),
        trajectory=target(_text(one, "traject")),
    )


def _minutes_of(
    meetings: Sequence[Waits], own: str, day: datetime.date, form: str, today: datetime.date
) -> Iterable[Waiting]:
    """Yield the meetings before this one whose minutes are to be adopted here.

    A council adopts those of its consultation meetings too. Of meetings that are still to come
    before this one, the last of each form counts.
    """
    forms = {form, MeetingForm.CONSULTATION} if form == MeetingForm.COUNCIL else {form}
    earlier = [
        one
        for one in meetings
        if one.date < day.isoformat()
        and one.path != own
        and one.status != MeetingStatus.CANCELLED
        and _form(one) in forms
    ]
    coming = {_form(one): one.path for one in earlier if one.date >= today.isoformat()}
    for one in earlier:
        is_past = one.date < today.isoformat()
        held = one.status in _NOT_ADOPTED or (one.status == MeetingStatus.AGENDA_SENT and is_past)
        to_come = one.status in _BEFORE_MINUTES and coming.get(_form(one)) == one.path
        side = _SIDE.get(MeetingForm(form)) if form in _SIDE else None
        agreed = any(side and line.startswith(side) for line in _lines(one.meta.get("akkoord", "")))
        if (held or to_come) and not agreed:
            yield Waiting(
                number=one.number,
                title=one.title,
                day=_day(one.date),
                confidential=bool(one.confidential),
                form=_form(one),
            )


def _carried(
    book: Book, meetings: Sequence[Waits], meeting: Note, day: datetime.date, form: str
) -> tuple[Carried, ...]:
    """Return what earlier meetings of the series left, and what was taken off this agenda."""
    earlier = [one for one in meetings if one.date < day.isoformat() and _form(one) == form][
        -_LOOK_BACK:
    ]
    bodies = book.index.ask(waiting.texts, [one.path for one in earlier])
    found = carried_from(
        Earlier(
            day=datetime.date.fromisoformat(one.date),
            body=bodies.get(one.path, ""),
            postponed=tuple(_lines(one.meta.get(POSTPONED_KEY, ""))),
        )
        for one in earlier
        if one.path != meeting.path
    )
    own = postponed_points(postponed_by(meeting), TAKEN_OFF)
    known = {one.title.casefold() for one in found}
    return (*found, *(one for one in own if one.title.casefold() not in known))


def _form(one: Waits) -> str:
    return _text(one, "vorm") or MeetingForm.COUNCIL.value


def _text(one: Waits, key: str) -> str:
    value = one.meta.get(key, "")
    return value.strip() if isinstance(value, str) else ""


def _lines(value: Value) -> list[str]:
    if isinstance(value, str):
        return [value.strip()] if value.strip() else []
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None
