"""An event as somebody types it on one line: '23 oktober besluit wijkt af, per 1 januari'.

First the day, in figures or words; then what happened, by its name or its title; then what can be
said of it, and words. Exact as in the note is understood too. Nothing here reads the clock.
"""

import datetime
import re

from msgspec.structs import replace

from raadsboek.core.dates import (
    FULL_WEEKDAYS,
    mistaken_weekday,
    read_past_date,
    without_weekday,
)
from raadsboek.core.problem import Problem
from raadsboek.core.terms.common_events import all_events
from raadsboek.core.terms.event import (
    CONFORMING,
    DEVIATING,
    QUALITIES,
    WITH_REASONS,
    WITHOUT_REASONS,
    Event,
)
from raadsboek.core.trajectories.dossier import Dossier
from raadsboek.core.trajectories.event_lines import read_event
from raadsboek.core.trajectories.ordering import DAY, NAME

_LONGEST_DATE = 5
_SAID = {
    **{quality: quality for quality in QUALITIES},
    "wijkt af": DEVIATING,
    "afgeweken": DEVIATING,
    "deels afwijkend": DEVIATING,
    "conform advies": CONFORMING,
    "conform het advies": CONFORMING,
    "zonder reden": WITHOUT_REASONS,
    "met reden": WITH_REASONS,
}
_DAYLIKE = re.compile(r"(?:[a-z]+\.? )?(?:\d{1,2} [a-z]+(?: \d{4})?|\S*\d\S*)", re.IGNORECASE)
_BETWEEN = " \t,;:-–·"


def read_typed(
    text: str, dossier: Dossier, today: datetime.date
) -> tuple[Event | None, list[Problem]]:
    """Return the event that a line says, or None with what is wrong, each with its field."""
    head, *parts = [part.strip() for part in " ".join(text.split()).split("·")]
    day, rest, problem = _day(head, today)
    if day is None:
        return None, [problem or _no_day(head)]
    name, rest = _name(rest, dossier)
    if not name:
        return None, [_no_name(rest, dossier)]
    qualities, words = _qualities(rest)
    event = read_event(" · ".join([f"{day} {name}", *parts])) or Event(day=day, name=name)
    said = " · ".join(part for part in (words, event.text) if part)
    return replace(event, qualities=qualities, text=said), []


def _day(head: str, today: datetime.date) -> tuple[datetime.date | None, str, Problem | None]:
    """Return the day at the start, the words after it, and what is wrong with a day that is not."""
    words = head.split()
    for length in range(min(_LONGEST_DATE, len(words)), 0, -1):
        typed = " ".join(words[:length]).rstrip(_BETWEEN)
        rest = " ".join(words[length:]).strip(_BETWEEN)
        day = read_past_date(typed, today=today)
        if day is not None:
            return day, rest, None
        real = mistaken_weekday(typed, today=today, past=True)
        if real is not None:
            return None, "", _wrong_weekday(typed, real)
    return None, head, None


def _name(rest: str, dossier: Dossier) -> tuple[str, str]:
    """Return the name of the event that the words begin with, and the words after it."""
    folded = rest.casefold()
    called = {
        word.casefold(): kind.name
        for kind in all_events(dossier.procedure)
        for word in (kind.name, kind.title, f"{kind.name} ontvangen", f"{kind.name} uitgebracht")
    }
    for word in sorted(called, key=len, reverse=True):
        after = folded.removeprefix(word)
        if after != folded and (not after or not (after[0].isalnum() or after[0] == "-")):
            return called[word], rest[len(word) :].strip(_BETWEEN)
    first, _, others = rest.partition(" ")
    word = first.rstrip(_BETWEEN).casefold()
    # A word that is no event of this dossier is for whoever checks it: it knows other procedures.
    return (word, others.strip(_BETWEEN)) if re.fullmatch(r"[a-z][a-z-]*", word) else ("", rest)


def _qualities(rest: str) -> tuple[tuple[str, ...], str]:
    found: list[str] = []
    while rest:
        folded = rest.casefold().removeprefix("en ")
        skipped = len(rest) - len(folded)
        word = next(
            (one for one in sorted(_SAID, key=len, reverse=True) if _begins(folded, one)), ""
        )
        if not word:
            break
        if _SAID[word] not in found:
            found.append(_SAID[word])
        rest = rest[skipped + len(word) :].strip(_BETWEEN)
    return tuple(found), rest


def _begins(text: str, word: str) -> bool:
    after = text.removeprefix(word)
    return after != text and not after[:1].isalnum()


def _no_day(head: str) -> Problem:
    if typed := _DAYLIKE.match(head):
        message = f"'{typed[0].rstrip(_BETWEEN)}' is geen dag die bestaat."
    else:
        message = "Er staat geen dag vooraan." if head else "Er staat niets."
    return Problem(
        code="dag-onleesbaar",
        key=DAY,
        message=message,
        fix="Begin met de dag, en dan wat er gebeurde: 2026-10-23 besluit afwijkend, of: "
        "gisteren advies.",
    )


def _wrong_weekday(typed: str, real: datetime.date) -> Problem:
    return Problem(
        code="dag-onleesbaar",
        key=DAY,
        message=f"'{typed}' kan niet: {without_weekday(real)} is een "
        f"{FULL_WEEKDAYS[real.weekday()]}.",
        fix="Verbeter de dag, of laat de dag van de week weg.",
    )


def _no_name(rest: str, dossier: Dossier) -> Problem:
    names = ", ".join(one.name for one in all_events(dossier.procedure))
    said = f"'{rest[:40]}' is geen gebeurtenis." if rest else "Er staat niet wat er gebeurde."
    return Problem(code="gebeurtenis-onbekend", key=NAME, message=said, fix=f"Kies uit: {names}.")
