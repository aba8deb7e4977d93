"""A rhythm in Dutch words: 'elke tweede donderdag van de maand', 'om de week op maandag'.

Owns reading the words; which days they give is `rhythm`'s.
"""

import re

from raadsboek.core.dates import FULL_WEEKDAYS, WEEKDAY_NUMBERS, WEEKDAYS
from raadsboek.core.meetings.year.rhythm import InMonths, InWeeks, Rhythm, Spread
from raadsboek.core.number_words import NUMBER_WORDS
from raadsboek.core.problem import Problem

EXAMPLES = (
    "elke tweede donderdag van de maand",
    "elke twee maanden op de eerste woensdag",
    "elk kwartaal op de laatste vrijdag",
    "elke 4 weken op dinsdag",
    "om de week op maandag",
    "5 keer per jaar op donderdag",
)
"""Rhythms as they can be written, for messages and help."""

_ORDINALS = {
    **{word: n for n, word in enumerate(("eerste", "tweede", "derde", "vierde", "vijfde"), 1)},
    **{f"{n}{ending}": n for n in range(1, 6) for ending in ("e", "ste", "de")},
    "laatste": -1,
    "voorlaatste": -2,
    "een-na-laatste": -2,
    "op een na laatste": -2,
}
_DAY = rf"(?:{'|'.join(FULL_WEEKDAYS + WEEKDAYS)})"
_DAYS = rf"(?P<days>{_DAY}(?:(?:, | en ){_DAY})*)"
_ORDINAL = rf"(?:{'|'.join(sorted(_ORDINALS, key=len, reverse=True))})"
_NTH = rf"(?P<nth>{_ORDINAL}(?:(?:, | en )(?:de )?{_ORDINAL})*)"
_COUNT = rf"(?P<count>\d{{1,2}}|{'|'.join(NUMBER_WORDS)}|andere)"
_EVERY = r"(?:elke?|iedere?)"
_STRETCH = r"(?P<unit>maand|kwartaal|half ?jaar|jaar)"

_WEEKS = re.compile(
    rf"(?:(?P<once>{_EVERY} week|wekelijks)|(?P<other>om de week|tweewekelijks)"
    rf"|{_EVERY} {_COUNT} (?:week|weken))(?: op (?:de )?{_DAYS})?"
)
_PARITY = re.compile(
    rf"(?:(?:{_EVERY} )?{_DAYS} in (?:de )?(?P<parity>even|oneven) weken"
    rf"|in (?:de )?(?P<parity_first>even|oneven) weken op "
    rf"(?P<days_after>{_DAY}(?:(?:, | en ){_DAY})*))"
)
_EACH_DAY = re.compile(rf"{_EVERY} {_DAYS}")
_MONTHS = re.compile(
    rf"(?:{_EVERY} {_STRETCH}|(?P<monthly>maandelijks)|(?P<alternate>om de maand)"
    rf"|{_EVERY} {_COUNT} maanden) op (?:de )?{_NTH} {_DAYS}"
)
_OF_MONTH = re.compile(
    rf"(?:op )?(?:(?:de|{_EVERY}) )?{_NTH} {_DAYS}"
    rf"(?P<of> (?:van|in) (?:de|het|{_EVERY}) {_STRETCH})?"
)
_TIMES = re.compile(rf"{_COUNT} ?(?:keer|maal|x) (?:per|in het|in een) jaar op (?:een )?{_DAYS}")
_MONTHS_IN = {"maand": 1, "kwartaal": 3, "halfjaar": 6, "half jaar": 6, "jaar": 12}
_LONGEST = 120
_MOST_TIMES = 52


def read_rhythm(words: str) -> Rhythm | Problem:
    """Return the rhythm that the words name, or what is wrong with them and how it can be said."""
    plain = " ".join(words.casefold().split()).strip(" .")
    if len(plain) > _LONGEST:
        return _not_understood(plain[:_LONGEST])
    if match := _WEEKS.fullmatch(plain):
        every = 1 if match["once"] else 2 if match["other"] else _number(match["count"])
        return InWeeks(every, _weekdays(match["days"])) if every else _not_understood(plain)
    if match := _PARITY.fullmatch(plain):
        parity = int((match["parity"] or match["parity_first"]) == "oneven")
        return InWeeks(1, _weekdays(match["days"] or match["days_after"]), parity)
    if match := _EACH_DAY.fullmatch(plain):
        return InWeeks(1, _weekdays(match["days"]))
    if match := _TIMES.fullmatch(plain):
        times = _number(match["count"])
        if 0 < times <= _MOST_TIMES and match["count"] != "andere":
            return Spread(times, _weekdays(match["days"]))
        return _not_understood(plain)
    return _read_months(plain)


def _read_months(plain: str) -> Rhythm | Problem:
    if match := _MONTHS.fullmatch(plain):
        every = stretch = _MONTHS_IN.get(match["unit"] or "", 1)
        if match["alternate"] or match["count"]:
            every, stretch = 2 if match["alternate"] else _number(match["count"]), 1
        found = InMonths(every, stretch, _ordinals(match["nth"]), _weekdays(match["days"]))
        return found if every else _not_understood(plain)
    match = _OF_MONTH.fullmatch(plain)
    if match is None:
        return _not_understood(plain)
    ordinals, days = _ordinals(match["nth"]), match["days"]
    if not match["of"] and len(ordinals) == 1 and ordinals[0] > 1:
        return _ambiguous(plain, match["nth"], days)
    stretch = _MONTHS_IN[match["unit"]] if match["of"] else 1
    return InMonths(stretch, stretch, ordinals, _weekdays(days))


def _number(word: str) -> int:
    return 2 if word == "andere" else NUMBER_WORDS.get(word) or int(word)


def _weekdays(words: str | None) -> tuple[int, ...]:
    return tuple(
        WEEKDAY_NUMBERS[word] for word in re.findall(r"[a-z]+", words or "") if word != "en"
    )


def _ordinals(words: str) -> tuple[int, ...]:
    found = re.findall(_ORDINAL, words)
    return tuple(dict.fromkeys(_ORDINALS[word] for word in found))


def _ambiguous(plain: str, nth: str, days: str) -> Problem:
    return Problem(
        code="ritme-dubbelzinnig",
        key="ritme",
        message=f"'{plain}' kan twee dingen betekenen.",
        fix=f"Schrijf 'elke {nth} {days} van de maand', of bijvoorbeeld 'om de week op {days}'.",
    )


def _not_understood(plain: str) -> Problem:
    return Problem(
        code="ritme-onbekend",
        key="ritme",
        message=f"Het ritme '{plain}' is niet te begrijpen.",
        fix="Schrijf het zoals: " + "; ".join(EXAMPLES) + ".",
    )
