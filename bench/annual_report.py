"""The numbers of an annual report in a vault of 10,000 notes whose index is fresh.

Both counts are in it, by index and by files, and the text that is made of them; the promise is one
second.
"""

import datetime

from bench.made import opened, ready_vault
from bench.measuring import Result, compare, seconds
from raadsboek.book.annual.comparing import differences
from raadsboek.book.annual.gathering import counts_in, parts_of
from raadsboek.book.annual.looking import calendar_year
from raadsboek.core.annual.text import first_body

_NOTES = 10_000


def run() -> list[Result]:
    """Compare counting a year twice with one second."""
    book = opened(ready_vault(_NOTES))
    period = calendar_year(datetime.date.today().year)
    organ = book.settings.first_organ

    def report() -> None:
        parts = parts_of(book, organ, period)
        differences(book, organ, period, counts_in(parts))
        first_body(parts)

    result = compare(
        "annual report of 10,000 notes",
        "one second",
        lambda: seconds(report),
        lambda: 1.0,
        target=1.0,
    )
    book.index.close()
    return [result]
