"""Adopted minutes in a merge: what was adopted stands, whatever the other side did to its text.

Owns which side's text that is, and the proof by the same rule that guards every save. What may
change after adoption (who was sent what, when it was published) is merged as in any note. Of two
sheets of one adoption the shared one stands: no person can choose between them, and the history
keeps both, so that both codes hold.
"""

from msgspec import Struct

from raadsboek.book.syncing.file_merging import TEXT, MergedFile, merge_file
from raadsboek.core.meetings.adopted import (
    LOCKED_KEYS,
    SEAL_KEYS,
    Seal,
    adopted_text,
    is_locked,
    may_follow,
    same_seal,
    seal_of,
)
from raadsboek.core.merging.side import Side
from raadsboek.core.merging.values import merge_values
from raadsboek.core.note import Note, Value
from raadsboek.core.verification.sheet import FOLDER, read_sheet
from raadsboek.vault.frontmatter import edit
from raadsboek.vault.line_edit import CannotEdit
from raadsboek.vault.reading import note_from_bytes

_MEETING = b"vergadering"
_FIXED = frozenset({*LOCKED_KEYS, *SEAL_KEYS, "status"})


class _Sides(Struct, frozen=True):
    """The note before, and on both sides; an empty one where it was not there."""

    base: Note
    own: Note
    shared: Note


def merge_kept(
    path: str, base: bytes | None, own: bytes, shared: bytes, *, prefer: Side = Side.SHARED
) -> MergedFile:
    """Merge a file as `merge_file` does, but never change what was adopted."""
    if is_sheet(path, own) and is_sheet(path, shared) and base not in (own, shared):
        return MergedFile(shared)
    if not path.endswith(".md") or own == shared or not (_MEETING in own or _MEETING in shared):
        return merge_file(path, base, own, shared, prefer=prefer)
    sides = _Sides(*(note_from_bytes(path, raw or b"") for raw in (base, own, shared)))
    keeper = _keeper(sides)
    if keeper is None:
        return merge_file(path, base, own, shared, prefer=prefer)
    kept, other = (sides.own, sides.shared) if keeper is Side.OWN else (sides.shared, sides.own)
    raw, other_raw = (own, shared) if keeper is Side.OWN else (shared, own)
    if is_locked(other) and same_seal(kept, other) and adopted_text(kept) == adopted_text(other):
        merged = merge_file(path, base, own, shared, prefer=prefer)
        if may_follow(kept, note_from_bytes(path, merged.data)):
            return merged
    changed = _changed_text(sides.base, other) and adopted_text(other) != adopted_text(kept)
    if prefer is Side.OWN and changed:
        return MergedFile(other_raw, (TEXT,))
    return _with_free_keys(sides, kept, raw, keeper, changed=changed)


def is_adopted(path: str, data: bytes | None) -> bool:
    """Tell if a file holds adopted minutes."""
    return data is not None and path.endswith(".md") and is_locked(note_from_bytes(path, data))


def is_sheet(path: str, data: bytes | None) -> bool:
    """Tell if a file holds a sheet that proves what was adopted."""
    return data is not None and path.startswith(f"{FOLDER}/") and read_sheet(data) is not None


def _keeper(sides: _Sides) -> Side | None:
    """Return whose adopted text stands: an unbroken one first, then the shared one."""
    locked = [
        (seal_of(note) is Seal.BROKEN, side)
        for side, note in ((Side.SHARED, sides.shared), (Side.OWN, sides.own))
        if is_locked(note)
    ]
    return min(locked, key=lambda one: one[0])[1] if locked else None


def _changed_text(base: Note, side: Note) -> bool:
    return not base.digest or adopted_text(base) != adopted_text(side)


def _with_free_keys(
    sides: _Sides, kept: Note, raw: bytes, keeper: Side, *, changed: bool
) -> MergedFile:
    """Return the adopted minutes with what both sides noted about them since."""
    free = [
        {key: value for key, value in note.meta.items() if key not in _FIXED}
        for note in (sides.base, sides.own, sides.shared)
    ]
    values = merge_values(*free, prefer=Side.SHARED)
    changes: dict[str, Value | None] = {
        key: values.merged.get(key)
        for key in (*free[1 if keeper is Side.OWN else 2], *values.merged)
        if kept.meta.get(key) != values.merged.get(key)
    }
    clashes = (*values.clashes, *((TEXT,) if changed else ()))
    try:
        data = edit(raw, changes)
    except CannotEdit:
        return MergedFile(raw, clashes)
    return MergedFile(data if may_follow(kept, note_from_bytes(kept.path, data)) else raw, clashes)
