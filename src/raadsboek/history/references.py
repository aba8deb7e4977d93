"""The names that the history gives to versions, besides the branch that is worked on."""

from collections.abc import Iterator

from raadsboek.history.git import Repository, run


def references_below(repository: Repository, prefix: str) -> Iterator[tuple[str, str]]:
    """Yield (name, identifier of the version) for each name that begins with `prefix`."""
    arguments = ["for-each-ref", "--format=%(refname)%00%(objecttype)%00%(objectname)"]
    output = run(repository, [*arguments, "--", prefix])
    for line in output.decode("utf-8", "surrogateescape").splitlines():
        name, kind, identifier = line.split("\0")
        if kind == "commit":
            yield name, identifier


def reference(repository: Repository, name: str) -> str | None:
    """Return the version at which a reference stands; None when there is none."""
    arguments = ["rev-parse", "--verify", "--quiet", f"{name}^{{commit}}"]
    return run(repository, arguments, accept=(0, 1)).decode("ascii").strip() or None


def set_reference(repository: Repository, name: str, identifier: str | None) -> None:
    """Make a reference of our own stand at a version, or take it away.

    The caller holds the vault lock: a lock of git on such a reference counts as left behind.
    """
    if identifier is None:
        run(repository, ["update-ref", "--no-deref", "-d", name])
    else:
        run(repository, ["update-ref", "--no-deref", name, identifier])
