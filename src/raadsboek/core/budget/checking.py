"""What does not fit in a post or an expense: by its other keys, and by the rest of the budget.

Owns the sentences. They stand at the field while somebody types, and in `controleer` afterwards.
"""

from collections.abc import Iterator, Mapping

from raadsboek.core.budget.counting import CountedPost, PostLine
from raadsboek.core.budget.expenses import USES_BUDGET, ExpenseLine
from raadsboek.core.dates import without_weekday
from raadsboek.core.kinds.expense import ExpenseSort
from raadsboek.core.links import target
from raadsboek.core.money import in_words
from raadsboek.core.problem import Problem, Severity

_WHAT = {
    ExpenseSort.EXPERT: "een deskundige",
    ExpenseSort.LITIGATION: "een procedure",
}


def expense_problems(
    expense: ExpenseLine, posts: Mapping[str, PostLine], article: str
) -> Iterator[Problem]:
    """Yield what does not fit in an expense.

    `posts` are those of the organ by number in small letters; `article` asks for announcing the
    cost of an expert or a case in court, '' where the law of the council has none that is known.
    """
    number = target(expense.post)
    post = posts.get(number.casefold())
    if not number:
        return
    if post is None:
        yield Problem(
            code="begrotingspost-onbekend",
            path=expense.path,
            key="begrotingspost",
            message=f"Er is geen begrotingspost {number}.",
            fix="Kies een post die er is; u ziet ze met: raadsboek begroting.",
        )
        return
    day = expense.day
    if day is not None and day.year != post.year:
        yield Problem(
            code="uitgave-ander-jaar",
            path=expense.path,
            key="begrotingspost",
            severity=Severity.WARNING,
            message=f"{post.number} is een post van {post.year}, maar deze uitgave is van "
            f"{without_weekday(day)}.",
            fix=f"Kies de post van {day.year}, of verbeter de dag.",
        )
    if article and expense.is_unannounced and not post.agreed:
        yield _unannounced(expense, article)


def post_problems(post: PostLine, counted: CountedPost | None = None) -> Iterator[Problem]:
    """Yield what does not fit in a post; `counted` are its sums, where they are known."""
    if post.budgeted < 0:
        yield Problem(
            code="begroot-onder-nul",
            path=post.path,
            key="begroot",
            message="Een post kan niet onder nul begroot zijn.",
            fix="Vul nul in, of een bedrag daarboven.",
        )
    if counted is None:
        return
    sums = counted.sums
    if post.estimate is not None and post.estimate < sums.used:
        yield Problem(
            code="verwacht-te-laag",
            path=post.path,
            key="verwacht",
            severity=Severity.WARNING,
            message=f"Verwacht is {in_words(post.estimate)}, maar er is al {in_words(sums.used)} "
            "verplicht of betaald.",
            fix="Verhoog 'verwacht', of haal het weg: dan telt Raadsboek zelf.",
        )


def overspending(expense: ExpenseLine, counted: CountedPost) -> Iterator[Problem]:
    """Yield that a post is overspent with this expense, which is among those that were counted."""
    sums = counted.sums
    if sums.is_overspent and expense.status in USES_BUDGET:
        yield Problem(
            code="post-overschreden",
            path=expense.path,
            key="bedrag",
            severity=Severity.WARNING,
            message=f"Hiermee wordt {counted.post.title} overschreden met {in_words(-sums.free)}.",
            fix="Bespreek het met de bestuurder, of boek de uitgave op een andere post.",
        )


def told_of_announcing(expense: ExpenseLine, post: PostLine, article: str) -> str:
    """Return what to know of announcing this cost; '' when there is nothing to say."""
    if not expense.asks_announcing:
        return ""
    if post.agreed:
        return "Vooraf melden is niet nodig: het bedrag van deze post is afgesproken."
    if not article:
        return "Raadsboek kent voor deze raad geen wettelijke regel over vooraf melden."
    if expense.is_unannounced:
        return f"Niet vooraf gemeld ({article}): de ondernemer hoeft dit niet te betalen."
    if expense.is_to_be_announced:
        return f"Nog melden voordat u de opdracht geeft ({article})."
    return ""


def _unannounced(expense: ExpenseLine, article: str) -> Problem:
    when = ""
    if expense.announced is not None and expense.day is not None:
        when = (
            f": gemeld op {without_weekday(expense.announced)}, verplicht op "
            f"{without_weekday(expense.day)}"
        )
    return Problem(
        code="kosten-niet-gemeld",
        path=expense.path,
        key="gemeld",
        severity=Severity.WARNING,
        message=f"De kosten van {_WHAT[expense.sort]} zijn niet vooraf gemeld ({article}){when}.",
        fix="Vul 'gemeld' in als het wel op tijd is gedaan, of maak een afspraak met de "
        "bestuurder en zet die bij 'afgesproken' van de post.",
    )
