"""Adding notes to the tables and taking them out, in batches, within somebody's transaction."""

from collections.abc import Sequence
from types import TracebackType
from typing import Self, TypeAlias
from zlib import crc32

from raadsboek.core.note import Note
from raadsboek.core.terms.rows import TermRow, soonest
from raadsboek.index.connecting import Connection
from raadsboek.index.facts import facts_of
from raadsboek.index.tables import NOTE_COLUMNS, SORT_COLUMNS, TERM_COLUMNS

Entry: TypeAlias = tuple[str, int, int, int]
"""One note file as a scan sees it: path, mtime_ns, size, inode."""

Row: TypeAlias = tuple[str | int, ...]

RACY_NS = 2_000_000_000
"""A file this young may change again without its time changing (file systems count coarsely)."""
SKEW_NS = 3_600_000_000_000
"""How far the clock of a network drive may run ahead of ours and still be taken for 'now'."""

_BATCH = 500
_BULK_MEMORY = 64 * 1024 * 1024
_USUAL_MEMORY = 1024 * 1024

_PLACES = ("path", "mtime_ns", "size", "inode", "racy", *NOTE_COLUMNS, *SORT_COLUMNS, "checksum")
_MARKS = ", ".join("?" * (1 + len(_PLACES)))
_INSERT = (
    ("note", f"INSERT INTO note (id, {', '.join(_PLACES)}) VALUES ({_MARKS})"),  # noqa: S608
    ("content", "INSERT INTO content (id, title, body, words) VALUES (?, ?, ?, ?)"),
    ("search", "INSERT INTO search (rowid, title, body, words) VALUES (?, ?, ?, ?)"),
    ("problem", "INSERT INTO problem VALUES (?, ?, ?, ?, ?, ?, ?)"),
    ("link", "INSERT INTO link VALUES (?, ?, ?)"),
    ("attachment", "INSERT INTO attachment VALUES (?, ?, ?, ?, ?)"),
    ("term", f"INSERT INTO term VALUES (?{', ?' * len(TERM_COLUMNS)})"),  # noqa: S608
)
_FORGET = (
    "INSERT INTO search (search, rowid, title, body, words)"
    " SELECT 'delete', id, title, body, words FROM content WHERE id = ?",
    "DELETE FROM content WHERE id = ?",
    "DELETE FROM problem WHERE note = ?",
    "DELETE FROM link WHERE note = ?",
    "DELETE FROM attachment WHERE note = ?",
    "DELETE FROM term WHERE note = ?",
    "DELETE FROM note WHERE id = ?",
)


class Writer:
    """Collects rows and writes them a batch at a time; the last ones when the block ends."""

    def __init__(self, connection: Connection, now_ns: int, *, bulk: bool) -> None:
        self._connection = connection
        self._now_ns = now_ns
        self._bulk = bulk
        self._waiting: dict[str, list[Row]] = {table: [] for table, _statement in _INSERT}
        # Never a number that was used before, also not by a file that was thrown away: a list on
        # screen then misses a row that went, and never shows another note in its place.
        (highest,) = connection.execute("SELECT coalesce(max(id), 0) FROM note").fetchone()
        self._highest = max(highest, now_ns // 1000)

    def __enter__(self) -> Self:
        if self._bulk:
            # Collect many words before each merge: twice as fast for a whole vault.
            self._configure_search(_BULK_MEMORY)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None:
            self._flush()
            if self._bulk:
                self._configure_search(_USUAL_MEMORY)

    def add(
        self, entry: Entry, note: Note, identifier: int = 0, terms: Sequence[TermRow] = ()
    ) -> None:
        """Add the rows of one note, under the identifier that it had before or a new one.

        `terms` are its open terms; the first one that asks for something is when it is due.
        """
        if not identifier:
            self._highest += 1
            identifier = self._highest
        facts = facts_of(note, soonest(terms))
        waiting = self._waiting
        racy = is_racy(entry, self._now_ns)
        text = (facts.title, facts.body, facts.words)
        row = (entry[0], *(getattr(facts, name) for name in NOTE_COLUMNS), *facts.sorts)
        problems = tuple(
            (position, item.code, item.key, item.severity.value, item.message, item.fix)
            for position, item in enumerate(() if note.encrypted else note.problems)
        )
        links = tuple(enumerate(facts.links))
        attached = tuple((place, *one) for place, one in enumerate(facts.attachments))
        proof = checksum((*row, *text, problems, links, attached, tuple(map(tuple, terms))))
        waiting["note"].append((identifier, *entry, racy, *row[1:], proof))
        waiting["content"].append((identifier, *text))
        waiting["search"].append((identifier, *text))
        waiting["problem"] += [(identifier, *problem) for problem in problems]
        waiting["link"] += [(identifier, *link) for link in links]
        waiting["attachment"] += [(identifier, *one) for one in attached]
        waiting["term"] += [(identifier, *term) for term in terms]
        if len(waiting["note"]) >= _BATCH:
            self._flush()

    def forget(self, identifier: int) -> None:
        """Take one note out of every table."""
        for statement in _FORGET:
            self._connection.execute(statement, (identifier,))

    def touch(self, entry: Entry, identifier: int) -> None:
        """Note that a file has other stat facts and the same content."""
        self._connection.execute(
            "UPDATE note SET mtime_ns = ?, size = ?, inode = ?, racy = ? WHERE id = ?",
            (*entry[1:], is_racy(entry, self._now_ns), identifier),
        )

    def _flush(self) -> None:
        for table, statement in _INSERT:
            rows = self._waiting[table]
            self._connection.executemany(statement, rows)
            rows.clear()

    def _configure_search(self, memory: int) -> None:
        self._connection.execute(
            "INSERT INTO search (search, rank) VALUES ('hashsize', ?)", (memory,)
        )


def checksum(values: tuple[object, ...]) -> int:
    """Return a checksum of a row, by which a silent change in the file is found."""
    return crc32(repr(values).encode())


def is_racy(entry: Entry, now_ns: int) -> int:
    """Tell (1 or 0) if the file is so young that a later edit may show no other time."""
    return int(now_ns - RACY_NS <= entry[1] <= now_ns + SKEW_NS)
