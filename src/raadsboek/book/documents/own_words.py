"""What the program says by itself, in every document: nobody's secret, whoever wrote the same."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from raadsboek.core.documents.leaking import plain, plain_words
from raadsboek.vault.template import template_files

_SPEAKING = ("core", "book", "render", "procedures", "artikelen")
_SUFFIXES = (".py", ".yaml")


@cache
def own_text() -> str:
    """Return all that the program can put in a document, as it is compared."""
    return "\n".join(map(plain, _own()))


@cache
def own_words() -> frozenset[str]:
    """Return each single word that the program can put in a document, as it is compared."""
    return frozenset(word for text in _own() for word in plain_words(text))


def _own() -> Iterator[str]:
    for name in _SPEAKING:
        yield from _texts(files("raadsboek") / name)
    yield from (data.decode("utf-8", "replace") for _, data in template_files())


def _texts(folder: Traversable) -> Iterator[str]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _texts(entry)
        elif entry.name.endswith(_SUFFIXES):
            yield entry.read_text(encoding="utf-8")
