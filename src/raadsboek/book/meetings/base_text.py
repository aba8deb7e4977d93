"""Which text of the minutes the reviewers have: the one that places such as p2 r8 refer to."""

from collections.abc import Sequence

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.past import Version, note_in, versions_of
from raadsboek.core.errors import NotFound
from raadsboek.core.kinds.meeting import MeetingStatus
from raadsboek.core.meetings.corrections.numbered_print import text_mark
from raadsboek.core.note import Note

NOW = "nu"
"""Asks for the text as it is now, instead of a version."""
_MINUTES_SENT = " verslag "
_SHORTEST = 4


class Base(Struct, frozen=True, kw_only=True):
    """The minutes as they went round; `version` is None for the text as it is now.

    `why` says in Dutch why it is this one.
    """

    meeting: Note
    version: Version | None
    why: str


def base_of(book: Book, meeting: Note, wanted: str = "") -> Base:
    """Return the text that went round: that of `wanted`, else of the newest one sent.

    `wanted` is a version, the mark that stands on a print, or 'nu'. When nothing was sent it is
    the text as it was when the minutes became a draft. Raises `NotFound` for an unknown word.
    """
    now = Base(meeting=meeting, version=None, why="de tekst zoals die nu is")
    if wanted == NOW or (not wanted and book.repository is None):
        return now
    if wanted and text_mark(meeting.body) == wanted.casefold():
        return now
    versions = versions_of(book, meeting.path)
    if wanted:
        return _named(book, meeting, versions, wanted)
    return _sent_or_draft(book, meeting, versions) or now


def _named(book: Book, meeting: Note, versions: Sequence[Version], wanted: str) -> Base:
    word = wanted.casefold()
    for version in versions:
        if len(word) >= _SHORTEST and version.identifier.startswith(word):
            return _base(book, meeting, version, "de versie die u noemde")
    for version in versions:
        base = _base(book, meeting, version, "de afdruk met dit kenmerk")
        if text_mark(base.meeting.body) == word:
            return base
    raise NotFound(wanted, "Neem een versie uit: raadsboek geschiedenis NUMMER")


def _sent_or_draft(book: Book, meeting: Note, versions: Sequence[Version]) -> Base | None:
    """Return the newest version that sent the minutes round, else the one that made them a draft.

    Each version is compared with the one before it, so each is read once at most.
    """
    sent = _times_sent(meeting)
    draft: Base | None = None
    newer: Base | None = None
    for version in versions:
        base = _base(book, meeting, version, "de tekst die is verzonden")
        if newer is not None:
            if _times_sent(base.meeting) < _times_sent(newer.meeting):
                return newer
            if draft is None and _is_draft(newer.meeting) and not _is_draft(base.meeting):
                draft = _as_draft(newer)
        if draft is not None and not sent:
            return draft
        newer = base
    if newer is None:
        return None
    if _times_sent(newer.meeting):
        return newer
    return draft or (_as_draft(newer) if _is_draft(newer.meeting) else None)


def _base(book: Book, meeting: Note, version: Version, why: str) -> Base:
    try:
        then = note_in(book, meeting.path, version.identifier)
    except NotFound:
        # A version that took the note away, before it was put back: nothing went round then.
        then = Note(path=meeting.path, meta={}, body="", digest="")
    return Base(meeting=then, version=version, why=why)


def _as_draft(base: Base) -> Base:
    return Base(meeting=base.meeting, version=base.version, why="het eerste concept")


def _times_sent(meeting: Note) -> int:
    return sum(_MINUTES_SENT in f" {line} " for line in meeting.texts("verzonden"))


def _is_draft(meeting: Note) -> bool:
    return meeting.text("status") == MeetingStatus.MINUTES_DRAFT
