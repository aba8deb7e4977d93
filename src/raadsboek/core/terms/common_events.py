"""The events that every dossier can have, whichever law it falls under."""

from raadsboek.core.terms.procedure import EventKind, Procedure

ANNOUNCED = "aangekondigd"
CONFIRMED = "ontvangstbevestiging"
INCOMPLETE = "onvolledig"
COMPLETE = "compleet"
QUESTIONS = "vragen"
ANSWERS = "antwoorden"
CONSTITUENCY = "achterban"
EXPERT = "deskundige"
PAUSED = "aangehouden"
RESUMED = "hervat"
WITHDRAWN = "ingetrokken"
GIVEN_UP = "afgezien"
FINISHED = "afgerond"
REOPENED = "heropend"
EVALUATED = "evaluatie"

COMMON_EVENTS: tuple[EventKind, ...] = (
    EventKind(name=ANNOUNCED, title="aangekondigd", phase="aangekondigd"),
    EventKind(name=CONFIRMED, title="ontvangst bevestigd"),
    EventKind(name=INCOMPLETE, title="gemeld dat de aanvraag niet compleet is", phase="onvolledig"),
    EventKind(name=COMPLETE, title="aanvraag compleet", phase="compleet"),
    EventKind(name=QUESTIONS, title="vragen gesteld", phase="in behandeling"),
    EventKind(name=ANSWERS, title="antwoorden ontvangen", after=(QUESTIONS,)),
    EventKind(name=CONSTITUENCY, title="achterban geraadpleegd"),
    EventKind(name=EXPERT, title="deskundige geraadpleegd"),
    EventKind(name=PAUSED, title="behandeling aangehouden", phase="aangehouden"),
    EventKind(name=RESUMED, title="behandeling hervat", after=(PAUSED,), phase="in behandeling"),
    EventKind(name=WITHDRAWN, title="aanvraag ingetrokken", phase="ingetrokken"),
    EventKind(name=GIVEN_UP, title="de raad ziet ervan af", phase="afgezien"),
    EventKind(name=FINISHED, title="dossier afgerond", phase="afgerond"),
    EventKind(
        name=REOPENED,
        title="dossier heropend",
        after=(FINISHED, WITHDRAWN, GIVEN_UP),
        phase="in behandeling",
    ),
    EventKind(name=EVALUATED, title="geëvalueerd", phase="geëvalueerd"),
)

ENDINGS = frozenset({WITHDRAWN, GIVEN_UP, FINISHED, EVALUATED})
"""After one of these nothing is asked any more, until the dossier is reopened."""


def all_events(procedure: Procedure) -> list[EventKind]:
    """Return the events of a procedure: its own, then those that every dossier can have."""
    own = {one.name for one in procedure.events}
    return [*procedure.events, *(one for one in COMMON_EVENTS if one.name not in own)]


def event_kind(procedure: Procedure, name: str) -> EventKind | None:
    """Return what an event of a procedure is; None when it knows no such event."""
    common = (one for one in COMMON_EVENTS if one.name == name)
    return procedure.event(name) or next(common, None)
