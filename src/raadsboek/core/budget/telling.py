"""What there is to say of the sums of a post, in words that need no bar and no colour."""

from decimal import Decimal

from raadsboek.core.budget.counting import Budget, Sums
from raadsboek.core.money import in_words

_UNBROKEN = "\u00a0"


def euros(value: Decimal) -> str:
    """Return an amount that no end of a line cuts in two."""
    return in_words(value).replace(" ", _UNBROKEN)


def summary(sums: Sums, *, with_left: bool = True) -> str:
    """Return every sum that says something, the budget first and what is left last."""
    parts = [f"begroot {euros(sums.budgeted)}"]
    for word, value in (
        ("betaald", sums.paid),
        ("verplicht", sums.committed),
        ("gepland", sums.planned),
    ):
        if value:
            parts.append(f"{word} {euros(value)}")
    if sums.expected != sums.used:
        parts.append(f"verwacht {euros(sums.expected)}")
    if with_left:
        parts.append(left(sums))
    # The end of a line falls between two parts only.
    return " · ".join(part.replace(" ", _UNBROKEN) for part in parts)


def left(sums: Sums) -> str:
    """Return what is left of a budget, or how much too much is used."""
    return f"vrij {euros(sums.free)}" if sums.free >= 0 else f"te veel {euros(-sums.free)}"


def flag_of(sums: Sums) -> str:
    """Return what deserves a look: overspent, or going to be; '' when neither."""
    if sums.is_overspent:
        return f"Overschreden met {euros(-sums.free)}."
    if sums.will_be_overspent:
        return f"Verwacht wordt {euros(sums.expected - sums.budgeted)} te veel."
    return ""


def flags_of(budget: Budget) -> str:
    """Return how many posts are overspent, or will be; '' when none."""
    over = sum(one.sums.is_overspent for one in budget.posts)
    will = sum(one.sums.will_be_overspent for one in budget.posts)
    parts = [f"{over} overschreden"] if over else []
    if will:
        parts.append(f"{will} dreigt te veel" if will == 1 else f"{will} dreigen te veel")
    return ", ".join(parts)
