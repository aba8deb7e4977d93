"""The chapters of an annual report, in their usual order, each declared once.

The law sets no rules for what is in it (art. 14 WOR asks for the report itself); these are the
chapters that councils have. A new counted part is a function and a line here.
"""

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from raadsboek.core.annual import council, dossiers, means, outcomes
from raadsboek.core.annual.part import Part, Source
from raadsboek.core.encrypted import closed_words
from raadsboek.core.kinds import (
    budget_post,
    decision,
    election,
    expense,
    goal,
    meeting,
    member,
    promise,
    question,
    secrecy,
    training,
    trajectory,
)
from raadsboek.core.kinds.kind import Kind


class Chapter(Struct, frozen=True, kw_only=True):
    """A chapter: its title, the counted part in it if there is one, and what is asked of a writer.

    `name` stands in the marks around the counted part, which `counts` notes of these kinds.
    """

    title: str
    name: str = ""
    count: Callable[[Source], Part] | None = None
    counts: tuple[Kind, ...] = ()
    asked: str = ""


CHAPTERS: tuple[Chapter, ...] = (
    Chapter(title="Voorwoord", asked="wat was dit jaar belangrijk, en wat hebben mensen gemerkt?"),
    Chapter(
        title="Samenstelling",
        name="samenstelling",
        count=council.composition,
        counts=(member.KIND,),
    ),
    Chapter(
        title="Vergaderingen",
        name="vergaderingen",
        count=council.meetings,
        counts=(meeting.KIND, member.KIND),
    ),
    Chapter(
        title="Aanvragen",
        name="aanvragen",
        count=dossiers.requests,
        counts=(trajectory.KIND,),
        asked="wat heeft de raad bereikt? Wat ging goed, wat niet?",
    ),
    Chapter(
        title="Initiatieven",
        name="initiatieven",
        count=dossiers.initiatives,
        counts=(trajectory.KIND,),
    ),
    Chapter(title="Besluiten", name="besluiten", count=outcomes.decisions, counts=(decision.KIND,)),
    Chapter(
        title="Toezeggingen", name="toezeggingen", count=outcomes.promises, counts=(promise.KIND,)
    ),
    Chapter(
        title="Contact met de achterban",
        name="achterban",
        count=outcomes.constituency,
        counts=(question.KIND, meeting.KIND),
    ),
    Chapter(title="Scholing", name="scholing", count=means.trainings, counts=(training.KIND,)),
    Chapter(
        title="Geheimhouding",
        name="geheimhouding",
        count=outcomes.secrecies,
        counts=(secrecy.KIND,),
    ),
    Chapter(
        title="Verkiezingen", name="verkiezingen", count=council.elections, counts=(election.KIND,)
    ),
    Chapter(
        title="Financiën",
        name="financiën",
        count=means.finances,
        counts=(budget_post.KIND, expense.KIND),
    ),
    Chapter(
        title="Doelen van het werkplan", name="doelen", count=outcomes.goals, counts=(goal.KIND,)
    ),
    Chapter(title="Wat beter kan", asked="wat doet de raad volgend jaar anders?"),
    Chapter(
        title="Vooruitblik",
        name="vooruitblik",
        count=dossiers.outlook,
        counts=(trajectory.KIND,),
        asked="wat komt er op de raad af?",
    ),
)

PART_NAMES = tuple(chapter.name for chapter in CHAPTERS if chapter.name)


def counted(source: Source) -> dict[str, Part]:
    """Return every counted part by its name; what is encrypted here is told at its beginning."""
    found = {}
    for chapter in CHAPTERS:
        if chapter.count:
            part = chapter.count(source)
            closed = closed_words(
                {kind.name: source.closed.get(kind.name, 0) for kind in chapter.counts}
            )
            text = "\n\n".join(filter(None, [closed, part.text]))
            found[chapter.name] = replace(part, text=text)
    return found
