"""The recovery print: a secret key in groups to be typed over from paper, with a check on each row.

Pure. The rows hold the letters of the key itself, so that it can be used without this program too.
Each row ends in two letters that are wrong when one letter of the row is, or two changed places.
"""

import re

from raadsboek.core.errors import RaadsboekError

PREFIX = "AGE-SECRET-KEY-1"
ALPHABET = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"
"""The letters and figures of a key; B, I, O and 1 are never used, because they look like others."""
LENGTH = 58
"""How many of them follow the beginning that all keys share."""

_ROW, _GROUP = 12, 4
_LOOKALIKES = str.maketrans({"O": "0", "I": "L", "1": "L", "B": "8"})
_PRIME = 1021
"""Prime, and small enough for two letters; larger than a row can differ by one letter."""


class NotAPrint(RaadsboekError):
    """What was typed is not the recovery print of a key; the row that is wrong is named."""


def print_rows(secret: str) -> tuple[str, ...]:
    """Return the rows of the recovery print of a secret key: '1  QPZR Y9X8 GF2T  VD'.

    Raises ValueError when it is no secret key.
    """
    letters = secret.strip().upper().removeprefix(PREFIX)
    if len(letters) != LENGTH or not set(letters) <= set(ALPHABET):
        raise ValueError("no secret key")
    return tuple(
        f"{number}  {_groups(row)}  {_check(number, row)}"
        for number, row in enumerate(_rows(letters), start=1)
    )


def read_rows(typed: str) -> str:
    """Return the secret key that was typed over from its print. Raises `NotAPrint`.

    Spaces, capitals and empty lines do not matter; numbers of rows may be left out. The key itself
    on one line is understood as well.
    """
    whole = "".join(typed.split()).upper()
    if whole.startswith(PREFIX):
        return _whole(whole.removeprefix(PREFIX))
    lines = [line for line in typed.splitlines() if line.strip()]
    wanted = [len(row) for row in _rows(ALPHABET * 2)]
    if len(lines) != len(wanted):
        raise NotAPrint(
            f"Een herstelblad heeft {len(wanted)} regels; er zijn er {len(lines)} getypt.",
            "Typ alle regels over, elk op een eigen regel.",
        )
    return _whole("".join(_row(*one) for one in zip(range(1, 99), lines, wanted, strict=False)))


def row_is_right(number: int, typed: str) -> bool:
    """Tell if one row was typed over well, as far as its check can tell."""
    try:
        _row(number, typed, len(_rows(ALPHABET * 2)[number - 1]))
    except NotAPrint:
        return False
    return True


ROWS = 5
"""How many rows a recovery print has."""


def _row(number: int, line: str, length: int) -> str:
    """Return the letters of one row as typed. Raises `NotAPrint` when its check is wrong."""
    bare = re.sub(rf"^\s*{number}[\s.:)]+", "", line)
    letters = "".join(bare.upper().translate(_LOOKALIKES).split()).replace("-", "")
    odd = sorted(set(letters) - set(ALPHABET))
    row, check = letters[:length], letters[length:]
    if odd or len(letters) != length + 2 or check != _check(number, row):
        raise NotAPrint(
            f"Regel {number} is niet goed overgetypt.",
            f"Vergelijk regel {number} teken voor teken met het herstelblad.",
        )
    return row


def _whole(letters: str) -> str:
    if len(letters) != LENGTH or not set(letters) <= set(ALPHABET):
        raise NotAPrint(
            "Dit is geen hele sleutel.", "Typ het herstelblad over, of plak de hele sleutel."
        )
    return PREFIX + letters


def _rows(letters: str) -> list[str]:
    return [letters[at : min(at + _ROW, LENGTH)] for at in range(0, LENGTH, _ROW)]


def _groups(row: str) -> str:
    return " ".join(row[at : at + _GROUP] for at in range(0, len(row), _GROUP))


def _check(number: int, row: str) -> str:
    weighed = sum(at * ALPHABET.index(letter) for at, letter in enumerate(row, start=2))
    first, second = divmod((number + weighed) % _PRIME, len(ALPHABET))
    return ALPHABET[first] + ALPHABET[second]
