"""Who works in a copy from now on: a name on this computer, and for a successor in the settings."""

import datetime
from pathlib import Path

from raadsboek.book.book import Book
from raadsboek.book.changing import Write, record
from raadsboek.book.opening import SETTINGS_FILE, open_book
from raadsboek.book.source import read_bytes
from raadsboek.core.errors import InvalidInput
from raadsboek.core.problem import Problem
from raadsboek.core.verification import people
from raadsboek.vault.person import Person, read_person, write_person
from raadsboek.vault.private import PRIVATE, remove_private, write_private
from raadsboek.vault.settings_edit import edit_secretary
from raadsboek.vault.writing import digest

ACTION = "overdracht"
_TOUR = "rondleiding"


def refuse_unfit_person(name: str, email: str) -> None:
    """Raise `InvalidInput` unless somebody is named who can stand with a version."""
    problems = []
    if not name.strip():
        problems.append(_problem("naam", "Vul uw naam in; die staat bij alles wat u opslaat."))
    if "@" not in email:
        problems.append(_problem("email", "Vul uw e-mailadres in, zoals s.dewit@linden.example."))
    if problems:
        raise InvalidInput(problems)


def take_over(
    root: Path, *, name: str, email: str, as_secretary: bool, now: datetime.datetime
) -> str:
    """Write down who works in the copy at `root`; the guided tour waits there from now on.

    `as_secretary`: it becomes their raadsboek, so the settings name them, in a version of its own.
    Returns what to do when they may not save by the list of writers; '' when there is nothing.
    Raises `InvalidInput`, `SettingsNotEdited`, or as `changing.record`.
    """
    refuse_unfit_person(name, email)
    write_person(root, Person(name.strip(), email.strip()))
    write_private(root, _TOUR, b"", what="de rondleiding")
    book = open_book(root, now=now)
    try:
        # By the list as it is now: that is what the next version is judged by.
        person = people.Person(name.strip(), email.strip())
        advice = _advice_on_the_list(book, person, as_secretary)
        if as_secretary:
            _become_secretary(book, name.strip(), email.strip(), now)
    finally:
        book.index.close()
    return advice


def _advice_on_the_list(book: Book, person: people.Person, as_secretary: bool) -> str:
    """Return in words what follows when somebody is not on the list of writers; '' when they are.

    Nobody can put themselves on it: that would be named as well.
    """
    settings = book.settings
    if people.Rules(settings.writers, settings.secretary).knows(person):
        return ""
    keeper = settings.secretary.name.strip() or "wie op de lijst staat"
    begin = "In dit raadsboek staat een lijst van wie mag opslaan. U staat er niet op."
    if as_secretary:
        return (
            f"{begin} U kunt gewoon werken. Alleen zegt 'raadsboek controleer --historie' dat uw "
            "eerste versie van een onbekende is. Wilt u dat niet, vraag dan "
            f"{keeper} om u op de lijst te zetten en een nieuw pakket te maken. Open daarna dat."
        )
    return (
        f"{begin} U kunt gewoon werken. Alleen zegt 'raadsboek controleer --historie' dat wat u "
        f"opslaat van een onbekende is. Vraag {keeper} om u op de lijst te zetten, onder "
        "'schrijvers' in raadsboek.yaml."
    )


def remember_person(book: Book) -> None:
    """Keep on this computer who works here now, before the settings may come to name another."""
    secretary = book.settings.secretary
    if read_person(book.root) is None and secretary.name.strip() and not book.read_only:
        write_person(book.root, Person(secretary.name, secretary.email))


def tour_waits(root: Path) -> bool:
    """Tell if the guided tour was not taken yet in a copy of somebody else's raadsboek."""
    return (root / PRIVATE / _TOUR).is_file()


def tour_taken(root: Path) -> None:
    """Do not begin with the tour any more; the menu still has it."""
    if tour_waits(root):
        remove_private(root, _TOUR)


def _become_secretary(book: Book, name: str, email: str, now: datetime.datetime) -> None:
    before = book.settings.secretary
    if (before.name, before.email) == (name, email):
        return
    raw = read_bytes(book, SETTINGS_FILE)
    data = edit_secretary(raw, {"naam": name, "email": email})
    write = Write(path=SETTINGS_FILE, data=data, expected=digest(raw))
    record(
        book,
        [write],
        action=ACTION,
        numbers=[],
        subject=f"Overgedragen aan {name}",
        now=now,
    )


def _problem(key: str, message: str) -> Problem:
    return Problem(code="persoon-ontbreekt", key=key, message=message, fix=f"Geef --{key} mee.")
