"""Reading files that others made: bytes or a path in, a `Piece` out, whatever is in them.

Owns the child process: it is started, given time, and ended here. Nothing of a foreign format is
parsed in this process, and nothing here raises for what is in a file. Not for the event loop: a
file may take as long as its limits say.
"""

import os
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO

import msgspec

from raadsboek.intake import troubles
from raadsboek.intake.limits import DEFAULT, Limits
from raadsboek.intake.piece import Piece
from raadsboek.intake.sorts import sort_of
from raadsboek.intake.wire import Question, harmless, longest_answer, piece_in, received, send

_COMMAND = ("-I", "-X", "utf8", "-m", "raadsboek.intake.child")
_KEPT_VARIABLES = ("SYSTEMROOT", "SYSTEMDRIVE", "PATH")
"""Without the first two Python does not start on Windows."""
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NONBLOCK", 0)  # a pipe without a writer would keep us waiting for ever
    | getattr(os, "O_BINARY", 0)
)
_STARTING_SECONDS = 10
_TOO_MUCH_COMPUTING = getattr(signal, "SIGXCPU", 0)
"""By this signal the system ends who computes too long."""


def read_file(path: Path, name: str = "", limits: Limits = DEFAULT) -> Piece:
    """Return what is in the file at `path`; `name` is what it is called, if not by that path."""
    return next(_read([(path, name or path.name)], limits))


def read_bytes(data: bytes, name: str, limits: Limits = DEFAULT) -> Piece:
    """Return what is in the bytes of a file: an attachment, or what was kept before."""
    return next(_read([(data, name)], limits))


def read_many(paths: Iterable[Path], limits: Limits = DEFAULT) -> Iterator[Piece]:
    """Yield what is in each file, in one child; a file that ends it costs only itself."""
    return _read(((path, path.name) for path in paths), limits)


def read_many_bytes(
    files: Iterable[tuple[str, bytes]], limits: Limits = DEFAULT
) -> Iterator[Piece]:
    """Yield what is in the bytes of each file, given with its name, in one child."""
    return _read(((data, name) for name, data in files), limits)


def bare_pages(files: Iterable[tuple[str, bytes]], limits: Limits = DEFAULT) -> Iterator[Piece]:
    """Yield for each PDF a piece whose one part is that PDF without anything that acts.

    A PDF that nobody can bring back to its pages has no part, and its trouble says why.
    """
    return _read(((data, name) for name, data in files), limits, as_pages=True)


def _read(
    files: Iterable[tuple[Path | bytes, str]], limits: Limits, *, as_pages: bool = False
) -> Iterator[Piece]:
    with _Child() as child:
        for source, name in files:
            data = source if isinstance(source, bytes) else _bytes_at(source, limits)
            if isinstance(data, Piece):
                yield data
            elif len(data) > limits.file_bytes:
                yield Piece(sort=sort_of(data, name), trouble=troubles.TOO_LARGE)
            else:
                question = Question(_sendable(name), data, limits, as_pages)
                yield harmless(child.read(question), limits)


def _bytes_at(path: Path, limits: Limits) -> bytes | Piece:
    """Return the bytes of a regular file, one more than may be read if there are more."""
    try:
        descriptor = os.open(path, _FLAGS)
    except (OSError, ValueError):  # also a name that no disk can have
        is_link = os.path.islink(path)  # noqa: PTH114 - pathlib refuses such a name
        return Piece(sort="unknown", trouble=troubles.NOT_ORDINARY if is_link else troubles.NO_FILE)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return Piece(sort="unknown", trouble=troubles.NOT_ORDINARY)
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            data: bytes | None = file.read(limits.file_bytes + 1)
            # What the system makes up as it goes may say nothing yet.
            return Piece(sort="unknown", trouble=troubles.NOT_ORDINARY) if data is None else data
    except OSError:
        return Piece(sort="unknown", trouble=troubles.NO_FILE)
    finally:
        os.close(descriptor)


class _Child:
    """The process that reads; started when there is something to read, and again when it died."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None
        self.was_late = False

    def __enter__(self) -> "_Child":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.end()

    def read(self, question: Question) -> Piece:
        """Return the child's answer, or a piece that says why there is none."""
        self.was_late = False
        # It may have been ended by its time limit just after an answer.
        if self.process is not None and self.process.poll() is not None:
            self.end()
        try:
            process = self.process or self.start()
        except OSError:
            sort = sort_of(question.data, question.name)
            return Piece(sort=sort, trouble=troubles.NOT_STARTED)
        seconds = question.limits.seconds + _STARTING_SECONDS
        timer = threading.Timer(seconds, self._is_late, [process])
        timer.daemon = True
        timer.start()
        try:
            return self._answer(process, question)
        except (OSError, ValueError, msgspec.MsgspecError):
            status = self.end()
            sort = sort_of(question.data, question.name)
            return Piece(sort=sort, trouble=self._why(status))
        finally:
            timer.cancel()

    def start(self) -> "subprocess.Popen[bytes]":
        """Start a process with nothing of ours but two pipes."""
        self.process = subprocess.Popen(  # noqa: S603 - our own program, no word of a file
            [sys.executable, *_COMMAND],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ},
            cwd=Path(sys.executable).anchor,
            close_fds=True,
        )
        return self.process

    def end(self) -> int:
        """End the process and return how it ended."""
        process, self.process = self.process, None
        if process is None:
            return 0
        process.kill()
        for stream in (process.stdin, process.stdout):
            with suppress(OSError):
                _present(stream).close()
        return process.wait()

    def _answer(self, process: "subprocess.Popen[bytes]", question: Question) -> Piece:
        send(_present(process.stdin), question)
        packed = received(_present(process.stdout), longest_answer(question.limits))
        if packed is None:
            raise ValueError("no answer")
        return piece_in(packed)

    def _is_late(self, process: "subprocess.Popen[bytes]") -> None:
        self.was_late = True
        process.kill()

    def _why(self, status: int) -> str:
        is_long = self.was_late or status == -_TOO_MUCH_COMPUTING
        return troubles.TOO_LONG if is_long else troubles.TOO_MUCH


def _present(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:
        raise ValueError("no pipe")
    return stream


def _sendable(name: str) -> str:
    return name.encode("utf-8", "replace").decode("utf-8")
