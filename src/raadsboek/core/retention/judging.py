"""Whether a note is past its term, and what keeps it all the same. Pure: nothing is destroyed here.

Only what is closed can be past its term. Kept back is whatever still runs or is in force, what
something that runs or is in force refers to, and what must stay by its own words. What holds on a
day is told by the caller; a day that nobody knows keeps the note.
"""

import datetime
import re
from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from raadsboek.core.dates import day_as_kept
from raadsboek.core.kinds import (
    action,
    agreement,
    annual_report,
    budget_post,
    decision,
    election,
    expense,
    goal,
    meeting,
    member,
    memo,
    onboarding,
    post,
    promise,
    question,
    secrecy,
    training,
    trajectory,
    vacancy,
)
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.note import Value, text_in
from raadsboek.core.retention.destruction_list import LABEL
from raadsboek.core.retention.holds import hold_of
from raadsboek.core.retention.terms import RetentionTerm
from raadsboek.core.schema import fields_of

HELD_KINDS = frozenset({decision.KIND.name, agreement.KIND.name, promise.KIND.name})
"""Kinds that are in force until a day; the caller knows which."""

_EVENTS = "gebeurtenissen"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DAYS: Mapping[str, tuple[str, ...]] = {
    meeting.KIND.name: ("datum",),
    action.KIND.name: ("afgehandeld", "uiterlijk"),
    secrecy.KIND.name: ("opgeheven", "geldt-tot"),
    post.KIND.name: ("afgehandeld", "datum"),
    member.KIND.name: ("tot",),
    memo.KIND.name: ("datum",),
    question.KIND.name: ("beantwoord", "gevraagd"),
    goal.KIND.name: ("afgerond", "uiterlijk"),
    training.KIND.name: ("datum",),
    expense.KIND.name: ("betaald", "verplicht"),
    vacancy.KIND.name: ("vervuld-op", "vrij-vanaf"),
    onboarding.KIND.name: ("afgerond", "uiterlijk"),
    election.KIND.name: ("verkiezingsdag",),
    annual_report.KIND.name: ("tot",),
}
"""The keys of the day that a term counts from, the first that is filled in."""
_ALL_DAYS = {trajectory.KIND.name: ("ontvangen", "uitgebracht", "besluit-ontvangen", "evaluatie")}
"""Keys of which the last day counts."""


class Keeps(StrEnum):
    """What keeps a note."""

    HOLD = "bewaarplicht"
    RUNNING = "loopt nog"
    IN_FORCE = "geldt nog"
    REFERRED = "nog nodig"
    NO_DAY = "geen dag bekend"
    LIST = "vernietigingslijst"


class Reason(Struct, frozen=True):
    """One reason why a note is kept, in words."""

    keeps: Keeps
    words: str


class Judgement(Struct, frozen=True, kw_only=True):
    """What is to be said of one note: from which day its term counts, when it ends, what keeps it.

    `ends` is the last day that it is kept for; None when it is kept for ever or the day is unknown.
    """

    path: str
    number: str
    kind: str
    title: str
    confidential: bool
    counted_from: datetime.date | None
    ends: datetime.date | None
    reasons: tuple[Reason, ...]

    def is_past(self, today: datetime.date) -> bool:
        """Tell if the term has ended, whatever keeps the note."""
        return self.ends is not None and self.ends < today


def is_running(kind: Kind, meta: Mapping[str, Value], today: datetime.date) -> bool:
    """Tell if a note still asks for something, or is of somebody who still sits."""
    if kind is member.KIND:
        end = day_as_kept(text_in(meta, "tot"))
        return end is None or end >= today
    if not kind.status_key:
        return False
    status = text_in(meta, kind.status_key) or _default_status(kind)
    waits = status in kind.waiting_statuses and bool(text_in(meta, kind.due_key))
    return status in kind.open_statuses or waits


def reasons_of(
    kind: Kind, meta: Mapping[str, Value], *, in_force: bool, today: datetime.date
) -> list[Reason]:
    """Return what keeps a note by its own words; what refers to it is the caller's to add.

    `in_force` is told for the kinds that hold until a day.
    """
    found = []
    labels = meta.get("labels", "")
    if kind is memo.KIND and LABEL in (labels if isinstance(labels, list) else [labels]):
        found.append(Reason(Keeps.LIST, "een vernietigingslijst blijft altijd"))
    hold = hold_of(meta, today)
    if hold:
        found.append(Reason(Keeps.HOLD, hold))
    if kind.name in HELD_KINDS:
        if in_force:
            found.append(Reason(Keeps.IN_FORCE, "het geldt nog"))
    elif is_running(kind, meta, today):
        words = "dit lid zit nog in de raad" if kind is member.KIND else "het loopt nog"
        found.append(Reason(Keeps.RUNNING, words))
    return found


def counted_from(kind: Kind, meta: Mapping[str, Value]) -> datetime.date | None:
    """Return the day that the term of a note counts from; None when it names none.

    For the kinds that hold until a day the caller knows it.
    """
    if kind.name in _ALL_DAYS:
        texts = [text_in(meta, key) for key in _ALL_DAYS[kind.name]]
        events = meta.get(_EVENTS, "")
        lines = events if isinstance(events, list) else [events]
        texts += [match[0] for line in lines if (match := _DAY.match(str(line)))]
        days = [day for text in texts if (day := day_as_kept(text)) is not None]
        return max(days, default=None)
    if kind is budget_post.KIND:
        return day_as_kept(f"{text_in(meta, 'jaar')}-12-31")
    texts = [text_in(meta, key) for key in _DAYS.get(kind.name, ())]
    return next((day for text in texts if (day := day_as_kept(text)) is not None), None)


def judged(
    path: str,
    kind: Kind,
    meta: Mapping[str, Value],
    *,
    term: RetentionTerm,
    day: datetime.date | None,
    reasons: list[Reason],
    confidential: bool,
) -> Judgement:
    """Return the judgement of a note of which the day and the reasons are known."""
    if day is None:
        words = f"er staat geen dag bij: {term.counted_from}"
        reasons = [*reasons, Reason(Keeps.NO_DAY, words)]
    return Judgement(
        path=path,
        number=text_in(meta, "nummer"),
        kind=kind.name,
        title=text_in(meta, kind.title_key),
        confidential=confidential,
        counted_from=day,
        ends=None if day is None else term.ends(day),
        reasons=tuple(reasons),
    )


def _default_status(kind: Kind) -> str:
    return next(item.default for item in fields_of(kind.struct) if item.key == kind.status_key)
