"""The only place that prints: data to stdout, messages to stderr, both harmless to a terminal.

Everything passes the text boundary (core.text) here, so no command has to think of it. Output is
UTF-8 whatever the locale says: a raadsboek is Dutch, and `LC_ALL=C` must not make 'geëvalueerd'
crash. Knows nothing of notes or councils.
"""

import io
import json
import os
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TextIO

from raadsboek.cli.columns import aligned
from raadsboek.core.errors import RaadsboekError
from raadsboek.core.text import visible, visible_lines

_NOT_PLAIN = re.compile(r"[^\n\x20-\x7e]")


class OutputFailed(RaadsboekError):
    """What was asked could not be written: the disk behind a redirect is full, for example."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"De uitvoer kon niet worden geschreven ({reason}).",
            "Kijk of de schijf vol is waarheen u de uitvoer stuurt.",
        )


class ReaderGone(Exception):
    """Whoever read our output stopped reading (`raadsboek lijst | head`); not a failure."""


def prepare() -> None:
    """Make both streams UTF-8; a lone surrogate becomes a visible escape instead of a crash.

    A stream that the caller closed (`>&-`) swallows what is written to it, and gives nothing.
    """
    if sys.stdin is None:
        sys.stdin = io.StringIO()
    if sys.stdout is None:
        sys.stdout = io.StringIO()
    if sys.stderr is None:
        sys.stderr = io.StringIO()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def is_terminal() -> bool:
    """Tell whether a person sits at both ends: they can answer, and they see what is printed."""
    return bool(sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty())


def text(content: str) -> None:
    """Print text of one or more lines as data."""
    _write(sys.stdout, visible_lines(content).rstrip("\n") + "\n")


def file(content: bytes) -> None:
    """Print a file of another program byte for byte; on a terminal as harmless text."""
    stream = getattr(sys.stdout, "buffer", None)
    if stream is None or sys.stdout.isatty():
        text(content.decode("utf-8", "replace"))
        return
    finish()
    try:
        stream.write(content)
    except BrokenPipeError as error:
        abandon()
        raise ReaderGone from error
    except OSError as error:
        abandon()
        raise OutputFailed(error.strerror or str(error)) from error


def lines(content: Iterable[str]) -> None:
    """Print lines as data; each stays one line, whatever it holds."""
    _write(sys.stdout, "".join(f"{visible(line)}\n" for line in content))


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows in aligned columns under a header; an empty table prints nothing."""
    _write(sys.stdout, "".join(f"{line}\n" for line in aligned(header, rows)))


def json_array(items: Iterable[Mapping[str, object]]) -> None:
    """Print objects as one JSON array, an object per line, so that it reads as a list too."""
    separator = "["
    for item in items:
        _write(sys.stdout, f"{separator}\n{json_text(item)}")
        separator = ","
    _write(sys.stdout, "[]\n" if separator == "[" else "\n]\n")


def json_object(item: Mapping[str, object]) -> None:
    """Print one JSON object."""
    _write(sys.stdout, json_text(item, indent=2) + "\n")


def message(content: str) -> None:
    """Say something to the person, on stderr, so that data on stdout stays clean."""
    _write(sys.stderr, visible_lines(content) + "\n")


def failure(content: str, hint: str = "") -> None:
    """Say that something went wrong and, on a line of its own, what to do."""
    message(f"Fout: {content}")
    if hint:
        message(f"  {hint}")


def ask(question: str, default: str = "") -> str:
    """Ask the person a question on stderr and return the answer, or `default` for just Enter."""
    shown = f"{question} [{default}]: " if default else f"{question}: "
    _write(sys.stderr, visible(shown))
    sys.stderr.flush()
    answer = sys.stdin.readline()
    if not answer:
        raise KeyboardInterrupt
    return answer.strip() or default


def finish() -> None:
    """Flush what was printed; raises `ReaderGone` or `OutputFailed` like every print does."""
    _write(sys.stdout, "")
    try:
        sys.stdout.flush()
    except BrokenPipeError as error:
        abandon()
        raise ReaderGone from error
    except OSError as error:
        abandon()
        raise OutputFailed(error.strerror or str(error)) from error


def abandon() -> None:
    """Point stdout at nothing, so that the interpreter does not complain about it at exit."""
    try:
        descriptor = sys.stdout.fileno()
    except (OSError, ValueError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)


def _write(stream: TextIO, content: str) -> None:
    try:
        stream.write(content)
    except BrokenPipeError as error:
        abandon()
        raise ReaderGone from error
    except OSError as error:
        abandon()
        raise OutputFailed(error.strerror or str(error)) from error


def json_text(item: Mapping[str, object], indent: int | None = None) -> str:
    """Return JSON that a person can read: é stays é, but what a terminal obeys is escaped."""
    plain = json.dumps(item, ensure_ascii=False, indent=indent)
    return _NOT_PLAIN.sub(_escaped, plain)


def _escaped(match: re.Match[str]) -> str:
    character = match.group()
    return character if character.isprintable() else json.dumps(character)[1:-1]
