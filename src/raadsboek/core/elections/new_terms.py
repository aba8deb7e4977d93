"""The new terms of office that follow from a result: a member note for everybody who was elected.

Pure: names and known members in, keys of notes out. Who was a member before keeps the short name.
"""

import datetime
from collections.abc import Collection, Iterable, Sequence

from raadsboek.core.filenames import words
from raadsboek.core.kinds.election import Election
from raadsboek.core.kinds.member import Member
from raadsboek.core.note import Value
from raadsboek.core.roles import may_have_seat
from raadsboek.core.terms.counting import shifted
from raadsboek.core.terms.procedure import Unit

_ONE_DAY = datetime.timedelta(days=1)


def end_of_term(start: datetime.date, years: int | None) -> datetime.date | None:
    """Return the last day of a term of so many years; None when no rule says how many."""
    return shifted(start, years, Unit.YEAR) - _ONE_DAY if years else None


def new_terms(
    facts: Election,
    start: datetime.date,
    end: datetime.date | None,
    members: Sequence[Member],
) -> list[dict[str, Value]]:
    """Return the keys of a note for each elected name that has no term from that day yet."""
    taken = {one.handle.casefold() for one in members}
    found: list[dict[str, Value]] = []
    for name in facts.elected:
        same = [one for one in members if _folded(one.name) == _folded(name)]
        if any(one.start == start for one in same):
            continue
        handle = same[-1].handle if same else free_handle(name, taken)
        taken.add(handle.casefold())
        meta: dict[str, Value] = {
            "naam": name,
            "kort": handle,
            "van": start.isoformat(),
            "termijn": str(1 + _terms(same)),
        }
        group = facts.constituency or (same[-1].constituency if same else "")
        if group:
            meta["kiesgroep"] = group
        if end:
            meta["tot"] = end.isoformat()
        found.append(meta)
    return found


def free_handle(name: str, taken: Collection[str]) -> str:
    """Return a short name: the first name, with more of the name while somebody else has it."""
    parts = words(name).split("-") or ["lid"]
    first = parts[0] or "lid"
    tries = [first, *("-".join(parts[: count + 1]) for count in range(1, len(parts)))]
    tries += [f"{first}{number}" for number in range(2, len(taken) + 3)]
    return next(one for one in tries if one.casefold() not in taken)


def _terms(same: Iterable[Member]) -> int:
    """Return how many terms somebody had in a seat, as counted or as written down."""
    seated = [one for one in same if may_have_seat(one)]
    return max([len(seated), *(one.terms or 0 for one in seated)], default=0)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
