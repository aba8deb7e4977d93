"""The worked cases that stand beside the law (`procedures/gevallen`), read for the tests."""

import datetime
from collections.abc import Iterator

from msgspec import Struct

from raadsboek.core.note import Value
from raadsboek.core.terms.event import Event
from raadsboek.core.trajectories.event_lines import read_event
from raadsboek.vault.law_files import open_file
from raadsboek.vault.procedures import PROCEDURES

CASES = PROCEDURES / "gevallen"


class Expected(Struct, frozen=True):
    """One date that must come out."""

    step: str
    after: str
    nominal: str
    last: str
    safe: str
    state: str


class Case(Struct, frozen=True):
    """What happened in a procedure, and every date that must come out, in order."""

    procedure: str
    name: str
    events: tuple[Event, ...]
    expected: tuple[Expected, ...]

    @property
    def day(self) -> datetime.date:
        """The day by which the version of the law is chosen."""
        return min(event.day for event in self.events)


def all_cases() -> list[Case]:
    """Return the cases of every procedure."""
    return [case for path in sorted(CASES.glob("*.yaml")) for case in _cases(path.name)]


def _cases(file_name: str) -> Iterator[Case]:
    faults: list[str] = []
    file = open_file(CASES / file_name, faults)
    assert file is not None, faults
    procedure = _text(file.meta["procedure"])
    assert file_name == f"{procedure}.yaml"
    for item in _list(file.meta["gevallen"]):
        assert isinstance(item, dict)
        happened, expected = item["gebeurtenissen"], _list(item["verwacht"])
        assert isinstance(happened, dict)
        yield Case(
            procedure=procedure,
            name=_text(item["naam"]),
            events=tuple(_event(name, _text(words)) for name, words in happened.items()),
            expected=tuple(_expected(one) for one in expected),
        )


def _event(name: str, words: str) -> Event:
    day, _space, rest = words.partition(" ")
    event = read_event(f"{day} {name} {rest}".strip())
    assert event is not None, words
    assert not event.text, words
    return event


def _expected(item: Value) -> Expected:
    assert isinstance(item, dict)
    assert {*item} <= {"stap", "na", "nominaal", "uiterlijk", "veilig", "toestand"}
    return Expected(
        _text(item["stap"]),
        _text(item["na"]),
        _text(item["nominaal"]),
        _text(item["uiterlijk"]),
        _text(item["veilig"]),
        _text(item.get("toestand", "open")),
    )


def _text(value: Value) -> str:
    assert isinstance(value, str)
    return value


def _list(value: Value) -> list[Value]:
    assert isinstance(value, list)
    return list(value)
