"""`raadsboek acties` from a cold start: answered from the index when that is provably enough.

The normal command costs 150 ms of imports, this costs none: it handles the bare command only, and
says None for anything else, and whenever `book.quick` does or a cell asks for the text boundary.
What it prints is, byte for byte, what the normal command prints; a test compares them.
"""

import sys

from raadsboek.book.quick import find_root, open_rows

_KIND, _DUE = "actie", "uiterlijk"
_GAP = "  "


def run(arguments: list[str], today: str) -> int | None:
    """Answer the command line on the day `today` (ISO); None when the normal road must be taken."""
    folder = _folder(arguments)
    root = None if folder is None else find_root(folder)
    found = None if root is None else open_rows(root, _KIND, _DUE)
    if found is None or not found[1]:
        return None  # that there is nothing to show is said by the normal command
    columns, rows = found
    due = list(columns).index(_DUE)
    table = [("Te laat", *columns.values())]
    table += [("!" if "" < row[due] < today else "", *row) for row in rows]
    if not all(_is_plain(cell) for row in table for cell in row):
        return None
    return _print(table)


def _folder(arguments: list[str]) -> str | None:
    """Return the folder of `acties [--map FOLDER]` in any order, '' without; else None."""
    rest = list(arguments)
    if rest.count("acties") != 1:
        return None
    rest.remove("acties")
    if not rest:
        return ""
    if len(rest) == 2 and rest[0] == "--map" and arguments[-2:] != ["--map", "acties"]:
        return rest[1]
    if len(rest) == 1 and rest[0].startswith("--map="):
        return rest[0].removeprefix("--map=")
    return None


def _is_plain(cell: str) -> bool:
    """Tell if a cell needs no text boundary: visible characters of one column each."""
    if not cell.isprintable():
        return False
    return cell.isascii() or all(
        character < "\u0300" or "\u2010" <= character <= "\u2027" or character == "€"
        for character in cell
    )


def _print(table: list[tuple[str, ...]]) -> int | None:
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    lines = [_GAP.join(map(str.ljust, row, widths)).rstrip() + "\n" for row in table]
    try:
        sys.stdout.buffer.write("".join(lines).encode())
        sys.stdout.buffer.flush()
    except OSError:
        return None  # the normal road has the words for a full disk, and for a reader that left
    return 0
