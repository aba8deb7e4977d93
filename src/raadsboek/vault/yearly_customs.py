"""When councils usually deal with what the law asks every year: `procedures/jaarkalender.yaml`.

What the keys mean is `core.yearly.duty`'s; on which line a fault stands is `vault.law_files`'.
"""

from functools import cache
from pathlib import Path

from raadsboek.core.note import Value
from raadsboek.core.schema import check, fields_of
from raadsboek.core.terms.fault import Fault, Way, one_of
from raadsboek.core.yearly.duty import Custom
from raadsboek.vault.law_files import open_file
from raadsboek.vault.procedures import CUSTOMS_FILE, PROCEDURES, LawUnreadable

_KEY = "regels"


@cache
def read_customs(folder: Path = PROCEDURES) -> tuple[Custom, ...]:
    """Return the habits of councils, by step of a procedure. Raises `LawUnreadable`."""
    faults: list[str] = []
    found: list[Custom] = []
    file = open_file(folder / CUSTOMS_FILE, faults)
    if file is not None:
        items = file.meta.get(_KEY, [])
        for place, item in enumerate(items if isinstance(items, list) else []):
            custom, wrong = _read(item, (_KEY, place))
            found += [custom] if custom is not None else []
            faults += [file.located(fault) for fault in wrong]
    if faults:
        raise LawUnreadable(faults)
    return tuple(found)


def _read(item: Value, way: Way) -> tuple[Custom | None, list[Fault]]:
    if not isinstance(item, dict):
        return None, [Fault(way, "Hier horen sleutels.", "Schrijf 'procedure:' en 'stap:'.")]
    keys = [one.key for one in fields_of(Custom)]
    faults = [
        Fault((*way, key), f"'{key}' hoort hier niet.", one_of(keys))
        for key in item
        if key not in keys
    ]
    custom, problems = check(Custom, item)
    return custom, [*faults, *(Fault((*way, one.key), one.message, one.fix) for one in problems)]
