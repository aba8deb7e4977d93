"""From which events the term of a step may run: its rounds, and the readings of each.

A step can be asked again: after an appeal a new decision can come, with a month of its own. Such
a round holds every event from which its term may be counted; the earliest is the safe one.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from raadsboek.core.terms.event import OPPOSITES, WITH_REASONS, Event
from raadsboek.core.terms.procedure import Step, TermForm


class Round(Struct, frozen=True, kw_only=True):
    """The events from which a term may run, earliest first, and those that may finish it.

    `so_far` is all that happened until the next round, also before this one.
    """

    starts: tuple[Event, ...]
    during: tuple[Event, ...]
    so_far: tuple[Event, ...]


def rounds(step: Step, events: Sequence[Event]) -> Iterator[Round]:
    """Yield the rounds of a step; `events` are in the order of their days."""
    groups = _main_starts(step, events)
    early = _early_starts(step, events)
    if early and groups:
        groups[0] = [*early, *groups[0]]
    elif early:
        groups = [early]
    for number, places in enumerate(groups):
        end = groups[number + 1][0] if number + 1 < len(groups) else len(events)
        late = _late_starts(step, events, places, end)
        during = _during(step, events, groups, number)
        yield Round(
            starts=tuple(events[place] for place in sorted({*places, *late})),
            during=tuple(during),
            so_far=tuple(events[:end]),
        )


def _main_starts(step: Step, events: Sequence[Event]) -> list[list[int]]:
    """Return the places of the events that start a step, those of one round together.

    A new round begins where the one before was finished. What is counted back from an event
    belongs to that event alone, and what is asked so many times a year to that year.
    """
    is_alone = step.term.form in (TermForm.BACKWARD, TermForm.YEARLY)
    finishing = {*step.settled_by, *step.waived_by}
    groups: list[list[int]] = []
    for place, event in enumerate(events):
        if event.name != step.after or not _fits(step, event):
            continue
        before = events[groups[-1][0] : place] if groups else ()
        is_new = is_alone or any(one.name in finishing for one in before)
        if groups and not is_new:
            groups[-1].append(place)
        else:
            groups.append([place])
    return groups


def _early_starts(step: Step, events: Sequence[Event]) -> list[int]:
    """Return the places of what starts a step as long as its own event stays out.

    Carrying out a decision that was told of starts nothing, whichever decision that was.
    """
    if not step.or_after:
        return []
    mains = [event for event in events if event.name == step.after]
    return [
        place
        for place, event in enumerate(events)
        if event.name == step.or_after and all(event.day < main.day for main in mains)
    ]


def _late_starts(step: Step, events: Sequence[Event], places: list[int], end: int) -> list[int]:
    """Return the places of that without which an earlier start in this round can be disputed."""
    if not step.not_before:
        return []
    disputable = [
        events[place].day
        for place in places
        if events[place].name == step.after and WITH_REASONS not in events[place].qualities
    ]
    return [
        place
        for place in range(places[0], end)
        if events[place].name == step.not_before
        and any(events[place].day > day for day in disputable)
    ]


def _during(
    step: Step, events: Sequence[Event], groups: list[list[int]], number: int
) -> Sequence[Event]:
    """Return the events that can finish a round."""
    is_last = number + 1 == len(groups)
    if step.term.form is TermForm.BACKWARD:
        # What a backward term asks for is done before the event from which it is counted.
        begin = groups[number - 1][0] + 1 if number else 0
        return events[begin : None if is_last else groups[number][0]]
    begin = groups[number][0]
    while number == 0 and begin and events[begin - 1].day == events[begin].day:
        begin -= 1
    return events[begin : None if is_last else groups[number + 1][0]]


def _fits(step: Step, event: Event) -> bool:
    """Tell if a step can follow from an event: it does unless the event says the opposite."""
    return OPPOSITES.get(step.on_quality) not in event.qualities
