"""The two counts of an annual report beside each other: every number twice, or it is told."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from raadsboek.book.annual.gathering import Report, counts_in, parts_of, reports
from raadsboek.book.annual.recount import Tally, recount
from raadsboek.book.book import Book
from raadsboek.core.annual.part import Count, Period, in_dutch
from raadsboek.core.kinds.annual_report import ReportStatus
from raadsboek.core.problem import Problem
from raadsboek.core.text import visible

_MOST_NAMED = 5


def differences(
    book: Book, organ: str, period: Period, counts: Sequence[Count]
) -> list[tuple[Count, str]]:
    """Return the numbers that the files do not agree with, each with a sentence about it."""
    files = recount(book, organ, period.start, period.end)
    nothing = Tally()
    found = []
    for count in counts:
        tally = files.pop(count.name, nothing)
        if count.value != tally.value or Counter(count.numbers) != Counter(tally.numbers):
            found.append((count, _sentence(count, tally)))
    for name, tally in files.items():
        count = Count(name=name, words=name, notes=())
        found.append((count, _sentence(count, tally)))
    return found


def uncertain_reports(book: Book) -> Iterator[Problem]:
    """Yield the numbers of drafts of annual reports that two counts do not agree about."""
    if book.then is not None:
        return
    for report in _drafts(reports(book)):
        counts = counts_in(parts_of(book, report.organ, report.period))
        for _, sentence in differences(book, report.organ, report.period, counts):
            yield Problem(
                code="telling-verschilt",
                path=report.path,
                message=f"Twee tellingen voor {visible(report.number)} verschillen. {sentence}",
                fix="Kijk deze notities na: staat er bij elke sleutel één keer iets dat klopt?",
            )


def _drafts(found: Iterable[Report]) -> Iterator[Report]:
    yield from (one for one in found if one.status in ("", ReportStatus.DRAFT))


def _sentence(count: Count, tally: Tally) -> str:
    listed, filed = Counter(count.numbers), Counter(tally.numbers)
    only = [*(listed - filed).elements(), *(filed - listed).elements()]
    named = ", ".join(sorted(visible(one) or "zonder nummer" for one in only)[:_MOST_NAMED])
    about = f" Het gaat om: {named}." if named else ""
    return (
        f"{count.words[:1].upper()}{count.words[1:]}: {in_dutch(count.value)} in de lijsten, "
        f"{in_dutch(tally.value)} in de bestanden.{about}"
    )
