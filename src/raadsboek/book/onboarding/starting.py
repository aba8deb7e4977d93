"""Making the onboarding list of one person from the council's own model, in one version.

The models are `sjablonen/inwerken lid.md` and `sjablonen/inwerken secretaris.md`; without them
those that the program brings are used.
"""

import datetime
from enum import StrEnum

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.lists import rows
from raadsboek.book.onboarding.people import handles_with, is_secret, member_called, members_in
from raadsboek.book.source import read_note
from raadsboek.core import confidential
from raadsboek.core.errors import InvalidInput, NotFound, RaadsboekError
from raadsboek.core.kinds import onboarding
from raadsboek.core.kinds.member import Member, Role
from raadsboek.core.links import link, target
from raadsboek.core.note import Note, Value, text_in
from raadsboek.core.onboarding.tasks import BUDDY, OWNER, read_tasks
from raadsboek.core.onboarding.template import NEWCOMER, list_from
from raadsboek.core.remarks import without_remarks
from raadsboek.core.roles import role_on
from raadsboek.vault.reading import note_from_bytes
from raadsboek.vault.template import template_files

TITLE = "Inwerken"
"""What the title of a list begins with."""


class Model(StrEnum):
    """For whom a list is; the value is in the name of its model."""

    MEMBER = "lid"
    CLERK = "secretaris"

    @property
    def path(self) -> str:
        """Where the council's own model is."""
        return f"sjablonen/inwerken {self.value}.md"


class SettlesInAlready(RaadsboekError):
    """There is a list for this person, and it is not closed."""

    def __init__(self, name: str, number: str) -> None:
        self.number = number
        super().__init__(
            f"Voor {name} is er al een inwerklijst: {number}.",
            f"Bekijk die met: raadsboek inwerken {number}",
        )


def start(
    book: Book,
    wanted: str,
    *,
    begin: datetime.date | None = None,
    buddy: str = "",
    owner: str = "",
    model: Model | None = None,
    organ: str = "",
    now: datetime.datetime,
) -> Note:
    """Make the list of a member, who is named by short name or number.

    Days count from `begin`, else from the first day of the term, else from today. Raises
    `NoSuchMember`, `SettlesInAlready`, and `InvalidInput` for a model that cannot be read.
    """
    book.index.refresh()
    today = now.date()
    newcomer = member_called(book, wanted, begin or today, organ=organ)
    _refuse_second(book, newcomer)
    first_day = begin or newcomer.start or today
    everybody = members_in(book, newcomer.organ)
    buddy = member_called(book, buddy, first_day).handle if buddy else ""
    owner = member_called(book, owner, first_day).handle if owner else ""
    owner = owner or _guide(everybody, newcomer, first_day)
    body = list_from(
        model_text(book, model or model_for(newcomer, first_day)),
        name=newcomer.name,
        start=first_day,
        today=today,
        law=book.settings.council(newcomer.organ).law_name,
        people={
            **_by_role(everybody, first_day),
            NEWCOMER: (newcomer.handle,),
            **({BUDDY: (buddy,)} if buddy else {}),
            **({OWNER: (owner,)} if owner else {}),
        },
    )
    days = [task.due for task in read_tasks(body) if task.due is not None]
    values: dict[str, Value] = {
        "titel": f"{TITLE} {newcomer.name}",
        "lid": link(newcomer.number),
        "wie": [owner] if owner else [],
        "buddy": [buddy] if buddy else [],
        "begin": first_day.isoformat(),
        "uiterlijk": max(days).isoformat() if days else "",
        "orgaan": newcomer.organ,
        confidential.KEY: confidential.YES if is_secret(book, newcomer) else "",
    }
    given = {key: value for key, value in values.items() if value}
    return notes.create(book, onboarding.KIND, given, body=body, now=now)


def model_for(newcomer: Member, day: datetime.date) -> Model:
    """Return which list somebody gets: a secretary in service has another one than a member."""
    return Model.CLERK if role_on(newcomer, day) == Role.CLERK else Model.MEMBER


def model_text(book: Book, model: Model) -> str:
    """Return the text of a model without its remarks. Raises `InvalidInput`."""
    try:
        note = read_note(book, model.path)
    except NotFound:
        note = note_from_bytes(model.path, dict(template_files())[model.path])
    if not note.editable:
        raise InvalidInput(note.problems)
    return without_remarks(note.body).strip("\r\n") + "\n"


def list_of(book: Book, number: str) -> str:
    """Return the path of the list of a member that runs, by the number of the member; '' if none.

    The index is asked as it is.
    """
    for meta in rows(book, onboarding.KIND, only_open=True).objects():
        if number and target(text_in(meta, "lid")) == number:
            return text_in(meta, "pad")
    return ""


def _refuse_second(book: Book, newcomer: Member) -> None:
    path = list_of(book, newcomer.number)
    if path:
        raise SettlesInAlready(newcomer.name, read_note(book, path).text("nummer"))


def _guide(everybody: list[Member], newcomer: Member, day: datetime.date) -> str:
    """Return who guides when nobody was named: the secretary in service, else of the council."""
    for role in (Role.CLERK, Role.SECRETARY, Role.CHAIR):
        found = [one for one in handles_with(everybody, role, day) if one != newcomer.handle]
        if found:
            return found[-1]
    return ""


def _by_role(everybody: list[Member], day: datetime.date) -> dict[str, tuple[str, ...]]:
    """Return who is meant by a role after a @; a short name that somebody has is that person."""
    taken = {one.handle.casefold() for one in everybody}
    found: dict[str, tuple[str, ...]] = {}
    for role in Role:
        word = role.value.replace(" ", "-")
        handles = handles_with(everybody, role, day)
        if handles and word not in taken:
            found[word] = (handles[-1],)
    return found
