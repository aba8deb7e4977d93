"""The articles on disk: the files of `raadsboek/artikelen`, one per act.

Owns which files those are. What their keys mean is `core.terms.reading_articles`'. A file that
does not fit is named with its line and key, and no article is shown then.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from raadsboek.core.errors import RaadsboekError
from raadsboek.core.terms.articles import Article
from raadsboek.core.terms.reading_articles import read_act
from raadsboek.vault.law_files import open_file

ARTICLES = Path(__file__).parents[1] / "artikelen"
_ORDER = ("wor", "wmcz", "wms", "wpo", "atw")
"""The acts of councils first; others come behind these."""


class ArticlesUnreadable(RaadsboekError):
    """A file of articles does not fit; every fault with its file, line and key."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = tuple(lines)
        super().__init__(
            "De artikelen in dit programma zijn niet te lezen:\n  " + "\n  ".join(self.lines),
            "Installeer Raadsboek opnieuw, of verbeter het bestand.",
        )


@cache
def read_articles(folder: Path = ARTICLES) -> tuple[Article, ...]:
    """Return every article, act by act. Raises `ArticlesUnreadable`."""
    faults: list[str] = []
    found: list[Article] = []
    for path in sorted(folder.glob("*.yaml"), key=_place):
        file = open_file(path, faults)
        if file is not None:
            articles, wrong = read_act(file.meta)
            found += articles
            faults += [file.located(fault) for fault in wrong]
    if not faults and not found:
        faults.append("er staat geen enkel artikel in de map.")
    if faults:
        raise ArticlesUnreadable(faults)
    return tuple(found)


def _place(path: Path) -> tuple[int, str]:
    return (_ORDER.index(path.stem) if path.stem in _ORDER else len(_ORDER), path.stem)
