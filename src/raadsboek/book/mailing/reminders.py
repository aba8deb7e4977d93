"""Reminders: one mail for each person, with what is still open for that person and nobody else's.

What is confidential is in no mail; how much of it there is, is told to the secretary.
"""

import datetime
from collections.abc import Iterator, Mapping

from raadsboek.book.book import Book
from raadsboek.book.documents.withheld import withheld_from
from raadsboek.book.lists import rows
from raadsboek.book.mailing.drafting import Draft, draft_name
from raadsboek.book.mailing.lists import members_of
from raadsboek.book.mailing.people import people_called, signed_by
from raadsboek.book.mailing.templates import mail_template
from raadsboek.book.onboarding.following import settling
from raadsboek.book.source import read_note
from raadsboek.core.confidential import is_confidential
from raadsboek.core.dates import day_as_kept
from raadsboek.core.documents.document import Audience
from raadsboek.core.errors import EXIT_PROBLEMS, RaadsboekError
from raadsboek.core.kinds import KINDS, promise
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.mailing.lists import is_there
from raadsboek.core.mailing.wording import Open, reminder_mail
from raadsboek.core.note import Value, text_in
from raadsboek.core.onboarding.tasks import Task


class NothingOpen(RaadsboekError):
    """Nobody, or not the one that was asked for, has anything open."""

    exit_code = EXIT_PROBLEMS

    def __init__(self, handle: str = "") -> None:
        who = f"Op naam van @{handle} staat" if handle else "Er staat"
        super().__init__(
            f"{who} niets open. Er is geen herinnering gemaakt.",
            "Zie wat er open staat met: raadsboek acties",
        )


def reminder_drafts(
    book: Book,
    *,
    only: str = "",
    only_late: bool = False,
    organ: str = "",
    today: datetime.date,
) -> list[Draft]:
    """Return a mail for everybody who has something open, by short name.

    `only` keeps to one person, `only_late` to what is past its day. Raises `NothingOpen`.
    """
    book.index.refresh()
    short = book.settings.council(organ).short
    wanted = only.strip().removeprefix("@").casefold()
    open_items: dict[str, list[tuple[Open, str]]] = {}
    hidden: dict[str, int] = {}
    for kind in KINDS:
        if kind.is_work:
            for meta in rows(book, kind, only_open=True, organ=short).objects():
                for handle in _people(kind, meta):
                    if wanted and handle != wanted:
                        continue
                    one = _open(kind, meta)
                    if only_late and not (one.due and one.due < today):
                        continue
                    if is_confidential(meta):
                        hidden[handle] = hidden.get(handle, 0) + 1
                    else:
                        open_items.setdefault(handle, []).append((one, str(meta["pad"])))
    for task, number, path, is_secret in _tasks(book, short, today):
        for handle in {one.casefold() for one in task.people}:
            one = Open(number=number, title=task.text, due=task.due)
            if (wanted and handle != wanted) or (only_late and not task.is_late(today)):
                continue
            if is_secret:
                hidden[handle] = hidden.get(handle, 0) + 1
            else:
                open_items.setdefault(handle, []).append((one, path))
    if not open_items:
        raise NothingOpen(wanted)
    return [
        _draft(book, short, handle, items, hidden.get(handle, 0), today)
        for handle, items in sorted(open_items.items())
    ]


def _draft(
    book: Book,
    organ: str,
    handle: str,
    items: list[tuple[Open, str]],
    hidden: int,
    today: datetime.date,
) -> Draft:
    items = sorted(items, key=lambda one: (one[0].due or datetime.date.max, one[0].number))
    names = {one.handle.casefold(): one.name for one in members_of(book) if is_there(one, today)}
    template = mail_template(book, "herinnering", organ)
    said = reminder_mail(
        names.get(handle, handle),
        [one for one, _path in items],
        signed_by(book, organ),
        today=today,
        text=template.text,
    )
    sources = [read_note(book, path) for path in dict.fromkeys(path for _one, path in items)]
    left = f"Vertrouwelijk en niet in de mail aan @{handle}: {hidden}."
    return Draft(
        name=draft_name("herinnering", handle),
        said=said,
        to=people_called(book, [handle], today),
        withheld=withheld_from(book, sources, audience=Audience.SHORT),
        left_out=(*([left] if hidden else []), *template.told(said)),
    )


def _tasks(book: Book, organ: str, today: datetime.date) -> Iterator[tuple[Task, str, str, bool]]:
    """Yield the open tasks of who settles in: each with its number, path, and if it is secret."""
    for one in settling(book, today=today, organ=organ):
        for task in one.tasks:
            if not task.is_done:
                yield task, one.number, one.note.path, is_confidential(one.note.meta)


def _people(kind: Kind, meta: Mapping[str, Value]) -> set[str]:
    value = meta.get(kind.person_key) or []
    names = value.split(",") if isinstance(value, str) else [str(one) for one in value]
    return {name.strip().removeprefix("@").casefold() for name in names if name.strip(" @")}


def _open(kind: Kind, meta: Mapping[str, Value]) -> Open:
    return Open(
        number=text_in(meta, "nummer") or str(meta["pad"]),
        title=text_in(meta, kind.title_key),
        due=day_as_kept(text_in(meta, kind.due_key)),
        is_promise=kind is promise.KIND,
    )
