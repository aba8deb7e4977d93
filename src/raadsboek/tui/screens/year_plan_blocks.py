"""How a year of meetings is drawn: by month, each with a mark, its day and what there is to say."""

from collections import Counter
from collections.abc import Sequence

from raadsboek.book.meetings.planning_year import YearPreview
from raadsboek.core.dates import MONTHS, WEEKDAYS, short_date
from raadsboek.core.meetings.year.planned import Outcome, Planned
from raadsboek.core.meetings.year.settings import EXAMPLE
from raadsboek.tui.boundary import Part
from raadsboek.tui.widgets.block_list import Block, Paragraph
from raadsboek.tui.widgets.columns import cut

_MARKS = {
    Outcome.NEW: Part("+", "match"),
    Outcome.THERE: Part("✓", "strong"),
    Outcome.LEFT_OUT: Part("–", "dim"),
    Outcome.ASK: Part("?", "alarm"),
    Outcome.PAST: Part("·", "dim"),
}
_REASON = 9


def year_blocks(meetings: Sequence[Planned]) -> tuple[list[Block], list[Planned | None]]:
    """Return the blocks of a year, and for each block its meeting; None for a month."""
    blocks: list[Block] = []
    places: list[Planned | None] = []
    month = 0
    for one in meetings:
        if one.day.month != month:
            month = one.day.month
            name = MONTHS[month - 1].upper()
            blocks.append(_tight(Paragraph((Part(name, "heading"),)), is_heading=True))
            places.append(None)
        blocks.append(_block(one))
        places.append(one)
    return blocks, places


def _block(one: Planned) -> Block:
    style = "text" if one.takes_place else "dim"
    day = f"{WEEKDAYS[one.day.weekday()]} {one.day.day:>2}"
    times = "–".join(part for part in (one.keys.begin, one.keys.end) if part)
    line = Paragraph(
        (
            _MARKS[one.outcome],
            Part(f" {day}  ", style),
            Part(cut(times, 13), style),
            Part(cut(one.title, 30), style),
            Part(f" {one.number or one.keys.place}", "dim"),
        ),
        most=1,
    )
    remark = " · ".join(part for part in (one.reason, one.clash) if part)
    if not remark:
        return _tight(line)
    return _tight(line, Paragraph((Part(remark, "dim"),), indent=_REASON, most=2))


def _tight(*paragraphs: Paragraph, is_heading: bool = False) -> Block:
    return Block(paragraphs, is_heading=is_heading, is_tight=True)


def summary(preview: YearPreview, meetings: Sequence[Planned]) -> str:
    """Say in a few words what stands in the list: '16 te maken · 1 vervalt'."""
    if not preview.has_plan:
        return "nog geen jaarplan"
    counted = {outcome: sum(one.outcome is outcome for one in meetings) for outcome in Outcome}
    gone = counted[Outcome.LEFT_OUT]
    words = [
        (counted[Outcome.NEW], "te maken"),
        (counted[Outcome.THERE], "gemaakt"),
        (gone, "vervalt" if gone == 1 else "vervallen"),
        (counted[Outcome.ASK], "zonder dag"),
    ]
    return " · ".join(f"{count} {word}" for count, word in words if count) or "geen vergaderingen"


def what_is_made(meetings: Sequence[Planned]) -> str:
    """Say which meetings making the year would give: '10 x Raadsvergadering'."""
    counted = Counter(one.title for one in meetings)
    lines = [f"{count} x {title}" for title, count in counted.items()]
    return "\n".join(
        [*lines, f"van {short_date(meetings[0].day)} tot en met {short_date(meetings[-1].day)}"]
    )


def how_to_begin() -> list[Block]:
    """Say how a year plan comes to be, for who has none."""
    sentences = (
        "Er is nog geen jaarplan. Typ eerst in welk ritme de raad vergadert: druk op r.",
        "Kies daarna met i de regio van de schoolvakanties. Dan staan hier alle vergaderingen van "
        "het jaar, en maakt F8 ze in één keer.",
        "Zelf in raadsboek.yaml schrijven kan ook, onder het orgaan:",
    )
    blocks = [
        Block((Paragraph((Part(sentence, "text"),)),), is_heading=True) for sentence in sentences
    ]
    example = tuple(Paragraph((Part(line, "dim"),)) for line in EXAMPLE.splitlines())
    return [*blocks, Block(example, is_heading=True)]
