"""What a dossier lacks as it is now: what is wrong in its note, and days that nothing proves."""

from msgspec import Struct

from raadsboek.book.trajectories.checked import problems_of
from raadsboek.book.trajectories.dossiers import Opened
from raadsboek.core.problem import Problem
from raadsboek.core.terms.event import Event
from raadsboek.core.trajectories.timeline import without_proof
from raadsboek.vault.procedures import read_law


class Lacking(Struct, frozen=True, kw_only=True):
    """What stands below the timeline; `unproven` are the events that start a legal day."""

    problems: tuple[Problem, ...] = ()
    unproven: tuple[Event, ...] = ()


def lacking(opened: Opened) -> Lacking:
    """Return what a dossier lacks."""
    note, dossier = opened.note, opened.dossier
    wrong = problems_of(note.meta, read_law(), opened.council)
    return Lacking(problems=(*note.problems, *wrong), unproven=tuple(without_proof(dossier)))
