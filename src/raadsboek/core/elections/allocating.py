"""Who has which seat: by most votes for persons, or by lists with a quota and what remains.

Pure and exact: fractions, no rounding. Which system holds is the council's own rule. Where votes
are equal and a seat hangs on it the lot decides: the draw is an argument, and without it the seat
stays open.
"""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import TypeVar

from msgspec import Struct

from raadsboek.core.elections.candidate import Candidate
from raadsboek.core.kinds.election import OnList, System


class Share(Struct, frozen=True, kw_only=True):
    """What a list got: its votes, the seats by full quota, and all its seats."""

    name: str
    votes: int
    full: int
    seats: int


class Tie(Struct, frozen=True, kw_only=True):
    """Equal votes for fewer seats than there are names; `won` is empty until the lot was drawn."""

    between: tuple[str, ...]
    seats: int
    won: tuple[str, ...] = ()


class Outcome(Struct, frozen=True, kw_only=True):
    """Who is elected and who stands in reserve, in order, and how that came about.

    `quota` is None where there are no lists. `reserve` of lists goes list by list.
    """

    elected: tuple[Candidate, ...]
    reserve: tuple[Candidate, ...]
    seats: int
    quota: Fraction | None = None
    shares: tuple[Share, ...] = ()
    ties: tuple[Tie, ...] = ()

    @property
    def open_ties(self) -> tuple[Tie, ...]:
        """The ties for which no lot was drawn yet."""
        return tuple(tie for tie in self.ties if not tie.won)


_T = TypeVar("_T")


def allocate(
    candidates: Sequence[Candidate],
    seats: int,
    system: System,
    *,
    on_list: OnList = OnList.VOTES,
    lots: Sequence[str] = (),
) -> Outcome:
    """Return who has the seats. `lots` are names (of persons or lists) in the order drawn."""
    if system is System.PERSONS:
        return _by_persons(candidates, seats, lots)
    return _by_lists(candidates, seats, system, on_list, lots)


def votes_of(candidate: Candidate) -> int:
    """Return the votes of a candidate, 0 when none were counted."""
    return candidate.votes or 0


# -- persons ------------------------------------------------------------------------------------


def _by_persons(candidates: Sequence[Candidate], seats: int, lots: Sequence[str]) -> Outcome:
    won, ties = _chosen(candidates, votes_of, lambda one: one.name, seats, lots)
    elected = _ranked([one for one in candidates if one in won], lots)
    return Outcome(
        elected=tuple(elected),
        reserve=tuple(_ranked([one for one in candidates if one not in won], lots)),
        seats=seats,
        ties=tuple(ties),
    )


def _ranked(candidates: Iterable[Candidate], lots: Sequence[str]) -> list[Candidate]:
    """Return candidates by votes; equal ones as drawn, else as they stand."""
    drawn = {_folded(name): place for place, name in enumerate(lots)}
    return sorted(
        candidates,
        key=lambda one: (-votes_of(one), drawn.get(_folded(one.name), len(drawn))),
    )


# -- lists --------------------------------------------------------------------------------------


def _by_lists(
    candidates: Sequence[Candidate],
    seats: int,
    system: System,
    on_list: OnList,
    lots: Sequence[str],
) -> Outcome:
    lists: dict[str, list[Candidate]] = {}
    for one in candidates:
        # Who stands on no list is a list of one.
        lists.setdefault(one.list_name or one.name, []).append(one)
    votes = {name: sum(map(votes_of, members)) for name, members in lists.items()}
    room = {name: len(members) for name, members in lists.items()}
    quota = Fraction(sum(votes.values()), seats) if seats else Fraction(0)
    full = {name: min(int(votes[name] / quota), room[name]) if quota else 0 for name in lists}
    shared, ties = _rest(votes, room, full, quota, seats, system, lots)
    elected: list[Candidate] = []
    reserve: list[Candidate] = []
    for name, members in lists.items():
        ordered = _ordered(members, on_list, quota)
        elected += ordered[: shared[name]]
        reserve += ordered[shared[name] :]
    return Outcome(
        elected=tuple(elected),
        reserve=tuple(reserve),
        seats=seats,
        quota=quota,
        shares=tuple(
            Share(name=name, votes=votes[name], full=full[name], seats=shared[name])
            for name in lists
        ),
        ties=tuple(ties),
    )


def _ordered(members: Sequence[Candidate], on_list: OnList, quota: Fraction) -> list[Candidate]:
    by_votes = sorted(members, key=lambda one: -votes_of(one))
    if on_list is OnList.VOTES:
        return by_votes
    reached = [one for one in by_votes if quota and votes_of(one) >= quota]
    return [*reached, *(one for one in members if one not in reached)]


def _rest(
    votes: dict[str, int],
    room: dict[str, int],
    full: dict[str, int],
    quota: Fraction,
    seats: int,
    system: System,
    lots: Sequence[str],
) -> tuple[dict[str, int], list[Tie]]:
    """Return the seats of each list after the seats that remained were given, and the ties."""
    shared, ties = dict(full), []
    given_once: set[str] = set()
    while (left := seats - sum(shared.values())) > 0:
        able = [name for name in shared if shared[name] < room[name]]
        if system is System.REMAINDERS:
            # Each list gets one seat for its remainder; only then a second round begins.
            first = [name for name in able if name not in given_once]
            given_once = given_once if first else set()
            able = first or able
        if not able:
            break

        def weight(name: str) -> Fraction:
            if system is System.REMAINDERS:
                return votes[name] - full[name] * quota
            return Fraction(votes[name], shared[name] + 1)

        best = max(map(weight, able))
        equal = [name for name in able if weight(name) == best]
        won, found = _chosen(equal, lambda _name: 0, str, left, lots)
        ties += found
        if not won:
            break
        for name in won:
            shared[name] += 1
        given_once.update(won)
        if any(not tie.won for tie in found):
            break
    return shared, ties


# -- the lot ------------------------------------------------------------------------------------


def _chosen(
    items: Sequence[_T],
    weight: Callable[[_T], int],
    name: Callable[[_T], str],
    seats: int,
    lots: Sequence[str],
) -> tuple[list[_T], list[Tie]]:
    """Return the items with most weight for so many seats, and the tie that the last hang on."""
    ordered = sorted(items, key=lambda one: -weight(one))
    if len(ordered) <= seats or seats <= 0:
        return (ordered if seats > 0 else []), []
    limit = weight(ordered[seats - 1])
    sure = [one for one in ordered if weight(one) > limit]
    equal = [one for one in ordered if weight(one) == limit]
    left = seats - len(sure)
    if len(equal) == left:
        return [*sure, *equal], []
    by_name = {_folded(name(one)): one for one in equal}
    drawn = [by_name[_folded(lot)] for lot in lots if _folded(lot) in by_name][:left]
    won = drawn if len(drawn) == left else []
    tie = Tie(between=tuple(map(name, equal)), seats=left, won=tuple(map(name, won)))
    return [*sure, *won], [tie]


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
