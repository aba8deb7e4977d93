"""The notes of one version, to fill its index with: listed, compared, read many at a time.

Reads from the history only. It must not decide what a note means.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from raadsboek.book.stand import checked_bytes
from raadsboek.core.errors import NotFound
from raadsboek.core.note import Note
from raadsboek.history.tree import File, Tree
from raadsboek.index.writing import Entry
from raadsboek.vault.reading import note_read
from raadsboek.vault.scanning import is_note

_MANY = 500
"""So many notes are read together; keeps memory small for a large raadsboek."""


class PastNotes:
    """The notes among the files of a version."""

    def __init__(self, files: Tree) -> None:
        self._tree = files
        self._files: dict[str, File] = {}
        self._ahead: list[str] = []
        self._read: dict[str, bytes] = {}

    def scan(self) -> list[Entry]:
        """Return the notes, sorted by path; the facts of each are those of its text."""
        listed = (file for file in self._tree.files() if file.is_regular and is_note(file.path))
        self._files = {file.path: file for file in listed}
        return [_entry(self._files[path]) for path in sorted(self._files)]

    def same(self, digests: Mapping[str, str]) -> Iterator[str]:
        """Yield the paths of which the text has this digest (SHA-256)."""
        for paths in _parts(sorted(digests)):
            texts = self._tree.read([self._files[path] for path in paths])
            for path, text in zip(paths, texts, strict=True):
                if hashlib.sha256(text).hexdigest() == digests[path]:
                    yield path

    def expect(self, paths: Sequence[str]) -> None:
        """Hear which notes are going to be read, in this order."""
        self._ahead = list(paths)
        self._read = {}

    def read(self, path: str) -> Note:
        """Return the note at `path`. Raises `NotFound`."""
        if path not in self._read:
            at = self._ahead.index(path) if path in self._ahead else len(self._ahead)
            paths = self._ahead[at : at + _MANY] or [path]
            self._ahead = self._ahead[at + _MANY :]
            files = [self._files[one] for one in paths if one in self._files]
            self._read = dict(zip(paths, self._tree.read(files), strict=False))
        if path not in self._read:
            raise NotFound(path)
        file, text = self._files[path], self._read.pop(path)
        return note_read(path, partial(checked_bytes, file, text))


def _entry(file: File) -> Entry:
    """Return a file as an index knows it: equal facts mean the same text.

    The identifier of a text takes the place of its time, size and number on disk, in three numbers
    that a table can hold.
    """
    name = file.blob
    return (file.path, int(name[:15], 16), int(name[15:30], 16), int(name[30:45], 16))


def _parts(paths: Sequence[str]) -> Iterator[Sequence[str]]:
    return (paths[start : start + _MANY] for start in range(0, len(paths), _MANY))
