"""Which decisions of the council go to the director by letter.

Advice, consent and a proposal are given in writing (art. 23 lid 3, 25 lid 5, 27 lid 2 WOR speak of
the reasons on paper); what the council decides for itself needs no letter.
"""

from raadsboek.core.kinds.decision import Decision, DecisionStatus, Power

POWERS_WITH_LETTER = (Power.ADVICE, Power.CONSENT, Power.INITIATIVE)
"""What the council does by these goes to the director in writing."""


def needs_letter(decision: Decision) -> bool:
    """Tell if a decision that stands goes by letter, and its note does not name one yet.

    `brief: niet nodig` settles the matter as well: many a decision on the way is no outcome.
    """
    standing = decision.status in (DecisionStatus.TAKEN, DecisionStatus.VALID)
    return standing and decision.power in POWERS_WITH_LETTER and not decision.letter.strip()
