"""Whether a procedure holds together: its names, its dates, and what each step needs.

Looks at a `Procedure` that was read; whether its keys could be read is `core.terms.reading`'s.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from raadsboek.core.council import LAW_OF_FORM
from raadsboek.core.kinds.trajectory import TrajectoryForm, TrajectoryStatus
from raadsboek.core.terms.event import QUALITIES
from raadsboek.core.terms.fault import Fault, Way, one_of
from raadsboek.core.terms.procedure import (
    Confidence,
    EventKind,
    Procedure,
    Rolling,
    Step,
    TermForm,
    TermKind,
)

_PROCEDURE_NAME = re.compile(r"[a-z]{2,10}\.[a-z]{2,30}")
_EVENT_NAME = re.compile(r"[a-z][a-z-]{0,39}")
_STEP_NAME = re.compile(r"[a-z][a-z_]{0,39}")
_DATED = (TermForm.FORWARD, TermForm.BACKWARD, TermForm.CALENDAR)
_PHASES = [one.value for one in TrajectoryStatus]
_FORMS = [one.value for one in TrajectoryForm]


def faults_of(procedure: Procedure, common: Iterable[str]) -> list[Fault]:
    """Return what does not fit; `common` are the events that every procedure knows as well."""
    shared = {*common}
    known = {*shared, *(one.name for one in procedure.events)}
    return [
        *_of_head(procedure, known),
        *_of_names([one.name for one in procedure.events], ("gebeurtenissen", "gebeurtenis")),
        *_of_names([one.id for one in procedure.steps], ("stappen", "stap")),
        *(
            fault
            for place, event in enumerate(procedure.events)
            for fault in _of_event(event, known, shared, ("gebeurtenissen", place))
        ),
        *(
            fault
            for place, step in enumerate(procedure.steps)
            for fault in _of_step(step, known, ("stappen", place))
        ),
    ]


def _of_head(procedure: Procedure, known: set[str]) -> Iterator[Fault]:
    if procedure.name and not _PROCEDURE_NAME.fullmatch(procedure.name):
        yield Fault(
            ("procedure",),
            f"'{procedure.name}' is geen naam van een procedure.",
            "Schrijf de wet, een punt en een woord, zoals wor.advies.",
        )
    if procedure.law and procedure.law not in LAW_OF_FORM.values():
        yield _not_among("wet", procedure.law, LAW_OF_FORM.values(), ("wet",))
    for form in procedure.forms:
        if form not in _FORMS:
            yield _not_among("vormen", form, _FORMS, ("vormen",))
    yield from _unknown(procedure.outcome, known, ("uitkomst",))
    start, end = procedure.valid_from, procedure.valid_until
    if start and end and end < start:
        yield Fault(
            ("geldig-tot",),
            f"'geldig-tot' ({end}) ligt vóór 'geldig-vanaf' ({start}).",
            "Verbeter een van de twee dagen.",
        )
    if not procedure.steps:
        yield Fault(("stappen",), "Er staat geen enkele stap.", "Zet de stappen onder 'stappen'.")


def _of_event(event: EventKind, known: set[str], common: set[str], way: Way) -> Iterator[Fault]:
    if event.name and not _EVENT_NAME.fullmatch(event.name):
        yield Fault(
            (*way, "gebeurtenis"),
            f"'{event.name}' is geen naam van een gebeurtenis.",
            "Gebruik kleine letters a tot en met z, en een streepje tussen woorden.",
        )
    if event.name in common:
        yield Fault(
            (*way, "gebeurtenis"),
            f"'{event.name}' is al een gebeurtenis van ieder dossier.",
            "Geef haar een andere naam, of haal haar weg.",
        )
    if event.phase and event.phase not in _PHASES:
        yield _not_among("fase", event.phase, _PHASES, (*way, "fase"))
    yield from _unknown(event.after, known, (*way, "na"))


def _of_step(step: Step, known: set[str], way: Way) -> Iterator[Fault]:
    if step.id and not _STEP_NAME.fullmatch(step.id):
        yield Fault(
            (*way, "stap"),
            f"'{step.id}' is geen naam van een stap.",
            "Gebruik kleine letters a tot en met z, met _ tussen woorden.",
        )
    if step.on_quality and step.on_quality not in QUALITIES:
        yield _not_among("mits", step.on_quality, QUALITIES, (*way, "mits"))
    named = {
        "na": (step.after,),
        "of-na": (step.or_after,),
        "pas-na": (step.not_before,),
        "vóór": (step.before,),
        "klaar-door": step.settled_by,
        "vervalt-door": step.waived_by,
        "tenzij": step.unless,
    }
    for key, names in named.items():
        yield from _unknown([name for name in names if name], known, (*way, key))
    yield from _of_term(step, way)


def _of_term(step: Step, way: Way) -> Iterator[Fault]:
    if step.term.form in _DATED and not step.after:
        yield Fault((*way, "termijn"), "Bij een termijn hoort 'na'.", "Zet erbij waarna.")
    needs_start = {"of-na": step.or_after, "pas-na": step.not_before, "mits": step.on_quality}
    for key, value in needs_start.items():
        if value and not step.after:
            yield Fault((*way, key), f"Bij '{key}' hoort 'na'.", "Zet erbij waarna.")
    if step.rolling is not Rolling.NO and step.kind is not TermKind.LAW:
        yield Fault(
            (*way, "termijnenwet"),
            f"De termijnenwet geldt niet voor een termijn van soort '{step.kind.value}'.",
            "Haal 'termijnenwet' weg, of maak de termijn wettelijk.",
        )
    if not step.sources and step.confidence is not Confidence.MEMORY:
        yield Fault(
            (*way, "bronnen"),
            f"Bij 'zekerheid: {step.confidence.value}' hoort een bron.",
            "Noem de bron, of schrijf 'zekerheid: M' als het niet is nagelezen.",
        )


def _of_names(names: Sequence[str], keys: tuple[str, str]) -> Iterator[Fault]:
    for place, name in enumerate(names):
        if name and name in names[:place]:
            way: Way = (keys[0], place, keys[1])
            yield Fault(way, f"'{name}' staat er twee keer.", "Geef elk een naam.")


def _unknown(names: Iterable[str], known: set[str], way: Way) -> Iterator[Fault]:
    for name in names:
        if name not in known:
            yield Fault(
                way,
                f"De gebeurtenis '{name}' staat niet onder 'gebeurtenissen'.",
                "Zet haar erbij, of verbeter de naam.",
            )


def _not_among(key: str, value: str, allowed: Iterable[str], way: Way) -> Fault:
    return Fault(way, f"'{key}' kan niet '{value}' zijn.", one_of(allowed))
