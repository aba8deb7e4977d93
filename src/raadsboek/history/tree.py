"""The files of one version as its history has them: which there are, and what is in them.

Owns how a listing is taken apart. The folder on disk and Git's index are never looked at.
"""

from collections.abc import Iterator, Sequence
from threading import Lock
from typing import NamedTuple

from raadsboek.history.git import GitFailed, Repository, run
from raadsboek.history.recording import ask

_REGULAR = frozenset({"100644", "100755", "100664"})
_LINK = "120000"


class File(NamedTuple):
    """A file in a version: its path, mode and the identifier of its bytes."""

    path: str
    mode: str
    blob: str

    @property
    def is_regular(self) -> bool:
        """Whether it is an ordinary file, so no link and no history of its own."""
        return self.mode in _REGULAR

    @property
    def is_link(self) -> bool:
        """Whether it is a link to another place."""
        return self.mode == _LINK


class Tree:
    """The files of a version; listed once, when they are first asked for. Threads may share it."""

    def __init__(self, repository: Repository, version: str) -> None:
        self._repository = repository
        self._version = version
        self._lock = Lock()
        self._listed: bytes | None = None

    def listing(self) -> bytes:
        """Return every file as git lists it. Raises what `git.run` raises."""
        with self._lock:
            if self._listed is None:
                arguments = ["ls-tree", "-r", "-z", "--full-tree", self._version]
                self._listed = b"\0" + run(self._repository, arguments)
            return self._listed

    def files(self) -> Iterator[File]:
        """Yield every file, in the order of git."""
        for line in self.listing().split(b"\0"):
            if line:
                yield _file(line)

    def find(self, path: str) -> File | None:
        """Return the file at `path`, None when there is none."""
        listing = self.listing()
        wanted = b"\t" + path.encode("utf-8", "surrogateescape") + b"\0"
        at = listing.find(wanted)
        while at >= 0:
            begin = listing.rfind(b"\0", 0, at) + 1
            # A name may hold a tab: only the first one of a line ends the facts.
            if b"\t" not in listing[begin:at]:
                return _file(listing[begin : at + len(wanted) - 1])
            at = listing.find(wanted, at + 1)
        return None

    def has(self, path: str) -> bool:
        """Tell if there is a file or a folder at `path`."""
        if self.find(path) is not None:
            return True
        return any(file.path.startswith(f"{path}/") for file in self.files())

    def read(self, files: Sequence[File]) -> list[bytes]:
        """Return what is in these files, in order, with one question to the history.

        Raises `GitFailed` when the history has lost one of them.
        """
        answers = ask(self._repository, [file.blob for file in files])
        found = [answer.data for answer in answers if answer is not None]
        if len(found) < len(files):
            raise GitFailed("cat-file", b"a file of this version is missing")
        return found


def _file(line: bytes) -> File:
    facts, _, path = line.partition(b"\t")
    mode, _kind, blob = facts.decode("ascii").split()
    return File(path.decode("utf-8", "surrogateescape"), mode, blob)
