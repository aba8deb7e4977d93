"""Who belongs at a meeting: the members of that day, and the director where they meet together.

At the meeting of a committee that is who sits in it on that day, with or without a seat.
"""

from collections.abc import Mapping

from raadsboek.book.book import Book
from raadsboek.book.handover.telling import names_in
from raadsboek.book.lists import rows
from raadsboek.book.notes import title_of
from raadsboek.book.organs import same_organ
from raadsboek.core.committees import KEY as COMMITTEES
from raadsboek.core.committees import committee_meant, committees_of
from raadsboek.core.dates import day_as_kept
from raadsboek.core.kinds import member
from raadsboek.core.kinds.meeting import MeetingForm
from raadsboek.core.kinds.member import SEATLESS_ROLES, Role
from raadsboek.core.note import Note, Value
from raadsboek.core.roles import role_on


def invited_to(book: Book, meeting: Note) -> list[str]:
    """Return the short names of who gets the papers of a meeting and is expected there.

    The director is among them for a consultation meeting only. The clerk is who sends. A committee
    that cannot be told by the title of its meeting is not guessed: then it is the whole council.
    """
    committee = committee_of(book, meeting)
    if committee:
        return _in_committee(book, meeting, committee)
    day = meeting.text("datum")
    held = day_as_kept(day)
    left_out = set(SEATLESS_ROLES)
    if (meeting.text("vorm") or MeetingForm.COUNCIL) == MeetingForm.CONSULTATION:
        left_out.discard(Role.DIRECTOR)
    people = rows(book, member.KIND, organ=same_organ(book, meeting)).objects()
    return [
        str(meta["kort"])
        for meta in people
        if meta.get("kort")
        and (role_on(meta, held) if held else meta.get("rol") or Role.MEMBER) not in left_out
        and _covers(meta, day)
    ]


def committee_of(book: Book, meeting: Note) -> str:
    """Return the name of the committee that meets; '' when it is another meeting, or not clear."""
    if meeting.text("vorm") != MeetingForm.COMMITTEE:
        return ""
    people = rows(book, member.KIND, organ=same_organ(book, meeting)).objects()
    names = [seat.name for meta in people for seat in committees_of(names_in(meta, COMMITTEES))]
    return committee_meant(title_of(meeting), names)


def is_of_unclear_committee(book: Book, meeting: Note) -> bool:
    """Tell if a committee meets and nobody can tell which."""
    return meeting.text("vorm") == MeetingForm.COMMITTEE and not committee_of(book, meeting)


def _in_committee(book: Book, meeting: Note, committee: str) -> list[str]:
    day = meeting.text("datum")
    held = day_as_kept(day)
    people = rows(book, member.KIND, organ=same_organ(book, meeting)).objects()
    return [
        str(meta["kort"])
        for meta in people
        if meta.get("kort")
        and _covers(meta, day)
        and any(
            seat.name == committee and (held is None or seat.is_on(held))
            for seat in committees_of(names_in(meta, COMMITTEES))
        )
    ]


def _covers(meta: Mapping[str, Value], day: str) -> bool:
    start, end = str(meta.get("van") or day), str(meta.get("tot") or day)
    return start <= day <= end
