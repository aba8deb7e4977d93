"""For how many years a kind of note is kept: the default with its source, or the council's own.

The defaults are data (`procedures/bewaartermijnen.yaml`); nothing here names a number of years.
Pure: keys in, values and faults out.
"""

import datetime
import re
from collections.abc import Iterable, Mapping
from typing import Annotated

from msgspec import Meta, Struct, field
from msgspec.structs import replace

from raadsboek.core.kinds import KIND_BY_NAME
from raadsboek.core.note import Value
from raadsboek.core.problem import Problem, Severity
from raadsboek.core.schema import check
from raadsboek.core.terms.fault import Fault, one_of
from raadsboek.core.terms.procedure import Confidence

FOR_EVER = "altijd"
"""What a council writes for a kind of which nothing is ever proposed."""

_ROOT = "soorten"
_YEARS = re.compile(r"(\d{1,3})(?: jaar)?")
_LAST_YEAR = 9999


class RetentionTerm(Struct, frozen=True, kw_only=True):
    """How long notes of a kind are kept; `years` None is for ever, `own` what the council chose."""

    kind: str = field(name="soort")
    years: Annotated[int, Meta(ge=0, le=100)] | None = field(name="jaren")
    counted_from: str = field(name="vanaf")
    words: str = field(name="uitleg", default="")
    confidence: Confidence = field(name="zekerheid")
    checked: datetime.date = field(name="gecontroleerd")
    sources: tuple[str, ...] = field(name="bronnen", default=())
    own: bool = False

    @property
    def told(self) -> str:
        """Say in Dutch how long."""
        return FOR_EVER if self.years is None else f"{self.years} jaar"

    @property
    def basis(self) -> str:
        """Say in Dutch what the term rests on."""
        if self.own:
            return "eigen keuze (raadsboek.yaml)"
        if self.confidence is Confidence.MEMORY:
            return "gewoonte, niet nagegaan in een regel"
        return "advies, geen wet"

    def ends(self, day: datetime.date) -> datetime.date | None:
        """Return the last day on which a note counted from `day` is kept; None for ever."""
        if self.years is None or day.year + self.years > _LAST_YEAR:
            return None
        try:
            return day.replace(year=day.year + self.years)
        except ValueError:  # the 29th of February
            return day.replace(year=day.year + self.years, month=3, day=1)


def read_terms(
    meta: Mapping[str, Value], addresses: Iterable[str]
) -> tuple[list[RetentionTerm], list[Fault]]:
    """Return the defaults under `soorten`, and everything that is wrong with them."""
    items = meta.get(_ROOT, [])
    known = set(addresses)
    terms: list[RetentionTerm] = []
    faults: list[Fault] = []
    for place, item in enumerate(items if isinstance(items, list) else []):
        way = (_ROOT, place)
        found, problems = check(RetentionTerm, item if isinstance(item, dict) else {})
        faults += [Fault((*way, one.key), one.message, one.fix) for one in problems]
        if found is None:
            continue
        if found.kind not in KIND_BY_NAME:
            wrong = f"'{found.kind}' is geen soort."
            faults.append(Fault((*way, "soort"), wrong, one_of(list(KIND_BY_NAME))))
        faults += [
            Fault((*way, "bronnen"), f"De bron '{name}' staat niet in bronnen.yaml.", "Zet hem er.")
            for name in found.sources
            if name not in known
        ]
        terms.append(found)
    missing = sorted(KIND_BY_NAME.keys() - {term.kind for term in terms})
    if missing and not faults:
        faults.append(Fault((_ROOT,), f"Er ontbreekt een soort: {missing[0]}.", "Zet die erbij."))
    return terms, faults


def read_own_terms(value: Value, problems: list[Problem]) -> dict[str, int | None]:
    """Return the years that a council chose by kind, None for ever; faults cost only themselves."""
    if not isinstance(value, dict):
        if value:
            problems.append(_problem("Onder 'bewaren:' staan geen regels 'soort: 7 jaar'."))
        return {}
    found: dict[str, int | None] = {}
    for name, text in value.items():
        words = text.strip().casefold() if isinstance(text, str) else ""
        match = _YEARS.fullmatch(words)
        if name not in KIND_BY_NAME:
            fix = f"Kies een van: {', '.join(KIND_BY_NAME)}."
            message = f"'{name}' onder 'bewaren' is geen soort die dit programma kent."
            problems.append(_problem(message, fix))
        elif words == FOR_EVER:
            found[name] = None
        elif match and int(match[1]) <= 100:
            found[name] = int(match[1])
        else:
            problems.append(_problem(f"De bewaartermijn van '{name}' klopt niet: '{text}'."))
    return found


def with_own(
    terms: Iterable[RetentionTerm], own: Mapping[str, int | None]
) -> dict[str, RetentionTerm]:
    """Return the term of each kind: the council's own where it chose one."""
    return {
        term.kind: replace(term, years=own[term.kind], own=True) if term.kind in own else term
        for term in terms
    }


def _problem(message: str, fix: str = "") -> Problem:
    return Problem(
        code="bewaartermijn-ongeldig",
        key="bewaren",
        severity=Severity.WARNING,
        message=message,
        fix=fix or f"Schrijf een aantal jaren, zoals 'post: 7 jaar', of 'post: {FOR_EVER}'.",
    )
