"""The terms for keeping notes, on disk: `procedures/bewaartermijnen.yaml`, read into values.

What the keys mean is `core.retention.terms`'; on which line a fault stands is `vault.law_files`'.
"""

from functools import cache
from pathlib import Path

from raadsboek.core.retention.terms import RetentionTerm, read_terms
from raadsboek.vault.law_files import open_file
from raadsboek.vault.procedures import PROCEDURES, RETENTION_FILE, LawUnreadable, read_addresses


@cache
def read_retention(folder: Path = PROCEDURES) -> tuple[RetentionTerm, ...]:
    """Return how long each kind is kept unless the council says so. Raises `LawUnreadable`."""
    faults: list[str] = []
    addresses = read_addresses(folder, faults)
    file = open_file(folder / RETENTION_FILE, faults)
    terms: list[RetentionTerm] = []
    if file is not None:
        terms, wrong = read_terms(file.meta, addresses)
        faults += [file.located(fault) for fault in wrong]
    if faults:
        raise LawUnreadable(faults)
    return tuple(terms)
