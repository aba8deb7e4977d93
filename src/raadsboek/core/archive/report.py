"""The report of an archive that was taken over, as the text of a note: what came of each file.

Pure. What was not understood is told as plainly as what was.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from raadsboek.core.archive.planning import Planned
from raadsboek.core.archive.sorts import sounds_secret
from raadsboek.core.dates import without_weekday
from raadsboek.core.links import link
from raadsboek.core.number_words import counted


class Taken(NamedTuple):
    """A note that was made, or would be: its number ('' as long as it is not made)."""

    number: str
    planned: Planned


class NotTaken(NamedTuple):
    """A file that no note was made of, and why."""

    path: str
    why: str


def report(folder: str, taken: Sequence[Taken], not_taken: Sequence[NotTaken], known: int) -> str:
    """Return the report as Markdown."""
    files = sum(len(one.planned.sources) for one in taken)
    lines = [
        f"Overgenomen uit de map '{folder}': {counted(files, 'bestand', 'bestanden')} in "
        f"{counted(len(taken), 'notitie', 'notities')}. De originelen staan als bijlage bij hun "
        "notitie, ongewijzigd.",
    ]
    if known:
        lines += ["", f"Al eerder overgenomen: {counted(known, 'bestand', 'bestanden')}."]
    doubtful = [one for one in taken if one.planned.doubts]
    sections = (
        ("Kijk hier nog eens naar", [_doubtful(one) for one in doubtful]),
        ("Zonder tekst", [_place(one) for one in taken if is_without_text(one.planned)]),
        ("Niet overgenomen", [_left(one) for one in not_taken]),
        ("Overgenomen", [_place(one) for one in taken]),
    )
    for heading, items in sections:
        if items:
            lines += ["", f"## {heading}", "", *(f"- {item}" for item in items)]
    return "\n".join([*lines, ""])


def is_without_text(planned: Planned) -> bool:
    """Tell if none of the files of a note could be read as text."""
    return not any(one.seen.text.strip() for one in planned.sources)


def reasons(planned: Planned) -> Iterable[str]:
    """Return why files of a note could not be read, or not wholly."""
    return dict.fromkeys(one.seen.trouble for one in planned.sources if one.seen.trouble)


def _doubtful(one: Taken) -> str:
    return f"{_place(one)}: {' '.join(one.planned.doubts)}"


def _place(one: Taken) -> str:
    planned = one.planned
    secret = "vertrouwelijk" in planned.meta
    title = "" if secret else f" {planned.title}"
    day = without_weekday(planned.day) if planned.day else ""
    day = f", {day}" if day and not title.endswith(day) else ""
    sources = "" if secret else f" ({', '.join(_code(each.seen.path) for each in planned.sources)})"
    why = f" {' '.join(reasons(planned))}" if not secret else ""
    return f"{link(one.number)}{title}{day}{sources}{why}".strip()


def _left(one: NotTaken) -> str:
    """Return the line of a file that was left; what may be secret has no name in the report."""
    if sounds_secret(one.path) or sounds_secret(one.why):
        return "Een vertrouwelijk bestand is niet overgenomen."
    return f"{_code(one.path)}: {one.why}."


def _code(path: str) -> str:
    return f"`{path.replace('`', chr(39))}`"
