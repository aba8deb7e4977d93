"""Whether enough members are present to decide, and how many votes they bring.

Only who holds a seat counts: director, guests and clerk do not. A proxy (machtiging) brings a
vote but not a person: rules that let proxies count for the quorum are the exception, and a
quorum claimed wrongly voids a decision.
"""

import re
from collections.abc import Collection, Iterable, Mapping

from msgspec import Struct

from raadsboek.core.kinds.member import SEATLESS_ROLES

_PROXY = re.compile(r"@?([^\s,@]+)\s+machtigt\s+@?([^\s,@]+)", re.IGNORECASE)

WITHOUT_QUORUM = "genomen zonder quorum:"
"""How the reservation begins that stands with a decision because of the attendance."""


class Quorum(Struct, frozen=True, kw_only=True):
    """Attendance in figures; `reached` is None as long as that cannot be told.

    `votes` is how many votes can be cast: members present plus valid proxies.
    """

    present: int
    votes: int
    seats: int | None
    needed: int | None
    reached: bool | None
    sentence: str

    @property
    def reservation(self) -> str:
        """Why what is decided here is doubtful, for the register; '' when it is not."""
        if self.reached is not False:
            return ""
        return f"{WITHOUT_QUORUM} {_counted(self.present, self.seats)}, {self.needed} nodig"


def seatless_handles(roles: Mapping[str, str]) -> frozenset[str]:
    """Return the short names whose role (the value of `rol`) holds no seat."""
    return frozenset(handle for handle, role in roles.items() if role in SEATLESS_ROLES)


def quorum(
    present: Collection[str],
    proxies: Iterable[str],
    seats: int | None,
    needed: int | None,
    *,
    seatless: Collection[str] = frozenset(),
) -> Quorum:
    """Count who is present (short names) and tell if the council can decide.

    `proxies` are lines such as 'noor machtigt anna': valid when anna is present and noor is
    not, one per absent member. Nobody present means that attendance was not filled in yet.
    """
    without_seat = {handle.casefold() for handle in seatless}
    here = {handle.casefold() for handle in present} - without_seat
    absent_voters = {
        absent for absent, holder in _read_proxies(proxies) if holder in here and absent not in here
    } - without_seat
    reached = len(here) >= needed if here and needed is not None else None
    return Quorum(
        present=len(here),
        votes=len(here) + len(absent_voters),
        seats=seats,
        needed=needed,
        reached=reached,
        sentence=_sentence(len(here), seats, needed, reached),
    )


def _read_proxies(proxies: Iterable[str]) -> Iterable[tuple[str, str]]:
    for line in proxies:
        match = _PROXY.search(line)
        if match:
            yield match[1].casefold(), match[2].casefold()


def _sentence(present: int, seats: int | None, needed: int | None, reached: bool | None) -> str:
    if not present:
        return "aanwezigheid nog niet ingevuld"
    counted = _counted(present, seats)
    if reached is None:
        return counted
    return f"{counted}, quorum" if reached else f"{counted}, geen quorum: {needed} nodig"


def _counted(present: int, seats: int | None) -> str:
    return f"aanwezig {present} van {seats}" if seats else f"aanwezig {present}"
