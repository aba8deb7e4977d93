"""The articles of the law in our own words, for whoever shows them; no raadsboek is needed."""

from raadsboek.core.errors import EXIT_NOT_FOUND, RaadsboekError
from raadsboek.core.terms.articles import Article, find_articles
from raadsboek.vault.articles import read_articles


class UnknownArticle(RaadsboekError):
    """The program tells of no such article."""

    exit_code = EXIT_NOT_FOUND

    def __init__(self, wanted: str) -> None:
        super().__init__(
            f"'{wanted}' is geen artikel dat Raadsboek kent.",
            'Schrijf het als "art. 26 WOR". Wat er is, staat in: raadsboek artikel',
        )


def all_articles() -> tuple[Article, ...]:
    """Return every article, act by act. Raises `ArticlesUnreadable`."""
    return read_articles()


def articles_named(wanted: str) -> list[Article]:
    """Return the articles that are asked for. Raises `UnknownArticle`, `ArticlesUnreadable`.

    'art. 26 lid 2 WOR', 'WOR 26', or '26' for that number of every act.
    """
    found = find_articles(read_articles(), wanted)
    if not found:
        raise UnknownArticle(wanted)
    return found
