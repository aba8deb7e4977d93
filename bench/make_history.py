"""Give a large raadsboek its history: ten years in which notes are made, changed and renamed.

The newest version is what lies in the folder. Git packs it as a folder that was looked after, so
that no baseline is slower than it need be.
"""

import datetime
import random
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import IO, NamedTuple

START = datetime.datetime(2016, 11, 22, 9, tzinfo=datetime.UTC)
YEARS = 10
_PEOPLE = ("J. van Dam <or@delinden.example>", "S. de Wit <s.dewit@delinden.example>")
"""The secretary and the successor, who took over half-way."""

_FIRST = 0.6
"""The share of the notes that the first version holds: what was there already."""
_BUSY = 300
"""How many notes take a third of all changes."""
_RENAMED_EACH = 40
"""One in so many of the notes that change got its name later."""


class _Touch(NamedTuple):
    """One note in one version; `tail` is what the text still has too much, `old` a former name."""

    path: str
    tail: str = ""
    old: str = ""
    leaves: str = ""


def write_history(root: Path, *, seed: int, versions: int) -> None:
    """Make the history of a folder of notes, of `versions` versions or one fewer."""
    paths = sorted(
        path.relative_to(root).as_posix() for path in root.rglob("*.*") if path.is_file()
    )
    git = ["git", "-C", str(root)]
    subprocess.run(["git", "init", "-q", "-b", "main", str(root)], check=True)
    importer = subprocess.Popen([*git, "fast-import", "--quiet", "--done"], stdin=subprocess.PIPE)
    stream = importer.stdin
    assert stream is not None
    planned = list(_planned(paths, versions, random.Random(seed)))
    for position, touches in enumerate(_told(planned)):
        _write(stream, root, position, len(planned), touches)
    stream.write(b"done\n")
    stream.close()
    assert importer.wait() == 0
    subprocess.run([*git, "gc", "-q"], check=True)
    subprocess.run([*git, "reset", "-q"], check=True)
    subprocess.run([*git, "update-index", "-q", "--refresh"], check=True)


def _planned(paths: list[str], versions: int, chance: random.Random) -> Iterator[list[str]]:
    """Yield the paths that each version touches: new ones until all are there, and changes."""
    made = [path for path in paths if path.endswith(".md")]
    chance.shuffle(made)
    first = int(len(made) * _FIRST)
    yield [*made[:first], *(path for path in paths if not path.endswith(".md"))]
    rest = versions - 1
    born = [first + (len(made) - first) * step // max(rest, 1) for step in range(rest + 1)]
    busy = made[: min(_BUSY, first)]
    for step in range(rest):
        new = made[born[step] : born[step + 1]]
        touched = {
            chance.choice(busy) if chance.random() < 1 / 3 else made[chance.randrange(born[step])]
            for _ in range(chance.choice((0, 1, 1, 1, 2)) if new else chance.choice((1, 1, 2, 3)))
        }
        if new or touched:
            yield sorted({*new, *touched})


def _told(planned: list[list[str]]) -> Iterator[list[_Touch]]:
    """Yield what happens to the notes in each version, so that each ends as it lies on disk."""
    total = Counter(path for paths in planned for path in paths)
    renamed = {
        path for place, path in enumerate(total) if total[path] > 2 and not place % _RENAMED_EACH
    }
    seen: Counter[str] = Counter()
    for paths in planned:
        touches = []
        for path in paths:
            seen[path] += 1
            tail = f"Stand {seen[path]}.\n" if seen[path] < total[path] else ""
            folder, _, name = path.rpartition("/")
            old = f"{folder}/{name.split(' ')[0]} oude-naam.md"
            if path in renamed and seen[path] == 1:
                touches.append(_Touch(path, tail, old=old))
            else:
                leaves = old if path in renamed and seen[path] == 2 else ""
                touches.append(_Touch(path, tail, leaves=leaves))
        yield touches


def _write(
    stream: IO[bytes], root: Path, position: int, length: int, touches: list[_Touch]
) -> None:
    span = datetime.timedelta(days=365 * YEARS)
    moment = int((START + span * position / length).timestamp())
    who = _PEOPLE[position * 2 // length]
    message = _message(position, [touch.path for touch in touches]).encode()
    stream.write(f"commit refs/heads/main\ncommitter {who} {moment} +0100\n".encode())
    stream.write(b"data %d\n%s\n" % (len(message), message))
    for touch in touches:
        text = (root / touch.path).read_bytes() + touch.tail.encode()
        if touch.leaves:
            stream.write(f'D "{touch.leaves}"\n'.encode())
        stream.write(f'M 100644 inline "{touch.old or touch.path}"\n'.encode())
        stream.write(b"data %d\n%s\n" % (len(text), text))


def _message(position: int, paths: list[str]) -> str:
    if not position:
        return "Raadsboek gemaakt\n\nRaadsboek-Actie: init\n"
    numbers = [path.rpartition("/")[2].split(" ")[0] for path in paths]
    lines = [f"{numbers[0]} gewijzigd: tekst", "", "Raadsboek-Actie: wijzigen"]
    return "\n".join([*lines, *(f"Raadsboek-Nummer: {number}" for number in numbers), ""])
