"""Marking what was sent for a meeting: to whom, on which day, which papers with their digest.

Nothing is sent here: the secretary does that, and this writes down that it was done, as one
version. What must still be sent is told by the log (`core.meetings.send_log`).
"""

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.changing import Write, record
from raadsboek.book.lists import rows
from raadsboek.book.meetings.invited import invited_to
from raadsboek.book.meetings.papers import (
    LOG_KEY,
    as_sent,
    log_of,
    papers_of,
)
from raadsboek.book.meetings.steps import STATUS_KEY, has_minutes, read_meeting, status_of
from raadsboek.book.organs import council_of, same_organ
from raadsboek.book.source import read_bytes, read_note
from raadsboek.core.dates import long_date
from raadsboek.core.errors import EXIT_PROBLEMS, InvalidInput, RaadsboekError
from raadsboek.core.kinds import member
from raadsboek.core.kinds.meeting import NOT_HELD_YET, MeetingForm, MeetingStatus
from raadsboek.core.meetings.agenda.points import read_agenda
from raadsboek.core.meetings.send_log import Sending, SentPaper, SentWhat, sending_line
from raadsboek.core.meetings.terms import Term, agenda_term
from raadsboek.core.note import Changes, Note, Value
from raadsboek.core.problem import Problem
from raadsboek.vault.frontmatter import edit

ACTION = "verzenden"
_BEFORE_SENDING = (MeetingStatus.PLANNED, MeetingStatus.AGENDA_DRAFT)


class NothingToSend(RaadsboekError):
    """Everybody has everything: there is nothing to mark."""

    exit_code = EXIT_PROBLEMS

    def __init__(self, number: str) -> None:
        super().__init__(
            f"Voor {number} is niets nieuws te verzenden: iedereen heeft alle stukken.",
            "Wat is er gestuurd? Zeg het erbij met --wat: agenda, nazending, bericht of verslag.",
        )


class Sendable(Struct, frozen=True, kw_only=True):
    """What a mark would say: what is sent for which meeting, to whom, and which papers.

    `lost` are papers that the agenda names and nobody can find; they are not in the mark.
    """

    meeting: Note
    what: SentWhat
    to: tuple[str, ...]
    papers: tuple[SentPaper, ...]
    lost: tuple[str, ...] = ()
    late: Term | None = None
    """The rule that an agenda is too late for, when it goes out on the day of the mark."""
    without: tuple[str, ...] = ()
    """Who belongs at the meeting and still has no agenda after this."""
    strangers: tuple[str, ...] = ()
    """Recipients that no member is called; perhaps a typing error."""


def sendable(
    book: Book,
    wanted: str,
    *,
    what: SentWhat | None = None,
    to: Sequence[str] = (),
    on: datetime.date,
) -> Sendable:
    """Return what would be marked as sent; what and to whom follow from the log unless given.

    Raises `NotFound`, `NothingToSend`, and `InvalidInput` for an agenda without points, a meeting
    without a day, or a name that cannot stand in the log.
    """
    meeting = read_meeting(book, wanted)
    book.index.refresh()
    to_come = status_of(meeting) in NOT_HELD_YET
    wrong = [*_unfit_meeting(meeting), *_unfit_names(to)]
    if what is SentWhat.MINUTES and to_come:
        wrong.append(_no_minutes(meeting))
    if wrong:
        raise InvalidInput(wrong)
    day = datetime.date.fromisoformat(meeting.text("datum"))
    log = log_of(meeting)
    papers = papers_of(book, meeting)
    # The same text keeps its digest, also when the note changed: by the mark of a first sending.
    current = as_sent(book, papers, log) if to_come else papers.found
    owed = log.owed(current) if to_come else {}
    misled = log.misled(day) if to_come else None
    invited = invited_to(book, meeting)
    without = [name for name in invited if not log.told(name)] if to_come else []
    if what is None:
        agenda_out = log.agenda_sent is not None or not to_come
        found = _what_now(meeting, agenda_out=agenda_out, misled=misled, owed=owed)
        what = found or (SentWhat.AGENDA if without else None)
    if what is None:
        raise NothingToSend(meeting.text("nummer"))
    if what is SentWhat.AGENDA and not read_agenda(meeting.body).points:
        raise InvalidInput([_no_points(meeting)])
    sent = _papers_for(meeting, what, owed, current)
    names = tuple(dict.fromkeys(one.removeprefix("@") for one in to))
    names = names or _who_waits(what, owed, misled, without) or tuple(invited)
    term = agenda_term(council_of(book, meeting), _form(meeting), day)
    return Sendable(
        meeting=meeting,
        what=what,
        to=names,
        papers=sent,
        lost=papers.lost,
        late=term if what is SentWhat.AGENDA and term and term.day < on else None,
        without=tuple(name for name in without if what is SentWhat.AGENDA and name not in names),
        strangers=tuple(_strangers(book, meeting, names)),
    )


def _who_waits(
    what: SentWhat,
    owed: Mapping[SentPaper, Sequence[str]],
    misled: Sending | None,
    without: Sequence[str],
) -> tuple[str, ...]:
    """Return who waits for what is sent; nobody when it is for all who are invited."""
    if what is SentWhat.AFTERWARDS:
        return tuple(dict.fromkeys(name for people in owed.values() for name in people))
    if what is SentWhat.NEW_DAY and misled:
        return misled.to
    return tuple(without) if what is SentWhat.AGENDA else ()


def mark_sent(book: Book, sending: Sendable, *, on: datetime.date, now: datetime.datetime) -> Note:
    """Write down that this was sent on a day, as one version; an agenda makes its meeting 'sent'.

    Raises `InvalidInput` for a day that has not come or a mark without recipients,
    `ChangedOnDisk`.
    """
    meeting = sending.meeting
    number = meeting.text("nummer")
    wrong = [*_unfit_day(on, now.date()), *([] if sending.to else [_nobody(meeting)])]
    if wrong:
        raise InvalidInput(wrong)
    line = sending_line(
        Sending(
            day=on,
            what=sending.what,
            told=datetime.date.fromisoformat(meeting.text("datum")),
            to=sending.to,
            papers=sending.papers,
        )
    )
    written = meeting.meta.get(LOG_KEY) or []
    before: list[Value] = list(written) if isinstance(written, list) else [written]
    changes: dict[str, Value | None] = {LOG_KEY: [*before, line]}
    if sending.what is SentWhat.AGENDA and status_of(meeting) in _BEFORE_SENDING:
        changes[STATUS_KEY] = MeetingStatus.AGENDA_SENT.value
    _write(book, meeting, changes, f"{number}: {sending.what} verzonden", now)
    return read_note(book, meeting.path)


def _what_now(
    meeting: Note,
    *,
    agenda_out: bool,
    misled: Sending | None,
    owed: Mapping[SentPaper, Sequence[str]],
) -> SentWhat | None:
    """Return what is to be sent now, by the log; None when who got the agenda has everything."""
    if not agenda_out:
        return SentWhat.AGENDA
    if misled is not None:
        return SentWhat.NEW_DAY
    if owed:
        return SentWhat.AFTERWARDS
    if status_of(meeting) not in NOT_HELD_YET and has_minutes(meeting.body):
        return SentWhat.MINUTES
    return None


def _papers_for(
    meeting: Note, what: SentWhat, owed: Iterable[SentPaper], papers: Sequence[SentPaper]
) -> tuple[SentPaper, ...]:
    """Return the papers that go along; the first of `papers` is the meeting's own note."""
    match what:
        case SentWhat.AGENDA:
            return tuple(papers)
        case SentWhat.AFTERWARDS:
            return tuple(owed)
        case SentWhat.MINUTES:
            return tuple(paper for paper in papers if paper.number == meeting.text("nummer"))
        case _:
            return ()


def _write(
    book: Book, meeting: Note, changes: Changes, subject: str, now: datetime.datetime
) -> None:
    data = edit(read_bytes(book, meeting.path), changes)
    record(
        book,
        [Write(path=meeting.path, data=data, expected=meeting.digest)],
        action=ACTION,
        numbers=[meeting.text("nummer")],
        subject=subject,
        now=now,
    )


def _form(meeting: Note) -> str:
    return meeting.text("vorm") or MeetingForm.COUNCIL


def _strangers(book: Book, meeting: Note, names: Sequence[str]) -> list[str]:
    """Return the names that nobody in the list of members has; [] where there is no list."""
    members = rows(book, member.KIND, organ=same_organ(book, meeting)).objects()
    known = {str(meta.get("kort", "")).casefold() for meta in members}
    return [name for name in names if known and name.casefold() not in known]


def _unfit_meeting(meeting: Note) -> list[Problem]:
    if not meeting.editable:
        return list(meeting.problems)
    try:
        datetime.date.fromisoformat(meeting.text("datum"))
    except ValueError:
        return [_problem(meeting, "datum", "De vergadering heeft geen datum.", "Vul die eerst in.")]
    if meeting.text("nummer"):
        return []
    fix = "Geef haar eerst een nummer, zoals V-2026-03."
    return [_problem(meeting, "nummer", "De vergadering heeft geen nummer.", fix)]


def _unfit_names(names: Sequence[str]) -> list[Problem]:
    return [
        Problem(
            code="ontvanger-ongeldig",
            message=f"'{name}' kan niet in de verzendlijst staan.",
            fix="Gebruik een korte naam zonder spaties, zoals anna.",
        )
        for name in names
        if not re.fullmatch(r"@?[^\s,@:\[\]]+", name)
    ]


def _unfit_day(on: datetime.date, today: datetime.date) -> list[Problem]:
    if on <= today:
        return []
    return [
        Problem(
            code="dag-in-de-toekomst",
            message=f"{long_date(on).capitalize()} moet nog komen.",
            fix="Vink het verzenden af op de dag zelf of daarna.",
        )
    ]


def _nobody(meeting: Note) -> Problem:
    return _problem(
        meeting,
        "verzonden",
        "Er is niemand om aan te verzenden: geen enkel lid heeft zitting op de dag van de "
        "vergadering.",
        "Noem de mensen zelf, of maak de leden aan.",
    )


def _no_minutes(meeting: Note) -> Problem:
    return _problem(
        meeting,
        "verslag",
        "De vergadering is nog niet gehouden, dus er is nog geen verslag.",
        "Was het de agenda of een stuk? Kies dan agenda of nazending.",
    )


def _no_points(meeting: Note) -> Problem:
    return _problem(meeting, "agenda", "De agenda heeft nog geen punten.", "Maak eerst de agenda.")


def _problem(meeting: Note, key: str, message: str, fix: str) -> Problem:
    return Problem(code="niet-te-verzenden", path=meeting.path, key=key, message=message, fix=fix)
