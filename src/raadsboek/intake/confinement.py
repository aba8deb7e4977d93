"""What takes this process away everything that reading a file does not need.

Called in the child before it reads what others made: memory, writing, other programs and the
network. What an operating system cannot take away is refused by Python itself. It is never undone.
"""

import sys
from contextlib import suppress
from typing import Any

_REFUSED = frozenset(
    (
        *("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork"),
        *("os.forkpty", "os.kill", "os.startfile", "pty.spawn", "shutil.rmtree", "os.remove"),
        *("os.rename", "os.link", "os.symlink", "os.mkdir", "os.rmdir", "os.truncate", "os.chmod"),
        *("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto"),
        *("socket.__new__", "urllib.Request", "ctypes.dlopen", "webbrowser.open"),
    )
)
_WRITING = 0o3 | 0o100 | 0o1000 | 0o2000
_NEW_USERS, _NEW_NETWORK = 0x10000000, 0x40000000


def shut_in(memory_bytes: int) -> None:
    """Take everything away that reading does not need, for the rest of this process."""
    leave_the_network()
    limit(
        RLIMIT_AS=memory_bytes,
        RLIMIT_FSIZE=0,
        RLIMIT_CORE=0,
        RLIMIT_NPROC=0,
        RLIMIT_NOFILE=64,
    )
    sys.addaudithook(_refuse)


def allow_seconds(seconds: int) -> None:
    """Allow this many more seconds of computing; then the system ends the process."""
    with suppress(ImportError, ValueError, OSError):
        import resource
        import time

        used = int(time.process_time()) + 1
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (used + seconds, hard))


def limit(**most: int) -> None:
    """Set limits of the system by their names, as far as it knows them; Windows knows none."""
    with suppress(ImportError):
        import resource

        for name, value in most.items():
            with suppress(AttributeError, ValueError, OSError):
                resource.setrlimit(getattr(resource, name), (value, value))


def leave_the_network() -> None:
    """Move to a network of its own, in which there is nobody; only Linux has that."""
    if not sys.platform.startswith("linux"):
        return
    with suppress(ImportError, OSError, AttributeError):
        import ctypes

        unshare = ctypes.CDLL(None).unshare
        if unshare(_NEW_NETWORK) != 0:
            unshare(_NEW_USERS | _NEW_NETWORK)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    # A PermissionError, since importing a module copes with that when it cannot keep bytecode.
    if event in _REFUSED:
        raise PermissionError(event)
    if event == "open" and _is_for_writing(arguments):
        raise PermissionError(event)


def _is_for_writing(arguments: tuple[Any, ...]) -> bool:
    mode, flags = arguments[1], arguments[2]
    if isinstance(mode, str) and set(mode) & set("wax+"):
        return True
    return isinstance(flags, int) and bool(flags & _WRITING)
