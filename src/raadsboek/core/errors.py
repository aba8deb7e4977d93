"""Failed operations: every error that may reach the user, as a Dutch sentence with a hint.

Trouble *in a note* is a `Problem` value, never one of these. The tree:

    RaadsboekError
    ├── NotFound            a number or name that no note has
    ├── NotAVault           the folder is not a raadsboek
    ├── InvalidInput        what the user gave does not fit (all problems at once)
    ├── ChangedOnDisk       the note changed since it was opened; nothing was overwritten
    ├── ReadOnly            the raadsboek can be read but not written, with the reason
    ├── StorageFailed       the disk refused (full, read-only, failing)
    └── HistoryFailed       Git refused, or is in a state that we do not touch
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:  # a screen knows errors long before it meets a problem
    from raadsboek.core.problem import Problem

EXIT_OK = 0
EXIT_PROBLEMS = 1
EXIT_FAILED = 2
EXIT_NOT_FOUND = 3
EXIT_CHANGED = 4
EXIT_READ_ONLY = 5
EXIT_BUG = 70
EXIT_INTERRUPTED = 130


class RaadsboekError(Exception):
    """A failed operation: a Dutch sentence (`message`), what to do (`hint`) and an exit code."""

    exit_code: ClassVar[int] = EXIT_FAILED

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class NotFound(RaadsboekError):
    """No note has this number, name or path."""

    exit_code = EXIT_NOT_FOUND

    def __init__(self, wanted: str, hint: str = "") -> None:
        super().__init__(
            f"'{wanted}' staat niet in dit raadsboek.",
            hint or "Zoek met F3 of met: raadsboek zoek",
        )
        self.wanted = wanted


class NotAVault(RaadsboekError):
    """The folder holds no raadsboek.yaml; `known` are raadsboeken that were opened before."""

    exit_code = EXIT_NOT_FOUND

    def __init__(self, folder: str, known: "Sequence[str]" = ()) -> None:
        hint = "Maak een nieuw raadsboek met: raadsboek init MAP, of wijs de map aan met --map."
        super().__init__(
            f"De map '{folder}' is geen raadsboek: raadsboek.yaml ontbreekt.",
            "\n  ".join([hint, *(f"Laatst geopend: raadsboek --map {one}" for one in known)]),
        )
        self.folder = folder


class InvalidInput(RaadsboekError):
    """What the user gave does not fit; `problems` names every point, each with its key."""

    def __init__(self, problems: "Sequence[Problem]") -> None:
        super().__init__(
            " ".join(problem.message for problem in problems),
            " ".join(problem.fix for problem in problems if problem.fix),
        )
        self.problems = tuple(problems)


class ChangedOnDisk(RaadsboekError):
    """The note at `path` changed since it was opened; `mine` and `theirs` are both kept."""

    exit_code = EXIT_CHANGED

    def __init__(self, path: str, mine: bytes | None = None, theirs: bytes | None = None) -> None:
        super().__init__(
            f"'{path}' is intussen buiten dit venster gewijzigd. Er is niets overschreven.",
            "Vergelijk beide versies en kies wat blijft.",
        )
        self.path = path
        self.mine = mine
        self.theirs = theirs


class ReadOnly(RaadsboekError):
    """The raadsboek can be read but not written; the message gives the reason."""

    exit_code = EXIT_READ_ONLY


class StorageFailed(RaadsboekError):
    """The disk refused: full, read-only or failing. Nothing half was written."""


class HistoryFailed(RaadsboekError):
    """Git refused, or is in a state that we do not touch. Nothing half was written."""
