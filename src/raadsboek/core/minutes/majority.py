"""Whether a vote carries, by the rule that the council itself chose.

The rule comes from the council's settings; nothing here says which rule ought to hold.
"""

from raadsboek.core.council import Majority
from raadsboek.core.minutes.votes import Votes


def carries(rule: Majority, votes: Votes, can_be_cast: int) -> bool:
    """Tell if a vote has the majority; `can_be_cast` are the votes of those present and proxies.

    Abstentions count only where the rule looks at all votes that can be cast.
    """
    if votes.unanimous:
        return True
    if rule is Majority.ABSOLUTE:
        return 2 * votes.favour > can_be_cast
    if rule is Majority.TWO_THIRDS:
        return votes.favour > 0 and votes.favour >= 2 * votes.against
    return votes.favour > votes.against


def needed(rule: Majority, votes: Votes, can_be_cast: int) -> int:
    """Return how many of these votes had to be in favour, had as many people voted."""
    if rule is Majority.ABSOLUTE:
        return can_be_cast // 2 + 1
    cast = votes.favour + votes.against
    return max(1, -(-2 * cast // 3) if rule is Majority.TWO_THIRDS else cast // 2 + 1)


def shortfall(rule: Majority, votes: Votes, can_be_cast: int) -> str:
    """Return what a vote lacks, with the rule and the figures; for a vote that does not carry."""
    figures = f"{votes.favour} voor, {votes.against} tegen"
    least = needed(rule, votes, can_be_cast)
    if rule is Majority.ABSOLUTE:
        return (
            f"volstrekte meerderheid: {figures}; "
            f"{least} van de {can_be_cast} stemmen moeten voor zijn"
        )
    if rule is Majority.TWO_THIRDS:
        cast = votes.favour + votes.against
        return f"meerderheid van twee derde: {figures}; {least} van die {cast} moeten voor zijn"
    return f"gewone meerderheid: {figures}; er moeten meer stemmen voor zijn dan tegen"
