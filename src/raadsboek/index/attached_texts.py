"""The text of attachments, by the digest of their bytes: a file of its own beside the index.

It outlives the index, so that making that anew reads no attachment again. The text of an attachment
of a confidential note is never in it. It must not read an attachment: who fills it gives the text.
Trouble with the file is no trouble of the user: it is thrown away, and the attachments are read
again.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from raadsboek.index.connecting import DAMAGE, Connection, discard, is_in_use

_READERS = 1
"""Higher when the readers find more in the same bytes: then all attachments are read again."""
_PATIENCE = 1.0
_DDL = """
CREATE TABLE reading (
    id INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, state TEXT NOT NULL, text TEXT NOT NULL
);
CREATE VIRTUAL TABLE found USING fts5 (
    text, content = 'reading', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TABLE place (
    path TEXT PRIMARY KEY, mtime_ns INTEGER NOT NULL, size INTEGER NOT NULL, digest TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX place_digest ON place (digest)
"""
_FORM = crc32(f"{_READERS}{_DDL}".encode()) & 0x7FFFFFFF


class State(StrEnum):
    """What came of reading an attachment."""

    TEXT = "tekst"
    NO_TEXT = "geen tekst"
    """It is whole and holds no text, as a scan does."""
    UNREAD = "niet te lezen"


class Texts(NamedTuple):
    """Where the texts of a vault lie; `of_now`, and not of the vault as an older version has it."""

    file: Path
    of_now: bool


class Reading(NamedTuple):
    """What was read of an attachment: `text` is '' unless the state says that there is any."""

    digest: str
    state: State
    text: str = ""


class Held(NamedTuple):
    """An attachment whose text is still to be read; a digest of '' is to be found out.

    `mtime_ns` and `size` are those of the file when it was looked at last, for one without digest.
    """

    path: str
    digest: str
    mtime_ns: int
    size: int


def is_open(digest: str) -> str:
    """Return the condition that the text of an attachment may be known, by its digest's column.

    Whatever a confidential note holds too is left out, whichever other note names it.
    """
    return (
        "note.confidential = 0 AND NOT EXISTS ("  # noqa: S608
        "SELECT 1 FROM attachment AS other JOIN note AS secret ON secret.id = other.note"
        " WHERE secret.confidential = 1 AND (other.path = attachment.path"
        f" OR (other.digest <> '' AND other.digest = {digest})))"
    )


_KNOWN = (
    "SELECT attachment.note, attachment.position, attachment.name, attachment.digest"  # noqa: S608
    " FROM attachment JOIN note ON note.id = attachment.note"
    f" WHERE attachment.digest <> '' AND {is_open('attachment.digest')}"
)
_PLACED = (
    " UNION ALL SELECT attachment.note, attachment.position, attachment.name, place.digest"  # noqa: S608
    " FROM attachment JOIN note ON note.id = attachment.note"
    " JOIN teksten.place AS place ON place.path = attachment.path"
    f" WHERE attachment.digest = '' AND {is_open('place.digest')}"
)


def held_by_notes(texts: Texts) -> str:
    """Return the SELECT of every attachment of which the text may be found, with its note.

    The digest of one that was added by hand is that of its file now: nothing of the past.
    """
    return _KNOWN + (_PLACED if texts.of_now else "")


@contextmanager
def beside(connection: Connection, texts: Texts | None) -> Iterator[bool]:
    """Put the texts beside an index as `teksten` while the block lasts; tell if they are there."""
    if texts is None or not _is_ready(texts.file):
        yield False
        return
    connection.execute("ATTACH ? AS teksten", (str(texts.file),))
    try:
        yield True
    finally:
        with suppress(sqlite3.Error):
            connection.execute("DETACH teksten")


def waiting(connection: Connection, texts: Texts) -> list[Held]:
    """Return the attachments of which the text was not read yet, or that have no known digest."""
    with beside(connection, texts) as there:
        if not there:
            return []
        rows = connection.execute(
            "SELECT DISTINCT attachment.path, attachment.digest,"  # noqa: S608
            " coalesce(place.mtime_ns, 0), coalesce(place.size, -1)"
            " FROM attachment JOIN note ON note.id = attachment.note"
            " LEFT JOIN teksten.place AS place"
            " ON place.path = attachment.path AND attachment.digest = ''"
            f" WHERE {is_open('attachment.digest')} AND attachment.digest"
            " NOT IN (SELECT digest FROM teksten.reading) ORDER BY attachment.path"
        ).fetchall()
    return [Held(*row) for row in rows]


def forget_what_nobody_holds(connection: Connection, texts: Texts) -> None:
    """Take out the texts of attachments that are gone, or that became confidential, to the byte."""
    with beside(connection, texts) as there:
        if not there:
            return
        gone = connection.execute(
            "SELECT digest FROM teksten.reading WHERE digest NOT IN"  # noqa: S608
            f" (SELECT digest FROM ({held_by_notes(texts)}))"
        ).fetchall()
    if gone:
        _change(texts.file, lambda own: _forget(own, [digest for (digest,) in gone]))


def keep(file: Path, readings: Iterable[Reading]) -> None:
    """Keep what was read; an older reading of the same bytes goes."""

    def put(own: Connection) -> None:
        for digest, state, text in readings:
            _drop(own, digest)
            own.execute(
                "INSERT INTO reading (digest, state, text) VALUES (?, ?, ?)",
                (digest, state.value, text),
            )
            own.execute(
                "INSERT INTO found (rowid, text) SELECT id, text FROM reading WHERE digest = ?",
                (digest,),
            )

    _change(file, put)


def keep_place(file: Path, path: str, stat: tuple[int, int], digest: str) -> None:
    """Remember the digest of a file that somebody added by hand, and how it looked then."""
    _change(
        file,
        lambda own: own.execute(
            "INSERT OR REPLACE INTO place VALUES (?, ?, ?, ?)", (path, *stat, digest)
        ),
    )


def forget_unread(file: Path) -> None:
    """Forget that attachments could not be read."""

    def drop(own: Connection) -> None:
        query = "SELECT digest FROM reading WHERE state = ?"
        for (digest,) in own.execute(query, (State.UNREAD.value,)).fetchall():
            _drop(own, digest)

    _change(file, drop)


def is_known(file: Path, digest: str) -> bool:
    """Tell if the bytes with this digest were read already."""
    try:
        with closing(_open(file)) as own:
            query = "SELECT 1 FROM reading WHERE digest = ?"
            return own.execute(query, (digest,)).fetchone() is not None
    except (OSError, *DAMAGE):
        return False


def _drop(own: Connection, digest: str) -> None:
    own.execute(
        "INSERT INTO found (found, rowid, text)"
        " SELECT 'delete', id, text FROM reading WHERE digest = ?",
        (digest,),
    )
    own.execute("DELETE FROM reading WHERE digest = ?", (digest,))


def _forget(own: Connection, digests: list[str]) -> None:
    own.executemany("DELETE FROM reading WHERE digest = ?", [(digest,) for digest in digests])
    own.executemany("DELETE FROM place WHERE digest = ?", [(digest,) for digest in digests])
    # Words that are taken out one by one stay readable in the file; made anew they do not.
    own.execute("INSERT INTO found (found) VALUES ('rebuild')")


def _is_ready(file: Path) -> bool:
    """Tell if the file is there and ours; one that is not, is made anew when that can be."""
    for _attempt in range(2):
        try:
            with closing(_open(file)) as own:
                if own.execute("PRAGMA user_version").fetchone() == (_FORM,):
                    return True
                own.execute("BEGIN IMMEDIATE")
                if own.execute("PRAGMA schema_version").fetchone() == (0,):
                    for statement in _DDL.split(";"):
                        own.execute(statement)
                    own.execute(f"PRAGMA user_version = {_FORM}")
                    own.execute("COMMIT")
                    return True
        except OSError:
            return False
        except DAMAGE as error:
            if is_in_use(error):
                return False
        with suppress(OSError):  # still open elsewhere, on Windows
            discard(file)
    return False


def _open(file: Path) -> Connection:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file.touch(mode=0o600)
    own = sqlite3.connect(file, timeout=_PATIENCE, isolation_level=None)
    try:
        own.execute("PRAGMA secure_delete = ON")
        own.execute("PRAGMA journal_mode = WAL")
        own.execute("PRAGMA synchronous = NORMAL")
    except BaseException:
        own.close()
        raise
    return own


def _change(file: Path, change: Callable[[Connection], object]) -> None:
    """Change the texts in one go; a file that cannot be changed is left, and made anew later."""
    if not _is_ready(file):
        return
    try:
        with closing(_open(file)) as own:
            own.execute("BEGIN IMMEDIATE")
            change(own)
            own.execute("COMMIT")
            # What was taken out is in the journal as well.
            own.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except (OSError, *DAMAGE) as error:
        if not isinstance(error, OSError) and not is_in_use(error):
            with suppress(OSError):
                discard(file)
