"""Changing the keys of a year plan as a whole: another series, one less, other free days.

Values in, values out; nothing is checked or saved here.
"""

from collections.abc import Mapping

from raadsboek.core.note import Value

_SERIES = "vergaderingen"


def series_of(plan: Mapping[str, Value]) -> list[Value]:
    """Return the series of meetings as they stand in the plan."""
    found = plan.get(_SERIES, "")
    return list(found) if isinstance(found, list) else []


def with_new_series(plan: Mapping[str, Value], keys: Mapping[str, Value]) -> dict[str, Value]:
    """Return the plan with one series more."""
    return {**plan, _SERIES: [*series_of(plan), dict(keys)]}


def with_changed_series(
    plan: Mapping[str, Value], place: int, keys: Mapping[str, Value]
) -> dict[str, Value]:
    """Return the plan with other keys for a series, or without it when there are no keys."""
    series = series_of(plan)
    series[place : place + 1] = [dict(keys)] if keys else []
    return {**plan, _SERIES: series}


def free_days_of(plan: Mapping[str, Value]) -> dict[str, Value]:
    """Return the keys that hold for the whole plan."""
    return {key: value for key, value in plan.items() if key != _SERIES}


def with_free_days(plan: Mapping[str, Value], keys: Mapping[str, Value]) -> dict[str, Value]:
    """Return the plan with other keys that hold for the whole of it."""
    return {**keys, _SERIES: series_of(plan)}
