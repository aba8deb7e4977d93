"""From what waits to a proposed agenda: what belongs on it, why, where, and for how long.

Deciding only: nothing here knows what is on the agenda already. Who may see what is part of it. The
agenda of a consultation meeting goes to the director: it proposes no post, no internal decisions
and only action items that were agreed with the director. A confidential note is named by its
number alone, because an agenda is sent around.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from raadsboek.core.dates import MONTHS, short_date
from raadsboek.core.kinds.decision import Power
from raadsboek.core.kinds.meeting import MeetingForm
from raadsboek.core.kinds.post import Handling
from raadsboek.core.kinds.trajectory import TrajectoryForm
from raadsboek.core.links import link, targets
from raadsboek.core.meetings.agenda.due_steps import A_MONTH, RIGHTS, due_step
from raadsboek.core.meetings.agenda.fixed_points import FixedPoint, Gathers
from raadsboek.core.meetings.agenda.waiting import Facts, Waiting

_MINUTES_FOR_RIGHT = 30
_MINUTES_FOR_TOPIC = 20
_MINUTES_FOR_CARRIED = 15
_MINUTES_FOR_LOOSE = 10
_POWER_OF_FORM: Mapping[str, str] = {
    TrajectoryForm.ADVICE: "advies",
    TrajectoryForm.UNSOLICITED: "initiatief",
    TrajectoryForm.CONSENT: "instemming",
    TrajectoryForm.INITIATIVE: "initiatief",
    TrajectoryForm.DIRECTOR: "advies",
}
_NEEDS_TALK = frozenset({Handling.DISCUSS, Handling.ADVISE})
_WHOLE_COUNCIL = frozenset({MeetingForm.COUNCIL, MeetingForm.CONSULTATION})


class Proposal(Struct, frozen=True, kw_only=True):
    """Something to put on an agenda.

    `source` is the number of the note that it comes from; '' for a fixed or carried point.
    `gathered` tells below which fixed point it goes, as `line`; None: it is a point of its own,
    with `title` and `attributes`. `rank` is its place in the order of the fixed points. A fixed
    point `gathers` the others. What `is_yearly` comes back by itself until it was dealt with.
    """

    title: str
    rank: int
    source: str = ""
    attributes: Mapping[str, str] = {}
    why: str = ""
    gathered: Gathers | None = None
    line: str = ""
    is_fixed: bool = False
    is_yearly: bool = False
    gathers: tuple[Gathers, ...] = ()

    @property
    def is_minutes(self) -> bool:
        """Whether it is about minutes that are to be adopted."""
        return self.gathered is Gathers.MINUTES


def propose(facts: Facts) -> tuple[Proposal, ...]:
    """Return everything that could be on the agenda, in the order in which it would stand there."""
    topics = [*_trajectories(facts), *_evaluations(facts)]
    found = [
        *_fixed(facts),
        *_minutes(facts),
        *_post(facts),
        *_actions(facts),
        *_promises(facts),
        *_with_duties(_merged(topics, list(_carried(facts))), facts),
    ]
    return in_order(found)


def in_order(proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """Return proposals in the order of the council; a fixed point before what it gathers."""
    return tuple(sorted(proposals, key=lambda one: (one.rank, not one.is_fixed)))


def _merged(topics: list[Proposal], carried: list[Proposal]) -> list[Proposal]:
    """Return topics and carried points; what is both is the carried point, with both reasons."""
    found = list(topics)
    for one in carried:
        named = targets(f"{one.attributes.get('traject', '')} {one.attributes.get('uit', '')}")
        same = next((topic for topic in topics if topic.source in named), None)
        if same is None:
            found.append(one)
        else:
            both = replace(
                same,
                title=one.title,
                attributes={**same.attributes, **one.attributes},
                why=f"{one.why} · {same.why}",
            )
            found[found.index(same)] = both
            topics = [both if topic is same else topic for topic in topics]
    return found


def _with_duties(proposals: list[Proposal], facts: Facts) -> list[Proposal]:
    """Return proposals with what comes back every year, unless it waits or is fixed already."""
    waiting = {one.title.casefold() for one in proposals}
    waiting |= {one.title.casefold() for one in facts.fixed}
    new = (
        Proposal(
            title=one.title,
            rank=rank_of_topics(facts.fixed),
            attributes={
                "doel": "bespreken",
                "tijd": f"{_MINUTES_FOR_TOPIC} min",
                **one.attributes,
            },
            why=one.why,
            is_yearly=True,
        )
        for one in facts.duties
        if one.title.casefold() not in waiting
    )
    return [*proposals, *new]


def evaluations_until(day: datetime.date, next_day: datetime.date | None) -> datetime.date:
    """Return the last day of evaluation that is for a meeting on `day`.

    A decision is evaluated in its month: with meetings on the second Thursday, 'twelve months on'
    is a day after the meeting of that month. Where another one follows in it, that one has it.
    """
    if next_day is not None and (next_day.year, next_day.month) == (day.year, day.month):
        return day
    return (day.replace(day=1) + A_MONTH).replace(day=1) - datetime.timedelta(days=1)


def rank_of_topics(fixed: Iterable[FixedPoint]) -> int:
    """Return the place of the topics in the order of the fixed points."""
    places = [place for place, point in enumerate(fixed) if point.is_place_of_topics]
    return places[0] if places else 0


def _fixed(facts: Facts) -> Iterator[Proposal]:
    for rank, point in enumerate(facts.fixed):
        if not point.is_place_of_topics:
            yield Proposal(
                title=point.title,
                rank=rank,
                attributes=point.attributes,
                why="vast",
                is_fixed=True,
                gathers=point.gathers,
            )


# -- gathered below a fixed point ---------------------------------------------------------------


def _minutes(facts: Facts) -> Iterator[Proposal]:
    for one in _by_day(facts.minutes):
        day = f" {short_date(one.day)}" if one.day else ""
        yield _gathered(
            facts,
            one,
            Gathers.MINUTES,
            line=f"{_called(one)}{day}",
            why="nog niet vastgesteld" if (one.day or facts.day) < facts.today else "komt er nog",
            own_title=f"Verslag van{day or f' {one.number}'} vaststellen",
            goal="besluiten",
        )


def _post(facts: Facts) -> Iterator[Proposal]:
    is_gathered = _rank_of(facts, Gathers.POST) is not None
    for one in _by_day(facts.post):
        if not is_gathered and (
            facts.form != MeetingForm.COUNCIL or one.handling not in _NEEDS_TALK
        ):
            continue
        sender = f" ({one.sender})" if one.sender and not one.confidential else ""
        yield _gathered(
            facts,
            one,
            Gathers.POST,
            line=f"{_called(one)}{sender}: {one.handling or 'behandeling nog kiezen'}",
            why=f"binnen sinds {short_date(one.day)}" if one.day else "binnengekomen",
        )


def _actions(facts: Facts) -> Iterator[Proposal]:
    for one in _by_day(facts.actions):
        if (one.day is None or one.day <= facts.day) and _is_of_this_table(one, facts):
            yield from _asked_after(facts, one, Gathers.ACTIONS)


def _is_of_this_table(one: Waiting, facts: Facts) -> bool:
    """Tell if an action item may be asked after in this form of meeting."""
    if facts.form == MeetingForm.COUNCIL:
        return True
    return one.form == facts.form or (facts.form == MeetingForm.CONSULTATION and not one.form)


def _promises(facts: Facts) -> Iterator[Proposal]:
    for one in _by_day(facts.promises):
        is_late = one.day is not None and one.day < facts.today
        if facts.form == MeetingForm.CONSULTATION or (
            facts.form == MeetingForm.COUNCIL and is_late
        ):
            yield from _asked_after(facts, one, Gathers.PROMISES)


def _asked_after(facts: Facts, one: Waiting, gathers: Gathers) -> Iterator[Proposal]:
    """Yield an action item or promise; without a fixed point for it only what is late."""
    is_late = one.day is not None and one.day < facts.today
    if _rank_of(facts, gathers) is None and not is_late:
        return
    people = " ".join(f"@{name}" for name in one.people)
    day = f" (uiterlijk {short_date(one.day)})" if one.day else ""
    yield _gathered(
        facts,
        one,
        gathers,
        line=f"{link(one.number)} {f'{people}: ' if people else ''}{_title(one)}{day}",
        why=_when(one.day, facts.today),
    )


def _gathered(
    facts: Facts,
    one: Waiting,
    gathers: Gathers,
    *,
    line: str,
    why: str,
    own_title: str = "",
    goal: str = "bespreken",
) -> Proposal:
    """Return a line below the fixed point that gathers it, or a point of its own without one."""
    rank = _rank_of(facts, gathers)
    is_own = rank is None
    return Proposal(
        title=(own_title or _own_title(one)) if is_own else _title(one),
        rank=rank_of_topics(facts.fixed) if rank is None else rank,
        source=one.number,
        attributes={
            "doel": goal,
            "tijd": f"{_MINUTES_FOR_LOOSE} min",
            "inbreng": _speakers(one),
            "stukken": link(one.number),
        },
        why=why,
        gathered=None if is_own else gathers,
        line="" if is_own else f"- {line}",
    )


def _rank_of(facts: Facts, gathers: Gathers) -> int | None:
    return next((rank for rank, point in enumerate(facts.fixed) if gathers in point.gathers), None)


# -- points of their own ------------------------------------------------------------------------


def _trajectories(facts: Facts) -> Iterator[Proposal]:
    if facts.form not in _WHOLE_COUNCIL:
        return
    for one in _by_day(facts.trajectories):
        due = due_step(one, facts)
        if due is None:
            continue
        papers = [link(post.number) for post in facts.post if post.trajectory == one.number]
        time = _MINUTES_FOR_RIGHT if one.form in RIGHTS else _MINUTES_FOR_TOPIC
        yield _own(
            facts,
            one,
            {
                "doel": "besluiten" if due.decides else "bespreken",
                "tijd": f"{time} min",
                "inbreng": _speakers(one),
                "stukken": ", ".join(papers),
                "bevoegdheid": _POWER_OF_FORM.get(one.form, ""),
                "traject": link(one.number),
            },
            due.why,
        )


def _evaluations(facts: Facts) -> Iterator[Proposal]:
    # A trajectory that is evaluated on that day is the same conversation.
    with_trajectory = {
        (one.number, day)
        for one in facts.trajectories
        for day in (one.day, *(step.day for step in one.steps))
    }
    last = evaluations_until(facts.day, facts.next_day)
    for one in _by_day(facts.decisions):
        if (one.trajectory, one.day) in with_trajectory:
            continue
        if one.day is None or one.day > last or facts.form not in _WHOLE_COUNCIL:
            continue
        if facts.form == MeetingForm.CONSULTATION and one.power in ("", Power.INTERNAL):
            continue
        attributes = {
            "doel": "bespreken",
            "tijd": f"{_MINUTES_FOR_TOPIC} min",
            "stukken": link(one.number),
            "uit": link(one.number),
        }
        why = f"evaluatie op {one.day.day} {MONTHS[one.day.month - 1]}"
        if one.day.year != facts.day.year:
            why += f" {one.day.year}"
        yield _own(facts, one, attributes, why, title=f"Evaluatie: {_title(one)}")


def _carried(facts: Facts) -> Iterator[Proposal]:
    for one in facts.carried:
        attributes = {"tijd": f"{_MINUTES_FOR_CARRIED} min", **one.attributes}
        yield Proposal(
            title=one.title,
            rank=rank_of_topics(facts.fixed),
            attributes=attributes,
            why=one.why,
        )


def _own(
    facts: Facts, one: Waiting, attributes: Mapping[str, str], why: str, *, title: str = ""
) -> Proposal:
    return Proposal(
        title=_own_title(one) if one.confidential or not title else title,
        rank=rank_of_topics(facts.fixed),
        source=one.number,
        attributes={key: value for key, value in attributes.items() if value},
        why=why,
    )


# -- words --------------------------------------------------------------------------------------


def _by_day(waiting: Iterable[Waiting]) -> list[Waiting]:
    """Return what waits by its day, what has none last."""
    return sorted(waiting, key=lambda one: (one.day is None, one.day or datetime.date.min))


def _title(one: Waiting) -> str:
    return "vertrouwelijk" if one.confidential else one.title


def _own_title(one: Waiting) -> str:
    return f"Vertrouwelijk onderwerp ({one.number})" if one.confidential else one.title


def _called(one: Waiting) -> str:
    return f"{link(one.number)} {_title(one)}"


def _speakers(one: Waiting) -> str:
    return " ".join(f"@{name}" for name in one.people)


def _when(day: datetime.date | None, today: datetime.date) -> str:
    if day is None:
        return "zonder datum"
    words = short_date(day)
    return f"te laat sinds {words}" if day < today else f"uiterlijk {words}"
