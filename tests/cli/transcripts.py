"""Transcripts: what a person types and what they see, as the specification of the commands.

A transcript is a text file of steps in one empty folder:

    # a comment
    @ 2026-12-10 15:30               the moment of the next command
    $ raadsboek lijst besluiten      a command: raadsboek (in this process), cat, git or mkdir
    <a line for its standard input; `$ cat > path` writes these lines to a file
    >a line on standard output
    2>a line on standard error
    ? 3                              the exit code, when it is not 0

`{*}` in an expected line stands for anything within that line. The clock starts at a fixed
moment, moves a minute with each command and jumps where `@` says so.
RAADSBOEK_TRANSCRIPTS=update rewrites what differs.
"""

import contextlib
import datetime
import io
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from raadsboek.cli.main import run

AMSTERDAM = datetime.timezone(datetime.timedelta(hours=1))
START = datetime.datetime(2026, 11, 22, 14, 3, tzinfo=AMSTERDAM)
MINUTE = datetime.timedelta(minutes=1)


@dataclass
class Step:
    """A command with its input and expected outcome; `lead` are the comments and `@` above it."""

    command: str
    lead: list[str] = field(default_factory=list)
    given: list[str] = field(default_factory=list)
    outcome: list[str] = field(default_factory=list)


def parse(text: str) -> tuple[list[Step], list[str]]:
    """Return the steps of a transcript and the comment lines after the last of them."""
    steps: list[Step] = []
    lead: list[str] = []
    for line in text.splitlines():
        if line.startswith("$ "):
            steps.append(Step(line[2:], lead))
            lead = []
        elif line.startswith("<"):
            steps[-1].given.append(line[1:])
        elif line.startswith((">", "2>", "? ")):
            steps[-1].outcome.append(line)
        elif not line or line.startswith(("#", "@ ")):
            lead.append(line)
        else:
            raise ValueError(f"not a line of a transcript: {line!r}")
    return steps, lead


def render(steps: list[Step], tail: list[str]) -> str:
    """Return the text of a transcript; the inverse of `parse`."""
    lines: list[str] = []
    for step in steps:
        lines += [*step.lead, f"$ {step.command}", *(f"<{line}" for line in step.given)]
        lines += step.outcome
    return "\n".join([*lines, *tail]) + "\n"


def matches(expected: list[str], actual: list[str]) -> bool:
    """Tell whether an outcome is the expected one, line by line."""
    return len(expected) == len(actual) and all(
        _line_matches(*pair) for pair in zip(expected, actual, strict=True)
    )


def _line_matches(expected: str, actual: str) -> bool:
    pattern = ".*".join(re.escape(part) for part in expected.split("{*}"))
    return re.fullmatch(pattern, actual) is not None


def play(steps: list[Step], folder: Path) -> Iterator[list[str]]:
    """Run the steps in `folder` one after the other and give the outcome of each."""
    now = START
    for step in steps:
        now = _moment(step, now)
        with contextlib.chdir(folder):
            code, out, err = _run(step, now)
        outcome = [f">{line}" for line in out.splitlines()]
        outcome += [f"2>{line}" for line in err.splitlines()]
        yield [*outcome, f"? {code}"] if code else outcome
        now += MINUTE


def _moment(step: Step, now: datetime.datetime) -> datetime.datetime:
    """Return the moment of a step: what stands after the last `@` above it, else `now`."""
    said = [line.removeprefix("@ ") for line in step.lead if line.startswith("@ ")]
    return datetime.datetime.fromisoformat(said[-1]).replace(tzinfo=AMSTERDAM) if said else now


def _run(step: Step, now: datetime.datetime) -> tuple[int, str, str]:
    words = shlex.split(step.command)
    given = "".join(f"{line}\n" for line in step.given)
    if words[0] == "raadsboek":
        return _run_here(words[1:], given, now)
    if words[:2] == ["cat", ">"]:
        path = Path(words[2])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(given.encode())
        return 0, "", ""
    if words[0] == "cat":
        return 0, "".join(Path(word).read_bytes().decode() for word in words[1:]), ""
    if words[0] == "mkdir":
        Path(words[1]).mkdir(parents=True)
        return 0, "", ""
    if words[0] == "git":
        done = subprocess.run(words, input=given, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout, done.stderr
    raise ValueError(f"transcripts know no command {words[0]!r}")


def _run_here(arguments: list[str], given: str, now: datetime.datetime) -> tuple[int, str, str]:
    out = io.TextIOWrapper(io.BytesIO())
    err = io.TextIOWrapper(io.BytesIO())
    before = sys.stdin
    sys.stdin = io.StringIO(given)
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = run(arguments, now=now)
    finally:
        sys.stdin = before
    return code, _printed(out), _printed(err)


def _printed(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()
