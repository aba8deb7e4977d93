"""The process in which foreign files are read: `python -I -m raadsboek.intake.child`.

Reads questions from its input and answers each on its output, until there are no more. It knows no
raadsboek and no path: it gets bytes, and gives a piece. The first reader is loaded before the door
is shut; what it reads is touched after that only.
"""

import os
import sys
from typing import IO

import msgspec

from raadsboek.intake import readers
from raadsboek.intake.confinement import allow_seconds, shut_in
from raadsboek.intake.sorts import sort_of
from raadsboek.intake.wire import Question, answer_of, harmless, received, send

_ANY_LENGTH = 1 << 40


def main() -> None:
    """Answer until the parent closes the pipe."""
    questions = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    # What a library prints must not come between the answers.
    os.dup2(2, 1)
    is_shut_in = False
    while (packed := received(questions, _ANY_LENGTH)) is not None:
        question = msgspec.msgpack.decode(packed, type=Question)
        if not is_shut_in:
            readers.load(sort_of(question.data, question.name), as_pages=question.as_pages)
            shut_in(question.limits.memory_bytes)
            is_shut_in = True
        _answer(question, answers)


def _answer(question: Question, answers: IO[bytes]) -> None:
    limits = question.limits
    allow_seconds(limits.seconds)
    piece = readers.read(question.data, question.name, limits, as_pages=question.as_pages)
    send(answers, answer_of(harmless(piece, limits)))


if __name__ == "__main__":
    main()
