"""The post list of a meeting: reading it, and recording what the council decided on it at once.

Which pieces stand on it and what deciding means is `core.meetings.post_list`'s.
"""

import datetime
from collections.abc import Iterator

from msgspec import Struct

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.changing import Change, Write, record_prepared
from raadsboek.book.lists import rows
from raadsboek.book.organs import council_of, same_organ
from raadsboek.book.source import read_bytes, read_note
from raadsboek.core.confidential import is_confidential
from raadsboek.core.council import Council
from raadsboek.core.due import last_meeting_before
from raadsboek.core.errors import ChangedOnDisk, InvalidInput
from raadsboek.core.kinds import meeting, post
from raadsboek.core.kinds.meeting import MeetingForm, MeetingStatus
from raadsboek.core.kinds.post import Handling
from raadsboek.core.links import link
from raadsboek.core.meetings.post_list import Piece, divided, keys_of_decision, piece_of
from raadsboek.core.note import Note
from raadsboek.core.problem import Problem
from raadsboek.vault.frontmatter import edit

ACTION = "postlijst"


class PostList(Struct, frozen=True, kw_only=True):
    """The post list of a meeting; `since` is the day of the meeting before, None for the first.

    `older` are open pieces from before that day that stand on no list.
    """

    meeting: Note
    day: datetime.date
    since: datetime.date | None
    council: Council
    pieces: tuple[Piece, ...]
    older: tuple[Piece, ...]

    @property
    def number(self) -> str:
        """The number of the meeting."""
        return self.meeting.text("nummer")

    @property
    def without_code(self) -> tuple[Piece, ...]:
        """The pieces of which nobody said how they are to be handled."""
        return tuple(piece for piece in self.pieces if not piece.code)

    @property
    def waiting(self) -> tuple[Piece, ...]:
        """The pieces on which this meeting has not decided yet."""
        return tuple(one for one in self.pieces if not one.stands_decided_in(self.number))


def post_list(book: Book, wanted: str) -> PostList:
    """Return the post list of the meeting with this number or path.

    Raises `NotFound`, and `InvalidInput` for a note that is no meeting or has no day.
    """
    note = notes.read(book, wanted)
    day = _day(note.text("datum"))
    number = note.text("nummer")
    if note.text("soort") != meeting.KIND.name or day is None or not number:
        raise InvalidInput([_no_meeting(wanted)])
    organ = same_organ(book, note)
    form = note.text("vorm") or MeetingForm.COUNCIL
    held = list(_held(book, organ))
    if form == MeetingForm.COUNCIL:
        # A consultation meeting treats no post: what came before it waits for the council.
        held = [one for one in held if one[1] == form]
    since = last_meeting_before(held, day=day, form=form)
    found = [
        piece_of(str(meta["pad"]), meta, confidential=is_confidential(meta))
        for meta in rows(book, post.KIND, organ=organ).objects()
    ]
    pieces, older = divided(found, meeting=number, day=day, since=since)
    return PostList(
        meeting=note,
        day=day,
        since=since,
        council=council_of(book, note),
        pieces=pieces,
        older=older,
    )


def propose(book: Book, piece: Piece, handling: Handling, *, now: datetime.datetime) -> Note:
    """Give a piece another code, as a version of its own."""
    changes = {"behandeling": handling.value}
    return notes.save(book, _as_seen(book, piece), changes=changes, body=None, now=now)


def decide(
    book: Book, listed: PostList, piece: Piece, words: str, *, now: datetime.datetime
) -> Note:
    """Write down what the council decided on one piece, other than its proposal."""
    changes = {"besluit": words, "vergadering": link(listed.number)}
    return notes.save(book, _as_seen(book, piece), changes=changes, body=None, now=now)


def adopt_post_list(book: Book, listed: PostList, *, now: datetime.datetime) -> tuple[str, ...]:
    """Record for all pieces that wait that the council decided on the list, in one version.

    Returns their numbers; none when everything was decided. Raises `InvalidInput` when a piece has
    no code, `ChangedOnDisk` when one is not what stood on the list that was seen.
    """
    if listed.without_code:
        raise InvalidInput([_no_code(piece) for piece in listed.without_code])
    waiting = listed.waiting
    if not waiting:
        return ()
    # The council decided in its meeting; a list that is settled before it counts from today.
    day = min(listed.day, now.date())

    def prepare() -> Change:
        writes = [_decided(book, piece, listed.number, day) for piece in waiting]
        many = "1 stuk" if len(writes) == 1 else f"{len(writes)} stukken"
        return Change(
            writes=writes,
            action=ACTION,
            numbers=[listed.number, *(piece.number for piece in waiting if piece.number)],
            subject=f"Postlijst van {listed.number} vastgesteld: {many}",
        )

    record_prepared(book, prepare, now=now)
    return tuple(piece.number or piece.path for piece in waiting)


def _decided(book: Book, piece: Piece, number: str, day: datetime.date) -> Write:
    note = _as_seen(book, piece)
    changes = keys_of_decision(piece, meeting=number, day=day)
    data = edit(read_bytes(book, note.path), changes, body=None)
    return Write(path=note.path, data=data, expected=note.digest)


def _as_seen(book: Book, piece: Piece) -> Note:
    """Return the note of a piece. Raises `ChangedOnDisk` when it is not what the list said."""
    note = read_note(book, piece.path)
    if not note.editable:
        raise InvalidInput(note.problems)
    if piece_of(note.path, note.meta, confidential=is_confidential(note.meta)) != piece:
        raise ChangedOnDisk(note.path, mine=None, theirs=read_bytes(book, note.path))
    return note


def _held(book: Book, organ: str) -> Iterator[tuple[datetime.date, str]]:
    """Yield the day and the form of every meeting of an organ that was not called off."""
    for meta in rows(book, meeting.KIND, organ=organ).objects():
        day = _day(str(meta.get("datum", "")))
        if day is not None and meta.get("status") != MeetingStatus.CANCELLED:
            yield day, str(meta.get("vorm") or MeetingForm.COUNCIL)


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text.strip())
    except ValueError:
        return None


def _no_code(piece: Piece) -> Problem:
    return Problem(
        code="behandeling-ontbreekt",
        path=piece.path,
        key="behandeling",
        message=f"{piece.number or piece.path} heeft nog geen behandeling: {piece.subject}.",
        fix="Kies er een: " + ", ".join(code.value for code in Handling) + ".",
    )


def _no_meeting(wanted: str) -> Problem:
    return Problem(
        code="geen-vergadering",
        message=f"'{wanted}' is geen vergadering met een nummer en een datum.",
        fix="Geef het nummer van een vergadering, zoals V-2026-12.",
    )
