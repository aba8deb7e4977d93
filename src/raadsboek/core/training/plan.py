"""The training of a year, member by member: entitled, followed, planned, what is left, the cost.

Pure: members and trainings in, lines out. Days of a training count in the year of its first day,
its cost is shared out to the cent. Lines stand in the order of the names.
"""

import datetime
from collections.abc import Iterable, Sequence
from decimal import ROUND_DOWN, Decimal

from msgspec import Struct

from raadsboek.core.bottlenecks import Noted
from raadsboek.core.committees import committees_of
from raadsboek.core.kinds.member import Member, Role
from raadsboek.core.kinds.training import Training, TrainingStatus
from raadsboek.core.money import amount
from raadsboek.core.quantities import in_words, quantity
from raadsboek.core.roles import has_seat_on, read_role, role_on
from raadsboek.core.training.rule import NOTHING_OWN, Entitled, Own, Place, TrainingRule, entitled

_NO_DAYS = Decimal(0)
_CENT = Decimal("0.01")
_COUNTED = (TrainingStatus.PLANNED, TrainingStatus.FOLLOWED)


class Share(Struct, frozen=True, kw_only=True):
    """One training for one person; `days` is None where the note does not say."""

    path: str
    training: Training
    days: Decimal | None
    cost: Decimal


class Line(Struct, frozen=True, kw_only=True):
    """One person in a year; `place` is None for who has no seat, `entitled` what they have."""

    handle: str
    name: str
    place: Place | None
    entitled: Entitled
    shares: tuple[Share, ...]

    def days(self, status: TrainingStatus) -> Decimal:
        """Return how many days of training have a status."""
        found = (one.days for one in self.shares if one.training.status is status)
        return sum((days for days in found if days is not None), _NO_DAYS)

    @property
    def used(self) -> Decimal:
        """The days that were followed or are planned."""
        return sum((self.days(status) for status in _COUNTED), _NO_DAYS)

    @property
    def left(self) -> Decimal | None:
        """The days that are left, below zero when there are too many; None without entitlement."""
        return None if self.entitled.days is None else self.entitled.days - self.used

    @property
    def cost(self) -> Decimal:
        """What the training that was followed or is planned costs."""
        found = (one.cost for one in self.shares if one.training.status in _COUNTED)
        return sum(found, Decimal("0.00"))


class TrainingPlan(Struct, frozen=True, kw_only=True):
    """The training of a council in a year; `rule` is what the law says, `own` what is agreed."""

    year: int
    lines: tuple[Line, ...]
    trainings: tuple[Noted[Training], ...]
    rule: TrainingRule | None = None
    own: Own = NOTHING_OWN
    closed: str = ""
    """What is encrypted here and in nothing of it, in a sentence."""

    @property
    def cost(self) -> Decimal:
        """What all training costs that was followed or is planned."""
        found = (amount(one.note.cost or "") for one in self.trainings if _counts(one.note))
        return sum((cost for cost in found if cost is not None), Decimal("0.00"))

    def of(self, handle: str) -> Line | None:
        """Return the line of somebody."""
        wanted = handle.casefold()
        return next((one for one in self.lines if one.handle.casefold() == wanted), None)


def training_plan(
    members: Sequence[Member],
    trainings: Iterable[Noted[Training]],
    *,
    year: int,
    rule: TrainingRule | None = None,
    own: Own = NOTHING_OWN,
) -> TrainingPlan:
    """Return the plan of a year: a line for each member, and for who else goes to a training."""
    known = tuple(trainings)
    by_handle: dict[str, list[Member]] = {}
    for member in members:
        by_handle.setdefault(member.handle.casefold(), []).append(member)
    places = {handle: place_in(terms, year) for handle, terms in by_handle.items()}
    going = {person.casefold(): person for one in known for person in one.note.people}
    wanted = [*(handle for handle, place in places.items() if place), *going]
    lines = []
    for handle in dict.fromkeys(wanted):
        terms, place = by_handle.get(handle, []), places.get(handle)
        lines.append(
            Line(
                handle=terms[-1].handle if terms else going[handle],
                name=terms[-1].name if terms else going[handle],
                place=place,
                entitled=entitled(place, rule, own) if place else Entitled(days=None, basis=""),
                shares=tuple(_share(one, handle) for one in known if _goes(one.note, handle)),
            )
        )
    lines.sort(key=lambda one: (one.place is None, one.name.casefold()))
    return TrainingPlan(year=year, lines=tuple(lines), trainings=known, rule=rule, own=own)


def place_in(terms: Iterable[Member], year: int) -> Place | None:
    """Return where somebody sits in a year by their terms; None for no seat in it.

    Who sat in both on some day of it has the days of both: the law names a number a year.
    """
    in_council = in_committee = False
    for member in terms:
        first = max(member.start or datetime.date.min, datetime.date(year, 1, 1))
        last = min(member.end or datetime.date.max, datetime.date(year, 12, 31))
        if first > last:
            continue
        days = list(_days_of_change(member, first, last))
        in_council |= any(has_seat_on(member, day) for day in days)
        in_committee |= any(role_on(member, day) == Role.COMMITTEE_MEMBER for day in days) or any(
            (seat.start or first) <= last and first <= (seat.end or last)
            for seat in committees_of(member.committees)
        )
    if in_council:
        return Place.BOTH if in_committee else Place.COUNCIL
    return Place.COMMITTEE if in_committee else None


def left_in_words(line: Line) -> str:
    """Return what is left as people read it: '3', or '1 te veel'; '' without entitlement."""
    if line.left is None:
        return ""
    return in_words(line.left) if line.left >= 0 else f"{in_words(-line.left)} te veel"


def _days_of_change(
    member: Member, first: datetime.date, last: datetime.date
) -> Iterable[datetime.date]:
    """Yield a day of each stretch between two days in which the role is the same."""
    yield first
    for line in member.roles:
        time = read_role(line)
        after = time.end + datetime.timedelta(days=1) if time and time.end else None
        for day in (time.start if time else None, after):
            if day is not None and first <= day <= last:
                yield day


def _goes(training: Training, handle: str) -> bool:
    return any(person.casefold() == handle for person in training.people)


def _counts(training: Training) -> bool:
    return training.status in _COUNTED


def _share(noted: Noted[Training], handle: str) -> Share:
    people = list(dict.fromkeys(person.casefold() for person in noted.note.people))
    return Share(
        path=noted.path,
        training=noted.note,
        days=quantity(noted.note.days or ""),
        cost=_part(amount(noted.note.cost or ""), people.index(handle), len(people)),
    )


def _part(cost: Decimal | None, place: int, parts: int) -> Decimal:
    """Return one of so many equal parts; what is left of whole cents goes to the first ones."""
    if cost is None:
        return Decimal("0.00")
    part = (cost / parts).quantize(_CENT, rounding=ROUND_DOWN)
    rest = int((cost - part * parts) / _CENT)
    extra = 1 if rest > 0 else -1
    return part + (_CENT * extra if place < abs(rest) else 0)
