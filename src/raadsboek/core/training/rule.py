"""How many days of training a law gives, and what the council agreed beyond it.

The rule itself is data (`procedures/scholing.yaml`): nothing here names a number or an article.
"""

import datetime
from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct, field

from raadsboek.core.terms.procedure import Confidence

Count = Annotated[int, Meta(ge=1, le=366)]
Hours = Annotated[int, Meta(ge=1, le=9999)]


class Place(StrEnum):
    """Where somebody sits, as far as it decides how much training there is."""

    COMMITTEE = "commissie"
    COUNCIL = "raad"
    BOTH = "raad en commissie"


WHO = {
    Place.COUNCIL: "een lid van de raad",
    Place.COMMITTEE: "wie alleen in een commissie zit",
    Place.BOTH: "wie in de raad en in een commissie zit",
}
"""Who sits where, as a sentence calls them."""


class DaysFor(Struct, frozen=True, kw_only=True):
    """So many days a year for who sits there."""

    place: Place = field(name="voor")
    days: Count = field(name="dagen")
    article: str = field(name="artikel")


class TrainingRule(Struct, frozen=True, kw_only=True):
    """What a law says of training; without days `words` say why there are none.

    It holds from `valid_from` until `valid_until`, both included.
    """

    law: str = field(name="wet")
    article: str = field(name="artikel", default="")
    read: str = field(name="gelezen")
    checked: datetime.date = field(name="gecontroleerd")
    confidence: Confidence = field(name="zekerheid")
    sources: tuple[str, ...] = field(name="bronnen", default=())
    words: str = field(name="uitleg", default="")
    remark: str = field(name="opmerking", default="")
    hours: Hours | None = field(name="uren", default=None)
    hours_article: str = field(name="uren-artikel", default="")
    valid_from: datetime.date | None = field(name="geldig-vanaf", default=None)
    valid_until: datetime.date | None = field(name="geldig-tot", default=None)
    days: tuple[DaysFor, ...] = ()

    def days_of(self, place: Place) -> DaysFor | None:
        """Return what who sits there is given."""
        return next((one for one in self.days if one.place is place), None)


class Own(Struct, frozen=True, kw_only=True):
    """What the council agreed itself: days by place, and hours of consultation a year."""

    days: Mapping[Place, Decimal]
    hours: Decimal | None = None


NOTHING_OWN = Own(days={})


class Entitled(Struct, frozen=True, kw_only=True):
    """How much there is a year, and what says so; `days` is None where nobody knows."""

    days: Decimal | None
    basis: str


def rule_on(rules: Sequence[TrainingRule], law: str, day: datetime.date) -> TrainingRule | None:
    """Return what a law says on a day; None for a law or a day that is not known."""
    return next(
        (
            one
            for one in rules
            if one.law == law
            and (one.valid_from is None or one.valid_from <= day)
            and (one.valid_until is None or day <= one.valid_until)
        ),
        None,
    )


def entitled(place: Place, rule: TrainingRule | None, own: Own) -> Entitled:
    """Return to how many days who sits there is entitled: the more of what is agreed and the law.

    Less than the law gives counts for nothing; `own.problems_of_own` tells.
    """
    legal = rule.days_of(place) if rule else None
    agreed = own.days.get(place)
    if agreed is not None and (legal is None or agreed > legal.days):
        return Entitled(days=agreed, basis="eigen afspraak")
    if legal is None:
        return Entitled(days=None, basis="")
    return Entitled(days=Decimal(legal.days), basis=legal.article)


def hours_of(rule: TrainingRule | None, own: Own) -> Entitled:
    """Return how many hours a year each member has for consultation, in the same way."""
    legal = rule.hours if rule else None
    if own.hours is not None and (legal is None or own.hours > legal):
        return Entitled(days=own.hours, basis="eigen afspraak")
    if rule is None or legal is None:
        return Entitled(days=None, basis="")
    return Entitled(days=Decimal(legal), basis=rule.hours_article)
