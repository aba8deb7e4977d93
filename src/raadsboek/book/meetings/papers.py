"""The papers of a meeting as they are now: the agenda and what it names, with their digests.

A paper is the meeting's own note, a note that stands behind `stukken` of a point, and each file
that lies beside such a note as its attachment. Whether something must be sent is
`core.meetings.send_log`'s.
"""

import hashlib
from collections.abc import Iterator

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.past import text_of, versions_of
from raadsboek.book.source import read_bytes, read_note
from raadsboek.core.errors import NotFound, RaadsboekError
from raadsboek.core.links import targets
from raadsboek.core.meetings.agenda.points import read_agenda
from raadsboek.core.meetings.send_log import DIGEST_LENGTH, Log, SentPaper, read_log
from raadsboek.core.note import Note
from raadsboek.index import finding
from raadsboek.vault.reading import note_from_bytes

PAPERS_KEY = "stukken"
LOG_KEY = "verzonden"
_VERSIONS_BACK = 30
"""How far back is looked for the text that was sent."""


class Papers(Struct, frozen=True):
    """The papers that an agenda names: those that were found, and the names of those that were not.

    `points` tells for each paper under which points (their numbers) it stands.
    """

    found: tuple[SentPaper, ...] = ()
    lost: tuple[str, ...] = ()
    points: dict[str, tuple[str, ...]] = {}


def log_of(meeting: Note) -> Log:
    """Return the send log of a meeting."""
    value = meeting.meta.get(LOG_KEY, "")
    # One line that somebody typed without a list holds commas of its own.
    return read_log([value] if isinstance(value, str) else meeting.texts(LOG_KEY))


def digest_of(raw: bytes) -> str:
    """Return the few characters that tell one file from another in the log."""
    return hashlib.sha256(raw).hexdigest()[:DIGEST_LENGTH]


def papers_of(book: Book, meeting: Note) -> Papers:
    """Return the agenda of a meeting and the papers that it names, in its order."""
    found: dict[str, SentPaper] = {}
    own = meeting.text("nummer")
    if own:
        found[own] = SentPaper(own, digest_of(read_bytes(book, meeting.path)))
    points: dict[str, tuple[str, ...]] = {}
    lost: list[str] = []
    for point in read_agenda(meeting.body).points:
        for number in targets(point.attributes.get(PAPERS_KEY, "")):
            papers = list(_files_of(book, number))
            if not papers:
                lost.append(number)
            for paper in papers:
                found.setdefault(paper.number, paper)
                points[paper.number] = (*points.get(paper.number, ()), point.number or point.title)
    return Papers(tuple(found.values()), tuple(dict.fromkeys(lost)), points)


def _files_of(book: Book, number: str) -> Iterator[SentPaper]:
    """Yield a note and its attachments; nothing when no note has this number."""
    for note in book.index.ask(finding.by_number, number)[:1]:
        yield SentPaper(number, digest_of(read_bytes(book, note.path)))
        folder = note.path.rpartition("/")[0]
        for name in read_note(book, note.path).texts("bijlagen"):
            try:
                raw = read_bytes(book, f"{folder}/{name}")
            except RaadsboekError:  # `controleer` names files that are gone or too large
                continue
            yield SentPaper(" ".join(name.split()), digest_of(raw))


def as_sent(book: Book, papers: Papers, log: Log) -> tuple[SentPaper, ...]:
    """Return the papers, those with the text that was sent under the digest of that sending.

    A note changes when its status does; who has its text need not get it again.
    """
    last = {paper.number: paper.digest for one in log.sendings for paper in one.papers}
    return tuple(
        SentPaper(paper.number, last[paper.number])
        if last.get(paper.number, paper.digest) != paper.digest
        and _same_text(book, paper.number, last[paper.number])
        else paper
        for paper in papers.found
    )


def _same_text(book: Book, number: str, digest: str) -> bool:
    """Tell if the note has the title and text that it had in the version with this digest.

    Without a history nobody can tell, and nobody is bothered.
    """
    found = book.index.ask(finding.by_number, number)
    if not found:
        return False
    if book.repository is None:
        return True
    path = found[0].path
    now = read_note(book, path)
    try:
        for version in versions_of(book, path, limit=_VERSIONS_BACK):
            raw = text_of(book, path, version.identifier).encode()
            if digest_of(raw) == digest:
                then = note_from_bytes(path, raw)
                return (then.body, then.text("titel")) == (now.body, now.text("titel"))
    except NotFound:
        return False
    return False
