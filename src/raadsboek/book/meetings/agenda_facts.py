"""What waits for the agenda of a meeting, gathered from the index alone."""

import datetime
from collections.abc import Iterable, Sequence

from raadsboek.book.book import Book
from raadsboek.book.organs import council_of, same_organ, whose
from raadsboek.core.due import next_meetings_after
from raadsboek.core.kinds import action, decision, promise
from raadsboek.core.kinds.meeting import MeetingForm, MeetingStatus
from raadsboek.core.links import target
from raadsboek.core.meetings.agenda.carrying import Earlier, carried_from, postponed_points
from raadsboek.core.meetings.agenda.due_steps import horizon
from raadsboek.core.meetings.agenda.fixed_points import fixed_points_of
from raadsboek.core.meetings.agenda.placing import TAKEN_OFF
from raadsboek.core.meetings.agenda.proposals import evaluations_until
from raadsboek.core.meetings.agenda.waiting import Carried, DossierStep, Facts, Waiting
from raadsboek.core.note import Note, Value
from raadsboek.core.trajectories.dossier import OWN_DAY
from raadsboek.index import deadlines, waiting
from raadsboek.index.organs import Whose
from raadsboek.index.rows import FoundTerm
from raadsboek.index.waiting import Waits

POSTPONED_KEY = "doorgeschoven"

BEFORE_MINUTES = frozenset(
    {"", MeetingStatus.PLANNED, MeetingStatus.AGENDA_DRAFT, MeetingStatus.AGENDA_SENT}
)
"""In these statuses a meeting has an agenda and no minutes yet."""
_NOT_ADOPTED = frozenset({MeetingStatus.HELD, MeetingStatus.MINUTES_DRAFT})
_LOOK_BACK = 12
"""So many earlier meetings of the series are asked what they left."""
_SIDE = {MeetingForm.COUNCIL: "raad", MeetingForm.CONSULTATION: "bestuurder"}
"""Whose agreement with minutes means that they need not be on the agenda again."""


def postponed_by(meeting: Note) -> list[str]:
    """Return the lines of the points that were taken off the agenda of a meeting."""
    return _lines(meeting.meta.get(POSTPONED_KEY, ""))


def facts_of(
    book: Book, meeting: Note, *, today: datetime.date, with_duties: bool = False
) -> Facts:
    """Return what waits for a meeting. One without a day is read as if it were held `today`.

    What comes back every year is there of a council that keeps a year calendar, or `with_duties`.
    """
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
    next_day, next_of = next_meetings_after(planned, said_on=day, form=form)
    last = max(horizon(day, next_day), horizon(day, next_of.get(form)))

    def ask(kind: str, until: str = "") -> list[Waits]:
        return book.index.ask(waiting.open_notes, kind, of_organ, until=until)

    return Facts(
        today=today,
        day=day,
        form=form,
        next_day=next_day,
        next_of_form=next_of.get(form),
        fixed=fixed_points_of(council_of(book, meeting), form),
        actions=tuple(
            _waiting(one, "wie", form=forms.get(target(_text(one, "vergadering")), ""))
            for one in ask(action.KIND.name)
        ),
        promises=tuple(_waiting(one, "door") for one in ask(promise.KIND.name)),
        trajectories=_dossiers(book, of_organ, today, last),
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
        duties=_duties(book, meeting, day, today)
        if with_duties or council_of(book, meeting).year_calendar
        else (),
    )


def _duties(
    book: Book, meeting: Note, day: datetime.date, today: datetime.date
) -> tuple[Carried, ...]:
    from raadsboek.book.yearly.for_agenda import duties_for  # loads the law

    organ = council_of(book, meeting).short
    return duties_for(book, organ, meeting.path, day, today=today)


def _dossiers(
    book: Book, of_organ: Whose | None, today: datetime.date, last: datetime.date
) -> tuple[Waiting, ...]:
    """Return the dossiers with what each of them asks for, on a day until `last` or on none."""
    terms: dict[str, list[FoundTerm]] = {}
    for term in (
        *book.index.ask(
            deadlines.open_terms, today.isoformat(), until=last.isoformat(), whose=of_organ
        ),
        *book.index.ask(deadlines.terms_without_day, of_organ),
    ):
        terms.setdefault(term.path, []).append(term)
    return tuple(
        _waiting(
            one,
            "woordvoerder",
            steps=tuple(_step(term, one) for term in terms.get(one.path, ())),
            form=_text(one, "vorm"),
            status=one.status,
            reason=_text(one, "termijn"),
        )
        for one in book.index.ask(waiting.dossiers, of_organ)
    )


def _step(term: FoundTerm, one: Waits) -> DossierStep:
    return DossierStep(
        # A day that was written down has no name but what was written with it.
        title=_text(one, "termijn") if term.step == OWN_DAY else term.title,
        day=_day(term.safe),
        rule="" if term.rule == term.kind else term.rule,
        article=term.article,
        owner=term.owner,
        kind=term.kind,
        lapses=bool(term.lapses),
        settles=tuple(term.settles.split()),
    )


def _waiting(
    one: Waits, people: str = "", *, steps: tuple[DossierStep, ...] = (), **facts: str
) -> Waiting:
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
        steps=steps,
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
        to_come = one.status in BEFORE_MINUTES and coming.get(_form(one)) == one.path
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
