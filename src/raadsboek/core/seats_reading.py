"""From the keys of `zetels.yaml` to rules of seats, with every fault and the key it is at.

Owns what must hold of the bands. It must not know files or lines.
"""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from raadsboek.core.note import Value
from raadsboek.core.schema import check, fields_of
from raadsboek.core.seats import Office, SeatBand, SeatRule, Service
from raadsboek.core.terms.fault import Fault, Way, one_of

T = TypeVar("T", bound=Struct)

_RULES, _BANDS, _SERVICE, _OFFICE = "regels", "zetels", "diensttijd", "zitting"
_MADE_HERE = {"bands", "service", "office", "source", "read_at"}
_RULE_KEYS = [
    *(item.key for item in fields_of(SeatRule) if item.attribute not in _MADE_HERE),
    _BANDS,
    _SERVICE,
    _OFFICE,
]


def read_seat_rules(
    meta: Mapping[str, Value], addresses: Mapping[str, str]
) -> tuple[list[SeatRule], list[Fault]]:
    """Return the rules under `regels`, and everything that is wrong with them."""
    faults = [
        Fault((key,), f"'{key}' hoort hier niet.", one_of([_RULES]))
        for key in meta
        if key != _RULES
    ]
    rules: list[SeatRule] = []
    for way, item in _items(meta, _RULES, (), faults):
        rule = _rule(item, way, addresses, faults)
        rules += [rule] if rule is not None else []
    if not rules and not faults:
        faults.append(Fault((_RULES,), "Er staat geen enkele regel.", "Zet er een onder."))
    return rules, faults


def _rule(
    item: dict[str, Value], way: Way, addresses: Mapping[str, str], faults: list[Fault]
) -> SeatRule | None:
    flat = {key: value for key, value in item.items() if key not in (_BANDS, _SERVICE, _OFFICE)}
    rule = _struct(SeatRule, flat, way, faults, known=_RULE_KEYS)
    bands = _structs(SeatBand, item, _BANDS, way, faults)
    service = _structs(Service, item, _SERVICE, way, faults)
    faults += _order(bands, way)
    office = _office(item, way, addresses, faults)
    if rule is None:
        return None
    if bool(bands) == bool(rule.words):
        fix = "Zet er de zetels bij, of met 'uitleg' waarom de wet geen aantal noemt."
        faults.append(Fault((*way, "uitleg"), "Er hoort een van de twee: zetels of uitleg.", fix))
    faults += _unknown_sources(rule.sources, (*way, "bronnen"), addresses)
    for place, one in enumerate(service):
        faults += _unknown_sources(one.sources, (*way, _SERVICE, place, "bronnen"), addresses)
    read_at = next((addresses[one] for one in rule.sources if one in addresses), "")
    return replace(
        rule,
        bands=tuple(bands),
        service=tuple(service),
        office=office,
        source=addresses.get(rule.law, read_at),
        read_at=read_at,
    )


def _office(
    item: Mapping[str, Value], way: Way, addresses: Mapping[str, str], faults: list[Fault]
) -> Office | None:
    if _OFFICE not in item:
        return None
    value = item[_OFFICE]
    if isinstance(value, dict):
        found = _struct(Office, value, (*way, _OFFICE), faults)
        sources = found.sources if found else ()
        faults += _unknown_sources(sources, (*way, _OFFICE, "bronnen"), addresses)
        return found
    fix = "Schrijf daaronder 'jaren: 3'."
    faults.append(Fault((*way, _OFFICE), f"Onder '{_OFFICE}' horen sleutels.", fix))
    return None


def _order(bands: list[SeatBand], way: Way) -> Iterator[Fault]:
    """Yield what is wrong with the row: it begins at one, and both numbers rise."""
    if bands and bands[0].first != 1:
        yield Fault((*way, _BANDS, 0, "vanaf"), "De eerste groep begint niet bij 1.", "Schrijf 1.")
    for place in range(1, len(bands)):
        for key, rises in (
            ("vanaf", bands[place].first > bands[place - 1].first),
            ("zetels", bands[place].seats > bands[place - 1].seats),
        ):
            if not rises:
                yield Fault(
                    (*way, _BANDS, place, key),
                    f"'{key}' is niet hoger dan in de regel erboven.",
                    "Zet de groepen op volgorde, van klein naar groot.",
                )


def _unknown_sources(
    names: tuple[str, ...], way: Way, addresses: Mapping[str, str]
) -> Iterator[Fault]:
    for name in names:
        if name not in addresses:
            fix = "Zet de bron met zijn adres in bronnen.yaml."
            yield Fault(way, f"De bron '{name}' staat niet in bronnen.yaml.", fix)


def _structs(
    struct: type[T], item: Mapping[str, Value], key: str, way: Way, faults: list[Fault]
) -> list[T]:
    read = (_struct(struct, one, at, faults) for at, one in _items(item, key, way, faults))
    return [one for one in read if one is not None]


def _struct(
    struct: type[T],
    given: Mapping[str, Value],
    way: Way,
    faults: list[Fault],
    *,
    known: list[str] | None = None,
) -> T | None:
    keys = known or [item.key for item in fields_of(struct)]
    faults += [
        Fault((*way, key), f"'{key}' hoort hier niet.", one_of(keys))
        for key in given
        if key not in keys
    ]
    found, problems = check(struct, given)
    faults += [Fault((*way, one.key), one.message, one.fix) for one in problems]
    return found


def _items(
    meta: Mapping[str, Value], key: str, way: Way, faults: list[Fault]
) -> Iterator[tuple[Way, dict[str, Value]]]:
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
