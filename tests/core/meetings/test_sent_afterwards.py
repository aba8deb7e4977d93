"""An agenda as it is printed marks the papers that were sent after it."""

import datetime

from raadsboek.core.meetings.agenda.points import read_agenda
from raadsboek.core.meetings.agenda.text import agenda_lines
from raadsboek.core.meetings.agenda.timing import timing_of

BODY = "## 1. Roosters\ndoel: bespreken · stukken: [[P-2026-118]], [[P-2026-130]]\n"


def test_a_paper_that_came_later_has_its_day() -> None:
    """At its point; the text of the agenda itself stays as it is."""
    agenda = read_agenda(BODY)
    later = {"P-2026-130": datetime.date(2026, 11, 21)}

    _head, papers = agenda_lines(agenda, timing_of(agenda, "", ""), later)

    assert papers.strip() == "stukken: P-2026-118, P-2026-130 (nagezonden za 21 nov)"
    assert agenda.text == BODY
