"""The part of raadsboek.yaml that says what reading a file of others may take (`inlezen`).

A fault costs only the line it is in. What may be set is bounded: nobody turns a limit off.
"""

import re

from msgspec import Struct

from raadsboek.core.note import Value
from raadsboek.core.problem import Problem

KEY = "inlezen"


class _Setting(Struct, frozen=True):
    """A line below `inlezen`: what it sets, in which unit, and between which numbers."""

    sets: str
    least: int
    most: int
    unit: str = ""
    times: int = 1


SETTINGS = {
    "bestand": _Setting("file_bytes", 1, 500, "MB", 1_000_000),
    "uitgepakt": _Setting("unpacked_bytes", 10, 4_000, "MB", 1_000_000),
    "verhouding": _Setting("ratio", 10, 2_000),
    "geheugen": _Setting("memory_bytes", 256, 8_000, "MB", 1_000_000),
    "seconden": _Setting("seconds", 2, 600),
    "lagen": _Setting("depth", 1, 100),
    "bijlagen": _Setting("parts", 1, 5_000),
    "tekens": _Setting("text_characters", 10_000, 50_000_000),
    "bladzijden": _Setting("pages", 1, 100_000),
}
_NUMBER = re.compile(r"([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,9})(?:\s*([A-Za-z]{1,9}))?")


def read_limits(value: Value, problems: list[Problem]) -> dict[str, int]:
    """Return what the lines below `inlezen` set; every fault is added to `problems`."""
    if not isinstance(value, dict):
        message = f"Onder '{KEY}:' staan geen regels zoals 'seconden: 30'."
        problems.append(_problem(KEY, message, f"Kies uit: {', '.join(SETTINGS)}."))
        return {}
    found: dict[str, int] = {}
    for key, given in value.items():
        setting = SETTINGS.get(key)
        if setting is None:
            message = f"'{key}' onder '{KEY}' is geen instelling die dit programma kent."
            problems.append(_problem(key, message, f"Kies uit: {', '.join(SETTINGS)}."))
            continue
        number = _number(given, setting)
        if number is None:
            unit = f" {setting.unit}" if setting.unit else ""
            message = f"Bij '{key}' onder '{KEY}' staat geen getal dat kan."
            fix = f"Kies een getal van {setting.least} tot en met {setting.most}{unit}."
            problems.append(_problem(key, message, fix))
        else:
            found[setting.sets] = number * setting.times
    return found


def _number(given: Value, setting: _Setting) -> int | None:
    typed = _NUMBER.fullmatch(given.strip()) if isinstance(given, str) else None
    if typed is None or (typed[2] or setting.unit).upper() != setting.unit:
        return None
    number = int(typed[1].replace(".", ""))
    return number if setting.least <= number <= setting.most else None


def _problem(key: str, message: str, fix: str) -> Problem:
    return Problem(code="inlezen-ongeldig", key=key, message=message, fix=fix)
