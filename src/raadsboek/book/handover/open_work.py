"""What is still to be done: actions, promises, post that waits, minutes that nobody adopted."""

import datetime
from collections.abc import Iterator, Mapping

from raadsboek.book.handover.telling import Telling, names_in
from raadsboek.book.meetings.minutes_waiting import waiting_minutes
from raadsboek.core.dates import day_as_kept, long_date
from raadsboek.core.handover.section import (
    Section,
    heading,
    item,
    name_of,
    people,
    section,
    who_says,
    words,
)
from raadsboek.core.kinds import action, post, promise
from raadsboek.core.kinds.post import Direction
from raadsboek.core.note import Value, text_in


def open_work(telling: Telling) -> Section:
    """Return the part about what is still to be done, what is late first."""
    groups = (
        ("Acties", _actions(telling)),
        ("Toezeggingen aan de raad", _promises(telling)),
        ("Post die wacht", _post(telling)),
        ("Verslagen die nog niet zijn vastgesteld", _minutes(telling)),
    )
    lines: list[str] = []
    for title, found in groups:
        told = list(found)
        if told:
            lines += [heading(f"{title} ({len(told)})"), "", *told, ""]
    return section("open", "Wat nog open staat", lines, empty="Er staat niets open.")


def _actions(telling: Telling) -> Iterator[str]:
    for meta in _by_day(telling.notes(action.KIND, only_open=True)):
        yield item(
            name_of(meta),
            *who_says(meta, people(names_in(meta, "wie")) or "**nog niemand**"),
            telling.until(meta, "uiterlijk") or "geen dag afgesproken",
            telling.organ(meta),
        )


def _promises(telling: Telling) -> Iterator[str]:
    for meta in _by_day(telling.notes(promise.KIND, only_open=True)):
        promised = day_as_kept(text_in(meta, "toegezegd"))
        yield item(
            name_of(meta),
            *who_says(meta, people(names_in(meta, "door"))),
            f"toegezegd op {long_date(promised)}" if promised else "",
            telling.until(meta, "uiterlijk"),
            telling.organ(meta),
        )


def _post(telling: Telling) -> Iterator[str]:
    for meta in _by_day(telling.notes(post.KIND, only_open=True)):
        is_out = text_in(meta, "richting") == Direction.OUT
        way = "aan" if is_out else "van"
        who = text_in(meta, "relatie")
        yield item(
            name_of(meta),
            *who_says(
                meta,
                words(f"{way} {who}") if who else "",
                words(text_in(meta, "behandeling") or text_in(meta, "status")),
            ),
            telling.until(meta, "uiterlijk"),
            telling.organ(meta),
        )


def _minutes(telling: Telling) -> Iterator[str]:
    for waiting in waiting_minutes(telling.book, today=telling.today):
        meta = {**waiting.note.meta, "pad": waiting.note.path}
        day = day_as_kept(text_in(meta, "datum"))
        first = waiting.obstacles[0].message if waiting.obstacles else "kan worden vastgesteld"
        yield item(
            name_of(meta),
            long_date(day) if day else "",
            *who_says(meta, words(first)),
            telling.organ(meta),
        )


def _by_day(found: Iterator[dict[str, Value]]) -> list[dict[str, Value]]:
    def day(meta: Mapping[str, Value]) -> datetime.date:
        return day_as_kept(text_in(meta, "uiterlijk")) or datetime.date.max

    return sorted(found, key=day)
