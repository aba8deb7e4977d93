"""What does not agree about what holds: a change that is told by half, or runs the wrong way.

Pure: the chains in, warnings out. That a number is dead is said of every link already.
"""

from collections.abc import Iterator, Mapping

from raadsboek.core.closing import stands
from raadsboek.core.dates import without_weekday
from raadsboek.core.holding.commitment import KIND_BY_NAME, Commitment, Ending
from raadsboek.core.holding.succession import Succession
from raadsboek.core.problem import Problem, Severity


def loose_ends(succession: Succession) -> Iterator[Problem]:
    """Yield what somebody told by half about a change, by path."""
    for one in succession.notes:
        yield from _told_by_half(one, succession)
        yield from _wrong_way(one, succession)


def _told_by_half(one: Commitment, succession: Succession) -> Iterator[Problem]:
    kind = KIND_BY_NAME[one.kind]
    if one.ending is Ending.CHANGED and not one.successor:
        yield _warning(
            "opvolger-ontbreekt",
            one,
            kind.successor_key,
            f"De status is '{one.status}', maar er staat niet bij waardoor.",
            f"Vul bij '{kind.successor_key}' het nummer in, zoals [[B-2026-014]].",
        )
    if one.successor and stands(kind, one.status) and not _is_draft(one, succession):
        statuses: Mapping[str, str] = dict(kind.ended_by)
        ended = statuses[kind.successor_key]
        yield _warning(
            "status-loopt-achter",
            one,
            kind.status_key,
            f"Bij '{kind.successor_key}' staat {one.successor}, maar de status is '{one.status}'.",
            f"Zet de status op {ended}, of haal '{kind.successor_key}' weg.",
        )
    elif one.ended is not None and stands(kind, one.status):
        yield _warning(
            "status-loopt-achter",
            one,
            kind.status_key,
            f"Bij '{kind.done_key}' staat {without_weekday(one.ended)}, maar de status is "
            f"'{one.status}'.",
            f"Zet de status goed, of haal '{kind.done_key}' weg.",
        )


def _is_draft(one: Commitment, succession: Succession) -> bool:
    """Tell if what is to change it is only a draft: then it holds on."""
    other = succession.numbered(one.successor)
    return other is not None and other.is_draft


def _wrong_way(one: Commitment, succession: Succession) -> Iterator[Problem]:
    other = succession.numbered(one.successor)
    if other is None:
        return
    key = KIND_BY_NAME[one.kind].successor_key
    if succession.runs_in_circle(one):
        yield _warning(
            "opvolging-in-kring",
            one,
            key,
            f"Via {one.successor} komt deze wijziging weer bij {one.name} zelf uit.",
            f"Verbeter '{key}' in een van deze notities.",
        )
    elif one.start is not None and other.start is not None and other.start < one.start:
        yield _warning(
            "opvolger-ouder",
            one,
            key,
            f"{one.successor} is van {without_weekday(other.start)}: ouder dan dit, van "
            f"{without_weekday(one.start)}.",
            "Kijk of het nummer en de datums kloppen.",
        )


def _warning(code: str, one: Commitment, key: str, message: str, fix: str) -> Problem:
    return Problem(
        code=code, path=one.path, key=key, message=message, fix=fix, severity=Severity.WARNING
    )
