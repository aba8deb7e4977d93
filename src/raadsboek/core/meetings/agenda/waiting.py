"""What waits for a place on an agenda, as plain facts: gathered by the caller, judged elsewhere."""

import datetime
from collections.abc import Mapping

from msgspec import Struct

from raadsboek.core.meetings.agenda.fixed_points import FixedPoint


class DossierStep(Struct, frozen=True, kw_only=True):
    """An open step of a dossier. `day` is its safe day, None when it is due on no day.

    `rule` is how the day follows, '' for a day that somebody wrote down himself. `settles` are the
    events that do what is asked.
    """

    title: str
    day: datetime.date | None = None
    rule: str = ""
    article: str = ""
    owner: str = ""
    kind: str = ""
    lapses: bool = False
    settles: tuple[str, ...] = ()


class Waiting(Struct, frozen=True, kw_only=True):
    """A note that waits. `day` is the day that counts for its kind:

    the due day of an action, promise or trajectory, the evaluation of a decision, the day that
    post came in, the day of a meeting without adopted minutes. `form` is that of the trajectory,
    or of the meeting that an action comes from or whose minutes they are; `power` that of a
    decision. `reason` says what a trajectory must do by its day, `status` is its phase.
    """

    number: str
    title: str
    people: tuple[str, ...] = ()
    day: datetime.date | None = None
    confidential: bool = False
    form: str = ""
    status: str = ""
    power: str = ""
    reason: str = ""
    sender: str = ""
    handling: str = ""
    trajectory: str = ""
    steps: tuple[DossierStep, ...] = ()


class Carried(Struct, frozen=True, kw_only=True):
    """A point of no note: an earlier meeting held it over, it was taken off an agenda, or it comes
    back every year. `why` says so.
    """

    title: str
    attributes: Mapping[str, str] = {}
    why: str = ""


class Facts(Struct, frozen=True, kw_only=True):
    """Everything that an agenda is proposed from.

    `form` is the form of the meeting and `day` its day; `next_day` is that of the meeting after it
    in the same series and `next_of_form` of the same form, None when none is planned.
    """

    today: datetime.date
    day: datetime.date
    form: str
    next_day: datetime.date | None = None
    next_of_form: datetime.date | None = None
    fixed: tuple[FixedPoint, ...] = ()
    actions: tuple[Waiting, ...] = ()
    promises: tuple[Waiting, ...] = ()
    trajectories: tuple[Waiting, ...] = ()
    post: tuple[Waiting, ...] = ()
    decisions: tuple[Waiting, ...] = ()
    minutes: tuple[Waiting, ...] = ()
    carried: tuple[Carried, ...] = ()
    duties: tuple[Carried, ...] = ()
    """What the year calendar has for this meeting."""
