"""Reading the file that a reviewer sent back: a copy of the minutes, or a list of corrections.

It only reads, and only text: what a word processor keeps in its own form is refused with a way on.
"""

import re
from collections.abc import Collection
from pathlib import Path

from raadsboek.book.typed_path import typed_path
from raadsboek.core.errors import InvalidInput
from raadsboek.core.problem import Problem
from raadsboek.vault.reading import note_from_bytes

_MOST_BYTES = 5_000_000
_WORD = "een Word-bestand"
_IN_WORD = "Neem het over met: raadsboek terugleggen NUMMER BESTAND"
_FORMS = {
    b"PK\x03\x04": _WORD,
    b"\xd0\xcf\x11\xe0": "een oud Word-bestand (.doc)",
    b"%PDF": "een pdf",
    b"{\\rtf": "een rtf-bestand",
}


def read_reviewer_file(typed: str) -> str:
    """Return the text of the file at the path that the user typed.

    Of a note only its text counts. Raises `InvalidInput` when there is no such text.
    """
    path = typed_path(typed.strip().strip("'\""))
    try:
        if not path.is_file():
            raise _unfit(f"Het bestand '{path}' is er niet.", "Kijk de naam en de map na.")
        if path.stat().st_size > _MOST_BYTES:
            raise _unfit(f"'{path.name}' is te groot voor een verslag.", "Kies een ander bestand.")
        data = path.read_bytes()
    except OSError as error:
        raise _unfit(
            f"'{path}' is niet te lezen ({error.strerror or 'fout'}).", "Kies een ander bestand."
        ) from error
    text = _decoded(data, path.name)
    if text.lstrip("\ufeff").startswith("---"):
        text = note_from_bytes(path.name, text.encode()).body
    if not text.strip():
        raise _unfit(f"'{path.name}' is leeg.", "Kies een ander bestand.")
    return text


def reviewer_in(typed: str, handles: Collection[str]) -> str:
    """Return the short name that the name of a file holds, such as 'verslag-anna.txt'; else ''."""
    words = re.findall(r"\w+", Path(typed.strip().strip("'\"")).stem.casefold())
    return next((handle for handle in handles if handle and handle.casefold() in words), "")


def _decoded(data: bytes, name: str) -> str:
    for start, form in _FORMS.items():
        if data.startswith(start):
            raise _unfit(
                f"'{name}' is {form}; dat leest Raadsboek hier niet.",
                _IN_WORD if form == _WORD else "Bewaar het als 'alleen tekst' (.txt).",
            )
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if b"\0" in data:
        raise _unfit(f"'{name}' is geen tekst.", "Bewaar het als 'alleen tekst' (.txt).")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _unfit(message: str, fix: str) -> InvalidInput:
    return InvalidInput([Problem(code="bestand-ongeschikt", message=message, fix=fix)])
