"""The number of seats by law, on disk: `procedures/zetels.yaml`, read into rules.

What the keys mean is `core.seats_reading`'s; on which line a fault stands is `vault.law_files`'.
"""

from functools import cache
from pathlib import Path

from raadsboek.core.seats import SeatRule
from raadsboek.core.seats_reading import read_seat_rules
from raadsboek.vault.law_files import open_file
from raadsboek.vault.procedures import PROCEDURES, SEATS_FILE, LawUnreadable, read_addresses


@cache
def read_seats(folder: Path = PROCEDURES) -> tuple[SeatRule, ...]:
    """Return what each law says of the number of seats. Raises `LawUnreadable`."""
    faults: list[str] = []
    addresses = read_addresses(folder, faults)
    file = open_file(folder / SEATS_FILE, faults)
    rules: list[SeatRule] = []
    if file is not None:
        rules, wrong = read_seat_rules(file.meta, addresses)
        faults += [file.located(fault) for fault in wrong]
    if faults:
        raise LawUnreadable(faults)
    return tuple(rules)
