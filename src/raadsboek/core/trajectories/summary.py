"""The summary of a dossier in plain words: the key `samenvatting`, written once and used again.

Pure. It goes as it is to the agenda, the cover note, the newsletter, the overview of the dossier
and the annual report, so it holds no names of notes and no more words than the council wants.
"""

from collections.abc import Mapping

from raadsboek.core.meetings.agenda.text import without_brackets
from raadsboek.core.note import Value, text_in
from raadsboek.core.problem import Problem, Severity

KEY = "samenvatting"


def summary_of(meta: Mapping[str, Value]) -> str:
    """Return the summary in the keys of a dossier as people read it; '' when there is none.

    Whether it may be read at all is for who takes it: a confidential dossier has a summary too.
    """
    return without_brackets(" ".join(text_in(meta, KEY).split()))


def number_of_words(text: str) -> int:
    """Return how many words a text has; a sign that stands alone is none."""
    return sum(any(map(str.isalnum, word)) for word in text.split())


def words_counted(text: str, most: int) -> str:
    """Say how many words of how many there are, and how many are too many."""
    count = number_of_words(text)
    words = f"{count} van {most} woorden"
    return f"{words}: {count - most} te veel" if count > most else words


def too_long(text: str, most: int, path: str = "") -> list[Problem]:
    """Return the problem of a summary with more words than the council wants."""
    if number_of_words(text) <= most:
        return []
    return [
        Problem(
            code="samenvatting-lang",
            path=path,
            key=KEY,
            severity=Severity.WARNING,
            message=f"De samenvatting is te lang: {words_counted(text, most)}.",
            fix="Maak haar korter: zij komt in agenda, oplegnotitie, nieuwsbrief en jaarverslag.",
        )
    ]
