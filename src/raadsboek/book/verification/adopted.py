"""Whether what was adopted is unchanged: by the sheets, and by codes that were typed from paper.

Owns the words of that part of the report. Minutes that differ from their own adoption are
`meetings.damage`'s to find.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from raadsboek.book.book import Book
from raadsboek.book.destroying.gone import ACTION
from raadsboek.book.lists import rows
from raadsboek.book.meetings import damage
from raadsboek.book.source import read_note
from raadsboek.book.verification.report import Finding
from raadsboek.book.verification.sheets import (
    Kept,
    Leaf,
    by_code,
    leaves_of,
    problems_of_sheets,
    sheets_of,
)
from raadsboek.core.dates import without_weekday
from raadsboek.core.errors import RaadsboekError
from raadsboek.core.kinds import meeting
from raadsboek.core.meetings.adopted import CODE_KEY, DIGEST_KEY
from raadsboek.core.note import text_in
from raadsboek.core.problem import Problem, Severity
from raadsboek.core.text import visible
from raadsboek.core.verification.codes import is_slip, read_code
from raadsboek.core.verification.sheet import leaf_of_minutes, with_those_before
from raadsboek.history.git import Repository
from raadsboek.history.log import versions

NOT_AS_LISTED = "verslag-niet-als-op-blad"

_ASK_FOR_CODE = (
    "Of de controlebladen zelf nooit zijn vervangen, is alleen te zien met een code van papier of "
    "met een eerdere kopie."
)


def adopted_unchanged(
    book: Book, repository: Repository, typed: Sequence[str], *, shallow: bool
) -> Finding:
    """Return whether what was adopted is as it was, and what the typed codes say."""
    changed = tuple(damage.problems(book))
    kept = sheets_of(repository)
    # In a copy of the last versions alone, a sheet seems to be of the oldest of those.
    leaves = [one for one in leaves_of(book, repository, kept) if one.is_minutes or not shallow]
    destroyed = _destroyed(repository) if any(one.found == "" for one in leaves) else frozenset()
    wrong = [
        *problems_of_sheets(kept),
        *_wrong_leaves(leaves, destroyed),
        *_twice(leaves),
        *_codes_in_notes(book, kept),
    ]
    told = {problem.path for problem in changed}  # with who did it and what
    problems = [
        *changed,
        *(one for one in wrong if one.code != NOT_AS_LISTED or one.path not in told),
    ]
    codes = [_typed(one, kept, leaves, problems) for one in typed]
    proven: list[str] = []
    if not problems:
        proven.append(
            "De vastgestelde verslagen zijn zoals ze zijn vastgesteld."
            if not kept
            else "De vastgestelde verslagen zijn zoals ze zijn vastgesteld, en "
            f"{_sheets(len(kept))} met de geschiedenis."
        )
    unproven = list(_not_told(book, leaves, destroyed))
    if kept and not any(one.proven for one in codes):
        unproven.append(_ASK_FOR_CODE)
    return Finding(
        problems=(*problems, *chain.from_iterable(one.problems for one in codes)),
        proven=(*chain.from_iterable(one.proven for one in codes), *proven),
        unproven=tuple(unproven),
    )


def _destroyed(repository: Repository) -> frozenset[str]:
    found = [one for one in versions(repository) if one.action == ACTION]
    return frozenset(number for one in found for number in one.numbers)


def _wrong_leaves(leaves: Sequence[Leaf], destroyed: frozenset[str]) -> Iterator[Problem]:
    for one in leaves:
        if one.found is None or one.found == one.listed:
            continue
        if one.found == "" and one.number in destroyed:
            continue
        day = without_weekday(one.kept.made.date.date())
        how = "niet meer te vinden" if one.found == "" else "anders"
        yield Problem(
            code="controleblad-klopt-niet",
            path=one.path or one.kept.path,
            message=f"De tekst van {visible(one.number)} is {how} in de versie van {day} waarin "
            "het controleblad is gemaakt. De geschiedenis is daarna herschreven.",
            fix="Vergelijk met een eerdere kopie of met het verslag op papier, en vraag wie dit "
            "deed.",
        )


def _twice(leaves: Sequence[Leaf]) -> Iterator[Problem]:
    """Yield a problem for minutes that two sheets have in two forms: minutes never change."""
    of_minutes: defaultdict[str, list[Leaf]] = defaultdict(list)
    for one in leaves:
        if one.is_minutes:
            of_minutes[one.number].append(one)
    for number, found in of_minutes.items():
        if len({one.text for one in found}) > 1:
            yield Problem(
                code="controleblad-tweemaal",
                path=found[-1].path,
                message=f"{visible(number)} staat met twee verschillende teksten op "
                "controlebladen. Een vastgesteld verslag wordt niet nog eens vastgesteld.",
                fix="Kijk in de geschiedenis wat er is gewijzigd, en vraag wie dit deed.",
            )


def _codes_in_notes(book: Book, kept: Sequence[Kept]) -> Iterator[Problem]:
    """Yield a problem for minutes whose own code or text is not that of their sheet."""
    known = by_code(kept)
    for meta in rows(book, meeting.KIND).objects():
        code, number = text_in(meta, CODE_KEY), text_in(meta, "nummer")
        if not code:
            continue
        listed = _leaf_on(known.get(code), number)
        if listed is None:
            yield Problem(
                code="controlecode-anders",
                path=str(meta["pad"]),
                message=f"Bij het verslag van {visible(number)} staat een controlecode die bij "
                "geen controleblad met dit verslag hoort.",
                fix="Kijk in de geschiedenis van het verslag wanneer dit is gewijzigd.",
            )
            continue
        try:
            note = read_note(book, str(meta["pad"]))
        except RaadsboekError:
            continue
        if leaf_of_minutes(note) != listed:
            yield Problem(
                code="verslag-niet-als-op-blad",
                path=note.path,
                message=f"Het verslag van {visible(number)} is niet meer zoals het op zijn "
                "controleblad staat.",
                fix="Zet de vastgestelde tekst terug via de geschiedenis van het verslag (F9).",
            )


def _leaf_on(kept: Kept | None, number: str) -> str | None:
    return kept.sheet.leaves.get(number) if kept is not None and kept.sheet is not None else None


def _not_told(book: Book, leaves: Sequence[Leaf], destroyed: frozenset[str]) -> Iterator[str]:
    """Yield what the sheets leave open."""
    adopted = [meta for meta in rows(book, meeting.KIND).objects() if text_in(meta, DIGEST_KEY)]
    without = sum(not text_in(meta, CODE_KEY) for meta in adopted)
    if without:
        yield (
            f"{_minutes(without)} geen controlecode: vastgesteld voordat er codes waren. Daar is "
            "niets mis mee."
        )
    hidden = {one.number for one in leaves if one.found is None and not one.minutes}
    if hidden:
        yield f"Van {_texts(len(hidden))} is de inhoud versleuteld; die is niet vergeleken."
    for minutes in sorted({one.minutes for one in leaves if one.minutes}):
        of = sorted({one.number for one in leaves if one.minutes == minutes})
        yield (
            f"Niet te vergelijken, omdat het verslag {visible(minutes)} er niet meer is: "
            f"{visible(', '.join(of))}."
        )
    gone = sorted({one.number for one in leaves if one.found == ""} & destroyed)
    if gone:
        yield f"Vernietigd, dus niet te vergelijken: {visible(', '.join(gone))}."


# -- a code from paper ----------------------------------------------------------------------------


def _typed(
    words: str, kept: Sequence[Kept], leaves: Sequence[Leaf], wrong: Sequence[Problem]
) -> Finding:
    """Return what a code proves; the number of the minutes may stand before it."""
    number, code = number_and_code(words)
    if not code:
        return Finding(problems=(_no_code(words),))
    known = by_code(kept)
    found = known.get(code)
    if found is None or found.sheet is None:
        return Finding(problems=(_unknown_code(code, number, known),))
    if number and number.casefold() not in {one.casefold() for one in found.sheet.leaves}:
        return Finding(problems=(_code_of_others(code, number, found, leaves),))
    sheets = {one: of.sheet for one, of in known.items() if of.sheet is not None}
    covered = {known[sheet.code].path for sheet in with_those_before(found.sheet, sheets)}
    on_them = [one for one in leaves if one.kept.path in covered]
    paths = covered | {one.path for one in on_them}
    if any(problem.path in paths for problem in wrong):
        return Finding(
            unproven=(f"De code {code} bestaat hier, maar bewijst niets zolang er fouten zijn.",)
        )
    day = without_weekday(found.made.date.date())
    count = len({one.number for one in on_them if one.found == one.listed})
    return Finding(
        proven=(
            f"De code {code} klopt: wat tot en met {day} is vastgesteld ({_texts(count)}), is "
            "daarna niet gewijzigd.",
        )
    )


def number_and_code(words: str) -> tuple[str, str]:
    """Return the number before a code, '' for none, and the code, '' when there is none."""
    parts = words.split()
    for at in range(len(parts)):
        code = read_code(" ".join(parts[at:]))
        if code:
            return " ".join(parts[:at]), code
    return "", ""


def _no_code(words: str) -> Problem:
    return Problem(
        code="controlecode-ongeldig",
        message=f"'{visible(words)[:60]}' is geen controlecode.",
        fix="Een code heeft 20 letters en cijfers in groepjes van vier, zoals "
        "ABCD-EFGH-IJKL-MNOP-QRST. De cijfers 0, 1, 8 en 9 komen er niet in voor.",
    )


def _code_of_others(code: str, number: str, found: Kept, leaves: Sequence[Leaf]) -> Problem:
    minutes = sorted({one.number for one in leaves if one.kept is found and one.is_minutes})
    whose = f"hoort bij {visible(', '.join(minutes))}" if minutes else "bestaat hier"
    return Problem(
        code="controlecode-van-ander-verslag",
        severity=Severity.WARNING,
        path=found.path,
        message=f"De code {code} {whose}, niet bij {visible(number)[:60]}.",
        fix="Kijk op het papier welk nummer en welke code er staan, en typ ze opnieuw.",
    )


def _unknown_code(code: str, number: str, known: Mapping[str, Kept]) -> Problem:
    slip = next((one for one in known if is_slip(code, one)), "")
    if slip:
        return Problem(
            code="controlecode-bijna",
            severity=Severity.WARNING,
            message=f"De code {code} is er niet, maar {slip} wel.",
            fix="Kijk op het papier of u zich hebt vergist, en typ de code opnieuw.",
        )
    own = next(
        (one for one in known.values() if one.sheet is not None and number in one.sheet.leaves),
        None,
    )
    if own is not None and own.sheet is not None:
        listed = ", ".join(visible(one) for one in sorted(own.sheet.leaves))
        return Problem(
            code="controlecode-anders-dan-papier",
            path=own.path,
            message=f"Op papier staat bij {visible(number)} de code {code}, hier staat "
            f"{own.sheet.code}. Dat verslag, of iets dat eerder is vastgesteld, is gewijzigd "
            "nadat het is afgedrukt.",
            fix="Vergelijk het verslag op papier met dat in het raadsboek. Typ ook de codes van "
            "eerdere verslagen over: de eerste die niet klopt, wijst de plaats aan.",
            details=(f"Op dat controleblad staan: {listed}.",),
        )
    return Problem(
        code="controlecode-onbekend",
        message=f"De code {code} hoort bij geen enkel controleblad in dit raadsboek.",
        fix="Kijk of het papier van dit raadsboek is en of de code goed is overgetypt. Klopt dat, "
        "dan is de geschiedenis herschreven na het afdrukken: vergelijk met een eerdere kopie.",
    )


def _sheets(count: int) -> str:
    return "het controleblad klopt" if count == 1 else f"alle {count} controlebladen kloppen"


def _minutes(count: int) -> str:
    return "1 verslag heeft" if count == 1 else f"{count} verslagen hebben"


def _texts(count: int) -> str:
    return "1 tekst" if count == 1 else f"{count} teksten"
