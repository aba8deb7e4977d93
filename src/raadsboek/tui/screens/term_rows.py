"""The rows of the screen of open terms: in groups by when they end, each with its rule."""

import datetime
from collections.abc import Iterator, Sequence

from raadsboek.book.terms import OpenTerm
from raadsboek.core.dates import near_date, short_date
from raadsboek.core.overview import DAYS_OF_WEEK_AHEAD
from raadsboek.core.overview_layout import day_words
from raadsboek.core.trajectories.owners import COUNCIL
from raadsboek.tui.boundary import Part
from raadsboek.tui.widgets.block_list import Block, Paragraph

LATE, WEEK, LATER, NO_DAY = "TE LAAT", "DEZE WEEK", "LATER", "ZONDER DAG"
_DAY_WIDTH = 11
_INDENT = 2 + _DAY_WIDTH


def grouped(
    dated: Sequence[OpenTerm], others: Sequence[OpenTerm], today: datetime.date
) -> Iterator[tuple[str, list[OpenTerm]]]:
    """Yield the groups that have a term, in order; within one by the day to look at."""
    end = today + datetime.timedelta(days=DAYS_OF_WEEK_AHEAD)
    groups: dict[str, list[OpenTerm]] = {LATE: [], WEEK: [], LATER: [], NO_DAY: list(others)}
    for day, term in sorted(
        ((day, term) for term in dated if (day := term.warns_on(today)) is not None),
        key=lambda pair: pair[0],
    ):
        groups[LATE if term.is_late(today) else WEEK if day < end else LATER].append(term)
    yield from ((name, terms) for name, terms in groups.items() if terms)


def group_block(name: str, number: int) -> Block:
    """Return the heading of a group with how many are in it."""
    return Block(
        (Paragraph((Part(name, "heading"), Part(f"  {number}", "dim"))),),
        is_heading=True,
        is_tight=True,
    )


def term_blocks(terms: Sequence[OpenTerm], today: datetime.date) -> list[Block]:
    """Return the terms of a group: day and what must be done, dossier and rule, what to know."""
    blocks = [_block(term, today) for term in terms]
    return [*(block._replace(is_tight=True) for block in blocks[:-1]), *blocks[-1:]]


def _block(term: OpenTerm, today: datetime.date) -> Block:
    day = term.warns_on(today)
    late = term.is_late(today)
    mark = "! " if late else "● " if day == today else "  "
    shown = near_date(day, today=today) if day else ""
    said = ""
    if day is not None and term.day is not None:
        said = day_words(term.kind, term.reading, lapses=term.lapses, last=term.day, shown=day)
    words = _joined(term.title, "" if said in term.title else said)
    about = _joined(
        term.subject, _other_day(term, day), "" if term.rule == term.kind else term.rule
    )
    remark = _joined("" if COUNCIL in term.owner else term.owner, term.remark)
    return Block(
        (
            Paragraph(
                (Part(f"{term.number} ", "strong"), Part(words, "text")),
                lead=(Part(mark, "alarm" if late else "match"), Part(shown, "dim")),
                indent=_INDENT,
                most=2,
            ),
            Paragraph((Part(about, "dim"),), indent=_INDENT, most=2),
            *((Paragraph((Part(remark, "dim"),), indent=_INDENT, most=2),) if remark else ()),
        )
    )


def _other_day(term: OpenTerm, shown: datetime.date | None) -> str:
    is_alone = term.lapses or term.is_arguable or term.day == term.safe
    if term.day is None or term.safe is None or is_alone:
        return ""
    if shown != term.day:
        return f"laatste dag {short_date(term.day)}"
    return f"veilig t/m {short_date(term.safe)}"


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
