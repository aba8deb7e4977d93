"""What is said of the number of seats: the rule, row by row, with its article and its source."""

from collections.abc import Iterator

from raadsboek.core.dates import without_weekday
from raadsboek.core.seats import SeatRule, Service, band_words
from raadsboek.core.terms.explaining import CONFIDENCE_WORDS
from raadsboek.core.terms.explanation import Explanation, Row


def explain_seats(rule: SeatRule, staff: int) -> Explanation:
    """Return how many seats there are for so many people, and why."""
    return Explanation(heading=_heading(rule, staff), rows=tuple(_rows(rule, staff)))


def _heading(rule: SeatRule, staff: int) -> str:
    seats = rule.seats(staff)
    people = "1 persoon" if staff == 1 else f"{staff} personen"
    if seats is None:
        return f"Geen wettelijk aantal zetels bij {people}"
    return f"{seats} zetels bij {people}"


def _rows(rule: SeatRule, staff: int) -> Iterator[Row]:
    yield Row("artikel", rule.article)
    if found := rule.band(staff):
        yield Row("groep", f"{band_words(*found)}: {found[0].seats} leden")
    if rule.words:
        yield Row("regel", rule.words)
    if rule.deviation:
        yield Row("ander aantal", f"{rule.deviation} ({rule.deviation_article})")
    for place, one in enumerate(rule.service):
        yield Row("" if place else "diensttijd", _service(one))
    doubts = {CONFIDENCE_WORDS[one.confidence]: None for one in rule.service}
    if rule.service:
        yield Row("", f"{rule.service_deviation} {'; '.join(doubts).capitalize()}.".strip())
    yield Row("zekerheid", CONFIDENCE_WORDS[rule.confidence])
    yield Row("nagekeken", f"{without_weekday(rule.checked)}: {rule.read}")
    if rule.source:
        yield Row("bron", rule.source)
    if rule.read_at and rule.read_at != rule.source:
        yield Row("gelezen in", rule.read_at)


def _service(one: Service) -> str:
    time = "1 maand" if one.months == 1 else f"{one.months} maanden"
    before = f"; daarvoor {one.before}" if one.before else ""
    since = without_weekday(one.since)
    return f"{one.right} na {time} ({one.article}, sinds {since}{before})"
