"""The folder `postvak/`, where anybody may put what must be taken in.

It lies in the raadsboek and is no part of the record: it is in no version, and nothing in it is a
note. Standard library only: the first text on screen counts what waits.
"""

FOLDER = "postvak"
REFUSED = "geweigerd"
"""The folder below it with what was refused: nothing that came in is thrown away."""
README = "LEESMIJ.txt"

_UNFINISHED = (".part", ".partial", ".crdownload", ".download", ".tmp", "~")
_NO_PIECES = frozenset({README.casefold(), "thumbs.db", "desktop.ini"})


def lies_apart(path: str) -> bool:
    """Tell if a path within the raadsboek is in the inbox, and so no part of the record."""
    return path == FOLDER or path.startswith(f"{FOLDER}/")


def waits(name: str) -> bool:
    """Tell if a file with this name in the inbox is a piece that waits.

    Not what another program is still writing, the file that Word keeps while a letter is open, and
    what Windows and macOS leave in every folder.
    """
    plain = name.casefold()
    hidden = plain.startswith((".", "~$"))
    return not (hidden or plain.endswith(_UNFINISHED) or plain in _NO_PIECES)
