"""Taking minutes: the facts around a meeting, and making numbered notes of what was said."""

import datetime
from collections.abc import Iterator, Mapping

from raadsboek.book.book import Book
from raadsboek.book.lists import rows
from raadsboek.book.organs import council_of, same_organ
from raadsboek.book.source import read_bytes
from raadsboek.core.council import Majority
from raadsboek.core.due import next_meetings_after
from raadsboek.core.kinds import meeting, member, trajectory
from raadsboek.core.kinds.meeting import MeetingForm, MeetingStatus
from raadsboek.core.minutes.context import Context
from raadsboek.core.minutes.entries import split_lines
from raadsboek.core.note import Note, Value, text_in
from raadsboek.core.quorum import seatless_handles
from raadsboek.core.roles import has_seat_on, is_in_term, role_on

FORMS_WITH_QUORUM = (MeetingForm.COUNCIL, MeetingForm.CONSULTATION)
"""In these meetings the council decides as a whole."""


def context_of(book: Book, note: Note, *, today: datetime.date) -> Context:
    """Return the facts around a meeting: members of that day, attendance, quorum, next meetings.

    A meeting whose own day is missing or wrong is read as if it were held `today`.
    """
    day = _day(note.text("datum")) or today
    form = note.text("vorm") or MeetingForm.COUNCIL
    organ = same_organ(book, note)
    members = list(_members_on(book, day, organ))
    # Who has two notes of one day has the role with a seat: that vote counts.
    by_seat = sorted(members, key=lambda meta: has_seat_on(meta, day))
    roles = {text_in(meta, "kort"): role_on(meta, day) for meta in by_seat}
    council = council_of(book, note)
    decides = form in FORMS_WITH_QUORUM
    planned = [
        (planned_day, text_in(meta, "vorm") or MeetingForm.COUNCIL)
        for meta in rows(book, meeting.KIND, organ=organ).objects()
        if (planned_day := _day(text_in(meta, "datum"))) is not None
        and text_in(meta, "status") != MeetingStatus.CANCELLED
    ]
    following, following_by_form = next_meetings_after(planned, said_on=day, form=form)
    return Context(
        said_on=day,
        number=note.text("nummer"),
        members={text_in(meta, "kort"): text_in(meta, "naam") for meta in members},
        roles=roles,
        seatless=seatless_handles(roles),
        present=tuple(note.texts("aanwezig")),
        proxies=tuple(note.texts("machtigingen")),
        seats=council.seats if decides else None,
        needed=council.needed_for_quorum if decides else None,
        majority=council.majority if decides else Majority.SIMPLE,
        next_meeting=following,
        next_meetings=following_by_form,
        trajectories={
            text_in(meta, "nummer"): text_in(meta, "vorm")
            for meta in rows(book, trajectory.KIND, organ=organ).objects()
        },
    )


def lines_above_text(book: Book, note: Note) -> int:
    """Return how many lines of the file stand above the text: an editor counts those too."""
    file = read_bytes(book, note.path).decode("utf-8", "replace")
    return len(split_lines(file.removesuffix(note.body))) - 1


def _members_on(book: Book, day: datetime.date, organ: str) -> Iterator[Mapping[str, Value]]:
    """Yield the members of an organ whose term covers `day`; a term without days always does."""
    for meta in rows(book, member.KIND, organ=organ).objects():
        if is_in_term(meta, day):
            yield meta


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None
