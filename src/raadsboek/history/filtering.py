"""Taking files out of the whole history: a private copy, filtered by git-filter-repo and proven.

Owns the copy: which references go in, running the filter on it, and the proof that exactly what
was asked for is gone and nothing else. The history of the vault itself is only read here.
"""

from collections.abc import Collection, Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from raadsboek.core.errors import HistoryFailed
from raadsboek.history.git import Repository, git_version, run, run_outside, run_program
from raadsboek.history.traces import LONG, Traces, messages, newest_tree, traces

NEEDED_GIT = (2, 32)
"""Since 2.32 the settings of a git that another program starts can be given in the environment."""

ALTERNATES = "objects/info/alternates"
"""Where the copy says that it borrows the objects of the vault, below its folder."""
BORROWED = b"../../../../objects\n"
"""The objects of the vault as seen from those of the copy, in `.git/raadsboek/vernietigen/kopie`.
"""

_FAR, _FAR_IN_COPY = "refs/remotes/", "refs/raadsboek/elders/"
"""The filter would make branches of references to other places; they go in by another name."""
_STASHED = "refs/raadsboek/weggelegd/"


class Plan(Struct, frozen=True, kw_only=True):
    """What is to go: paths as a whole, and blobs wherever they stand.

    `swaps` are blobs that become another one; `messages` and `tags` what is said anew, of a version
    by its identifier and of a tag by its name.
    """

    paths: tuple[bytes, ...]
    blobs: tuple[str, ...]
    swaps: dict[str, str]
    messages: dict[str, bytes]
    tags: dict[str, bytes]


class NotProven(HistoryFailed):
    """The filtered history is not exactly the old one without what was to go; nothing changed."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"Er is niets vernietigd: de nieuwe geschiedenis klopt niet ({what}).",
            "Het raadsboek is zoals het was. Voer uit: raadsboek controleer",
        )
        self.what = what


class TooOldToDestroy(HistoryFailed):
    """This git cannot run the filter without settings of others."""

    def __init__(self) -> None:
        super().__init__(
            "Vernietigen kan niet: de git op deze computer is te oud.",
            f"Installeer git {'.'.join(map(str, NEEDED_GIT))} of nieuwer (git-scm.com).",
        )


def start_copy(repository: Repository, folder: Path, branch: str) -> Repository:
    """Make the empty copy in the new folder `folder`; the caller lets it borrow the objects.

    Raises `TooOldToDestroy`.
    """
    if git_version(repository.root) < NEEDED_GIT:
        raise TooOldToDestroy
    words = ["init", "--quiet", "--bare", "--template=", "--object-format=sha1", "--", str(folder)]
    run_outside(words, near=repository.root)
    copy = Repository(folder, folder, repository.object_format)
    run(copy, ["symbolic-ref", "HEAD", branch])
    return copy


def references(repository: Repository) -> dict[str, str]:
    """Return every reference that names an object itself, with that object."""
    listed = ["for-each-ref", "--format=%(refname)%00%(objectname)%00%(symref)"]
    rows = run(repository, listed).decode("utf-8", "surrogateescape").splitlines()
    parts = (row.split("\0") for row in rows)
    return {name: found for name, found, symbolic in parts if not symbolic}


def fill_copy(repository: Repository, copy: Repository) -> dict[str, str]:
    """Put every reference of the vault in the copy; return them as they are in the vault.

    What was laid aside with `git stash` before the last time gets references of its own.
    """
    found = references(repository)
    given = {_name_in_copy(name): identifier for name, identifier in found.items()}
    if "refs/stash" in found:
        words = ["log", "--walk-reflogs", "--format=%H", "refs/stash", "--"]
        older = run(repository, words).decode("ascii").split()[1:]
        given |= {f"{_STASHED}{place}": one for place, one in enumerate(older, start=1)}
    _set(copy, given)
    return found


def _name_in_copy(name: str) -> str:
    return name.replace(_FAR, _FAR_IN_COPY, 1) if name.startswith(_FAR) else name


def _name_in_vault(name: str) -> str:
    return name.replace(_FAR_IN_COPY, _FAR, 1) if name.startswith(_FAR_IN_COPY) else name


def _set(copy: Repository, given: Mapping[str, str]) -> None:
    lines = "".join(f"create {name}\0{identifier}\0" for name, identifier in given.items())
    words = ["update-ref", "--no-deref", "--stdin", "-z"]
    run(copy, words, stdin=lines.encode("utf-8", "surrogateescape"))


def references_after(copy: Repository) -> dict[str, str]:
    """Return the references of the filtered copy by the names that they have in the vault."""
    return {_name_in_vault(name): found for name, found in references(copy).items()}


def add_blob(copy: Repository, data: bytes) -> str:
    """Put bytes in the copy, for a version to come; return their identifier."""
    words = ["hash-object", "-w", "--no-filters", "--stdin"]
    return run(copy, words, stdin=data).decode("ascii").strip()


def encoded(plan: Plan) -> bytes:
    """Return a plan as the filter reads it from a file."""
    return msgspec.json.encode(plan)


def filter_copy(copy: Repository, plan_file: Path) -> None:
    """Let git-filter-repo carry out the plan in the copy, in a process of its own."""
    module = "raadsboek.history.filter_program"
    run_program(copy, module, [str(plan_file)], seconds=LONG)


def renamed_versions(copy: Repository) -> dict[str, str]:
    """Return under which identifier each version goes on; '' for one of which nothing is left."""
    listing = (copy.git_directory / "filter-repo/commit-map").read_text("ascii")
    rows = (line.split() for line in listing.splitlines()[1:])
    return {old: new if new.strip("0") else "" for old, new in rows}


def prove(before: Traces, repository: Repository, copy: Repository, plan: Plan) -> None:
    """Raise `NotProven` unless the copy is the history of the vault, carried out by the plan.

    Compared are every path with every blob that ever stood there, the newest version file by file,
    the number of versions, and that nothing was dropped but versions of what had to go.
    """
    dropped_paths = {path.decode("utf-8", "surrogateescape") for path in plan.paths}
    dropped_blobs = set(plan.blobs)
    after = traces(copy, reflog=False)

    def kept(places: set[tuple[str, str]]) -> set[tuple[str, str]]:
        return {
            (path, plan.swaps.get(blob, blob))
            for path, blob in places
            if path not in dropped_paths and blob not in dropped_blobs
        }

    reachable = traces(repository, reflog=False)
    if not kept(reachable.places) <= after.places <= kept(before.places):
        raise NotProven("de bestanden in oude versies zijn niet gelijk")
    if kept(set(newest_tree(repository).items())) != set(newest_tree(copy).items()):
        raise NotProven("de bestanden van nu zijn niet gelijk")
    names = renamed_versions(copy)
    if len(set(names.values()) - {""}) != len(after.touched):
        raise NotProven("het aantal versies klopt niet")
    removed = {path for path, blobs in before.blobs_at.items() if _lose(blobs, plan)}
    for version, new in names.items():
        touched = before.touched.get(version, set())
        if not new and version not in before.merges and not touched <= dropped_paths | removed:
            raise NotProven("er is een versie te veel weg")
    said = messages(copy)
    wanted = {names[version]: text for version, text in plan.messages.items() if names.get(version)}
    if any(said[version].split() != text.split() for version, text in wanted.items()):
        raise NotProven("de woorden bij een versie zijn niet vervangen")


def _lose(blobs: set[str], plan: Plan) -> bool:
    """Tell if something that stood at a path goes or becomes something else."""
    return any(blob in plan.blobs or blob in plan.swaps for blob in blobs)


def forget_moves(repository: Repository) -> None:
    """Forget what the references named before: by that alone old versions would be kept."""
    words = ["reflog", "expire", "--expire=now", "--expire-unreachable=now", "--all"]
    run(repository, words, seconds=LONG)


def pack_copy(copy: Repository) -> list[str]:
    """Put all that the copy leads to in one durable pack of its own; return the files of it.

    They are below its folder. From here it needs the objects of the vault no more.
    """
    # What the references named before they moved would be packed as well.
    forget_moves(copy)
    run(copy, ["repack", "-a", "-d", "-q"], seconds=LONG)
    folder = copy.git_directory / "objects/pack"
    order = {".pack": 0, ".rev": 1, ".idx": 2}
    files = sorted(folder.iterdir(), key=lambda file: order.get(file.suffix, 0))
    return [file.relative_to(copy.git_directory).as_posix() for file in files]


def refuse_incomplete(copy: Repository, gone: Collection[str]) -> None:
    """Raise `NotProven` unless the copy is whole by itself and holds nothing that was to go."""
    run(copy, ["fsck", "--connectivity-only", "--no-dangling", "--no-progress"], seconds=LONG)
    words = ["cat-file", "--batch-all-objects", "--batch-check=%(objectname)"]
    held = set(run(copy, words, seconds=LONG).decode("ascii").split())
    if held & set(gone):
        raise NotProven("een vernietigd stuk staat er nog in")
