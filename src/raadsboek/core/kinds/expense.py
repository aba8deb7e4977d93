"""An expense (uitgave) on a post of the budget: announced, agreed to, billed or paid."""

from enum import StrEnum
from typing import Annotated

from msgspec import field

from raadsboek.core.kinds.kind import Kind, OfOrgan
from raadsboek.core.schema import Date, Money, Reference, label


class ExpenseSort(StrEnum):
    """What it is for, where the law makes a difference (art. 22 lid 2 WOR)."""

    ORDINARY = "gewoon"
    EXPERT = "deskundige"
    LITIGATION = "procedure"


class ExpenseStatus(StrEnum):
    """Whether money is asked for, promised to somebody, or gone."""

    PLANNED = "gepland"
    COMMITTED = "verplicht"
    PAID = "betaald"
    LAPSED = "vervallen"


class Expense(OfOrgan, frozen=True, kw_only=True):
    """How much, on which post, and the days on which it was announced, committed and paid."""

    number: Annotated[str, label("Nummer", column=True)] = field(name="nummer", default="")
    title: Annotated[str, label("Uitgave", column=True)] = field(name="titel")
    post: Annotated[Reference, label("Begrotingspost", column=True)] = field(name="begrotingspost")
    amount: Annotated[Money, label("Bedrag", column=True)] = field(name="bedrag")
    sort: Annotated[ExpenseSort, label("Soort kosten")] = field(
        name="kosten-soort", default=ExpenseSort.ORDINARY
    )
    announced: Annotated[
        Date | None,
        label(
            "Gemeld op", past=True, help="bij een deskundige of procedure: vooraf aan de ondernemer"
        ),
    ] = field(name="gemeld", default=None)
    committed: Annotated[Date | None, label("Verplicht op", column=True)] = field(
        name="verplicht", default=None
    )
    paid: Annotated[Date | None, label("Betaald op", column=True)] = field(
        name="betaald", default=None
    )
    invoice: Annotated[str, label("Factuur", help="het nummer, of het poststuk")] = field(
        name="factuur", default=""
    )
    status: Annotated[ExpenseStatus, label("Status", column=True)] = field(
        name="status", default=ExpenseStatus.COMMITTED
    )
    trajectory: Annotated[Reference | None, label("Traject")] = field(name="traject", default=None)


KIND = Kind(
    name="uitgave",
    label="Uitgave",
    plural="uitgaven",
    folder="uitgaven",
    number_form="U-{jaar}-{volg:03}",
    struct=Expense,
    status_key="status",
    date_key="verplicht",
    open_statuses=frozenset({ExpenseStatus.PLANNED, ExpenseStatus.COMMITTED}),
    done_statuses=frozenset({ExpenseStatus.PAID}),
    done_key="betaald",
)
