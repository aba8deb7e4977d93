"""The council's own year calendar: what stands below `jaarkalender:` in raadsboek.yaml.

It names a duty of the law and says when this council does it, or adds one of its own. It makes
nothing of the law less: asking fewer times than the law is told, with the article, and does not
count.
"""

from collections.abc import Iterable, Iterator
from typing import Annotated

from msgspec import Meta, Struct, field
from msgspec.structs import replace

from raadsboek.core.dates import MONTH_NUMBERS
from raadsboek.core.kinds.meeting import MeetingForm
from raadsboek.core.note import Value
from raadsboek.core.problem import Problem, Severity
from raadsboek.core.schema import check
from raadsboek.core.terms.procedure import TermKind
from raadsboek.core.yearly.duty import Duty, spread

KEY = "jaarkalender"
EXAMPLE = """organen:
  - naam: OR De Linden
    jaarkalender:
      - verplichting: Algemene gang van zaken
        maanden: [mei, november]
      - verplichting: RI&E en plan van aanpak
        maanden: [oktober]
        soort: afspraak
        bron: overlegvergadering van 12 maart
"""
"""What the verb shows to who has no calendar of their own yet."""


class HouseDuty(Struct, frozen=True, kw_only=True):
    """One item as it is typed: the id or title of a duty of the law, or a title of its own."""

    duty: str = field(name="verplichting")
    times: Annotated[int, Meta(ge=1, le=12)] | None = field(name="keer", default=None)
    months: tuple[str, ...] = field(name="maanden", default=())
    form: MeetingForm | None = field(name="vergadering", default=None)
    words: tuple[str, ...] = field(name="woorden", default=())
    kind: TermKind | None = field(name="soort", default=None)
    actor: str = field(name="wie", default="")
    source: str = field(name="bron", default="")
    not_applicable: str = field(name="niet-van-toepassing", default="")


def with_house(duties: Iterable[Duty], value: Value) -> tuple[tuple[Duty, ...], list[Problem]]:
    """Return the duties as the council has them, and what is wrong in its calendar."""
    found = list(duties)
    problems: list[Problem] = []
    for place, item in enumerate(_items(value), start=1):
        own, wrong = _read(place, item)
        problems += wrong
        if own is None:
            continue
        at = next((at for at, one in enumerate(found) if _is_same(one, own.duty)), None)
        if at is None:
            found.append(_of_its_own(own))
        else:
            problems += _contradictions(place, own, found[at])
            found[at] = _as_done_here(found[at], own)
    return tuple(found), problems


def _items(value: Value) -> list[Value]:
    return value if isinstance(value, list) else [value] if value else []


def _read(place: int, item: Value) -> tuple[HouseDuty | None, list[Problem]]:
    if not isinstance(item, dict):
        return None, [_wrong(place, "hier staat geen regel 'verplichting:'")]
    own, problems = check(HouseDuty, item)
    wrong = [
        replace(one, message=f"Jaarkalender, regel {place}: {one.message}") for one in problems
    ]
    if own is None:
        return None, wrong
    if own.kind in (TermKind.LAW, TermKind.NONE):
        return None, [_wrong(place, f"een eigen verplichting kan niet '{own.kind}' zijn")]
    unknown = [word for word in own.months if not _month(word)]
    wrong += [_wrong(place, f"'{word}' is geen maand") for word in unknown]
    months = tuple(word for word in own.months if _month(word))
    return replace(own, months=months), wrong


def _contradictions(place: int, own: HouseDuty, duty: Duty) -> Iterator[Problem]:
    """Yield what the council asks less often than the law does."""
    asked = own.times or len(own.months)
    if duty.kind is TermKind.LAW and 0 < asked < duty.times and not own.not_applicable:
        yield Problem(
            code="jaarkalender-minder",
            key=KEY,
            severity=Severity.WARNING,
            message=f"Jaarkalender, regel {place}: '{duty.title}' staat er {asked} keer, maar de "
            f"wet vraagt {duty.times} keer per jaar ({duty.rule}).",
            fix=f"Noem {duty.times} maanden. Raadsboek houdt zich aan de wet.",
        )


def _as_done_here(duty: Duty, own: HouseDuty) -> Duty:
    """Return a duty of the law with when, where and by whom this council deals with it."""
    months = tuple(sorted(_month(word) for word in own.months))
    times = max(duty.times, own.times or 0, len(months))
    return replace(
        duty,
        times=times,
        months=_filled(months or duty.months, times),
        form=own.form or duty.form,
        words=(*duty.words, *own.words),
        actor=own.actor or duty.actor,
        not_applicable=own.not_applicable,
    )


def _of_its_own(own: HouseDuty) -> Duty:
    months = tuple(sorted(_month(word) for word in own.months))
    times = max(own.times or 1, len(months))
    kind = own.kind or TermKind.INTERNAL
    return Duty(
        id=" ".join(own.duty.casefold().split()),
        title=own.duty,
        times=times,
        months=_filled(months, times),
        form=own.form or MeetingForm.CONSULTATION,
        words=own.words,
        actor=own.actor,
        kind=kind,
        rule=own.source or kind.value,
        not_applicable=own.not_applicable,
    )


def _filled(months: tuple[int, ...], times: int) -> tuple[int, ...]:
    """Return a month for each time: those that were named, the others where the year is empty."""
    found = list(months) or list(spread(times))
    while len(found) < times:
        found.append(max(range(12, 0, -1), key=lambda month: _distance(month, found)))
    return tuple(sorted(found))


def _distance(month: int, others: Iterable[int]) -> int:
    """Return how many months lie between a month and the nearest of others, around the year."""
    return min(min((month - one) % 12, (one - month) % 12) for one in others)


def _is_same(duty: Duty, named: str) -> bool:
    wanted = " ".join(named.casefold().split())
    return wanted in (duty.id.casefold(), " ".join(duty.title.casefold().split()))


def _month(word: str) -> int:
    """Return the number of a month by its name or number; 0 for what is none."""
    plain = word.strip().casefold()
    if plain.isascii() and plain.isdigit():
        return int(plain) if 1 <= int(plain[:3]) <= 12 else 0
    return MONTH_NUMBERS.get(plain, 0)


def _wrong(place: int, what: str) -> Problem:
    return Problem(
        code="jaarkalender-ongeldig",
        key=KEY,
        message=f"Jaarkalender, regel {place}: {what}.",
        fix="Schrijf 'verplichting: RI&E', 'maanden: [oktober]' en 'soort: afspraak'.",
    )
