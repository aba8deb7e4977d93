"""The send log of a meeting: its lines as people read them."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from raadsboek.core.meetings.send_log import (
    Sending,
    SentPaper,
    SentWhat,
    read_sending,
    read_sendings,
    sending_line,
    told_another_day,
)

LINE = "2026-11-19 agenda voor 2026-11-26 aan @anna @noor: V-2026-12 1a2b3c4d, UR 26-118 5d6e7f80"
AGENDA = Sending(
    day=datetime.date(2026, 11, 19),
    what=SentWhat.AGENDA,
    told=datetime.date(2026, 11, 26),
    to=("anna", "noor"),
    papers=(SentPaper("V-2026-12", "1a2b3c4d"), SentPaper("UR 26-118", "5d6e7f80")),
)


def test_a_line_is_read_and_written() -> None:
    """Everything in the line is understood, and writing it gives the same line."""
    assert read_sending(LINE) == AGENDA
    assert sending_line(AGENDA) == LINE


@pytest.mark.parametrize(
    "line",
    ["", "agenda verstuurd", LINE.replace("agenda", "brief"), LINE.replace("11-26", "02-30")],
)
def test_a_line_in_another_form_counts_for_nothing(line: str) -> None:
    """What somebody typed by hand and nobody understands is no sending."""
    assert read_sendings([line, LINE]) == [AGENDA]


@given(
    st.builds(
        Sending,
        day=st.dates(),
        what=st.sampled_from(SentWhat),
        told=st.dates(),
        to=st.lists(st.from_regex(r"[a-z][a-z0-9_-]{0,9}", fullmatch=True)).map(tuple),
        papers=st.lists(
            st.builds(
                SentPaper,
                st.from_regex(r"[A-Z]{1,3}[ -][0-9]{2,4}-[0-9]{1,3}", fullmatch=True),
                st.from_regex(r"[0-9a-f]{8}", fullmatch=True),
            )
        ).map(tuple),
    )
)
def test_every_sending_survives_its_line(sending: Sending) -> None:
    """Reading gives back what was written."""
    assert read_sending(sending_line(sending)) == sending


def test_who_was_told_another_day() -> None:
    """Whoever was told the right day since is misled no longer; minutes change nothing."""
    there, moved = AGENDA.told, datetime.date(2026, 12, 3)
    minutes = Sending(day=moved, what=SentWhat.MINUTES, told=there)
    to_one = Sending(day=moved, what=SentWhat.NEW_DAY, told=moved, to=("anna",))
    to_other = replace(to_one, what=SentWhat.AFTERWARDS, to=("noor",))
    assert told_another_day([AGENDA], there) is None
    assert told_another_day([AGENDA, minutes], moved) == AGENDA
    assert told_another_day([AGENDA, to_one], moved) == replace(AGENDA, to=("noor",))
    assert told_another_day([AGENDA, to_one, to_other], moved) is None
    assert told_another_day([], moved) is None


def test_a_sending_without_names() -> None:
    """It was for everybody, until the next one."""
    there, moved = AGENDA.told, datetime.date(2026, 12, 3)
    to_all = replace(AGENDA, to=())
    assert told_another_day([to_all], moved) == to_all
    assert told_another_day([to_all, replace(to_all, told=moved)], moved) is None
    assert told_another_day([to_all], there) is None
