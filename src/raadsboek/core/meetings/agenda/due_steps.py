"""Which step of a dossier a meeting is for, and why: what falls due, and consultation not yet held.

A step is asked for by its safe day. What only the director must do is asked after in consultation;
the council speaks of it when it is late.
"""

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from raadsboek.core.dates import short_date
from raadsboek.core.kinds.meeting import MeetingForm
from raadsboek.core.kinds.trajectory import TrajectoryForm, TrajectoryStatus
from raadsboek.core.meetings.agenda.waiting import DossierStep, Facts, Waiting
from raadsboek.core.terms.common_events import EVALUATED
from raadsboek.core.trajectories.owners import COUNCIL

RIGHTS = frozenset({TrajectoryForm.ADVICE, TrajectoryForm.CONSENT, TrajectoryForm.DIRECTOR})
_UNDECIDED = frozenset(
    {
        "",
        TrajectoryStatus.ANNOUNCED,
        TrajectoryStatus.RECEIVED,
        TrajectoryStatus.COMPLETE,
        TrajectoryStatus.INCOMPLETE,
        TrajectoryStatus.TREATED,
        TrajectoryStatus.PAUSED,
        TrajectoryStatus.CONSULTED,
        TrajectoryStatus.DRAFT,
    }
)
"""In these phases the council still has to take its position."""
_CONSULTATION = "overleg"
"""The event that consultation is in every law."""


A_MONTH = datetime.timedelta(days=31)


class DueStep(NamedTuple):
    """Why a dossier belongs on an agenda, and whether the council takes a decision there."""

    why: str
    decides: bool


def due_step(one: Waiting, facts: Facts) -> DueStep | None:
    """Return for what a dossier is on the agenda; None when it can wait for a later meeting."""
    steps = one.steps or (_by_its_day(one),)
    dated = sorted(
        ((step.day, step) for step in steps if step.day is not None), key=lambda pair: pair[0]
    )
    for day, step in dated:
        decides = _is_decided(step, one, facts)
        if _is_for(step, day, facts) and not _can_wait(step, day, facts, decides=decides):
            return DueStep(_why(day, step, one, facts), decides)
    return _consultation(one, facts)


def _can_wait(step: DossierStep, day: datetime.date, facts: Facts, *, decides: bool) -> bool:
    """Tell if a later meeting is in time.

    What a rule asks of the council it decides in a meeting of its own, and then it must still be
    done: on its very day is too late.
    """
    if day <= facts.day:
        return False
    if decides and step.rule:
        return day > horizon(facts.day, facts.next_of_form)
    return day >= horizon(facts.day, facts.next_day)


def horizon(day: datetime.date, next_day: datetime.date | None) -> datetime.date:
    """Return the day until which a meeting looks ahead: the next one, or a month when none is."""
    return next_day or day + A_MONTH


def _by_its_day(one: Waiting) -> DossierStep:
    """Return the step of a dossier of which only a day is known."""
    return DossierStep(title=one.reason, day=one.day)


def _is_for(step: DossierStep, day: datetime.date, facts: Facts) -> bool:
    if step.lapses:
        return False
    is_of_director = step.owner not in ("", COUNCIL) and COUNCIL not in step.owner
    return not is_of_director or facts.form == MeetingForm.CONSULTATION or day < facts.today


def _is_decided(step: DossierStep, one: Waiting, facts: Facts) -> bool:
    """Tell if the council must decide: what a rule asks of it, or its position in a right."""
    if facts.form != MeetingForm.COUNCIL or EVALUATED in step.settles:
        return False
    if step.rule:
        return COUNCIL in step.owner
    return one.form in RIGHTS and one.status in _UNDECIDED


def _why(day: datetime.date, step: DossierStep, one: Waiting, facts: Facts) -> str:
    if day < facts.today:
        when = f"te laat sinds {short_date(day)}"
    elif day <= facts.day:
        when = f"uiterlijk {short_date(day)}"
    else:
        when = f"loopt af op {short_date(day)}"
    # An agenda is sent around: of a confidential dossier it tells the day alone.
    words = () if one.confidential else (step.title, step.rule)
    return ": ".join(part for part in (when, _joined(words)) if part)


def _consultation(one: Waiting, facts: Facts) -> DueStep | None:
    """Return that there was no consultation yet, where the law asks for it and this is one."""
    if facts.form != MeetingForm.CONSULTATION:
        return None
    asked = next(
        (step for step in one.steps if step.day is None and _CONSULTATION in step.settles), None
    )
    if asked is None:
        return None
    return DueStep(_joined(("nog geen overleg gehouden", asked.article)), decides=False)


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(part for part in parts if part)
