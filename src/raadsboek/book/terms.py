"""The open terms of the dossiers of a council, for whoever guards days.

Answers from the index as it is; who must know the folder as it is at this moment refreshes first.
"""

import datetime
from collections.abc import Iterable

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.organs import whose
from raadsboek.book.source import read_note
from raadsboek.book.term_source import law_of
from raadsboek.core.courses import work_out
from raadsboek.core.errors import NotFound
from raadsboek.core.terms.deadline import Deadline, Reading
from raadsboek.core.terms.law import Law
from raadsboek.index import deadlines
from raadsboek.index.rows import FoundTerm


class OpenTerm(Struct, frozen=True, kw_only=True):
    """An open term with the dossier that it is of; `core.terms.rows` says what the parts are.

    `day` is the last day and `safe` the last one that surely is in time: both None when no day
    follows. `title` is what must be done, `subject` the title of the dossier.
    """

    path: str
    number: str
    subject: str
    person: str
    confidential: bool
    organ: str
    title: str
    owner: str
    kind: str
    rule: str
    article: str
    day: datetime.date | None
    safe: datetime.date | None
    lapses: bool
    reading: str
    remark: str
    position: int
    step: str
    procedure: str

    def is_late(self, today: datetime.date) -> bool:
        """Tell if the last day is past and that matters."""
        return self.day is not None and self.day < today and not self.lapses

    def warns_on(self, today: datetime.date) -> datetime.date | None:
        """Return the day to look at: the safe one until it is past, then the last one."""
        is_ahead = self.safe is not None and self.safe >= today
        return self.safe if is_ahead and not (self.lapses or self.is_arguable) else self.day

    @property
    def is_arguable(self) -> bool:
        """Whether it counts from a later start, which can be disputed: no day of it is safe."""
        return self.reading == Reading.ARGUABLE


def open_terms(
    book: Book,
    organ: str | None = "",
    until: datetime.date | None = None,
    *,
    today: datetime.date | None = None,
) -> list[OpenTerm]:
    """Return the open terms of an organ ('' the first one, None all of them), soonest first.

    Those with a safe day until `until`. With `today` without those that lapsed before it.
    """
    found = book.index.ask(
        deadlines.open_terms,
        today.isoformat() if today else "",
        until=until.isoformat() if until else "",
        whose=whose(book.settings, organ),
    )
    return [_term(book, one) for one in found]


def terms_without_day(book: Book, organ: str | None = "") -> list[OpenTerm]:
    """Return what the dossiers of an organ ask for on no day in particular, by dossier."""
    found = book.index.ask(deadlines.terms_without_day, whose(book.settings, organ))
    return [_term(book, one) for one in found]


def deadlines_of(book: Book, terms: Iterable[OpenTerm]) -> list[tuple[OpenTerm, Deadline]]:
    """Return terms with the deadline that each follows from; without those that went meanwhile.

    Every dossier is read as it is on disk and worked out once. Raises `LawUnreadable`.
    """
    law = law_of(book)
    worked_out: dict[str, tuple[Deadline, ...]] = {}
    found = []
    for term in terms:
        if term.path not in worked_out:
            worked_out[term.path] = _deadlines(book, term.path, law)
        deadline = _same(worked_out[term.path], term.position, term.step)
        if deadline is not None:
            found.append((term, deadline))
    return found


def _deadlines(book: Book, path: str, law: Law) -> tuple[Deadline, ...]:
    try:
        note = read_note(book, path)
    except NotFound:
        return ()
    council = book.settings.council(book.settings.organ_of(note.meta))
    return work_out(note.meta, law, council).deadlines


def _same(found: tuple[Deadline, ...], position: int, step: str) -> Deadline | None:
    """Return the deadline at a position; when the note changed, the open one of the same step."""
    if 0 <= position < len(found) and found[position].step.id == step:
        return found[position]
    return next((one for one in found if one.step.id == step and one.is_open), None)


def _term(book: Book, found: FoundTerm) -> OpenTerm:
    return OpenTerm(
        path=found.path,
        number=found.number,
        subject=found.subject,
        person=found.person,
        confidential=bool(found.confidential),
        organ=book.settings.council(found.organ).short,
        title=found.title,
        owner=found.owner,
        kind=found.kind,
        rule=found.rule,
        article=found.article,
        day=_day(found.last),
        safe=_day(found.safe),
        lapses=bool(found.lapses),
        reading=found.reading,
        remark=found.remark,
        position=found.position,
        step=found.step,
        procedure=found.procedure,
    )


def _day(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None
