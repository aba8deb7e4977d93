"""The fixed agenda points in the settings: the lines per form of meeting, and what is wrong.

Part of reading `raadsboek.yaml`; loaded only when a council has set its own points.
"""

from collections.abc import Iterator

from raadsboek.core.kinds.meeting import MeetingForm
from raadsboek.core.meetings.agenda.fixed_points import fault_of, read_fixed_point
from raadsboek.core.note import Value
from raadsboek.core.problem import Problem

_EXAMPLE = '- "Ingekomen post · tijd: 10 min · verzamelt: post"'


def read_agenda_settings(
    value: Value, problems: list[Problem]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the lines of each form of meeting; a line that cannot be a point is left out."""
    if not isinstance(value, dict):
        problems.append(
            _problem(
                "Onder 'agenda:' staan geen regels 'raad:' of 'overleg:'.",
                f"Schrijf 'raad:' met daaronder voor elk vast punt een regel {_EXAMPLE}.",
            )
        )
        return
    for form, lines in value.items():
        if form not in set(MeetingForm):
            problems.append(
                _problem(
                    f"'{form}' onder 'agenda' is geen vorm van vergadering.",
                    f"Kies een van: {', '.join(MeetingForm)}.",
                )
            )
        elif not isinstance(lines, list) or not lines:
            problems.append(
                _problem(
                    f"Onder 'agenda' staat bij '{form}' geen lijst met vaste punten.",
                    f"Zet elk vast punt op een eigen regel: {_EXAMPLE}.",
                )
            )
        else:
            kept = tuple(_lines_of(form, lines, problems))
            if kept:
                yield form, kept


def _lines_of(form: str, lines: list[Value], problems: list[Problem]) -> Iterator[str]:
    for place, line in enumerate(lines, start=1):
        if isinstance(line, dict) and len(line) == 1:
            # Without quotes the first colon makes a key of what stands before it.
            line = ": ".join(str(part) for part in next(iter(line.items())))
        if not isinstance(line, str):
            problems.append(
                _problem(
                    f"Vast punt {place} van '{form}' is geen gewone regel.",
                    f"Zet de regel tussen aanhalingstekens: {_EXAMPLE}.",
                )
            )
            continue
        fault = fault_of(line)
        if fault:
            fix = f"Verbeter de regel, bijvoorbeeld: {_EXAMPLE}."
            problems.append(_problem(f"Vast punt {place} van '{form}': {fault}.", fix))
        point = read_fixed_point(line)
        if point.title or point.is_place_of_topics:
            yield line


def _problem(message: str, fix: str) -> Problem:
    return Problem(code="agenda-ongeldig", key="agenda", message=message, fix=fix)
