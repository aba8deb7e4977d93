"""The versions of the procedures together: one for every day, and one procedure for every form.

A change of law is a new file beside the old one; here is checked that they join up.
"""

import datetime
from collections.abc import Iterator, Sequence
from itertools import pairwise

from raadsboek.core.terms.fault import Fault
from raadsboek.core.terms.procedure import Procedure

_ONE_DAY = datetime.timedelta(days=1)


def version_faults(procedures: Sequence[Procedure]) -> list[tuple[int, Fault]]:
    """Return what is wrong between versions, each with the place of the procedure it is at."""
    by_name: dict[str, list[int]] = {}
    for place, one in enumerate(procedures):
        by_name.setdefault(one.name, []).append(place)
    found = [
        fault
        for places in by_name.values()
        for fault in _between_versions(
            sorted(places, key=lambda at: _start(procedures[at])), procedures
        )
    ]
    return [*found, *_forms_twice(procedures)]


def _between_versions(
    places: Sequence[int], procedures: Sequence[Procedure]
) -> Iterator[tuple[int, Fault]]:
    for before, after in pairwise(places):
        older, newer = procedures[before], procedures[after]
        if newer.valid_from is None:
            yield (
                after,
                Fault(
                    ("procedure",),
                    f"Er zijn twee versies van {newer.name} zonder 'geldig-vanaf'.",
                    "Zet bij de nieuwste de dag waarop zij ingaat.",
                ),
            )
        elif older.valid_until is None or older.valid_until >= newer.valid_from:
            yield (
                after,
                Fault(
                    ("geldig-vanaf",),
                    f"Op {newer.valid_from} geldt ook een oudere versie.",
                    f"Zet daar 'geldig-tot: {newer.valid_from - _ONE_DAY}'.",
                ),
            )
        elif older.valid_until + _ONE_DAY < newer.valid_from:
            first, last = older.valid_until + _ONE_DAY, newer.valid_from - _ONE_DAY
            yield (
                after,
                Fault(
                    ("geldig-vanaf",),
                    f"Van {first} tot en met {last} geldt geen enkele versie.",
                    "Laat deze versie eerder ingaan, of de vorige langer gelden.",
                ),
            )


def _forms_twice(procedures: Sequence[Procedure]) -> Iterator[tuple[int, Fault]]:
    owners: dict[tuple[str, str], str] = {}
    for place, one in enumerate(procedures):
        for form in one.forms:
            owner = owners.setdefault((one.law, form), one.name)
            if owner != one.name:
                yield (
                    place,
                    Fault(
                        ("vormen",),
                        f"De vorm '{form}' staat ook bij {owner}.",
                        "Laat een vorm bij een procedure van de wet staan.",
                    ),
                )


def _start(procedure: Procedure) -> datetime.date:
    return procedure.valid_from or datetime.date.min
