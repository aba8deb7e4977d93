"""The entries of a file of the law: lists of keys read into structs, with the place of each fault.

What the keys mean is that of who reads them. It must not know files or lines.
"""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from msgspec import Struct

from raadsboek.core.note import Value
from raadsboek.core.schema import check, fields_of
from raadsboek.core.terms.fault import Fault, Way, one_of

T = TypeVar("T", bound=Struct)


def unknown_sources(
    names: tuple[str, ...], way: Way, addresses: Mapping[str, str]
) -> Iterator[Fault]:
    """Yield the sources whose address is not known."""
    for name in names:
        if name not in addresses:
            fix = "Zet de bron met zijn adres in bronnen.yaml."
            yield Fault(way, f"De bron '{name}' staat niet in bronnen.yaml.", fix)


def structs_in(
    struct: type[T], item: Mapping[str, Value], key: str, way: Way, faults: list[Fault]
) -> list[T]:
    """Return the entries of a list under a key, as structs; what is wrong is added to `faults`."""
    read = (struct_of(struct, one, at, faults) for at, one in items_in(item, key, way, faults))
    return [one for one in read if one is not None]


def struct_of(
    struct: type[T],
    given: Mapping[str, Value],
    way: Way,
    faults: list[Fault],
    *,
    known: list[str] | None = None,
) -> T | None:
    """Return keys as a struct, None when they do not fit; a key that is not `known` is told."""
    keys = known or [item.key for item in fields_of(struct)]
    faults += [
        Fault((*way, key), f"'{key}' hoort hier niet.", one_of(keys))
        for key in given
        if key not in keys
    ]
    found, problems = check(struct, given)
    faults += [Fault((*way, one.key), one.message, one.fix) for one in problems]
    return found


def items_in(
    meta: Mapping[str, Value], key: str, way: Way, faults: list[Fault]
) -> Iterator[tuple[Way, dict[str, Value]]]:
    """Yield the entries of a list under a key, each with where it stands."""
    value = meta.get(key, [])
    if not isinstance(value, list):
        faults.append(
            Fault((*way, key), f"Onder '{key}' hoort een lijst.", "Begin elke regel met '- '.")
        )
        return
    for place, item in enumerate(value):
        if isinstance(item, dict):
            yield (*way, key, place), item
        else:
            faults.append(
                Fault(
                    (*way, key, place),
                    f"Onder '{key}' horen sleutels.",
                    "Schrijf 'sleutel: waarde'.",
                )
            )
