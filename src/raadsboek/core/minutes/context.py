"""What minutes are understood against: the meeting, the people, the rules, the next meetings."""

import datetime
import difflib
from collections.abc import Collection, Mapping

from msgspec import Struct

from raadsboek.core.council import Majority
from raadsboek.core.quorum import Quorum, quorum


class Context(Struct, frozen=True, kw_only=True):
    """The facts around the minutes of one meeting, gathered by the caller.

    `number` is the meeting's own number and `said_on` its day. `members` gives the name by
    short name, director and guests included; `roles` is what they are on that day, and `seatless`
    are those of them without a seat.
    `needed` is the quorum, None for a meeting without one (executive, committee,
    constituency). `majority` is what the council's rules ask of a vote. `next_meeting` and
    `next_meetings` come from `core.due.next_meetings_after`. `trajectories` gives the form
    (`vorm`) by number.
    """

    said_on: datetime.date
    number: str = ""
    members: Mapping[str, str] = {}
    roles: Mapping[str, str] = {}
    seatless: Collection[str] = frozenset()
    present: tuple[str, ...] = ()
    proxies: tuple[str, ...] = ()
    seats: int | None = None
    needed: int | None = None
    majority: Majority = Majority.SIMPLE
    next_meeting: datetime.date | None = None
    next_meetings: Mapping[str, datetime.date] = {}
    trajectories: Mapping[str, str] = {}

    def attendance(self) -> Quorum:
        """Return who counts in this meeting."""
        return quorum(self.present, self.proxies, self.seats, self.needed, seatless=self.seatless)

    def handle(self, typed: str) -> str:
        """Return the short name as the member has it, or what was typed when nobody has it."""
        wanted = typed.casefold()
        return next((handle for handle in self.members if handle.casefold() == wanted), typed)

    def nearest(self, typed: str) -> str:
        """Return the member's short name that looks most like what was typed, or ''."""
        wanted = typed.casefold()
        by_word = {part: handle for handle, name in self.members.items() for part in _words(name)}
        by_word |= {handle.casefold(): handle for handle in self.members}
        close = difflib.get_close_matches(wanted, by_word, n=1, cutoff=0.6)
        return by_word[close[0]] if close else ""


def _words(name: str) -> list[str]:
    return [part for part in name.casefold().split() if len(part) > 2]
