"""The papers of a meeting as they go along with its agenda: documents and files, and their marks.

Owns which papers those are: what the agenda names, in its order, each once. A confidential note,
its attachments and a point that this audience does not read stay out. It writes nothing.
"""

import datetime
from collections.abc import Iterator
from pathlib import PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from raadsboek.book.book import Book
from raadsboek.book.confidential.attached_secrets import confidential_attachments
from raadsboek.book.confidential.since import secret_since
from raadsboek.book.documents.attached_along import Stays, bytes_along
from raadsboek.book.documents.building import Built, build
from raadsboek.book.documents.choosing import audience_for
from raadsboek.book.documents.house import as_pdf
from raadsboek.book.documents.sorts import Sort, sort_of, sorts_for
from raadsboek.book.meetings.papers import PAPERS_KEY, as_sent, digest_of, log_of, papers_of
from raadsboek.book.meetings.steps import read_meeting
from raadsboek.book.notes import title_of
from raadsboek.book.source import read_bytes, read_note
from raadsboek.core.attachments import Attachment, attachments_of
from raadsboek.core.confidential import is_confidential
from raadsboek.core.dates import without_weekday
from raadsboek.core.documents.document import Audience
from raadsboek.core.errors import InvalidInput
from raadsboek.core.kinds import meeting as meeting_kind
from raadsboek.core.links import targets
from raadsboek.core.meetings.agenda.points import Agenda, Point, read_agenda
from raadsboek.core.meetings.agenda.text import HIDDEN
from raadsboek.core.note import Note
from raadsboek.core.problem import Problem
from raadsboek.core.remarks import without_remarks
from raadsboek.index import finding

AFTERWARDS = "nazending"
_FOR = (Audience.FULL, Audience.SHORT)


class Paper(Struct, frozen=True, kw_only=True):
    """A paper: as the send log calls it, with the points that it is for and its bytes.

    `is_ours` tells that the bytes are a PDF that was made of a note here.
    """

    name: str
    title: str
    points: tuple[str, ...]
    digest: str
    mark: str
    file_name: str
    data: bytes
    is_ours: bool


class Gathered(Struct, frozen=True, kw_only=True):
    """The agenda of a meeting with all that goes along, and what does not.

    `headings` are the points in order: number and title, as this audience reads them.
    `is_afterwards` is a nazending: only what came after the agenda went out.
    """

    meeting: Note
    agenda: Built
    papers: tuple[Paper, ...]
    made: tuple[Built, ...]
    headings: tuple[tuple[str, str], ...]
    hidden: int = 0
    lost: tuple[str, ...] = ()
    is_afterwards: bool = False


def gather(
    book: Book,
    wanted: str,
    *,
    audience: Audience | None = None,
    only_new: bool = False,
    today: datetime.date,
) -> Gathered:
    """Return what goes along with the agenda of a meeting; `only_new` what was not sent yet.

    Raises `NotFound`, and `InvalidInput` for an audience that gets no papers, or when nobody said
    for whom something confidential is.
    """
    book.index.refresh()
    meeting = read_meeting(book, wanted)
    agenda_sort = sort_of("agenda")
    assert agenda_sort is not None
    whose = audience_for(book, agenda_sort, wanted, audience)
    if whose not in _FOR:
        raise InvalidInput([_not_for(whose)])
    agenda = build(book, agenda_sort, wanted, audience=whose, today=today)
    # A bundle is what goes out: with it the agenda is no draft any more, as in a mail.
    agenda = replace(agenda, document=replace(agenda.document, is_draft=False, status=""))
    gathering = _Gathering(book, meeting, whose, is_asked=audience is not None, today=today)
    points = read_agenda(without_remarks(meeting.body))
    papers = tuple(gathering.papers(points, only_new=only_new))
    if only_new and not papers:
        raise InvalidInput([_nothing_new(wanted)])
    return Gathered(
        meeting=meeting,
        agenda=agenda,
        papers=papers,
        made=(agenda, *gathering.made),
        headings=tuple((_label(point), gathering.title(point)) for point in points.points),
        hidden=len(gathering.hidden),
        lost=tuple(gathering.lost),
        is_afterwards=only_new and gathering.is_out,
    )


class _Gathering:
    """The papers found so far, and those that stay out."""

    def __init__(
        self,
        book: Book,
        meeting: Note,
        audience: Audience,
        *,
        is_asked: bool,
        today: datetime.date,
    ) -> None:
        self.book = book
        self.audience = audience
        self.is_asked = is_asked
        self.today = today
        self.made: list[Built] = []
        self.names: set[str] = set()
        self.hidden: set[str] = set()
        self.lost: dict[str, None] = {}
        found = papers_of(book, meeting)
        log = log_of(meeting)
        self.secret = confidential_attachments(book)
        self.later = log.sent_afterwards()
        self.owed = {paper.number for paper in log.owed(as_sent(book, found, log))}
        self.is_out = log.agenda_sent is not None

    def is_hidden(self, point: Point) -> bool:
        """Tell if this audience does not read a point."""
        return point.is_hidden and self.audience is not Audience.FULL

    def title(self, point: Point) -> str:
        return HIDDEN if self.is_hidden(point) else point.title

    def papers(self, agenda: Agenda, *, only_new: bool) -> Iterator[Paper]:
        """Yield each paper once, where the agenda first names it."""
        points: dict[str, list[str]] = {}
        for point in agenda.points:
            if not self.is_hidden(point):
                for number in targets(point.attributes.get(PAPERS_KEY, "")):
                    points.setdefault(number, []).append(_label(point))
        for number, labels in points.items():
            for paper in self.of_note(number, tuple(dict.fromkeys(labels))):
                # Two notes may name the same attachment.
                if paper.name in self.names:
                    continue
                self.names.add(paper.name)
                if not only_new or not self.is_out or paper.name in self.owed:
                    yield paper

    def of_note(self, number: str, points: tuple[str, ...]) -> Iterator[Paper]:
        """Yield the document of a note and its attachments."""
        found = self.book.index.ask(finding.by_number, number)[:1]
        if not found:
            self.lost[number] = None
            return
        note = read_note(self.book, found[0].path)
        if is_confidential(note.meta) or note.encrypted or secret_since(self.book, note):
            self.hidden.add(number)
            return
        attached = list(self.attachments(note, points))
        if note.body.strip() or not attached:
            yield self.document(number, note, points)
        yield from attached

    def document(self, number: str, note: Note, points: tuple[str, ...]) -> Paper:
        sort = sort_for(note, self.audience)
        # Raises when something confidential in it would go along unasked.
        audience_for(self.book, sort, number, self.audience if self.is_asked else None)
        built = build(self.book, sort, number, audience=self.audience, today=self.today)
        self.made.append(built)
        return Paper(
            name=number,
            title=built.document.title,
            points=points,
            digest=digest_of(read_bytes(self.book, note.path)),
            mark=self.mark(number),
            file_name=f"{PurePosixPath(note.path).stem}.pdf",
            data=as_pdf(self.book, built.document),
            is_ours=True,
        )

    def attachments(self, note: Note, points: tuple[str, ...]) -> Iterator[Paper]:
        for one in attachments_of(note):
            match bytes_along(self.book, note, one.name, self.secret):
                case bytes() as data:
                    yield self.file(note, one, data, points)
                case Stays.CONFIDENTIAL:
                    self.hidden.add(one.name)
                case Stays.UNREADABLE:
                    self.lost[one.name] = None

    def file(self, note: Note, one: Attachment, data: bytes, points: tuple[str, ...]) -> Paper:
        name = " ".join(one.name.split())
        return Paper(
            name=name,
            title=f"bij {note.text('nummer')}: {title_of(note)}",
            points=points,
            digest=digest_of(data),
            mark=self.mark(name),
            file_name=name,
            data=data,
            is_ours=False,
        )

    def mark(self, name: str) -> str:
        """Return that a paper came after the agenda; '' when it did not."""
        if name in self.owed:
            return AFTERWARDS
        if name in self.later:
            return f"{AFTERWARDS} van {without_weekday(self.later[name])}"
        return ""


def _label(point: Point) -> str:
    return point.number or point.title


def sort_for(note: Note, audience: Audience) -> Sort:
    """Return the sort that a paper goes along as: minutes as minutes, all else as it stands.

    Short minutes are decisions and actions only; a paper must be there to be read.
    """
    fitting = sorts_for(note)
    if note.text("soort") == meeting_kind.KIND.name and audience is Audience.FULL:
        return fitting[0]
    return next(one for one in fitting if not one.kinds)


def _not_for(audience: Audience) -> Problem:
    return Problem(
        code="bundel-niet-openbaar",
        message=f"Stukken van een vergadering zijn er niet voor '{audience.value}'.",
        fix="Kies volledig of verkort, of maak alleen de agenda.",
    )


def _nothing_new(number: str) -> Problem:
    return Problem(
        code="nazending-leeg",
        message=f"Voor {number} is er niets na te zenden: iedereen heeft alle stukken.",
        fix="Laat --nazending weg voor de hele bundel.",
    )
