"""A move in words, the same for every front end: what goes where, what stays, who must be told."""

from collections.abc import Iterator

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.meetings.moving import Moved
from raadsboek.core.dates import day_as_kept, long_date, short_date
from raadsboek.core.due_following import DueChange
from raadsboek.core.meetings.send_log import SentWhat
from raadsboek.index import finding

_WENT_OUT = {
    SentWhat.AGENDA: "De agenda is",
    SentWhat.AFTERWARDS: "De nazending is",
    SentWhat.NEW_DAY: "Het bericht is",
}


class MovedRow(Struct, frozen=True, kw_only=True):
    """A note that gets another day, or keeps it: days are ISO or '', `remark` says what is odd."""

    number: str
    title: str
    old: str
    new: str
    remark: str = ""


def rows_of(book: Book, moved: Moved) -> list[MovedRow]:
    """Return the meeting, the due dates that follow it, and those that stay."""
    followers = [
        _row(book, one, one.new, "" if one.new else f"er is nog geen {_named(one)}")
        for one in moved.following.changes
    ]
    stay = [
        _row(book, one, one.old, "blijft: met de hand gezet") for one in moved.following.by_hand
    ]
    meeting = MovedRow(
        number=moved.meeting.text("nummer"),
        title=moved.meeting.text("titel"),
        old=moved.old.isoformat() if moved.old else "",
        new=moved.new.isoformat() if moved.new else "",
        remark="" if moved.new else "vervalt",
    )
    return [meeting, *followers, *stay]


def _row(book: Book, change: DueChange, new: str, remark: str) -> MovedRow:
    found = book.index.ask(finding.by_path, change.path)
    title = found.title if found else ""
    return MovedRow(number=change.number, title=title, old=change.old, new=new, remark=remark)


def _named(change: DueChange) -> str:
    return change.words.removeprefix("voor ").removeprefix("de ")


def day_in_words(day: str, missing: str = "") -> str:
    """Return 'do 3 december 2026' for a day as it is kept, or what to say when there is none."""
    read = day_as_kept(day)
    return long_date(read) if read else missing


def cautions(moved: Moved) -> Iterator[str]:
    """Yield what the secretary should know of the new day, then who was told another one."""
    yield from moved.warnings
    told = moved.told
    if told is None:
        return
    names = " ".join(f"@{name}" for name in told.to)
    to = f" aan {names}" if names else ""
    message = "dat het niet doorgaat" if moved.new is None else "op welke dag het nu is"
    yield (
        f"{_WENT_OUT.get(told.what, 'Er is iets')} op {short_date(told.day)} verstuurd{to} voor "
        f"{short_date(told.told)}. Laat hun weten {message}."
    )


def topics_in_words(moved: Moved) -> str:
    """Say what comes back on a later agenda; '' for nothing."""
    topics = [line.partition(" · ")[0] for line in moved.left_over]
    if not topics:
        return ""
    return "Komt terug op de volgende agenda: " + ", ".join(topics) + "."
