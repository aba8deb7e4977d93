"""One chain from its oldest note to its newest, as the screen and `geldt NUMMER` show it."""

from raadsboek.core.holding.answering import Facts
from raadsboek.core.holding.commitment import Commitment


def chain_of(one: Commitment, facts: Facts) -> list[Commitment]:
    """Return everything that came before a note, the note itself and what came after it.

    In the order in which they began; what began on the same day, in the order of the chain.
    """
    succession = facts.succession
    members = [*reversed(succession.predecessors(one)), one]
    members += [other for other in succession.successors(one) if other not in members]

    def began(other: Commitment) -> int:
        since = facts.periods[other.path].since
        day = since.day if since is not None else other.start
        return day.toordinal() if day else 0

    return sorted(members, key=began)
