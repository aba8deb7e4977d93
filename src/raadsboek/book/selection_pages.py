"""A selection of notes as one PDF: a list in front, then each note and its attachments as pages.

Owns how it is put together. Which notes may be in it is decided as for a selection of files.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence

from raadsboek.book.book import Book
from raadsboek.book.confidential.attached_secrets import confidential_attachments
from raadsboek.book.documents.attached_along import Stays, bytes_along
from raadsboek.book.documents.building import Built, build
from raadsboek.book.documents.bundle_pages import pages_of, with_front
from raadsboek.book.documents.bundle_papers import Paper, sort_for
from raadsboek.book.documents.house import as_pdf
from raadsboek.book.documents.leaving import write_leaving
from raadsboek.book.documents.standing import version_of_book
from raadsboek.book.documents.withheld import withheld_from
from raadsboek.book.meetings.papers import digest_of
from raadsboek.book.reading_limits import limits_of
from raadsboek.book.selection import Written, may_go, nothing_left
from raadsboek.book.source import read_note
from raadsboek.core.attachments import attachments_of
from raadsboek.core.dates import day_as_kept, without_weekday
from raadsboek.core.documents.blocks import Block, LineBreak, Words
from raadsboek.core.documents.composing import one_line, paragraph, plain, table
from raadsboek.core.documents.document import Audience, Document
from raadsboek.core.note import Note
from raadsboek.index.rows import Found

NAME = "selectie.pdf"
_REFERENCE = "selectie"
_LABELS = ("Nummer", "Stuk", "Waar")
_WIDTHS = (18, 62, 20)


def write_selection_pages(
    book: Book, notes: Iterable[Found], typed: str, *, asked: str, today: datetime.date
) -> Written:
    """Write notes with their attachments and a list as one PDF; raises what `write_selection` does.

    What cannot be a page is named in the list.
    """
    from raadsboek.render.bundle import About, Part, bundle, is_bundle

    wanted = list(notes)
    selecting = _Selecting(book, today=today)
    papers = [paper for one in wanted for paper in selecting.of(one)]
    if not papers:
        raise nothing_left(len(wanted))
    pages, troubles = pages_of(papers, limits_of(book.settings))
    left_out = len(wanted) - len(selecting.made)
    title = f"Stukken: {asked}" if asked else "Stukken"

    def front(places: dict[str, str]) -> bytes:
        blocks = tuple(_list(papers, {**places, **dict.fromkeys(troubles, "niet bij")}, left_out))
        return _page(book, title, blocks, today=today)

    parts = [
        Part(title="Lijst", pages=with_front(papers, pages, front)),
        *(
            Part(title=one_line(_name(one)), pages=pages[one.name], below=not one.is_ours)
            for one in papers
            if one.name in pages
        ),
    ]
    name = book.settings.name
    about = About(title=title, council=name, reference=_REFERENCE, day=today, stamp=name)
    file = write_leaving(
        book,
        typed,
        bundle(parts, about),
        withheld_from(book, selecting.sources(), audience=Audience.SHORT),
        name=NAME,
        may_replace=lambda data: is_bundle(data, _REFERENCE),
        papers=[one.data for one in papers if not one.is_ours],
    )
    return Written(file, len(selecting.made), left_out)


class _Selecting:
    """The notes that are in it so far, as documents."""

    def __init__(self, book: Book, *, today: datetime.date) -> None:
        self.book = book
        self.today = today
        self.made: list[Built] = []
        self.secret = confidential_attachments(book)
        self.names: set[str] = set()
        """The attachments that are in it: two notes may name the same one."""

    def sources(self) -> Iterator[Note]:
        """Yield the notes whose text is in it."""
        for built in self.made:
            yield from built.sources

    def of(self, found: Found) -> Iterator[Paper]:
        """Yield a note and its attachments; nothing of one that may not go."""
        note = read_note(self.book, found.path)
        if not may_go(self.book, found, note):
            return
        sort = sort_for(note, Audience.SHORT)
        built = build(self.book, sort, note.path, audience=Audience.SHORT, today=self.today)
        self.made.append(built)
        day = day_as_kept(found.date or found.due)
        yield Paper(
            name=found.number or found.path,
            title=found.title,
            points=(),
            digest="",
            mark=without_weekday(day) if day else "",
            file_name="",
            data=as_pdf(self.book, built.document),
            is_ours=True,
        )
        yield from self.attachments(note)

    def attachments(self, note: Note) -> Iterator[Paper]:
        for one in attachments_of(note):
            data = bytes_along(self.book, note, one.name, self.secret)
            if isinstance(data, Stays) or one.name in self.names:
                continue
            self.names.add(one.name)
            yield Paper(
                name=one.name,
                title="",
                points=(),
                digest=digest_of(data),
                mark="",
                file_name=one.name,
                data=data,
                is_ours=False,
            )


def _name(paper: Paper) -> str:
    return f"{paper.name} {paper.title}".strip()


def _list(papers: Sequence[Paper], places: dict[str, str], left_out: int) -> Iterator[Block]:
    rows = []
    for one in papers:
        number = plain(one.name) if one.is_ours else ()
        about = plain(one.title) if one.is_ours else plain(f"bijlage: {one.name}")
        when = (LineBreak(), Words(one.mark, italic=True)) if one.mark else ()
        rows.append((number, (*about, *when), plain(places.get(one.name, "blz. 000"))))
    yield table(_LABELS, rows, _WIDTHS)
    if left_out:
        yield paragraph(f"Niet in deze selectie: {left_out} (vertrouwelijk of niet te lezen).")


def _page(book: Book, title: str, blocks: tuple[Block, ...], *, today: datetime.date) -> bytes:
    document = Document(
        kind="selectie",
        title=title,
        council=book.settings.name,
        author=book.settings.name,
        day=today,
        blocks=blocks,
        audience=Audience.SHORT,
        version=version_of_book(book),
        closing=f"Selectie uit het raadsboek van {without_weekday(today)}.",
    )
    return as_pdf(book, document)
