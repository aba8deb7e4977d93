"""Reading the past: versions with their trailers, a file as it was, what differs from the newest.

Owns the form in which git is asked and how its answer is taken apart. It must not change
anything, and must not run a filter or other program that a folder names.
"""

import datetime
import re
from collections.abc import Sequence
from contextlib import suppress

from msgspec import Struct
from msgspec.structs import replace

from raadsboek.history.git import GitFailed, Repository, run
from raadsboek.history.recording import ask
from raadsboek.history.state import branch_of
from raadsboek.history.stream import ACTION_TRAILER, NUMBER_TRAILER

_IDENTIFIER = re.compile(r"[0-9a-f]{4,64}|HEAD")
_FIRST = re.compile(r"\x01[0-9a-f]{40,64}")
_LIST = "\x1f"
_FIELDS = (
    "%x01%H",
    "%P",
    "%ad",
    "%an",
    "%ae",
    "%s",
    f"%(trailers:key={ACTION_TRAILER},valueonly,separator=%x1f)",
    f"%(trailers:key={NUMBER_TRAILER},valueonly,separator=%x1f)",
)
_LOG = (
    "log",
    "-z",
    "--date=raw",
    "--no-show-signature",
    "--no-ext-diff",
    "--no-textconv",
    "--no-decorate",
    "--no-notes",
    "--no-renames",
    # Said here, and not in the settings, .gitmodules is not even read.
    "--ignore-submodules=all",
    "--encoding=UTF-8",
    f"--format=tformat:{'%x00'.join(_FIELDS)}",
)

_BOTH_LINES = ("--full-history", "--simplify-merges")
"""Without these git passes over what one of two sides wrote when the text of the other stands."""


class Version(Struct, frozen=True):
    """One version: who, when (aware), what kind of action and which numbers.

    `action` is '' for a version that was not made by Raadsboek. `paths` is filled on request, with
    in `changes` what became of each: it came (A), went (D) or changed (M, T). Of a version that
    brings two lines of work together those are the files that differ from all of them. In the past
    of one file, `path` is the name it had in this version, and `begins` tells that it was not there
    under that name before. `parents` are the versions that it was built on.
    """

    identifier: str
    date: datetime.datetime
    author: str
    email: str
    subject: str
    action: str
    numbers: tuple[str, ...]
    paths: tuple[str, ...] = ()
    path: str = ""
    begins: bool = False
    changes: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()


def versions(
    repository: Repository,
    paths: Sequence[str] = (),
    limit: int | None = None,
    after: str = "",
    *,
    with_paths: bool = False,
) -> list[Version]:
    """Return the versions, newest first; with `paths` those in which one of them changed.

    `after` leaves out that version and everything below it. `with_paths` fills in the paths that
    each version touched, for a repository that is read in whole.
    """
    if not has_versions(repository):
        return []
    arguments = list(_LOG)
    if with_paths:
        # Two clocks need not agree: no version may stand below one that it was built on.
        arguments += ["--date-order", "--name-status", "--diff-merges=combined"]
    if paths:
        arguments += _BOTH_LINES
    if limit is not None:
        arguments.append(f"--max-count={limit}")
    newest = repository.newest
    wanted = f"{_checked(after)}..{newest}" if after else newest
    arguments += ["--end-of-options", wanted, "--", *paths]
    found = _taken_apart(run(repository, arguments))
    return [_version(fields, touched) for fields, touched in found]


def versions_of_file(
    repository: Repository, path: str, limit: int | None = None, below: str = ""
) -> list[Version]:
    """Return the versions in which the file at `path` changed, newest first, with their `path`.

    `below` leaves out that version and everything above it; it must not be the very first.
    """
    if not has_versions(repository):
        return []
    arguments = [*_LOG, *_BOTH_LINES, "--name-status"]
    if limit is not None:
        arguments.append(f"--max-count={limit}")
    newest = repository.newest
    arguments += ["--end-of-options", f"{_checked(below)}^" if below else newest, "--", path]
    return [
        replace(_version(fields, ()), path=path, begins=changes[:1] == ("A",))
        for fields, changes in _taken_apart(run(repository, arguments))
    ]


def last_change(repository: Repository, tip: str, path: str) -> Version | None:
    """Return the newest version up to `tip` in which the file at `path` changed."""
    arguments = [*_LOG, "--max-count=1", "--end-of-options", _checked(tip), "--", path]
    found = _taken_apart(run(repository, arguments))
    return _version(*found[0]) if found else None


def _taken_apart(output: bytes) -> list[tuple[list[str], tuple[str, ...]]]:
    """Return the fields of each version, and what git told of its files."""
    # A version begins with the one byte 1 before its identifier; paths may stand between two.
    parts = output.decode("utf-8", "surrogateescape").split("\0")
    found: list[tuple[list[str], tuple[str, ...]]] = []
    position = 0
    while position < len(parts):
        fields = parts[position : position + len(_FIELDS)]
        if not _FIRST.fullmatch(fields[0]) or len(fields) < len(_FIELDS):
            position += 1
            continue
        position += len(_FIELDS)
        touched = []
        while position < len(parts) and not _FIRST.fullmatch(parts[position]):
            # Git puts a line end before the first path of a version.
            name = parts[position].removeprefix("\n")
            if name:
                touched.append(name)
            position += 1
        found.append((fields, tuple(touched)))
    return found


def _version(fields: list[str], touched: tuple[str, ...]) -> Version:
    identifier, parents, date, author, email, subject, actions, numbers = (
        field.encode("utf-8", "surrogateescape").decode("utf-8", "replace") for field in fields
    )
    return Version(
        identifier=identifier[1:],
        date=moment(date),
        author=author,
        email=email,
        subject=subject,
        action=actions.split(_LIST)[0].strip(),
        numbers=tuple(number.strip() for number in numbers.split(_LIST) if number.strip()),
        # A letter and a path in turn; a letter for each line of work that was brought together.
        paths=touched[1::2],
        changes=tuple(letters[0] if len(set(letters)) == 1 else "M" for letters in touched[::2]),
        parents=tuple(parents.split()),
    )


def moment(raw: str) -> datetime.datetime:
    """Return git's seconds and offset as an aware moment; an impossible offset counts as UTC."""
    seconds, _, offset = raw.strip().partition(" ")
    match = re.fullmatch(r"([+-])(\d{2})(\d{2})", offset)
    zone = datetime.UTC
    if match and int(match[2]) < 24 and int(match[3]) < 60:
        delta = datetime.timedelta(hours=int(match[2]), minutes=int(match[3]))
        zone = datetime.timezone(-delta if match[1] == "-" else delta)
    try:
        return datetime.datetime.fromtimestamp(int(seconds), zone)
    except (ValueError, OverflowError, OSError):
        return datetime.datetime.fromtimestamp(0, datetime.UTC)


def first_version(repository: Repository) -> str:
    """Return the identifier of the version that the raadsboek began with, or ''.

    It is the same in every copy, so it tells one raadsboek from another.
    """
    if not has_versions(repository):
        return ""
    found = run(
        repository, ["rev-list", "--max-parents=0", "--date-order", repository.newest, "--"]
    )
    return found.decode("ascii").split()[-1]


def names_a_version(word: str) -> bool:
    """Tell if a word has the form of a version's identifier, whole or shortened."""
    return _IDENTIFIER.fullmatch(word) is not None


def content(
    repository: Repository, identifier: str, path: str, *, before: bool = False
) -> bytes | None:
    """Return a file as it was in a version, or None when it was not there.

    With `before` it is the file as that version found it.
    """
    if "\n" in path:
        return None
    (answer,) = ask(repository, [f"{_checked(identifier)}{'^' if before else ''}:{path}"])
    return answer.data if answer is not None and answer.kind == "blob" else None


def contents(repository: Repository, places: Sequence[tuple[str, str]]) -> list[bytes | None]:
    """Return files as they were, each a (version, path), in one go; None for one not there."""
    fitting = [place for place in places if "\n" not in place[1]]
    names = [f"{_checked(identifier)}:{path}" for identifier, path in fitting]
    answers = dict(zip(fitting, ask(repository, names) if names else (), strict=True))
    found = (answers.get(place) for place in places)
    return [one.data if one is not None and one.kind == "blob" else None for one in found]


def replaced_exactly(repository: Repository, identifier: str, path: str) -> str:
    """Return the file that this version took away to put the same bytes at `path`; '' for none."""
    arguments = ["diff-tree", "--no-commit-id", "-r", "-z", "-M100%", "--diff-filter=R"]
    arguments += ["--name-status", "--ignore-submodules=all", "--end-of-options"]
    output = run(repository, [*arguments, _checked(identifier)])
    parts = output.decode("utf-8", "surrogateescape").split("\0")
    # `R100`, the old name, the new name.
    found = zip(parts[1::3], parts[2::3], strict=False)
    return next((old for old, new in found if new == path), "")


def names_below(
    repository: Repository, identifier: str, folder: str, *, before: bool = False
) -> list[str]:
    """Return the paths of all files below a folder in a version; with `before`: in the one below.

    A version that is not there has no files.
    """
    revision = f"{_checked(identifier)}{'^' if before else ''}"
    arguments = ["ls-tree", "-r", "-z", "--name-only", "--full-tree", revision, "--", f"{folder}/"]
    output = run(repository, arguments, accept=(0, 128))
    return output.decode("utf-8", "surrogateescape").split("\0")[:-1]


def newest_version(repository: Repository) -> str:
    """Return the identifier of the newest version; '' when there is none."""
    arguments = ["rev-parse", "--verify", "--quiet", f"{repository.newest}^{{commit}}"]
    return run(repository, arguments, accept=(0, 1)).decode("ascii", "replace").strip()


def is_newest(repository: Repository, identifier: str) -> bool:
    """Tell if this is the newest version, mostly from the file of its branch: without a process."""
    branch = branch_of(repository) if repository.newest == "HEAD" else None
    if identifier and branch is not None:
        file = repository.git_directory / branch
        # A pipe in its place would keep us waiting for ever.
        with suppress(OSError):
            if file.is_file():
                return file.read_bytes().strip() == identifier.encode()
    return identifier == newest_version(repository)


def common_version(repository: Repository, identifiers: Sequence[str]) -> str:
    """Return the newest version that all of these were built on; '' when there is none."""
    arguments = ["merge-base", "--octopus", "--end-of-options", *map(_checked, identifiers)]
    return run(repository, arguments, accept=(0, 1)).decode("ascii", "replace").strip()


def is_part_of_history(repository: Repository, identifier: str) -> bool:
    """Tell if the newest version is this one or was built on it; False also when it is unknown."""
    return is_built_on(repository, repository.newest, identifier)


def is_built_on(repository: Repository, newer: str, older: str) -> bool:
    """Tell if one version is another or was built on it; False also when one is unknown."""
    arguments = ["merge-base", "--is-ancestor", "--end-of-options", _checked(older)]
    try:
        run(repository, [*arguments, newer])
    except GitFailed:
        return False
    return True


def versions_outside(repository: Repository, newest: str) -> list[str] | None:
    """Return the identifiers of the versions up to `newest` that are no part of the history.

    None when `newest` is unknown.
    """
    arguments = ["rev-list", "--end-of-options", _checked(newest), f"^{repository.newest}", "--"]
    try:
        return run(repository, arguments).decode("ascii").split()
    except GitFailed:
        return None


def _checked(identifier: str) -> str:
    if not names_a_version(identifier):
        raise ValueError(f"no version: {identifier!r}")
    return identifier


def has_versions(repository: Repository) -> bool:
    """Tell if there is a newest version."""
    return bool(newest_version(repository))
