"""The duties of a council in a year: what the law asks, and its own year calendar."""

import datetime
from collections.abc import Iterator

from msgspec.structs import replace

from raadsboek.book.book import Book
from raadsboek.book.term_source import law_of
from raadsboek.core.council import Council
from raadsboek.core.problem import Problem
from raadsboek.core.terms.law import Law
from raadsboek.core.yearly.duties import duties_of
from raadsboek.core.yearly.duty import Duty
from raadsboek.core.yearly.house import with_house
from raadsboek.vault.procedures import LawUnreadable
from raadsboek.vault.settings import SETTINGS_FILE
from raadsboek.vault.yearly_customs import read_customs

_ENDS = ".jaarcyclus"


def council_duties(
    book: Book, council: Council, on: datetime.date
) -> tuple[tuple[Duty, ...], tuple[Problem, ...]]:
    """Return the duties of a council by the law of a day, and what is wrong in its own calendar.

    Of a law that is not known here, only its own. Raises `LawUnreadable`.
    """
    found, problems = with_house(
        _of_the_law(law_of(book), council.law_name, on),
        council.year_calendar,
    )
    return found, tuple(replace(one, path=SETTINGS_FILE) for one in problems)


def calendar_problems(book: Book) -> Iterator[Problem]:
    """Yield what is wrong in the year calendars of the councils, each at the settings.

    Nothing is said where the law itself cannot be read: others report that.
    """
    for place, council in enumerate(book.settings.councils, start=1):
        if not council.year_calendar:
            continue
        try:
            problems = council_duties(book, council, datetime.date.max)[1]
        except LawUnreadable:
            return
        for one in problems:
            yield replace(one, message=f"Orgaan {place}: {one.message}")


def _of_the_law(law: Law, law_name: str, day: datetime.date) -> tuple[Duty, ...]:
    name = next(
        (one.name for one in law.procedures if one.law == law_name and one.name.endswith(_ENDS)), ""
    )
    procedure = law.find(name, day) if name else None
    return duties_of(procedure, read_customs()) if procedure is not None else ()
