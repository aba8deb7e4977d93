"""From versions to a folder: the history in one `git fast-import`, then the files checked out."""

import os
import re
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

from demo.world import Version
from raadsboek.history.stream import message_of, quoted, raw_date, signature

BRANCH = "refs/heads/main"
_VERSION = re.compile(rb"versie-(\d{5})")
"""What stands for the name of a version in a later one: see `world.VERSION_NAME`."""


def write_vault(folder: Path, versions: Sequence[Version]) -> None:
    """Make the Git repository of the demo in an empty or absent folder and check it out."""
    folder.mkdir(parents=True, exist_ok=True)
    _git(folder, "init", "--quiet", "--initial-branch=main", "--template=")
    arguments = ["git", "-C", str(folder), "fast-import", "--quiet", "--date-format=raw"]
    with subprocess.Popen(
        arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=_environment()
    ) as importing:
        _import(versions, importing)
    if importing.returncode:
        raise subprocess.CalledProcessError(importing.returncode, arguments)
    _git(folder, "reset", "--quiet", "--hard", BRANCH)


def _import(versions: Iterable[Version], importing: "subprocess.Popen[bytes]") -> None:
    """Write the versions; where one names another, git is asked what that is called."""
    asked, answers = importing.stdin, importing.stdout
    assert asked is not None
    assert answers is not None
    names: dict[bytes, bytes] = {}

    def name_of(match: re.Match[bytes]) -> bytes:
        if match[0] not in names:
            asked.write(b"get-mark :%d\n" % (int(match[1]) + 1))
            asked.flush()
            names[match[0]] = answers.readline()[: len(match[0])]
        return names[match[0]]

    asked.write(b"feature done\nfeature get-mark\n")
    for number, version in enumerate(versions, start=1):
        files = [
            (file.path, _VERSION.sub(name_of, file.data or b"")) for file in version.draft.files
        ]
        stamp = f"{signature(version.author)} {raw_date(version.when)}"
        head = f"commit {BRANCH}\nmark :{number}\nauthor {stamp}\ncommitter {stamp}\n"
        asked.write(head.encode() + _data(message_of(version.draft).encode()))
        for path, data in files:
            asked.write(b"M 100644 inline " + quoted(path) + b"\n" + _data(data))
    asked.write(b"done\n")
    asked.close()


def _data(content: bytes) -> bytes:
    return b"data %d\n%s\n" % (len(content), content)


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(
        ["git", "-C", str(folder), *arguments],
        check=True,
        env=_environment(),
        stdout=subprocess.DEVNULL,
    )


def _environment() -> dict[str, str]:
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
    return environment
