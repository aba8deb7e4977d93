"""Closing takes a day, and for an action a word on what came of it."""

import datetime

import pytest

from raadsboek.core.closing import with_closing_day, with_ending_status, without_result
from raadsboek.core.kinds import KINDS, action, agreement, decision, post, promise
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.schema import fields_of

TODAY = datetime.date(2026, 11, 22)


def test_what_closing_takes_is_declared_with_keys_that_exist() -> None:
    """A kind names its own keys and statuses, and what is done is not open."""
    for kind in KINDS:
        keys = {item.key: item for item in fields_of(kind.struct)}
        assert {kind.done_key, kind.result_key} - {""} <= keys.keys()
        assert bool(kind.done_statuses) == bool(kind.done_key)
        assert not kind.done_statuses & kind.open_statuses
        if kind.done_statuses:
            assert kind.done_statuses <= set(keys[kind.status_key].choices)


@pytest.mark.parametrize(
    ("kind", "status", "key"),
    [(action.KIND, "gereed", "afgehandeld"), (promise.KIND, "voldaan", "voldaan"),
     (post.KIND, "afgehandeld", "afgehandeld")],
)  # fmt: skip
def test_the_day_is_filled_in_once(kind: Kind, status: str, key: str) -> None:
    """Today when nothing is said; a day that is given or stands there stays."""
    closed = {"status": status}
    assert with_closing_day(kind, {}, closed, TODAY) == {**closed, key: "2026-11-22"}
    given = {**closed, key: "2026-11-20"}
    assert with_closing_day(kind, {}, given, TODAY) == given
    assert with_closing_day(kind, {key: "2026-11-01"}, closed, TODAY) == closed
    assert with_closing_day(kind, {"status": status}, closed, TODAY) == closed
    assert with_closing_day(kind, {}, {"titel": "x"}, TODAY) == {"titel": "x"}


def test_an_action_is_not_done_without_a_result() -> None:
    """Neither at once nor by taking the words away later; dropping one needs none."""
    kind = action.KIND
    (problem,) = without_result(kind, {}, {"status": "gereed", "resultaat": " "})
    assert (problem.code, problem.key) == ("resultaat-ontbreekt", "resultaat")
    assert without_result(kind, {"status": "gereed", "resultaat": "x"}, {"resultaat": None})
    assert not without_result(kind, {"resultaat": "gebeld"}, {"status": "gereed"})
    assert not without_result(kind, {}, {"status": "vervallen"})
    assert not without_result(decision.KIND, {}, {"status": "genomen"})


def test_what_was_closed_elsewhere_is_left_in_peace() -> None:
    """A note that is done without a result can still get another title."""
    assert not without_result(action.KIND, {"status": "gereed"}, {"titel": "Anders"})


@pytest.mark.parametrize(
    ("kind", "key", "status"),
    [
        (decision.KIND, "gewijzigd-door", "gewijzigd"),
        (decision.KIND, "ingetrokken-op", "ingetrokken"),
        (agreement.KIND, "gewijzigd-door", "gewijzigd"),
    ],
)
def test_filling_in_what_ended_it_gives_the_status(kind: Kind, key: str, status: str) -> None:
    """As soon as somebody says what changed a decision, it is a changed one."""
    for before in ({}, {"status": "geldig"}):
        assert with_ending_status(kind, before, {key: "x"}) == {key: "x", "status": status}


def test_a_status_that_says_so_itself_stays() -> None:
    """What ended in another way, what stood there already and what is emptied change nothing."""
    kind = decision.KIND
    for before, changes in (
        ({"status": "ingetrokken"}, {"gewijzigd-door": "[[B-2]]"}),
        ({}, {"gewijzigd-door": "[[B-2]]", "status": "ingetrokken"}),
        ({"gewijzigd-door": "[[B-2]]"}, {"gewijzigd-door": "[[B-2]]"}),
        ({"gewijzigd-door": "[[B-2]]"}, {"gewijzigd-door": None}),
    ):
        assert with_ending_status(kind, before, changes) == changes
    assert with_ending_status(None, {}, {"gewijzigd-door": "x"}) == {"gewijzigd-door": "x"}
