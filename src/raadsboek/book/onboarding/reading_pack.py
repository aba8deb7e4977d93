"""What somebody who is new must read: which papers, in which order, and nothing confidential.

Owns the choice. How papers become one file is `pack_files`'. It writes nothing.
"""

import datetime
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.confidential.attached_secrets import confidential_attachments
from raadsboek.book.confidential.since import secret_since
from raadsboek.book.confidential.staying import refuse_private
from raadsboek.book.documents.attached_along import Stays, bytes_along
from raadsboek.book.documents.building import Built, build
from raadsboek.book.documents.bundle_papers import Paper, sort_for
from raadsboek.book.documents.house import as_pdf
from raadsboek.book.documents.sorts import Sort, sort_of, sorts_for
from raadsboek.book.handover.as_file import as_document
from raadsboek.book.handover.document import handover_document
from raadsboek.book.holding.asking import Question, what_holds
from raadsboek.book.lists import rows
from raadsboek.book.meetings.papers import digest_of
from raadsboek.book.notes import title_of
from raadsboek.book.onboarding.people import member_called
from raadsboek.book.onboarding.starting import list_of
from raadsboek.book.problems import check
from raadsboek.book.source import read_bytes, read_note
from raadsboek.core.attachments import attachments_of
from raadsboek.core.confidential import is_confidential
from raadsboek.core.dates import day_as_kept, without_weekday
from raadsboek.core.documents.document import Audience
from raadsboek.core.kinds import agreement, annual_report, goal, meeting, memo, trajectory
from raadsboek.core.kinds.agreement import AgreementForm
from raadsboek.core.kinds.annual_report import ReportStatus
from raadsboek.core.kinds.meeting import MeetingStatus
from raadsboek.core.kinds.member import Role
from raadsboek.core.note import Note, text_in, texts_in
from raadsboek.core.roles import role_on

MINUTES = 3
"""So many adopted minutes go along, the last ones."""
_ADOPTED = (MeetingStatus.ADOPTED, MeetingStatus.PUBLISHED, MeetingStatus.CLOSED)
_PLANS = ("werkplan", "jaarplan")
_OUT = (ReportStatus.ADOPTED, ReportStatus.PUBLISHED)

HANDOVER = "Overdracht"
CHECKLIST = "Uw inwerklijst"
PEOPLE = "Wie is wie"
RULES = "Reglementen"
AGREEMENTS = "Afspraken die gelden"
PLAN = "Werkplan"
REPORT = "Jaarverslag"
LAST_MINUTES = "Laatste verslagen"
DOSSIERS = "Lopende dossiers"
EXPECTED = (RULES, AGREEMENTS, PLAN, REPORT, LAST_MINUTES, DOSSIERS)
"""The parts that every pack has; one that is empty is told to whoever makes it."""


class Pack(Struct, frozen=True, kw_only=True):
    """The papers in order; of each `points` holds the part that it is in.

    `reader` is for whom it is, '' for anybody. `hidden` counts what is confidential.
    """

    reader: str
    handle: str
    organ: str
    day: datetime.date
    for_clerk: bool
    papers: tuple[Paper, ...]
    made: tuple[Built, ...]
    hidden: int = 0
    lost: tuple[str, ...] = ()

    @property
    def missing(self) -> list[str]:
        """The parts in which there is nothing."""
        there = {paper.points[0] for paper in self.papers}
        return [part for part in EXPECTED if part not in there]


def gather_pack(
    book: Book,
    wanted: str = "",
    *,
    for_clerk: bool = False,
    organ: str = "",
    now: datetime.datetime,
) -> Pack:
    """Return the reading pack for a member (by short name or number), or for anybody.

    With `for_clerk`, or for whoever is secretary in service, the handover goes along. Raises
    `NoSuchMember`, and `StaysPrivate` in a private raadsboek.
    """
    refuse_private(book)
    book.index.refresh()
    today = now.date()
    reader = member_called(book, wanted, today, organ=organ) if wanted else None
    if reader is not None:
        organ = book.settings.council(reader.organ).short
        for_clerk = for_clerk or role_on(reader, today) == Role.CLERK
    gathering = _Gathering(book, organ, now)
    papers: list[Paper] = []
    if for_clerk:
        papers.append(gathering.handover())
    if reader is not None and (path := list_of(book, reader.number)):
        papers += gathering.papers(CHECKLIST, [path])
    papers += gathering.people()
    for section, paths in gathering.sections():
        if section == PLAN:
            papers += gathering.goals()
        most = MINUTES if section == LAST_MINUTES else None
        papers += gathering.papers(section, paths, most=most)
    return Pack(
        reader=reader.name if reader else "",
        handle=reader.handle if reader else "",
        organ=organ,
        day=today,
        for_clerk=for_clerk,
        papers=tuple(papers),
        made=tuple(gathering.made),
        hidden=len(gathering.hidden),
        lost=tuple(dict.fromkeys(gathering.lost)),
    )


class _Gathering:
    """What was taken along so far, and what stayed out."""

    def __init__(self, book: Book, organ: str, now: datetime.datetime) -> None:
        self.book = book
        self.organ = organ
        self.now = now
        self.today = now.date()
        self.made: list[Built] = []
        self.hidden: set[str] = set()
        self.lost: list[str] = []
        self.names: set[str] = set()
        self.secret = confidential_attachments(book)

    def sections(self) -> Iterator[tuple[str, list[str]]]:
        """Yield each part with the paths of its notes."""
        question = Question(day=self.today, kinds=(agreement.KIND.name,), organ=self.organ)
        held = what_holds(self.book, question, today=self.today).held_of(agreement.KIND.name)
        in_force = [one.note.path for one in held]
        rules = [path for path in in_force if self._form(path) == AgreementForm.RULES]
        yield RULES, rules
        yield AGREEMENTS, [path for path in in_force if path not in rules]
        yield PLAN, self._plan()
        yield REPORT, self._report()
        yield LAST_MINUTES, self._last_minutes()
        yield DOSSIERS, self._dossiers()

    def handover(self) -> Paper:
        """Return the document for a successor."""
        problems = check(self.book, today=self.today)
        told = handover_document(self.book, now=self.now, problems=problems)
        document = as_document(self.book, told, today=self.today)
        return self._ours(HANDOVER, "", document.title, as_pdf(self.book, document))

    def people(self) -> Iterator[Paper]:
        """Yield the list of members of today."""
        sort = sort_of("ledenlijst")
        assert sort is not None
        built = build(self.book, sort, audience=Audience.SHORT, today=self.today, organ=self.organ)
        self.made.append(built)
        data = as_pdf(self.book, built.document)
        yield self._ours(PEOPLE, "", built.document.title, data)

    def goals(self) -> Iterator[Paper]:
        """Yield the work plan of this year, when it has goals."""
        year = str(self.today.year)
        sort = sort_of("werkplan")
        assert sort is not None
        if len(rows(self.book, goal.KIND, filters={"jaar": year}, organ=self.organ)) > 0:
            built = build(
                self.book, sort, year, audience=Audience.SHORT, today=self.today, organ=self.organ
            )
            self.made.append(built)
            data = as_pdf(self.book, built.document)
            yield self._ours(PLAN, "", built.document.title, data)

    def papers(
        self, section: str, paths: Iterable[str], *, most: int | None = None
    ) -> Iterator[Paper]:
        """Yield the documents of notes with their attachments; of no more notes than `most`."""
        count = 0
        for path in paths:
            note = read_note(self.book, path)
            number = note.text("nummer") or path
            if is_confidential(note.meta) or note.encrypted or secret_since(self.book, note):
                self.hidden.add(number)
                continue
            if most is not None and count == most:
                return
            count += 1
            attached = list(self._attachments(section, note))
            if note.body.strip() or not attached:
                yield self._document(section, number, note)
            yield from attached

    def _document(self, section: str, number: str, note: Note) -> Paper:
        sort = _sort_of(note)
        built = build(self.book, sort, number, audience=Audience.SHORT, today=self.today)
        self.made.append(built)
        data = as_pdf(self.book, built.document)
        name = f"{PurePosixPath(note.path).stem}.pdf"
        title = built.document.title
        day = day_as_kept(note.text("datum"))
        if note.text("soort") == meeting.KIND.name and day is not None:
            title = f"{title}, {without_weekday(day)}"
        return self._ours(section, number, title, data, name, note)

    def _ours(
        self,
        section: str,
        number: str,
        title: str,
        data: bytes,
        file_name: str = "",
        note: Note | None = None,
    ) -> Paper:
        self.names.add(number or title)
        return Paper(
            name=number or title,
            title=title,
            points=(section,),
            digest=digest_of(read_bytes(self.book, note.path) if note else data),
            mark="",
            file_name=file_name or f"{title}.pdf",
            data=data,
            is_ours=True,
        )

    def _attachments(self, section: str, note: Note) -> Iterator[Paper]:
        for one in attachments_of(note):
            name = " ".join(one.name.split())
            if name in self.names:
                continue
            match bytes_along(self.book, note, one.name, self.secret):
                case bytes() as data:
                    self.names.add(name)
                    yield Paper(
                        name=name,
                        title=f"bij {note.text('nummer')}: {title_of(note)}",
                        points=(section,),
                        digest=digest_of(data),
                        mark="",
                        file_name=name,
                        data=data,
                        is_ours=False,
                    )
                case Stays.CONFIDENTIAL:
                    self.hidden.add(name)
                case Stays.UNREADABLE:
                    self.lost.append(name)

    def _form(self, path: str) -> str:
        return read_note(self.book, path).text("vorm")

    def _plan(self) -> list[str]:
        """Return the newest work plan among the free notes."""
        found = [
            (text_in(meta, "datum"), text_in(meta, "nummer"), text_in(meta, "pad"))
            for meta in rows(self.book, memo.KIND, organ=self.organ).objects()
            if any(one in _PLANS for one in texts_in(meta, "labels"))
        ]
        return [max(found)[2]] if found else []

    def _report(self) -> list[str]:
        """Return the last annual report that the council stands for."""
        found = [
            (text_in(meta, "tot"), text_in(meta, "pad"))
            for meta in rows(self.book, annual_report.KIND, organ=self.organ).objects()
            if text_in(meta, "status") in _OUT
        ]
        return [max(found)[1]] if found else []

    def _last_minutes(self) -> list[str]:
        """Return the meetings of the whole council with adopted minutes, the last one first."""
        found = [
            (text_in(meta, "datum"), text_in(meta, "pad"))
            for meta in rows(self.book, meeting.KIND, organ=self.organ).objects()
            if text_in(meta, "status") in _ADOPTED
        ]
        return [path for _day, path in sorted(found, reverse=True)]

    def _dossiers(self) -> list[str]:
        """Return the dossiers that run."""
        listed = rows(self.book, trajectory.KIND, only_open=True, organ=self.organ).objects()
        return [text_in(meta, "pad") for meta in listed]


def _sort_of(note: Note) -> Sort:
    """Return the sort of document that a paper is: minutes whole, all else as is usual for it."""
    if note.text("soort") == meeting.KIND.name:
        return sort_for(note, Audience.SHORT)
    return next(one for one in sorts_for(note) if Audience.SHORT in one.audiences)
