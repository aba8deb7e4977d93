"""A folder that is spoken to: whether it holds a history, and whether it may be believed.

Owns our own check of a folder of somebody else, before git looks at it: its form, its settings (the
allow-list of `trust`) and where it takes its versions from. It must not change that folder.
"""

import os
import re
import stat
from pathlib import Path

from msgspec import Struct

from raadsboek.core.errors import HistoryFailed
from raadsboek.core.text import visible
from raadsboek.history.git import run_outside
from raadsboek.history.opening import UnsupportedHistory, refuse_unusual_form
from raadsboek.history.trust import refused, settings_in

_BUNDLE_MARKS = (b"# v2 git bundle\n", b"# v3 git bundle\n")
# Harmless at the receiving end; a working folder has no use for them.
_ALSO_HARMLESS = re.compile(
    r"""
      core\.bare
    | receive\.(autogc|unpacklimit|maxinputsize|keepalive|shallowupdate|advertiseatomic
        |advertisepushoptions|denydeletecurrent|updateserverinfo)
    | uploadpack\.(allow[a-z0-9]+|keepalive|hiderefs)
    | transfer\.(unpacklimit|hiderefs|advertisesid|advertiseobjectinfo)
    | repack\.[a-z]+
    | http\.(receivepack|uploadpack|getanyfile)
    """,
    re.VERBOSE,
)


class FarFolder(Struct, frozen=True):
    """A place on disk that was looked at and may be spoken to.

    `git_directory` holds the history; None for a package file. `bare`: it has no notes of its own,
    so it can be added to. `somebody_elses`: its owner is another user of the computer.
    """

    path: Path
    git_directory: Path | None
    bare: bool
    somebody_elses: bool


class PlaceMissing(HistoryFailed):
    """There is nothing at the address now: a disk that is not connected, or a name gone wrong."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"De gedeelde plaats '{visible(str(path))}' is er nu niet.",
            "Is de schijf, de stick of het netwerk verbonden? U kunt gewoon doorwerken; zodra de "
            "plaats er weer is, werkt Raadsboek bij.",
        )


class PlaceUnfit(HistoryFailed):
    """There is something at the address, but nothing that can be shared with."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"'{visible(str(path))}' kan geen gedeelde plaats zijn: {reason}.",
            "Kies een lege map, of de gedeelde map die uw collega heeft gemaakt.",
        )


class PlaceUntrusted(HistoryFailed):
    """The folder names things that could run a program here; nothing was run."""

    def __init__(self, path: Path, what: tuple[str, ...], *, somebody_elses: bool) -> None:
        shown = ", ".join(visible(one)[:80] for one in what[:5])
        owner = " Deze map is van een andere gebruiker van de computer." if somebody_elses else ""
        super().__init__(
            f"Raadsboek gebruikt de map '{visible(str(path))}' niet: daarin staat iets dat een "
            f"programma kan starten of dat Raadsboek niet kent: {shown}.{owner}",
            "Er is niets gestart. Laat de eigenaar van de map dit weghalen, of maak een nieuwe "
            "gedeelde plaats met: raadsboek delen MAP",
        )
        self.what = what


def look_at(path: Path) -> FarFolder:
    """Return what is at `path`, after our own check.

    Raises `PlaceMissing`, `PlaceUnfit` or `PlaceUntrusted`; git has not seen the folder then.
    """
    try:
        mode = path.stat().st_mode
    except OSError:
        raise PlaceMissing(path) from None
    if stat.S_ISREG(mode):
        return _package(path)
    if not stat.S_ISDIR(mode):
        raise PlaceUnfit(path, "het is geen map en geen bestand")
    bare = not (path / ".git").exists()
    git_directory = path if bare else path / ".git"
    _refuse_unusual_form(path, git_directory, bare=bare)
    other = _is_somebody_elses(path, git_directory)
    doubtful = [key for key, value in _settings(git_directory) if _is_refused(key, value)]
    doubtful += [
        f"objects/info/{name}"
        for name in ("alternates", "http-alternates")
        if os.path.lexists(git_directory / "objects/info" / name)
    ]
    if doubtful:
        raise PlaceUntrusted(path, tuple(dict.fromkeys(doubtful)), somebody_elses=other)
    return FarFolder(path, git_directory, bare, other)


def _package(path: Path) -> FarFolder:
    with path.open("rb") as file:
        start = file.read(len(_BUNDLE_MARKS[0]))
    if start not in _BUNDLE_MARKS:
        raise PlaceUnfit(path, "dit bestand is geen kopie van een raadsboek")
    return FarFolder(path, None, bare=False, somebody_elses=_is_somebody_elses(path))


def _refuse_unusual_form(path: Path, git_directory: Path, *, bare: bool) -> None:
    if bare and not (path / "HEAD").is_file():
        raise PlaceUnfit(path, "er staat geen raadsboek en geen gedeelde plaats in")
    try:
        # The way to a shared folder may lead over a link; the history itself may not be one.
        refuse_unusual_form(path, git_directory.resolve() if bare else git_directory)
    except UnsupportedHistory as error:
        raise PlaceUnfit(path, error.reason) from error


def _settings(git_directory: Path) -> list[tuple[str, str]]:
    names = ("config", "config.worktree")
    return [pair for name in names for pair in settings_in(git_directory / name)]


def _is_refused(key: str, value: str) -> bool:
    return _ALSO_HARMLESS.fullmatch(key) is None and refused(key, value)


def _is_somebody_elses(*paths: Path) -> bool:
    if not hasattr(os, "geteuid"):
        return False
    return any(path.stat().st_uid != os.geteuid() for path in paths)


def make_shared_folder(folder: Path, branch: str, object_format: str) -> None:
    """Make the empty `folder` a place that versions can be put in, by everybody of its group.

    It takes steps forward only: no version that stands there can be taken away from outside.
    """
    name = branch.removeprefix("refs/heads/")
    options = ["--quiet", "--bare", "--template=", "--shared=group", f"--initial-branch={name}"]
    run_outside(
        ["init", *options, f"--object-format={object_format}", "--", str(folder)], near=folder
    )
    config = str(folder / "config")
    for key in ("receive.denyNonFastForwards", "receive.denyDeletes", "receive.fsckObjects"):
        run_outside(["config", f"--file={config}", key, "true"], near=folder)
