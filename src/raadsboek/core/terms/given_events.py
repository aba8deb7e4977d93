"""Events as somebody types them for the calculator: 'besluit=3 maart 2026:afwijkend'.

Reading gives every event, or every problem with the words that it is about as its key. It must
not know a raadsboek: what may be typed follows from the procedure alone.
"""

import calendar
import datetime
import re
from collections.abc import Iterable, Iterator

from raadsboek.core.dates import (
    FULL_WEEKDAYS,
    MONTH_NUMBERS,
    MONTHS,
    long_date,
    mistaken_weekday,
    read_date,
    without_weekday,
)
from raadsboek.core.problem import Problem
from raadsboek.core.terms.common_events import COMMON_EVENTS, all_events, event_kind
from raadsboek.core.terms.event import QUALITIES, Event, contradicting
from raadsboek.core.terms.law import Law
from raadsboek.core.terms.procedure import EventKind, Procedure

_EXAMPLE = "2026-03-03"
_QUALITY = f"Kies uit: {', '.join(QUALITIES)}."
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", re.ASCII)
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})[-/. ](?P<month>\d{1,2}|[a-z]+)[-/. ](?P<year>\d{4})")


def known_events(procedure: Procedure) -> list[EventKind]:
    """Return the events of a procedure: its own, then the common ones that start a step of it."""
    own = {one.name for one in procedure.events}
    named = {step.after for step in procedure.steps} - own
    return [*procedure.events, *(one for one in COMMON_EVENTS if one.name in named)]


def read_given(
    words: Iterable[str], procedure: Procedure, law: Law, *, today: datetime.date
) -> tuple[list[Event], list[Problem]]:
    """Return the events that these words say, by day; and what is wrong, word by word.

    `law` helps to say where an event belongs that this procedure does not have.
    """
    events: list[Event] = []
    problems: list[Problem] = []
    for word in words:
        found, wrong = _read_one(word, procedure, law, today)
        problems += wrong
        if found is None:
            continue
        if found.name in {one.name for one in events}:
            problems.append(
                _problem(
                    word, f"'{found.name}' staat er twee keer.", "Geef elke gebeurtenis één keer."
                )
            )
        else:
            events.append(found)
    events.sort(key=lambda event: event.day)
    return events, [*problems, *_out_of_order(events, procedure)]


def _read_one(
    word: str, procedure: Procedure, law: Law, today: datetime.date
) -> tuple[Event | None, list[Problem]]:
    name, sign, value = (part.strip() for part in word.partition("="))
    typed, colon, said = (part.strip() for part in value.partition(":"))
    if not sign or not name or not typed:
        return None, [_problem(word, f"'{word}' is geen gebeurtenis met een dag.", _example(name))]
    problems = []
    kind = _kind(name, procedure)
    if kind is None:
        problems.append(_unknown(word, name, procedure, law))
    day = read_date(typed, today=today)
    if day is None:
        problems.append(_problem(word, f"{name}: {_why_no_day(typed, today)}", _example(name)))
    qualities, unread = _qualities(said)
    if colon and not said:
        problems.append(_problem(word, f"{name}: achter de dubbele punt staat niets.", _QUALITY))
    elif unread:
        message = f"{name}: '{unread}' zegt niets over een gebeurtenis."
        problems.append(_problem(word, message, _QUALITY))
    elif both := contradicting(qualities):
        names = " en ".join(f"'{one}'" for one in both)
        problems.append(_problem(word, f"{name} is niet tegelijk {names}.", "Kies er een."))
    if problems or kind is None or day is None:
        return None, problems
    return Event(day=day, name=kind.name, qualities=qualities), []


def _kind(name: str, procedure: Procedure) -> EventKind | None:
    return event_kind(procedure, "-".join(name.casefold().split()))


def _qualities(said: str) -> tuple[tuple[str, ...], str]:
    """Return what is said of an event, and the first words of it that mean nothing."""
    known = {one.replace(" ", "-"): one for one in QUALITIES}
    found = []
    for part in said.split(",") if said else []:
        quality = known.get("-".join(part.casefold().split()))
        if quality is None:
            return (), part.strip()
        found.append(quality)
    return tuple(dict.fromkeys(found)), ""


def _out_of_order(events: list[Event], procedure: Procedure) -> Iterator[Problem]:
    for event in events:
        kind = _kind(event.name, procedure)
        causes = [one for one in events if kind is not None and one.name in kind.after]
        if causes and causes[0].day > event.day:
            cause = causes[0]
            yield _problem(
                event.name,
                f"'{event.name}' op {long_date(event.day)} kan niet vóór '{cause.name}' op "
                f"{long_date(cause.day)}.",
                "Verbeter een van de twee dagen.",
            )


def _unknown(word: str, name: str, procedure: Procedure, law: Law) -> Problem:
    from difflib import get_close_matches  # not on the path of a good call

    wanted = name.casefold()
    names = ", ".join(one.name for one in known_events(procedure))
    near = get_close_matches(wanted, [one.name for one in all_events(procedure)], n=1)
    meant = f"Bedoelt u '{near[0]}'? " if near else ""
    elsewhere = [one for one in law.procedures if one.event(wanted) is not None]
    same = [one for one in elsewhere if one.law == procedure.law] or elsewhere
    other = f", wel van {same[0].name} ({same[0].law})" if same else ""
    return _problem(
        word,
        f"'{name}' is geen gebeurtenis van {procedure.name}{other}.",
        f"{meant}Kies uit: {names}.",
    )


def _example(name: str) -> str:
    return f"Schrijf bijvoorbeeld: {name or 'besluit'}={_EXAMPLE}"


def _why_no_day(typed: str, today: datetime.date) -> str:
    real = mistaken_weekday(typed, today=today)
    if real is not None:
        return f"{without_weekday(real)} is een {FULL_WEEKDAYS[real.weekday()]}."
    plain = " ".join(typed.casefold().split())
    match = _YEAR_FIRST.fullmatch(plain) or _DAY_FIRST.fullmatch(plain)
    if match is None:
        return f"'{typed}' is geen datum."
    month = (
        int(match["month"]) if match["month"].isdigit() else MONTH_NUMBERS.get(match["month"], 0)
    )
    year = int(match["year"])
    if not 1 <= month <= len(MONTHS) or not int(match["day"]) or not year:
        return f"'{typed}' bestaat niet."
    length = calendar.monthrange(year, month)[1]
    return f"'{typed}' bestaat niet: {MONTHS[month - 1]} {year} heeft {length} dagen."


def _problem(word: str, message: str, fix: str) -> Problem:
    return Problem(code="gebeurtenis-ongeldig", key=word, message=message, fix=fix)
