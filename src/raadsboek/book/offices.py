"""Terms of office: who sits in a council and who leaves when, and what is told of it in time."""

import datetime
from collections.abc import Iterator

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.lists import rows
from raadsboek.book.seats import known_seat_rule
from raadsboek.book.source import read_note
from raadsboek.core.bottlenecks import Noted
from raadsboek.core.confidential import is_confidential
from raadsboek.core.council import Council, Rota
from raadsboek.core.dates import long_date
from raadsboek.core.handover.section import HIDDEN
from raadsboek.core.kinds import member
from raadsboek.core.kinds.member import Member
from raadsboek.core.office import Leaving, Sitting, is_near, leavings, sittings_of
from raadsboek.core.problem import Problem, Severity
from raadsboek.core.schema import check
from raadsboek.core.seats import Office
from raadsboek.vault.settings import SETTINGS_FILE


class Offices(Struct, frozen=True, kw_only=True):
    """Who sits in a council on a day, and who leaves when; `rule` is what the law says of it.

    `every` are the terms of all days.
    """

    council: Council
    day: datetime.date
    every: tuple[Sitting, ...]
    sittings: tuple[Sitting, ...]
    leavings: tuple[Leaving, ...]
    years: int | None
    rule: Office | None

    @property
    def vacant(self) -> int:
        """How many seats nobody has."""
        return max((self.council.seats or 0) - len(self.sittings), 0)

    @property
    def basis(self) -> str:
        """How long a member sits and by which rule; '' where no rule is known."""
        if self.years is None:
            return ""
        words = f"{self.years} jaar"
        if self.council.rota is Rota.HALF:
            words += ", en elke twee jaar treedt de helft af"
        if self.rule is None:
            return f"{words}, volgens de eigen regeling"
        if self.years == self.rule.years and self.council.rota is Rota.TOGETHER:
            return f"{words}, allen tegelijk ({self.rule.article})"
        return f"{words}, volgens het reglement ({self.rule.choice_article})"

    def election_begins(self, leaving: Leaving) -> datetime.date | None:
        """Return when its election begins at the latest; None where no rule is known."""
        return (
            leaving.day - datetime.timedelta(weeks=self.rule.election_weeks) if self.rule else None
        )


def offices(book: Book, organ: str, day: datetime.date) -> Offices:
    """Return the terms of office of an organ on a day."""
    council = book.settings.council(organ)
    years, office = term_length(council, day)
    sittings = sittings_of(list(members_noted(book, council)), years)
    return Offices(
        council=council,
        day=day,
        every=tuple(sittings),
        sittings=tuple(one for one in sittings if one.is_on(day)),
        leavings=tuple(leavings(sittings, day)),
        years=years,
        rule=office,
    )


def term_length(council: Council, day: datetime.date) -> tuple[int | None, Office | None]:
    """Return how many years a member sits, None for unknown, and what the law says of it."""
    rule = known_seat_rule(council.law_name, day)
    office = rule.office if rule else None
    years = council.own_term_years
    if years is None and office is not None:
        years = office.half_years if council.rota is Rota.HALF else office.years
    return years, office


def ending_terms(book: Book, today: datetime.date) -> Iterator[Problem]:
    """Yield the terms that end within half a year, and a length that the law does not know."""
    for council in book.settings.councils:
        found = offices(book, council.short, today)
        for leaving in found.leavings:
            if is_near(leaving, today):
                yield _ending(found, leaving)
        if found.rule and found.years not in (found.rule.years, *found.rule.choices):
            yield _unknown_length(council, found.rule)


def name_of(book: Book, sitting: Sitting) -> str:
    """Return the name of who has a seat as others may read it: not of a confidential note."""
    is_secret = is_confidential(read_note(book, sitting.path).meta)
    return HIDDEN if is_secret else sitting.member.name


def members_noted(book: Book, council: Council) -> Iterator[Noted[Member]]:
    """Yield the notes of members of an organ that can be understood."""
    for meta in rows(book, member.KIND, organ=council.short).objects():
        found, _problems = check(Member, meta)
        if found is not None:
            yield Noted(str(meta["pad"]), found)


def _ending(found: Offices, leaving: Leaving) -> Problem:
    count = len(leaving.sittings)
    many = "1 lid" if count == 1 else f"{count} leden"
    begins = found.election_begins(leaving)
    start = (
        f" Een verkiezing begint {found.rule.election_weeks} weken eerder: {long_date(begins)}."
        if begins and found.rule
        else ""
    )
    return Problem(
        code="zitting-loopt-af",
        path=leaving.sittings[0].path,
        key="tot",
        severity=Severity.BOTTLENECK,
        message=f"Op {long_date(leaving.day)} loopt de zitting van {many} af.{start}",
        fix="Bereid de verkiezing voor. Wie er aftreedt, staat in 'raadsboek zittingen'.",
    )


def _unknown_length(council: Council, rule: Office) -> Problem:
    choices = " of ".join(map(str, rule.choices))
    return Problem(
        code="zittingsduur-anders",
        path=SETTINGS_FILE,
        key="zittingsduur",
        severity=Severity.BOTTLENECK,
        message=f"{council.name} heeft een zittingsduur van {council.own_term_years} jaar; de wet "
        f"kent {rule.years} jaar ({rule.article}), of {choices} als het reglement dat zegt "
        f"({rule.choice_article}).",
        fix="Verbeter 'zittingsduur' in raadsboek.yaml.",
    )
