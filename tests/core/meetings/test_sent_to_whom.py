"""The send log as a whole: what went to whom, and what somebody still has to get."""

import datetime
import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from raadsboek.core.meetings.send_log import (
    Log,
    Sending,
    SentPaper,
    SentWhat,
    read_log,
    read_sending,
    sending_line,
)

LINE = (
    "2026-11-19 agenda voor 2026-11-26 aan @anna @bas @bestuurder: "
    "V-2026-12 1a2b3c4d, P-2026-118 5d6e7f80"
)
LATER = "2026-11-21 nazending voor 2026-11-26 aan @bas: P-2026-130 00000000"

days = st.dates(datetime.date(1900, 1, 1), datetime.date(2200, 1, 1))
digests = st.text("0123456789abcdef", min_size=8, max_size=8)
names = st.text("ABé-2,: .[]@'\"ad0", min_size=1, max_size=20).map(str.strip).filter(bool)


@st.composite
def sendings(draw: st.DrawFn) -> Sending:
    """Anything that can have been sent, with papers that have the names of files."""
    papers = draw(st.lists(st.builds(SentPaper, names, digests), max_size=4))
    assume(all("  " not in one.number for one in papers))
    assume(not any(re.search(r"[0-9a-f]{8,}, ", f"{one.number}, ") for one in papers))
    to = draw(st.lists(st.text("abcé-_.0", min_size=1, max_size=8), max_size=4))
    return Sending(
        day=draw(days),
        what=draw(st.sampled_from(SentWhat)),
        told=draw(days),
        to=tuple(to),
        papers=tuple(papers),
    )


@given(sendings())
def test_papers_may_have_any_name(sending: Sending) -> None:
    """Every sending comes back from its line as it was, commas and colons and all."""
    assert read_sending(sending_line(sending)) == sending


@given(st.text())
def test_any_text_is_read_without_trouble(text: str) -> None:
    """A log is edited by people; reading it never fails."""
    assert len(read_log([text]).sendings) in (0, 1)


@pytest.mark.parametrize(
    "line",
    [
        LINE.replace("agenda", "Agenda"),
        LINE.replace("@", ""),
        LINE.replace(" @bas", ", @bas"),
        LINE.replace("26 aan", "26   aan"),
        LINE.replace("1a2b3c4d", "1A2B3C4D"),
        LINE.replace("5d6e7f80", "5d6e7f80" + "0" * 56),
    ],
)
def test_a_line_that_somebody_typed_is_read_too(line: str) -> None:
    """Signs and capitals may differ; the meaning is the same."""
    assert read_sending(line) == read_sending(LINE)


def test_the_log_tells_what_each_recipient_got() -> None:
    """By person, with name and digest."""
    log = read_log([LINE, "iets met de hand", LATER])

    assert log.agenda_sent == datetime.date(2026, 11, 19)
    assert log.recipients == ["anna", "bas", "bestuurder"]
    assert log.had("bas") == {
        "V-2026-12": "1a2b3c4d",
        "P-2026-118": "5d6e7f80",
        "P-2026-130": "00000000",
    }
    assert [one.what for one in log.of("anna")] == [SentWhat.AGENDA]
    assert log.sent_afterwards() == {"P-2026-130": datetime.date(2026, 11, 21)}
    assert Log().agenda_sent is None


def test_a_paper_that_was_added_or_changed_is_owed() -> None:
    """To everybody who got the agenda, until it was sent to them."""
    log = read_log([LINE, LATER])
    added, changed = SentPaper("P-2026-130", "00000000"), SentPaper("P-2026-118", "ffffffff")
    same = SentPaper("P-2026-118", "5d6e7f80")

    assert log.owed([same, added]) == {added: ["anna", "bestuurder"]}
    assert log.owed([changed]) == {changed: ["anna", "bas", "bestuurder"]}
    assert Log().owed([added]) == {}


def test_everybody_who_was_told_an_older_day_is_owed_a_message() -> None:
    """Moved twice, and one of three heard of the first move: all three are misled."""
    notice = "2026-11-20 bericht voor 2026-12-03 aan @anna"
    misled = read_log([LINE, notice]).misled(datetime.date(2026, 12, 10))
    assert misled is not None
    assert (misled.told, set(misled.to)) == (
        datetime.date(2026, 12, 3),
        {"anna", "bas", "bestuurder"},
    )
    assert read_log([LINE]).misled(datetime.date(2026, 11, 26)) is None
