"""The raadsboek as it grows: its notes so far, the numbers given out, and the versions recorded.

Owns turning a story entry (slugs, days) into a note (numbers, dates), and gathering the changes
of one action into one version. It must not know what happens when; that is `story`.
"""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from demo.days import Days
from raadsboek.core.confidential import SECRET_KINDS, is_confidential
from raadsboek.core.filenames import note_name
from raadsboek.core.kinds import KIND_BY_NAME
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.note import Value
from raadsboek.core.numbering import next_number
from raadsboek.core.schema import Shape, fields_of
from raadsboek.history.stream import Draft, FileState, Identity
from raadsboek.vault.frontmatter import compose

_SLOT = re.compile(r"\{([\w-]+)\}")
VERSION_NAME = "versie-{:05}"
"""Twelve characters, as many as the beginning of a version's real name that takes its place."""

_LINK = re.compile(r"\[\[([\w-]+)\]\]")


@dataclass
class Kept:
    """A note of the demo as it is now."""

    kind: Kind
    path: str
    meta: dict[str, Value]
    body: str

    @property
    def number(self) -> str:
        """The number of the note."""
        return str(self.meta.get("nummer", ""))


class Version(NamedTuple):
    """One version of the raadsboek: when, by whom, and what it changes."""

    when: datetime.datetime
    author: Identity
    draft: Draft


class NotYetThere(LookupError):
    """The story points at a note that does not exist at that moment."""


@dataclass
class World:
    """Everything written so far; a version is open between `begin` and `finish`."""

    days: Days
    notes: dict[str, Kept] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    versions: list[Version] = field(default_factory=list)
    _issued: dict[str, list[str]] = field(default_factory=dict)
    _waiting: list[tuple[str, str, str]] = field(default_factory=list)
    _touched: dict[str, FileState] = field(default_factory=dict)
    _numbers: list[str] = field(default_factory=list)
    _last_version: dict[str, int] = field(default_factory=dict)

    def create(
        self, slug: str, kind_name: str, values: Mapping[str, object], body: str, year: int = 0
    ) -> Kept:
        """Make a numbered note; a reference to a note that does not exist yet waits for it.

        The number is of the year of the note's day, else of `year`, as the program gives it.
        """
        return self.add(
            slug,
            kind_name,
            self._resolved(slug, KIND_BY_NAME[kind_name], values),
            self.text(body),
            year=year,
        )

    def add(
        self, slug: str, kind_name: str, meta: Mapping[str, Value], body: str, *, year: int
    ) -> Kept:
        """Make a numbered note of keys and text in which everything is filled in already."""
        assert slug not in self.notes, f"two notes called {slug!r}"
        kind = KIND_BY_NAME[kind_name]
        day = meta.get(kind.date_key)
        year = int(str(day)[:4]) if day else year
        issued = self._issued.setdefault(kind_name, [])
        number = next_number(kind.number_form, year=year, issued=issued)
        issued.append(number)
        title = str(meta[kind.title_key])
        if kind_name == "vergadering":
            title = f"{title} {day}"
        if kind_name in SECRET_KINDS and is_confidential(meta):
            title = "vertrouwelijk"  # as the program names such a file
        folder = f"{kind.folder}/{year}" if kind.by_year else kind.folder
        numbered: dict[str, Value] = {"soort": kind_name, "nummer": number, **meta}
        note = Kept(kind, f"{folder}/{note_name(number, title)}", _in_order(kind, numbered), body)
        self.notes[slug] = note
        self._keep(note)
        self._link_waiting(slug)
        return note

    def change(self, slug: str, values: Mapping[str, object], body: str | None = None) -> None:
        """Change keys (an empty value removes a key) and, when given, the text as it is."""
        note = self.notes[slug]
        removed = [key for key, value in values.items() if value == ""]
        given = {key: value for key, value in values.items() if value != ""}
        note.meta.update(self._resolved(slug, note.kind, given))
        for key in removed:
            note.meta.pop(key, None)
        note.meta = _in_order(note.kind, note.meta)
        if body is not None:
            note.body = body
        self._keep(note)

    def text(self, source: str) -> str:
        """Return text of the story with its days and numbers filled in."""
        return _LINK.sub(lambda match: f"[[{self.number(match[1])}]]", self.days.fill(source))

    def number(self, slug: str) -> str:
        """Return the number of a note. Raises `NotYetThere`."""
        if slug not in self.notes:
            raise NotYetThere(slug)
        return self.notes[slug].number

    def add_file(self, path: str, data: bytes) -> None:
        """Add a file that is no note to the version."""
        self.files[path] = data
        self._touched[path] = FileState(path, data)

    def version_of(self, slug: str) -> str:
        """Return what stands for the newest version of a note until the versions have names."""
        return VERSION_NAME.format(self._last_version[self.notes[slug].path])

    def finish(self, when: datetime.datetime, author: Identity, action: str, subject: str) -> None:
        """Close the version; nothing touched means no version.

        `{}` in `subject` becomes the numbers touched, `{M5}` the number of that note.
        """
        if self._touched:
            numbers = tuple(dict.fromkeys(self._numbers))
            said = subject.replace("{}", _listed(numbers))
            said = _SLOT.sub(lambda match: self.number(match[1]), said)
            draft = Draft(said, action, numbers, tuple(self._touched.values()))
            self._last_version |= dict.fromkeys(self._touched, len(self.versions))
            self.versions.append(Version(when, author, draft))
        self._touched, self._numbers = {}, []

    def _keep(self, note: Kept) -> None:
        self._touched[note.path] = FileState(note.path, compose(note.meta, note.body))
        if note.number:
            self._numbers.append(note.number)

    def _resolved(self, slug: str, kind: Kind, values: Mapping[str, object]) -> dict[str, Value]:
        shapes = {item.key: item.shape for item in fields_of(kind.struct)}
        meta: dict[str, Value] = {}
        for key, value in values.items():
            shape = shapes.get(key, Shape.TEXT)
            if isinstance(value, list | tuple):
                meta[key] = [
                    f"[[{self.number(item)}]]" if shape is Shape.REFERENCE else self.days.fill(item)
                    for item in map(str, value)
                ]
            elif shape is Shape.DATE:
                day = value if isinstance(value, datetime.date) else self._day(str(value))
                meta[key] = day.isoformat()
            elif shape is Shape.REFERENCE and str(value) not in self.notes:
                self._waiting.append((str(value), slug, key))
            elif shape is Shape.REFERENCE:
                meta[key] = f"[[{self.number(str(value))}]]"
            else:
                meta[key] = self.text(str(value))
        return _in_order(kind, meta)

    def _day(self, said: str) -> datetime.date:
        """Return a day of the story, or one of a year of it, such as '{dag|j}-01-01'."""
        if said.startswith("{"):
            return datetime.date.fromisoformat(self.days.fill(said))
        return self.days[said]

    def _link_waiting(self, slug: str) -> None:
        waiting = [entry for entry in self._waiting if entry[0] == slug]
        self._waiting = [entry for entry in self._waiting if entry[0] != slug]
        for _, waiter, key in waiting:
            self.change(waiter, {key: slug})


def _in_order(kind: Kind, meta: Mapping[str, Value]) -> dict[str, Value]:
    keys = ["soort", *(item.key for item in fields_of(kind.struct))]
    known = {key: meta[key] for key in keys if key in meta}
    return {**known, **meta}


def _listed(numbers: Sequence[str]) -> str:
    """Return the numbers as words; of a long row only the first, the trailers hold them all."""
    if len(numbers) > 4:
        return f"{numbers[0]} en {len(numbers) - 1} andere"
    *most, last = numbers or ("",)
    return f"{', '.join(most)} en {last}" if most else last
