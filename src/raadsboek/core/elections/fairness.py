"""Whether unions and free candidates get equal time: what a court said of a rule that differs."""

from collections.abc import Iterable, Iterator

from raadsboek.core.dates import long_date
from raadsboek.core.elections.plan import PlanRow
from raadsboek.core.problem import Problem, Severity

UNION, FREE = "union_lists", "free_lists"
"""The steps by which the lists of unions and the free lists are due."""
RULING = "Hof Den Haag, 2018"


def unequal_terms(rows: Iterable[PlanRow]) -> Iterator[Problem]:
    """Yield that unions and free candidates do not have the same last day for their lists."""
    days = {row.step.id: row for row in rows if row.step.id in (UNION, FREE)}
    union, free = days.get(UNION), days.get(FREE)
    if union is None or free is None or not (union.day and free.day) or union.day == free.day:
        return
    yield Problem(
        code="kandidaattermijn-ongelijk",
        key="verkiezingsdag",
        severity=Severity.WARNING,
        message=f"Vakbonden leveren hun lijst in tot en met {long_date(union.day)}, vrije "
        f"kandidaten tot en met {long_date(free.day)}. Vakbonden mogen niet meer tijd krijgen "
        f"dan vrije kandidaten ({RULING}).",
        fix="Geef beide evenveel tijd: zet de weken van uw reglement bij 'termijnen' in "
        "raadsboek.yaml. Het voorbeeld van de SER doet dat nog niet.",
    )
