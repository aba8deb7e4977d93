"""The checkpoints held against the history: each as it was made, each leaf a text that is there.

Owns reading the sheets and the notes of the versions that made them. What a sheet is, is
`core.verification.sheet`'s; the code that somebody typed is `typed`'s.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.lists import rows
from raadsboek.book.source import note_of
from raadsboek.core.kinds import decision, meeting
from raadsboek.core.links import target
from raadsboek.core.meetings.adopted import text_digest
from raadsboek.core.note import Note
from raadsboek.core.problem import Problem
from raadsboek.core.verification.sheet import (
    FOLDER,
    Sheet,
    leaf_of_decision,
    leaf_of_minutes,
    read_sheet,
)
from raadsboek.history.git import Repository
from raadsboek.history.log import Version, contents, is_built_on, names_below, versions
from raadsboek.vault.reading import note_from_bytes

_KINDS = (meeting.KIND, decision.KIND)


class Kept(Struct, frozen=True):
    """A sheet as the version `made` it; `now` are its bytes in the newest version."""

    path: str
    sheet: Sheet | None
    made: Version
    then: bytes
    now: bytes | None


class Leaf(Struct, frozen=True):
    """One line of a sheet, and what the history has for it.

    `found` is the leaf of the text that is there: '' when there is none, None when nobody here can
    tell. `minutes` are those that hold the salt of a decision, where they are no longer there.
    """

    kept: Kept
    number: str
    path: str
    listed: str
    found: str | None
    is_minutes: bool = False
    text: str = ""
    minutes: str = ""


def sheets_of(repository: Repository) -> list[Kept]:
    """Return every sheet that a version ever made, the oldest first.

    Two people who adopt the same minutes apart make two sheets with one name: either may stand.
    """
    makers = [(path, one) for path, found in _makers(repository).items() for one in found]
    then = contents(repository, [(one.identifier, path) for path, one in makers])
    now = contents(repository, [("HEAD", path) for path, _ in makers])
    made = {(path, data) for (path, _), data in zip(makers, then, strict=True)}
    kept = [
        Kept(path, read_sheet(old), one, old, old if (path, new) in made else new)
        for (path, one), old, new in zip(makers, then, now, strict=True)
        if old is not None
    ]
    return sorted(kept, key=lambda one: (one.made.date, one.path))


def _makers(repository: Repository) -> dict[str, list[Version]]:
    """Return by path the versions that made it, none of which knew of another: mostly one."""
    touched: defaultdict[str, list[tuple[str, Version]]] = defaultdict(list)
    for version in versions(repository, [FOLDER], with_paths=True):
        for path, change in zip(version.paths, version.changes, strict=True):
            if path.startswith(f"{FOLDER}/"):
                touched[path].insert(0, (change, version))
    found: dict[str, list[Version]] = {}
    for path, [(_, oldest), *later] in touched.items():
        found[path] = [oldest]
        for change, version in later:
            if change == "A" and not any(
                is_built_on(repository, version.identifier, one.identifier) for one in found[path]
            ):
                found[path].append(version)
    return found


def problems_of_sheets(kept: Sequence[Kept]) -> Iterator[Problem]:
    """Yield a problem for each sheet that is not as it was made, or lacks one that it follows."""
    codes = {one.sheet.code for one in kept if one.sheet is not None}
    for one in kept:
        if one.now is None:
            yield Problem(
                code="controleblad-weg",
                path=one.path,
                message="Dit controleblad is weggehaald.",
                fix="Zet het terug uit de geschiedenis of een kopie, en vraag wie dit deed.",
            )
        elif one.now != one.then or one.sheet is None:
            yield Problem(
                code="controleblad-gewijzigd",
                path=one.path,
                message="Dit controleblad is gewijzigd nadat het is gemaakt.",
                fix="Zet het terug zoals het was, en vraag wie dit deed.",
            )
        for code in one.sheet.after if one.sheet is not None else ():
            if code not in codes:
                yield Problem(
                    code="controleblad-mist-vorige",
                    path=one.path,
                    message=f"Dit controleblad volgt op een blad met de code {code}, maar dat "
                    "blad is er niet.",
                    fix="De geschiedenis is herschreven of niet volledig. Vergelijk met een "
                    "eerdere kopie.",
                )
        if _too_early(one):
            yield Problem(
                code="controleblad-te-vroeg",
                path=one.path,
                message="De versie met dit controleblad zegt dat die is gemaakt op "
                f"{one.made.date:%d-%m-%Y}, voor de dag van de vaststelling.",
                fix="De datum van die versie klopt niet. Vraag wie de versie heeft gemaakt.",
            )


def _too_early(one: Kept) -> bool:
    """Tell if a version says that it is older than the adoption that it records."""
    try:
        day = datetime.date.fromisoformat(one.path.removeprefix(f"{FOLDER}/")[:10])
    except ValueError:
        return False
    return one.made.date.date() < day


def leaves_of(book: Book, repository: Repository, kept: Sequence[Kept]) -> list[Leaf]:
    """Return each line of each sheet with what the history has for it in the version it is of."""
    notes = _Notes(book, repository)
    sound = [(one, one.sheet) for one in kept if one.sheet is not None]
    notes.learn([(one.made.identifier, number) for one, sheet in sound for number in sheet.leaves])
    notes.learn(
        [
            (one.made.identifier, target(note.text("vergadering")))
            for one, sheet in sound
            for number in sheet.leaves
            if (note := notes.note(one.made.identifier, number)) is not None
            and note.text("vergadering")
        ]
    )
    return [
        _leaf(notes, one, number, listed)
        for one, sheet in sound
        for number, listed in sorted(sheet.leaves.items())
    ]


def _leaf(notes: "_Notes", kept: Kept, number: str, listed: str) -> Leaf:
    version = kept.made.identifier
    note = notes.note(version, number)
    if note is None:
        return Leaf(kept, number, "", listed, "")
    if note.text("soort") == meeting.KIND.name:
        if note.encrypted:
            return Leaf(kept, number, note.path, listed, None)
        found, text = leaf_of_minutes(note), text_digest(note)
        return Leaf(kept, number, note.path, listed, found, is_minutes=True, text=text)
    taken_in = target(note.text("vergadering"))
    minutes = notes.note(version, taken_in)
    if minutes is None:
        lacking = "" if note.encrypted else taken_in
        return Leaf(kept, number, note.path, listed, None, minutes=lacking)
    if minutes.encrypted:
        return Leaf(kept, number, note.path, listed, None)
    data = notes.data(version, number)
    return Leaf(kept, number, note.path, listed, leaf_of_decision(data, minutes))


class _Notes:
    """The notes of old versions by number; asked for many at a time."""

    def __init__(self, book: Book, repository: Repository) -> None:
        self._book = book
        self._repository = repository
        self._paths: defaultdict[str, list[str]] = defaultdict(list)
        for kind in _KINDS:
            for row in rows(book, kind).objects():
                self._paths[str(row.get("nummer", ""))].append(str(row["pad"]))
        self._found: dict[tuple[str, str], tuple[str, bytes]] = {}
        self._names: dict[str, list[str]] = {}

    def learn(self, wanted: Sequence[tuple[str, str]]) -> None:
        """Read the notes with these numbers in these versions."""
        fresh = [one for one in dict.fromkeys(wanted) if one not in self._found]
        self._read([(one, path) for one in fresh for path in self._paths.get(one[1], ())])
        lost = [one for one in fresh if one not in self._found]
        self._read([(one, path) for one in lost for path in self._by_name(*one)])

    def _read(self, places: Sequence[tuple[tuple[str, str], str]]) -> None:
        found = contents(self._repository, [(one[0], path) for one, path in places])
        for (one, path), data in zip(places, found, strict=True):
            if data is not None and note_from_bytes(path, data).text("nummer").strip() == one[1]:
                self._found.setdefault(one, (path, data))

    def _by_name(self, version: str, number: str) -> list[str]:
        """Return where a note with this number may stand in a version: it had another name then."""
        if version not in self._names:
            self._names[version] = [
                path
                for kind in _KINDS
                for path in names_below(self._repository, version, kind.folder)
            ]
        start = f"{number} "
        return [path for path in self._names[version] if path.rpartition("/")[2].startswith(start)]

    def note(self, version: str, number: str) -> Note | None:
        """Return the note with this number in a version that was learned."""
        found = self._found.get((version, number))
        return None if found is None else note_of(self._book, *found)

    def data(self, version: str, number: str) -> bytes:
        """Return the bytes of a note that was found, encrypted ones as they are kept."""
        return self._found[version, number][1]


def by_code(kept: Sequence[Kept]) -> Mapping[str, Kept]:
    """Return the sheets by their code."""
    return {one.sheet.code: one for one in kept if one.sheet is not None}
