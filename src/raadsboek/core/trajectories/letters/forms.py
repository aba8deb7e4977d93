"""Which letters a dossier has: by the events of its procedure, and by what happened in it.

A letter fits when the procedure knows the event that sending it is: nothing here names a law.
"""

from msgspec import Struct

from raadsboek.core.kinds.post import LetterForm
from raadsboek.core.terms.common_events import (
    ANSWERS,
    COMPLETE,
    CONFIRMED,
    INCOMPLETE,
    QUESTIONS,
)
from raadsboek.core.terms.procedure import EventKind
from raadsboek.core.trajectories.dossier import Dossier

REQUEST = "aanvraag"
"""The event of a procedure that begins with what the other side asks."""
DECISION = "besluit"
NULLITY = "nietigheid"


class Letter(Struct, frozen=True, kw_only=True):
    """A letter: how it is called, its template, and what its subject line begins with.

    `events` are what sending it can be, the first one that a procedure knows counts. `tested`
    tells if its objections are what a court looks at.
    """

    form: LetterForm
    label: str
    template: str
    subject: str
    events: tuple[str, ...]
    tested: bool = False
    outcome: bool = False


LETTERS = (
    Letter(
        form=LetterForm.RECEIPT,
        label="bevestiging van ontvangst",
        template="bevestiging-ontvangst.md",
        subject="Ontvangst",
        events=(CONFIRMED,),
    ),
    Letter(
        form=LetterForm.INCOMPLETE,
        label="de aanvraag is niet compleet",
        template="aanvraag-onvolledig.md",
        subject="Aanvraag niet compleet",
        events=(INCOMPLETE,),
    ),
    Letter(
        form=LetterForm.QUESTIONS,
        label="vragen stellen",
        template="vragenbrief.md",
        subject="Vragen",
        events=(QUESTIONS,),
    ),
    Letter(
        form=LetterForm.ADVICE,
        label="het advies",
        template="adviesbrief.md",
        subject="Advies",
        events=("advies",),
        tested=True,
        outcome=True,
    ),
    Letter(
        form=LetterForm.CONSENT,
        label="instemmen",
        template="instemmingsbrief.md",
        subject="Instemming",
        events=("instemming", "beslissing"),
        tested=True,
        outcome=True,
    ),
    Letter(
        form=LetterForm.REFUSAL,
        label="niet instemmen",
        template="weigeringsbrief.md",
        subject="Geen instemming",
        events=("weigering", "beslissing"),
        tested=True,
        outcome=True,
    ),
    Letter(
        form=LetterForm.NULLITY,
        label="de nietigheid inroepen",
        template="nietigheidsbrief.md",
        subject="Beroep op nietigheid",
        events=(NULLITY,),
    ),
    Letter(
        form=LetterForm.INITIATIVE,
        label="een eigen voorstel of ongevraagd advies",
        template="initiatiefbrief.md",
        subject="Voorstel",
        events=("voorstel", "advies"),
        outcome=True,
    ),
)
"""Every letter, in the order in which a dossier needs them."""

_BY_FORM = {letter.form: letter for letter in LETTERS}
_OF_REQUEST = frozenset({LetterForm.RECEIPT, LetterForm.INCOMPLETE, LetterForm.ADVICE})


def letter_of(form: LetterForm) -> Letter:
    """Return the letter of a form."""
    return _BY_FORM[form]


def find_letter(word: str) -> Letter | None:
    """Return the letter with this form, in any case; None for another word."""
    folded = word.strip().casefold()
    return next((letter for letter in LETTERS if letter.form.value == folded), None)


_RUNS = "de termijn loopt"


def possible_letters(dossier: Dossier) -> list[Letter]:
    """Return the letters that belong to the procedure of a dossier, in order."""
    return [letter for letter in LETTERS if belongs(letter, dossier)]


def belongs(letter: Letter, dossier: Dossier) -> bool:
    """Tell if a letter belongs to the procedure of a dossier.

    What answers a request needs one; what the council begins itself needs a procedure without.
    """
    procedure = dossier.procedure
    if letter.form is LetterForm.QUESTIONS:
        return True
    if letter.form in _OF_REQUEST and procedure.event(REQUEST) is None:
        return False
    if letter.form is LetterForm.INITIATIVE and procedure.event(REQUEST) is not None:
        return False
    return event_of(letter, dossier) is not None


def event_of(letter: Letter, dossier: Dossier) -> EventKind | None:
    """Return what sending a letter is in a dossier; None when its procedure has no such event."""
    kinds = (dossier.event_kind(name) for name in letter.events)
    return next((kind for kind in kinds if kind is not None), None)


def by_fitness(dossier: Dossier) -> list[tuple[Letter, str]]:
    """Return the letters of a dossier, what fits best by now first, each with why or ''.

    What a term of the law waits for goes before everything.
    """
    happened = {event.name for event in dossier.events}
    found = [(letter, _why(letter, happened, dossier)) for letter in possible_letters(dossier)]
    return sorted(found, key=lambda pair: (pair[1] != _RUNS, not pair[1]))


def _why(letter: Letter, happened: set[str], dossier: Dossier) -> str:
    """Return why a letter fits now, in a few words; '' when it does not ask for attention."""
    out = {name for name in dossier.procedure.outcome if name in happened}
    asked = REQUEST in happened
    match letter.form:
        case LetterForm.RECEIPT if asked and not out and CONFIRMED not in happened:
            return "nog niet bevestigd"
        case LetterForm.INCOMPLETE if asked and not out and COMPLETE not in happened:
            return (
                "" if INCOMPLETE in happened or CONFIRMED not in happened else "nog niet compleet"
            )
        case LetterForm.QUESTIONS if asked and not out and QUESTIONS not in happened:
            return "nog geen vragen gesteld"
        case LetterForm.ADVICE | LetterForm.CONSENT | LetterForm.REFUSAL if asked and not out:
            return "nog niet uitgebracht" if _is_ripe(happened) else ""
        case LetterForm.INITIATIVE if not out:
            return "nog niet gestuurd"
        case LetterForm.NULLITY if {DECISION, "uitvoering"} & happened:
            return _nullity(dossier)
    return ""


def _is_ripe(happened: set[str]) -> bool:
    return bool({"overleg", ANSWERS} & happened)


def _nullity(dossier: Dossier) -> str:
    waiting = any(NULLITY in one.step.settled_by for one in dossier.open_deadlines)
    return _RUNS if waiting else ""
