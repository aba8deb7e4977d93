"""From a procedure of what comes back every year, and from habits, to the duties of a council."""

from collections.abc import Iterable, Iterator

from raadsboek.core.terms.procedure import Procedure, Step, TermForm
from raadsboek.core.yearly.duty import Custom, Duty, spread

_HALF_A_MONTH = 15


def duties_of(procedure: Procedure, customs: Iterable[Custom]) -> tuple[Duty, ...]:
    """Return what a procedure asks every year, in its order.

    A step that is asked only when something happens is none: it has no place in a year.
    """
    known = {one.step: one for one in customs if one.procedure == procedure.name}
    return tuple(_duties(procedure.steps, known))


def _duties(steps: Iterable[Step], known: dict[str, Custom]) -> Iterator[Duty]:
    for step in steps:
        custom = known.get(step.id)
        by_day = step.term.form is TermForm.CALENDAR
        if not (by_day or step.term.form is TermForm.YEARLY or (custom and custom.months)):
            continue
        times = step.term.number if step.term.form is TermForm.YEARLY else 1
        usual = custom.months if custom else ()
        months = (_month_before(step),) if by_day else usual[:times]
        base = Custom(procedure="", step=step.id) if custom is None else custom
        yield Duty(
            id=step.id,
            title=step.title,
            times=times,
            months=months if len(months) == times else spread(times),
            form=base.form,
            words=base.words,
            actor=step.actor,
            about=step.what,
            kind=step.kind,
            rule=step.article,
            term=step.term.said,
            note=step.note,
            confidence=step.confidence,
        )


def _month_before(step: Step) -> int:
    """Return the last month in which a step with a day of the year can still be in time."""
    is_early = step.term.day < _HALF_A_MONTH
    return (step.term.month - 1 or 12) if is_early else step.term.month
