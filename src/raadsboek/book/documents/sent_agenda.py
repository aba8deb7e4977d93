"""The agenda of a meeting that was held: its text as it went out, before minutes came below it.

Owns which version that is: the one whose digest stands in the send log, else the newest from before
the meeting was held.
"""

from raadsboek.book.book import Book
from raadsboek.book.meetings.papers import digest_of, log_of
from raadsboek.book.past import text_of, versions_of
from raadsboek.core.errors import NotFound, ReadOnly
from raadsboek.core.kinds.meeting import NOT_HELD_YET, MeetingStatus
from raadsboek.core.meetings.send_log import SentWhat
from raadsboek.core.note import Note
from raadsboek.vault.reading import note_from_bytes

_VERSIONS_BACK = 200
"""How far back is looked for the text that was sent."""
_WITH_AGENDA = frozenset({SentWhat.AGENDA, SentWhat.AFTERWARDS})


def was_held(meeting: Note) -> bool:
    """Tell if what stands below the points can be minutes."""
    return (meeting.text("status") or MeetingStatus.PLANNED) not in NOT_HELD_YET


def agenda_as_sent(book: Book, meeting: Note) -> str | None:
    """Return the text of the agenda as it last went out; None when nobody can tell."""
    wanted = _digest_sent(meeting)
    before: str | None = None
    try:
        for version in versions_of(book, meeting.path, limit=_VERSIONS_BACK):
            raw = text_of(book, meeting.path, version.identifier).encode()
            then = note_from_bytes(meeting.path, raw)
            if wanted and digest_of(raw) == wanted:
                return then.body
            if before is None and not was_held(then):
                before = then.body
                if not wanted:
                    break
    except (NotFound, ReadOnly):
        return before
    return before


def _digest_sent(meeting: Note) -> str:
    number = meeting.text("nummer")
    found = [
        paper.digest
        for sending in log_of(meeting).sendings
        if sending.what in _WITH_AGENDA
        for paper in sending.papers
        if paper.number == number
    ]
    return found[-1] if found else ""
