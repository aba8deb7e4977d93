"""What decisions in minutes replace: the older notes get `gewijzigd-door` in the same version.

Only of decisions that are new or whose text changed: what somebody put right in the register later
stays as it is. A note that says already what changed it keeps that.
"""

from collections.abc import Mapping, Sequence

from raadsboek.book.book import Book
from raadsboek.book.changing import Write
from raadsboek.book.source import read_bytes, read_note
from raadsboek.core.closing import with_ending_status
from raadsboek.core.errors import NotFound
from raadsboek.core.kinds import KIND_BY_NAME
from raadsboek.core.links import link
from raadsboek.core.minutes.entries import EntryKind
from raadsboek.core.minutes.planning import Plan
from raadsboek.core.minutes.replacing import replaced_in
from raadsboek.index import finding
from raadsboek.vault.frontmatter import edit
from raadsboek.vault.reading import note_from_bytes


def superseded(
    book: Book, wanted: Plan, numbers: Mapping[int, str], writes: Sequence[Write]
) -> tuple[list[Write], list[str]]:
    """Return the writes with those that end what is replaced, and the numbers of that.

    `numbers` are those of the new notes, by line of the minutes. A note that is written anyway is
    changed in that same write.
    """
    by_path = {write.path: write for write in writes}
    ended = []
    for old, new in _pairs(wanted, numbers):
        write = _ended(book, old, new, by_path)
        if write is not None:
            by_path[write.path] = write
            ended.append(old)
    return list(by_path.values()), ended


def _pairs(wanted: Plan, numbers: Mapping[int, str]) -> list[tuple[str, str]]:
    """Return each (replaced, replacing) number that is said for the first time."""
    touched = {change.line: change.number for change in wanted.changed if change.body is not None}
    told = {**touched, **numbers}
    return [
        (old, told[one.entry.start])
        for one in wanted.understanding.of_kind(EntryKind.DECISION)
        if one.entry.start in told
        for old in replaced_in(one.entry.text)
        if old != told[one.entry.start]
    ]


def _ended(book: Book, old: str, new: str, writes: Mapping[str, Write]) -> Write | None:
    """Return the write that says of a note what changed it; None when it cannot or does already."""
    found = book.index.ask(finding.by_number, old)
    if not found:
        return None
    path = found[0].path
    pending = writes.get(path)
    try:
        data = pending.data if pending is not None else read_bytes(book, path)
        expected = pending.expected if pending is not None else read_note(book, path).digest
    except NotFound:
        return None
    note = note_from_bytes(path, data) if data is not None else None
    kind = KIND_BY_NAME.get(note.text("soort")) if note is not None else None
    if data is None or note is None or kind is None or not (kind.successor_key and note.editable):
        return None
    if note.text(kind.successor_key):
        return None
    changes = with_ending_status(kind, note.meta, {kind.successor_key: link(new)})
    return Write(path=path, data=edit(data, changes, body=None), expected=expected)
