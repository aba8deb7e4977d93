"""The number of seats by law: for whoever asks, and for a council that has another number."""

import datetime
from collections.abc import Iterator

from raadsboek.book.book import Book
from raadsboek.book.lists import rows
from raadsboek.core.council import Council
from raadsboek.core.kinds import agreement
from raadsboek.core.kinds.agreement import AgreementForm, AgreementStatus
from raadsboek.core.problem import Problem, Severity
from raadsboek.core.seats import SeatRule, rule_of
from raadsboek.vault.procedures import LawUnreadable
from raadsboek.vault.seats import read_seats
from raadsboek.vault.settings import SETTINGS_FILE


def seat_rule(law: str, day: datetime.date) -> SeatRule | None:
    """Return what a law says of the number of seats on a day; None for a law that is not known.

    Raises `LawUnreadable`.
    """
    return rule_of(read_seats(), law, day)


def known_seat_rule(law: str, day: datetime.date) -> SeatRule | None:
    """Return the same; None too when the file of the law cannot be read, which others report."""
    try:
        return seat_rule(law, day)
    except LawUnreadable:
        return None


def differing_seats(book: Book, today: datetime.date) -> Iterator[Problem]:
    """Yield the councils with another number of seats than the law, and no rules that say so."""
    for council in book.settings.councils:
        if council.staff is None or council.seats is None:
            continue
        rule = known_seat_rule(council.law_name, today)
        legal = rule.seats(council.staff) if rule else None
        if rule is None or legal in (None, council.seats) or _has_rules(book, council):
            continue
        yield Problem(
            code="zetels-anders",
            path=SETTINGS_FILE,
            key="zetels",
            severity=Severity.BOTTLENECK,
            message=f"{council.name} heeft {council.seats} zetels; bij {council.staff} personen "
            f"horen er {legal} ({rule.article}). Er is geen reglement dat iets anders zegt.",
            fix="Verbeter 'zetels' of 'personeel', of leg het reglement vast als afspraak met de "
            "vorm 'reglement'.",
        )


def _has_rules(book: Book, council: Council) -> bool:
    wanted = {"vorm": AgreementForm.RULES, "status": AgreementStatus.VALID}
    return len(rows(book, agreement.KIND, filters=wanted, organ=council.short)) > 0
