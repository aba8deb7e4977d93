"""The steps of a meeting, from planned to closed: which comes next and what keeps it back.

Deciding only, over facts that the caller gathered. Only what blocks keeps a meeting from a step. A
step may be passed over where that is honest: an urgent meeting never had an agenda that was sent.
"""

from collections.abc import Iterator

from raadsboek.core.kinds.meeting import NOT_HELD_YET, WITHOUT_STEPS, MeetingStatus
from raadsboek.core.meetings.missing import Missing, everything_missing
from raadsboek.core.meetings.step_facts import ADOPTED, ORDER, Facts

_MAY_BE_PASSED_OVER = frozenset(
    {MeetingStatus.AGENDA_DRAFT, MeetingStatus.AGENDA_SENT, MeetingStatus.PUBLISHED}
)


def next_step(facts: Facts) -> MeetingStatus | None:
    """Return the step that comes next; None when the meeting is closed.

    Once the day has come, a meeting without an agenda that was sent goes on to 'gehouden'.
    """
    if facts.status is ORDER[-1] or facts.status in WITHOUT_STEPS:
        return None
    place = ORDER.index(facts.status)
    if place < ORDER.index(MeetingStatus.AGENDA_SENT) and facts.has_come:
        return MeetingStatus.HELD
    return ORDER[place + 1]


def missing(facts: Facts) -> list[Missing]:
    """Return everything that the steps to come still miss, soonest step first."""
    if facts.status in WITHOUT_STEPS:
        return []
    place = ORDER.index(facts.status)
    ahead = [one for one in everything_missing(facts) if ORDER.index(one.step) > place]
    return sorted(ahead, key=lambda one: (ORDER.index(one.step), not one.blocking))


def refusals(facts: Facts, step: MeetingStatus) -> list[Missing]:
    """Return everything that keeps the meeting from going to this step now; [] when it may."""
    if MeetingStatus.TAKEN_OVER in (facts.status, step):
        return list(_taken_over(facts, step))
    if MeetingStatus.CANCELLED in (facts.status, step):
        return list(_called_off(facts, step))
    here, there = ORDER.index(facts.status), ORDER.index(step)
    if there <= here:
        return list(_back(facts, step))
    found = [
        one
        for one in missing(facts)
        if one.blocking
        and ORDER.index(one.step) <= there
        and (one.step is step or one.step not in _MAY_BE_PASSED_OVER)
    ]
    needs_adoption = there >= ORDER.index(MeetingStatus.ADOPTED) and not facts.is_adopted
    return [_not_adopted(facts, step), *found] if needs_adoption else found


def passed_over(facts: Facts, step: MeetingStatus) -> list[MeetingStatus]:
    """Return the steps that going to this one leaves out, for whoever wants it said."""
    if not WITHOUT_STEPS.isdisjoint((facts.status, step)):
        return []
    here, there = ORDER.index(facts.status), ORDER.index(step)
    left_out = [one for one in ORDER[here + 1 : max(there, here + 1)] if one in _MAY_BE_PASSED_OVER]
    if facts.log.agenda_sent is not None:
        left_out = [one for one in left_out if one is MeetingStatus.PUBLISHED]
    if MeetingStatus.AGENDA_SENT in left_out:
        left_out = [one for one in left_out if one is not MeetingStatus.AGENDA_DRAFT]
    return left_out


# -- going back, and adopting -------------------------------------------------------------------


def _back(facts: Facts, step: MeetingStatus) -> Iterator[Missing]:
    steps = ORDER.index(facts.status) - ORDER.index(step)
    if not steps or (facts.status is MeetingStatus.CLOSED and step in ADOPTED):
        return  # opening a closed meeting again changes nothing of its minutes
    if facts.is_adopted:
        yield Missing(
            key="status",
            step=step,
            message="Het verslag is vastgesteld; dat gaat niet terug.",
            fix="Wat er nog moet veranderen, komt als amendement in een volgende vergadering.",
            blocking=True,
        )
    elif steps > 1:
        yield Missing(
            key="status",
            step=step,
            message=f"Terug gaat stap voor stap, van '{facts.status}' eerst naar "
            f"'{ORDER[ORDER.index(facts.status) - 1]}'.",
            fix="Zet de status telkens één stap terug.",
            blocking=True,
        )


def _called_off(facts: Facts, step: MeetingStatus) -> Iterator[Missing]:
    """Yield what keeps a meeting from being called off here, or from going on after that."""
    if facts.status is step:
        return
    if facts.status is MeetingStatus.CANCELLED:
        message = f"{facts.number} is vervallen; er volgen geen stappen meer."
        fix = "Gaat de vergadering toch door? Maak dan een nieuwe vergadering."
    elif facts.status in NOT_HELD_YET:
        message = "Vervallen is geen stap, maar het einde: de vergadering gaat niet door."
        fix = f"Voer uit: raadsboek verplaats {facts.number} --vervalt"
    else:
        message = "Wat gehouden is, kan niet meer vervallen."
        fix = "Vervallen is voor een vergadering die niet doorgaat."
    yield Missing(key="status", step=step, message=message, fix=fix, blocking=True)


def _taken_over(facts: Facts, step: MeetingStatus) -> Iterator[Missing]:
    """Yield what keeps a meeting from an archive from steps, or another from becoming one."""
    if facts.status is step:
        return
    if facts.status is MeetingStatus.TAKEN_OVER:
        message = f"{facts.number} is overgenomen uit een oud archief; er volgen geen stappen meer."
    else:
        message = "Overgenomen is geen stap: zo heet alleen wat uit een oud archief komt."
    fix = "De tekst kan wel worden gewijzigd."
    yield Missing(key="status", step=step, message=message, fix=fix, blocking=True)


def _not_adopted(facts: Facts, step: MeetingStatus) -> Missing:
    """Return that only adopting leads here: it seals the text, which no status alone can do."""
    return Missing(
        key="vastgesteld",
        step=step,
        message="Het verslag is nog niet vastgesteld.",
        fix="Vaststellen kan op het scherm in het menu (F10), of met: "
        f"raadsboek vaststellen {facts.number} --in VERGADERING",
        blocking=True,
    )
