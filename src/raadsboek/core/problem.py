"""Trouble in a note, as a value: shown beside its key, listed under Problemen, never raised."""

from enum import StrEnum

from msgspec import Struct


class Severity(StrEnum):
    """How bad a problem is: an error keeps the note from being understood, a warning does not.

    A bottleneck is no damage at all: work that lags.
    """

    ERROR = "fout"
    WARNING = "waarschuwing"
    BOTTLENECK = "knelpunt"


class Problem(Struct, frozen=True, kw_only=True):
    """One finding about one note (or about the vault when `path` is empty).

    `code` is stable and documented (`docs/naslag/problemen.md`); `message` is a whole Dutch
    sentence that says what is wrong; `fix` says what to do. `details` are lines that show it, such
    as a difference in words.
    """

    code: str
    message: str
    fix: str = ""
    key: str = ""
    path: str = ""
    severity: Severity = Severity.ERROR
    details: tuple[str, ...] = ()
