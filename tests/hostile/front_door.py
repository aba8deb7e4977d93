"""Knocking at the front door of the program as a person would, and looking at all it says.

`ask` runs a command in this process. Whatever the command is, the answer must be harmless to a
terminal and must not be the answer to a bug; that is checked for every question.
"""

import contextlib
import datetime
import io
import json
import sys
import unicodedata
from typing import NamedTuple
from zoneinfo import ZoneInfo

from raadsboek.cli.main import run
from raadsboek.core.errors import (
    EXIT_CHANGED,
    EXIT_FAILED,
    EXIT_NOT_FOUND,
    EXIT_OK,
    EXIT_PROBLEMS,
    EXIT_READ_ONLY,
)

NOW = datetime.datetime(2026, 11, 22, 14, 3, tzinfo=ZoneInfo("Europe/Amsterdam"))
EXPECTED_CODES = (
    EXIT_OK,
    EXIT_PROBLEMS,
    EXIT_FAILED,
    EXIT_NOT_FOUND,
    EXIT_CHANGED,
    EXIT_READ_ONLY,
)


class Answer(NamedTuple):
    """The exit code and what was said."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> object:
        """What the JSON on standard output says."""
        return json.loads(self.out)


def ask(*arguments: str, given: str = "", now: datetime.datetime = NOW) -> Answer:
    """Run `raadsboek` with these arguments; fail when the answer could harm or is a bug."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")
    err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")
    before = sys.stdin
    sys.stdin = io.StringIO(given)
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = run(arguments, now=now)
    finally:
        sys.stdin = before
    answer = Answer(code, _said(out), _said(err))
    assert code in EXPECTED_CODES, (arguments, answer.err)
    assert harmful(answer.out) == [], arguments
    assert harmful(answer.err) == [], arguments
    assert "Traceback" not in answer.err, arguments
    if code not in (EXIT_OK, EXIT_PROBLEMS):
        assert answer.err.startswith("Fout: "), arguments
    return answer


def harmful(text: str) -> list[str]:
    """Return every character that a terminal could obey or that hides, with its context."""
    if text.replace("\n", "").isprintable():
        return []
    return [
        repr(text[max(0, place - 20) : place + 20])
        for place, character in enumerate(text)
        if character != "\n" and unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")
    ]


def _said(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8", "strict")
