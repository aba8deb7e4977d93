"""The one runner of git: every git process of Raadsboek is started here.

Owns how git is called: an absolute program, no shell, no pager or editor, a time limit, bytes out,
an environment without `GIT_*`, explicit folders, and settings that keep hooks, filters, signing
and background work of a user or a hostile folder from having any effect. It must not know what a
version or a note is.
"""

import os
import subprocess
import sys
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path

from msgspec import Struct

from raadsboek.core.disk import KNOWN_CODES, storage_failed
from raadsboek.core.errors import HistoryFailed
from raadsboek.core.text import visible

OLDEST_GIT = (2, 30)
"""Since 2.30 `fast-import`, `update-index` and `log` have all that is used here."""

TIME_LIMIT = 60.0
"""Seconds after which a git process counts as hanging."""

_SETTINGS = (
    f"core.hooksPath={os.devnull}",
    f"core.attributesFile={os.devnull}",
    "core.fsmonitor=false",
    "core.autocrlf=false",
    "core.safecrlf=false",
    "core.quotePath=false",
    "core.pager=cat",
    "core.editor=false",
    "core.askPass=",
    "core.sshCommand=false",
    "core.fsync=all",
    "core.splitIndex=false",
    "core.commentChar=#",
    "core.commentString=#",
    "trailer.separators=:",
    "core.logAllRefUpdates=true",
    "credential.helper=",
    "color.ui=false",
    "commit.gpgSign=false",
    "tag.gpgSign=false",
    "log.showSignature=false",
    "log.mailmap=false",
    "diff.ignoreSubmodules=all",
    "submodule.recurse=false",
    "gc.auto=0",
    "maintenance.auto=false",
    "i18n.commitEncoding=UTF-8",
    "i18n.logOutputEncoding=UTF-8",
    "protocol.allow=never",
    "safe.bareRepository=explicit",
)
_KEPT_VARIABLES = ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM")
_ENVIRONMENT = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_PAGER": "cat",
    "GIT_EDITOR": "false",
    "GIT_ASKPASS": "",
    "SSH_ASKPASS": "",
    "LC_ALL": "C",
    "LANGUAGE": "C",
}


class Repository(Struct, frozen=True):
    """The history that belongs to the vault at `root`; only `opening` makes one.

    `newest` is the version from which the past is read: the newest one, or an older one for whoever
    looks at the raadsboek as it was then. Nothing is ever recorded on top of that.
    """

    root: Path
    git_directory: Path
    object_format: str = "sha1"
    newest: str = "HEAD"


def git_directory_option(repository: Repository) -> str:
    """Return the option by which our git processes can be told from the user's own."""
    return f"--git-dir={repository.git_directory}"


class GitMissing(HistoryFailed):
    """There is no git program on this computer, or it is too old."""


class GitFailed(HistoryFailed):
    """A git command ended with an error that has no sentence of its own."""

    def __init__(self, command: str, output: bytes, status: int = -1) -> None:
        shown = visible(output.decode("utf-8", "replace").strip().partition("\n")[0])[:200]
        super().__init__(
            f"De geschiedenis kon niet worden bijgewerkt of gelezen (git {command}: {shown}).",
            "Er is niets half opgeslagen. Voer uit: raadsboek controleer",
        )
        self.command = command
        self.output = output
        self.status = status


class GitTooSlow(HistoryFailed):
    """A git command did not end within its time limit and was stopped."""

    def __init__(self, command: str, seconds: float) -> None:
        super().__init__(
            f"De geschiedenis gaf binnen {seconds:g} seconden geen antwoord (git {command}).",
            "Staat het raadsboek op een netwerkschijf? Controleer dan de verbinding. "
            "Probeer het opnieuw.",
        )


def run(
    repository: Repository,
    arguments: Sequence[str],
    *,
    stdin: bytes = b"",
    seconds: float = TIME_LIMIT,
    accept: Collection[int] = (0,),
    moment: str = "",
) -> bytes:
    """Run one git command on the repository and return what it wrote.

    `arguments` are never read by a shell. `moment` is the date that git writes in its own records,
    as `stream.raw_date` gives it; '' is this moment. Raises `GitFailed` for an exit status outside
    `accept`, `GitTooSlow`, `GitMissing`, or a `StorageFailed` when git says that the disk refused.
    """
    started = start(repository, arguments, moment=moment)
    return finish(started, arguments[0], stdin, seconds, accept)


def start(
    repository: Repository,
    arguments: Sequence[str],
    *,
    index: Path | None = None,
    moment: str = "",
) -> "subprocess.Popen[bytes]":
    """Start one git command with its input open; `finish` must follow.

    `index` is the index file to work on, when that is not the user's; `moment` as for `run`.
    """
    return _spawn(
        [
            git_directory_option(repository),
            f"--work-tree={repository.root}",
            "--literal-pathspecs",
            "--no-pager",
            *_as_options(_SETTINGS),
            *arguments,
        ],
        repository.root,
        index,
        {"GIT_COMMITTER_DATE": moment} if moment else None,
    )


def start_far(
    arguments: Sequence[str],
    *,
    near: Path,
    repository: Repository | None = None,
    settings: Sequence[str] = (),
    variables: Mapping[str, str] | None = None,
) -> "subprocess.Popen[bytes]":
    """Start a git command that talks to another place; only `transport` does.

    `settings` come after ours and win. The repository is named in the environment: what takes
    minutes and holds no lock must not look like a change at work there.
    """
    named = {} if repository is None else _in_environment(repository)
    return _spawn(
        ["--literal-pathspecs", "--no-pager", *_as_options((*_SETTINGS, *settings)), *arguments],
        near,
        variables={**named, **(variables or {})},
    )


def safe_settings(*more: str) -> list[str]:
    """Return our settings as options, for a git that another git starts at the far end."""
    return _as_options((*_SETTINGS, *more))


def feed(process: "subprocess.Popen[bytes]", data: bytes) -> None:
    """Give a started command all of its input now, to work on while something else is done."""
    if process.stdin is not None:
        with suppress(BrokenPipeError), process.stdin:
            process.stdin.write(data)
        process.stdin = None


def finish(
    process: "subprocess.Popen[bytes]",
    command: str,
    stdin: bytes = b"",
    seconds: float = TIME_LIMIT,
    accept: Collection[int] = (0,),
) -> bytes:
    """Give a started command its input, wait for its end and return what it wrote; see `run`."""
    try:
        output, errors = process.communicate(stdin if process.stdin else None, timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        raise GitTooSlow(command, seconds) from None
    if process.returncode in accept:
        return output
    for code in KNOWN_CODES:
        if os.strerror(code).encode() in errors:
            raise storage_failed(code, "de wijziging")
    if b"Out of diskspace" in errors:
        raise storage_failed(KNOWN_CODES[0], "de wijziging")
    raise GitFailed(command, errors, process.returncode)


def run_program(
    repository: Repository, module: str, arguments: Sequence[str], *, seconds: float
) -> None:
    """Run a module of ours in a process of its own that itself starts git on the repository.

    Its git gets our settings and no others, and finds no other git than ours. The folder that it
    runs in is that of the repository. Raises what `run` raises.
    """
    program = find_git(os.environ.get("PATH", os.defpath), repository.root)
    own = {
        "PATH": str(Path(program).parent),
        "GIT_DIR": str(repository.git_directory),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_COUNT": str(len(_SETTINGS)),
    }
    for place, setting in enumerate(_SETTINGS):
        key, _, value = setting.partition("=")
        own |= {f"GIT_CONFIG_KEY_{place}": key, f"GIT_CONFIG_VALUE_{place}": value}
    process = _start_process(
        [sys.executable, "-I", "-m", module, *arguments],
        program,
        repository.git_directory,
        own,
    )
    finish(process, module.rpartition(".")[2], seconds=seconds)


def run_outside(arguments: Sequence[str], *, near: Path, seconds: float = TIME_LIMIT) -> bytes:
    """Run a git command that needs no repository; it sees no settings of the folder `near`.

    For reading a settings file that is not yet trusted, asking the version, making a repository.
    """
    return finish(_spawn([*_as_options(_SETTINGS), *arguments], near), arguments[0], b"", seconds)


@cache
def git_version(near: Path) -> tuple[int, ...]:
    """Return the version of git as numbers: (2, 39, 5), as used for the vault at `near`."""
    words = run_outside(["version"], near=near).decode("ascii", "replace").split()
    numbers = words[2].split(".") if len(words) > 2 else []
    return tuple(int(part) for part in numbers if part.isdigit())


def refuse_old_git(near: Path) -> None:
    """Raise `GitMissing` when git is absent or older than `OLDEST_GIT`."""
    version = git_version(near)
    if version < OLDEST_GIT:
        raise GitMissing(
            f"Git {'.'.join(map(str, version))} op deze computer is te oud.",
            f"Installeer git {'.'.join(map(str, OLDEST_GIT))} of nieuwer. Lezen kan wel.",
        )


@cache
def find_git(search_path: str, avoid: Path) -> str:
    """Return the absolute git program on `search_path`, never one inside the folder `avoid`.

    Relative entries are passed over: a `git` in the current folder may be anybody's.
    Raises `GitMissing`.
    """
    found = find_program("git", search_path, avoid)
    if found is None:
        raise GitMissing(
            "Op deze computer staat geen git; zonder git kan Raadsboek geen versies bewaren.",
            "Installeer git (git-scm.com) en start opnieuw. Lezen kan wel.",
        )
    return found


def find_program(name: str, search_path: str, avoid: Path) -> str | None:
    """Return the absolute program on `search_path` that is not inside the folder `avoid`."""
    file_name = f"{name}.exe" if sys.platform == "win32" else name
    for folder in search_path.split(os.pathsep):
        candidate = Path(folder) / file_name
        if (
            folder
            and candidate.is_absolute()
            and not candidate.is_relative_to(avoid)
            # Unlike `is_file`: what lies in a folder that may not be looked into is not there.
            and os.path.isfile(candidate)  # noqa: PTH113
            and os.access(candidate, os.X_OK)
        ):
            return str(candidate)
    return None


def _as_options(settings: Sequence[str]) -> list[str]:
    return [part for setting in settings for part in ("-c", setting)]


def _in_environment(repository: Repository) -> dict[str, str]:
    return {"GIT_DIR": str(repository.git_directory), "GIT_WORK_TREE": str(repository.root)}


def _spawn(
    arguments: Sequence[str],
    near: Path,
    index: Path | None = None,
    variables: Mapping[str, str] | None = None,
) -> "subprocess.Popen[bytes]":
    """Start git in the top folder of the disk, where no folder of a vault can be found first."""
    program = find_git(os.environ.get("PATH", os.defpath), near)
    own = {} if index is None else {"GIT_INDEX_FILE": str(index)}
    words = [program, *arguments]
    top = Path(Path(program).anchor)
    return _start_process(words, program, top, {**(variables or {}), **own})


def _start_process(
    words: Sequence[str], program: str, folder: Path, variables: Mapping[str, str]
) -> "subprocess.Popen[bytes]":
    # A git hook or alias may have started us; what it meant for its own repository must not
    # steer ours. The runner below passes on os.environ, so the variables go for good.
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        if name not in _KEPT_VARIABLES and not name.startswith("GIT_PYTHON_"):
            os.environ.pop(name, None)
    # Importing GitPython runs its git once, and fails when there is none: give it ours, quietly.
    os.environ["GIT_PYTHON_GIT_EXECUTABLE"] = program
    os.environ["GIT_PYTHON_REFRESH"] = "quiet"
    from git.cmd import Git  # 0.1 s, so not before the first command

    runner = Git(str(folder))
    # A session of its own: Ctrl+C or a closed terminal must not end git halfway.
    try:
        process = runner.execute(
            list(words),
            istream=subprocess.PIPE,
            as_process=True,
            shell=False,
            env={**_ENVIRONMENT, **variables},
            start_new_session=True,
        )
    except OSError as error:
        raise storage_failed(error.errno, "de wijziging") from error
    started = process.proc
    # Otherwise the wrapper would end the process when it is collected.
    process.proc = None
    if started is None:
        raise GitFailed(words[-1], b"not started")
    return started
