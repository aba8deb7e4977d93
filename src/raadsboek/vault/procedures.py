"""The law on disk: the files of `raadsboek/procedures`, read into one `Law`.

Owns which files those are. What the keys mean is `core.terms.reading`'s, and on which line a fault
stands `vault.law_files`'. A file that does not fit is named with its line and key, and nothing of
the law is used then: half a law is worse than none.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from raadsboek.core.errors import RaadsboekError
from raadsboek.core.terms.common_events import COMMON_EVENTS
from raadsboek.core.terms.fault import Fault
from raadsboek.core.terms.law import Law
from raadsboek.core.terms.procedure import Procedure
from raadsboek.core.terms.reading import read_procedure
from raadsboek.core.terms.versions import version_faults
from raadsboek.vault.law_files import LawFile, open_file
from raadsboek.vault.rest_days import HOLIDAYS_FILE, REST_DAYS_FILE, read_rest_days

PROCEDURES = Path(__file__).parents[1] / "procedures"
SOURCES_FILE = "bronnen.yaml"
SEATS_FILE = "zetels.yaml"
TRAINING_FILE = "scholing.yaml"
RETENTION_FILE = "bewaartermijnen.yaml"
CUSTOMS_FILE = "jaarkalender.yaml"
_LISTS = (
    SOURCES_FILE,
    SEATS_FILE,
    TRAINING_FILE,
    RETENTION_FILE,
    CUSTOMS_FILE,
    REST_DAYS_FILE,
    HOLIDAYS_FILE,
)
_COMMON = [one.name for one in COMMON_EVENTS]


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
    addresses = read_addresses(folder, faults)
    rest = read_rest_days(folder, faults)
    read: list[tuple[LawFile, Procedure]] = []
    for path in sorted(folder.glob("*.yaml")):
        if path.name not in _LISTS:
            found = _procedure(path, addresses, faults)
            read += [found] if found is not None else []
    # Between versions something seems to miss when one of them could not be read.
    if not faults:
        procedures = [one for _file, one in read]
        faults += [read[at][0].located(fault) for at, fault in version_faults(procedures)]
    if not faults and not read:
        faults.append("er staat geen enkele procedure in de map.")
    if faults or rest is None:
        raise LawUnreadable(faults)
    return Law(procedures=tuple(one for _file, one in read), rest=rest)


def read_addresses(folder: Path, faults: list[str]) -> dict[str, str]:
    """Return the sources and laws that may be named, each with its address."""
    file = open_file(folder / SOURCES_FILE, faults)
    addresses: dict[str, str] = {}
    for name, address in file.meta.items() if file else ():
        if isinstance(address, str) and address.startswith(("https://", "http://")):
            addresses[name] = address
        elif file is not None:
            fault = Fault((name,), "Hier staat geen adres.", "Schrijf het adres met https://.")
            faults.append(file.located(fault))
    return addresses


def _procedure(
    path: Path, addresses: Mapping[str, str], faults: list[str]
) -> tuple[LawFile, Procedure] | None:
    file = open_file(path, faults)
    if file is None:
        return None
    found, wrong = read_procedure(file.meta, addresses, _COMMON)
    if found is not None:
        wrong = _of_file_name(path.name, found)
    faults += [file.located(fault) for fault in wrong]
    return None if found is None or wrong else (file, found)


def _of_file_name(name: str, procedure: Procedure) -> list[Fault]:
    """Return what is wrong with how a file is called: its procedure, and the day it goes in."""
    start = f".{procedure.valid_from}" if procedure.valid_from else ""
    plain, dated = f"{procedure.name}.yaml", f"{procedure.name}{start}.yaml"
    if name in (plain, dated):
        return []
    fix = f"Noem het bestand {dated}, of verbeter de sleutel."
    if not name.startswith(f"{procedure.name}."):
        return [Fault(("procedure",), f"Het bestand heet niet naar {procedure.name}.", fix)]
    return [Fault(("geldig-vanaf",), "Het bestand heet naar een andere dag.", fix)]
