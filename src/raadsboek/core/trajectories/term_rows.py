"""From a dossier that was worked out to the rows of its open terms.

Of a step with several possible starts two readings are told: the safe one and the latest that can
be defended.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from raadsboek.core.terms.arithmetic import is_own_day
from raadsboek.core.terms.deadline import Deadline, Reading
from raadsboek.core.terms.explaining import attention, short_rule
from raadsboek.core.terms.rows import TermRow
from raadsboek.core.trajectories.dossier import OWN_DAY, Dossier
from raadsboek.core.trajectories.owners import owner_of


def open_deadlines(dossier: Dossier) -> list[tuple[int, Deadline]]:
    """Return the deadlines that are open, each with its place among all of the dossier.

    A day that somebody wrote down himself is left out where a term of the dossier ends on it: it
    is the same day, told twice. So is a condition when what it comes before has happened.
    """
    by_step: dict[str, list[tuple[int, Deadline]]] = {}
    for place, deadline in enumerate(dossier.deadlines):
        if deadline.is_open and not _is_passed(dossier, deadline):
            by_step.setdefault(deadline.step.id, []).append((place, deadline))
    found = [one for step in by_step.values() for one in _readings(step)]
    days = {
        day
        for _, one in found
        if one.step.id != OWN_DAY and one.last is not None
        for day in (one.last, one.safe)
    }
    return [(place, one) for place, one in found if one.step.id != OWN_DAY or one.last not in days]


def term_rows(dossier: Dossier) -> list[TermRow]:
    """Return the open terms of a dossier as rows, in the order of its steps."""
    return [_row(place, deadline) for place, deadline in open_deadlines(dossier)]


def _is_passed(dossier: Dossier, deadline: Deadline) -> bool:
    return any(dossier.came_before(deadline.step, event) for event in dossier.events)


def _readings(step: Sequence[tuple[int, Deadline]]) -> list[tuple[int, Deadline]]:
    dated = [one for one in step if one[1].last is not None]
    return [dated[0], dated[-1]] if len(dated) > 1 else (dated or [*step])[:1]


def _row(place: int, deadline: Deadline) -> TermRow:
    step, last = deadline.step, deadline.last
    # A day that was written down is that day, whatever rests.
    safe = last if is_own_day(deadline) else deadline.safe or last
    return TermRow(
        position=place,
        last=last.isoformat() if last else "",
        safe=safe.isoformat() if safe and last else "",
        title=step.title,
        owner=owner_of(step.actor),
        kind=step.kind.value,
        rule=short_rule(deadline),
        article=step.article,
        form=step.term.form.value,
        lapses=int(step.lapses),
        reading=deadline.reading.value,
        remark=attention(replace(deadline, reading=Reading.ONLY)),
        step=step.id,
        procedure=deadline.procedure.name,
        settles=" ".join(step.settled_by),
    )
