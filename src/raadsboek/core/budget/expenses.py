"""One expense as it stands in its note, and whether it is told in time what it will cost.

Owns when an expert or a case in court was announced too late. Which article asks for that is data;
it is not known here.
"""

import datetime
from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct

from raadsboek.core.dates import day_as_kept
from raadsboek.core.kinds.expense import ExpenseSort, ExpenseStatus
from raadsboek.core.money import amount
from raadsboek.core.note import Value, text_in

_MUST_BE_ANNOUNCED = frozenset({ExpenseSort.EXPERT, ExpenseSort.LITIGATION})
USES_BUDGET = frozenset({ExpenseStatus.COMMITTED, ExpenseStatus.PAID})
"""The statuses in which the money is gone or promised."""


class ExpenseLine(Struct, frozen=True, kw_only=True):
    """An expense: what for, how much, on which post, and its days."""

    number: str
    title: str
    post: str
    amount: Decimal
    sort: ExpenseSort = ExpenseSort.ORDINARY
    status: ExpenseStatus = ExpenseStatus.COMMITTED
    announced: datetime.date | None = None
    committed: datetime.date | None = None
    paid: datetime.date | None = None
    invoice: str = ""
    trajectory: str = ""
    path: str = ""

    @property
    def day(self) -> datetime.date | None:
        """The day that says in which year it belongs: when it was promised, else paid."""
        return self.committed or self.paid

    @property
    def asks_announcing(self) -> bool:
        """Whether its sort is one that is announced before it is made."""
        return self.sort in _MUST_BE_ANNOUNCED and self.status is not ExpenseStatus.LAPSED

    @property
    def was_announced(self) -> bool:
        """Whether it was announced on or before the day on which it was promised."""
        if self.announced is None:
            return False
        return self.day is None or self.announced <= self.day

    @property
    def is_unannounced(self) -> bool:
        """Whether it was promised or paid without having been announced before."""
        return self.asks_announcing and self.status in USES_BUDGET and not self.was_announced

    @property
    def is_to_be_announced(self) -> bool:
        """Whether it is only planned, and can still be announced in time."""
        return (
            self.asks_announcing and self.status is ExpenseStatus.PLANNED and self.announced is None
        )


def expense_line(meta: Mapping[str, Value]) -> ExpenseLine | None:
    """Return the expense that the keys of a note say; None when the amount is none."""
    found = amount(text_in(meta, "bedrag"))
    if found is None:
        return None
    sort, status = text_in(meta, "kosten-soort"), text_in(meta, "status")
    return ExpenseLine(
        number=text_in(meta, "nummer"),
        title=text_in(meta, "titel"),
        post=text_in(meta, "begrotingspost"),
        amount=found,
        sort=ExpenseSort(sort) if sort in set(ExpenseSort) else ExpenseSort.ORDINARY,
        status=ExpenseStatus(status) if status in set(ExpenseStatus) else ExpenseStatus.COMMITTED,
        announced=day_as_kept(text_in(meta, "gemeld")),
        committed=day_as_kept(text_in(meta, "verplicht")),
        paid=day_as_kept(text_in(meta, "betaald")),
        invoice=text_in(meta, "factuur").strip(),
        trajectory=text_in(meta, "traject"),
        path=text_in(meta, "pad"),
    )
