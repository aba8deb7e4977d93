"""The council's own terms, from its rules or an agreement: they fill in or stand beside the law.

A term of the council is never called that of the law, does not roll, and never takes the place of
a term that the law itself sets.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from raadsboek.core.note import Value
from raadsboek.core.problem import Problem
from raadsboek.core.schema import check
from raadsboek.core.terms.common_events import event_kind
from raadsboek.core.terms.law import Law
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

_DUTIES = frozenset({TermForm.CONDITION, TermForm.YEARLY})
"""What the law asks without a day: a term of the council does not take its place."""


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
    read = [_read(place, item) for place, item in enumerate(_items(value), start=1)]
    return (
        [term for term, _ in read if term is not None],
        [problem for _, problems in read for problem in problems],
    )


def house_term_problems(value: Value, law: Law, law_name: str = "") -> list[Problem]:
    """Return what is wrong under `termijnen`, also what it names that the law does not know.

    `law_name` is the law of the council; without it a procedure of any law will do.
    """
    found: list[Problem] = []
    for place, item in enumerate(_items(value), start=1):
        term, problems = _read(place, item)
        found += problems
        found += _unknown_names(place, term, law, law_name) if term is not None else ()
    return found


def _items(value: Value) -> list[Value]:
    return value if isinstance(value, list) else [value] if value else []


def _read(place: int, item: Value) -> tuple[HouseTerm | None, list[Problem]]:
    if not isinstance(item, dict):
        return None, [_wrong(place, "hier staan geen regels 'procedure:' en 'stap:'")]
    term, problems = check(HouseTerm, item)
    wrong = [replace(one, message=f"Termijn {place}: {one.message}") for one in problems]
    if term is None:
        return None, wrong
    if term.kind in (TermKind.LAW, TermKind.NONE):
        return None, [_wrong(place, f"een eigen termijn kan niet '{term.kind}' zijn")]
    meant = read_term(term.words)
    if meant is None or not (meant.gives_day or meant.form is TermForm.YEARLY):
        return None, [_wrong(place, f"'{term.words}' is geen termijn")]
    return term, wrong


def _unknown_names(place: int, own: HouseTerm, law: Law, law_name: str) -> Iterator[Problem]:
    versions = [one for one in law.procedures if one.name == own.procedure.casefold()]
    if not versions:
        yield _wrong(place, f"er is geen procedure '{own.procedure}'")
        return
    procedure = versions[-1]
    if law_name and procedure.law != law_name:
        what = f"{procedure.name} hoort bij de {procedure.law}, maar hier geldt de {law_name}"
        yield _wrong(place, what)
        return
    if procedure.step(own.step) is None and not own.after:
        yield _wrong(place, f"{procedure.name} kent geen stap '{own.step}', en 'na' ontbreekt")
    for name in (own.after, own.settled_by):
        if name and event_kind(procedure, name) is None:
            yield _wrong(place, f"{procedure.name} kent geen gebeurtenis '{name}'")


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
        if own.procedure.casefold() != procedure.name or term is None:
            continue
        known = procedure.step(own.step)
        place = steps.index(known) if known in steps else None
        if known is not None and place is not None and not _is_of_the_law(known):
            steps[place] = _filled_in(known, own, term)
        else:
            name = _free_name(known.id if known else own.step, steps)
            steps.insert(_place_beside(known, steps), _beside(name, own, term, known))
    return replace(procedure, steps=tuple(steps))


def _is_of_the_law(step: Step) -> bool:
    """Tell if a step has a term or a duty of the law, which no council can replace."""
    return step.kind is TermKind.LAW or step.term.form in _DUTIES


def _free_name(wanted: str, steps: Iterable[Step]) -> str:
    """Return a name for a step of the council that no other step has."""
    taken = {one.id for one in steps}
    if wanted not in taken:
        return wanted
    names = (f"{wanted}-eigen{number}" for number in ("", *range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)


def _place_beside(known: Step | None, steps: list[Step]) -> int:
    """Return the place behind a step and what stands beside it already; else the end."""
    if known is None:
        return len(steps)
    beside = [at for at, one in enumerate(steps) if one.id.split("-eigen")[0] == known.id]
    return beside[-1] + 1 if beside else len(steps)


def _filled_in(known: Step, own: HouseTerm, term: Term) -> Step:
    """Return a step that the law leaves open with the term of the council."""
    no_term = f"De wet geeft hier geen termijn ({known.article})." if known.article else ""
    return replace(
        _own_step(known.id, own, term, known),
        note=" ".join(part for part in (no_term, known.note) if part),
    )


def _beside(name: str, own: HouseTerm, term: Term, known: Step | None) -> Step:
    """Return a step of the council's own that says so where the law has a day as well."""
    step = _own_step(name, own, term, known)
    if known is None or not known.term.gives_day:
        return step
    return replace(step, note=f"De dag van de wet gaat voor ({known.article}).")


def _own_step(name: str, own: HouseTerm, term: Term, known: Step | None) -> Step:
    base = known or Step(id=name, title=own.step, actor="", term=term, kind=own.kind)
    return replace(
        base,
        id=name,
        actor=own.actor or base.actor,
        after=own.after or base.after,
        or_after="" if own.after else base.or_after,
        not_before="" if own.after else base.not_before,
        on_quality="" if own.after else base.on_quality,
        settled_by=(own.settled_by,) if own.settled_by else base.settled_by,
        term=term,
        kind=own.kind,
        rolling=Rolling.NO,
        article=own.source or own.kind.value,
        consequence="",
        extension="",
        note="",
        confidence=Confidence.STATUTE,
        sources=(),
        source="",
        read_at="",
    )
