"""A deadline as programs read it: one form for every command that gives deadlines."""

from raadsboek.core.terms.counting import Counted
from raadsboek.core.terms.deadline import Deadline
from raadsboek.core.trajectories.dossier import EVALUATION, OWN_DAY

_OWN_DAYS = {OWN_DAY: "eigen-datum", EVALUATION: "evaluatie"}
"""What a day is called that stands in a note as such."""


def deadline_object(deadline: Deadline) -> dict[str, object]:
    """Return a deadline as an object: the keys are Dutch and stable, days are ISO or null."""
    step, counted = deadline.step, deadline.counted
    return {
        "procedure": deadline.procedure.name,
        "stap": step.id,
        "gebeurtenis": _OWN_DAYS.get(deadline.event.name, deadline.event.name),
        "op": deadline.event.day.isoformat(),
        "nominaal": counted.nominal.isoformat() if counted else None,
        "uiterlijk": counted.last.isoformat() if counted else None,
        "veilig": deadline.safe.isoformat() if deadline.safe else None,
        "soort": step.kind.value,
        "artikel": step.article,
        "bron": step.source,
        "zekerheid": step.confidence.value,
        "rustdagen": _rest_days(counted),
        "gevolg": step.consequence,
    }


def _rest_days(counted: Counted | None) -> list[dict[str, str]]:
    passed = counted.passed if counted else ()
    return [{"dag": day.isoformat(), "naam": name} for day, name in passed]
