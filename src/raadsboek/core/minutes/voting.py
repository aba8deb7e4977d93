"""Which vote belongs to which decision, and whether it adds up with who is present."""

from raadsboek.core.council import Majority
from raadsboek.core.minutes.entries import Entry, EntryKind, Finding, Minutes, finding_at
from raadsboek.core.minutes.majority import carries, shortfall
from raadsboek.core.minutes.votes import Votes, read_votes
from raadsboek.core.problem import Severity
from raadsboek.core.quorum import Quorum


def votes_of_decisions(minutes: Minutes, findings: list[Finding]) -> dict[int, Votes]:
    """Give each vote to the nearest decision above it in the same agenda point.

    A confidential vote never reaches a decision that is not confidential. Keys are the first
    lines of decisions.
    """
    votes: dict[int, Votes] = {}
    decision: Entry | None = None
    for entry in minutes.entries:
        if entry.kind is EntryKind.DECISION:
            decision = entry
        if entry.kind is not EntryKind.VOTE:
            continue
        cast = read_votes(entry.text)
        wrong = _misplaced(entry, decision)
        if wrong is not None:
            findings.append(wrong)
        elif cast is None:
            if entry.text:
                findings.append(_unclear(entry))
        elif decision is not None:
            if decision.start in votes:
                findings.append(_second(entry))
            votes[decision.start] = cast
    return votes


def _misplaced(entry: Entry, decision: Entry | None) -> Finding | None:
    """Return why a vote does not belong to the decision above it; None when it does."""
    if decision is None or decision.item != entry.item:
        return finding_at(
            entry,
            "stemming-zonder-besluit",
            "Boven deze stemming staat geen besluit in hetzelfde agendapunt.",
            "Zet de stemming onder het besluit.",
        )
    if entry.confidential and not decision.confidential:
        return finding_at(
            entry,
            "stemming-vertrouwelijk",
            "Deze stemming is vertrouwelijk, het besluit erboven niet.",
            "Zet het besluit ook in het vertrouwelijke blok, of de stemming erbuiten.",
            Severity.ERROR,
        )
    return None


def _unclear(entry: Entry) -> Finding:
    return finding_at(
        entry,
        "stemming-onduidelijk",
        "Deze stemming is niet begrepen.",
        "Schrijf: 7 voor, 1 tegen, 1 onthouding (of 7-1-1, of unaniem).",
    )


def _second(entry: Entry) -> Finding:
    return finding_at(
        entry,
        "stemming-dubbel",
        "Bij dit besluit staat al een stemming; de laatste telt.",
        "Laat alleen de stemming staan die geldt.",
    )


def check_vote(
    entry: Entry, votes: Votes | None, attendance: Quorum, majority: Majority
) -> tuple[str, list[Finding]]:
    """Return 'klopt', '' or what is wrong with a vote, and the problems of the decision.

    `majority` is what the council's own rules ask.
    """
    findings = []
    if attendance.reached is False:
        findings.append(
            finding_at(
                entry,
                "besluit-zonder-quorum",
                f"Besluit zonder quorum: {attendance.sentence}.",
                "Zet de aanwezigheid goed, of neem het besluit in een volgende vergadering.",
                Severity.ERROR,
            )
        )
    if votes is None or votes.unanimous or not attendance.present:
        return "", findings
    check = "klopt"
    if votes.total != attendance.votes:
        check = f"{_count(votes.total, 'stem', 'stemmen')}, {_voters(attendance)}"
        findings.append(
            finding_at(
                entry,
                "stemmen-kloppen-niet",
                f"De stemming klopt niet: {check}.",
                "Tel de stemmen na, of zet de aanwezigheid en de machtigingen goed.",
            )
        )
    if votes.total and not carries(majority, votes, attendance.votes):
        findings.append(
            finding_at(
                entry,
                "geen-meerderheid",
                f"Geen {shortfall(majority, votes, attendance.votes)}.",
                "Kijk of de stemming goed staat, of schrijf het besluit op dat wel is genomen.",
            )
        )
    return check, findings


def _voters(attendance: Quorum) -> str:
    proxies = attendance.votes - attendance.present
    present = f"{attendance.present} aanwezig"
    return f"{present} en {_count(proxies, 'machtiging', 'machtigingen')}" if proxies else present


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
