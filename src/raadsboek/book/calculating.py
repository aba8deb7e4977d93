"""The calculator: which dates follow from what happened, by the law alone.

Needs no raadsboek, no history and no index; the terms of a council do not count here.
"""

import datetime
from collections.abc import Sequence

from msgspec import Struct

from raadsboek.core.council import LAW_OF_FORM
from raadsboek.core.errors import InvalidInput
from raadsboek.core.problem import Problem
from raadsboek.core.terms.deadline import Deadline, deadlines
from raadsboek.core.terms.given_events import read_given
from raadsboek.core.terms.law import Law
from raadsboek.core.terms.procedure import Procedure
from raadsboek.vault.procedures import read_law


class Calculation(Struct, frozen=True, kw_only=True):
    """A procedure, as it held when it began, and every deadline that follows from its events."""

    procedure: Procedure
    deadlines: tuple[Deadline, ...]


def known_procedures(wanted: str = "", *, today: datetime.date) -> list[Procedure]:
    """Return the procedures of the law as they hold now; with `wanted` only that one.

    Raises `InvalidInput` when there is no such procedure.
    """
    law = read_law()
    names = [_name(law, wanted)] if wanted else law.names()
    found = [one for name in names if (one := law.find(name, today)) is not None]
    order = [*LAW_OF_FORM.values()]
    return sorted(found, key=lambda one: order.index(one.law) if one.law in order else len(order))


def calculate(wanted: str, words: Sequence[str], *, today: datetime.date) -> Calculation:
    """Return what follows from events that were typed as 'besluit=2026-03-03'.

    Raises `InvalidInput` with everything that is wrong.
    """
    law = read_law()
    name = _name(law, wanted)
    whole = _joined(law, name, words)
    current = law.find(name, today)
    assert current is not None
    events, problems = read_given(whole, current, law, today=today)
    began = events[0].day if events else today
    procedure = law.find(name, began) or current
    if procedure is not current:
        events, problems = read_given(whole, procedure, law, today=today)
    if problems:
        raise InvalidInput(problems)
    return Calculation(procedure=procedure, deadlines=tuple(deadlines(procedure, events, law.rest)))


def _name(law: Law, wanted: str) -> str:
    name = wanted.strip().casefold()
    if name in law.names():
        return name
    if "=" in wanted:
        message, fix = f"Vóór '{wanted}' hoort de procedure.", "Zoals: raadsboek reken wor.advies "
        raise InvalidInput([_problem(wanted, message, fix + wanted)])
    from difflib import get_close_matches  # not on the path of a good call

    near = get_close_matches(name, law.names(), n=1)
    fix = "Alle procedures: raadsboek reken"
    raise InvalidInput(
        [
            _problem(
                wanted,
                f"'{wanted}' is geen procedure.",
                f"Bedoelt u '{near[0]}'? {fix}" if near else fix,
            )
        ]
    )


def _joined(law: Law, name: str, words: Sequence[str]) -> list[str]:
    """Return the words as events: a date of several words is one, also without quotes."""
    found: list[str] = []
    for word in words:
        if word.casefold() in law.names():
            raise InvalidInput([_second_procedure(law, name, word.casefold())])
        if "=" in word or not found:
            found.append(word)
        else:
            found[-1] += f" {word}"
    return found


def _second_procedure(law: Law, name: str, other: str) -> Problem:
    laws = {one.name: one.law for one in law.procedures}
    same = laws[name] == laws[other]
    message = (
        f"'{name}' en '{other}' kunnen niet in één berekening."
        if same
        else f"'{name}' valt onder de {laws[name]} en '{other}' onder de {laws[other]}: dat kan "
        "niet in één berekening."
    )
    return _problem(other, message, "Reken ze een voor een.")


def _problem(key: str, message: str, fix: str) -> Problem:
    return Problem(code="procedure-onbekend", key=key, message=message, fix=fix)
