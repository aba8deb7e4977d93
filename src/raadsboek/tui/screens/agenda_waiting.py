"""The rows of what waits for an agenda, together with what goes below the same fixed point.

Pure: an agenda and its proposals in, lines of a given width out.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from textual.content import Content

from raadsboek.core.meetings.agenda.placing import fixed_point_for, title_on, waiting
from raadsboek.core.meetings.agenda.points import Agenda
from raadsboek.core.meetings.agenda.proposals import Proposal
from raadsboek.tui.boundary import Part, assembled
from raadsboek.tui.screens.agenda_rows import MINUTES_WIDTH, MUTED, Row, RowKind
from raadsboek.tui.widgets.columns import cut, width_of

_WHY = 30
_FEW = 3
"""So many of one sort are seen at a glance; from more on each sort has a heading."""
_TOPICS, _FIXED = "Eigen punt op de agenda", "Vaste punten"


def rows_waiting(
    agenda: Agenda, proposals: Sequence[Proposal], *, width: int, can_take: bool
) -> Iterator[Row]:
    """Yield the rows of what is not on the agenda; `can_take`: it may go there."""
    rest = waiting(agenda, proposals)
    groups = [(name, list(found)) for name, found in groupby(rest, _sort_among(agenda, proposals))]
    has_many = any(len(found) > _FEW for _, found in groups)
    hint = "  de letter a zet alles van één soort erbij" if has_many and can_take else ""
    yield Row(
        RowKind.HEAD,
        assembled(Part(" WACHT OOK", "bold $accent"), Part(f" {len(rest)}{hint}", MUTED)),
    )
    if not rest:
        yield Row(RowKind.HEAD, assembled(Part("   niets", MUTED)))
    for name, found in groups:
        if has_many:
            yield Row(RowKind.HEAD, assembled(Part(cut(f"   {name} ({len(found)})", width), MUTED)))
        for one in found:
            yield Row(RowKind.WAITING, _line(one, width), proposal=one)


def _sort_among(agenda: Agenda, proposals: Sequence[Proposal]) -> Callable[[Proposal], str]:
    """Return what tells below which fixed point a proposal goes."""
    titles = {one.rank: title_on(agenda, proposals, one) for one in proposals if one.is_fixed}

    def sort_of(one: Proposal) -> str:
        if one.is_fixed and not one.gathers:
            return _FIXED
        fixed = one if one.is_fixed else fixed_point_for(proposals, one)
        return titles[fixed.rank] if fixed is not None else _TOPICS

    return sort_of


def _line(one: Proposal, width: int) -> Content:
    minutes = one.attributes.get("tijd", "").partition(" ")[0] if one.gathered is None else ""
    why = cut(one.why, min(_WHY, max(width_of(one.why), 1)))
    room = width - 3 - 1 - width_of(why) - 1 - MINUTES_WIDTH - 1
    title = f"{one.source} {one.title}" if one.source else one.title
    return assembled(
        Part(" + ", "bold $accent"),
        cut(title, max(room, 1)),
        Part(f" {why}", "$warning" if one.why.startswith("te laat") else MUTED),
        Part(f" {cut(minutes, MINUTES_WIDTH, right=True)}", "bold"),
    )
