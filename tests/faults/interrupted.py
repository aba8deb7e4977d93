"""Work that is interrupted when it touches the disk for the n-th time: killed, stopped, refused.

In a process of its own that is forked when all it needs is loaded, so that a step costs next to
nothing. Only what the work itself does is counted: a kill never falls before it. Git processes that
it started live on, as they do when a program is ended.
"""

import errno
import os
import signal
import stat
import sys
import traceback
from collections.abc import Callable
from enum import Enum
from typing import Any, NamedTuple

from kept_reader import _KeptReader

from raadsboek.core.errors import RaadsboekError

_STEPS = ("os.rename", "os.remove", "os.link", "os.mkdir", "os.rmdir", "subprocess.Popen")
_WRITING = os.O_WRONLY | os.O_RDWR
_TOLD, _BUG = 3, 4


class Fault(Enum):
    """What happens at the step: the error for that call, and whether all later ones fail too."""

    KILLED = (0, False)
    STOPPED = (-1, False)
    FULL = (errno.ENOSPC, True)
    FULL_ONCE = (errno.ENOSPC, False)
    READ_ONLY = (errno.EROFS, True)
    FAILING = (errno.EIO, False)


_ENDING = (Fault.KILLED, Fault.STOPPED)
REFUSALS = tuple(fault for fault in Fault if fault not in _ENDING)


class Outcome(NamedTuple):
    """How it went: whether the step was reached, whether the work told of it, and its words."""

    reached: bool
    told: bool
    words: str


def stopped(step: int, work: Callable[[], Callable[[], object]]) -> tuple[int, bool]:
    """Do the work in a child that stands still at its `step`-th touch of the disk.

    Returns its group of processes, git's among them, to be ended by the caller, and whether it
    stands; False: it came to the end without that step.
    """
    child = os.fork()
    if child:
        return child, os.WIFSTOPPED(os.waitpid(child, os.WUNTRACED)[1])
    os.setpgid(0, 0)
    counter = _Counter(step, Fault.STOPPED)
    try:
        prepared = work()
        counter.begin()
        prepared()
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(0)


def interrupted(step: int, work: Callable[[], Callable[[], object]], fault: Fault) -> Outcome:
    """Do the work in a child; at its `step`-th touch of the disk (from 0) the fault happens.

    `work` is called first, in the child, and returns what is counted. A write that is hit puts
    half of its bytes on the disk. An error that is no sentence for the user is a failed test.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        with os.fdopen(reading, encoding="utf-8", errors="replace") as pipe:
            words = pipe.read()
        status = os.waitpid(child, 0)[1]
        if os.WIFSIGNALED(status):
            return Outcome(reached=True, told=False, words="")
        code = os.WEXITSTATUS(status)
        reached, _, said = words.partition("\n")
        assert code != _BUG, said
        return Outcome(reached=reached == "hit", told=code == _TOLD, words=said)
    os.close(reading)
    counter = _Counter(step, fault)
    code, said = 0, ""
    _KeptReader.idle.clear()  # two programs that ask one process would hear each other's answers
    try:
        prepared = work()
        counter.begin()
        prepared()
    except RaadsboekError as error:
        code, said = _TOLD, str(error)
    except BaseException:
        code, said = _BUG, traceback.format_exc()
    finally:
        counter.end()
        os.write(writing, f"{'hit' if counter.hit else ''}\n{said}".encode())
        os._exit(code)


class _Counter:
    """Counts what touches the disk in this process, and lets the fault happen."""

    def __init__(self, step: int, fault: Fault) -> None:
        self._left = step
        self._fault = fault
        self._counts = False
        self.hit = False

    def begin(self) -> None:
        self._counts = True
        sys.addaudithook(self._see)
        for name in ("write", "fsync", "fchmod"):
            setattr(os, name, self._around(name, getattr(os, name)))

    def end(self) -> None:
        self._counts = False

    def _see(self, event: str, arguments: tuple[Any, ...]) -> None:
        writes = event in _STEPS
        if event == "open" and isinstance(arguments[2], int):
            writes = bool(arguments[2] & _WRITING) and arguments[0] != os.devnull
        if not (writes and self._is_now()):
            return
        self.hit = True
        # A disk that refuses keeps nobody from starting git, which then finds out itself.
        if self._fault in _ENDING or event != "subprocess.Popen":
            self._happen()

    def _around(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any) -> Any:
            # What goes to git goes through a pipe, which no disk refuses.
            on_disk = self._fault in _ENDING or stat.S_ISREG(os.fstat(arguments[0]).st_mode)
            if self._counts and on_disk and self._is_now():
                if name == "write":
                    real(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2])
                self._happen()
            return real(*arguments)

        return call

    def _is_now(self) -> bool:
        if not self._counts:
            return False
        self._left -= 1
        lasts = self._fault.value[1]
        return self._left == -1 or (self._left < 0 and lasts)

    def _happen(self) -> None:
        self.hit = True
        if self._fault in _ENDING:
            stops = self._fault is Fault.STOPPED
            os.kill(os.getpid(), signal.SIGSTOP if stops else signal.SIGKILL)
        code = self._fault.value[0]
        raise OSError(code, os.strerror(code))
