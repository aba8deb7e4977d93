"""The page of the reference with every procedure of the law, derived from the data."""

from collections.abc import Callable, Iterable, Iterator

from raadsboek.core.council import LAW_OF_FORM
from raadsboek.core.dates import without_weekday
from raadsboek.core.terms.explaining import CONFIDENCE_WORDS
from raadsboek.core.terms.procedure import Procedure, Rolling, Step, TermForm
from raadsboek.vault.procedures import read_law

Table = Callable[[Iterable[str], Iterable[Iterable[str]]], str]

INTRODUCTION = (
    "De stappen en termijnen van de wet zoals Raadsboek ze kent, in eigen woorden. Dit is geen "
    "wettekst en geen juridisch advies. De zekerheid zegt hoe een regel is nagegaan: "
    + "; ".join(f"`{mark.value}` {words}" for mark, words in CONFIDENCE_WORDS.items())
    + ". De naam tussen haakjes is die voor `raadsboek reken`."
)


def procedure_parts(table: Table) -> Iterator[str]:
    """Yield a part per procedure and version, act by act."""
    law = read_law()
    for act in LAW_OF_FORM.values():
        yield f"## {act}\n"
        for one in law.procedures:
            if one.law == act:
                yield _part(one, table)


def _part(procedure: Procedure, table: Table) -> str:
    facts = [f"{procedure.article}. Gelezen: {procedure.read}. "]
    facts.append(f"Nagegaan op {without_weekday(procedure.checked)}.")
    if procedure.forms:
        facts.append(f" Voor trajecten met vorm: {', '.join(procedure.forms)}.")
    if procedure.note:
        facts.append(f" {procedure.note}")
    title = f"### {procedure.title} (`{procedure.name}`{_holds(procedure)})\n\n"
    heads = ("stap", "wie", "na", "termijn", "soort", "artikel", "zekerheid")
    return title + "".join(facts) + "\n\n" + table(heads, map(_row, procedure.steps))


def _holds(procedure: Procedure) -> str:
    start, end = procedure.valid_from, procedure.valid_until
    parts = [f"vanaf {without_weekday(start)}"] if start else []
    parts += [f"tot en met {without_weekday(end)}"] if end else []
    return ", " + " ".join(parts) if parts else ""


def _row(step: Step) -> tuple[str, ...]:
    starts = [step.after, step.or_after, step.not_before]
    term = step.term.words
    if step.rolling is not Rolling.NO and step.term.form is TermForm.FORWARD:
        term += "; schuift op bij een rustdag"
        term += " (aangenomen)" if step.rolling is Rolling.ASSUMED else ""
    return (
        step.title,
        step.actor,
        " of ".join(f"`{one}`" for one in starts if one),
        term,
        step.kind.value,
        step.article,
        step.confidence.value,
    )
