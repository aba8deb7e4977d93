"""The law on disk: the files of `raadsboek/procedures`, read into one `Law`.

Owns where those files are and on which line a fault stands. What the keys mean is
`core.terms.reading`'s. A file that does not fit is named with its line and key, and nothing of
the law is used then: half a law is worse than none.
"""

import datetime
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from raadsboek.core.dates import day_as_kept
from raadsboek.core.errors import RaadsboekError
from raadsboek.core.terms.common_events import COMMON_EVENTS
from raadsboek.core.terms.law import Law
from raadsboek.core.terms.procedure import Procedure
from raadsboek.core.terms.reading import Fault, Way, read_procedure
from raadsboek.core.terms.rest_days import RestDays
from raadsboek.vault import yaml_strings
from raadsboek.vault.parts import BREAK
from raadsboek.vault.refusals import Refused

PROCEDURES = Path(__file__).parents[1] / "procedures"
SOURCES_FILE = "bronnen.yaml"
REST_DAYS_FILE = "rustdagen.yaml"
HOLIDAYS_FILE = "feestdagen.yaml"
_KNOWN = {"bekend-vanaf": "2023-01-01", "bekend-tot": "2028-12-31"}
"""Between which days all days by decree are in the file; with an example of each."""
_HOLIDAY = re.compile(r"(\d\d-\d\d) (\S.*)", re.ASCII)


class LawUnreadable(RaadsboekError):
    """A file of the law does not fit; every fault with its file, line and key."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = tuple(lines)
        super().__init__(
            "De wet in dit programma is niet te lezen:\n  " + "\n  ".join(self.lines),
            "Installeer Raadsboek opnieuw, of verbeter het bestand.",
        )


@cache
def read_law(folder: Path = PROCEDURES) -> Law:
    """Return everything that the files in `folder` say. Raises `LawUnreadable`."""
    faults: list[str] = []
    addresses = _addresses(folder, faults)
    procedures = [
        found
        for file in sorted(folder.glob("*.*.yaml"))
        if (found := _procedure(file, addresses, faults)) is not None
    ]
    rest = _rest_days(folder, faults)
    if faults or rest is None:
        raise LawUnreadable(faults)
    return Law(procedures=tuple(procedures), rest=rest)


def _procedure(file: Path, addresses: Mapping[str, str], faults: list[str]) -> Procedure | None:
    document = _document(file, faults)
    if document is None:
        return None
    text, parsed = document
    found, wrong = read_procedure(parsed.meta, addresses, [one.name for one in COMMON_EVENTS])
    faults += [_located(file, text, parsed, fault) for fault in wrong]
    if found is not None and file.name.removeprefix(found.name)[:1] != ".":
        faults.append(f"{file.name}, regel 1, procedure: het bestand heet niet naar {found.name}.")
    return found


def _addresses(folder: Path, faults: list[str]) -> dict[str, str]:
    document = _document(folder / SOURCES_FILE, faults)
    keys = document[1].meta if document else {}
    return {name: address for name, address in keys.items() if isinstance(address, str)}


def _rest_days(folder: Path, faults: list[str]) -> RestDays | None:
    holidays = _holidays(folder / HOLIDAYS_FILE, faults)
    file = folder / REST_DAYS_FILE
    document = _document(file, faults)
    if document is None:
        return None
    text, parsed = document
    days = parsed.meta.get("gelijkgesteld", {})
    equated: dict[datetime.date, str] = {}
    for key, name in (days if isinstance(days, dict) else {}).items():
        day = day_as_kept(key)
        if day is None or not isinstance(name, str):
            fault = Fault(("gelijkgesteld", key), f"'{key}' is geen dag.", "Schrijf 2026-01-02.")
            faults.append(_located(file, text, parsed, fault))
        else:
            equated[day] = name
    known = {key: day_as_kept(str(parsed.meta.get(key, ""))) for key in _KNOWN}
    for key, example in _KNOWN.items():
        if known[key] is None:
            said = f"'{parsed.meta.get(key, '')}' is geen dag."
            fault = Fault((key,), said, f"Schrijf {example}.")
            faults.append(_located(file, text, parsed, fault))
    first, last = known.values()
    if first is None or last is None:
        return None
    return RestDays(equated=equated, covered_from=first, covered_until=last, holidays=holidays)


def _holidays(file: Path, faults: list[str]) -> dict[int, dict[datetime.date, str]]:
    """Return the holidays that are kept, by year: '01-01 Nieuwjaarsdag, 04-03 Goede vrijdag'."""
    document = _document(file, faults)
    if document is None:
        return {}
    text, parsed = document
    found: dict[int, dict[datetime.date, str]] = {}
    for year, line in parsed.meta.items():
        days = {}
        for part in line.split(", ") if isinstance(line, str) else [""]:
            match = _HOLIDAY.fullmatch(part)
            day = day_as_kept(f"{year}-{match[1]}") if match else None
            if match is None or day is None:
                said, fix = f"'{part}' is geen feestdag.", "Schrijf 01-01 Nieuwjaarsdag."
                faults.append(_located(file, text, parsed, Fault((year,), said, fix)))
            else:
                days[day] = match[2]
        if days:
            found[next(iter(days)).year] = days
    return found


def _document(file: Path, faults: list[str]) -> tuple[str, yaml_strings.Document] | None:
    try:
        text = file.read_text(encoding="utf-8")
        return text, yaml_strings.parse(text, first_line=1)
    except (OSError, UnicodeDecodeError) as error:
        faults.append(f"{file.name}: niet te lezen ({error.__class__.__name__}).")
    except Refused as refused:
        faults.append(f"{file.name}: {refused.problem.message}")
    return None


def _located(file: Path, text: str, document: yaml_strings.Document, fault: Fault) -> str:
    line = 1 + len(BREAK.findall(text, 0, _place(document, fault.way)))
    key = next((part for part in reversed(fault.way) if isinstance(part, str)), "")
    return f"{file.name}, regel {line}, {key}: {fault.message} {fault.fix}"


def _place(document: yaml_strings.Document, way: Way) -> int:
    """Return where the value at the end of the way starts; of one that misses, what it is in."""
    place, pairs = 0, document.pairs
    items: tuple[yaml_strings.Node, ...] = ()
    for part in way:
        node: yaml_strings.Node | None = None
        if isinstance(part, int):
            node = items[part] if part < len(items) else None
        else:
            found = next(((key, value) for key, value in pairs if key.value == part), None)
            if found is not None:
                node = found[1]
                place = found[0].start
        if node is None:
            return place
        if isinstance(part, int):
            place = node.start
        pairs, items = node.pairs, node.items
    return place
