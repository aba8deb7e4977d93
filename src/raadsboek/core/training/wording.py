"""How the training of a year is said: the cells of its table, and the sentences below it.

The same for the screen, the command line and the document.
"""

from collections.abc import Iterator

from raadsboek.core.kinds.training import TrainingStatus
from raadsboek.core.money import in_words as euros
from raadsboek.core.quantities import in_words
from raadsboek.core.training.plan import Line, TrainingPlan, left_in_words
from raadsboek.core.training.rule import WHO, Place, entitled, hours_of

COLUMNS = ("Naam", "Zetel", "Recht", "Gevolgd", "Gepland", "Over", "Kosten")
_SITS = {
    Place.COUNCIL: "in de raad",
    Place.COMMITTEE: "in een commissie",
    Place.BOTH: "in de raad en in een commissie",
}


def cells(line: Line) -> tuple[str, ...]:
    """Return what the table says of somebody."""
    right = in_words(line.entitled.days) if line.entitled.days is not None else ""
    return (
        line.name,
        line.place.value if line.place else "geen",
        right,
        *(in_words(line.days(one)) for one in (TrainingStatus.FOLLOWED, TrainingStatus.PLANNED)),
        left_in_words(line),
        euros(line.cost) if line.cost else "",
    )


def entitlement(line: Line) -> str:
    """Return to how much somebody is entitled, and what says so."""
    if line.place is None:
        return f"{line.name} heeft geen zetel: er is geen recht op dagen bekend."
    where = f"{line.name} zit {_SITS[line.place]}"
    if line.entitled.days is None:
        return f"{where}; een aantal dagen is niet bekend."
    days = in_words(line.entitled.days)
    return f"{where}: {days} dagen per jaar ({line.entitled.basis})."


def remarks(plan: TrainingPlan) -> Iterator[str]:
    """Yield what is not counted, and what gives the right to training and to hours."""
    if plan.closed:
        yield plan.closed
    held = {line.place for line in plan.lines} - {None} or set(Place)
    for place in Place:
        if place not in held:
            continue
        found = entitled(place, plan.rule, plan.own)
        if found.days is not None:
            yield f"{in_words(found.days)} dagen voor {WHO[place]} ({found.basis})."
    hours = hours_of(plan.rule, plan.own)
    if hours.days is not None:
        yield f"Voor overleg heeft elk lid {in_words(hours.days)} uur per jaar ({hours.basis})."
    rule = plan.rule
    if rule is None:
        yield "Van deze regeling is niet bekend wat zij over scholing zegt."
        return
    article = f" ({rule.article})" if rule.article else ""
    for words in (f"{rule.words}{article}" if rule.words else "", rule.remark):
        if words:
            yield words
