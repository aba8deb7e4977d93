"""The words of a term, as they stand in the data of the law and in raadsboek.yaml.

'1 maand', 'zes weken', '7 dagen terug', 'vóór 1 mei', 'uiterlijk 1 oktober', '2 keer per jaar',
'voorwaarde', 'af te spreken'; anything else of a few words ('zo spoedig mogelijk', 'geen') gives
no day.
"""

import re
import unicodedata

from raadsboek.core.dates import MONTH_NUMBERS, real_date
from raadsboek.core.number_words import NUMBER_WORDS
from raadsboek.core.terms.procedure import Term, TermForm, Unit

_UNITS = {
    "dag": Unit.DAY,
    "dagen": Unit.DAY,
    "week": Unit.WEEK,
    "weken": Unit.WEEK,
    "maand": Unit.MONTH,
    "maanden": Unit.MONTH,
    "jaar": Unit.YEAR,
    "jaren": Unit.YEAR,
}
_PLURALS = {Unit.DAY: "dagen", Unit.WEEK: "weken", Unit.MONTH: "maanden", Unit.YEAR: "jaar"}
_NUMBERED = re.compile(
    rf"(?:binnen )?(\d{{1,3}}) ({'|'.join(_UNITS)})( terug| vooraf| ervoor| van tevoren)?",
    re.ASCII,
)
_IN_WORDS = re.compile(rf"\b({'|'.join(NUMBER_WORDS)}) (?={'|'.join(_UNITS)}|keer\b)")
_CALENDAR = re.compile(r"(vóór|voor|uiterlijk) (\d{1,2}) ([a-z]+)", re.ASCII)
_YEARLY = re.compile(r"(\d{1,2}) keer per jaar|elke (\d{1,2}) jaar", re.ASCII)
_LEAP_YEAR = 2000
_LONGEST = 60


def read_term(words: str) -> Term | None:
    """Return the term that the words say; None when a number stands in it that is not understood.

    Words without a number give an open term: no day follows from them.
    """
    plain = " ".join(unicodedata.normalize("NFC", words).split()).casefold()
    if not plain or len(plain) > _LONGEST:
        return None
    plain = _IN_WORDS.sub(lambda found: f"{NUMBER_WORDS[found[1]]} ", plain)
    if match := _NUMBERED.fullmatch(plain):
        form = TermForm.BACKWARD if match[3] else TermForm.FORWARD
        return _counted(form, plain, int(match[1]), _UNITS[match[2]])
    if match := _CALENDAR.fullmatch(plain):
        month, day = MONTH_NUMBERS.get(match[3], 0), int(match[2])
        if real_date(_LEAP_YEAR, month, day) is None:
            return None
        inclusive = match[1] == "uiterlijk"
        return Term(form=TermForm.CALENDAR, words=plain, month=month, day=day, inclusive=inclusive)
    if match := _YEARLY.fullmatch(plain):
        form = TermForm.YEARLY if match[1] else TermForm.FORWARD
        return _counted(form, plain, int(match[1] or match[2]), Unit.YEAR)
    if any(character.isdigit() for character in plain):
        return None
    forms = {TermForm.CONDITION.value: TermForm.CONDITION, TermForm.AGREED.value: TermForm.AGREED}
    return Term(form=forms.get(plain, TermForm.OPEN), words=plain)


def _counted(form: TermForm, words: str, number: int, unit: Unit) -> Term | None:
    return Term(form=form, words=words, number=number, unit=unit) if number else None


def amount(number: int, unit: Unit) -> str:
    """Return '1 maand', '6 weken', '2 jaar'."""
    return f"{number} {unit.value if number == 1 else _PLURALS[unit]}"
