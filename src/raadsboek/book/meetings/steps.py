"""How far one meeting is, and taking it a step further: the facts behind `core.meetings.steps`.

Every change of a meeting's status passes `with_step`, whichever door it comes through.
"""

import datetime
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.finding import links_to
from raadsboek.book.letters import numbers_without_letter
from raadsboek.book.meetings.facilities import facilities_of
from raadsboek.book.meetings.minutes_waiting import agreements_of, sides_of
from raadsboek.book.meetings.papers import as_sent, log_of, papers_of
from raadsboek.book.minutes import context_of
from raadsboek.book.organs import council_of
from raadsboek.book.recording import MinutesLocked, is_locked, plan_of
from raadsboek.book.source import read_note
from raadsboek.core.errors import EXIT_PROBLEMS, InvalidInput, RaadsboekError
from raadsboek.core.kinds import meeting as meetings
from raadsboek.core.kinds.action import ActionStatus
from raadsboek.core.kinds.decision import Decision, DecisionStatus
from raadsboek.core.kinds.meeting import NOT_HELD_YET, MeetingForm, MeetingStatus
from raadsboek.core.links import target
from raadsboek.core.meetings.agenda.points import read_agenda
from raadsboek.core.meetings.missing import Missing
from raadsboek.core.meetings.step_facts import ADOPTED, ActionFact, DecisionFact, Facts, PointFact
from raadsboek.core.meetings.steps import passed_over, refusals
from raadsboek.core.meetings.terms import agenda_term, papers_term
from raadsboek.core.minutes.parsing import parse
from raadsboek.core.note import Changes, Note
from raadsboek.core.problem import Problem
from raadsboek.core.schema import check

STATUS_KEY = meetings.KIND.status_key
PUBLISHED_KEY = "gepubliceerd"


class StepRefused(RaadsboekError):
    """The meeting cannot take this step yet; `items` is everything that keeps it back."""

    exit_code = EXIT_PROBLEMS

    def __init__(self, number: str, step: str, items: Iterable[Missing]) -> None:
        self.items = tuple(items)
        told = f"{number or 'Deze vergadering'} kan niet naar '{step}'."
        if len(self.items) == 1:
            super().__init__(f"{told} {self.items[0].message}", self.items[0].fix)
        else:
            lines = [f"- {item.message} {item.fix}" for item in self.items]
            super().__init__("\n".join([told, *lines]))


def read_meeting(book: Book, wanted: str) -> Note:
    """Return the meeting that `wanted` names. Raises `NotFound`; `InvalidInput` for no meeting."""
    note = notes.read(book, wanted)
    if note.text("soort") != meetings.KIND.name:
        raise InvalidInput([_no_meeting(note)])
    return note


def facts_of(book: Book, meeting: Note, *, today: datetime.date) -> Facts:
    """Return what the steps of a meeting need to know, with the index as fresh as it is."""
    context = context_of(book, meeting, today=today)
    council = council_of(book, meeting)
    day = _day(meeting.text("datum"))
    form = meeting.text("vorm") or MeetingForm.COUNCIL
    log = log_of(meeting)
    papers = papers_of(book, meeting)
    to_arrange, arranged = facilities_of(book, meeting)
    status = status_of(meeting)
    # Looking what had this text when it was sent takes the history.
    is_owed = log.agenda_sent is not None and status in NOT_HELD_YET
    made = list(_notes_of(book, meeting))
    return Facts(
        number=meeting.text("nummer"),
        today=today,
        status=status,
        form=form,
        day=day,
        start=meeting.text("van"),
        place=meeting.text("plaats"),
        points=_points(meeting),
        to_arrange=tuple(to_arrange),
        arranged=tuple(arranged),
        agenda_term=agenda_term(council, form, day) if day else None,
        papers_term=papers_term(council, form, day) if day else None,
        log=log,
        papers=as_sent(book, papers, log) if is_owed else (),
        lost=papers.lost,
        attendance=context.attendance(),
        has_minutes=has_minutes(meeting.body),
        unrecorded=_unrecorded(book, meeting, today),
        decisions=tuple(_decisions(book, made)),
        actions=tuple(_actions(made)),
        unagreed=_unagreed(book, meeting),
        published=_day(meeting.text(PUBLISHED_KEY)),
    )


def advance(
    book: Book, wanted: str, step: MeetingStatus, *, now: datetime.datetime
) -> tuple[Note, list[MeetingStatus]]:
    """Take a meeting to a step, in one version; return it with the steps that were passed over.

    Raises `StepRefused` with everything that keeps it back, `NotFound`, `ChangedOnDisk`.
    """
    meeting = read_meeting(book, wanted)
    left_out = passed_over(facts_of(book, meeting, today=now.date()), step)
    saved = notes.save(book, meeting, changes={STATUS_KEY: step.value}, body=None, now=now)
    return saved, left_out


def with_step(
    book: Book, opened: Note, changes: Changes, *, body: str | None, now: datetime.datetime
) -> Changes:
    """Return the changes to a note with what a new status of a meeting brings along.

    Raises `StepRefused` when the meeting, with these changes, cannot take that step, and
    `MinutesLocked` when that would open adopted minutes.
    """
    wanted = changes.get(STATUS_KEY, opened.text(STATUS_KEY)) or MeetingStatus.PLANNED
    before = status_of(opened)
    if opened.text("soort") != meetings.KIND.name or wanted == before:
        return changes
    # As the note will be, but with the step that it comes from.
    meta = {key: value for key, value in {**opened.meta, **changes}.items() if value is not None}
    meta[STATUS_KEY] = before
    meeting = replace(opened, meta=meta, body=opened.body if body is None else body)
    step = MeetingStatus(str(wanted))
    if is_locked(opened) and step not in ADOPTED:
        raise MinutesLocked(opened.text("nummer"))
    book.index.refresh()
    items = refusals(facts_of(book, meeting, today=now.date()), step)
    if items:
        raise StepRefused(opened.text("nummer"), step, items)
    if step is MeetingStatus.PUBLISHED and not meeting.text(PUBLISHED_KEY):
        return {**changes, PUBLISHED_KEY: now.date().isoformat()}
    return changes


def status_of(meeting: Note) -> MeetingStatus:
    """Return the step that a meeting is at; a word that is no status counts as planned."""
    written = meeting.text(STATUS_KEY)
    return next((one for one in MeetingStatus if one == written), MeetingStatus.PLANNED)


def has_minutes(body: str) -> bool:
    """Tell if something was written down: an entry, or text below a point that is no list."""
    if parse(body).entries:
        return True
    lines = (line.strip() for point in read_agenda(body).points for line in point.below)
    return any(line and not line.startswith(("- ", "* ", "<!--")) for line in lines)


def _points(meeting: Note) -> tuple[PointFact, ...]:
    return tuple(
        PointFact(
            name=point.number or f"'{point.title}'",
            title=point.title,
            goal=point.attributes.get("doel", ""),
            minutes=point.minutes,
        )
        for point in read_agenda(meeting.body).points
    )


def _notes_of(book: Book, meeting: Note) -> Iterator[Note]:
    """Yield the decisions and action items that name this meeting as theirs."""
    number = meeting.text("nummer")
    for found in links_to(book, number) if number else []:
        if found.kind in ("besluit", "actie"):
            note = read_note(book, found.path)
            if target(note.text("vergadering")) == number:
                yield note


def _decisions(book: Book, made: Iterable[Note]) -> Iterator[DecisionFact]:
    decisions = [check(Decision, note.meta)[0] for note in made if note.text("soort") == "besluit"]
    sound = [one for one in decisions if one is not None]
    waiting = numbers_without_letter(book, sound)
    for one in sound:
        yield DecisionFact(
            number=one.number,
            power=one.power,
            votes=one.votes or "",
            lacks_letter=one.number in waiting,
            withdrawn=one.status is DecisionStatus.WITHDRAWN,
        )


def _actions(made: Iterable[Note]) -> Iterator[ActionFact]:
    for note in made:
        if note.text("soort") == "actie" and note.text("status") != ActionStatus.DROPPED:
            yield ActionFact(
                number=note.text("nummer") or note.path,
                has_owner=bool(note.texts("wie")),
                has_date=bool(note.text("uiterlijk")),
                is_open=note.text("status") != ActionStatus.DONE,
            )


def _unagreed(book: Book, meeting: Note) -> tuple[str, ...]:
    """Return the sides that must still agree, of minutes that need more than one."""
    needed = sides_of(book, meeting)
    if len(needed) < 2 or is_locked(meeting):
        return ()
    agreed = {one.side for one in agreements_of(book, meeting)}
    return tuple(side.value for side in needed if side not in agreed)


def _unrecorded(book: Book, meeting: Note, today: datetime.date) -> int:
    if is_locked(meeting) or not meeting.text("nummer"):
        return 0
    plan = plan_of(book, meeting, meeting.body, today=today)
    return len(plan.new) + len(plan.changed) + len(plan.removed)


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def _no_meeting(note: Note) -> Problem:
    return Problem(
        code="geen-vergadering",
        path=note.path,
        message=f"'{note.text('nummer') or note.path}' is geen vergadering.",
        fix="Geef het nummer van een vergadering, zoals V-2026-03.",
    )
