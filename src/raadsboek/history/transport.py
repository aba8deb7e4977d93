"""Speaking to another place: the only git commands that use a network or another folder.

Owns which protocols may be used and how: folders (none of their hooks or settings run), ssh
(without a question, and without lending our keys to the other side) and https (with the passwords
that the user's own settings of git keep). Everything has a time limit and can be called off. It
must not decide what comes in or goes out, and moves no branch.
"""

import os
import shlex
import signal
import subprocess
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from importlib.resources import files
from pathlib import Path

from raadsboek.history import git
from raadsboek.history.addresses import Address, AddressRefused, Kind, address_of
from raadsboek.history.far_folder import FarFolder, look_at
from raadsboek.history.git import GitFailed, Repository, find_git, find_program
from raadsboek.history.opening import open_repository
from raadsboek.history.unreachable import Cancelled, FellSilent, NoProgram, translated

__all__ = ["Address", "AddressRefused", "Kind", "address_of", "check_out", "clone", "connect"]

SILENCE = 45.0
"""Seconds without any sign of life after which the other side counts as gone."""
LONGEST = 3600.0
"""Seconds that one conversation may take, however lively it is."""
CHECK_OUT_LIMIT = 600.0

_LOOK_AGAIN = 0.05
_BLOCK = 65536
_RECEIVING = (
    "transfer.fsckObjects=true",
    "fetch.fsckObjects=true",
    "core.protectNTFS=true",
    "core.protectHFS=true",
)
# For the git at the far end of a folder, which reads the settings of that folder.
_AT_THE_FAR_END = (
    "core.alternateRefsCommand=false",
    "receive.autogc=false",
    "receive.advertisePushOptions=false",
)
_REPLACING = ("receive.denyNonFastForwards=false",)
"""For the folders that `far_folder` made: they take steps forward only."""
_NO_PROMPT = {
    "GCM_INTERACTIVE": "never",
    "SSH_ASKPASS_REQUIRE": "never",
    "GIT_SSH_VARIANT": "ssh",
    "DISPLAY": "",
}
_SSH_OPTIONS = (
    "BatchMode=yes",
    "ConnectTimeout=10",
    "ConnectionAttempts=1",
    "ServerAliveInterval=10",
    "ServerAliveCountMax=3",
    "ForwardAgent=no",
    "ForwardX11=no",
    "AddKeysToAgent=no",
    "ClearAllForwardings=yes",
    "PermitLocalCommand=no",
    "ControlPath=none",
    "RequestTTY=no",
)
_FAR_PROGRAMS = {"fetch": "upload-pack", "ls-remote": "upload-pack", "clone": "upload-pack"}


def connect(
    repository: Repository,
    arguments: Sequence[str],
    address: Address,
    refspecs: Sequence[str] = (),
    *,
    replacing: bool = False,
    cancel: threading.Event | None = None,
    silence: float = SILENCE,
) -> bytes:
    """Run `fetch`, `push` or `ls-remote` with the place at `address`; return what git wrote.

    `arguments` begins with the command; the address and then `refspecs` are put behind it. With
    `replacing` a shared folder may lose versions, which it refuses otherwise. Raises
    an `Unreachable` or another error of `unreachable`, `Cancelled` when `cancel` was set,
    or what `far_folder.look_at` raises. Nothing is ever asked of the user.
    """
    command, *options = arguments
    there = _REPLACING if replacing else ()
    settings, options_for_place, variables = _way_to(address, command, repository.root, there)
    process = git.start_far(
        [command, *options, *options_for_place, "--end-of-options", address.text, *refspecs],
        near=repository.root,
        repository=repository,
        settings=settings,
        variables=variables,
    )
    return _watched(process, command, address, cancel, silence)


def clone(
    address: Address,
    folder: Path,
    *,
    cancel: threading.Event | None = None,
    silence: float = SILENCE,
) -> Repository:
    """Fetch the whole history from `address` into the new or empty `folder`; no file is put out.

    What came in has not been looked at: check it, and then `check_out`. `remote.origin.url` is
    the address. Raises as `connect`; half a clone is taken away again by git.
    """
    settings, options, variables = _way_to(address, "clone", folder)
    arguments = [
        *("clone", "--no-local", "--no-checkout", "--no-recurse-submodules", "--no-tags"),
        *("--single-branch", "--progress", "--origin=origin"),
        f"--template={files('raadsboek.history').joinpath('template')}",
        *("--config=core.symlinks=false", "--config=core.autocrlf=false"),
        *("--config=transfer.fsckObjects=true", "--config=core.protectNTFS=true"),
        *("--config=core.protectHFS=true", *options, "--end-of-options"),
        *(address.text, str(folder.absolute())),
    ]
    process = git.start_far(arguments, near=folder, settings=settings, variables=variables)
    _watched(process, "clone", address, cancel, silence)
    return open_repository(folder)


def check_out(repository: Repository) -> None:
    """Put the files of the newest version of a fresh clone in its folder, byte for byte.

    The template of `clone` switches every attribute off, so no filter or conversion runs.
    """
    git.run(repository, ["read-tree", "HEAD"], seconds=CHECK_OUT_LIMIT)
    git.run(
        repository,
        ["-c", "core.symlinks=false", "checkout-index", "--all", "--quiet"],
        seconds=CHECK_OUT_LIMIT,
    )
    git.run(repository, ["update-index", "-q", "--refresh"], accept=(0, 1))


def _way_to(
    address: Address, command: str, near: Path, there: Sequence[str] = ()
) -> tuple[list[str], list[str], dict[str, str]]:
    """Return settings, options and variables of the environment to reach this address with."""
    receiving = [] if command == "push" else list(_RECEIVING)
    if address.kind is Kind.SSH:
        return [*receiving, "protocol.ssh.allow=always", _ssh(near)], [], dict(_NO_PROMPT)
    if address.kind is Kind.HTTPS:
        helpers = _password_helpers(near)
        settings = [*receiving, "protocol.https.allow=always", "http.followRedirects=initial"]
        return [*settings, *helpers], [], dict(_NO_PROMPT)
    settings = [*receiving, "protocol.file.allow=always"]
    place = look_at(address.folder)
    if place.git_directory is None:
        return settings, [], {}
    return settings, [_far_end(command, place, near, there)], {}


def _far_end(command: str, place: FarFolder, near: Path, there: Sequence[str]) -> str:
    """Return the option that starts the git at the far end with our settings instead of its own.

    That folder may be somebody else's: it was checked, so git's own refusal is lifted for it alone.
    """
    program = _FAR_PROGRAMS.get(command, "receive-pack")
    spelled = {place.path, place.path.resolve(), place.git_directory or place.path}
    safe = [f"safe.directory={one}" for one in sorted(map(str, spelled))]
    words = [
        find_git(os.environ.get("PATH", os.defpath), near),
        *git.safe_settings(*_AT_THE_FAR_END, *there, *safe),
        program,
    ]
    return f"--{program}={shlex.join(words)}"


def _ssh(near: Path) -> str:
    program = find_program("ssh", os.environ.get("PATH", os.defpath), near)
    if program is None:
        raise NoProgram
    words = [Path(program).as_posix(), *(f"-o{option}" for option in _SSH_OPTIONS)]
    return f"core.sshCommand={shlex.join(words)}"


def _password_helpers(near: Path) -> list[str]:
    """Return what the user's own settings say of where passwords are kept; of nobody else's."""
    arguments = ["config", "--global", "--includes", "--null", "--list"]
    try:
        listing = git.run_outside(arguments, near=near)
    except GitFailed:  # there are no such settings
        return []
    pairs = (
        item.partition("\n") for item in listing.decode("utf-8", "surrogateescape").split("\0")
    )
    return [
        f"{key}={value}"
        for key, _, value in pairs
        if key.startswith("credential.") and key.endswith(".helper") and "=" not in key
    ]


def _watched(
    process: "subprocess.Popen[bytes]",
    command: str,
    address: Address,
    cancel: threading.Event | None,
    silence: float,
) -> bytes:
    """Wait for the end of a conversation; end it when it falls silent or is called off."""
    git.feed(process, b"")
    heard = [time.monotonic()]
    written: tuple[list[bytes], list[bytes]] = ([], [])
    readers = [
        threading.Thread(target=_listen, args=(stream.fileno(), parts, heard), daemon=True)
        for stream, parts in zip((process.stdout, process.stderr), written, strict=True)
        if stream is not None
    ]
    for reader in readers:
        reader.start()
    start = time.monotonic()
    try:
        while listening := [reader for reader in readers if reader.is_alive()]:
            if cancel is not None and cancel.is_set():
                raise Cancelled
            now = time.monotonic()
            if now - heard[0] > silence or now - start > LONGEST:
                raise FellSilent(address.shown)
            listening[0].join(_LOOK_AGAIN)
    finally:
        _end(process, readers)
    output, errors = b"".join(written[0]), b"".join(written[1])
    if process.returncode == 0:
        return output
    # Why a branch was not taken stands among what `push` reports, not among its complaints.
    reported = [line for line in output.splitlines() if line.startswith(b"!")]
    raise translated(command, address.shown, b"\n".join([errors, *reported]), process.returncode)


def _listen(descriptor: int, parts: list[bytes], heard: list[float]) -> None:
    with suppress(OSError):
        while data := os.read(descriptor, _BLOCK):
            parts.append(data)
            heard[0] = time.monotonic()


def _end(process: "subprocess.Popen[bytes]", readers: Sequence[threading.Thread]) -> None:
    """End git and everything that it started, when it is still there, and let go of its pipes."""
    if process.poll() is None and any(reader.is_alive() for reader in readers):
        if hasattr(os, "killpg"):
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
        process.kill()
    process.wait()
    for reader in readers:
        reader.join(1.0)
    for stream in (process.stdout, process.stderr):
        if stream is not None:
            stream.close()
