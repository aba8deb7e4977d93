"""The blocks of a year about work: meetings, duties, terms, evaluations and goals."""

from raadsboek.book.terms import open_terms
from raadsboek.book.yearly.asking import UNTOLD, Asking
from raadsboek.book.yearly.work_plan import work_plan
from raadsboek.core.kinds import goal, meeting, trajectory
from raadsboek.core.number_words import counted
from raadsboek.core.yearly import goals as plan
from raadsboek.core.yearly import wording
from raadsboek.core.yearly.laying import SeenMeeting, TurnState
from raadsboek.core.yearly.overview import YearBlock, YearLine

_NAMED = 3
"""So many duties without a meeting are named; the calendar has them all."""


def meetings(asking: Asking) -> YearBlock:
    """Return the meetings of the year: how many were held, and which come."""
    found = [one for one in asking.calendar.meetings if not one.is_off]
    held = sum(one.is_worked_out for one in found)
    past = sum(one.is_past(asking.today) and not one.is_worked_out for one in found)
    off = len(asking.calendar.meetings) - len(found)
    parts = [f"{held} gehouden"]
    if past:
        parts.append(f"{past} geweest, nog niet uitgewerkt")
    parts.append(f"{counted(len(found) - held - past, 'komt', 'komen')} nog")
    if off:
        parts.append(counted(off, "vervallen", "vervallen"))
    return YearBlock(
        name="Vergaderingen",
        summary=" · ".join(parts),
        lines=tuple(YearLine(words=_meeting(one), day=one.day, path=one.path) for one in found),
        asks=()
        if found
        else ("Er is nog geen vergadering in dit jaar. Maak er een jaarplan voor.",),
        screen="jaarplan",
        kind=meeting.KIND.name,
    )


def _meeting(one: SeenMeeting) -> str:
    return f"{one.number} {UNTOLD if one.is_confidential else one.title}".strip()


def duties(asking: Asking) -> YearBlock:
    """Return what comes back every year: what was done, and what has no place yet."""
    found = asking.calendar
    done = found.counted(TurnState.DONE)
    seen_to = found.counted(TurnState.ON_AGENDA)
    nowhere = found.counted(TurnState.NOWHERE, TurnState.MISSED)
    parts = [f"{done} van {len(found.turns)} gedaan", f"{seen_to} op een agenda"]
    can = found.counted(TurnState.FORESEEN)
    if can:
        parts.append(f"{can} nog te plannen")
    names = list(dict.fromkeys(turn.duty.title for turn in found.nowhere))
    more = [f"en nog {len(names) - _NAMED}"] if len(names) > _NAMED else []
    return YearBlock(
        name="Jaarkalender",
        summary=" · ".join(parts) if found.turns else "geen verplichtingen bekend",
        lines=tuple(
            YearLine(
                words=f"{turn.duty.title} {wording.how_often(turn)}".strip(),
                day=turn.meeting.day,
                path=turn.meeting.path,
            )
            for turn in found.turns
            if turn.meeting is not None and turn.state is not TurnState.FORESEEN
        ),
        asks=(f"{nowhere} keer geen vergadering: {', '.join([*names[:_NAMED], *more])}.",)
        if nowhere
        else (),
        screen="jaarkalender",
        on_timeline=False,
    )


def terms(asking: Asking) -> YearBlock:
    """Return the open terms that end in the year."""
    today = asking.today
    found = [
        one
        for one in open_terms(asking.book, asking.council.short, today=today)
        if one.day is not None and one.day.year == asking.year
    ]
    late = sum(one.is_late(today) for one in found)
    summary = counted(len(found), "termijn loopt", "termijnen lopen") if found else "er loopt niets"
    return YearBlock(
        name="Termijnen",
        summary=f"{summary} · {late} te laat" if late else summary,
        lines=tuple(
            YearLine(
                words=f"{one.number} {UNTOLD}"
                if one.confidential
                else f"{one.title} · {one.number} {one.subject}",
                day=one.day,
                path=one.path,
                is_late=one.is_late(today),
            )
            for one in found
            if one.day is not None
        ),
        screen="termijnen",
        kind=trajectory.KIND.name,
    )


def evaluated(asking: Asking) -> YearBlock:
    """Return what is evaluated in the year: decisions, dossiers, agreements."""
    found = asking.calendar.evaluations
    late = sum(one.is_late(asking.today) for one in found)
    summary = counted(len(found), "evaluatie", "evaluaties") if found else "geen evaluaties"
    return YearBlock(
        name="Evaluaties",
        summary=f"{summary} · {late} te laat" if late else summary,
        lines=tuple(
            YearLine(
                words=f"{one.number} {UNTOLD if one.is_confidential else one.title}",
                day=one.day,
                path=one.path,
                is_late=one.is_late(asking.today),
            )
            for one in found
        ),
        screen="jaarkalender",
    )


def goals(asking: Asking) -> YearBlock:
    """Return the goals of the work plan, each over its quarter."""
    found = work_plan(asking.book, asking.year, organ=asking.council.short).goals
    late = sum(one.is_late(asking.today) for one in found)
    summary = plan.counted(found) if found else "nog geen doelen"
    return YearBlock(
        name="Doelen",
        summary=f"{summary} · {late} te laat" if late else summary,
        lines=tuple(
            YearLine(
                words=f"{UNTOLD if one.is_confidential else one.goal.title} ({one.progress}%)",
                day=plan.quarter_start(one.goal.year, one.goal.quarter),
                end=one.goal.due or plan.quarter_end(one.goal.year, one.goal.quarter),
                short=one.goal.number,
                path=one.path,
                is_late=one.is_late(asking.today),
            )
            for one in found
        ),
        screen="werkplan",
        kind=goal.KIND.name,
    )
