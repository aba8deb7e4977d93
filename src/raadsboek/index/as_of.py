"""The index of a vault as one version has it: filled once, and the same ever after.

Begins with a copy of the index that is nearest, of now or of another version, when that is less
work than reading all notes. What was copied is only kept where the text proves to be the same. A
few of these files are kept beside the index of now, those that were used last.
"""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path
from threading import RLock

from raadsboek.core.note import Note
from raadsboek.index.cache import Index
from raadsboek.index.connecting import DAMAGE, Connection, discard, identity, is_filled, says
from raadsboek.index.place import STAND, index_file
from raadsboek.index.refreshing import Changes, refresh
from raadsboek.index.secrecy import Secrecy
from raadsboek.index.terms import Terms, hold
from raadsboek.index.versions import forget_these, forget_versions, last_seen
from raadsboek.index.writing import Entry

MOST_KEPT = 2
"""So many indexes of earlier days are kept."""
_BUSY = 0.5
"""Seconds to wait for an index that another window is writing, before doing without."""
_READING, _DROPPING, _COMPARING, _COPYING = 1.0, 0.6, 0.1, 0.05
"""What each note costs when an index is made, as parts of reading one."""


class PastIndex(Index):
    """The index of the vault at `root` as it was in `version`.

    `scan` lists its notes, `same` tells which of them still have the text with a known digest,
    `expect` hears which ones `read` is going to be asked. `foreign` tells which versions, of those
    below a newer one, are no part of this past; None for all of them.
    """

    def __init__(
        self,
        root: Path,
        version: str,
        *,
        scan: Callable[[], Sequence[Entry]],
        same: Callable[[Mapping[str, str]], Iterable[str]],
        expect: Callable[[Sequence[str]], None],
        read: Callable[[str], Note],
        foreign: Callable[[str], Collection[str] | None],
        terms: Terms | None = None,
        secrecy: Secrecy | None = None,
    ) -> None:
        super().__init__(root, scan=scan, read=read, terms=terms, secrecy=secrecy, version=version)
        self._same = same
        self._expect = expect
        self._foreign = foreign
        self._filling = RLock()

    def refresh(self) -> Changes:
        """Fill the index when it is new. Nothing differs ever after, but how terms are counted."""
        return Changes() if self.terms_hold() else self.ask(self._refresh_now)

    def _refresh_now(self, connection: Connection) -> Changes:
        # Another thread may have filled it while this one waited.
        with self._filling:
            if is_filled(connection) and (self._terms is None or hold(connection, self._terms)):
                return Changes()
            return self._fill_now(connection)

    def _fill_now(self, connection: Connection) -> Changes:
        entries = self._scan()
        if not is_filled(connection):
            forget_stands(self._root, keep=self._version)
            self._begin_with_copy(connection, entries)
        rows = _rows(connection)
        wanted = {entry[0]: entry for entry in entries}
        unlike = {path: row[1] for path, row in rows.items() if wanted.get(path, row[0]) != row[0]}
        same = list(self._same(unlike)) if unlike else []
        _touch(connection, [wanted[path] for path in same])
        known = {*rows} - unlike.keys() | {*same}
        self._expect([path for path in wanted if path not in known])
        return refresh(connection, entries, self._read, self._terms)

    def _begin_with_copy(self, connection: Connection, entries: Sequence[Entry]) -> None:
        """Begin with the index that leaves least to do; with none when reading all is less."""
        least, nearest = len(entries) * _READING, None
        for file in _indexes(self._root, but=self._version):
            cost = _cost(file, identity(self._root, closed=self._secrecy is not None), entries)
            if cost is not None and cost < least:
                least, nearest = cost, file
        if nearest is None:
            return
        with closing(_open(nearest)) as source:
            source.backup(connection)
        connection.execute("BEGIN IMMEDIATE")
        # What is remembered tells of another day; what was learned of the law does not.
        connection.execute(
            "DELETE FROM remembered WHERE name GLOB 'feit:*'"
            " OR name IN ('filled', 'stamp', 'momentopname', 'lijn')"
        )
        connection.executemany(
            "INSERT OR REPLACE INTO remembered VALUES (?, ?)",
            identity(self._root, self._version, closed=self._secrecy is not None).items(),
        )
        connection.execute("UPDATE note SET racy = 0 WHERE racy = 1")
        connection.execute("COMMIT")
        self._forget_what_came_later(connection)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def _forget_what_came_later(self, connection: Connection) -> None:
        newest = last_seen(connection)
        foreign = self._foreign(newest) if newest else ()
        if foreign is None:
            forget_versions(connection)
        elif foreign:
            forget_these(connection, foreign)


def forget_stands(root: Path, *, keep: str | None = None) -> None:
    """Delete the indexes of earlier days of the vault at `root`.

    With `keep` only those that were used longest ago, so that one of this version has its place.
    """
    files = _indexes(root, but=keep or "")
    stands = [file for file in files if file.name.startswith(STAND)]
    for file in stands if keep is None else stands[MOST_KEPT - 1 :]:
        with suppress(OSError):  # still open elsewhere, on Windows
            discard(file)


def _indexes(root: Path, *, but: str) -> list[Path]:
    """Return the index files of a vault, the one that was written last first."""
    folder = Path(index_file(str(root))).parent
    mine = Path(index_file(str(root), but)).name if but else ""
    dated = []
    with suppress(OSError):
        for file in folder.glob("*.sqlite"):
            if file.name != mine:
                dated.append((file.stat().st_mtime_ns, file.name))
    return [folder / name for _time, name in sorted(dated, reverse=True)]


def _open(file: Path) -> Connection:
    connection = sqlite3.connect(file, timeout=_BUSY, isolation_level=None)
    connection.execute("PRAGMA query_only = 1")
    return connection


def _cost(file: Path, wanted: dict[str, str], entries: Sequence[Entry]) -> float | None:
    """Return how much work it is to go on from an index file; None when it is no good."""
    try:
        with closing(_open(file)) as connection:
            if not says(connection, wanted) or not is_filled(connection):
                return None
            rows = {path: row for path, (row, _digest) in _rows(connection).items()}
    except (OSError, *DAMAGE):
        return None
    kept = [entry for entry in entries if entry[0] in rows]
    alike = sum(rows[entry[0]] == entry for entry in kept)
    return (
        (len(entries) - len(kept)) * _READING
        + (len(rows) - len(kept)) * _DROPPING
        + (len(kept) - alike) * _COMPARING
        + len(rows) * _COPYING
    )


def _rows(connection: Connection) -> dict[str, tuple[Entry, str]]:
    """Return by path what each note was read from, and the digest of its text."""
    found = connection.execute("SELECT path, mtime_ns, size, inode, digest FROM note")
    return {path: ((path, *facts), digest) for path, *facts, digest in found}


def _touch(connection: Connection, entries: Sequence[Entry]) -> None:
    """Note that these rows were read from these files."""
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(
        "UPDATE note SET mtime_ns = ?, size = ?, inode = ? WHERE path = ?",
        ((*facts, path) for path, *facts in entries),
    )
    connection.execute("COMMIT")
