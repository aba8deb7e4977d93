"""What was known of the history before: versions seen elsewhere, to hold the history against.

Owns finding those that this computer remembers, and the words for how the history stands to each.
"""

import datetime
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from raadsboek.book.verification.destroyed_since import DestroyedSince, destroyed_since
from raadsboek.book.verification.report import Finding
from raadsboek.core.dates import without_weekday
from raadsboek.core.problem import Problem, Severity
from raadsboek.core.text import visible
from raadsboek.history.git import Repository
from raadsboek.history.quarantine import BundleUnreadable, opened_bundle
from raadsboek.history.references import references_below
from raadsboek.history.shared_address import SEEN_PLACES
from raadsboek.history.standing import How, Standing, paths_that_differ, standing
from raadsboek.history.whole_versions import WholeVersion

_REMOTES = "refs/remotes/"
_ONE = "origin"
_MOST_SHOWN = 3


class KnownPoint(Struct, frozen=True, kw_only=True):
    """A version that was seen before, and where: 'de gedeelde plaats', 'de kopie van 3 mei'.

    `shared`: others save there as well, so it may have versions that were not fetched yet. `typed`:
    somebody read it from paper.
    """

    where: str
    identifier: str
    shared: bool = False
    typed: bool = False


def remembered_points(repository: Repository) -> Iterator[KnownPoint]:
    """Yield what the history itself remembers of the other side, as it was last seen."""
    for prefix in (SEEN_PLACES, _REMOTES):
        for name, identifier in references_below(repository, prefix):
            place = name.removeprefix(prefix).split("/")[0]
            if name.endswith("/HEAD"):
                continue
            # There is one, and its name in the history says nothing to people.
            which = "" if place == _ONE else f" ({visible(place)})"
            yield KnownPoint(
                where=f"de gedeelde plaats{which}, zoals die het laatst is gezien",
                identifier=identifier,
                shared=True,
            )


def point_on_paper(mark: str) -> KnownPoint:
    """Return the version whose mark stands in the report of a handover."""
    return KnownPoint(where="het kenmerk op papier", identifier=mark, typed=True)


def against_point(repository: Repository, point: KnownPoint) -> Finding:
    """Return whether the history still holds what was seen before."""
    return _told(repository, point, standing(repository, point.identifier), "HEAD")


def against_bundle(repository: Repository, file: Path, head: str) -> Finding:
    """Return whether the history still holds what a bundle has. Raises nothing for a bad one."""
    where = f"de kopie in '{visible(file.name)}'"
    try:
        with opened_bundle(repository, file) as (aside, newest):
            point = KnownPoint(where=where, identifier=newest)
            return _told(aside, point, standing(aside, newest, head=head), head)
    except BundleUnreadable as error:
        problem = Problem(code="kopie-onleesbaar", message=error.message, fix=error.hint)
        return Finding(problems=(problem,), unproven=(f"Met {where} is niet vergeleken.",))


def _told(repository: Repository, point: KnownPoint, found: Standing, head: str) -> Finding:
    if found.how is How.CONTAINED:
        return Finding(
            proven=(
                f"De geschiedenis is niet herschreven sinds {point.where}: "
                "alle versies daarvan staan er nog, ongewijzigd.",
            )
        )
    if found.how is How.OLDER:
        more = len(found.lacking)
        stands = "staat" if more == 1 else "staan"
        return Finding(
            proven=(
                f"Alle versies hier staan ook in {point.where}. Daar {stands} nog "
                f"{_versions(more)} meer.",
            )
        )
    if found.how is How.UNKNOWN:
        return Finding(problems=(_unknown(point),))
    destroyed = destroyed_since(repository, point.identifier, head, found)
    if destroyed is not None:
        return _only_destroyed(point, destroyed)
    if point.shared and not found.remade:
        return Finding(
            unproven=(
                f"In {point.where} staan {_versions(len(found.lacking))} die hier nog niet zijn, "
                "en hier staan er die daar niet zijn. Werk eerst bij en kijk dan opnieuw.",
            )
        )
    return Finding(problems=(_rewritten(repository, point, found),))


def _only_destroyed(point: KnownPoint, found: DestroyedSince) -> Finding:
    days = " en ".join(dict.fromkeys(without_weekday(_day(one)) for one in found.by))
    lists = ", ".join(dict.fromkeys(one.subject.partition(":")[0] for one in found.by))
    labels = " Waar ze ernaar verwijzen, staat alleen nog het nummer." if found.lost_labels else ""
    return Finding(
        proven=(
            f"Sinds {point.where} is vernietigd (op {days}): {visible(', '.join(found.numbers))}. "
            f"Alle andere teksten daarvan staan hier nog, ongewijzigd.{labels}",
        ),
        unproven=(
            "Bij het vernietigen krijgen alle versies een nieuw kenmerk. Of het mocht, staat op de "
            f"vernietigingslijst: {visible(lists)}.",
        ),
    )


def _unknown(point: KnownPoint) -> Problem:
    return Problem(
        code="geschiedenis-herschreven",
        message=f"De versie {point.identifier[:12]} van {point.where} staat niet in deze "
        "geschiedenis. De geschiedenis is herschreven, of dit is een ander raadsboek.",
        fix="Kijk of het kenmerk goed is overgetypt. Is er daarna iets vernietigd, dan klopt een "
        "ouder kenmerk niet meer. Vergelijk anders met een eerdere kopie en vraag hulp."
        if point.typed
        else "Vergelijk met een eerdere kopie van het raadsboek en vraag hulp; sla intussen niets "
        "op.",
    )


def _rewritten(repository: Repository, point: KnownPoint, found: Standing) -> Problem:
    if found.remade:
        was, now = found.remade[0]
        paths = [visible(path) for path in paths_that_differ(repository, was.identifier, now.tree)]
        what = f"De eerste versie die anders is: {_named(was)}."
        if paths:
            more = f" en nog {len(paths) - _MOST_SHOWN}" if len(paths) > _MOST_SHOWN else ""
            what += f" Het verschil zit in: {', '.join(paths[:_MOST_SHOWN])}{more}."
    else:
        what = f"De eerste versie die ontbreekt: {_named(found.lacking[0])}."
    count = len(found.lacking)
    return Problem(
        code="geschiedenis-herschreven",
        severity=Severity.ERROR,
        message=f"De geschiedenis is herschreven sinds {point.where}: {_versions(count)} daarvan "
        f"{'staat' if count == 1 else 'staan'} hier niet meer. {what}",
        fix="Vraag wie dit heeft gedaan en waarom. Open de eerdere kopie om te zien wat er stond.",
        details=tuple(_named(one) for one in found.lacking[:_MOST_SHOWN]),
    )


def _named(version: WholeVersion) -> str:
    day = without_weekday(_day(version))
    return f"{day}, {visible(version.author.name)}: {visible(version.subject)}"


def _day(version: WholeVersion) -> datetime.date:
    return version.author.moment.date()


def _versions(count: int) -> str:
    return "1 versie" if count == 1 else f"{count} versies"
