"""Merging one file that two people changed: a note by its keys and its text, else as a whole.

Owns which way a file is merged, and the proof that the result reads as meant. What cannot be
proved is not merged: one of the two stands, and the file is said to have two versions.
"""

from msgspec import Struct
from msgspec.structs import replace

from raadsboek.core.merging.keys import merge_keys
from raadsboek.core.merging.lines import Clash
from raadsboek.core.merging.sections import MergedText, merge_text
from raadsboek.core.merging.side import Side
from raadsboek.core.merging.values import merge_values
from raadsboek.core.note import Value
from raadsboek.history.outside import only_line_ends
from raadsboek.vault import frontmatter
from raadsboek.vault.frontmatter import Reading
from raadsboek.vault.line_breaks import keep_line_breaks
from raadsboek.vault.line_edit import CannotEdit
from raadsboek.vault.parts import Parts, join, split
from raadsboek.vault.settings import settings_from_bytes

TEXT, WHOLE = "tekst", "bestand"
"""What clashes when it is no key: the text below the keys, or the file as such."""

_ENCRYPTED = b"-----BEGIN AGE ENCRYPTED FILE-----"
_MAXIMUM = 1024 * 1024
"""Bytes of the largest file that is merged by its lines."""


class MergedFile(Struct, frozen=True):
    """The bytes of a file with the changes of both sides, and what both changed differently."""

    data: bytes
    clashes: tuple[str, ...] = ()


def merge_file(
    path: str, base: bytes | None, own: bytes, shared: bytes, *, prefer: Side = Side.SHARED
) -> MergedFile:
    """Return a file with what both sides did to it; `base` None: both added it.

    Where both changed the same key or line, `prefer` tells whose stands.
    """
    if own in (shared, base):
        return MergedFile(shared)
    if shared == base:
        return MergedFile(own)
    if base is not None and only_line_ends(own, base):
        return MergedFile(shared)
    if base is not None and only_line_ends(shared, base):
        return MergedFile(own)
    merged = None
    if max(len(own), len(shared)) <= _MAXIMUM:
        if path.endswith(".md"):
            merged = _merge_note(base or b"", own, shared, prefer, both_added=base is None)
        elif path.endswith((".yaml", ".yml")):
            merged = _merge_settings(base or b"", own, shared, prefer)
    return merged or MergedFile(shared if prefer is Side.SHARED else own, (WHOLE,))


def _merge_note(
    base: bytes, own: bytes, shared: bytes, prefer: Side, *, both_added: bool
) -> MergedFile | None:
    if _ENCRYPTED in own or _ENCRYPTED in shared:
        return None
    was, mine, theirs = (frontmatter.read(raw) for raw in (base, own, shared))
    if not (mine.editable and theirs.editable and (was.editable or both_added)):
        return None
    values = merge_values(was.meta, mine.meta, theirs.meta, prefer=prefer)
    text = _texts(was, mine, theirs, prefer, both_added=both_added)
    raw = _with_lines_of_both(base, own, shared) or shared
    known = frontmatter.read(raw)
    if not known.editable:
        raw, known = shared, theirs
    changes: dict[str, Value | None] = {
        key: values.merged.get(key)
        for key in (*known.meta, *values.merged)
        if known.meta.get(key) != values.merged.get(key)
    }
    try:
        data = frontmatter.edit(raw, changes, body=text.text)
    except CannotEdit:
        return None
    return MergedFile(data, (*values.clashes, *((TEXT,) if text.clashes else ())))


def _texts(
    was: Reading, mine: Reading, theirs: Reading, prefer: Side, *, both_added: bool
) -> MergedText:
    """Return the text below the keys; two that were written apart are no changes of one text."""
    if not both_added:
        return merge_text(was.body, mine.body, theirs.body, prefer=prefer)
    same = mine.body == theirs.body or only_line_ends(mine.body.encode(), theirs.body.encode())
    standing = theirs.body if same or prefer is Side.SHARED else mine.body
    clash = Clash((), tuple(theirs.body.splitlines()), tuple(mine.body.splitlines()))
    return MergedText(standing, () if same else (clash,))


def _with_lines_of_both(base: bytes, own: bytes, shared: bytes) -> bytes | None:
    """Return the shared note with the lines of the keys of both, comments too, where they fit."""
    before, mine, theirs = (split(raw.decode("utf-8")) for raw in (base, own, shared))
    if not (isinstance(mine, Parts) and isinstance(theirs, Parts)):
        return None
    block = before.block if isinstance(before, Parts) else ""
    keys = merge_keys(block, mine.block, theirs.block, theirs.newline)
    return join(replace(theirs, block=keys.block)).encode("utf-8") if keys else None


def _merge_settings(base: bytes, own: bytes, shared: bytes, prefer: Side) -> MergedFile | None:
    try:
        was, mine, theirs = (raw.decode("utf-8") for raw in (base, own, shared))
    except UnicodeDecodeError:
        return None
    merged = merge_text(was, mine, theirs, prefer=prefer)
    data = keep_line_breaks(theirs, merged.text, "\n").encode("utf-8")
    known = {problem.message for raw in (own, shared) for problem in settings_from_bytes(raw)[1]}
    if any(problem.message not in known for problem in settings_from_bytes(data)[1]):
        return None
    return MergedFile(data, (TEXT,) if merged.clashes else ())
