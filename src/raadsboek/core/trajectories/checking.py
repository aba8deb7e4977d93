"""What is wrong in a trajectory note as a dossier: its procedure, its lines, the order of events.

Pure: every finding is a problem beside its key. That a value fits its key is the schema's.
"""

import re
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from raadsboek.core.council import Council
from raadsboek.core.dates import day_as_kept, long_date
from raadsboek.core.note import Value, text_in
from raadsboek.core.problem import Problem, Severity
from raadsboek.core.terms.law import Law
from raadsboek.core.terms.procedure import Procedure
from raadsboek.core.text import visible
from raadsboek.core.trajectories.dossier import Dossier, work_out
from raadsboek.core.trajectories.event_lines import (
    EVENTS_KEY,
    event_texts,
    read_event,
    unread_lines,
)
from raadsboek.core.trajectories.mirror import place_of_key
from raadsboek.core.trajectories.ordering import event_problems
from raadsboek.core.trajectories.places import events_of_key, placed_events

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def dossier_problems(meta: Mapping[str, Value], law: Law, council: Council) -> list[Problem]:
    """Return everything that is wrong with these keys as a dossier of a council, key by key."""
    of_procedure = list(_of_procedure(meta, law, council))
    if any(one.severity is Severity.ERROR for one in of_procedure):
        # By another procedure every event would be wrong as well.
        return [*of_procedure, *_of_lines(meta)]
    dossier = work_out(meta, law, council)
    return [
        *of_procedure,
        *_of_lines(meta),
        *_of_keys(meta, dossier.procedure),
        *_of_events(meta, dossier, law),
    ]


def _of_procedure(meta: Mapping[str, Value], law: Law, council: Council) -> Iterator[Problem]:
    named = text_in(meta, "procedure")
    if not named:
        return
    found = next((one for one in law.procedures if one.name == named.casefold()), None)
    mine = dict.fromkeys(one.name for one in law.procedures if one.law == council.law_name)
    fix = f"Kies uit: {', '.join(mine)}; of laat 'procedure' leeg."
    if found is None:
        yield Problem(
            code="procedure-onbekend",
            key="procedure",
            message=f"'{visible(named)}' is geen procedure die dit programma kent.",
            fix=fix,
        )
    elif found.law != council.law_name:
        yield Problem(
            code="procedure-andere-wet",
            key="procedure",
            message=f"'{named}' hoort bij de {found.law}, maar voor "
            f"{council.name or 'deze raad'} geldt de {council.law_name}.",
            fix=fix,
        )
    else:
        form = meta.get("vorm", "")
        if found.forms and form and form not in found.forms:
            yield Problem(
                code="procedure-andere-vorm",
                key="procedure",
                severity=Severity.WARNING,
                message=f"'{named}' is de procedure voor {' of '.join(found.forms)}, maar de vorm "
                f"van dit traject is {visible(str(form))}.",
                fix="Verbeter 'vorm' of 'procedure'.",
            )


def _of_lines(meta: Mapping[str, Value]) -> Iterator[Problem]:
    for line in unread_lines(meta):
        day = _DAY.match(line.strip())
        if day and day_as_kept(day[0]) is None:
            why = f"de dag {day[0]} bestaat niet"
        elif not day:
            why = "er staat geen dag vooraan"
        else:
            why = "na de dag staat geen naam van een gebeurtenis"
        yield Problem(
            code="gebeurtenis-onleesbaar",
            key=EVENTS_KEY,
            message=f"'{visible(line.strip())[:60]}' telt niet mee: {why}.",
            fix="Schrijf het zoals '2026-10-23 besluit afwijkend · [[P-2026-118]]', de dag voorop.",
        )


def _of_keys(meta: Mapping[str, Value], procedure: Procedure) -> Iterator[Problem]:
    lines = event_texts(meta)
    for key, names in events_of_key(procedure).items():
        day = day_as_kept(text_in(meta, key))
        place = place_of_key(lines, key, names)
        event = read_event(lines[place]) if place is not None else None
        if day is not None and event is not None and event.day != day:
            yield Problem(
                code="dag-verschilt",
                key=key,
                message=f"Bij '{key}' staat {long_date(day)}, maar bij de gebeurtenissen staat "
                f"'{event.name}' op {long_date(event.day)}. Die gebeurtenis telt.",
                fix="Maak beide dagen gelijk.",
            )


def _of_events(meta: Mapping[str, Value], dossier: Dossier, law: Law) -> Iterator[Problem]:
    placed = placed_events(meta, dossier.procedure)
    for at, one in enumerate(placed):
        if one.key and dossier.event_kind(one.event.name) is None:
            continue  # a key that means nothing in this procedure is a day like any other
        others = [other.event for place, other in enumerate(placed) if place != at]
        for problem in event_problems(one.event, others, dossier, law):
            yield replace(problem, key=one.key or EVENTS_KEY)
