"""From the keys of a procedure file to a `Procedure`, with every fault and the key it is at.

Owns the Dutch keys of those files. It must not know files or lines: a fault names the way down to
its key, and whoever read the file finds the line.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import TypeVar

from raadsboek.core.dates import day_as_kept
from raadsboek.core.note import Value
from raadsboek.core.terms.checking import faults_of
from raadsboek.core.terms.fault import Fault, Way, one_of
from raadsboek.core.terms.procedure import (
    Confidence,
    EventKind,
    Procedure,
    Rolling,
    Step,
    Term,
    TermForm,
    TermKind,
)
from raadsboek.core.terms.wording import read_term

_PROCEDURE_KEYS = (
    "procedure", "titel", "wet", "artikel", "gelezen", "gecontroleerd", "vormen", "uitkomst",
    "geldig-vanaf", "geldig-tot", "opmerking", "gebeurtenissen", "stappen",
)  # fmt: skip
_EVENT_KEYS = ("gebeurtenis", "titel", "na", "fase")
_STEP_KEYS = (
    "stap", "titel", "wie", "artikel", "wat", "na", "of-na", "pas-na", "vóór", "mits", "tenzij",
    "termijn", "soort", "termijnenwet", "klaar-door", "vervalt-door", "loopt-af", "gevolg",
    "verlengen", "opmerking", "zekerheid", "bronnen",
)  # fmt: skip
_DATED = (TermForm.FORWARD, TermForm.BACKWARD, TermForm.CALENDAR)

Choice = TypeVar("Choice", bound=StrEnum)


def read_procedure(
    meta: Mapping[str, Value], addresses: Mapping[str, str], common: Iterable[str] = ()
) -> tuple[Procedure | None, list[Fault]]:
    """Return the procedure that these keys say, or None with what is wrong.

    Those are the faults of its values; where it has none, those of the procedure as a whole.
    `addresses` are the sources that may be named, each with its address; `common` the names of
    the events that every procedure knows besides its own.
    """
    reader = _Reader(addresses)
    procedure = reader.procedure(meta)
    faults = reader.faults or faults_of(procedure, common)
    return (None if faults else procedure), faults


class _Reader:
    """Reads one file and gathers what is wrong with it."""

    def __init__(self, addresses: Mapping[str, str]) -> None:
        self.faults: list[Fault] = []
        self._addresses = addresses
        self._address_of_law = ""

    def procedure(self, meta: Mapping[str, Value]) -> Procedure:
        self._refuse_unknown(meta, _PROCEDURE_KEYS, ())
        law = self._needed(meta, "wet", ())
        self._address_of_law = self._addresses.get(law, "")
        return Procedure(
            name=self._needed(meta, "procedure", ()),
            title=self._needed(meta, "titel", ()),
            law=law,
            article=self._needed(meta, "artikel", ()),
            read=self._needed(meta, "gelezen", ()),
            checked=self._day(meta, "gecontroleerd", (), needed=True) or datetime.date.min,
            forms=self._texts(meta, "vormen", ()),
            outcome=self._texts(meta, "uitkomst", ()),
            note=self._text(meta, "opmerking", ()),
            valid_from=self._day(meta, "geldig-vanaf", ()),
            valid_until=self._day(meta, "geldig-tot", ()),
            events=tuple(self._event(one, way) for way, one in self._items(meta, "gebeurtenissen")),
            steps=tuple(self._step(one, way) for way, one in self._items(meta, "stappen")),
        )

    def _event(self, meta: Mapping[str, Value], way: Way) -> EventKind:
        self._refuse_unknown(meta, _EVENT_KEYS, way)
        return EventKind(
            name=self._needed(meta, "gebeurtenis", way),
            title=self._needed(meta, "titel", way),
            after=self._texts(meta, "na", way),
            phase=self._text(meta, "fase", way),
        )

    def _step(self, meta: Mapping[str, Value], way: Way) -> Step:
        self._refuse_unknown(meta, _STEP_KEYS, way)
        words = self._text(meta, "termijn", way) or "geen"
        term = read_term(words)
        if term is None:
            self._fault(
                (*way, "termijn"),
                f"'{words}' is geen termijn.",
                "Schrijf bijvoorbeeld: 1 maand, 13 weken terug, vóór 1 mei, af te spreken.",
            )
        is_set = term is not None and term.form in (*_DATED, TermForm.YEARLY)
        sources = self._texts(meta, "bronnen", way)
        for name in sources:
            if name not in self._addresses:
                self._fault(
                    (*way, "bronnen"),
                    f"De bron '{name}' staat niet in bronnen.yaml.",
                    "Zet de bron met zijn adres in bronnen.yaml.",
                )
        kind = self._choice(meta, "soort", way, TermKind, TermKind.LAW if is_set else TermKind.NONE)
        return Step(
            id=self._needed(meta, "stap", way),
            title=self._needed(meta, "titel", way),
            actor=self._needed(meta, "wie", way),
            article=self._text(meta, "artikel", way),
            what=self._text(meta, "wat", way),
            after=self._text(meta, "na", way),
            or_after=self._text(meta, "of-na", way),
            not_before=self._text(meta, "pas-na", way),
            before=self._text(meta, "vóór", way),
            on_quality=self._text(meta, "mits", way),
            term=term or Term(form=TermForm.OPEN, words=words),
            kind=kind,
            rolling=self._choice(meta, "termijnenwet", way, Rolling, Rolling.NO),
            settled_by=self._texts(meta, "klaar-door", way),
            waived_by=self._texts(meta, "vervalt-door", way),
            unless=self._texts(meta, "tenzij", way),
            lapses=self._choice(meta, "loopt-af", way, _YesNo, _YesNo.NO) is _YesNo.YES,
            consequence=self._text(meta, "gevolg", way),
            extension=self._text(meta, "verlengen", way),
            note=self._text(meta, "opmerking", way),
            confidence=self._choice(meta, "zekerheid", way, Confidence, None),
            sources=sources,
            source=next(
                (self._addresses[one] for one in sources if one in self._addresses),
                self._address_of_law,
            ),
        )

    # -- values ---------------------------------------------------------------------------------

    def _items(self, meta: Mapping[str, Value], key: str) -> Iterator[tuple[Way, dict[str, Value]]]:
        value = meta.get(key, [])
        if not isinstance(value, list):
            self._fault((key,), f"Onder '{key}' hoort een lijst.", "Begin elke regel met '- '.")
            return
        for place, item in enumerate(value):
            if isinstance(item, dict):
                yield (key, place), item
            else:
                self._fault(
                    (key, place), f"Onder '{key}' horen sleutels.", "Schrijf 'sleutel: waarde'."
                )

    def _text(self, meta: Mapping[str, Value], key: str, way: Way) -> str:
        value = meta.get(key, "")
        if isinstance(value, str):
            return " ".join(value.split())
        self._fault((*way, key), f"Bij '{key}' hoort tekst.", "Schrijf één regel tekst.")
        return ""

    def _needed(self, meta: Mapping[str, Value], key: str, way: Way) -> str:
        found = self._text(meta, key, way)
        if not found and (key not in meta or isinstance(meta[key], str)):
            self._fault((*way, key), f"'{key}' ontbreekt.", f"Vul '{key}' in.")
        return found

    def _texts(self, meta: Mapping[str, Value], key: str, way: Way) -> tuple[str, ...]:
        value = meta.get(key, [])
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return tuple(one for one in value if isinstance(one, str) and one)
        self._fault((*way, key), f"Bij '{key}' hoort een lijst namen.", "Schrijf [een, twee].")
        return ()

    def _day(
        self, meta: Mapping[str, Value], key: str, way: Way, *, needed: bool = False
    ) -> datetime.date | None:
        text = self._needed(meta, key, way) if needed else self._text(meta, key, way)
        day = day_as_kept(text)
        if text and day is None:
            self._fault(
                (*way, key), f"'{text}' is geen dag.", "Schrijf een dag die bestaat als 2026-03-12."
            )
        return day

    def _choice(
        self,
        meta: Mapping[str, Value],
        key: str,
        way: Way,
        choices: type[Choice],
        default: Choice | None,
    ) -> Choice:
        text = self._text(meta, key, way)
        for one in choices:
            if one.value == text:
                return one
        if not text and default is not None:
            return default
        wrong = f"'{key}' kan niet '{text}' zijn." if text else f"'{key}' ontbreekt."
        self._fault((*way, key), wrong, one_of(one.value for one in choices))
        return next(iter(choices))

    # -- faults ---------------------------------------------------------------------------------

    def _refuse_unknown(self, meta: Mapping[str, Value], known: Iterable[str], way: Way) -> None:
        for key in meta:
            if key not in known:
                self._fault((*way, key), f"'{key}' hoort hier niet.", one_of(known))

    def _fault(self, way: Way, message: str, fix: str) -> None:
        self.faults.append(Fault(way, message, fix))


class _YesNo(StrEnum):
    YES = "ja"
    NO = "nee"
