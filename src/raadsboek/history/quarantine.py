"""Looking into a bundle without letting anything of it into the raadsboek.

Owns a repository for the moment, in a folder of its own outside the raadsboek, that sees our
versions beside those of the bundle and is thrown away afterwards. Nothing in the bundle is run.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from raadsboek.core.errors import HistoryFailed
from raadsboek.core.text import visible
from raadsboek.history.git import GitFailed, Repository, run, run_outside

_TIME_LIMIT = 600.0
_BRANCHES = "refs/heads/"


class BundleUnreadable(HistoryFailed):
    """The file is no bundle, is damaged, or stands on versions that are not here."""

    def __init__(self, file: Path) -> None:
        super().__init__(
            f"Het bestand '{visible(str(file))}' kan niet worden gelezen als kopie van een "
            "raadsboek: het is beschadigd, niet af, of iets anders.",
            "Haal het bestand opnieuw op, of vraag om een nieuwe kopie.",
        )


@contextmanager
def opened_bundle(repository: Repository, file: Path) -> Iterator[tuple[Repository, str]]:
    """Give a repository that sees the versions of a bundle beside ours, and its newest version.

    Raises `BundleUnreadable`.
    """
    with tempfile.TemporaryDirectory(prefix="raadsboek-") as name:
        aside = _empty_beside(repository, Path(name))
        try:
            if not file.is_file():
                raise BundleUnreadable(file)
            listed = run(
                aside, ["bundle", "unbundle", str(file.absolute())], seconds=_TIME_LIMIT
            ).decode("utf-8", "replace")
        except GitFailed as failed:
            raise BundleUnreadable(file) from failed
        named = (line.partition(" ") for line in listed.splitlines())
        heads = {name: identifier for identifier, _, name in named}
        branches = [value for key, value in heads.items() if key.startswith(_BRANCHES)]
        newest = heads.get("HEAD") or next(iter(branches), "")
        if not newest:
            raise BundleUnreadable(file)
        yield aside, newest


def _empty_beside(repository: Repository, folder: Path) -> Repository:
    """Make an empty repository that may read the objects of another."""
    options = ["--quiet", "--bare", "--template=", f"--object-format={repository.object_format}"]
    run_outside(["init", *options, "--", str(folder)], near=repository.root)
    shared = folder / "objects" / "info"
    shared.mkdir(exist_ok=True)
    objects = str((repository.git_directory / "objects").absolute())
    (shared / "alternates").write_text(f"{objects}\n", encoding="utf-8")
    return Repository(folder, folder, repository.object_format)
