"""Making a letter or list of an election: a concept among the post, filled in from its template.

Raadsboek sends nothing itself. Names of candidates are in it only once they are in the note.
"""

import datetime

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.changing import Change, Write, record_prepared
from raadsboek.book.elections.reading import OpenedElection, open_election
from raadsboek.book.finding import issued_numbers
from raadsboek.book.notes import draft_meta, free_number, new_note
from raadsboek.book.organs import organ_keys, same_organ
from raadsboek.book.source import read_note
from raadsboek.book.trajectories.letter_papers import template_named
from raadsboek.core import confidential
from raadsboek.core.elections.papers import PAPERS, Paper, known_of, paper_named, papers_under
from raadsboek.core.elections.result import result_of
from raadsboek.core.errors import InvalidInput
from raadsboek.core.kinds import post
from raadsboek.core.kinds.post import Direction, PostStatus
from raadsboek.core.note import Note, Value
from raadsboek.core.problem import Problem
from raadsboek.core.trajectories.letters.filling import fill, open_places


class PaperMade(Struct, frozen=True, kw_only=True):
    """A concept that was made, and how many places in it must still be filled in by hand."""

    note: Note
    open_places: int


def make_paper(book: Book, wanted: str, name: str, *, now: datetime.datetime) -> PaperMade:
    """Make the concept of a paper of an election, in one version.

    Raises `InvalidInput` for a name that is none, or as `changing.record`.
    """
    opened = open_election(book, wanted, today=now.date())
    paper = paper_named(name, opened.council.law_name)
    if paper is None:
        raise InvalidInput([_no_paper(name)])
    template, _is_own = template_named(book, opened.note, paper.template)
    keys: dict[str, Value] = {
        "titel": f"{paper.title}: {opened.facts.title}",
        "richting": Direction.OUT.value,
        "datum": now.date().isoformat(),
        "relatie": paper.to,
        "status": PostStatus.DRAFT.value,
        **organ_keys(book, opened.note.meta),
    }
    if confidential.is_confidential(opened.note.meta):
        keys[confidential.KEY] = confidential.YES
    meta = draft_meta(post.KIND, keys)
    organ = same_organ(book, opened.note)
    made: list[tuple[str, str]] = []

    def prepare() -> Change:
        book.index.refresh()
        number = free_number(book, post.KIND, meta, issued_numbers(book, post.KIND, organ), now)
        known = known_of(
            opened.facts,
            opened.rows,
            result_of(opened.facts),
            opened.council,
            number=number,
            clerk=book.settings.secretary.name,
            today=now.date(),
        )
        text = fill(template, known, opened.council.law_name).text
        body = f"{text.rstrip()}\n\nBij [[{opened.number}]].\n"
        path, data = new_note(post.KIND, meta, number, body, now)
        made.append((path, text))
        return Change(
            writes=[Write(path=path, data=data, expected=None)],
            action="brief",
            numbers=[number, opened.number],
            subject=f"Concept {number} gemaakt: {paper.name} bij {opened.number}",
        )

    record_prepared(book, prepare, now=now)
    book.index.refresh()
    path, text = made[-1]
    return PaperMade(note=read_note(book, path), open_places=len(open_places(text)))


def papers(opened: OpenedElection) -> tuple[Paper, ...]:
    """Return the letters and lists of an election, each with to whom it goes by its law."""
    return papers_under(opened.council.law_name)


def _no_paper(name: str) -> Problem:
    return Problem(
        code="verkiezingsbrief-onbekend",
        key="brief",
        message=f"'{name}' is geen brief of lijst van een verkiezing.",
        fix=f"Kies uit: {', '.join(one.name for one in PAPERS)}.",
    )
