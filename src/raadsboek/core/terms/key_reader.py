"""Reading the keys of a file of the law: values of a kind, and a fault for each that is not.

Knows no key by name.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import TypeVar

from raadsboek.core.dates import day_as_kept
from raadsboek.core.note import Value
from raadsboek.core.terms.fault import Fault, Way, one_of

Choice = TypeVar("Choice", bound=StrEnum)


class KeyReader:
    """Reads values and gathers in `faults` what is wrong with them."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def items(self, meta: Mapping[str, Value], key: str) -> Iterator[tuple[Way, dict[str, Value]]]:
        """Yield the items of a list of keys, each with the way to it."""
        value = meta.get(key, [])
        if not isinstance(value, list):
            self.fault((key,), f"Onder '{key}' hoort een lijst.", "Begin elke regel met '- '.")
            return
        for place, item in enumerate(value):
            if isinstance(item, dict):
                yield (key, place), item
            else:
                self.fault(
                    (key, place), f"Onder '{key}' horen sleutels.", "Schrijf 'sleutel: waarde'."
                )

    def text(self, meta: Mapping[str, Value], key: str, way: Way) -> str:
        """Return the words of a key, on one line; '' when it is not there."""
        value = meta.get(key, "")
        if isinstance(value, str):
            return " ".join(value.split())
        self.fault((*way, key), f"Bij '{key}' hoort tekst.", "Schrijf één regel tekst.")
        return ""

    def needed(self, meta: Mapping[str, Value], key: str, way: Way) -> str:
        """Return the words of a key that may not miss."""
        found = self.text(meta, key, way)
        if not found and (key not in meta or isinstance(meta[key], str)):
            self.fault((*way, key), f"'{key}' ontbreekt.", f"Vul '{key}' in.")
        return found

    def texts(self, meta: Mapping[str, Value], key: str, way: Way) -> tuple[str, ...]:
        """Return the words of a list, or of one line with commas."""
        value = meta.get(key, [])
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return tuple(one for one in value if isinstance(one, str) and one)
        self.fault((*way, key), f"Bij '{key}' hoort een lijst namen.", "Schrijf [een, twee].")
        return ()

    def day(
        self, meta: Mapping[str, Value], key: str, way: Way, *, needed: bool = False
    ) -> datetime.date | None:
        """Return the day of a key, or None."""
        text = self.needed(meta, key, way) if needed else self.text(meta, key, way)
        day = day_as_kept(text)
        if text and day is None:
            self.fault(
                (*way, key), f"'{text}' is geen dag.", "Schrijf een dag die bestaat als 2026-03-12."
            )
        return day

    def choice(
        self,
        meta: Mapping[str, Value],
        key: str,
        way: Way,
        choices: type[Choice],
        default: Choice | None,
    ) -> Choice:
        """Return one of the choices; the first when it is none of them."""
        text = self.text(meta, key, way)
        for one in choices:
            if one.value == text:
                return one
        if not text and default is not None:
            return default
        wrong = f"'{key}' kan niet '{text}' zijn." if text else f"'{key}' ontbreekt."
        self.fault((*way, key), wrong, one_of(one.value for one in choices))
        return next(iter(choices))

    def refuse_unknown(self, meta: Mapping[str, Value], known: Iterable[str], way: Way) -> None:
        """Note each key that does not belong there."""
        for key in meta:
            if key not in known:
                self.fault((*way, key), f"'{key}' hoort hier niet.", one_of(known))

    def fault(self, way: Way, message: str, fix: str) -> None:
        """Note what is wrong at the end of a way."""
        self.faults.append(Fault(way, message, fix))
