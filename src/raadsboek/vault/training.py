"""The training by law on disk: `procedures/scholing.yaml`, read into rules.

What the keys mean is `core.training.reading`'s; on which line a fault stands is
`vault.law_files`'.
"""

from functools import cache
from pathlib import Path

from raadsboek.core.training.reading import read_training_rules
from raadsboek.core.training.rule import TrainingRule
from raadsboek.vault.law_files import open_file
from raadsboek.vault.procedures import PROCEDURES, TRAINING_FILE, LawUnreadable, read_addresses


@cache
def read_training(folder: Path = PROCEDURES) -> tuple[TrainingRule, ...]:
    """Return what each law says of training. Raises `LawUnreadable`."""
    faults: list[str] = []
    addresses = read_addresses(folder, faults)
    file = open_file(folder / TRAINING_FILE, faults)
    rules: list[TrainingRule] = []
    if file is not None:
        rules, wrong = read_training_rules(file.meta, addresses)
        faults += [file.located(fault) for fault in wrong]
    if faults:
        raise LawUnreadable(faults)
    return tuple(rules)
