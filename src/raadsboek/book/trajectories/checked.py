"""Everything that is wrong with the keys of a trajectory: as a dossier, and in what it rests on."""

from collections.abc import Mapping

from raadsboek.core.council import Council
from raadsboek.core.note import Value
from raadsboek.core.problem import Problem
from raadsboek.core.terms.articles import Article
from raadsboek.core.terms.law import Law
from raadsboek.core.trajectories.article_check import article_problems
from raadsboek.core.trajectories.checking import dossier_problems
from raadsboek.vault.articles import ArticlesUnreadable, read_articles


def problems_of(meta: Mapping[str, Value], law: Law, council: Council) -> list[Problem]:
    """Return what is wrong with these keys, each with its key; the articles as far as known."""
    return [
        *dossier_problems(meta, law, council),
        *article_problems(meta, council, _articles()),
    ]


def _articles() -> tuple[Article, ...]:
    """Return the articles; none where their files cannot be read: notes stay usable."""
    try:
        return read_articles()
    except ArticlesUnreadable:
        return ()
