"""What the minutes say, resolved: who, by when, with which vote, and what does not add up.

The panel beside the minutes shows exactly this, and `planning` makes notes from it.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from raadsboek.core.due import Due, read_due
from raadsboek.core.minutes.context import Context
from raadsboek.core.minutes.entries import (
    NOTE_KINDS,
    Entry,
    EntryKind,
    Finding,
    Minutes,
    finding_at,
)
from raadsboek.core.minutes.heads import KEYWORD_OF
from raadsboek.core.minutes.titles import title_of
from raadsboek.core.minutes.votes import Votes
from raadsboek.core.minutes.voting import check_vote, votes_of_decisions
from raadsboek.core.problem import Severity
from raadsboek.core.quorum import Quorum


class Understood(Struct, frozen=True, kw_only=True):
    """An entry with what it means.

    `votes` is the value of `stemming` ('7-1-1') of a decision and `vote_check` 'klopt', '' or
    what is wrong with it. `people` are short names.
    """

    entry: Entry
    title: str = ""
    people: tuple[str, ...] = ()
    due: Due | None = None
    votes: str = ""
    vote_check: str = ""


class Understanding(Struct, frozen=True, kw_only=True):
    """Everything understood of one meeting's minutes."""

    entries: tuple[Understood, ...]
    findings: tuple[Finding, ...]
    counts: Mapping[EntryKind, int]
    attendance: Quorum

    def of_kind(self, kind: EntryKind) -> tuple[Understood, ...]:
        """Return the entries of one kind, in the order of the minutes."""
        return tuple(one for one in self.entries if one.entry.kind is kind)


def understand(minutes: Minutes, context: Context) -> Understanding:
    """Return what the minutes mean in their context; problems come by line, in order."""
    attendance = context.attendance()
    findings = list(minutes.findings)
    votes = votes_of_decisions(minutes, findings)
    understood = tuple(
        _understand(entry, context, votes.get(entry.start), attendance, findings)
        for entry in minutes.entries
    )
    findings += _doubles(minutes)
    return Understanding(
        entries=understood,
        findings=tuple(sorted(findings, key=lambda finding: finding.line)),
        counts={kind: sum(entry.kind is kind for entry in minutes.entries) for kind in EntryKind},
        attendance=attendance,
    )


def _understand(
    entry: Entry,
    context: Context,
    votes: Votes | None,
    attendance: Quorum,
    findings: list[Finding],
) -> Understood:
    if entry.kind is EntryKind.HELD_OVER and entry.item < 0:
        findings.append(
            finding_at(
                entry,
                "aangehouden-zonder-punt",
                "Boven deze regel staat geen agendapunt dat wordt aangehouden.",
                "Zet de regel onder het punt dat naar de volgende vergadering gaat.",
            )
        )
    if entry.kind not in NOTE_KINDS:
        return Understood(entry=entry)
    findings += _trouble_with_words(entry)
    understood = Understood(
        entry=entry,
        title=title_of(entry.text),
        people=tuple(dict.fromkeys(context.handle(typed) for typed in entry.handles)),
    )
    if entry.kind is EntryKind.DECISION:
        check, trouble = check_vote(entry, votes, attendance, context.majority)
        findings += trouble
        written = votes.written(attendance.votes) if votes else ""
        return replace(understood, votes=written, vote_check=check)
    findings += _trouble_with_people(entry, context)
    due = (
        read_due(
            entry.due,
            said_on=context.said_on,
            next_meeting=context.next_meeting,
            next_meetings=context.next_meetings,
        )
        if entry.due
        else None
    )
    if entry.due and due is None:
        findings.append(
            finding_at(
                entry,
                "termijn-onduidelijk",
                f"'{entry.due}' is niet als datum begrepen.",
                "Schrijf bijvoorbeeld: voor 1 april, of: voor volgende vergadering.",
            )
        )
    return replace(understood, due=due)


def _trouble_with_words(entry: Entry) -> Iterator[Finding]:
    keyword = KEYWORD_OF[entry.kind]
    if not entry.text:
        yield finding_at(
            entry,
            "tekst-ontbreekt",
            f"Achter {keyword} staat nog geen tekst.",
            "Schrijf op wat er is afgesproken, of haal de regel weg.",
        )
    if entry.stray:
        yield finding_at(
            entry,
            "woorden-voor-dubbele-punt",
            f"'{entry.stray}' voor de dubbele punt is niet begrepen.",
            "Zet daar alleen namen met een @ en een datum; de rest komt achter de dubbele punt.",
        )


def _trouble_with_people(entry: Entry, context: Context) -> Iterator[Finding]:
    keyword = KEYWORD_OF[entry.kind]
    # Without @, a name comes first: 'ACTIE anna voor 1 april: ...'.
    near = context.nearest(entry.stray.split()[0]) if entry.stray else ""
    if not entry.handles and entry.kind is EntryKind.ACTION:
        yield finding_at(
            entry,
            "actie-zonder-eigenaar",
            "Deze actie heeft geen eigenaar.",
            f"Schrijf @{near or 'naam'} achter {keyword}.",
        )
    elif not entry.handles:
        yield finding_at(
            entry,
            "toezegging-zonder-naam",
            "Bij deze toezegging staat niet van wie.",
            f"Schrijf @{near or 'bestuurder'} achter {keyword}.",
        )
    for typed in entry.handles:
        if context.handle(typed) not in context.members:
            near = context.nearest(typed)
            yield finding_at(
                entry,
                "naam-onbekend",
                f"Niemand heet @{typed}.",
                f"Bedoelt u @{near}?" if near else "Kies een korte naam uit de ledenlijst.",
            )


def _doubles(minutes: Minutes) -> Iterator[Finding]:
    seen: set[str] = set()
    for entry in minutes.entries:
        if entry.number and entry.number in seen:
            yield finding_at(
                entry,
                "nummer-dubbel",
                f"{entry.number} staat twee keer in dit verslag; alleen de eerste telt.",
                "Haal het nummer hier weg: dan geeft Raadsboek een nieuw.",
                Severity.ERROR,
            )
        seen.add(entry.number)
