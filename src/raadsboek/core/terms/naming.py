"""What the parts of a deadline are called: its event, whose rule it is, and why it has no day."""

from raadsboek.core.terms.common_events import event_kind
from raadsboek.core.terms.procedure import Procedure, Step, TermForm, TermKind

_WITHOUT_TERM = (TermForm.AGREED, TermForm.CONDITION, TermForm.OPEN)


def event_title(procedure: Procedure, step: Step, name: str) -> str:
    """Return what happened, in words: 'schriftelijk besluit ontvangen'."""
    kind = event_kind(procedure, name)
    if kind is not None:
        return kind.title
    return step.title if name == step.id else name


def origin(step: Step) -> str:
    """Return whose rule a term is, with its place: 'art. 26 lid 2 WOR · wettelijk'."""
    if step.kind.value in step.article.split():  # 'reglement (voorbeeld van de SER)'
        return step.article
    return " · ".join(part for part in (step.article, step.kind.value) if part)


def no_day(step: Step) -> str:
    """Return what to say where no day follows: 'geen wettelijke termijn', '2 keer per jaar'."""
    if step.kind in (TermKind.LAW, TermKind.NONE) and step.term.form in _WITHOUT_TERM:
        return TermKind.NONE.value
    return step.term.words
