"""Who belongs at a meeting: the members of that day, and the director where they meet together."""

from collections.abc import Mapping

from raadsboek.book.book import Book
from raadsboek.book.lists import rows
from raadsboek.book.organs import same_organ
from raadsboek.core.dates import day_as_kept
from raadsboek.core.kinds import member
from raadsboek.core.kinds.meeting import MeetingForm
from raadsboek.core.kinds.member import SEATLESS_ROLES, Role
from raadsboek.core.note import Note, Value
from raadsboek.core.roles import role_on


def invited_to(book: Book, meeting: Note) -> list[str]:
    """Return the short names of who gets the papers of a meeting and is expected there.

    The director is among them for a consultation meeting only. The clerk is who sends.
    """
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


def _covers(meta: Mapping[str, Value], day: str) -> bool:
    start, end = str(meta.get("van") or day), str(meta.get("tot") or day)
    return start <= day <= end
