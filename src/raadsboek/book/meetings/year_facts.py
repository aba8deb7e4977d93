"""What a year is planned around: the days on which nobody meets, and the meetings that are there.

Owns gathering these facts and saying which are not known; planning is `planning_year`'s.
"""

import datetime

from raadsboek.book.book import Book
from raadsboek.book.lists import rows
from raadsboek.core.council import Council
from raadsboek.core.dates import day_as_kept
from raadsboek.core.holidays import Region, rest_days, school_holidays
from raadsboek.core.kinds import meeting
from raadsboek.core.kinds.meeting import MeetingForm, MeetingStatus
from raadsboek.core.meetings.year.keys import YearPlan
from raadsboek.core.meetings.year.planned import Existing
from raadsboek.core.note import Value, text_in


def free_days(plan: YearPlan, year: int) -> tuple[dict[datetime.date, str], list[str]]:
    """Return the days of the year that are free, and what is not known about them."""
    free: dict[datetime.date, str] = {}
    region = plan.keys.region
    if region is None:
        remark = "Met schoolvakanties is geen rekening gehouden: er is geen regio gekozen."
        return rest_days(year), [remark]
    school = school_holidays(year, region)
    free |= school.days
    free |= rest_days(year)
    return free, _unknown_holidays(school.missing, year, region, known=bool(school.days))


def _unknown_holidays(
    missing: tuple[str, ...], year: int, region: Region, *, known: bool
) -> list[str]:
    if not missing:
        return []
    names = " en ".join(missing) if known else "schoolvakanties"
    verb = "is" if known and len(missing) == 1 else "zijn"
    return [
        f"De {names} van {year} (regio {region.value}) {verb} hier nog niet bekend. "
        "Kijk zelf of er vergaderingen in vallen."
    ]


def meetings_of(book: Book, council: Council) -> list[Existing]:
    """Return the meetings that the organ has, of every year; also those that were called off."""
    found = []
    for meta in rows(book, meeting.KIND, organ=council.short).objects():
        day = day_as_kept(text_in(meta, "datum"))
        if day is not None:
            found.append(
                Existing(
                    number=text_in(meta, "nummer"),
                    form=text_in(meta, "vorm") or MeetingForm.COUNCIL,
                    title=text_in(meta, "titel"),
                    day=day,
                    before=tuple(_days(meta.get("verplaatst-van"))),
                    is_off=text_in(meta, "status") == MeetingStatus.CANCELLED,
                )
            )
    return found


def _days(value: Value | None) -> list[datetime.date]:
    words = value.split(",") if isinstance(value, str) else value or []
    found = (day_as_kept(word.strip()) for word in words if isinstance(word, str))
    return [day for day in found if day is not None]
