"""The tables of the index and the signature by which it knows that a file is its own.

No migrations: a file with another signature is thrown away.
"""

import hashlib
from functools import cache
from pathlib import Path

from raadsboek import __version__
from raadsboek.core.kinds import KINDS
from raadsboek.core.schema import fields_of
from raadsboek.core.terms.rows import TermRow
from raadsboek.index.facts import WIDTH
from raadsboek.index.stamp import SOURCES

SORT_COLUMNS = tuple(f"sort_{position}" for position in range(WIDTH))

NOTE_COLUMNS = (
    "digest",
    "kind",
    "number",
    "title",
    "status",
    "person",
    "organ",
    "year",
    "people",
    "due",
    "date",
    "open",
    "ahead",
    "inbox",
    "confidential",
    "editable",
    "seal",
    "problems",
    "cells",
    "folded",
    "meta",
)
"""The columns of a note that hold its facts, in the order of `Facts`."""

TERM_COLUMNS = TermRow._fields
"""The columns of an open term, in the order of `TermRow`; its place comes first."""

# A list follows the index of the column that it is sorted by, and reads no row for it.
_LIST_INDEXES = "\n".join(
    f"CREATE INDEX note_by_{name} ON note (kind, {name}, path, open, organ, year);"
    for name in SORT_COLUMNS
)

DDL = f"""
CREATE TABLE note (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL,
    mtime_ns INTEGER NOT NULL,
    size INTEGER NOT NULL,
    inode INTEGER NOT NULL,
    racy INTEGER NOT NULL,
    {", ".join(f"{name} NOT NULL" for name in NOTE_COLUMNS)},
    {", ".join(f"{name} TEXT NOT NULL" for name in SORT_COLUMNS)},
    checksum INTEGER NOT NULL
);
CREATE UNIQUE INDEX note_stat ON note (path, mtime_ns, size, inode);
CREATE INDEX note_number ON note (number);
CREATE INDEX note_organ ON note (organ, kind, open);
{_LIST_INDEXES}
CREATE INDEX note_due ON note (due, path) WHERE open = 1;
CREATE INDEX note_ahead ON note (date) WHERE ahead = 1;
CREATE INDEX note_inbox ON note (path) WHERE inbox = 1;
CREATE INDEX note_problems ON note (path) WHERE problems > 0;
CREATE INDEX note_seal ON note (path) WHERE seal = 2;
CREATE INDEX note_racy ON note (path) WHERE racy = 1;
CREATE TABLE content (id INTEGER PRIMARY KEY, title TEXT, body TEXT, words TEXT);
CREATE VIRTUAL TABLE search USING fts5 (
    title, body, words,
    content = 'content', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TABLE problem (
    note INTEGER NOT NULL, position INTEGER NOT NULL,
    code TEXT, key TEXT, severity TEXT, message TEXT, fix TEXT,
    PRIMARY KEY (note, position)
) WITHOUT ROWID;
CREATE TABLE link (
    note INTEGER NOT NULL, position INTEGER NOT NULL, target TEXT NOT NULL,
    PRIMARY KEY (note, position)
) WITHOUT ROWID;
CREATE INDEX link_target ON link (target, note);
CREATE TABLE attachment (
    note INTEGER NOT NULL, position INTEGER NOT NULL,
    name TEXT NOT NULL, path TEXT NOT NULL, digest TEXT NOT NULL,
    PRIMARY KEY (note, position)
) WITHOUT ROWID;
CREATE INDEX attachment_digest ON attachment (digest, note);
CREATE INDEX attachment_path ON attachment (path);
CREATE TABLE term (
    note INTEGER NOT NULL, {" NOT NULL, ".join(TERM_COLUMNS)} NOT NULL,
    PRIMARY KEY (note, position)
) WITHOUT ROWID;
CREATE INDEX term_by_day ON term (safe, last) WHERE last <> '';
CREATE TABLE version (
    position INTEGER PRIMARY KEY,
    identifier TEXT NOT NULL UNIQUE,
    date TEXT, author TEXT, email TEXT, subject TEXT, action TEXT, checksum INTEGER
);
CREATE INDEX version_adopting ON version (position) WHERE action = 'verslag-vaststellen';
CREATE TABLE version_path (
    path TEXT NOT NULL, version INTEGER NOT NULL, change TEXT NOT NULL,
    PRIMARY KEY (path, version)
) WITHOUT ROWID;
CREATE INDEX version_path_version ON version_path (version);
CREATE TABLE version_number (
    number TEXT NOT NULL, version INTEGER NOT NULL, place INTEGER NOT NULL,
    PRIMARY KEY (number, version)
) WITHOUT ROWID;
CREATE INDEX version_number_version ON version_number (version);
CREATE TABLE remembered (name TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID;
"""


@cache
def signature() -> str:
    """Return the fingerprint of the tables and of everything that decides what a row holds."""
    parts = [__version__, DDL]
    for kind in KINDS:
        for name in kind.__struct_fields__:
            value = getattr(kind, name)
            # A set has no order of its own: sorted, or each process would see another signature.
            parts.append(f"{name}={sorted(value) if isinstance(value, frozenset) else value!r}")
        parts.append(repr(fields_of(kind.struct)))
    parts += [_source(path) for path in SOURCES]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _source(path: str) -> str:
    """Return a source file that shapes the rows; nothing when the program runs from an archive."""
    file = Path(path)
    return file.read_text(encoding="utf-8") if file.is_file() else ""
