"""A whole history in one file, or in a folder of its own, for somebody else; and reading it back.

Owns what of a history goes along: the branch and everything below it, and no other name, log,
setting or loose version. It must not decide where a copy comes; nothing in what it reads is run.
"""

import os
import tempfile
from pathlib import Path
from typing import NamedTuple

from raadsboek.core.errors import HistoryFailed
from raadsboek.core.text import visible
from raadsboek.history.git import Repository, run
from raadsboek.history.log import has_versions
from raadsboek.history.state import branch_of
from raadsboek.history.transport import Address, address_of, check_out, clone, connect

SUFFIX = ".bundle"
_TIME_LIMIT = 1800.0
_MAIN = "refs/heads/main"
_LINK, _REPOSITORY = "120000", "160000"


class NothingToCopy(HistoryFailed):
    """There is no version yet, or an old one is checked out: there is nothing whole to give."""

    def __init__(self) -> None:
        super().__init__(
            "Er is geen geschiedenis om over te dragen: er staat nog geen versie in, of er is een "
            "oude versie teruggezet.",
            "Kijk het raadsboek na met: raadsboek controleer",
        )


class NotWhole(HistoryFailed):
    """Old versions are lacking here: what is made of it would be no raadsboek."""

    def __init__(self) -> None:
        super().__init__(
            "Dit is een kopie met alleen de laatste versies. Daarvan kan geen hele kopie worden "
            "gemaakt, en delen kan ook niet.",
            "Maak een hele kopie van de plaats waar deze vandaan komt, met: raadsboek openen "
            "PLAATS NIEUWE-MAP. Neem daarin over wat alleen hier staat.",
        )


class CopyDiffers(HistoryFailed):
    """What was read back is not what was written: the disk fails."""

    def __init__(self, file: Path) -> None:
        super().__init__(
            f"De kopie '{visible(file.name)}' is nagelezen en is niet gelijk aan het raadsboek.",
            "De schijf of de stick is mogelijk defect. Maak het pakket op een andere plaats.",
        )


class TreeEntry(NamedTuple):
    """Something in the newest version: its mode as git writes it, and its path."""

    mode: str
    path: str

    @property
    def is_link(self) -> bool:
        """Whether it is a link to another place (symlink)."""
        return self.mode == _LINK

    @property
    def is_repository(self) -> bool:
        """Whether it is a repository of somebody else (submodule)."""
        return self.mode == _REPOSITORY


def refuse_shallow(repository: Repository) -> None:
    """Raise `NotWhole` when old versions are lacking."""
    if (repository.git_directory / "shallow").exists():
        raise NotWhole


def newest_of(repository: Repository) -> str:
    """Return the identifier of the newest version. Raises `NothingToCopy`, or `NotWhole`."""
    refuse_shallow(repository)
    if not has_versions(repository) or branch_of(repository) is None:
        raise NothingToCopy
    return run(repository, ["rev-parse", "--verify", "HEAD^{commit}"]).decode("ascii").strip()


def write_bundle(repository: Repository, file: Path) -> None:
    """Write the branch and all below it to one new file, and read that back.

    Raises `NothingToCopy`, `CopyDiffers`, `StorageFailed`.
    """
    newest = newest_of(repository)
    branch = branch_of(repository) or ""
    arguments = ["bundle", "create", "--quiet", str(file.absolute()), "HEAD", branch]
    run(repository, arguments, seconds=_TIME_LIMIT)
    with tempfile.TemporaryDirectory(prefix="raadsboek-") as name:
        copied = clone(address_of(str(file), near=file.parent), Path(name) / "kopie")
        if newest_of(copied) != newest:
            raise CopyDiffers(file)


def write_copy(repository: Repository, folder: Path) -> None:
    """Make of the new or empty `folder` a raadsboek with the same newest version and all below it.

    Nothing in it tells where it came from. Raises as `write_bundle`.
    """
    newest = newest_of(repository)
    with tempfile.TemporaryDirectory(prefix="raadsboek-") as name:
        file = Path(name) / f"kopie{SUFFIX}"
        branch = branch_of(repository) or ""
        arguments = ["bundle", "create", "--quiet", str(file), "HEAD", branch]
        run(repository, arguments, seconds=_TIME_LIMIT)
        copied = clone(address_of(str(file), near=file.parent), folder)
    forget_source(copied)
    check_out(copied)
    if newest_of(copied) != newest:
        raise CopyDiffers(folder)


def forget_source(repository: Repository) -> None:
    """Take away from a fresh copy where it came from, so that it is never asked or told again."""
    run(repository, ["config", "--local", "--remove-section", "remote.origin"], accept=(0, 128))
    branch = (branch_of(repository) or "").removeprefix("refs/heads/")
    arguments = ["config", "--local", "--remove-section", f"branch.{branch}"]
    run(repository, arguments, accept=(0, 128))
    listed = run(repository, ["for-each-ref", "--format=%(refname)", "--", "refs/remotes/"])
    for reference in listed.decode("utf-8", "surrogateescape").split("\n"):
        if reference:
            run(repository, ["update-ref", "--no-deref", "-d", reference])
    run(repository, ["reflog", "expire", "--expire=all", "--all"])


def take_a_branch(repository: Repository, address: Address) -> None:
    """Fetch into an empty copy the branch of a source that does not say which one is current.

    That is `main` when there is one, else the only one; nothing is fetched when neither is so.
    """
    listed = connect(repository, ["ls-remote", "--heads"], address).decode("utf-8", "replace")
    names = [line.partition("\t")[2] for line in listed.splitlines()]
    branch = _MAIN if _MAIN in names else names[0] if len(names) == 1 else ""
    if branch:
        connect(repository, ["fetch", "--no-tags"], address, [f"+{branch}:{branch}"])
        run(repository, ["symbolic-ref", "HEAD", branch])


def newest_tree(repository: Repository) -> list[TreeEntry]:
    """Return everything in the newest version, by path as it is on disk."""
    listed = run(repository, ["ls-tree", "-r", "-z", "--full-tree", "HEAD"])
    found = []
    for line in listed.split(b"\0")[:-1]:
        facts, _, name = line.partition(b"\t")
        found.append(TreeEntry(facts.split(b" ")[0].decode("ascii"), os.fsdecode(name)))
    return found
