"""How one note is told on the command line: as an object for programs, as lines for people."""

from collections.abc import Iterator

from raadsboek.core.attachments import FACTS_KEY
from raadsboek.core.kinds import KIND_BY_NAME
from raadsboek.core.meetings.adopted import SALT_KEY, adopted_footer
from raadsboek.core.note import Note, Value
from raadsboek.core.schema import fields_of

_NOT_TOLD = (SALT_KEY, FACTS_KEY, "bericht-id")
"""Keys that are there for programs."""


def as_object(note: Note) -> dict[str, Value]:
    """Return the keys as on disk, plus `pad`: the same object that `lijst --json` gives."""
    return {**note.meta, "pad": note.path}


def as_lines(note: Note) -> Iterator[str]:
    """Give the keys with their Dutch labels, problems, an empty line and the text.

    Below adopted minutes stands the line that proves them; their salt tells nobody anything.
    """
    kind = KIND_BY_NAME.get(note.text("soort"))
    labels = {item.key: item.label for item in fields_of(kind.struct)} if kind else {}
    for key, value in note.meta.items():
        if key not in _NOT_TOLD:
            yield from _key_lines(labels.get(key, key.capitalize()), value)
    for problem in note.problems:
        yield f"! {problem.message} {problem.fix}".rstrip()
    yield ""
    yield from note.body.strip("\r\n").splitlines()
    footer = adopted_footer(note)
    if footer:
        yield from ("", footer)


def _key_lines(label: str, value: Value) -> Iterator[str]:
    if isinstance(value, str):
        first, *rest = value.splitlines() or [""]
        yield f"{label}: {first}"
        yield from (f"  {line}" for line in rest)
    elif isinstance(value, list) and all(isinstance(item, str) for item in value):
        yield f"{label}: {', '.join(str(item) for item in value)}"
    elif isinstance(value, list):
        yield f"{label}:"
        for item in value:
            yield from (f"  {line}" for line in _key_lines("-", item))
    else:
        yield f"{label}:"
        for key, item in value.items():
            yield from (f"  {line}" for line in _key_lines(key, item))
