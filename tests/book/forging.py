"""What a forger does to a history with git itself: versions in another's name, and rewriting."""

import os
import subprocess
from pathlib import Path


def git(root: Path, *arguments: str, given: bytes = b"", **variables: str) -> str:
    """Run git as anybody can, in a folder; return what it says."""
    done = subprocess.run(
        ["git", "-C", str(root), *arguments],
        input=given,
        capture_output=True,
        check=True,
        env={**os.environ, **variables},
    )
    return done.stdout.decode("utf-8", "surrogateescape").strip()


def forge(
    root: Path,
    path: str,
    text: bytes,
    *,
    name: str,
    email: str = "x@example.org",
    day: str = "2026-11-23T10:00:00+0100",
    message: str = "Gewijzigd",
) -> str:
    """Add a version that says somebody wrote this text on a day; return its identifier."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text)
    git(root, "add", "--", path)
    who = {
        f"GIT_{role}_{key}": value
        for role in ("AUTHOR", "COMMITTER")
        for key, value in (("NAME", name), ("EMAIL", email), ("DATE", day))
    }
    git(root, "commit", "--quiet", "-m", message, given=b"", **who)
    return git(root, "rev-parse", "HEAD")


def rewrite(root: Path, path: str, old: bytes, new: bytes) -> None:
    """Put other words in every version of a file, as if they had always stood there."""
    command = f"test ! -f '{path}' || sed -i 's/{old.decode()}/{new.decode()}/g' '{path}'"
    git(root, "filter-branch", "-f", "--tree-filter", command, "--", "main",
        FILTER_BRANCH_SQUELCH_WARNING="1")  # fmt: skip
    git(root, "update-ref", "-d", "refs/original/refs/heads/main")
