"""What holds on a day, about these words: answered from the notes, and the history where they give
no day. What the notes of that day itself said otherwise is told with it.
"""

import datetime
from collections.abc import Sequence

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.holding.pasts import began, pasts_of, versions_by_note
from raadsboek.book.organs import whose
from raadsboek.core.dates import day_as_kept
from raadsboek.core.holding.answering import Answer, Facts, Item, Moment, answer, item_of
from raadsboek.core.holding.chain import chain_of
from raadsboek.core.holding.commitment import KINDS, Commitment, commitment_of
from raadsboek.core.holding.periods import Past, first_days, needs_past, periods
from raadsboek.core.holding.succession import Succession
from raadsboek.core.holding.words import asked_words
from raadsboek.index import holding as index

_NAMES = tuple(kind.name for kind in KINDS)


class Question(Struct, frozen=True, kw_only=True):
    """What is asked: about which words ('' for everything), which day, kinds and organ."""

    words: str = ""
    day: datetime.date
    kinds: tuple[str, ...] = _NAMES
    organ: str | None = None


def what_holds(book: Book, question: Question, *, today: datetime.date) -> Answer:
    """Return what holds on the day asked about and, of what the words find, what does not.

    The chains of what is found belong to it: what replaced a decision may use other words. Without
    words the answer has everything that holds, and what does not of the same kinds.
    """
    moment = Moment(question.day, today)
    succession = succession_of(book, question.organ)
    wanted = _wanted(book, question, succession)
    facts = _facts(book, succession, wanted, moment)
    return answer(
        [one for one in wanted if one.kind in question.kinds],
        facts,
        moment,
        began=began(book) if moment.is_past else None,
    )


def chain_around(book: Book, path: str, moment: Moment, *, organ: str | None = None) -> list[Item]:
    """Return everything that came before and after the note at `path` and itself, oldest first.

    Nothing when the note is gone, or of a kind that cannot hold.
    """
    succession = succession_of(book, organ)
    one = next((note for note in succession.notes if note.path == path), None)
    if one is None:
        return []
    facts = _facts(book, succession, succession.together_with([one]), moment)
    return [item_of(note, facts, moment) for note in chain_of(one, facts)]


def succession_of(book: Book, organ: str | None = None) -> Succession:
    """Return the chains among all notes of an organ; None for every organ."""
    of_organ = whose(book.settings, organ)
    rows = book.index.ask(index.notes_of_kinds, _NAMES, of_organ)
    notes = [note for row in rows if (note := commitment_of(row.path, row.meta)) is not None]
    numbers = {note.number for note in notes}
    elsewhere = {note.successor for note in notes if note.successor} - numbers
    days = book.index.ask(index.days_of_numbers, elsewhere) if elsewhere else {}
    return Succession(
        notes,
        {number: day for number, text in days.items() if (day := day_as_kept(text)) is not None},
    )


def _wanted(book: Book, question: Question, succession: Succession) -> list[Commitment]:
    """Return the notes that a question is about, with their chains."""
    if not question.words.strip():
        return succession.notes
    number = question.words.strip().casefold()
    named = [one for one in succession.notes if one.number.casefold() == number]
    if not named:
        of_organ = whose(book.settings, question.organ)
        found = book.index.ask(index.about, asked_words(question.words), _NAMES, of_organ)
        named = [one for one in succession.notes if one.path in found]
    return succession.together_with(named)


def _facts(
    book: Book, succession: Succession, wanted: Sequence[Commitment], moment: Moment
) -> Facts:
    asked = {one.path for one in wanted if needs_past(one, succession)}
    listed = [one for one in wanted if moment.is_past or one.path in asked]
    versions = versions_by_note(book, listed)
    absent: dict[str, Past] = {}
    for one in listed if moment.is_past else ():
        days = [day for touched in versions.get(one.path, ()) if (day := day_as_kept(touched.day))]
        if days and days[0] > moment.day:
            absent[one.path] = ((days[0], one),)
        elif days and days[-1] > moment.day:
            asked.add(one.path)
    pasts = pasts_of(book, [one for one in wanted if one.path in asked], versions)
    starts = first_days(succession, pasts)
    return Facts(
        succession=succession,
        starts=starts,
        periods=periods(succession, starts, pasts),
        # That a note came in later can be told without reading what it said.
        pasts={**absent, **pasts},
    )
