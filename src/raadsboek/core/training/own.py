"""What a council agreed about training, as it stands under `scholing` in the settings.

Owns reading those few lines, and telling what is wrong with them: an agreement may give more than
the law, never less.
"""

from collections.abc import Iterator, Mapping

from raadsboek.core.note import Value
from raadsboek.core.problem import Problem, Severity
from raadsboek.core.quantities import in_words, quantity
from raadsboek.core.training.rule import WHO, Own, Place, TrainingRule

KEY = "scholing"
_PLACES = {"raad": Place.COUNCIL, "commissie": Place.COMMITTEE, "beide": Place.BOTH}
_HOURS = "uren"


def own_of(given: Mapping[str, Value]) -> Own:
    """Return what is agreed; a line that is not understood counts for nothing and is told."""
    days = {}
    for key, place in _PLACES.items():
        found = quantity(given.get(key))
        if found is not None:
            days[place] = found
    return Own(days=days, hours=quantity(given.get(_HOURS)))


def problems_of_own(given: Mapping[str, Value], rule: TrainingRule | None) -> Iterator[Problem]:
    """Yield the lines that are not understood, and those that give less than the law."""
    for key, value in given.items():
        known = key in _PLACES or key == _HOURS
        if not known or quantity(value) is None:
            yield _unclear(key, known=known)
    if rule is None:
        return
    own = own_of(given)
    for key, place in _PLACES.items():
        agreed, legal = own.days.get(place), rule.days_of(place)
        if agreed is not None and legal is not None and agreed < legal.days:
            said = f"{in_words(agreed)} dagen scholing voor {WHO[place]}"
            yield _too_little(key, said, legal.days, legal.article)
    if own.hours is not None and rule.hours is not None and own.hours < rule.hours:
        said = f"{in_words(own.hours)} uren voor overleg per lid"
        yield _too_little(_HOURS, said, rule.hours, rule.hours_article)


def _unclear(key: str, *, known: bool) -> Problem:
    choices = ", ".join((*_PLACES, _HOURS))
    wrong = f"staat bij '{key}' geen aantal" if known else f"kan '{key}' niet"
    return Problem(
        code="scholing-onduidelijk",
        key=KEY,
        severity=Severity.WARNING,
        message=f"Onder '{KEY}' {wrong}.",
        fix=f"Schrijf een getal, zoals 6 of 7,5, achter: {choices}.",
    )


def _too_little(key: str, said: str, legal: int, article: str) -> Problem:
    return Problem(
        code="scholing-onder-wet",
        key=KEY,
        severity=Severity.WARNING,
        message=f"Bij '{key}' staat {said} per jaar; de wet geeft er minstens {legal} ({article}).",
        fix=f"Meer mag, minder niet. Schrijf ten minste {legal}; zo lang rekent Raadsboek met "
        f"{legal}.",
    )
