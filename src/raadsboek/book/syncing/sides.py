"""What two sides of a merge did to each file since they parted, with the bytes at hand.

Owns reading it with as few questions to git as can be: two lists of differences and one reading of
all bytes. It must not decide what becomes of a file.
"""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from raadsboek.core.merging.places import Mark, moves
from raadsboek.history.git import Repository
from raadsboek.history.joining import Difference, bytes_of, differences
from raadsboek.history.recording import Entry, blob_identifier
from raadsboek.vault.reading import note_from_bytes


class OneSide(Struct, frozen=True):
    """The files that one side changed, by path, and which of them only got another name."""

    changed: Mapping[str, Difference]
    moved: Mapping[str, str]
    """The new path of each file, by the one that it had when the sides parted."""

    def place_of(self, path: str) -> str | None:
        """Return where a file of the time before is now; None when this side took it away."""
        if path in self.moved:
            return self.moved[path]
        difference = self.changed.get(path)
        return None if difference is not None and difference.after is None else path

    @property
    def added(self) -> list[str]:
        """The paths of files that this side has newly made."""
        known = set(self.moved.values())
        return [
            path
            for path, one in self.changed.items()
            if one.before is None and one.after is not None and path not in known
        ]


class Sides(Struct, frozen=True):
    """Both sides, and the bytes of every object that they name."""

    own: OneSide
    shared: OneSide
    blobs: Mapping[str, bytes]

    def before(self, path: str) -> bytes | None:
        """Return the bytes that a file had when the sides parted; None when it was not there."""
        one = self.shared.changed.get(path) or self.own.changed.get(path)
        return None if one is None else self.bytes_of(one.before)

    def bytes_of(self, entry: Entry | None) -> bytes | None:
        """Return the bytes of a file in a version."""
        return None if entry is None else self.blobs.get(entry.blob)


def sides_of(repository: Repository, base: str, own: str, shared: str) -> Sides:
    """Return what changed on both sides between `base` and their newest versions."""
    ours = [] if own == base else differences(repository, base, own)
    theirs = [] if shared == base else differences(repository, base, shared)
    entries = [
        entry
        for one in (*ours, *theirs)
        for entry in (one.before, one.after)
        if entry is not None and entry.mode in ("100644", "100755")
    ]
    blobs = bytes_of(repository, (entry.blob for entry in entries))
    return Sides(_side(ours, blobs), _side(theirs, blobs), blobs)


def _side(found: Iterable[Difference], blobs: Mapping[str, bytes]) -> OneSide:
    changed = {one.path: one for one in found}
    gone = {path: one.before for path, one in changed.items() if one.after is None}
    come = {path: one.after for path, one in changed.items() if one.before is None}
    return OneSide(changed, moves(_marks(gone, blobs), _marks(come, blobs)))


def _marks(files: Mapping[str, Entry | None], blobs: Mapping[str, bytes]) -> dict[str, Mark]:
    return {
        path: Mark(number_in(path, blobs.get(entry.blob)), entry.blob)
        for path, entry in files.items()
        if entry is not None
    }


def number_in(path: str, data: bytes | None) -> str:
    """Return the number of the note that these bytes are; '' for none."""
    if data is None or not path.endswith(".md"):
        return ""
    return note_from_bytes(path, data).text("nummer").strip()


def crossed_files(repository: Repository, bases: Sequence[str]) -> dict[str, list[bytes | None]]:
    """Return the files in which the versions that both sides know differ, as each has them.

    There is more than one such version when both sides took over from the other before.
    """
    found: dict[str, list[bytes | None]] = {}
    for other in bases[1:]:
        changed = differences(repository, bases[0], other)
        entries = [one.after for one in changed if one.after is not None]
        blobs = bytes_of(repository, (entry.blob for entry in entries))
        for one in changed:
            data = blobs[one.after.blob] if one.after is not None else None
            found.setdefault(one.path, []).append(data)
    return found


def with_edits(repository: Repository, sides: Sides, edits: Mapping[str, bytes | None]) -> Sides:
    """Return the sides when these files of the own side have other bytes; None takes one away."""
    changed, blobs = dict(sides.own.changed), dict(sides.blobs)
    for path, data in edits.items():
        known = changed.pop(path, None) or sides.shared.changed.get(path)
        before = known.before if known else None
        after = None
        if data is not None:
            after = Entry(_mode(known), blob_identifier(repository, data))
            blobs[after.blob] = data
        if after != before:
            changed[path] = Difference(path, before, after)
    return Sides(_side(changed.values(), blobs), sides.shared, blobs)


def _mode(known: Difference | None) -> str:
    entry = (known.after or known.before) if known else None
    return entry.mode if entry and entry.mode == "100755" else "100644"
