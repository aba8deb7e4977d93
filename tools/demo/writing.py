"""From versions to a folder: the history in one `git fast-import`, then the files checked out."""

import os
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

from demo.world import Version
from raadsboek.history.stream import message_of, quoted, raw_date, signature

BRANCH = "refs/heads/main"


def write_vault(folder: Path, versions: Sequence[Version]) -> None:
    """Make the Git repository of the demo in an empty or absent folder and check it out."""
    folder.mkdir(parents=True, exist_ok=True)
    _git(folder, "init", "--quiet", "--initial-branch=main", "--template=")
    stream = b"".join(_stream(versions))
    _git(folder, "fast-import", "--quiet", "--date-format=raw", stdin=stream)
    _git(folder, "reset", "--quiet", "--hard", BRANCH)


def _stream(versions: Iterable[Version]) -> Iterable[bytes]:
    yield b"feature done\n"
    for version in versions:
        stamp = f"{signature(version.author)} {raw_date(version.when)}"
        yield f"commit {BRANCH}\nauthor {stamp}\ncommitter {stamp}\n".encode()
        yield _data(message_of(version.draft).encode())
        for file in version.draft.files:
            assert file.data is not None
            yield b"M 100644 inline " + quoted(file.path) + b"\n" + _data(file.data)
    yield b"done\n"


def _data(content: bytes) -> bytes:
    return b"data %d\n%s\n" % (len(content), content)


def _git(folder: Path, *arguments: str, stdin: bytes = b"") -> None:
    # Settings of the user (signing, hooks, line ends) must not change what the demo is.
    environment = {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "LC_ALL": "C",
    }
    if "SYSTEMROOT" in os.environ:
        environment["SYSTEMROOT"] = os.environ["SYSTEMROOT"]
    subprocess.run(
        ["git", "-C", str(folder), *arguments],
        input=stdin,
        check=True,
        env=environment,
        stdout=subprocess.DEVNULL,
    )
