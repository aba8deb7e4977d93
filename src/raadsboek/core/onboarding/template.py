"""The council's own list for a new member, with days counted from the first day.

    - [ ] Plan een welkomstgesprek · @begeleider · 1 week ervoor

Owns how such a model becomes the list of one person. Who is who on that day is given.
"""

import datetime
import re
from collections.abc import Mapping, Sequence

from raadsboek.core.council import LAW_OF_FORM, CouncilForm
from raadsboek.core.dates import without_weekday
from raadsboek.core.number_words import NUMBER_WORDS
from raadsboek.core.onboarding.tasks import SEPARATOR

NEWCOMER = "nieuw"
"""The word after a @ for the new member."""
WORKS_COUNCIL_LAW = LAW_OF_FORM[CouncilForm.WORKS_COUNCIL]
_FIRST_DAY = "eerste dag"
_FROM_START = re.compile(
    rf"(\d{{1,3}}|{'|'.join(NUMBER_WORDS)}) (dag|dagen|week|weken|maand|maanden) (ervoor|erna)",
    re.IGNORECASE,
)
_WORKS_COUNCIL_ARTICLE = re.compile(rf"[ \t]*\(art\. [^()\n]* {WORKS_COUNCIL_LAW}\)")
_TASK_LINE = re.compile(r"[ \t]*[-*+][ \t]+\[[ xX]?\][ \t]+\S.*")
_HANDLE = re.compile(r"(?<![\w@])@([a-z][a-z-]*)", re.IGNORECASE)


def day_from(words: str, start: datetime.date) -> datetime.date | None:
    """Return the day that is meant by 'eerste dag' or '2 weken ervoor'; None for other words."""
    plain = " ".join(words.split()).casefold()
    if plain == _FIRST_DAY:
        return start
    found = _FROM_START.fullmatch(plain)
    if found is None:
        return None
    amount = NUMBER_WORDS.get(found[1]) or int(found[1])
    sign = -1 if found[3] == "ervoor" else 1
    try:
        if found[2].startswith("m"):
            return _months_on(start, sign * amount)
        weeks = found[2].startswith("w")
        return start + datetime.timedelta(days=sign * amount * (7 if weeks else 1))
    except (OverflowError, ValueError):
        return None


def list_from(
    model: str,
    *,
    name: str,
    start: datetime.date,
    people: Mapping[str, Sequence[str]],
    today: datetime.date,
    law: str = WORKS_COUNCIL_LAW,
) -> str:
    """Return the list of one person from the council's model.

    `people` says who is meant by a word after a @, such as `NEWCOMER` or a role; a word that is
    not among them stays as it is. `[naam]` and `[datum]` in the text are filled in. A day that is
    past becomes today: a list is not late when it is made. Articles of the law on works councils
    stay away from a council under another `law`.
    """
    if law != WORKS_COUNCIL_LAW:
        model = _WORKS_COUNCIL_ARTICLE.sub("", model)
    text = model.replace("[naam]", name).replace("[datum]", without_weekday(start))
    return "\n".join(_filled(line, start, people, today) for line in text.split("\n"))


def _filled(
    line: str, start: datetime.date, people: Mapping[str, Sequence[str]], today: datetime.date
) -> str:
    if not _TASK_LINE.fullmatch(line.rstrip("\r")):
        return line
    first, *rest = line.split(SEPARATOR)
    parts = [first]
    for part in rest:
        day = day_from(part, start)
        if day is not None:
            parts.append(f"uiterlijk {max(day, today).isoformat()}")
        else:
            parts.append(_HANDLE.sub(lambda word: _called(word, people), part))
    return SEPARATOR.join(parts)


def _called(word: re.Match[str], people: Mapping[str, Sequence[str]]) -> str:
    found = people.get(word[1].casefold())
    return " ".join(f"@{one}" for one in found) if found else word[0]


def _months_on(day: datetime.date, months: int) -> datetime.date:
    """Return the same day so many months on, or the last day of that month when it is shorter."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    following = datetime.date(year + (month == 11), month % 11 + 2 if month < 11 else 1, 1)
    last = (following - datetime.timedelta(days=1)).day
    return datetime.date(year, month + 1, min(day.day, last))
