"""A post of the budget (begrotingspost) of one year: what it is for and how much there is."""

from typing import Annotated

from msgspec import field

from raadsboek.core.kinds.kind import Kind, OfOrgan
from raadsboek.core.schema import Money, Year, label


class BudgetPost(OfOrgan, frozen=True, kw_only=True):
    """The amount of a post; what is spent on it are notes of the kind `uitgave`."""

    number: Annotated[str, label("Nummer", column=True)] = field(name="nummer", default="")
    title: Annotated[str, label("Post", column=True)] = field(name="titel")
    year: Annotated[Year, label("Jaar", column=True)] = field(name="jaar")
    amount: Annotated[Money, label("Begroot", column=True)] = field(name="begroot")
    forecast: Annotated[
        Money | None, label("Verwacht", column=True, help="leeg: gepland + verplicht + betaald")
    ] = field(name="verwacht", default=None)
    agreed: Annotated[str, label("Afgesproken", help="met wie en waar, zoals: [[V-2026-11]]")] = (
        field(name="afgesproken", default="")
    )


KIND = Kind(
    name="begrotingspost",
    label="Begrotingspost",
    plural="begrotingsposten",
    folder="begroting",
    number_form="BG-{jaar}-{volg:02}",
    struct=BudgetPost,
    year_key="jaar",
)
