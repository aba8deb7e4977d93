"""The mails about a meeting: invitation, agenda with papers, later papers, another day, minutes.

What goes to whom follows from the send log, as marking it does: what is put ready here is what
`verzonden` writes down once the secretary has sent it.
"""

import datetime
from collections.abc import Iterable

from raadsboek.book.book import Book
from raadsboek.book.finding import find
from raadsboek.book.lists import rows
from raadsboek.book.mailing.asking import Asked, HoldsSecrets, PapersAs
from raadsboek.book.mailing.drafting import Draft, draft_name
from raadsboek.book.mailing.enclosing import Enclosing, goes_as_files
from raadsboek.book.mailing.inviting import invitation
from raadsboek.book.mailing.people import People, people_called, people_in, signed_by
from raadsboek.book.mailing.templates import mail_template
from raadsboek.book.meetings.invited import (
    committee_of,
    invited_to,
    is_of_unclear_committee,
)
from raadsboek.book.meetings.papers import PAPERS_KEY, log_of
from raadsboek.book.meetings.sending import Sendable, sendable
from raadsboek.book.meetings.steps import read_meeting, status_of
from raadsboek.book.notes import title_of
from raadsboek.book.organs import same_organ
from raadsboek.book.source import read_note
from raadsboek.core.confidential import is_confidential
from raadsboek.core.dates import day_as_kept
from raadsboek.core.documents.audience import confidential_parts
from raadsboek.core.documents.document import Audience
from raadsboek.core.errors import InvalidInput, NotFound
from raadsboek.core.kinds import member
from raadsboek.core.kinds.meeting import NOT_HELD_YET, MeetingStatus
from raadsboek.core.kinds.member import Role
from raadsboek.core.links import targets
from raadsboek.core.mailing.wording import About, MailWhat, meeting_mail, template_of
from raadsboek.core.meetings.adopted import is_locked
from raadsboek.core.meetings.agenda.points import read_agenda
from raadsboek.core.meetings.send_log import SentWhat
from raadsboek.core.note import Note
from raadsboek.core.problem import Problem
from raadsboek.core.roles import role_on

_WITH_INVITATION = frozenset({MailWhat.INVITATION, MailWhat.AGENDA, MailWhat.NEW_DAY})


def meeting_draft(
    book: Book, wanted: str, asked: Asked, *, now: datetime.datetime
) -> tuple[Draft, MailWhat]:
    """Return the mail that is to go out about a meeting now, and what it is for.

    Raises what `sendable` raises, `InvalidInput` for a list that means nobody, and `HoldsSecrets`.
    """
    meeting = read_meeting(book, wanted)
    book.index.refresh()
    found = _found(book, meeting, asked, now.date())
    what = MailWhat(found.what) if found else MailWhat.INVITATION
    day = day_as_kept(meeting.text("datum"))
    if day is None:
        raise InvalidInput([_no_day(meeting)])
    to = _to(book, meeting, asked, found, day)
    cc = _cc(book, meeting, asked, what, day).without(to)
    audience = _audience(meeting, what, asked)
    enclosing = Enclosing(book, meeting, asked, audience=audience, today=now.date())
    _enclose(book, enclosing, meeting, what, found, asked)
    invites = asked.with_invitation and what in _WITH_INVITATION
    ticket = None
    if invites and not is_confidential(meeting.meta):
        everybody = People(addresses=(*to.addresses, *cc.addresses))
        ticket = invitation(book, meeting, everybody, now=now)
        ticket = ticket if ticket and ticket.name not in asked.leave else None
    organ = same_organ(book, meeting)
    about = _about(meeting, day, found)
    template = mail_template(book, template_of(what, about), organ)
    said = meeting_mail(
        what,
        about,
        signed_by(book, organ),
        along=enclosing.along,
        has_invitation=ticket is not None,
        text=template.text,
    )
    lost = [f"Niet te vinden: {number}." for number in (found.lost if found else ())]
    if asked.to is None and is_of_unclear_committee(book, meeting):
        lost.append("Welke commissie dit is, staat niet in de titel: de hele raad krijgt de mail.")
    draft = Draft(
        name=draft_name(meeting.text("nummer"), what.value),
        said=said,
        to=to,
        cc=cc,
        attached=(*enclosing.attached, *([ticket] if ticket else [])),
        withheld=enclosing.withheld(),
        papers=tuple(enclosing.papers),
        left_out=(*enclosing.left_out, *lost, *template.told(said)),
    )
    return draft, what


def _found(book: Book, meeting: Note, asked: Asked, today: datetime.date) -> Sendable | None:
    """Return what the log says is to be sent; None for an invitation, which is in no log."""
    if asked.what is MailWhat.INVITATION:
        return None
    what = SentWhat(asked.what.value) if asked.what else None
    if what is None and status_of(meeting) is MeetingStatus.CANCELLED:
        what = SentWhat.NEW_DAY
    is_planned = status_of(meeting) is MeetingStatus.PLANNED
    if what is None and is_planned and not log_of(meeting).sendings:
        return None
    return sendable(book, meeting.path, what=what, on=today)


def _to(
    book: Book, meeting: Note, asked: Asked, found: Sendable | None, day: datetime.date
) -> People:
    if asked.to is not None:
        return people_in(book, asked.to, day, organ=same_organ(book, meeting))
    if status_of(meeting) is MeetingStatus.CANCELLED:
        log = log_of(meeting)
        told = dict.fromkeys(name for one in log.sendings for name in one.to)
        return people_called(book, told or invited_to(book, meeting), day)
    return people_called(book, found.to if found else invited_to(book, meeting), day)


def _cc(book: Book, meeting: Note, asked: Asked, what: MailWhat, day: datetime.date) -> People:
    """Return who gets a copy: who is named, else the fixed guests of that day."""
    if asked.cc is not None:
        return people_in(book, asked.cc, day, organ=same_organ(book, meeting))
    if asked.to is not None or what in (MailWhat.AFTERWARDS, MailWhat.MINUTES):
        return People()
    if committee_of(book, meeting):  # the fixed guests are those of the council
        return People()
    organ = same_organ(book, meeting)
    guests = [
        str(meta.get("kort", ""))
        for meta in rows(book, member.KIND, organ=organ).objects()
        if role_on(meta, day) == Role.GUEST
        and str(meta.get("van") or day) <= day.isoformat() <= str(meta.get("tot") or day)
    ]
    return people_called(book, filter(None, guests), day)


def _audience(meeting: Note, what: MailWhat, asked: Asked) -> Audience:
    """Return for whom the documents are; minutes with something confidential ask for a choice."""
    if asked.audience is not None:
        return asked.audience
    if is_confidential(meeting.meta):
        raise HoldsSecrets(meeting.text("nummer"))
    if what is not MailWhat.MINUTES:
        return Audience.SHORT
    if confidential_parts(meeting.body):
        raise HoldsSecrets(meeting.text("nummer"))
    return Audience.FULL


def _enclose(
    book: Book,
    enclosing: Enclosing,
    meeting: Note,
    what: MailWhat,
    found: Sendable | None,
    asked: Asked,
) -> None:
    if what is MailWhat.MINUTES:
        enclosing.document(meeting, "verslag", called="het verslag")
        return
    if found is None or what is MailWhat.NEW_DAY:
        return
    if asked.papers_as is not PapersAs.LOOSE:
        as_zip = asked.papers_as is PapersAs.ZIP
        enclosing.bundle(meeting, only_new=what is MailWhat.AFTERWARDS, as_zip=as_zip)
        return
    going = {paper.number for paper in found.papers}
    if meeting.text("nummer") in going:
        enclosing.document(meeting, "agenda", called="de agenda", is_final=True)
    if asked.with_papers:
        for note in _papers(book, meeting):
            if note.text("nummer") in going and not goes_as_files(note):
                enclosing.document(note)
            enclosing.files_of(note, only=going)


def _papers(book: Book, meeting: Note) -> Iterable[Note]:
    """Yield the notes that the points of an agenda name, each once."""
    points = read_agenda(meeting.body).points
    numbers = [one for point in points for one in targets(point.attributes.get(PAPERS_KEY, ""))]
    for number in dict.fromkeys(numbers):
        try:
            yield read_note(book, find(book, number).path)
        except NotFound:  # told as lost
            continue


def _about(meeting: Note, day: datetime.date, found: Sendable | None) -> About:
    before = log_of(meeting).misled(day) if status_of(meeting) in NOT_HELD_YET else None
    return About(
        title=title_of(meeting),
        day=day,
        start=meeting.text("van"),
        end=meeting.text("tot"),
        place=meeting.text("plaats"),
        before=before.told if before and found else None,
        is_off=status_of(meeting) is MeetingStatus.CANCELLED,
        is_adopted=is_locked(meeting),
    )


def _no_day(meeting: Note) -> Problem:
    return Problem(
        code="niet-te-verzenden",
        path=meeting.path,
        key="datum",
        message="De vergadering heeft geen datum.",
        fix="Vul die eerst in.",
    )
