"""The retirement rota (rooster van aftreden): a table of seats, and the terms as a picture."""

import datetime

from raadsboek.book.documents.list_words import about, without_hidden
from raadsboek.book.documents.making import Made, Making
from raadsboek.book.offices import offices
from raadsboek.core.bottlenecks import Noted
from raadsboek.core.dates import without_weekday
from raadsboek.core.documents.blocks import Block, Figure, Inlines
from raadsboek.core.documents.composing import heading, paragraph, plain, table
from raadsboek.core.kinds import member
from raadsboek.core.kinds.member import Member
from raadsboek.core.note import Note, text_in
from raadsboek.core.office import leavings, sittings_of
from raadsboek.core.rota import RotaRow, rota_chart, rota_rows
from raadsboek.core.schema import check
from raadsboek.core.seating import empty_seats

_LABELS = ("Zetel", "Kiesgroep", "Lid", "Aangetreden", "Treedt af op", "Termijn", "Vervanger")
_WIDTHS = (8, 20, 24, 16, 16, 9, 16)


def build(making: Making, subject: Note | None) -> Made:
    """Return who leaves when, as it is on the day that the document is made."""
    day = making.today
    told = offices(making.book, making.organ, day)
    members = [
        Noted(text_in(meta, "pad"), one)
        for meta in making.notes(member.KIND)
        if (one := check(Member, meta)[0]) is not None
    ]
    sittings = sittings_of(members, told.years)
    # A seat of whom a note is confidential is not empty: only its name stays out.
    empty = empty_seats(told.every, told.council.seats, day)
    hidden = {one.path for one in told.every} - {one.path for one in sittings}
    empty = [one for one in empty if one.path not in hidden]
    names = {noted.note.handle.casefold(): noted.note.name for noted in members}
    rows = rota_rows(sittings, empty, day, names)
    blocks: list[Block] = []
    if told.basis:
        blocks.append(paragraph(f"De zittingsduur is {told.basis}."))
    if told.rule and told.rule.successor:
        blocks.append(paragraph(told.rule.successor))
    blocks += [_table(rows)] if rows else []
    chart = rota_chart("Zittingstermijnen", sittings, empty, day)
    if chart is not None:
        blocks.append(Figure(chart))
    ends = leavings(sittings, day)
    if ends:
        blocks.append(heading("Wie treedt wanneer af"))
    for leaving in ends:
        people = ", ".join(one.member.name for one in leaving.sittings)
        begins = told.election_begins(leaving)
        start = f" Een verkiezing begint uiterlijk op {without_weekday(begins)}." if begins else ""
        blocks.append(paragraph(f"{without_weekday(leaving.day)}: {people}.{start}"))
    blocks += without_hidden(making, len(rows), "leden")
    return Made(title=about("Rooster van aftreden", making, subject), blocks=tuple(blocks))


def _table(rows: list[RotaRow]) -> Block:
    """Return a row a seat; a column in which nothing would stand is not there."""
    cells = [_cells(one) for one in rows]
    used = [place for place in range(len(_LABELS)) if any(row[place] for row in cells)]
    return table(
        [_LABELS[place] for place in used],
        [[row[place] for place in used] for row in cells],
        [_WIDTHS[place] for place in used],
    )


def _cells(one: RotaRow) -> tuple[Inlines, ...]:
    if not one.name:
        until = f"maakt de tijd af tot {without_weekday(one.end)}" if one.end else ""
        return (
            plain(one.seat),
            plain(one.constituency),
            plain("leeg", italic=True),
            plain(_day(one.start)),
            plain(until),
            (),
            (),
        )
    follows = f" (volgt op {one.follows})" if one.follows else ""
    reckoned = " (berekend)" if one.is_reckoned else ""
    return (
        plain(one.seat),
        plain(one.constituency),
        plain(f"{one.name}{follows}"),
        plain(_day(one.start)),
        plain(f"{_day(one.end)}{reckoned}" if one.end else "onbekend"),
        plain(f"{one.term}e" if one.term else ""),
        plain(one.substitute),
    )


def _day(day: datetime.date | None) -> str:
    return without_weekday(day) if day else ""
