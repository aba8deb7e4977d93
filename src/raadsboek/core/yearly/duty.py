"""What must be dealt with every year: a duty of the law or of the council itself, as plain values.

The law is data (`procedures/*.jaarcyclus*.yaml`), and so is when councils usually do what it asks
(`procedures/jaarkalender.yaml`): nothing here names an article or a month.
"""

import re
from typing import Annotated

from msgspec import Meta, Struct, field

from raadsboek.core.kinds.meeting import MeetingForm
from raadsboek.core.terms.procedure import Confidence, TermKind

ATTRIBUTE = "jaarkalender"
"""The attribute of an agenda point that names the duty which it is about, whatever its title."""

Month = Annotated[int, Meta(ge=1, le=12)]


class Custom(Struct, frozen=True, kw_only=True):
    """When and where councils usually deal with a step of a procedure: a habit, no law.

    `words` are those by which a point on an agenda is known to be about it.
    """

    procedure: str = field(name="procedure")
    step: str = field(name="stap")
    form: MeetingForm = field(name="vergadering", default=MeetingForm.CONSULTATION)
    months: tuple[Month, ...] = field(name="maanden", default=())
    words: tuple[str, ...] = field(name="woorden", default=())


class Duty(Struct, frozen=True, kw_only=True):
    """Something that a council deals with `times` a year, in a meeting of `form`.

    `months` are those that it is aimed at, one for each time. `rule` is the article or whatever
    else it comes from, '' for none. `not_applicable` is why this council need not.
    """

    id: str
    title: str
    times: int
    months: tuple[int, ...]
    form: MeetingForm = MeetingForm.CONSULTATION
    words: tuple[str, ...] = ()
    actor: str = ""
    about: str = ""
    kind: TermKind = TermKind.LAW
    rule: str = ""
    term: str = ""
    note: str = ""
    confidence: Confidence = Confidence.STATUTE
    not_applicable: str = ""

    def is_marked(self, mark: str) -> bool:
        """Tell if the value of `jaarkalender` at a point names this duty; several have commas."""
        return self.id.casefold() in {_plain(one) for one in mark.split(",")}

    def phrase_in(self, title: str) -> str:
        """Return the longest words in a title that say that it is about this duty; '' for none."""
        plain = _plain(title)
        phrases = (_plain(word) for word in (self.title, *self.words))
        return max((one for one in phrases if _has(plain, one)), key=len, default="")


def spread(times: int) -> tuple[int, ...]:
    """Return as many months, spread over the year: the last month of each equal part of it."""
    return tuple(max(1, round(12 * (place + 1) / times)) for place in range(times))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _has(text: str, words: str) -> bool:
    return bool(words) and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None
