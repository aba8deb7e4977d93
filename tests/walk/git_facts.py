"""What Git itself says of a raadsboek, without our own code in between."""

import subprocess
from pathlib import Path


def git(folder: Path, *arguments: str) -> str:
    """Return what a git command prints."""
    done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=True)
    return done.stdout.decode()


def subjects(folder: Path, *arguments: str) -> list[str]:
    """Return the subjects of the versions, newest first."""
    return git(folder, "log", "--format=%s", *arguments).splitlines()


def trailers(folder: Path) -> list[tuple[str, str]]:
    """Return the trailers of the newest version, in order."""
    lines = git(folder, "log", "-1", "--format=%(trailers:only,unfold)").splitlines()
    return [(key, value) for key, _, value in (line.partition(": ") for line in lines) if value]


def is_clean(folder: Path) -> bool:
    """Tell if the folder holds exactly what the newest version holds, and Git is in order."""
    return not git(folder, "status", "--porcelain") and not git(folder, "fsck", "--no-dangling")
