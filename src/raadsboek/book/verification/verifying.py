"""The check of the whole history: every part of it in turn, and one report of them all.

`raadsboek controleer --historie`, the screen Problemen and the handover all ask here. It must not
change anything.
"""

from collections.abc import Sequence
from pathlib import Path

from raadsboek.book.book import Book
from raadsboek.book.opening import unusable_history
from raadsboek.book.past import readable
from raadsboek.book.verification.adopted import adopted_unchanged
from raadsboek.book.verification.known import (
    KnownPoint,
    against_bundle,
    against_point,
    point_on_paper,
    remembered_points,
)
from raadsboek.book.verification.people import by_known_people
from raadsboek.book.verification.report import Finding, Report, together
from raadsboek.core.errors import HistoryFailed
from raadsboek.core.verification.codes import read_mark
from raadsboek.history.git import Repository
from raadsboek.history.integrity import integrity
from raadsboek.history.whole_versions import WholeVersion, whole_versions

_NOTHING_KNOWN = (
    "Er is niets van eerder om de geschiedenis mee te vergelijken: geen gedeelde plaats, geen "
    "kopie en geen controlecode. Typ een controlecode over van een vastgesteld verslag op papier."
)

_STOPPED = "De rest van de controle is niet gedaan, omdat de geschiedenis niet te lezen is."


def verify_history(
    book: Book,
    *,
    known: Sequence[KnownPoint] = (),
    bundles: Sequence[Path] = (),
    codes: Sequence[str] = (),
) -> Report:
    """Look at everything that the history can prove, and say what it cannot.

    `known` are versions that somebody saw before, `bundles` copies to compare with, `codes` what
    was typed from paper: the code of adopted minutes, perhaps with their number before it, or the
    mark of a version that a handover names. What this computer remembers of a shared place is
    added. Raises `ReadOnly` when there is no history.
    """
    repository = readable(book)
    book.index.refresh()
    findings = [_whole(repository)]
    versions: list[WholeVersion] = []
    try:
        versions = whole_versions(repository)
        newest = versions[-1].identifier if versions else "HEAD"
        marks = [mark for mark in map(read_mark, codes) if mark]
        typed = [words for words in codes if not read_mark(words)]
        points = [*known, *map(point_on_paper, marks), *remembered_points(repository)]
        findings += [against_point(repository, point) for point in points]
        findings += [against_bundle(repository, file, newest) for file in bundles]
        if not points and not bundles and not codes:
            findings.append(Finding(unproven=(_NOTHING_KNOWN,)))
        shallow = any(one.code == "geschiedenis-onvolledig" for one in findings[0].problems)
        findings.append(by_known_people(repository, versions))
        adopted = adopted_unchanged(book, repository, typed, shallow=shallow)
        # Who typed a code wants to read first what it proves.
        findings.insert(0 if typed else len(findings), adopted)
    except HistoryFailed as error:
        # A damaged history is a finding; what else could not be looked at is said.
        findings.append(Finding(problems=(unusable_history(error),), unproven=(_STOPPED,)))
    newest = versions[-1].identifier if versions else ""
    return together(findings, versions=len(versions), newest=newest)


def _whole(repository: Repository) -> Finding:
    problems = tuple(integrity(repository))
    if not problems:
        return Finding(
            proven=("De geschiedenis is heel: alles is gelezen en niets is beschadigd.",)
        )
    shallow = any(one.code == "geschiedenis-onvolledig" for one in problems)
    unproven = ("Wat er voor de oudste versie in deze kopie gebeurde, is hier niet te zien.",)
    return Finding(problems=problems, unproven=unproven if shallow else ())
