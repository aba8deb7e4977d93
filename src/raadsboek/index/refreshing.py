"""Bringing the index up to date with the folder: only what changed is read again.

Knows stat facts and notes; how a note is read is the caller's (`read`). Everything happens in
one transaction, so that other windows see the folder before or after, never between.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from operator import eq
from typing import NamedTuple

from raadsboek.core.errors import NotFound
from raadsboek.core.note import Note
from raadsboek.index.connecting import Connection, is_filled
from raadsboek.index.terms import Terms, TermsOfRefresh, is_dossier
from raadsboek.index.writing import Entry, Writer

_BULK = 1000
"""From this many changed notes on, the search index is merged at the end instead of as it goes."""


class Changes(NamedTuple):
    """What a refresh found: paths of notes, each list sorted."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Tell if anything is different from what the index held before."""
        return bool(self.added or self.changed or self.removed)


def refresh(
    connection: Connection,
    entries: Sequence[Entry],
    read: Callable[[str], Note],
    terms: Terms | None = None,
    *,
    now_ns: int | None = None,
) -> Changes:
    """Make the index equal to the folder; `entries` are all its notes, sorted by path.

    Only notes whose time, size or inode differ are read, and those that were indexed so soon
    after they were written that the file system's clock cannot tell (by digest then). Dossiers
    are read as well when the law or the rules of which their terms follow became different.
    """
    counted = TermsOfRefresh(connection, terms)
    if counted.is_current and _nothing_changed(connection, entries):
        return Changes()
    now = time.time_ns() if now_ns is None else now_ns
    connection.execute("BEGIN IMMEDIATE")
    try:
        changes = _apply(connection, entries, read, counted, now)
        counted.remember()
        connection.execute("INSERT OR IGNORE INTO remembered VALUES ('filled', 1)")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    if len(changes.added) >= _BULK:
        # Leave no journal of the size of the whole index behind.
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return changes


class _Row(NamedTuple):
    identifier: int
    stat: Entry
    racy: int
    digest: str
    kind: str


def _nothing_changed(connection: Connection, entries: Sequence[Entry]) -> bool:
    """Answer the everyday case in one comparison that keeps no row."""
    if connection.execute("SELECT 1 FROM note WHERE racy = 1").fetchone():
        return False
    (count,) = connection.execute("SELECT count(*) FROM note").fetchone()
    stored = connection.execute("SELECT path, mtime_ns, size, inode FROM note ORDER BY path")
    return count == len(entries) and all(map(eq, entries, stored)) and is_filled(connection)


def _apply(
    connection: Connection,
    entries: Sequence[Entry],
    read: Callable[[str], Note],
    counted: TermsOfRefresh,
    now: int,
) -> Changes:
    rows = [
        _Row(identifier, (path, mtime_ns, size, inode), racy, digest, kind)
        for identifier, path, mtime_ns, size, inode, racy, digest, kind in connection.execute(
            "SELECT id, path, mtime_ns, size, inode, racy, digest, kind FROM note ORDER BY path"
        )
    ]
    all_again = counted.all_again()
    changes: tuple[list[str], list[str], list[str]] = ([], [], [])
    added, changed, removed = changes
    with Writer(connection, now, bulk=len(entries) - len(rows) >= _BULK) as writer:
        for entry, row in _merge(entries, rows):
            again = row is not None and all_again and is_dossier(row.kind)
            if row is not None and entry == row.stat and not row.racy and not again:
                continue
            note = _read(read, entry)
            if entry is None or note is None:
                if row is not None:
                    writer.forget(row.identifier)
                    removed.append(row.stat[0])
            elif row is None:
                writer.add(entry, note, terms=counted.of(note))
                added.append(entry[0])
            elif note.digest and note.digest == row.digest and not again:
                writer.touch(entry, row.identifier)
            else:
                writer.forget(row.identifier)
                writer.add(entry, note, row.identifier, counted.of(note))
                changed.append(entry[0])
    return Changes(*(tuple(paths) for paths in changes))


def _read(read: Callable[[str], Note], entry: Entry | None) -> Note | None:
    """Read a note; None when it is gone since the scan, or has a name that no table can hold."""
    if entry is None:
        return None
    try:
        entry[0].encode()
        return read(entry[0])
    except (NotFound, UnicodeEncodeError):
        return None


def _merge(
    entries: Sequence[Entry], rows: Sequence[_Row]
) -> Iterator[tuple[Entry | None, _Row | None]]:
    """Pair two sequences that are sorted by path; what only one of them has is paired with None."""
    mine = iter(rows)
    row = next(mine, None)
    for entry in entries:
        while row is not None and row.stat[0] < entry[0]:
            yield None, row
            row = next(mine, None)
        if row is not None and row.stat[0] == entry[0]:
            yield entry, row
            row = next(mine, None)
        else:
            yield entry, None
    while row is not None:
        yield None, row
        row = next(mine, None)
