"""What was said in a dossier, counted: its questions, its arguments, and what its letter lacks."""

from collections import Counter
from collections.abc import Iterator

from raadsboek.book.trajectories.letter_coverage import Compared
from raadsboek.core.trajectories.arguments import ArgumentKind, read_arguments
from raadsboek.core.trajectories.attribution import attribution_of
from raadsboek.core.trajectories.questions import read_questions

_PLURALS = {
    ArgumentKind.OBJECTION: "bezwaren",
    ArgumentKind.FOR: "voor",
    ArgumentKind.CONDITION: "voorwaarden",
}


def said_lines(found: Compared) -> Iterator[str]:
    """Yield how much was asked and argued, and each objection that the letter leaves out."""
    body = found.dossier.note.body
    questions, arguments = read_questions(body), read_arguments(body)
    counts = []
    if questions:
        answered = sum(one.is_answered for one in questions)
        counts.append(f"Vragen: {len(questions)}, beantwoord {answered}")
    if arguments:
        kinds = Counter(one.kind for one in arguments)
        words = [_number(number, kind) for kind in ArgumentKind if (number := kinds[kind])]
        counts.append(f"Argumenten: {', '.join(words)}")
    if counts:
        yield ""
        yield " · ".join(counts)
    if found.letter is not None and found.coverage.missing:
        yield f"Niet opgenomen in {found.letter.text('nummer')}: {len(found.coverage.missing)}"
        for one in found.coverage.missing:
            yield f"- {one.text}{attribution_of(one.said)}"


def said_object(found: Compared) -> dict[str, object]:
    """Return the same for programs."""
    body = found.dossier.note.body
    questions, arguments = read_questions(body), read_arguments(body)
    kinds = Counter(one.kind for one in arguments)
    return {
        "vragen": {
            "gesteld": len(questions),
            "beantwoord": sum(one.is_answered for one in questions),
        },
        "argumenten": {kind.value: kinds[kind] for kind in ArgumentKind},
        "niet-opgenomen": [one.text for one in found.coverage.missing]
        if found.letter is not None
        else [],
    }


def _number(number: int, kind: ArgumentKind) -> str:
    return f"{number} {kind.value if number == 1 else _PLURALS[kind]}"
