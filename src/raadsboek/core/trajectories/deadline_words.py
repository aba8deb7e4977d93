"""What a row of the timeline says of a deadline, in a few words."""

import datetime
from collections.abc import Iterable, Sequence

from raadsboek.core.dates import short_date
from raadsboek.core.terms.deadline import Deadline, Reading
from raadsboek.core.terms.event import Event
from raadsboek.core.terms.explaining import doubts
from raadsboek.core.terms.procedure import Step, TermForm, TermKind
from raadsboek.core.trajectories.owners import COUNCIL, owner_of


def step_name(step: Step) -> str:
    """Return the title of a step as it stands inside a sentence."""
    first, rest = step.title[:1], step.title[1:]
    return step.title if rest[:1].isupper() else first.lower() + rest


def deadline_words(deadline: Deadline, *, before: str = "") -> str:
    """Return what must be done, and how firm its day is; `before` is what it must precede."""
    parts = [step_name(deadline.step), _actor(deadline.step)]
    if deadline.last is None:
        parts += [_term_without_day(deadline, before)]
    else:
        parts += [_kind_of_day(deadline), _safe_day(deadline)]
    parts += doubts(deadline)
    # '(afspraak)' belongs to the name before it.
    return " · ".join(part for part in parts if part).replace(" · (", " (")


def running_words(deadline: Deadline, today: datetime.date) -> str:
    """Return what runs now, and how long it still does."""
    last = deadline.last
    assert last is not None
    days = (last - today).days
    left = f"nog {days} {'dag' if days == 1 else 'dagen'}" if days else "vandaag voor het laatst"
    return " · ".join([f"{step_name(deadline.step)}, {left}", *doubts(deadline)])


def over_words(deadline: Deadline) -> str:
    """Return what ended by itself."""
    return " · ".join([step_name(deadline.step), "afgelopen", *doubts(deadline)])


def closed_words(deadline: Deadline) -> str:
    """Return what is not asked any more because the dossier is closed."""
    return f"{step_name(deadline.step)} · niet meer nodig, het dossier is gesloten"


def settled_words(deadlines: Sequence[Deadline], event: Event) -> list[str]:
    """Return what an event did too late; nothing of what was in time."""
    found = []
    for name, lasts in _lasts_by_step(deadlines).items():
        first, latest = min(lasts), max(lasts)
        if event.day > latest:
            found.append(f"te laat voor {name}: uiterlijk {short_date(latest)}")
        elif event.day > first:
            found.append(f"na de veilige dag voor {name}: {short_date(first)}")
    return found


def waived_words(deadlines: Iterable[Deadline]) -> list[str]:
    """Return what an event made needless."""
    names = ", ".join(dict.fromkeys(step_name(one.step) for one in deadlines))
    return [f"daarmee vervalt: {names}"] if names else []


def _lasts_by_step(deadlines: Iterable[Deadline]) -> dict[str, list[datetime.date]]:
    found: dict[str, list[datetime.date]] = {}
    for one in deadlines:
        if one.last is not None:
            found.setdefault(step_name(one.step), []).append(one.last)
    return found


def _actor(step: Step) -> str:
    """Return who must act when that is somebody else than the council."""
    owner = owner_of(step.actor)
    return "" if owner.startswith(COUNCIL) else owner


def _kind_of_day(deadline: Deadline) -> str:
    if deadline.step.kind is not TermKind.LAW:
        return "" if deadline.step.kind in deadline.step.title else f"({deadline.step.kind})"
    if deadline.reading is Reading.ARGUABLE:
        return "verdedigbaar, niet zeker"
    return "laatste dag die zeker telt" if deadline.reading is Reading.SAFE else "laatste dag"


def _safe_day(deadline: Deadline) -> str:
    safe = deadline.safe
    is_other = safe is not None and deadline.reading is not Reading.ARGUABLE
    return f"veilig t/m {short_date(safe)}" if is_other and safe and safe != deadline.last else ""


def _term_without_day(deadline: Deadline, before: str) -> str:
    if deadline.is_beyond_calendar:
        return "valt buiten de kalender; kijk de dag van de gebeurtenis na"
    term = deadline.step.term
    if term.form is TermForm.CONDITION:
        return f"moet vóór: {before}" if before else ""
    return term.said
