"""What is said of a duty and of its turns, the same on screen, in a document and in a calendar."""

from raadsboek.core.dates import MONTHS, short_date
from raadsboek.core.terms.procedure import Confidence
from raadsboek.core.yearly.duty import Duty
from raadsboek.core.yearly.laying import Turn, TurnState

_UNSURE = {
    Confidence.SECONDARY: "uit een tweede bron",
    Confidence.MEMORY: "niet nagelezen",
}


def how_often(turn: Turn) -> str:
    """Return '1e van 2', or '' for what is asked once a year; 'extra' for more than is asked."""
    if turn.place > turn.duty.times:
        return "extra"
    return f"{turn.place}e van {turn.duty.times}" if turn.duty.times > 1 else ""


def state(turn: Turn) -> str:
    """Return how it stands with a turn: 'gedaan', 'kan op de agenda', 'nog nergens'."""
    return "kan op de agenda" if turn.state is TurnState.FORESEEN else turn.state.value


def where(turn: Turn) -> str:
    """Return what became of a turn: 'gedaan op di 14 apr (V-2026-04)'."""
    meeting = turn.meeting
    if meeting is None:
        return f"{turn.state.value}, hoort in {MONTHS[turn.month - 1]}"
    day = f"{short_date(meeting.day)} ({meeting.number or meeting.title})"
    words = {
        TurnState.DONE: "gedaan op",
        TurnState.ON_AGENDA: "op de agenda van",
        TurnState.FORESEEN: "kan op",
    }
    return f"{words.get(turn.state, turn.state.value)} {day}"


def rule(duty: Duty) -> str:
    """Return whose rule it is and where it stands: 'wettelijk, art. 24 lid 1 WOR'."""
    own = duty.kind.value
    parts = [own] if duty.rule in ("", own) else [own, duty.rule]
    unsure = _UNSURE.get(duty.confidence, "")
    return ", ".join([*parts, *([unsure] if unsure else [])])


def why(turn: Turn) -> str:
    """Return why a meeting takes a duty: 'jaarkalender, 1e van 2 (art. 24 lid 1 WOR)'."""
    times = how_often(turn)
    source = f" ({turn.duty.rule})" if turn.duty.rule else ""
    return f"jaarkalender{f', {times}' if times else ''}{source}"


def months(duty: Duty) -> str:
    """Return the months that a duty is aimed at: 'mei en november'."""
    names = [MONTHS[month - 1] for month in duty.months]
    return " en ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
