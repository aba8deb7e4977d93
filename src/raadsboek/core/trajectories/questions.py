"""The questions in a dossier (## Vragen en antwoorden): who asked, and whether they were answered.

    - Vraag: Hoeveel opnames zijn er in de nacht? (@noor, 2026-09-05)
      Antwoord: Gemiddeld twaalf per week. (bestuurder, 2026-09-12)

An answer stands below its question, as a line or an item of its own. Other lines in this part, such
as 'Veertien vragen gesteld, [[P-2026-041]].', are no question of their own.
"""

import re

from msgspec import Struct

from raadsboek.core.trajectories.attribution import (
    Attribution,
    attribution_of,
    sentence,
    split_attribution,
)
from raadsboek.core.trajectories.sections import QUESTIONS, items, with_line, with_line_after

_HEADINGS = frozenset({QUESTIONS.casefold(), "vragen", "antwoorden", "vragen & antwoorden"})
_QUESTION = re.compile(r"[*_]*vraag(?:\s+\d+)?[*_]*\s*:[*_]*\s*(.+)", re.IGNORECASE | re.DOTALL)
_ANSWER = re.compile(r"[*_]*antwoord(?:\s+\d+)?[*_]*\s*:[*_]*\s*(.+)", re.IGNORECASE | re.DOTALL)


class Answer(Struct, frozen=True, kw_only=True):
    """What was answered, by whom and when."""

    text: str
    said: Attribution = Attribution()


class Question(Struct, frozen=True, kw_only=True):
    """One question; `last` is the number of the last line of it and its answers."""

    text: str
    said: Attribution = Attribution()
    answers: tuple[Answer, ...] = ()
    last: int = -1

    @property
    def is_answered(self) -> bool:
        """Whether there is an answer."""
        return bool(self.answers)


def read_questions(body: str) -> list[Question]:
    """Return the questions in the text of a dossier, in order."""
    found: list[Question] = []
    for item in items(body, _HEADINGS):
        for place, part in enumerate(_parts(item.lines)):
            answer = _ANSWER.fullmatch(part)
            asked = _QUESTION.fullmatch(part)
            is_asked = asked is not None or (place == 0 and not item.depth and _asks(part))
            if answer is not None and found:
                text, said = split_attribution(answer[1])
                question = found.pop()
                answers = (*question.answers, Answer(text=text, said=said))
                found.append(_with(question, answers, item.last))
            elif is_asked:
                text, said = split_attribution(asked[1] if asked is not None else part)
                found.append(Question(text=text, said=said, last=item.last))
    return found


def question_line(question: Question) -> str:
    """Return the line of the list that asks this."""
    return f"- Vraag: {_asked(question.text)}{attribution_of(question.said)}"


def answer_line(answer: Answer) -> str:
    """Return the line that answers, as it stands below its question."""
    return f"  Antwoord: {sentence(answer.text)}{attribution_of(answer.said)}"


def with_question(body: str, question: Question) -> str:
    """Return the text of a dossier with a question added; nothing else differs."""
    return with_line(body, QUESTIONS, {QUESTIONS.casefold()}, question_line(question))


def with_answer(body: str, question: Question, answer: Answer) -> str:
    """Return the text of a dossier with an answer below one of its questions, as they were read."""
    return with_line_after(body, question.last, answer_line(answer))


def _parts(lines: tuple[str, ...]) -> list[str]:
    """Return an item cut where an answer begins."""
    parts: list[list[str]] = []
    for line in lines:
        if not parts or _ANSWER.fullmatch(line) or _QUESTION.fullmatch(line):
            parts.append([])
        parts[-1].append(line)
    return [" ".join(part) for part in parts]


def _asks(text: str) -> bool:
    return split_attribution(text)[0].endswith("?")


def _asked(text: str) -> str:
    words = sentence(text)
    return words if words.endswith("?") else f"{words.rstrip('.!')}?"


def _with(question: Question, answers: tuple[Answer, ...], last: int) -> Question:
    return Question(text=question.text, said=question.said, answers=answers, last=last)
