"""The chapters of an annual report, in their usual order, each declared once.

The law sets no rules for what is in it (art. 14 WOR asks for the report itself); these are the
chapters that councils have. A new counted part is a function and a line here.
"""

from collections.abc import Callable

from msgspec import Struct

from raadsboek.core.annual import council, dossiers, means, outcomes
from raadsboek.core.annual.part import Part, Source


class Chapter(Struct, frozen=True, kw_only=True):
    """A chapter: its title, the counted part in it if there is one, and what is asked of a writer.

    `name` stands in the marks around the counted part.
    """

    title: str
    name: str = ""
    count: Callable[[Source], Part] | None = None
    asked: str = ""


CHAPTERS: tuple[Chapter, ...] = (
    Chapter(title="Voorwoord", asked="wat was dit jaar belangrijk, en wat hebben mensen gemerkt?"),
    Chapter(title="Samenstelling", name="samenstelling", count=council.composition),
    Chapter(title="Vergaderingen", name="vergaderingen", count=council.meetings),
    Chapter(
        title="Aanvragen",
        name="aanvragen",
        count=dossiers.requests,
        asked="wat heeft de raad bereikt? Wat ging goed, wat niet?",
    ),
    Chapter(title="Initiatieven", name="initiatieven", count=dossiers.initiatives),
    Chapter(title="Besluiten", name="besluiten", count=outcomes.decisions),
    Chapter(title="Toezeggingen", name="toezeggingen", count=outcomes.promises),
    Chapter(title="Contact met de achterban", name="achterban", count=outcomes.constituency),
    Chapter(title="Scholing", name="scholing", count=means.trainings),
    Chapter(title="Geheimhouding", name="geheimhouding", count=outcomes.secrecies),
    Chapter(title="Verkiezingen", name="verkiezingen", count=council.elections),
    Chapter(title="Financiën", name="financiën", count=means.finances),
    Chapter(title="Doelen van het werkplan", name="doelen", count=outcomes.goals),
    Chapter(title="Wat beter kan", asked="wat doet de raad volgend jaar anders?"),
    Chapter(
        title="Vooruitblik",
        name="vooruitblik",
        count=dossiers.outlook,
        asked="wat komt er op de raad af?",
    ),
)

PART_NAMES = tuple(chapter.name for chapter in CHAPTERS if chapter.name)


def counted(source: Source) -> dict[str, Part]:
    """Return every counted part by its name."""
    return {chapter.name: chapter.count(source) for chapter in CHAPTERS if chapter.count}
