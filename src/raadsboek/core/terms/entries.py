"""The entries of a file of the law: lists of keys read into structs, with the place of each fault.

What the keys mean is that of who reads them. It must not know files or lines.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from msgspec import Struct

from raadsboek.core.note import Value
from raadsboek.core.schema import check, fields_of
from raadsboek.core.terms.fault import Fault, Way, one_of

T = TypeVar("T", bound=Struct)

_RULES = "regels"
"""The only key of a file that lists rules."""


def unknown_sources(
    names: tuple[str, ...], way: Way, addresses: Mapping[str, str]
) -> Iterator[Fault]:
    """Yield the sources whose address is not known."""
    for name in names:
        if name not in addresses:
            fix = "Zet de bron met zijn adres in bronnen.yaml."
            yield Fault(way, f"De bron '{name}' staat niet in bronnen.yaml.", fix)


def rules_in(
    meta: Mapping[str, Value], read: Callable[[dict[str, Value], Way, list[Fault]], T | None]
) -> tuple[list[T], list[Fault]]:
    """Return what `read` makes of the entries under `regels`, and everything that is wrong.

    `read` gets an entry, its place and the faults to add to; None when the entry does not fit.
    """
    faults = [
        Fault((key,), f"'{key}' hoort hier niet.", one_of([_RULES]))
        for key in meta
        if key != _RULES
    ]
    found = (read(item, way, faults) for way, item in items_in(meta, _RULES, (), faults))
    rules = [rule for rule in found if rule is not None]
    if not rules and not faults:
        faults.append(Fault((_RULES,), "Er staat geen enkele regel.", "Zet er een onder."))
    return rules, faults


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
