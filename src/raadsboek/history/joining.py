"""Two lines of versions that go on from one: where they part, and what each changed since.

Owns how git is asked for this. It reads objects only; it must not look at a file on disk or move
anything, and it fetches nothing: both lines are in the repository already.
"""

import os
from collections.abc import Iterable

from msgspec import Struct

from raadsboek.history.git import GitFailed, Repository, run
from raadsboek.history.log import names_a_version
from raadsboek.history.recording import BUILDING, Built, Entry, ask
from raadsboek.history.stream import NUMBER_TRAILER


class Difference(Struct, frozen=True):
    """A file that differs between two versions; None where it is not there."""

    path: str
    before: Entry | None
    after: Entry | None


def common_versions(repository: Repository, one: str, other: str) -> list[str]:
    """Return the newest versions that both go back to; more than one when they crossed before."""
    arguments = ["merge-base", "--all", "--end-of-options", _checked(one), _checked(other)]
    return run(repository, arguments, accept=(0, 1)).decode("ascii").split()


def differences(repository: Repository, old: str, new: str) -> list[Difference]:
    """Return every file that differs between two versions, by path."""
    arguments = ["diff-tree", "-r", "-z", "--raw", "--no-renames", "--full-index"]
    arguments += ["--ignore-submodules=none", "--end-of-options", _checked(old), _checked(new)]
    parts = run(repository, arguments).split(b"\0")
    found = []
    # `:100644 100644 <old> <new> M`, then the path.
    for facts, path in zip(parts[0::2], parts[1::2], strict=False):
        old_mode, new_mode, old_blob, new_blob, _ = facts.decode("ascii").lstrip(":").split(" ")
        found.append(
            Difference(os.fsdecode(path), _entry(old_mode, old_blob), _entry(new_mode, new_blob))
        )
    return found


def _entry(mode: str, blob: str) -> Entry | None:
    return Entry(mode, blob) if mode.strip("0") else None


def bytes_of(repository: Repository, blobs: Iterable[str]) -> dict[str, bytes]:
    """Return the bytes of objects, read in one go. Raises `GitFailed` when one is not there."""
    wanted = list(dict.fromkeys(blobs))
    found = {}
    for blob, answer in zip(wanted, ask(repository, wanted) if wanted else (), strict=True):
        if answer is None or answer.kind != "blob":
            raise GitFailed("cat-file", f"missing {blob}".encode())
        found[blob] = answer.data
    return found


def numbers_named(repository: Repository, tip: str, but: Iterable[str]) -> set[str]:
    """Return every number that is named in the versions up to `tip`, less those of `but`."""
    form = f"--format=%(trailers:key={NUMBER_TRAILER},valueonly)"
    left_out = [f"^{_checked(one)}" for one in but]
    arguments = ["log", "--no-show-signature", "--no-notes", form, "--end-of-options"]
    output = run(repository, [*arguments, _checked(tip), *left_out, "--"])
    lines = output.decode("utf-8", "replace").splitlines()
    return {line.strip() for line in lines if line.strip()}


def take_over(repository: Repository, identifier: str) -> Built:
    """Make a version that is there already ready for publishing, as if it had just been built.

    Nobody knows which of its objects came when, so all places of loose objects are made durable.
    """
    run(repository, ["update-ref", BUILDING, _checked(identifier)])
    places = (repository.git_directory / "objects").glob("[0-9a-f][0-9a-f]")
    return Built(identifier, tuple(place.name for place in places))


def _checked(identifier: str) -> str:
    if not names_a_version(identifier):
        raise ValueError(f"no version: {identifier!r}")
    return identifier
