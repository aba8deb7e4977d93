"""The settings about what others may see: encryption and its readers, privacy, the time of day.

Values of raadsboek.yaml in, facts out; what is wrong is told, and counts on the safe side.
"""

from collections.abc import Mapping
from typing import TypedDict

from raadsboek.core.council import Reader
from raadsboek.core.note import Value, text_in
from raadsboek.core.problem import Problem, Severity

ENCRYPTS, READERS, PRIVATE, HISTORY = "vertrouwelijk", "lezers", "prive", "geschiedenis"
NAMES = "namen-openbaar"
"""The keys of raadsboek.yaml that are read here."""
TO_ENCRYPT, DAY_ONLY = "versleutelen", "alleen datum"
_IN_THE_CLEAR = "leesbaar"
_WITH_TIME = "met tijd"


class Secrecy(TypedDict):
    """What these settings say."""

    encrypts: bool
    readers: tuple[Reader, ...]
    private: bool
    day_only: bool
    hides_names: bool


def read_secrecy(meta: Mapping[str, Value], problems: list[Problem]) -> Secrecy:
    """Return what the settings say about secrecy; every fault is added to `problems`."""
    return Secrecy(
        encrypts=_choice(meta, ENCRYPTS, TO_ENCRYPT, _IN_THE_CLEAR, problems),
        readers=_readers(meta.get(READERS, ""), problems),
        private=_choice(meta, PRIVATE, "ja", "nee", problems),
        day_only=_choice(meta, HISTORY, DAY_ONLY, _WITH_TIME, problems),
        hides_names=_choice(meta, NAMES, "nee", "ja", problems),
    )


def _choice(
    meta: Mapping[str, Value], key: str, safe: str, usual: str, problems: list[Problem]
) -> bool:
    """Tell if the safe word stands at a key; any word that is not the usual one counts as safe."""
    word = _word(meta.get(key, ""))
    if word in ("", usual):
        return False
    if word != safe:
        message = f"Bij '{key}' staat een woord dat dit programma niet kent; '{safe}' geldt."
        problems.append(_problem(key, message, f"Kies '{safe}' of '{usual}'.", Severity.WARNING))
    return True


def _word(value: Value) -> str:
    return " ".join(value.split()).casefold() if isinstance(value, str) else "?"


def _readers(value: Value, problems: list[Problem]) -> tuple[Reader, ...]:
    if not value:
        return ()
    found: list[Reader] = []
    for item in value if isinstance(value, list) else [value]:
        name = text_in(item, "naam") if isinstance(item, dict) else ""
        key = text_in(item, "sleutel") if isinstance(item, dict) else ""
        if not isinstance(item, dict) or not name or not _looks_like_key(key):
            message = f"Onder '{READERS}' staat een lezer zonder naam of zonder goede sleutel."
            fix = "Voeg de lezer toe met: raadsboek versleutelen --lezer NAAM --sleutel SLEUTEL"
            problems.append(_problem(READERS, message, fix))
            continue
        found.append(
            Reader(name=name, key=key, since=text_in(item, "van"), until=text_in(item, "tot"))
        )
    return tuple(found)


def _looks_like_key(key: str) -> bool:
    # Loading the encryption to look at a key would cost every start.
    return key.startswith("age1") and key.isascii() and key.isalnum()


def _problem(key: str, message: str, fix: str, severity: Severity = Severity.ERROR) -> Problem:
    code = "lezer-ongeldig" if key == READERS else "geheim-onduidelijk"
    return Problem(code=code, key=key, message=message, fix=fix, severity=severity)
