"""Numbers of notes: their form is a setting, their value is issued once and never reused."""

import re
from collections.abc import Iterable
from functools import cache


@cache
def _pattern(form: str) -> re.Pattern[str]:
    parts = re.split(r"(\{jaar(?:2)?\}|\{volg(?::\d+)?\})", form)
    source = ""
    for part in parts:
        if part == "{jaar}":
            source += r"(?P<jaar>\d{4})"
        elif part == "{jaar2}":
            source += r"(?P<jaar2>\d{2})"
        elif part.startswith("{volg"):
            source += r"(?P<volg>\d+)"
        else:
            source += re.escape(part)
    return re.compile(source)


def form_is_valid(form: str) -> bool:
    """Tell if `form` has one {volg} and at most one {jaar} or {jaar2}: 'UR {jaar2}-{volg:03}'."""
    bare = re.sub(r"\{jaar2?\}|\{volg(?::\d{1,2})?\}", "", form)
    return (
        len(re.findall(r"\{volg(?::\d{1,2})?\}", form)) == 1
        and len(re.findall(r"\{jaar2?\}", form)) <= 1
        and not re.search(r"[{}\[\]\n/\\:*?\"<>|]", bare)
        and bare.strip() == bare.strip(" .")
    )


def format_number(form: str, *, year: int, sequence: int) -> str:
    """Return the number that `form` gives: B-{jaar}-{volg:03} with 2026 and 14 is B-2026-014."""

    def fill(match: re.Match[str]) -> str:
        name, _, width = match.group(1).partition(":")
        if name == "jaar":
            return f"{year:04}"
        if name == "jaar2":
            return f"{year % 100:02}"
        return f"{sequence:0{width or 1}}"

    return re.sub(r"\{(jaar2?|volg(?::\d+)?)\}", fill, form)


def parse_number(form: str, number: str) -> tuple[int | None, int] | None:
    """Return (year or None, sequence) when `number` has this form, else None."""
    match = _pattern(form).fullmatch(number)
    if match is None:
        return None
    groups = match.groupdict()
    if groups.get("jaar"):
        return int(groups["jaar"]), int(groups["volg"])
    if groups.get("jaar2"):
        return 2000 + int(groups["jaar2"]), int(groups["volg"])
    return None, int(groups["volg"])


def next_number(form: str, *, year: int, issued: Iterable[str]) -> str:
    """Return the first number after the highest one that was ever issued in this form and year.

    `issued` holds every number known, also of notes that no longer exist.
    """
    highest = 0
    for number in issued:
        parsed = parse_number(form, number)
        if parsed is not None and parsed[0] in (None, year):
            highest = max(highest, parsed[1])
    return format_number(form, year=year, sequence=highest + 1)
