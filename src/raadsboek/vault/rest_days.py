"""The rest days on disk: the holidays that are kept per year, and the days equated by decree.

What they are for is `core.terms.rest_days`'. It must not guess: a day that is none is a fault.
"""

import datetime
import re
from pathlib import Path

from raadsboek.core.dates import day_as_kept
from raadsboek.core.terms.fault import Fault
from raadsboek.core.terms.rest_days import RestDays
from raadsboek.vault.law_files import LawFile, open_file

REST_DAYS_FILE = "rustdagen.yaml"
HOLIDAYS_FILE = "feestdagen.yaml"
_KNOWN = {"bekend-vanaf": "2023-01-01", "bekend-tot": "2028-12-31"}
"""Between which days all days by decree are in the file; with an example of each."""
_HOLIDAY = re.compile(r"(\d\d-\d\d) (\S.*)", re.ASCII)


def read_rest_days(folder: Path, faults: list[str]) -> RestDays | None:
    """Return the rest days; None, with lines in `faults`, where they cannot be told."""
    holidays = _holidays(folder / HOLIDAYS_FILE, faults)
    file = open_file(folder / REST_DAYS_FILE, faults)
    if file is None:
        return None
    equated = _equated(file, faults)
    first, last = (_known(file, key, faults) for key in _KNOWN)
    if first is None or last is None:
        return None
    return RestDays(equated=equated, covered_from=first, covered_until=last, holidays=holidays)


def _equated(file: LawFile, faults: list[str]) -> dict[datetime.date, str]:
    days = file.meta.get("gelijkgesteld", {})
    found: dict[datetime.date, str] = {}
    for key, name in (days if isinstance(days, dict) else {}).items():
        day = day_as_kept(key)
        if day is None or not isinstance(name, str):
            fault = Fault(("gelijkgesteld", key), f"'{key}' is geen dag.", "Schrijf 2026-01-02.")
            faults.append(file.located(fault))
        else:
            found[day] = name
    return found


def _known(file: LawFile, key: str, faults: list[str]) -> datetime.date | None:
    text = file.meta.get(key, "")
    day = day_as_kept(text) if isinstance(text, str) else None
    if day is None:
        wrong = f"'{text}' is geen dag." if text else f"'{key}' ontbreekt."
        faults.append(file.located(Fault((key,), wrong, f"Schrijf {_KNOWN[key]}.")))
    return day


def _holidays(path: Path, faults: list[str]) -> dict[int, dict[datetime.date, str]]:
    """Return the holidays that are kept, by year: '01-01 Nieuwjaarsdag, 04-03 Goede vrijdag'."""
    file = open_file(path, faults)
    if file is None:
        return {}
    found: dict[int, dict[datetime.date, str]] = {}
    for year, line in file.meta.items():
        days = {}
        for part in line.split(", ") if isinstance(line, str) else [""]:
            match = _HOLIDAY.fullmatch(part)
            day = day_as_kept(f"{year}-{match[1]}") if match else None
            if match is None or day is None:
                fix = "Schrijf 01-01 Nieuwjaarsdag."
                fault = Fault((year,), f"'{part}' is geen feestdag.", fix)
                faults.append(file.located(fault))
            else:
                days[day] = match[2]
        if days:
            found[next(iter(days)).year] = days
    return found
