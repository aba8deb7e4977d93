"""Reading a table that the user gives: csv or text, of a size that is one.

Owns what is said of a file that is not there, is a folder or cannot be read.
"""

from pathlib import Path

from raadsboek.core.errors import InvalidInput
from raadsboek.core.problem import Problem
from raadsboek.core.text import visible

LARGEST = 4 * 1024 * 1024
_FIX = "Kijk de naam en de map na, en geef het bestand zelf."


def given_table(file: Path) -> bytes | None:
    """Return the bytes of a table; None for what is too large or no text.

    Raises `InvalidInput` for a file that cannot be read.
    """
    name = visible(str(file))
    try:
        if file.is_dir():
            raise InvalidInput([_unreadable(f"'{name}' is een map, geen bestand.")])
        with file.open("rb") as stream:
            raw = stream.read(LARGEST + 1)
    except FileNotFoundError:
        raise InvalidInput([_unreadable(f"Er is geen bestand '{name}'.")]) from None
    except (OSError, ValueError):
        raise InvalidInput([_unreadable(f"'{name}' is niet te lezen.")]) from None
    return None if len(raw) > LARGEST or b"\0" in raw else raw


def _unreadable(message: str) -> Problem:
    return Problem(code="plaats-ongeschikt", message=message, fix=_FIX)
