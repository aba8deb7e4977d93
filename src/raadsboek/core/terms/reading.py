"""From the keys of a procedure file to a `Procedure`, with every fault and the key it is at.

Owns the Dutch keys of those files. It must not know files or lines: a fault names the way down to
its key, and whoever read the file finds the line.
"""

import datetime
from collections.abc import Iterable, Mapping
from enum import StrEnum

from raadsboek.core.note import Value
from raadsboek.core.terms.checking import faults_of
from raadsboek.core.terms.fault import Fault, Way
from raadsboek.core.terms.key_reader import KeyReader
from raadsboek.core.terms.procedure import (
    NOTHING,
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


class _Reader(KeyReader):
    """Reads one file and gathers what is wrong with it."""

    def __init__(self, addresses: Mapping[str, str]) -> None:
        super().__init__()
        self._addresses = addresses
        self._address_of_law = ""

    def procedure(self, meta: Mapping[str, Value]) -> Procedure:
        self.refuse_unknown(meta, _PROCEDURE_KEYS, ())
        law = self.needed(meta, "wet", ())
        self._address_of_law = self._addresses.get(law, "")
        return Procedure(
            name=self.needed(meta, "procedure", ()),
            title=self.needed(meta, "titel", ()),
            law=law,
            article=self.needed(meta, "artikel", ()),
            read=self.needed(meta, "gelezen", ()),
            checked=self.day(meta, "gecontroleerd", (), needed=True) or datetime.date.min,
            forms=self.texts(meta, "vormen", ()),
            outcome=self.texts(meta, "uitkomst", ()),
            note=self.text(meta, "opmerking", ()),
            valid_from=self.day(meta, "geldig-vanaf", ()),
            valid_until=self.day(meta, "geldig-tot", ()),
            events=tuple(self._event(one, way) for way, one in self.items(meta, "gebeurtenissen")),
            steps=tuple(self._step(one, way) for way, one in self.items(meta, "stappen")),
        )

    def _event(self, meta: Mapping[str, Value], way: Way) -> EventKind:
        self.refuse_unknown(meta, _EVENT_KEYS, way)
        return EventKind(
            name=self.needed(meta, "gebeurtenis", way),
            title=self.needed(meta, "titel", way),
            after=self.texts(meta, "na", way),
            phase=self.text(meta, "fase", way),
        )

    def _step(self, meta: Mapping[str, Value], way: Way) -> Step:
        self.refuse_unknown(meta, _STEP_KEYS, way)
        words = self.text(meta, "termijn", way) or NOTHING
        term = read_term(words)
        if term is None:
            self.fault(
                (*way, "termijn"),
                f"'{words}' is geen termijn.",
                "Schrijf bijvoorbeeld: 1 maand, 13 weken terug, vóór 1 mei, af te spreken.",
            )
        is_set = term is not None and term.form in (*_DATED, TermForm.YEARLY)
        sources = self.texts(meta, "bronnen", way)
        for name in sources:
            if name not in self._addresses:
                self.fault(
                    (*way, "bronnen"),
                    f"De bron '{name}' staat niet in bronnen.yaml.",
                    "Zet de bron met zijn adres in bronnen.yaml.",
                )
        kind = self.choice(meta, "soort", way, TermKind, TermKind.LAW if is_set else TermKind.NONE)
        is_of_act = kind in (TermKind.LAW, TermKind.NONE)
        read_at = next((self._addresses[one] for one in sources if one in self._addresses), "")
        return Step(
            id=self.needed(meta, "stap", way),
            title=self.needed(meta, "titel", way),
            actor=self.needed(meta, "wie", way),
            article=self.text(meta, "artikel", way),
            what=self.text(meta, "wat", way),
            after=self.text(meta, "na", way),
            or_after=self.text(meta, "of-na", way),
            not_before=self.text(meta, "pas-na", way),
            before=self.text(meta, "vóór", way),
            on_quality=self.text(meta, "mits", way),
            term=term or Term(form=TermForm.OPEN, words=words),
            kind=kind,
            rolling=self.choice(meta, "termijnenwet", way, Rolling, Rolling.NO),
            settled_by=self.texts(meta, "klaar-door", way),
            waived_by=self.texts(meta, "vervalt-door", way),
            unless=self.texts(meta, "tenzij", way),
            lapses=self.choice(meta, "loopt-af", way, _YesNo, _YesNo.NO) is _YesNo.YES,
            consequence=self.text(meta, "gevolg", way),
            extension=self.text(meta, "verlengen", way),
            note=self.text(meta, "opmerking", way),
            confidence=self.choice(meta, "zekerheid", way, Confidence, None),
            sources=sources,
            source=self._address_of_law if is_of_act or not read_at else read_at,
            read_at=read_at,
        )


class _YesNo(StrEnum):
    YES = "ja"
    NO = "nee"
