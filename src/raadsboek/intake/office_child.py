"""The process that starts LibreOffice: `python -I -m raadsboek.intake.office_child`.

Looks at each document before LibreOffice does, and takes the network and endless time away. It gets
an order, and answers with what it did not hand on, and why.
"""

import subprocess
import sys
from pathlib import Path

import msgspec
from msgspec import Struct

from raadsboek.intake import packages
from raadsboek.intake.confinement import leave_the_network, limit
from raadsboek.intake.limits import Limits
from raadsboek.intake.troubles import Unreadable

_MOST_WRITTEN = 1 << 30


class Order(Struct, frozen=True, kw_only=True):
    """What LibreOffice is asked: `words` begin with its program, `paths` are the documents."""

    words: list[str]
    paths: list[str]
    limits: Limits
    seconds: int


def main() -> None:
    """Carry out one order."""
    order = msgspec.json.decode(sys.stdin.buffer.read(), type=Order)
    leave_the_network()
    limit(RLIMIT_CPU=order.seconds, RLIMIT_FSIZE=_MOST_WRITTEN, RLIMIT_CORE=0)
    refused = {path: why for path in order.paths if (why := _refused(Path(path), order.limits))}
    good = [path for path in order.paths if path not in refused]
    if good:
        subprocess.run(  # noqa: S603 - the program that was found, on names of our own
            [*order.words, *good],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    sys.stdout.buffer.write(msgspec.json.encode(refused))


def _refused(path: Path, limits: Limits) -> str:
    try:
        with packages.opened(path.read_bytes(), limits):
            return ""
    except Unreadable as refused:
        return refused.sentence


if __name__ == "__main__":
    main()
