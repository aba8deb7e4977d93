"""Which articles of the law a deadline or a dossier rests on, by their ids."""

from raadsboek.core.council import Council
from raadsboek.core.terms.articles import named_in
from raadsboek.core.terms.deadline import Deadline
from raadsboek.core.terms.procedure import TermKind
from raadsboek.core.trajectories.dossier import Dossier


def articles_of_deadline(deadline: Deadline) -> list[str]:
    """Return the articles that a deadline rests on; one of the council's own rests on none."""
    step = deadline.step
    is_law = step.kind in (TermKind.LAW, TermKind.NONE)
    return named_in(step.article, deadline.procedure.law) if is_law else []


def articles_of_dossier(
    dossier: Dossier, council: Council, basis: str, first: Deadline | None = None
) -> list[str]:
    """Return the articles of a dossier: of `first`, of what it is based on, of what is open."""
    law = dossier.procedure.law or council.law_name
    found = articles_of_deadline(first) if first is not None else []
    found += named_in(basis, law)
    for one in (*dossier.open_deadlines, *dossier.deadlines):
        found += articles_of_deadline(one)
    found += named_in(dossier.procedure.article, law)
    return list(dict.fromkeys(found))
