"""One reading process for many tests: to start it and to load its readers takes the longest part.

What it may do and what becomes of a file that ends it is as always; a limit that is not the usual
one gets a process of its own, and so does another Python.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import ClassVar

import pytest

from raadsboek.intake import reading
from raadsboek.intake.limits import DEFAULT
from raadsboek.intake.piece import Piece
from raadsboek.intake.wire import Question

OwnReader = reading._Child
"""The process of the program itself, that ends when nobody asks it anything more."""


@contextmanager
def keeping_the_reader(patch: pytest.MonkeyPatch) -> Iterator[None]:
    """Hand the process that reads on to who reads next, and end it at last."""
    patch.setattr(reading, "_Child", _KeptReader)
    yield
    while _KeptReader.idle:
        last = OwnReader()
        last.process = _KeptReader.idle.popitem()[1]
        last.end()


class _KeptReader(OwnReader):
    idle: ClassVar[dict[str, "subprocess.Popen[bytes]"]] = {}
    """By the Python that it runs, a process that waits for a question."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[bool] = set()

    def read(self, question: Question) -> Piece:
        is_usual = question.limits == DEFAULT
        if is_usual and not self.asked:
            self.process = self.idle.pop(sys.executable, None)
        self.asked.add(is_usual)
        return super().read(question)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # Who stops asking half-way leaves it between two questions.
        process = self.process
        is_at_rest = kind in (None, GeneratorExit) and self.asked == {True}
        is_alive = process is not None and process.poll() is None
        if process and is_at_rest and is_alive:
            is_kept = self.idle.setdefault(sys.executable, process) is process
            self.process = None if is_kept else process
        super().__exit__(kind, error, trace)
