"""The checks of posts and expenses against the rest of the raadsboek.

What is wrong, and how it is said, is `core.budget.checking`'s.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping

from raadsboek.book.book import Book
from raadsboek.book.budget.overview import announcing_article, expenses_of, posts_of
from raadsboek.core.budget.checking import expense_problems, overspending, post_problems
from raadsboek.core.budget.counting import PostLine, budget_of, post_line
from raadsboek.core.budget.expenses import ExpenseLine, expense_line
from raadsboek.core.links import target
from raadsboek.core.note import Value
from raadsboek.core.problem import Problem


def problems_of_expense(book: Book, meta: Mapping[str, Value]) -> Iterable[Problem]:
    """Return what does not fit in an expense that has these keys."""
    found = expense_line(meta)
    if found is None:
        return ()
    organ = book.settings.organ_of(meta)
    posts = _by_number(posts_of(book, organ))
    article = _article_for(book, organ, [found])
    post = posts.get(target(found.post).casefold())
    problems = list(expense_problems(found, posts, article))
    if post is not None:
        others = [one for one in expenses_of(book, organ) if one.number != found.number]
        counted = budget_of(post.year, [post], [*others, found]).posts[0]
        problems += overspending(found, counted)
    return problems


def problems_of_post(book: Book, meta: Mapping[str, Value]) -> Iterable[Problem]:
    """Return what does not fit in a post that has these keys."""
    found = post_line(meta)
    if found is None:
        return ()
    counted = budget_of(found.year, [found], expenses_of(book, book.settings.organ_of(meta)))
    return tuple(post_problems(found, counted.posts[0]))


def budget_problems(book: Book) -> Iterator[Problem]:
    """Yield what does not fit in the budgets of all organs and years."""
    for council in book.settings.councils:
        posts = posts_of(book, council.short)
        expenses = expenses_of(book, council.short)
        by_number = _by_number(posts)
        article = _article_for(book, council.short, expenses)
        for one in expenses:
            yield from expense_problems(one, by_number, article)
        for year in sorted({post.year for post in posts}):
            for counted in budget_of(year, posts, expenses).posts:
                yield from post_problems(counted.post, counted)


def _article_for(book: Book, organ: str, expenses: Iterable[ExpenseLine]) -> str:
    """Return the article about announcing; the law is read only where an expense asks for it."""
    days = [one.day for one in expenses if one.is_unannounced]
    known = [day for day in days if day is not None]
    if not days:
        return ""
    return announcing_article(book, organ, max(known, default=datetime.date.max))


def _by_number(posts: Iterable[PostLine]) -> dict[str, PostLine]:
    return {post.number.casefold(): post for post in posts}
