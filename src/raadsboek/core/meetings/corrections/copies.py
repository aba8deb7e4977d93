"""A reviewer's copy as it comes back: as plain text, without what printing and mailing added.

Takes off line numbers, page heads and quote marks in front of lines. It must not change a word
that the reviewer may have written.
"""

import re
from collections.abc import Sequence

from raadsboek.core.meetings.corrections.numbered_print import NumberedPrint

_NUMBERED = re.compile(r"[ \t]{0,3}(\d{1,2})(?:[ \t]{2}|[ \t]?$)(.*)")
_PAGE_HEAD = re.compile(r".* · bladzijde \d+ van \d+")
_QUOTE = re.compile(r"[ \t]*>[ \t]?")
_MARK = re.compile(r"Kenmerk van deze tekst: ([0-9a-f]{8})(?![0-9a-f])")
_GOES_ON = " " * 5
"""A line of a print without a number starts so."""
_MOSTLY = 0.6


def mark_in(copy: str) -> str:
    """Return the mark of the text that a print came from, or '' when it bears none."""
    found = _MARK.search(copy)
    return found[1] if found else ""


def cleaned(copy: str, printed: NumberedPrint) -> tuple[str, bool]:
    """Return the text of a copy and whether it was a print, with numbers in front of its lines."""
    lines = copy.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    lines = [line for line in _without_quote_marks(lines) if not _MARK.search(line)]
    written = [line for line in lines if line.strip()]
    numbered = [line for line in written if _NUMBERED.fullmatch(line)]
    heading = {_plain(line) for line in printed.heading if line.strip()}
    # The list of actions below the text is none of it.
    heading |= {_plain(f"{line.number} {line.text}") for line in printed.lines if not line.spans}
    others = [
        line for line in written if _plain(line) not in heading and not line.startswith(_GOES_ON)
    ]
    if len(numbered) < 2 or len(numbered) < _MOSTLY * len(others):
        return "\n".join(lines), False
    return "\n".join(_without_numbers(lines, heading)), True


def _without_quote_marks(lines: Sequence[str]) -> list[str]:
    written = [line for line in lines if line.strip()]
    quoted = [line for line in written if _QUOTE.match(line)]
    if len(quoted) < max(1, _MOSTLY * len(written)):
        return list(lines)
    return [_QUOTE.sub("", line, count=1) for line in lines]


def _without_numbers(lines: Sequence[str], heading: set[str]) -> list[str]:
    kept = []
    for line in lines:
        plain = _plain(line)
        if plain in heading or _PAGE_HEAD.fullmatch(plain):
            continue
        match = _NUMBERED.fullmatch(line)
        kept.append(match[2] if match else line)
    return kept


def _plain(line: str) -> str:
    return " ".join(line.split())
