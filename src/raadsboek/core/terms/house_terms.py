"""The council's own terms, from its rules or an agreement: they fill in or stand beside the law.

A term of the council is never called that of the law, does not roll, and never takes the place of
a term that the law itself sets.
"""

from collections.abc import Iterable

from msgspec import Struct, field
from msgspec.structs import replace

from raadsboek.core.note import Value
from raadsboek.core.problem import Problem
from raadsboek.core.schema import check
from raadsboek.core.terms.procedure import (
    Confidence,
    Procedure,
    Rolling,
    Step,
    Term,
    TermForm,
    TermKind,
)
from raadsboek.core.terms.wording import read_term

_WITHOUT_DAY = frozenset({TermForm.AGREED, TermForm.OPEN, TermForm.CONDITION, TermForm.YEARLY})


class HouseTerm(Struct, frozen=True, kw_only=True):
    """A term as a council wrote it under `termijnen` in raadsboek.yaml.

    `step` is the id or the title of a step of the procedure, or the name of one of its own;
    `after` the event that starts it, needed for one of its own.
    """

    procedure: str = field(name="procedure")
    step: str = field(name="stap")
    words: str = field(name="termijn")
    kind: TermKind = field(name="soort", default=TermKind.RULES)
    after: str = field(name="na", default="")
    settled_by: str = field(name="klaar-door", default="")
    actor: str = field(name="wie", default="")
    source: str = field(name="bron", default="")


def read_house_terms(value: Value) -> tuple[list[HouseTerm], list[Problem]]:
    """Return the terms under `termijnen` as they were typed, and what is wrong with them."""
    found: list[HouseTerm] = []
    problems: list[Problem] = []
    items = value if isinstance(value, list) else [value] if value else []
    for place, item in enumerate(items, start=1):
        if not isinstance(item, dict):
            problems.append(_wrong(place, "hier staan geen regels 'procedure:' en 'stap:'"))
            continue
        term, wrong = check(HouseTerm, item)
        problems += [replace(one, message=f"Termijn {place}: {one.message}") for one in wrong]
        if term is not None and term.kind in (TermKind.LAW, TermKind.NONE):
            problems.append(_wrong(place, f"een eigen termijn kan niet '{term.kind}' zijn"))
        elif term is not None and read_term(term.words) is None:
            problems.append(_wrong(place, f"'{term.words}' is geen termijn"))
        elif term is not None:
            found.append(term)
    return found, problems


def _wrong(place: int, what: str) -> Problem:
    return Problem(
        code="termijn-ongeldig",
        key="termijnen",
        message=f"Termijn {place}: {what}.",
        fix="Schrijf 'procedure: wor.advies', 'stap: advies uitbrengen', 'termijn: 6 weken' en "
        "'soort: reglement', 'afspraak' of 'intern'.",
    )


def with_house_terms(procedure: Procedure, terms: Iterable[HouseTerm]) -> Procedure:
    """Return the procedure with the terms of the council filled in, or put beside its steps."""
    steps = list(procedure.steps)
    for own in terms:
        term = read_term(own.words)
        if own.procedure != procedure.name or term is None:
            continue
        known = procedure.step(own.step)
        step = _own_step(own, term, known)
        if known is not None and known.term.form in _WITHOUT_DAY:
            steps = [step if one.id == known.id else one for one in steps]
        else:
            place = next((at + 1 for at, one in enumerate(steps) if one == known), len(steps))
            steps.insert(place, step)
    return replace(procedure, steps=tuple(steps))


def _own_step(own: HouseTerm, term: Term, known: Step | None) -> Step:
    base = known or Step(
        id=own.step, title=own.step, actor=own.actor, term=term, kind=own.kind, after=own.after
    )
    return replace(
        base,
        id=base.id if known is None or known.term.form in _WITHOUT_DAY else f"{base.id}-eigen",
        actor=own.actor or base.actor,
        after=own.after or base.after,
        settled_by=(own.settled_by,) if own.settled_by else base.settled_by,
        term=term,
        kind=own.kind,
        rolling=Rolling.NO,
        article=own.source or own.kind.value,
        consequence="",
        extension="",
        confidence=Confidence.STATUTE,
        sources=(),
        source="",
    )
