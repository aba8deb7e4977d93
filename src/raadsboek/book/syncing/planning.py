"""What becomes of every file in a merge: pure decisions over the bytes of both sides.

Owns moves, removals and files that both sides made. What is in a file is merged by whom the
caller names. It must not ask git or touch a disk.
"""

from collections.abc import Callable, Mapping, Sequence, Set
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import TypeAlias

from msgspec import Struct

from raadsboek.book.syncing.file_merging import MergedFile
from raadsboek.book.syncing.sealed import is_adopted, is_sheet
from raadsboek.book.syncing.sides import Sides
from raadsboek.vault.file_names import comparable

Merge: TypeAlias = Callable[[str, bytes | None, bytes, bytes], MergedFile]


class Result(Struct, frozen=True):
    """The files that become different on the own side; None takes one away.

    `clashes` are the files with two versions, `renamed` those that made room for another file.
    """

    files: dict[str, bytes | None]
    clashes: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()


def planned(
    sides: Sides,
    merge: Merge,
    taken: Set[str] = frozenset(),
    crossed: Mapping[str, Sequence[bytes | None]] = MappingProxyType({}),
) -> Result:
    """Return the files of the own side with all that the other side did to them.

    `merge` makes one file of two, given their path and what both were. `taken` are
    names, as `comparable` gives them, that no file may get to make room. `crossed` are the
    other forms of files that both sides know more than one older form of.
    """
    plan = _Plan(sides, merge, taken)
    for path, difference in sides.shared.changed.items():
        if difference.before is not None:
            plan.known_file(path)
    for path in sides.shared.added:
        plan.new_file(path)
    for path, older in crossed.items():
        plan.crossed_file(path, older)
    return plan.result()


class _Plan:
    def __init__(self, sides: Sides, merge: Merge, taken: Set[str]) -> None:
        self.sides = sides
        self.merge = merge
        self.not_free = taken
        self.files: dict[str, bytes | None] = {}
        self.clashes: list[str] = []
        self.renamed: list[tuple[str, str]] = []
        new = [path for path, one in sides.own.changed.items() if one.before is None]
        self.own_new = {comparable(path): path for path in new}

    def result(self) -> Result:
        files = {
            path: data for path, data in sorted(self.files.items()) if data != self.own_bytes(path)
        }
        return Result(files, tuple(sorted(set(self.clashes))), tuple(self.renamed))

    def own_bytes(self, path: str) -> bytes | None:
        """Return a file as the own side has it; one that it did not change is as before."""
        difference = self.sides.own.changed.get(path)
        if difference is not None:
            return self.sides.bytes_of(difference.after)
        return self.sides.before(path)

    def known_file(self, path: str) -> None:
        """Decide on a file that was there when the sides parted, and that others changed."""
        sides = self.sides
        here, there = sides.own.place_of(path), sides.shared.place_of(path)
        base = sides.before(path)
        mine = self.own_bytes(here) if here else None
        if there is None:
            if here is None or mine is None:
                return
            if mine != base or is_adopted(path, base):
                self.clashes.append(here)
            else:
                self.files[here] = None
            return
        theirs = sides.bytes_of(sides.shared.changed[there].after)
        if theirs is None or base is None:
            return
        if here is None or mine is None:
            if theirs != base:
                self.put(there, theirs)
                self.clashes.append(there)
            return
        place = here if there == path else there
        merged = self.merge(place, base, mine, theirs)
        if place != here:
            self.files.setdefault(here, None)
            self.put(place, merged.data, own=here)
        else:
            self.files[place] = merged.data
        if merged.clashes:
            self.clashes.append(place)

    def new_file(self, path: str) -> None:
        """Decide on a file that others made."""
        theirs = self.sides.bytes_of(self.sides.shared.changed[path].after)
        own = self.sides.own.changed.get(path)
        mine = self.sides.bytes_of(own.after) if own else None
        if theirs is None:
            return
        if mine is None or path in self.sides.own.moved.values():
            self.put(path, theirs)
            return
        merged = self.merge(path, None, mine, theirs)
        self.files[path] = merged.data
        if merged.clashes:
            self.clashes.append(path)

    def crossed_file(self, path: str, older: Sequence[bytes | None]) -> None:
        """Let nobody's change back go unseen: what depends on the older form has two versions."""
        mine = self.own_bytes(path)
        one = self.sides.shared.changed.get(path)
        theirs = self.sides.bytes_of(one.after) if one else self.sides.before(path)
        if mine is None or theirs is None or mine == theirs or is_adopted(path, mine):
            return
        if is_sheet(path, mine) and is_sheet(path, theirs):
            self.files[path] = theirs
            return
        result = self.files.get(path, mine)
        if any(self.merge(path, form, mine, theirs).data != result for form in older):
            self.files[path] = theirs
            self.clashes.append(path)

    def put(self, path: str, data: bytes, own: str = "") -> None:
        """Put a file at a new place; another file of the own side that is there makes room."""
        taken = self.own_new.get(comparable(path))
        if taken is not None and taken != own:
            room = _free(taken, self.taken())
            self.files[room] = self.files.get(taken) or self.own_bytes(taken)
            self.renamed.append((taken, room))
            if taken != path:
                self.files[taken] = None
        self.files[path] = data

    def taken(self) -> set[str]:
        """Return the names that files have on either side, as every computer tells them apart."""
        known = (*self.sides.own.changed, *self.sides.shared.changed, *self.files)
        return {*map(comparable, known), *self.not_free}


def _free(path: str, taken: Set[str]) -> str:
    """Return a name beside `path` that no file has: 'brief-2.md' for 'brief.md'."""
    file = PurePosixPath(path)
    for count in range(2, 1000):
        name = str(file.with_name(f"{file.stem}-{count}{file.suffix}"))
        if comparable(name) not in taken:
            return name
    raise ValueError(f"no free name beside {path!r}")
