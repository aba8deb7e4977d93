"""From the keys of `zetels.yaml` to rules of seats, with every fault and the key it is at.

Owns what must hold of the bands. It must not know files or lines.
"""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from raadsboek.core.note import Value
from raadsboek.core.schema import fields_of
from raadsboek.core.seats import Office, SeatBand, SeatRule, Service
from raadsboek.core.terms.entries import rules_in, struct_of, structs_in, unknown_sources
from raadsboek.core.terms.fault import Fault, Way

_BANDS, _SERVICE, _OFFICE = "zetels", "diensttijd", "zitting"
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
    return rules_in(meta, lambda item, way, faults: _rule(item, way, addresses, faults))


def _rule(
    item: dict[str, Value], way: Way, addresses: Mapping[str, str], faults: list[Fault]
) -> SeatRule | None:
    flat = {key: value for key, value in item.items() if key not in (_BANDS, _SERVICE, _OFFICE)}
    rule = struct_of(SeatRule, flat, way, faults, known=_RULE_KEYS)
    bands = structs_in(SeatBand, item, _BANDS, way, faults)
    service = structs_in(Service, item, _SERVICE, way, faults)
    faults += _order(bands, way)
    office = _office(item, way, addresses, faults)
    if rule is None:
        return None
    if bool(bands) == bool(rule.words):
        fix = "Zet er de zetels bij, of met 'uitleg' waarom de wet geen aantal noemt."
        faults.append(Fault((*way, "uitleg"), "Er hoort een van de twee: zetels of uitleg.", fix))
    faults += unknown_sources(rule.sources, (*way, "bronnen"), addresses)
    for place, one in enumerate(service):
        faults += unknown_sources(one.sources, (*way, _SERVICE, place, "bronnen"), addresses)
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
        found = struct_of(Office, value, (*way, _OFFICE), faults)
        sources = found.sources if found else ()
        faults += unknown_sources(sources, (*way, _OFFICE, "bronnen"), addresses)
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
