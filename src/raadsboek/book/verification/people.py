"""Whether every version is by a known person, and which signatures hold: reading, and the words.

Owns finding the settings that each version is judged by. The judgement is
`core.verification.people`'s.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from raadsboek.book.verification.destroyed_since import destroys
from raadsboek.book.verification.report import Finding
from raadsboek.core.dates import without_weekday
from raadsboek.core.problem import Problem, Severity
from raadsboek.core.text import visible
from raadsboek.core.verification.people import (
    Doubt,
    Judged,
    Person,
    Rules,
    Said,
    effective_moments,
    judge,
)
from raadsboek.core.version_code import short_code
from raadsboek.history.git import Repository
from raadsboek.history.log import contents
from raadsboek.history.recording import ask_blobs
from raadsboek.history.whole_versions import WholeVersion
from raadsboek.vault.settings import SETTINGS_FILE, settings_from_bytes

_MOST_SHOWN = 5
_TAKEN_UNSIGNED = (
    "Bij het vernietigen van notities zijn de handtekeningen van alles daarvoor vervallen. Dat "
    "vernietigen is zelf niet ondertekend: of een handtekening daardoor ontbreekt, is dus niet te "
    "bewijzen."
)
_TAKEN = (
    "Bij het vernietigen van notities zijn de handtekeningen van alles daarvoor vervallen; dat kan "
    "niet anders."
)
_NO_LIST = (
    "In raadsboek.yaml staat geen lijst van schrijvers; iedereen die heeft opgeslagen, geldt als "
    "bekend."
)
_NOTHING_SIGNED = "Er is niets ondertekend; dat hoeft ook niet."


def by_known_people(repository: Repository, versions: Sequence[WholeVersion]) -> Finding:
    """Return who the versions are by, and which of them say something that cannot be."""
    rules = _rules_of(repository, versions)
    judged = [judge(said) for said in _said(versions, rules)]
    judged, taken = _without_what_destroying_took(versions, judged)
    newest = rules[versions[-1].identifier] if versions else Rules()
    has_list = any(one.writers for one in rules.values())
    proven: list[str] = []
    unproven: list[str] = []
    named = {Doubt.UNKNOWN, Doubt.OUT_OF_TIME}
    if not has_list:
        unproven.append(_NO_LIST)
    elif not any(named & set(one.doubts) for one in judged):
        people = _counted(Counter(one.said.author.name for one in judged))
        proven.append(f"Alle versies staan op naam van wie toen mocht opslaan: {people}.")
    signed = Counter(one.signer for one in judged if one.signer)
    if signed:
        total = sum(signed.values())
        proven.append(f"{_versions(total)} met een goede handtekening: {_counted(signed)}.")
    without = sum(not one.signer for one in judged)
    if without and not _knows_signing(judged, rules):
        unproven.append(_NOTHING_SIGNED)
    elif without:
        unproven.append(
            f"{_versions(without)} zonder goede handtekening: dat de naam daarbij klopt, is niet "
            "te bewijzen. Ondertekenen hoeft niet."
        )
    if taken:
        unproven.append(_TAKEN)
    if _lacks_below_unsigned_destroying(versions, judged):
        unproven.append(_TAKEN_UNSIGNED)
    proven += [sentence for sentence in _keys_now(newest) if signed]
    return Finding(
        problems=tuple(_problems(judged)), proven=tuple(proven), unproven=tuple(unproven)
    )


def _knows_signing(judged: Sequence[Judged], rules: Mapping[str, Rules]) -> bool:
    """Tell if any version was ever signed, or anybody ever had a key."""
    has_key = any(writer.key for one in rules.values() for writer in one.writers)
    return has_key or any(one.said.is_signed for one in judged)


def _rules_of(repository: Repository, versions: Sequence[WholeVersion]) -> Mapping[str, Rules]:
    """Return the rules that stand in each version; its settings are read once for each form.

    Where they cannot be read, those of the version before hold: nobody gets rid of rules by that.
    """
    identifiers = [one.identifier for one in versions]
    blobs = ask_blobs(repository, [f"{one}:{SETTINGS_FILE}" for one in identifiers])
    where = dict(zip(blobs, identifiers, strict=True))  # a version that has each form
    places = {blob: (one, SETTINGS_FILE) for blob, one in where.items() if blob}
    data = contents(repository, list(places.values()))
    read = {blob: _rules(raw) for blob, raw in zip(places, data, strict=True)}
    found: dict[str, Rules] = {}
    for one, blob in zip(versions, blobs, strict=True):
        before = found.get(one.parents[0], Rules()) if one.parents else Rules()
        found[one.identifier] = read.get(blob) or before
    return found


def _rules(raw: bytes | None) -> Rules | None:
    if raw is None:
        return None
    settings, problems = settings_from_bytes(raw)
    if problems and not settings.councils and not settings.writers:
        return None
    return Rules(settings.writers, settings.secretary)


def _said(versions: Sequence[WholeVersion], rules: Mapping[str, Rules]) -> Iterator[Said]:
    moments = {one.identifier: one.committer.moment for one in versions}
    effective = effective_moments(
        [(one.identifier, one.parents, one.committer.moment) for one in versions]
    )
    for one in versions:
        before = rules.get(one.parents[0], Rules()) if one.parents else Rules()
        key, fits = _signature_of(one)
        yield Said(
            identifier=one.identifier,
            author=Person(one.author.name, one.author.email),
            committer=Person(one.committer.name, one.committer.email),
            moment=one.committer.moment,
            parents=tuple(moments[parent] for parent in one.parents if parent in moments),
            effective=effective[one.identifier],
            rules=before,
            changes_rules=before.writers != rules[one.identifier].writers,
            is_signed=bool(one.signature),
            key=key,
            fits=fits,
        )


def _signature_of(version: WholeVersion) -> tuple[str, bool]:
    if not version.signature:
        return "", False
    from raadsboek.history.ssh_signature import read_signature  # most people have no key

    return read_signature(version.signature, version.signed)


def _without_what_destroying_took(
    versions: Sequence[WholeVersion], judged: Sequence[Judged]
) -> tuple[list[Judged], bool]:
    """Leave out that signatures are missing below the last destruction, which takes them away.

    Only one that is well signed itself counts, or anybody could hide behind it.
    """
    last = max(
        (place for place, one in enumerate(versions) if judged[place].signer and destroys(one)),
        default=0,
    )
    lost = (Doubt.UNSIGNED, Doubt.RULES_CHANGED)
    cleared = [
        Judged(one.said, tuple(doubt for doubt in one.doubts if doubt not in lost), one.signer)
        if place < last and not one.said.is_signed
        else one
        for place, one in enumerate(judged)
    ]
    return cleared, cleared != list(judged)


def _lacks_below_unsigned_destroying(
    versions: Sequence[WholeVersion], judged: Sequence[Judged]
) -> bool:
    """Tell if a signature that is missed may have gone by a destruction that nobody signed."""
    unsigned = [
        place for place, one in enumerate(versions) if destroys(one) and not judged[place].signer
    ]
    below = judged[: max(unsigned, default=0)]
    return any(Doubt.UNSIGNED in one.doubts for one in below)


def _keys_now(rules: Rules) -> Iterator[str]:
    """Yield the keys on the list as it is now: to compare with what somebody knows."""
    from raadsboek.history.ssh_signature import fingerprint

    for one in rules.writers:
        if one.key:
            yield f"Sleutel van {visible(one.name)}: {fingerprint(one.key)}."


# -- words ----------------------------------------------------------------------------------------


def _problems(judged: Sequence[Judged]) -> Iterator[Problem]:
    groups: defaultdict[tuple[Doubt, Person], list[Said]] = defaultdict(list)
    for one in judged:
        for doubt in one.doubts:
            groups[doubt, one.said.author].append(one.said)
    for (doubt, person), found in groups.items():
        yield _problem(doubt, person, found)


def _problem(doubt: Doubt, person: Person, found: Sequence[Said]) -> Problem:
    words = _WORDS[doubt]
    days = [without_weekday(one.moment.date()) for one in found]
    when = f"op {days[0]}" if len(set(days)) == 1 else f"van {days[0]} tot en met {days[-1]}"
    many = f" en nog {len(found) - _MOST_SHOWN}" if len(found) > _MOST_SHOWN else ""
    shown = ", ".join(short_code(one.identifier) for one in found[:_MOST_SHOWN])
    return Problem(
        code=words.code,
        severity=Severity.ERROR if doubt is Doubt.BAD_SIGNATURE else Severity.WARNING,
        message=words.message.format(
            versies=_versions(len(found)), naam=visible(person.name) or "niemand", wanneer=when
        ),
        fix=words.fix,
        details=(f"Versie {shown}{many}.",),
    )


class _Words(NamedTuple):
    """How a doubt is told; its places are filled in with how many, who and when."""

    code: str
    message: str
    fix: str


_WORDS = {
    Doubt.UNKNOWN: _Words(
        "schrijver-onbekend",
        "{versies} {wanneer} op naam van {naam}, die niet in de lijst van schrijvers stond.",
        "Hoort die persoon erbij, zet hem of haar dan onder 'schrijvers' in raadsboek.yaml. Wat al "
        "is opgeslagen, blijft hier genoemd.",
    ),
    Doubt.OUT_OF_TIME: _Words(
        "schrijver-buiten-tijd",
        "{versies} {wanneer} op naam van {naam}, buiten de tijd waarin die mocht opslaan.",
        "Kijk onder 'schrijvers' in raadsboek.yaml of 'van' en 'tot' kloppen.",
    ),
    Doubt.RULES_CHANGED: _Words(
        "schrijvers-gewijzigd",
        "De lijst van schrijvers is gewijzigd ({versies} {wanneer}) door {naam}, zonder geldige "
        "handtekening van iemand die er al op stond.",
        "Kijk wie er is toegevoegd of weggehaald, en of dat zo hoort.",
    ),
    Doubt.DATED_BACK: _Words(
        "versie-teruggedateerd",
        "{versies} op naam van {naam} {wanneer}: meer dan een dag vroeger dan de versie ervoor. De "
        "datum klopt niet.",
        "Stond de klok van een computer verkeerd? Dan is er niets aan de hand. Vraag het anders "
        "na.",
    ),
    Doubt.BAD_SIGNATURE: _Words(
        "handtekening-fout",
        "{versies} op naam van {naam} {wanneer} met een handtekening die niet bij de inhoud hoort.",
        "De versie is na het ondertekenen veranderd. Vergelijk met een eerdere kopie.",
    ),
    Doubt.UNKNOWN_KEY: _Words(
        "handtekening-onbekend",
        "{versies} op naam van {naam} {wanneer} met een handtekening van een onbekende sleutel.",
        "Vraag aan deze persoon of het een eigen sleutel is; zet die dan onder 'schrijvers'.",
    ),
    Doubt.OUTDATED_KEY: _Words(
        "handtekening-verlopen",
        "{versies} op naam van {naam} {wanneer} met een sleutel die toen niet gold.",
        "Iemand gebruikte een oude sleutel. Vraag na of dat zo hoort.",
    ),
    Doubt.OTHER_NAME: _Words(
        "handtekening-ander",
        "{versies} op naam van {naam} {wanneer}, maar ondertekend door iemand anders.",
        "Wie ondertekende, heeft opgeslagen. Vraag na waarom er een andere naam bij staat.",
    ),
    Doubt.UNSIGNED: _Words(
        "handtekening-ontbreekt",
        "{versies} op naam van {naam} {wanneer} zonder handtekening, terwijl {naam} een sleutel "
        "heeft.",
        "Sloeg die persoon op een andere computer op? Dan is er niets aan de hand. Zet bij wie "
        "stopt met ondertekenen een 'tot' onder 'schrijvers'.",
    ),
}


def _counted(people: Mapping[str, int]) -> str:
    listed = sorted(people.items(), key=lambda one: (-one[1], one[0]))
    return ", ".join(f"{visible(name)} ({count})" for name, count in listed)


def _versions(count: int) -> str:
    return "1 versie" if count == 1 else f"{count} versies"
