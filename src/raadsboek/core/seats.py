"""How many seats a council has by its number of staff: the rule of a law, as values.

The rule itself is data (`procedures/zetels.yaml`): nothing here names a number or an article.
"""

import datetime
from collections.abc import Sequence
from typing import Annotated

from msgspec import Meta, Struct, field

from raadsboek.core.terms.procedure import Confidence

Count = Annotated[int, Meta(ge=1, le=1_000_000)]


class SeatBand(Struct, frozen=True, kw_only=True):
    """From so many people on there are so many seats, up to the next band."""

    first: Count = field(name="vanaf")
    seats: Count = field(name="zetels")


class Service(Struct, frozen=True, kw_only=True):
    """How many months somebody works there before a right begins, and since when that is so."""

    right: str = field(name="voor")
    months: Count = field(name="maanden")
    article: str = field(name="artikel")
    since: datetime.date = field(name="sinds")
    before: str = field(name="daarvoor", default="")
    confidence: Confidence = field(name="zekerheid")
    sources: tuple[str, ...] = field(name="bronnen", default=())


class Office(Struct, frozen=True, kw_only=True):
    """How many years a member sits, and what the council's rules may choose instead.

    `half_years` are those of a council of which half leaves each time; `election_weeks` how long
    before the end an election begins, by the model rules.
    """

    years: Count = field(name="jaren")
    article: str = field(name="artikel")
    choices: tuple[int, ...] = field(name="keuzes", default=())
    choice_article: str = field(name="keuze-artikel", default="")
    half_years: Count = field(name="helft-jaren")
    successor: str = field(name="opvolger", default="")
    election_weeks: Count = field(name="weken-verkiezing")
    confidence: Confidence = field(name="zekerheid")
    sources: tuple[str, ...] = field(name="bronnen", default=())


class SeatRule(Struct, frozen=True, kw_only=True):
    """What a law says of the number of seats; without bands `words` say why there is none.

    It holds from `valid_from` until `valid_until`, both included.
    """

    law: str = field(name="wet")
    article: str = field(name="artikel")
    read: str = field(name="gelezen")
    checked: datetime.date = field(name="gecontroleerd")
    confidence: Confidence = field(name="zekerheid")
    sources: tuple[str, ...] = field(name="bronnen", default=())
    words: str = field(name="uitleg", default="")
    deviation: str = field(name="afwijken", default="")
    deviation_article: str = field(name="afwijken-artikel", default="")
    service_deviation: str = field(name="diensttijd-afwijken", default="")
    valid_from: datetime.date | None = field(name="geldig-vanaf", default=None)
    valid_until: datetime.date | None = field(name="geldig-tot", default=None)
    bands: tuple[SeatBand, ...] = ()
    service: tuple[Service, ...] = ()
    office: Office | None = None
    source: str = ""
    """The address of the act; where that is unknown, of the first source."""
    read_at: str = ""
    """The address where it was read, '' when no source was."""

    def band(self, staff: int) -> tuple[SeatBand, int | None] | None:
        """Return the band of this number of people and the last number in it, None for no last."""
        found = None
        for place, band in enumerate(self.bands):
            if band.first <= staff:
                after = self.bands[place + 1 : place + 2]
                found = (band, after[0].first - 1 if after else None)
        return found

    def seats(self, staff: int) -> int | None:
        """Return the number of seats; None when the law gives none."""
        found = self.band(staff)
        return found[0].seats if found else None


def rule_of(rules: Sequence[SeatRule], law: str, day: datetime.date) -> SeatRule | None:
    """Return what a law says on a day: the newest version that had begun, else the oldest."""
    mine = [one for one in rules if one.law == law]
    begun = [one for one in mine if one.valid_from is None or one.valid_from <= day]
    by_age = sorted(begun or mine, key=lambda one: one.valid_from or datetime.date.min)
    if not by_age:
        return None
    return by_age[-1] if begun else by_age[0]


def band_words(band: SeatBand, last: int | None) -> str:
    """Return '100 tot en met 199 personen' or '6000 personen of meer'."""
    return (
        f"{band.first} personen of meer"
        if last is None
        else f"{band.first} tot en met {last} personen"
    )
