"""The index of one vault as the use cases hold it: always answers, whatever happens to the file.

Owns the connections (one per thread) and the only place where trouble with SQLite is met: the
file is thrown away and the folder read again; when that fails too, the index lives in memory.

It lives in memory as well for whoever can open encrypted notes: what stands in those is on no disk.
"""

import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from raadsboek.core.note import Note
from raadsboek.index.attached_texts import Texts
from raadsboek.index.connecting import (
    DAMAGE,
    PATIENCE,
    Connection,
    copy_to_memory,
    discard,
    discard_stands,
    is_filled,
    is_in_use,
    open_file,
    open_memory,
)
from raadsboek.index.place import TEXTS, index_file
from raadsboek.index.refreshing import Changes, refresh
from raadsboek.index.secrecy import Secrecy, confidential_paths, forget_confidential
from raadsboek.index.soundness import is_sound
from raadsboek.index.terms import Terms, hold
from raadsboek.index.writing import Entry

P = ParamSpec("P")
T = TypeVar("T")


class Index:
    """The index of the vault at `root`; `scan` lists its notes sorted by path, `read` reads one.

    `version` is that of the vault as it was, which has a file of its own. `terms` tells which terms
    follow from a dossier; without it they have none. `secrecy` is for a vault whose confidential
    notes are encrypted. Safe to share between threads. Nothing is opened or read before the first
    question.
    """

    def __init__(
        self,
        root: Path,
        *,
        scan: Callable[[], Sequence[Entry]],
        read: Callable[[str], Note],
        terms: Terms | None = None,
        secrecy: Secrecy | None = None,
        patience: float = PATIENCE,
        version: str = "",
    ) -> None:
        self._root = root
        self._version = version
        self._scan = scan
        self._read = read
        self._terms = terms
        self._secrecy = secrecy
        self._patience = patience
        self._lock = threading.RLock()
        self._own = threading.local()
        self._memory: Connection | None = None
        self._generation = 0

    def refresh(self) -> Changes:
        """Make the index equal to the folder as it is now, and tell what differed."""
        return self.ask(self._refresh_now)

    def ask(
        self, question: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Answer a question: call `question(connection, ...)`, on a rebuilt index when need be."""
        try:
            return self._answer(question, *args, **kwargs)
        except DAMAGE as error:
            in_use = is_in_use(error)
        if not in_use:
            self._discard()
            try:
                return self._answer(question, *args, **kwargs)
            except DAMAGE:
                pass  # the disk refuses twice: the folder itself still answers, from memory
        self._move_to_memory()
        return self._answer(question, *args, **kwargs)

    def rebuild(self) -> Changes:
        """Throw the index away and read the whole folder again."""
        self._discard()
        return self.refresh()

    @property
    def texts(self) -> Texts:
        """Where the texts of attachments lie: of all versions, in one file."""
        file = Path(index_file(str(self._root))).with_name(TEXTS)
        return Texts(file, of_now=not self._version)

    def terms_hold(self) -> bool:
        """Tell if terms were counted by the law and rules as they are at this moment."""
        return self._terms is None or self.ask(hold, self._terms)

    def is_sound(self) -> bool:
        """Tell if the file holds exactly what was put in; takes a while for a large vault."""
        connection = self._connect()
        return connection is None or is_sound(connection)

    def close(self) -> None:
        """Close what this thread and the memory hold; other threads close theirs as they end."""
        self._forget_connection()
        self._own = threading.local()
        with self._lock:
            if self._memory is not None:
                self._memory.close()
                self._memory = None

    @property
    def in_memory(self) -> bool:
        """Tell if the cache folder could not be used, so that each start reads everything."""
        return self._memory is not None

    def look_again_for_keys(self, secrecy: Secrecy | None) -> None:
        """Begin anew with what is known now: encryption went on or off, or a key came.

        What the file held in clear text is thrown away with it, and the indexes of earlier days.
        """
        self._discard()
        self._discard_stands()
        self._secrecy = secrecy

    def _refresh_now(self, connection: Connection) -> Changes:
        secrecy = self._secrecy
        if secrecy is None:
            return refresh(connection, self._scan(), self._read, self._terms)
        if connection is self._memory:
            return refresh(connection, self._scan(), secrecy.read_opened, self._terms)
        return self._refresh_closed(connection, secrecy)

    def _refresh_closed(self, connection: Connection, secrecy: Secrecy) -> Changes:
        before = confidential_paths(connection)
        changes = refresh(connection, self._scan(), secrecy.read_closed, self._terms)
        became = confidential_paths(connection) - before
        if not became.isdisjoint(changes.changed):
            # Deleted rows leave their text in the file, so the file itself goes.
            self._discard()
            self._discard_stands()
            anew = self._connect()
            if anew is not None:
                refresh(anew, self._scan(), secrecy.read_closed, self._terms)
        return changes

    def _take_to_memory(self) -> None:
        """Go on in memory, where the encrypted notes can be read, when there is a key for them."""
        secrecy = self._secrecy
        if secrecy is None or self.in_memory or not secrecy.has_key():
            return
        with self._lock:
            if not self.in_memory:  # another thread may have been here first
                self._memory = self._copied(secrecy)

    def _copied(self, secrecy: Secrecy) -> Connection:
        """Return the index of the file in memory, its confidential notes still to be read."""
        connection = self._connect()
        if connection is None:
            return self._empty()
        self._refresh_closed(connection, secrecy)
        filled = self._connect()
        if filled is None:
            return self._empty()
        memory = copy_to_memory(filled)
        forget_confidential(filled, memory)
        self._forget_connection()
        return memory

    def _empty(self) -> Connection:
        closed = self._secrecy is not None
        return open_memory(self._root, self._version, closed=closed)

    def _answer(
        self, question: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        self._take_to_memory()
        connection = self._connect()
        if connection is not None:
            self._fill(connection, question)
            return question(connection, *args, **kwargs)
        with self._lock:
            if self._memory is None:
                self._memory = self._empty()
            self._fill(self._memory, question)
            return question(self._memory, *args, **kwargs)

    def _fill(self, connection: Connection, question: object) -> None:
        """Read the folder into an index that was just made, unless that is the question itself."""
        if question != self._refresh_now and not is_filled(connection):
            self._refresh_now(connection)

    def _connect(self) -> Connection | None:
        """Return this thread's connection to the file; None when the index lives in memory."""
        if self._memory is not None:
            return None
        own = self._own
        if getattr(own, "generation", None) != self._generation:
            own.connection = open_file(
                self._root,
                self._version,
                patience=self._patience,
                closed=self._secrecy is not None,
            )
            own.generation = self._generation
        known: Connection | None = own.connection
        return known

    def _discard(self) -> None:
        """Throw the file (or the memory) away; the next question fills a new one."""
        with self._lock:
            self._forget_connection()
            self._generation += 1
            if self._memory is not None:
                self._memory.close()
                self._memory = None
            with suppress(OSError):  # still open elsewhere, on Windows: memory will have to do
                discard(Path(index_file(str(self._root), self._version)))

    def _discard_stands(self) -> None:
        """Throw away what else there may be clear text of before in: see `discard_stands`."""
        with suppress(OSError):  # still open elsewhere, on Windows
            discard_stands(Path(index_file(str(self._root))).parent)

    def _move_to_memory(self) -> None:
        self._forget_connection()
        self._own.connection = None
        self._own.generation = self._generation

    def _forget_connection(self) -> None:
        connection = getattr(self._own, "connection", None)
        if connection is not None:
            connection.close()
            self._own.connection = None
