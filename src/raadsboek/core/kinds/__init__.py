"""The kinds of note, declared once each; to add one, add a file and a line here."""

from raadsboek.core.kinds import (
    action,
    agreement,
    annual_report,
    budget_post,
    decision,
    election,
    expense,
    goal,
    meeting,
    member,
    memo,
    onboarding,
    post,
    promise,
    question,
    secrecy,
    training,
    trajectory,
    vacancy,
)
from raadsboek.core.kinds.kind import Kind

KINDS: tuple[Kind, ...] = (
    meeting.KIND,
    decision.KIND,
    action.KIND,
    promise.KIND,
    trajectory.KIND,
    agreement.KIND,
    secrecy.KIND,
    post.KIND,
    member.KIND,
    question.KIND,
    goal.KIND,
    training.KIND,
    budget_post.KIND,
    expense.KIND,
    vacancy.KIND,
    onboarding.KIND,
    election.KIND,
    annual_report.KIND,
    memo.KIND,
)
"""Every kind of note, in the order in which menus show them."""

KIND_BY_NAME = {kind.name: kind for kind in KINDS}
"""The kinds by the value of `soort`."""


def find_kind(word: str) -> Kind | None:
    """Return the kind that a user means by `word`: its name or its plural, in any case."""
    wanted = word.strip().casefold()
    for kind in KINDS:
        if wanted in (kind.name, kind.plural):
            return kind
    return None
