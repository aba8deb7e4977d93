"""Remarks (<!-- -->) in a text: found in one pass, also where thousands begin and none ends."""

import re
from collections.abc import Callable, Iterator

_BEGIN, _END = "<!--", "-->"
_ANY = re.compile(r"[^\r\n]")
_LINE_ENDS = re.compile(r"\r\n|\n|\r")


def replace_remarks(
    text: str, put: Callable[[str], str], after: re.Pattern[str] | None = None
) -> str:
    """Return a text with something else for each remark; what `after` matches behind it goes too.

    A remark that does not end is none.
    """
    parts: list[str] = []
    done = 0
    for start, end in _spans(text):
        behind = after.match(text, end) if after else None
        parts += [text[done:start], put(text[start:end])]
        done = behind.end() if behind else end
    return "".join([*parts, text[done:]])


def without_remarks(text: str) -> str:
    """Return a text without its remarks; every line keeps its place."""
    return replace_remarks(text, lambda remark: "".join(_LINE_ENDS.findall(remark)))


def blanked_remarks(text: str) -> str:
    """Return a text with spaces for its remarks: every word that stays keeps its place."""
    return replace_remarks(text, lambda remark: _ANY.sub(" ", remark))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    start = text.find(_BEGIN)
    while start >= 0:
        end = text.find(_END, start + len(_BEGIN))
        if end < 0:
            return
        yield start, end + len(_END)
        start = text.find(_BEGIN, end + len(_END))
