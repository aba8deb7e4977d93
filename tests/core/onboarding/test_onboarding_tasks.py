"""The lines of an onboarding list: read as people type them, and ticked by one character."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from raadsboek.core.onboarding.checks import unclear_tasks, wrong_days
from raadsboek.core.onboarding.tasks import (
    progress_of,
    read_tasks,
    task_line,
    ticked,
    with_task,
)

Day = datetime.date
TODAY = Day(2026, 11, 22)
WORDS = (
    st.text("abcdé (),.@-:", min_size=1, max_size=20)
    .map(str.strip)
    .filter(lambda text: text and not text.startswith("@") and "·" not in text)
)
HANDLES = st.lists(st.text("abc", min_size=1, max_size=4), max_size=3, unique=True)
DAYS = st.none() | st.dates(Day(1990, 1, 1), Day(2090, 1, 1))
LINES = st.one_of(
    st.builds(task_line, WORDS, HANDLES, DAYS),
    st.sampled_from(["", "## Eerste weken", "tekst", "- gewoon", "  * [X] diep", "- [] leeg"]),
)


@settings(max_examples=60)
@given(WORDS, HANDLES, DAYS)
def test_a_task_reads_back_as_it_was_written(text: str, people: list[str], due: Day | None) -> None:
    """Text, people and day are what they were, whatever else is said."""
    (task,) = read_tasks(task_line(text, people, due))
    assert (task.text, task.people, task.due) == (" ".join(text.split()), tuple(people), due)
    assert not task.is_done
    assert not task.unclear


@settings(max_examples=60)
@given(st.lists(LINES, max_size=8), st.sampled_from(["\n", "\r\n"]), st.data())
def test_ticking_changes_one_mark_and_nothing_else(
    lines: list[str], newline: str, data: st.DataObject
) -> None:
    """Every other task stays as it was, and unticking brings the text back."""
    body = newline.join(lines)
    tasks = read_tasks(body)
    if not tasks:
        assert ticked(body, 0, is_done=True) is None
        return
    place = data.draw(st.integers(0, len(tasks) - 1))
    after = ticked(body, tasks[place].line, is_done=True)
    assert after is not None
    assert [one._replace(is_done=False) for one in read_tasks(after)] == [
        one._replace(is_done=False) for one in tasks
    ]
    assert read_tasks(after)[place].is_done
    changed = zip(body.split(newline), after.split(newline), strict=True)
    assert sum(before != now for before, now in changed) <= 1
    if not tasks[place].is_done and "[ ]" in body.split(newline)[tasks[place].line]:
        assert ticked(after, tasks[place].line, is_done=False) == body


@settings(max_examples=40)
@given(st.lists(LINES, max_size=6), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_a_task_comes_below_the_last_one(lines: list[str], newline: str, ends: bool) -> None:
    """What was there stays, in its order."""
    body = newline.join(lines) + (newline if ends else "")
    after = with_task(body, "- [ ] Nieuw")
    assert [one.text for one in read_tasks(after)] == [
        *(one.text for one in read_tasks(body)),
        "Nieuw",
    ]
    assert [line for line in after.splitlines() if line != "- [ ] Nieuw"].count("tekst") == (
        lines.count("tekst")
    )


def test_buddy_and_guide_are_who_the_note_names() -> None:
    """A list that is made before anybody is buddy follows when somebody is."""
    body = "- [ ] Samen lezen · @buddy @noor · uiterlijk 1 december 2026"
    (alone,) = read_tasks(body)
    (named,) = read_tasks(body, {"buddy": ["wouter"]})
    assert alone.people == ("noor",)
    assert named.people == ("wouter", "noor")
    assert named.due == Day(2026, 12, 1)


@pytest.mark.parametrize(
    "words", ["uiterlijk 30 februari 2027", "uiterlijk gauw", "uiterlijk 3-12"]
)
def test_a_day_that_is_no_day_is_told(words: str) -> None:
    """It counts for nothing, and says what to write instead."""
    tasks = read_tasks(f"- [ ] Lezen · {words}")
    (problem,) = unclear_tasks(tasks)
    assert words in problem.message
    assert tasks[0].due is None


def test_what_is_late_is_counted() -> None:
    """What is done is never late, and the day itself is in time."""
    body = "\n".join(
        [
            task_line("a", [], TODAY),
            task_line("b", [], TODAY - datetime.timedelta(days=1)),
            "- [x] c · uiterlijk 2020-01-01",
        ]
    )
    assert progress_of(read_tasks(body), TODAY).words == "1 van 3 · 1 te laat"
    assert progress_of([], TODAY).words == "nog geen taken"


def test_a_list_that_ends_before_it_begins_is_told() -> None:
    """The message names both days."""
    (problem,) = wrong_days(Day(2026, 3, 1), Day(2026, 2, 1))
    assert "1 februari 2026" in problem.message
    assert list(wrong_days(Day(2026, 3, 1), Day(2026, 3, 1))) == []
