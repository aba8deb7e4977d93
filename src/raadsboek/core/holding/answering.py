"""What holds on a day: the notes that were asked for, each with what came before and after it.

Given are the notes, the days between which each holds, and what their versions said; finding those
is `book.holding`'s, and saying it in Dutch `wording`'s.
"""

import datetime
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from msgspec import Struct

from raadsboek.core.holding.commitment import Commitment
from raadsboek.core.holding.known_then import KnownThen, known_then
from raadsboek.core.holding.periods import KnownDay, Past, Period
from raadsboek.core.holding.succession import Succession


class Moment(NamedTuple):
    """The day that is asked about, and the day on which it is asked."""

    day: datetime.date
    today: datetime.date

    @property
    def is_past(self) -> bool:
        """Whether the question looks back."""
        return self.day < self.today


class Item(Struct, frozen=True, kw_only=True):
    """One note as the answer shows it.

    `successor_then` held in its place on the day asked about, `successor_now` does so today;
    `replaced` are the notes in whose place it came. `missing` is the number of a successor that no
    note has. `known_then` is what the raadsboek of that day said otherwise.
    """

    note: Commitment
    period: Period
    holds: bool
    holds_now: bool
    successor_then: Commitment | None = None
    successor_now: Commitment | None = None
    replaced: tuple[Commitment, ...] = ()
    missing: str = ""
    known_then: KnownThen | None = None

    def days_left(self, day: datetime.date) -> int | None:
        """Return how many days after `day` it still holds; None without an end that is known."""
        until = self.period.until
        return (until.day - day).days - 1 if until is not None else None


class Answer(Struct, frozen=True, kw_only=True):
    """What holds at a moment and, of what was asked for, what does not: newest first.

    `began` is the day of the first version, when the day asked about lies before it.
    """

    moment: Moment
    held: tuple[Item, ...]
    other: tuple[Item, ...]
    began: datetime.date | None = None

    def held_of(self, kind: str) -> list[Item]:
        """Return what holds of one kind."""
        return [item for item in self.held if item.note.kind == kind]


class Facts(Struct, frozen=True, kw_only=True):
    """What an answer is made from; `starts`, `periods` and `pasts` are by path."""

    succession: Succession
    starts: Mapping[str, KnownDay | None]
    periods: Mapping[str, Period]
    pasts: Mapping[str, Past]


def answer(
    wanted: Iterable[Commitment],
    facts: Facts,
    moment: Moment,
    *,
    began: datetime.date | None = None,
) -> Answer:
    """Return what holds of these notes, and what does not.

    Of a day before the raadsboek began nobody is told for each note that it was not there.
    """
    is_before_all = began is not None and moment.day < began
    items = [item_of(one, facts, moment, looks_back=not is_before_all) for one in wanted]
    items.sort(key=_newest_first)
    return Answer(
        moment=moment,
        held=tuple(item for item in items if item.holds),
        other=tuple(item for item in items if not item.holds),
        began=began if is_before_all else None,
    )


def item_of(one: Commitment, facts: Facts, moment: Moment, *, looks_back: bool = True) -> Item:
    """Return one note as the answer shows it; `looks_back` for what was known on the day itself."""
    period = facts.periods[one.path]
    past = facts.pasts.get(one.path, ())
    asks_then = looks_back and moment.is_past and past
    return Item(
        note=one,
        period=period,
        holds=period.holds(moment.day),
        holds_now=period.holds(moment.today),
        successor_then=_in_its_place(one, facts, moment.day),
        successor_now=_in_its_place(one, facts, moment.today),
        replaced=tuple(facts.succession.replaced_by(one)),
        missing=facts.succession.missing(one),
        known_then=known_then(moment.day, period, past, facts.succession, facts.starts)
        if asks_then
        else None,
    )


def _in_its_place(one: Commitment, facts: Facts, day: datetime.date) -> Commitment | None:
    """Return the successor that holds on a day, when the note itself does not."""
    if facts.periods[one.path].holds(day):
        return None
    after = facts.succession.in_force_after(one)
    return next((other for other in after if facts.periods[other.path].holds(day)), None)


def _newest_first(item: Item) -> tuple[int, str, str]:
    since = item.period.since
    day = since.day if since is not None else item.note.start
    return (-day.toordinal() if day else 0, item.note.number, item.note.path)
