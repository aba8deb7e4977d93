"""The question log: what was asked and answered, by theme.

Pure. A theme is a word that somebody typed: capitals make no other theme of it.
"""

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct

from raadsboek.core.dates import day_as_kept
from raadsboek.core.kinds.question import QuestionStatus
from raadsboek.core.note import Value, text_in

NO_THEME = "zonder thema"


class Asked(Struct, frozen=True, kw_only=True):
    """One question of the log; who asked it is nowhere."""

    number: str
    path: str
    text: str
    theme: str = ""
    day: datetime.date | None = None
    answer: str = ""
    answered: datetime.date | None = None
    status: str = QuestionStatus.OPEN.value

    @property
    def is_open(self) -> bool:
        """Whether it still has no answer."""
        return self.status == QuestionStatus.OPEN

    @property
    def has_answer(self) -> bool:
        """Whether its answer can be told."""
        return bool(self.answer) and self.status == QuestionStatus.ANSWERED


class Theme(Struct, frozen=True):
    """A theme as it was written most often, with its questions; '' for those without one."""

    name: str
    asked: tuple[Asked, ...]

    @property
    def title(self) -> str:
        """The theme as a heading."""
        name = self.name or NO_THEME
        return name[:1].upper() + name[1:]


def asked_of(meta: Mapping[str, Value]) -> Asked:
    """Return the question that the keys of a note tell of; `pad` is where it is."""
    return Asked(
        number=text_in(meta, "nummer"),
        path=text_in(meta, "pad"),
        text=text_in(meta, "titel"),
        theme=" ".join(text_in(meta, "thema").split()),
        day=day_as_kept(text_in(meta, "gevraagd")),
        answer=" ".join(text_in(meta, "antwoord").split()),
        answered=day_as_kept(text_in(meta, "beantwoord")),
        status=text_in(meta, "status") or QuestionStatus.OPEN.value,
    )


def by_theme(asked: Iterable[Asked]) -> list[Theme]:
    """Return the questions by theme in the order of the alphabet, the newest first in each.

    What has no theme stands at the end.
    """
    groups: dict[str, list[Asked]] = {}
    for one in asked:
        groups.setdefault(one.theme.casefold(), []).append(one)
    return [
        Theme(_spelling(group), tuple(sorted(group, key=_newest)))
        for key, group in sorted(groups.items(), key=lambda item: (not item[0], item[0]))
    ]


def themes_of(asked: Iterable[Asked]) -> list[str]:
    """Return the themes that were used, the most used first."""
    themes = [one for one in by_theme(asked) if one.name]
    return [one.name for one in sorted(themes, key=lambda one: (-len(one.asked), one.name))]


def _spelling(group: list[Asked]) -> str:
    return Counter(one.theme for one in group).most_common(1)[0][0]


def _newest(one: Asked) -> tuple[int, str]:
    return (-one.day.toordinal() if one.day else 1, one.number)
