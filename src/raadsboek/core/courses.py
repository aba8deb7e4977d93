"""Which notes have a course with days of its own, and working it out: dossiers and elections."""

from collections.abc import Mapping

from raadsboek.core.council import Council
from raadsboek.core.elections import course
from raadsboek.core.kinds import election
from raadsboek.core.note import Value, text_in
from raadsboek.core.terms.law import Law
from raadsboek.core.trajectories import dossier


def work_out(meta: Mapping[str, Value], law: Law, council: Council) -> dossier.Dossier:
    """Return what follows from a note of either kind, under the law and the council's own terms."""
    if text_in(meta, "soort").strip() == election.KIND.name:
        return course.work_out(meta, law, council)
    return dossier.work_out(meta, law, council)
