"""The order in which people expect rows: numbers by value, names by surname, accents ignored.

Pure. A sort key is a string, so that SQLite's byte order and Python's order are the same.
"""

import re
import unicodedata

_PARTICLES = frozenset(
    {
        *("van", "de", "den", "der", "het", "'t", "ter", "ten", "te", "tot", "op", "aan", "bij"),
        *("in", "onder", "over", "uit", "uijt", "voor", "'s", "la", "le", "du", "von", "zu"),
        *("el", "al", "dos", "da", "di"),
    }
)
_NUMBER = re.compile(r"\d+")
_WIDTH = 12
"""Digits that a number is padded to, so that 9 sorts before 14."""


def fold(text: str) -> str:
    """Return text as it is compared: lower case, without accents."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def natural_key(text: str) -> str:
    """Return a key in which numbers count by value: A-2026-9 comes before A-2026-14."""
    return _NUMBER.sub(lambda match: match.group().zfill(_WIDTH), fold(text))


def name_key(name: str) -> str:
    """Return a key that sorts a person by surname, ignoring the tussenvoegsel.

    'Anna de Jong' and 'Jong, Anna de' both sort under 'jong'.
    """
    folded = fold(name)
    if "," in folded:
        surname, _, rest = folded.partition(",")
        words = [word for word in surname.split() if word not in _PARTICLES] or surname.split()
        return " ".join((*words, *rest.split()))
    words = folded.split()
    start = _surname_start(words)
    surname_words = [word for word in words[start:] if word not in _PARTICLES] or words[start:]
    return " ".join((*surname_words, *words[:start], *words[start:]))


def _surname_start(words: list[str]) -> int:
    """Return where the surname starts: at the first particle or double name, else the last word."""
    for position, word in enumerate(words[:-1]):
        if position and (word in _PARTICLES or "-" in word):
            return position
    return max(len(words) - 1, 0)
