"""How much is wrong, as numbers for the start screen: counted anew only when that can differ.

The screen asks at every return to it, and in a large raadsboek counting takes the better part of a
second. Which checks there are is `book.problems`' and `book.bottlenecks`'.
"""

import datetime
import hashlib

from raadsboek import __version__
from raadsboek.book import problems, quick
from raadsboek.book.book import Book
from raadsboek.book.bottlenecks import bottlenecks
from raadsboek.book.organs import names_of
from raadsboek.book.past import refresh_history
from raadsboek.core.errors import HistoryFailed
from raadsboek.index import remembered
from raadsboek.index.versions import last_seen

_COUNTED = "geteld"
"""What was counted last, and of what: the proof, the lasting problems, the bottlenecks."""


def count(book: Book, *, today: datetime.date) -> tuple[int, int]:
    """Return how many problems and bottlenecks there are by the index as it is, and remember it.

    All but the checks that read every byte of the notes and their history, which take seconds in
    a large raadsboek.
    """
    lasting, lagging = _lasting(book, today)
    number = lasting + problems.number_of(book, problems.PASSING)
    problems.remember(book, number, lagging)
    return number, lagging


def _lasting(book: Book, today: datetime.date) -> tuple[int, int]:
    """Return what cannot differ while notes, folder, history and settings are as they were."""
    proof = _proof(book, today)
    known = book.index.ask(remembered.recall).get(_COUNTED, "").split()
    if proof and known[:1] == [proof]:
        return int(known[1]), int(known[2])
    lasting = problems.number_of(book, problems.LASTING)
    lagging = len(bottlenecks(book, today))
    _remember_vacancies(book, today)
    if proof:
        book.index.ask(remembered.remember, {_COUNTED: f"{proof} {lasting} {lagging}"})
    return lasting, lagging


def _remember_vacancies(book: Book, today: datetime.date) -> None:
    """Remember how many seats are empty, by organ; where no number of seats is known, none."""
    of_several = bool(names_of(book.settings))
    facts = {}
    for council in book.settings.councils:
        number = 0
        if council.seats is not None:
            from raadsboek.book.members.vacancies import open_seats  # reads the law

            number = len(open_seats(book, council.short, today))
        fact = quick.of_organ(quick.VACANCIES, council.short if of_several else "")
        facts[fact] = str(number)
    book.index.ask(remembered.remember, facts)


def vacancies_counted(book: Book, organ: str) -> int:
    """Return how many seats of an organ were empty at the last count; '' where there is one."""
    known = book.index.ask(remembered.recall).get(quick.of_organ(quick.VACANCIES, organ), "")
    return int(known) if known.isdecimal() else 0


def _proof(book: Book, today: datetime.date) -> str:
    """Return what is the same only when all that is counted from is; '' when nothing proves that.

    The snapshot was found to hold, or taken, by the look at the folder that came before.
    """
    snapshot = book.index.ask(remembered.recall_snapshot)
    if not snapshot:
        return ""
    try:
        refresh_history(book)
    except HistoryFailed:
        return ""
    newest = book.index.ask(last_seen)
    known = f"{__version__} {today} {newest} {book.settings!r}".encode("utf-8", "backslashreplace")
    return hashlib.sha256(snapshot + known).hexdigest()
