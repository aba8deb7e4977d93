"""Reading the year plan of a council: what stands below `jaarplan:` in raadsboek.yaml.

Owns what is wrong with those settings; a fault costs only the key that it is in, and a series of
meetings without days only that series. It must not count days.
"""

import datetime
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

import msgspec
from msgspec import Struct

from raadsboek.core.dates import read_written_date
from raadsboek.core.meetings.year.day_stretch import DayStretch, read_stretch
from raadsboek.core.meetings.year.keys import PlanKeys, Series, SeriesKeys, Stretch, YearPlan
from raadsboek.core.meetings.year.rhythm import InWeeks
from raadsboek.core.meetings.year.rhythm_words import read_rhythm
from raadsboek.core.note import Value
from raadsboek.core.problem import Problem
from raadsboek.core.schema import check

EXAMPLE = """\
    jaarplan:
      regio: midden
      vrij: [30 april 2027, 27 december tot 31 december]
      bij-vrije-dag: een week later
      vergaderingen:
        - vorm: raad
          ritme: elke tweede donderdag van de maand
          van: "13:30"
          tot: "15:30"
          plaats: zaal 2.14
          behalve: [juli, augustus]
        - vorm: overleg
          ritme: elke 8 weken op dinsdag
          vanaf: 2027-01-12
"""
"""A plan as it can stand below an organ, for who has none yet."""


def read_year_plan(given: Mapping[str, Value]) -> tuple[YearPlan, tuple[Problem, ...]]:
    """Return the plan that the keys below `jaarplan:` give, and all that is wrong with them."""
    problems: list[Problem] = []
    keys = _checked(PlanKeys, given, problems) or PlanKeys()
    free = tuple(_stretches("vrij", keys.free, problems))
    items = given.get("vergaderingen", "")
    found: list[Series] = []
    for place, item in enumerate(items if isinstance(items, list) else []):
        wrong: list[Problem] = []
        series = _read_series(item, place, wrong)
        problems += [_in_series(problem, place) for problem in wrong]
        if series is not None:
            found.append(series)
    if not isinstance(items, list) and items:
        problems.append(_no_list())
    return YearPlan(keys=keys, free=free, series=tuple(found)), tuple(problems)


def check_series(given: Mapping[str, Value]) -> tuple[Problem, ...]:
    """Return all that is wrong with the keys of one series of meetings."""
    problems: list[Problem] = []
    _read_series(dict(given), 0, problems)
    return tuple(problems)


def check_plan_keys(given: Mapping[str, Value]) -> tuple[Problem, ...]:
    """Return all that is wrong with the keys that hold for the whole plan."""
    problems: list[Problem] = []
    keys = _checked(PlanKeys, given, problems)
    list(_stretches("vrij", keys.free if keys else (), problems))
    return tuple(problems)


def _read_series(item: Value, place: int, problems: list[Problem]) -> Series | None:
    if not isinstance(item, dict):
        problems.append(_no_series())
        return None
    keys = _checked(SeriesKeys, item, problems)
    if keys is None:
        return None
    rhythm = read_rhythm(keys.rhythm) if keys.rhythm else None
    if isinstance(rhythm, Problem):
        problems.append(rhythm)
        rhythm = None
    elif isinstance(rhythm, InWeeks) and not rhythm.weekdays and keys.start is None:
        problems.append(_no_weekday(keys.rhythm))
        rhythm = None
    if keys.begin and keys.end and keys.end <= keys.begin:
        problems.append(_ends_too_early(keys.begin, keys.end))
        keys = msgspec.structs.replace(keys, end=None)
    if not keys.rhythm and not keys.days:
        problems.append(_no_days())
    return Series(
        keys=keys,
        rhythm=rhythm,
        except_on=tuple(_stretches("behalve", keys.except_on, problems)),
        days=tuple(_days(keys.days, problems)),
        place_in_plan=place,
    )


Keys = TypeVar("Keys", bound=Struct)


def _checked(
    struct: type[Keys], given: Mapping[str, Value], problems: list[Problem]
) -> Keys | None:
    """Return the keys without the faulty ones; None when one that is needed is missing."""
    found, wrong = check(struct, given)
    problems += wrong
    if found is None:
        faulty = {problem.key for problem in wrong}
        found, _ = check(struct, {key: given[key] for key in given if key not in faulty})
    return found


def _stretches(key: str, words: tuple[str, ...], problems: list[Problem]) -> Iterator[Stretch]:
    found: Iterator[Stretch] = _understood(
        key,
        words,
        read_stretch,
        "Schrijf een dag, een maand, een week of een periode: 30 april 2027, juli, week 52, "
        "27 december 2027 tot 31 december 2027.",
        problems,
    )
    yield from found


def _days(words: tuple[str, ...], problems: list[Problem]) -> Iterator[datetime.date]:
    def with_year(word: str) -> datetime.date | None:
        stretch = read_stretch(word)
        fits = isinstance(stretch, DayStretch) and not stretch.every_year
        return read_written_date(word, earliest=datetime.date.min) if fits else None

    fix = "Schrijf elke dag met het jaar, zoals 2027-03-11 of 11 maart 2027."
    yield from _understood("dagen", words, with_year, fix, problems)


Meaning = TypeVar("Meaning")


def _understood(
    key: str,
    words: tuple[str, ...],
    read: Callable[[str], Meaning | None],
    fix: str,
    problems: list[Problem],
) -> Iterator[Meaning]:
    for word in words:
        found = read(word)
        if found is None:
            message = f"'{word}' bij '{key}' is niet te begrijpen."
            problems.append(_problem("dagen-onbekend", key, message, fix))
        else:
            yield found


def _in_series(problem: Problem, place: int) -> Problem:
    return msgspec.structs.replace(
        problem, message=f"Jaarplan, vergadering {place + 1}: {problem.message}"
    )


def _no_list() -> Problem:
    return _problem(
        "jaarplan-ongeldig",
        "vergaderingen",
        "Onder 'vergaderingen:' van het jaarplan staat geen lijst.",
        "Begin elke reeks vergaderingen met '- vorm: raad', en zet daaronder 'ritme: …'.",
    )


def _no_series() -> Problem:
    return _problem(
        "jaarplan-ongeldig",
        "vergaderingen",
        "er staan geen regels 'vorm:' en 'ritme:'.",
        "Begin met '- vorm: raad', en zet daaronder 'ritme: elke tweede donderdag van de maand'.",
    )


def _no_weekday(words: str) -> Problem:
    return _problem(
        "ritme-zonder-dag",
        "ritme",
        f"bij het ritme '{words}' staat geen dag van de week.",
        f"Schrijf '{words} op donderdag', of vul bij 'vanaf' de eerste dag in.",
    )


def _no_days() -> Problem:
    return _problem(
        "ritme-ontbreekt",
        "ritme",
        "er staat geen ritme en er staan geen dagen.",
        "Vul 'ritme' in, zoals elke tweede donderdag van de maand, of 'dagen'.",
    )


def _ends_too_early(begin: str, end: str) -> Problem:
    message = f"de vergadering eindigt om {end}, maar begint om {begin}."
    return _problem("tijden-ongeldig", "tot", message, "Verbeter 'van' of 'tot'.")


def _problem(code: str, key: str, message: str, fix: str) -> Problem:
    return Problem(code=code, key=key, message=message, fix=fix)
