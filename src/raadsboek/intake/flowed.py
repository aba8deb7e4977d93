"""Text of a mail whose long lines were folded by its sender (format=flowed, RFC 3676), unfolded."""

import re

_QUOTED = re.compile(r">*")
_SIGNATURE = "-- "


def unfolded(text: str, *, without_space: bool) -> str:
    """Return text in which each paragraph is one line; quotes keep their marks.

    `without_space` is what DelSp=yes says: the space at the end of a folded line is no part of it.
    """
    lines: list[str] = []
    open_depth: int | None = None
    for line in text.replace("\r\n", "\n").split("\n"):
        marks = _QUOTED.match(line)
        depth = marks.end() if marks is not None else 0
        words = line[depth:].removeprefix(" ")
        is_folded = words.endswith(" ") and words != _SIGNATURE
        kept = words[:-1] if is_folded and without_space else words
        if open_depth == depth and words != _SIGNATURE:
            lines[-1] += kept
        else:
            lines.append(f"{'>' * depth} {kept}" if depth else kept)
        open_depth = depth if is_folded else None
    return "\n".join(line.rstrip() if line != _SIGNATURE else line for line in lines)
