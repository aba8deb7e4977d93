"""Opening the history of a vault, safely: is there one, may its settings be believed, is it usable.

Owns the step from a folder to a `Repository`, and making a new one. Nothing in the repository is
obeyed before `trust` has seen its settings. It must not change a repository that is there.
"""

import stat
from pathlib import Path

from raadsboek.core.errors import HistoryFailed
from raadsboek.history.git import Repository, refuse_old_git, run, run_outside
from raadsboek.history.trust import UntrustedSettings, refused_keys, settings_in


class NoHistory(HistoryFailed):
    """The folder has no repository of its own."""

    def __init__(self, root: Path, above: Path | None = None) -> None:
        if above is None:
            super().__init__(
                f"De map '{root}' heeft geen geschiedenis: de map .git ontbreekt.",
                "Lezen kan. Zet de hele map terug, met .git, of maak een nieuw raadsboek met: "
                "raadsboek init MAP --overnemen",
            )
        else:
            super().__init__(
                f"De map '{root}' hoort bij de geschiedenis van een map erboven: '{above}'.",
                "Lezen kan. Een raadsboek heeft een geschiedenis van zichzelf; verplaats de map "
                "naar een plaats buiten die map.",
            )


class UnsupportedHistory(HistoryFailed):
    """The repository has a form in which Raadsboek does not save."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"De geschiedenis van deze map heeft een vorm die Raadsboek niet kan bijhouden: "
            f"{reason}.",
            "Lezen kan. Maak een gewone kopie met 'git clone' en open die.",
        )
        self.reason = reason


def open_repository(root: Path) -> Repository:
    """Return the repository of the vault at `root`; it may have no versions yet.

    Raises `GitMissing`, `NoHistory`, `UnsupportedHistory` or `UntrustedSettings`; the vault can
    then be read, not written.
    """
    root = root.absolute()
    git_directory = root / ".git"
    refuse_unusual_form(root, git_directory)
    refuse_old_git(root)
    keys = refused_keys(git_directory)
    if keys:
        raise UntrustedSettings(keys)
    settings = dict(settings_in(git_directory / "config"))
    return Repository(root, git_directory, settings.get("extensions.objectformat", "sha1").lower())


def refuse_unusual_form(root: Path, git_directory: Path) -> None:
    """Raise unless `.git` is a plain folder that holds a whole repository of its own."""
    try:
        mode = git_directory.lstat().st_mode
    except FileNotFoundError:
        if (root / "HEAD").is_file() and (root / "objects").is_dir():
            raise UnsupportedHistory("een kale kopie, zonder notities (bare)") from None
        above = next((folder for folder in root.parents if (folder / ".git").exists()), None)
        raise NoHistory(root, above) from None
    if stat.S_ISREG(mode):
        raise UnsupportedHistory("een tweede werkmap van een andere map (worktree)")
    if not stat.S_ISDIR(mode):
        raise UnsupportedHistory(".git is een koppeling (symlink)")
    # A commondir would take the settings from a place that was not checked.
    if (git_directory / "commondir").exists() or not (git_directory / "HEAD").is_file():
        raise UnsupportedHistory(".git is niet volledig of verwijst naar een andere map")
    for name in ("objects", "refs"):
        if not stat.S_ISDIR(_mode(git_directory / name)):
            raise UnsupportedHistory(f".git/{name} is geen gewone map")
    if (git_directory / "reftable").exists():
        raise UnsupportedHistory("versies staan in een 'reftable'")


def create_repository(root: Path, *, name: str, email: str) -> Repository:
    """Make an empty repository in the folder `root` and return it; a usable one is left as it is.

    The first branch is `main`; nobody's template, hooks or settings are copied in. `name` and
    `email` become the identity of this repository when they are given.
    """
    if not (root / ".git").exists():
        run_outside(
            [
                "init",
                "--quiet",
                "--template=",
                "--initial-branch=main",
                "--object-format=sha1",
                "--",
                str(root.absolute()),
            ],
            near=root,
        )
    repository = open_repository(root)
    for key, value in (("user.name", name), ("user.email", email)):
        if value.strip():
            run(repository, ["config", "--local", "--end-of-options", key, value.strip()])
    return repository


def _mode(path: Path) -> int:
    try:
        return path.lstat().st_mode
    except FileNotFoundError:
        return 0
