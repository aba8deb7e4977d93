"""From the keys of `scholing.yaml` to rules of training, with every fault and the key it is at."""

from collections.abc import Mapping

from msgspec.structs import replace

from raadsboek.core.note import Value
from raadsboek.core.schema import fields_of
from raadsboek.core.terms.entries import rules_in, struct_of, structs_in, unknown_sources
from raadsboek.core.terms.fault import Fault, Way
from raadsboek.core.training.rule import DaysFor, TrainingRule

_DAYS = "dagen"
_KNOWN = [*(item.key for item in fields_of(TrainingRule) if item.attribute != "days"), _DAYS]


def read_training_rules(
    meta: Mapping[str, Value], addresses: Mapping[str, str]
) -> tuple[list[TrainingRule], list[Fault]]:
    """Return the rules under `regels`, and everything that is wrong with them."""
    return rules_in(meta, lambda item, way, faults: _rule(item, way, addresses, faults))


def _rule(
    item: dict[str, Value], way: Way, addresses: Mapping[str, str], faults: list[Fault]
) -> TrainingRule | None:
    flat = {key: value for key, value in item.items() if key != _DAYS}
    rule = struct_of(TrainingRule, flat, way, faults, known=_KNOWN)
    days = structs_in(DaysFor, item, _DAYS, way, faults)
    if rule is None:
        return None
    if bool(days) == bool(rule.words):
        fix = "Zet er de dagen bij, of met 'uitleg' waarom de wet geen aantal noemt."
        faults.append(Fault((*way, "uitleg"), "Er hoort een van de twee: dagen of uitleg.", fix))
    faults += unknown_sources(rule.sources, (*way, "bronnen"), addresses)
    return replace(rule, days=tuple(days))
