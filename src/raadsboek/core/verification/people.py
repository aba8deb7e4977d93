"""Who a version is by, as far as that can be known: the list of writers, keys and days.

Pure. A version is judged by the list as it stood in the version before it, so that nobody can put
themselves on it. Who signed is who it is by; a name alone proves nothing. A key counts on the day
of the version or of what it stands on, whichever is later: a date can be made up.
"""

import datetime
from collections.abc import Iterator, Sequence
from enum import Enum

from msgspec import Struct

from raadsboek.core.council import Secretary, Writer

DAY = datetime.timedelta(days=1)
"""So much may two clocks differ, or a moment that was made into a day."""


class Person(Struct, frozen=True):
    """A name and an address as they stand with a version."""

    name: str
    email: str


class Rules(Struct, frozen=True):
    """Who may save by the settings of one version."""

    writers: tuple[Writer, ...] = ()
    secretary: Secretary = Secretary()

    def knows(self, person: Person) -> bool:
        """Tell if somebody stands on the list at all; without a list everybody does."""
        return not self.writers or self.is_secretary(person) or bool(self.entries_of(person))

    def entries_of(self, person: Person) -> list[Writer]:
        """Return the lines of the list about somebody."""
        return [
            one
            for one in self.writers
            if _same(one.name, person.name) or _same(one.email, person.email)
        ]

    def is_secretary(self, person: Person) -> bool:
        """Tell if somebody is the secretary, who always counts."""
        return _same(self.secretary.name, person.name) or _same(self.secretary.email, person.email)

    def holders_of(self, key: str) -> list[Writer]:
        """Return the lines of the list with a key."""
        return [one for one in self.writers if one.key and " ".join(one.key.split()[:2]) == key]


class Said(Struct, frozen=True, kw_only=True):
    """What a version says about itself. `rules` are those of the version before it.

    `key` is '' without a signature that can be read; `fits` tells if it fits the bytes. `effective`
    is the latest of its own moment and those of everything that it stands on.
    """

    identifier: str
    author: Person
    committer: Person
    moment: datetime.datetime
    parents: tuple[datetime.datetime, ...]
    effective: datetime.datetime
    rules: Rules
    changes_rules: bool = False
    is_signed: bool = False
    key: str = ""
    fits: bool = False


class Doubt(Enum):
    """What may be wrong with a version."""

    UNKNOWN = 1
    OUT_OF_TIME = 2
    RULES_CHANGED = 3
    DATED_BACK = 4
    BAD_SIGNATURE = 5
    UNKNOWN_KEY = 6
    OUTDATED_KEY = 7
    OTHER_NAME = 8
    UNSIGNED = 9


class Judged(Struct, frozen=True):
    """A version with all that may be wrong with it; `signer` is who signed it, '' for nobody."""

    said: Said
    doubts: tuple[Doubt, ...]
    signer: str = ""


def judge(said: Said) -> Judged:
    """Return what may be wrong with one version."""
    signer, doubts = _signature(said)
    found = [*doubts]
    if any(said.moment < parent - DAY for parent in said.parents):
        found.append(Doubt.DATED_BACK)
    if not signer:
        found += _names(said)
    if said.changes_rules and not _may_change_rules(said, signer):
        found.append(Doubt.RULES_CHANGED)
    return Judged(said, tuple(dict.fromkeys(found)), signer)


def _signature(said: Said) -> tuple[str, list[Doubt]]:
    rules, day = said.rules, said.effective.date()
    if not said.is_signed:
        with_key = [one for one in rules.entries_of(said.author) if one.key and _is_on(one, day)]
        return "", [Doubt.UNSIGNED] if with_key else []
    if not said.fits:
        return "", [Doubt.BAD_SIGNATURE]
    holders = rules.holders_of(said.key)
    if not holders:
        # The version that first names keys cannot be judged by a list before it.
        return "", [Doubt.UNKNOWN_KEY] if any(one.key for one in rules.writers) else []
    valid = [one for one in holders if _is_on(one, day)]
    if not valid:
        return "", [Doubt.OUTDATED_KEY]
    for one in valid:
        if _same(one.name, said.author.name) or _same(one.email, said.author.email):
            return one.name, []
    return valid[0].name, [Doubt.OTHER_NAME]


def _names(said: Said) -> Iterator[Doubt]:
    for person in dict.fromkeys((said.author, said.committer)):
        if not said.rules.knows(person):
            yield Doubt.UNKNOWN
        elif said.rules.writers and not said.rules.is_secretary(person):
            entries = said.rules.entries_of(person)
            if not any(_is_on(one, said.effective.date()) for one in entries):
                yield Doubt.OUT_OF_TIME


def _may_change_rules(said: Said, signer: str) -> bool:
    """Tell if who changed the list could: with a key once there are keys, else by name."""
    if not said.rules.writers:
        return True
    day = said.effective.date()
    if any(one.key and _is_on(one, day) for one in said.rules.writers):
        return bool(signer)
    return said.rules.knows(said.author)


def effective_moments(
    versions: Sequence[tuple[str, Sequence[str], datetime.datetime]],
) -> dict[str, datetime.datetime]:
    """Return for each (identifier, parents, moment), oldest first, the latest moment up to it."""
    latest: dict[str, datetime.datetime] = {}
    for identifier, parents, moment in versions:
        below = [latest[parent] for parent in parents if parent in latest]
        latest[identifier] = max([moment, *below])
    return latest


def _is_on(writer: Writer, day: datetime.date) -> bool:
    return (writer.since is None or writer.since <= day) and (
        writer.until is None or day <= writer.until
    )


def _same(one: str, other: str) -> bool:
    return (
        bool(one.strip()) and " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
    )
