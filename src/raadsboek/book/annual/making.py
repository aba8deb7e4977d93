"""Making the annual report: a note for a year, or its counted parts once more.

One action is one version. What the secretary wrote stands as it stood; of a report that was
approved nothing changes any more.
"""

import datetime
from collections.abc import Collection

from msgspec import Struct

from raadsboek.book import notes
from raadsboek.book.annual.comparing import differences
from raadsboek.book.annual.gathering import COUNTED, Report, counts_in, parts_of, reports
from raadsboek.book.book import Book
from raadsboek.book.confidential.closed import closed_sentence
from raadsboek.book.lists import rows
from raadsboek.book.source import read_note
from raadsboek.core.annual.chapters import PART_NAMES
from raadsboek.core.annual.early import too_early
from raadsboek.core.annual.part import Count, Period
from raadsboek.core.annual.text import Remade, first_body, remade
from raadsboek.core.council import ORGAN_KEY
from raadsboek.core.errors import InvalidInput, ReadOnly
from raadsboek.core.kinds import meeting
from raadsboek.core.kinds.annual_report import KIND, ReportStatus
from raadsboek.core.note import Note
from raadsboek.core.problem import Problem


class Made(Struct, frozen=True, kw_only=True):
    """A report that was made: its note, its numbers, what happened to its parts, what differs."""

    note: Note
    counts: tuple[Count, ...]
    parts: Remade
    is_new: bool
    doubts: tuple[str, ...] = ()
    """Sentences about numbers that the files do not agree with."""
    early: tuple[str, ...] = ()
    """Sentences about what the numbers do not have, or not yet."""


def report_of(book: Book, organ: str, period: Period) -> Report | None:
    """Return the report about exactly this time; None when there is none yet."""
    return next((one for one in reports(book, organ) if one.period == period), None)


def make(
    book: Book,
    period: Period,
    *,
    organ: str = "",
    anew: Collection[str] = (),
    now: datetime.datetime,
) -> Made:
    """Make the report about a time, or count the one that is there again.

    Parts that were changed by hand are kept, but for those that are named in `anew`. Raises
    `InvalidInput` for a part that no report has, and for a report that is no draft any more, and
    `ReadOnly`.
    """
    if book.read_only:  # before the long counting, of files that may not be those of this book
        raise ReadOnly(book.read_only)
    _refuse_unknown(anew)
    book.index.refresh()
    organ = book.settings.council(organ).short
    there = report_of(book, organ, period)
    parts = parts_of(book, organ, period)
    counts = tuple(counts_in(parts))
    doubts = tuple(sentence for _, sentence in differences(book, organ, period, counts))
    met = rows(book, meeting.KIND, organ=organ).objects()
    closed = closed_sentence(book, COUNTED, organ=organ, years=period.years)
    early = (*too_early(met, period, now.date()), *filter(None, [closed]))
    if there is None:
        note = _create(book, organ, period, first_body(parts), now)
        outcome = Remade(body=note.body, renewed=PART_NAMES)
        return Made(
            note=note, counts=counts, parts=outcome, is_new=True, doubts=doubts, early=early
        )
    opened = read_note(book, there.path)
    _refuse_finished(opened)
    outcome = remade(opened.body, parts, anew=anew)
    changes = {"geteld": now.date().isoformat()} if outcome.body != opened.body else {}
    note = notes.save(book, opened, changes=changes, body=outcome.body, now=now)
    return Made(note=note, counts=counts, parts=outcome, is_new=False, doubts=doubts, early=early)


def _create(book: Book, organ: str, period: Period, body: str, now: datetime.datetime) -> Note:
    values = {
        "titel": f"Jaarverslag {period.words}",
        "van": period.start.isoformat(),
        "tot": period.end.isoformat(),
        "geteld": now.date().isoformat(),
        ORGAN_KEY: organ,
    }

    def refuse() -> None:
        there = report_of(book, organ, period)
        if there is not None:
            raise InvalidInput([_made_meanwhile(there, period)])

    return notes.create(book, KIND, values, body=body, refuse=refuse, now=now)


def _made_meanwhile(there: Report, period: Period) -> Problem:
    """Return what is said to the second of two windows that make the same report."""
    return Problem(
        code="jaarverslag-dubbel",
        path=there.path,
        message=f"{there.number} over {period.words} is intussen in een ander venster gemaakt.",
        fix="Doe het nog eens: dan wordt dat verslag opnieuw geteld.",
    )


def _refuse_unknown(anew: Collection[str]) -> None:
    unknown = [name for name in anew if name not in PART_NAMES]
    if unknown:
        message = f"Een jaarverslag heeft geen deel '{unknown[0]}'."
        fix = f"Kies uit: {', '.join(PART_NAMES)}."
        raise InvalidInput([Problem(code="jaarverslag-deel", message=message, fix=fix)])


def _refuse_finished(note: Note) -> None:
    status = note.text("status") or ReportStatus.DRAFT
    if status != ReportStatus.DRAFT:
        message = f"{note.text('nummer')} is {status}: de getallen veranderen niet meer."
        fix = "Moet er toch opnieuw geteld worden? Zet de status dan eerst terug op 'concept'."
        raise InvalidInput([Problem(code="jaarverslag-klaar", message=message, fix=fix)])
