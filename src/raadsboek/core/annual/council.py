"""The parts about the council itself: who sat in it, its meetings, and how it was elected."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from raadsboek.core.annual.charts import chart_text
from raadsboek.core.annual.part import (
    Count,
    Meta,
    Part,
    Source,
    hidden_line,
    open_ones,
    part,
    rounded,
    table,
    told,
    was,
)
from raadsboek.core.annual.seated import begun, ended, row_of, sat, sitting
from raadsboek.core.dates import day_as_kept, without_weekday
from raadsboek.core.kinds import election, meeting, member
from raadsboek.core.kinds.election import ElectionStatus
from raadsboek.core.kinds.meeting import NOT_HELD_YET, MeetingForm, MeetingStatus
from raadsboek.core.note import text_in, texts_in
from raadsboek.core.roles import has_seat_on, is_in_term

_NOT_HELD = NOT_HELD_YET | {MeetingStatus.CANCELLED}
_OF_FORM = {
    MeetingForm.COUNCIL: ("vergadering van de raad", "vergaderingen van de raad"),
    MeetingForm.CONSULTATION: ("overlegvergadering", "overlegvergaderingen"),
    MeetingForm.EXECUTIVE: ("vergadering van het dagelijks bestuur",) * 2,
    MeetingForm.COMMITTEE: ("vergadering van een commissie", "vergaderingen van commissies"),
    MeetingForm.CONSTITUENCY: ("bijeenkomst met de achterban", "bijeenkomsten met de achterban"),
}
_ELECTED = (ElectionStatus.NOT_NEEDED, ElectionStatus.HELD, ElectionStatus.FINAL)


def composition(source: Source) -> Part:
    """Return who sat in the council, and who came and went."""
    period = source.period
    members = source.all(member.KIND.name)
    first, last = sitting(members, period.start), sitting(members, period.end)
    came = [meta for meta in members if begun(meta, period)]
    went = [meta for meta in members if ended(meta, period)]
    there = [meta for meta in open_ones(members) if sat(meta, period)]
    rows = [
        (*row[:3], _in_words(row[3]), _in_words(row[4]))
        for row in (
            row_of(meta, period)
            for meta in sorted(
                there, key=lambda meta: (text_in(meta, "van"), text_in(meta, "nummer"))
            )
        )
    ]
    said = (
        f"Op {without_weekday(period.start)} had de raad {told(len(first), 'lid', 'leden')}, "
        f"op {without_weekday(period.end)} {told(len(last), 'lid', 'leden')}. In deze tijd "
        f"{was(len(came), 'begon', 'begonnen')} {told(len(came), 'lid', 'leden')} en eindigde "
        f"de zittingstijd van "
        f"{told(len(went), 'lid', 'leden')}."
    )
    counts = (
        Count(name="leden-eerste-dag", words="leden op de eerste dag", notes=tuple(first)),
        Count(name="leden-laatste-dag", words="leden op de laatste dag", notes=tuple(last)),
        Count(name="leden-begonnen", words="leden begonnen", notes=tuple(came)),
        Count(name="leden-geëindigd", words="leden van wie de tijd eindigde", notes=tuple(went)),
    )
    return part(counts, said, table(("Naam", "Rol", "Kiesgroep", "Van", "Tot en met"), rows))


def meetings(source: Source) -> Part:
    """Return how often there was a meeting and how many people were there; nobody by name.

    Somebody who has no seat on that day, such as the director in a consultation meeting, is not
    counted: the share is that of the council.
    """
    members = source.all(member.KIND.name)
    held = [
        meta
        for meta in source.within(meeting.KIND.name, "datum")
        if (text_in(meta, "status") or MeetingStatus.PLANNED) not in _NOT_HELD
    ]
    forms = [form for form in MeetingForm if form is not MeetingForm.CONSTITUENCY]
    by_form = {form: [meta for meta in held if _form(meta) == form] for form in forms}
    counts: list[Count] = []
    bars: list[tuple[str, Decimal, str]] = []
    for form, notes in by_form.items():
        if not notes:
            continue
        name = f"vergaderingen-{form.value}"
        counts.append(Count(name=name, words=_OF_FORM[form][1], notes=tuple(notes)))
        people = [(meta, _there(meta, members), _asked(meta, members)) for meta in notes]
        noted = [meta for meta, _, wanted in people if wanted]
        if not noted:
            continue
        there = sum(present for _, present, _ in people)
        asked = sum(wanted for _, _, wanted in people)
        counts += [
            _people(f"aanwezig-{form.value}", f"aanwezig, {_OF_FORM[form][1]}", noted, there),
            _people(f"verwacht-{form.value}", f"verwacht, {_OF_FORM[form][1]}", noted, asked),
        ]
        share = rounded(Decimal(100 * there) / asked)
        bars.append((_OF_FORM[form][1], share, f"{share}% ({there} van {asked})"))
    lines = [f"- {told(len(notes), *_OF_FORM[form])}" for form, notes in by_form.items() if notes]
    number = sum(map(len, by_form.values()))
    said = f"Er {was(number, 'was', 'waren')} {told(number, 'vergadering', 'vergaderingen')}:"
    chart = chart_text("Aanwezigheid", "procent", "Vergadering", bars)
    return part(counts, said if lines else said.replace(":", "."), "\n".join(lines), chart)


def constituency_meetings(source: Source) -> Count:
    """Return the meetings with the constituency."""
    held = [
        meta
        for meta in source.within(meeting.KIND.name, "datum")
        if (text_in(meta, "status") or MeetingStatus.PLANNED) not in _NOT_HELD
        and _form(meta) == MeetingForm.CONSTITUENCY
    ]
    words = _OF_FORM[MeetingForm.CONSTITUENCY][1]
    return Count(name="vergaderingen-achterban", words=words, notes=tuple(held))


def elections(source: Source) -> Part:
    """Return the elections: seats, candidates and turnout."""
    held = [
        meta
        for meta in source.within(election.KIND.name, "verkiezingsdag")
        if text_in(meta, "status") in _ELECTED
    ]
    said = (
        f"In deze tijd {was(len(held), 'was', 'waren')} er "
        f"{told(len(held), 'verkiezing', 'verkiezingen')}."
    )
    rows = [
        (
            text_in(meta, "titel"),
            _day(meta, "verkiezingsdag"),
            text_in(meta, "zetels"),
            text_in(meta, "kandidaten"),
            _turnout(meta),
        )
        for meta in open_ones(held)
    ]
    count = Count(name="verkiezingen", words="verkiezingen", notes=tuple(held))
    labels = ("Verkiezing", "Dag", "Zetels", "Kandidaten", "Opkomst")
    return part([count], said, table(labels, rows), hidden_line(held, "verkiezing", "verkiezingen"))


def _people(name: str, words: str, notes: Iterable[Meta], amount: int) -> Count:
    return Count(name=name, words=words, notes=tuple(notes), amount=Decimal(amount), unit="keer")


def _form(meta: Meta) -> str:
    return text_in(meta, "vorm") or MeetingForm.COUNCIL


def _there(meta: Meta, members: Sequence[Meta]) -> int:
    return _with_seat(meta, ("aanwezig",), members)


def _asked(meta: Meta, members: Sequence[Meta]) -> int:
    return _with_seat(meta, ("aanwezig", "afwezig-mk", "afwezig-zk"), members)


def _with_seat(meta: Meta, keys: Sequence[str], members: Sequence[Meta]) -> int:
    """Return how many people those keys have, without those of whom is known they have no seat."""
    day = day_as_kept(text_in(meta, "datum"))
    known = [one for one in members if is_in_term(one, day)] if day else []
    seated = {_handle(text_in(one, "kort")) for one in known if day and has_seat_on(one, day)}
    others = {_handle(text_in(one, "kort")) for one in known} - seated
    return sum(_handle(name) not in others for key in keys for name in texts_in(meta, key))


def _handle(name: str) -> str:
    return name.removeprefix("@").casefold()


def _turnout(meta: Meta) -> str:
    voters, ballots = text_in(meta, "kiezers"), text_in(meta, "uitgebracht")
    status = text_in(meta, "status")
    if status == ElectionStatus.NOT_NEEDED or (
        status == ElectionStatus.FINAL and not ballots and _nobody_to_choose(meta)
    ):
        return "geen stemming nodig"
    if not (voters.isdecimal() and ballots.isdecimal() and int(voters)):
        return ""
    return f"{rounded(Decimal(100 * int(ballots)) / int(voters))}% ({ballots} van {voters})"


def _nobody_to_choose(meta: Meta) -> bool:
    """Tell if there were no more candidates than seats."""
    seats, candidates = text_in(meta, "zetels"), text_in(meta, "kandidaten")
    return seats.isdecimal() and candidates.isdecimal() and int(candidates) <= int(seats)


def _day(meta: Meta, key: str) -> str:
    return _in_words(text_in(meta, key))


def _in_words(kept: str) -> str:
    day = day_as_kept(kept)
    return without_weekday(day) if day else ""
