"""What the whole history holds: which bytes ever stood where, who touched them, and every message.

Looks further than `log`: all references and what only the record of their moves still knows. Owns
how git is asked for that. It must not judge what belongs to which note, and changes nothing.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from raadsboek.history.git import Repository, run
from raadsboek.history.recording import ask

LONG = 600.0
"""Seconds that a look at the whole history may take."""

_EVERYTHING = ("--all", "--reflog")
_MANY = 500
_START = "\x01"


class Traces(Struct, frozen=True):
    """Every place in every version: the blobs that stood at a path, and the paths of a version.

    `merges` are the versions that bring two others together; what they touched is told of each.
    """

    blobs_at: dict[str, set[str]]
    touched: dict[str, set[str]]
    merges: set[str]

    @property
    def places(self) -> set[tuple[str, str]]:
        """Every path with every blob that ever stood there."""
        return {(path, blob) for path, blobs in self.blobs_at.items() for blob in blobs}


def traces(repository: Repository, *, reflog: bool = True) -> Traces:
    """Return what every version did; with `reflog` those too that no reference leads to."""
    arguments = ["log", "-z", "-m", "--root", "--raw", "--no-abbrev", "--no-renames"]
    arguments += ["--ignore-submodules=all", "--no-show-signature", "--no-notes", "--no-decorate"]
    arguments += [f"--format=tformat:{_START}%H%x00%P", *(_EVERYTHING if reflog else ("--all",))]
    output = run(repository, [*arguments, "--"], seconds=LONG)
    parts = iter(output.decode("utf-8", "surrogateescape").split("\0"))
    found = Traces({}, {}, set())
    version = ""
    for part in parts:
        line = part.removeprefix("\n")
        if line.startswith(_START):
            version = line[1:]
            found.touched.setdefault(version, set())
            if " " in next(parts):
                found.merges.add(version)
        elif line.startswith(":"):
            blob = line.split(" ")[3]
            path = next(parts)
            found.touched[version].add(path)
            if blob.strip("0"):
                found.blobs_at.setdefault(path, set()).add(blob)
    return found


def messages(repository: Repository) -> dict[str, bytes]:
    """Return what is said in every version, by its identifier."""
    arguments = ["log", "-z", "--no-notes", "--no-decorate", "--no-show-signature"]
    arguments += ["--encoding=UTF-8", f"--format=tformat:{_START}%H%x00%B", *_EVERYTHING, "--"]
    parts = run(repository, arguments, seconds=LONG).split(b"\0")
    start = _START.encode()
    return {
        head[1:].decode("ascii"): body
        for head, body in zip(parts[::2], parts[1::2], strict=False)
        if head.startswith(start)
    }


def tag_messages(repository: Repository) -> dict[str, bytes]:
    """Return what is said with every tag that says something, by its short name."""
    listed = ["for-each-ref", "--format=%01%(objecttype)%00%(refname:strip=2)%00%(contents)"]
    rows = run(repository, [*listed, "refs/tags"]).split(_START.encode())[1:]
    parts = (row.split(b"\0", 2) for row in rows)
    return {
        name.decode("utf-8", "surrogateescape"): text.removesuffix(b"\n")
        for kind, name, text in parts
        if kind == b"tag"
    }


def contents_of(repository: Repository, blobs: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Yield each of these blobs with its bytes; those that are not there are left out."""
    names = list(blobs)
    for start in range(0, len(names), _MANY):
        some = names[start : start + _MANY]
        for name, answer in zip(some, ask(repository, some), strict=True):
            if answer is not None and answer.kind == "blob":
                yield name, answer.data


def newest_tree(repository: Repository) -> dict[str, str]:
    """Return the blob at every path of the newest version; links and parts are left out."""
    arguments = ["ls-tree", "-r", "-z", "--full-tree", "HEAD"]
    output = run(repository, arguments, seconds=LONG).decode("utf-8", "surrogateescape")
    found = {}
    for line in output.split("\0")[:-1]:
        head, _, path = line.partition("\t")
        mode, _, blob = head.split(" ")
        if mode.startswith("100"):
            found[path] = blob
    return found


def sizes_of(repository: Repository, blobs: Iterable[str]) -> dict[str, int]:
    """Return how many bytes each of these blobs has, for those that are there."""
    names = sorted(blobs)
    output = run(
        repository,
        ["cat-file", "--batch-check=%(objectname) %(objecttype) %(objectsize)"],
        stdin="".join(f"{name}\n" for name in names).encode("ascii"),
        seconds=LONG,
    )
    rows = (line.split() for line in output.decode("ascii").splitlines())
    return {row[0]: int(row[2]) for row in rows if len(row) == 3 and row[1] == "blob"}
