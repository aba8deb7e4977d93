"""Proposals on an agenda: which are on it, putting one on, taking one off, all of them at once."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from raadsboek.core.kinds import meeting
from raadsboek.core.links import target, targets
from raadsboek.core.meetings.agenda.fixed_points import Gathers
from raadsboek.core.meetings.agenda.point_lines import point_line
from raadsboek.core.meetings.agenda.points import (
    Agenda,
    Point,
    read_agenda,
    with_lines,
    with_point,
    without,
    without_line,
)
from raadsboek.core.meetings.agenda.proposals import Proposal, in_order
from raadsboek.core.minutes.agenda import read_attributes
from raadsboek.core.minutes.entries import split_lines

TAKEN_OFF = "van deze agenda gehaald"
"""Why a point waits that stood on this very agenda."""

_TITLE_WORDS = {
    Gathers.POST: re.compile(r"\bpost\b|ingekomen"),
    Gathers.ACTIONS: re.compile(r"\bactie"),
    Gathers.PROMISES: re.compile(r"toezegging"),
    Gathers.MINUTES: re.compile(r"^(?:verslag|notulen)"),
}
_GOES_ON = re.compile(r" (?:en|\()|[,:;/+]")
_LINE = re.compile(r"[ \t]*- ")


def is_on(agenda: Agenda, proposals: Sequence[Proposal], proposal: Proposal) -> bool:
    """Tell if a proposal is on the agenda, however it got there."""
    if proposal.is_fixed:
        return place_of_fixed(agenda, proposals, proposal) is not None
    if proposal.source and any(
        proposal.source in _links_in(point.text).named for point in agenda.points
    ):
        return True
    if proposal.source and not proposal.is_minutes and point_of(agenda, proposal) is not None:
        return True
    return not proposal.source and point_of(agenda, proposal) is not None


def waiting(agenda: Agenda, proposals: Sequence[Proposal]) -> list[Proposal]:
    """Return the proposals that are not on the agenda, in order."""
    return [one for one in proposals if not is_on(agenda, proposals, one)]


def point_of(agenda: Agenda, proposal: Proposal) -> int | None:
    """Return the place of the point that was made of a proposal, if it is a point of its own."""
    if proposal.gathered is not None:
        return None
    wanted = _plain(proposal.title)
    for place, point in enumerate(agenda.points):
        made_of = _links_in(point.text).made_of
        if proposal.source in made_of:
            return place
        # Two trajectories may have one title.
        if _plain(point.title) == wanted and not (proposal.source and made_of):
            return place
    return None


def place_of_fixed(agenda: Agenda, proposals: Sequence[Proposal], proposal: Proposal) -> int | None:
    """Return the place of a fixed point, under whatever title it is on the agenda."""
    places = _fixed_places(agenda, proposals)
    return next((place for place, rank in places.items() if rank == proposal.rank), None)


def title_on(agenda: Agenda, proposals: Sequence[Proposal], fixed: Proposal) -> str:
    """Return what a fixed point is called on the agenda, or as it would be there."""
    place = place_of_fixed(agenda, proposals, fixed)
    return fixed.title if place is None else agenda.points[place].title


def gathered_lines(point: Point) -> list[str]:
    """Return the lines of the list below a point that each name a note."""
    return [line for line in point.below if _LINE.match(line) and targets(line)]


def with_proposal(agenda: Agenda, proposals: Sequence[Proposal], proposal: Proposal) -> Agenda:
    """Return the agenda with a proposal on it, at its place in the council's order.

    One that is gathered goes below its fixed point, which comes along when it is not there. A
    fixed point brings all that it gathers. Raises `PointIsTied`.
    """
    if is_on(agenda, proposals, proposal):
        return agenda
    if proposal.is_fixed:
        return with_gathered(_with_point(agenda, proposals, proposal), proposals, proposal)
    if proposal.gathered is None:
        return _with_point(agenda, proposals, proposal)
    fixed = fixed_point_for(proposals, proposal)
    assert fixed is not None
    return _with_lines(agenda, proposals, fixed, [proposal])


def with_gathered(agenda: Agenda, proposals: Sequence[Proposal], fixed: Proposal) -> Agenda:
    """Return the agenda with all that waits for a place below a fixed point, which comes along.

    Raises `PointIsTied`.
    """
    found = waiting_below(agenda, proposals, fixed)
    return _with_lines(agenda, proposals, fixed, found) if found else agenda


def waiting_below(agenda: Agenda, proposals: Sequence[Proposal], fixed: Proposal) -> list[Proposal]:
    """Return what is not on the agenda and would go below a fixed point, each note once."""
    found = {
        one.source: one
        for one in reversed(proposals)
        if one.gathered is not None
        and fixed_point_for(proposals, one) is fixed
        and not is_on(agenda, proposals, one)
    }
    return list(reversed(found.values()))


def fixed_point_for(proposals: Sequence[Proposal], proposal: Proposal) -> Proposal | None:
    """Return the fixed point below which a proposal goes; None for a point of its own."""
    if proposal.gathered is None:
        return None
    return next(
        (one for one in proposals if one.is_fixed and proposal.gathered in one.gathers), None
    )


def _with_lines(
    agenda: Agenda, proposals: Sequence[Proposal], fixed: Proposal, found: Sequence[Proposal]
) -> Agenda:
    place = place_of_fixed(agenda, proposals, fixed)
    if place is None:
        agenda = _with_point(agenda, proposals, fixed)
        place = place_of_fixed(agenda, proposals, fixed)
        assert place is not None
    return with_lines(agenda, place, [one.line for one in found])


def _with_point(agenda: Agenda, proposals: Sequence[Proposal], proposal: Proposal) -> Agenda:
    place = _place_for(agenda, proposals, proposal)
    return with_point(agenda, place, proposal.title, proposal.attributes)


def without_proposal(agenda: Agenda, proposals: Sequence[Proposal], proposal: Proposal) -> Agenda:
    """Return the agenda without a proposal: its point, or each line that names it."""
    place = (
        place_of_fixed(agenda, proposals, proposal)
        if proposal.is_fixed
        else point_of(agenda, proposal)
    )
    if place is not None:
        return without(agenda, place)
    for at, point in enumerate(agenda.points):
        for line in gathered_lines(point):
            if proposal.source and proposal.source in targets(line):
                agenda = without_line(agenda, at, line)
    return agenda


def is_untouched(body: str) -> bool:
    """Tell if a meeting's text is still as it was made: empty, or the headings of a new note."""
    return not body.strip() or body.split() == meeting.KIND.skeleton.split()


def whole_agenda(body: str, proposals: Sequence[Proposal]) -> Agenda:
    """Return the agenda with everything that is proposed on it.

    The headings of a new note make way for the council's own fixed points. Of an agenda that
    somebody worked on, what is there stays, and only what waits is added.
    """
    is_new = is_untouched(body)
    agenda = read_agenda("" if is_new else body)
    for proposal in proposals:
        if is_new or not proposal.is_fixed:
            agenda = with_proposal(agenda, proposals, proposal)
    return agenda


def topics_on(agenda: Agenda, proposals: Sequence[Proposal]) -> list[Point]:
    """Return the points of an agenda that do not stand on every agenda of this form."""
    fixed = _fixed_places(agenda, proposals)
    return [point for place, point in enumerate(agenda.points) if place not in fixed]


# -- places -------------------------------------------------------------------------------------


def _place_for(agenda: Agenda, proposals: Sequence[Proposal], proposal: Proposal) -> int:
    """Return where a point goes: after the last of all that come before it in the order."""
    topics = _rank_of_topics(proposals)
    order = {place: (rank, -1) for place, rank in _fixed_places(agenda, proposals).items()}
    for position, one in enumerate(proposals):
        place = None if one.is_fixed else point_of(agenda, one)
        if place is not None:
            order.setdefault(place, (one.rank, position))
    own = (proposal.rank, -1 if proposal.is_fixed else proposals.index(proposal))
    # A point of the secretary's own comes before topics that are still to be put there.
    before = [place for place in range(len(agenda.points)) if order.get(place, (topics, -1)) <= own]
    return before[-1] + 1 if before else 0


def _rank_of_topics(proposals: Sequence[Proposal]) -> int:
    """Return the one place in the order that no fixed point has."""
    taken = {proposal.rank for proposal in proposals if proposal.is_fixed}
    return next(rank for rank in range(len(taken) + 1) if rank not in taken)


def _fixed_places(agenda: Agenda, proposals: Sequence[Proposal]) -> dict[int, int]:
    """Return by place in the agenda the rank of each fixed point that is on it."""
    fixed = [one for one in proposals if one.is_fixed]
    titles = {_plain(one.title): one.rank for one in fixed}
    found: dict[int, int] = {}
    for place, point in enumerate(agenda.points):
        rank = titles.get(_plain(point.title))
        if rank is not None and rank not in found.values():
            found[place] = rank
    for one in fixed:
        if one.rank not in found.values():
            place_of = next(
                (
                    place
                    for place, point in enumerate(agenda.points)
                    if place not in found and _looks_like(point, one)
                ),
                None,
            )
            if place_of is not None:
                found[place_of] = one.rank
    return found


def _looks_like(point: Point, fixed: Proposal) -> bool:
    """Tell if a point with a title of its own is what the council calls this fixed point."""
    title, wanted = _plain(point.title), _plain(fixed.title)
    if any(_TITLE_WORDS[one].search(title) for one in fixed.gathers if one in _TITLE_WORDS):
        return True
    shorter, longer = sorted((title, wanted), key=len)
    return (
        bool(shorter)
        and longer.startswith(shorter)
        and bool(_GOES_ON.match(longer[len(shorter) :]))
    )


class _Links(NamedTuple):
    """The notes that a point names in its title, attributes or list; those it was made of."""

    named: frozenset[str]
    made_of: frozenset[str]


@lru_cache(maxsize=1024)
def _links_in(text: str) -> _Links:
    """Return the links of a point by its text: many proposals ask after the same few points."""
    lines = split_lines(text)
    attributes, head = read_attributes(lines, 1)
    values = [value for key, value in attributes.items() if key != "uit"]
    listed = [line for line in lines[head:] if _LINE.match(line)]
    origin = f"{attributes.get('uit', '')} {attributes.get('traject', '')}"
    return _Links(
        named=frozenset(targets(" ".join([lines[0], *values, *listed]))),
        made_of=frozenset(targets(origin)),
    )


def _plain(title: str) -> str:
    return " ".join(title.casefold().split())


# -- taking off ---------------------------------------------------------------------------------


def proposal_at(agenda: Agenda, proposals: Sequence[Proposal], at: int) -> Proposal | None:
    """Return the proposal that a point was made of; None for a point of the secretary's own."""
    rank = _fixed_places(agenda, proposals).get(at)
    for one in proposals:
        if one.rank == rank if one.is_fixed else point_of(agenda, one) == at:
            return one
    return None


def taken_off(
    agenda: Agenda, proposals: Sequence[Proposal], at: int
) -> tuple[Agenda, tuple[Proposal, ...]]:
    """Return the agenda without a point, and the proposals: a point of one's own waits from now on.

    Raises `PointIsTied`.
    """
    point = agenda.points[at]
    less = without(agenda, at)
    if proposal_at(agenda, proposals, at) is not None:
        return less, tuple(proposals)
    own = Proposal(
        title=point.title,
        attributes=point.attributes,
        why=TAKEN_OFF,
        rank=_rank_of_topics(proposals),
    )
    return less, in_order((*proposals, own))


def named_proposal(proposals: Sequence[Proposal], name: str) -> Proposal | None:
    """Return the proposal that is called so: by the number of its note, or by its title."""
    wanted = _plain(target(name))
    by_number = [one for one in proposals if one.source and one.source.casefold() == wanted]
    by_title = [one for one in proposals if _plain(one.title) == wanted]
    return next(iter((*by_number, *by_title)), None)


def place_named(agenda: Agenda, proposals: Sequence[Proposal], name: str) -> int | None:
    """Return the place of a point that is called so: its number or title, or its note's number."""
    wanted = _plain(target(name))
    for place, point in enumerate(agenda.points):
        if wanted and wanted in (point.number.casefold(), _plain(point.title)):
            return place
    found = named_proposal(proposals, name)
    if found is None:
        return None
    if found.is_fixed:
        return place_of_fixed(agenda, proposals, found)
    return point_of(agenda, found)


def postponed_lines(agenda: Agenda, proposals: Sequence[Proposal]) -> list[str]:
    """Return what a meeting remembers of the points that are not on its agenda, one line each.

    What comes from a note, the fixed points, and what comes back every year return by themselves.
    """
    return [
        point_line(one.title, one.attributes)
        for one in waiting(agenda, proposals)
        if not (one.source or one.is_fixed or one.is_yearly)
    ]
