"""What is wrong in the raadsboek: every check is a function in one tuple.

Of an earlier day only what stood in the notes and the settings: the folder is that of now.

`controleer`, the screen Problemen and the exit code all come from here.
"""

import datetime
from collections.abc import Callable, Iterable

from msgspec.structs import replace

from raadsboek.book import quick
from raadsboek.book.attachment_problems import attachment_problems
from raadsboek.book.book import Book
from raadsboek.book.bottlenecks import bottlenecks
from raadsboek.book.confidential.checking import encryption_problems
from raadsboek.book.destroying.gone import destroyed_numbers
from raadsboek.book.holding.asking import succession_of
from raadsboek.book.lists import rows
from raadsboek.book.meetings import damage
from raadsboek.book.opening import SETTINGS_FILE, unusable_history
from raadsboek.book.organs import unknown_organ
from raadsboek.book.outside_problems import changed_by_date, outside_changes
from raadsboek.book.people_problems import handles_twice, unknown_people
from raadsboek.core import schema
from raadsboek.core.encrypted import TITLE
from raadsboek.core.errors import HistoryFailed
from raadsboek.core.holding.checks import loose_ends
from raadsboek.core.kinds import secrecy
from raadsboek.core.problem import Problem, Severity
from raadsboek.core.secrecy import impossible_days, missing_items
from raadsboek.core.text import visible
from raadsboek.history.integrity import integrity
from raadsboek.history.state import obstacles_in
from raadsboek.index import numbers, remembered, troubles
from raadsboek.index.organs import named as organs_named
from raadsboek.vault.cloud import cloud_problem
from raadsboek.vault.scanning import inspect_tree


def check(book: Book, *, today: datetime.date) -> list[Problem]:
    """Return everything that is wrong, errors first and bottlenecks last, then by path.

    The index is refreshed first; it remembers how much is wrong, for the start screen.
    """
    book.index.refresh()
    found = [problem for find in CHECKS for problem in _all_of(find, book)]
    lagging = sorted(bottlenecks(book, today), key=lambda problem: problem.path)
    remember(book, len(found), len(lagging))
    order = tuple(Severity)
    found.sort(key=lambda problem: (order.index(problem.severity), problem.path))
    return [*found, *lagging]


def number_of(book: Book, checks: Iterable[Callable[[Book], Iterable[Problem]]]) -> int:
    """Return how many problems these checks find by the index as it is."""
    return sum(len(_all_of(find, book)) for find in checks)


def remember(book: Book, number: int, lagging: int) -> None:
    """Remember how many problems and bottlenecks there are, for the next start."""
    facts = {quick.PROBLEMS: str(number), quick.BOTTLENECKS: str(lagging)}
    book.index.ask(remembered.remember, facts)


def _all_of(find: Callable[[Book], Iterable[Problem]], book: Book) -> list[Problem]:
    """Return what one check finds; a history that does not answer is a finding, not the end."""
    found: list[Problem] = []
    try:
        found.extend(find(book))
    except HistoryFailed as error:
        found.append(unusable_history(error))
    return found


def _in_settings_and_history(book: Book) -> Iterable[Problem]:
    yield from book.problems
    if book.repository is not None and book.then is None:
        yield from obstacles_in(book.repository)


def _in_year_plans(book: Book) -> Iterable[Problem]:
    for place, council in enumerate(book.settings.councils, start=1):
        if not council.year_plan:
            continue
        from raadsboek.core.meetings.year.settings import read_year_plan

        for problem in read_year_plan(council.year_plan)[1]:
            message = f"Orgaan {place}: {problem.message}"
            yield replace(problem, path=SETTINGS_FILE, message=message)


def _in_year_calendars(book: Book) -> Iterable[Problem]:
    if any(council.year_calendar for council in book.settings.councils):
        from raadsboek.book.yearly.duties import calendar_problems  # loads the law

        yield from calendar_problems(book)


def _in_a_cloud(book: Book) -> Iterable[Problem]:
    found = cloud_problem(book.root) if book.then is None else None
    if found is not None:
        yield found


def _in_versions(book: Book) -> Iterable[Problem]:
    if book.repository is not None and book.then is None:
        yield from integrity(book.repository)


def _uncertain_reports(book: Book) -> Iterable[Problem]:
    from raadsboek.book.annual.comparing import uncertain_reports  # only a check of all counts

    return uncertain_reports(book)


def _with_two_versions(book: Book) -> Iterable[Problem]:
    if book.repository is None or book.then is not None:
        return
    from raadsboek.book.syncing.conflicts import conflicts  # only a check of all looks for these

    for one in conflicts(book):
        wanted = one.number or f'"{one.path or one.since}"'
        yield Problem(
            code="twee-versies",
            path=one.path,
            severity=Severity.WARNING,
            message=f"Van {visible(one.number or one.path or one.since)} zijn er twee versies: "
            "twee mensen wijzigden dezelfde regel.",
            fix="Kies welke blijft op het scherm Samenwerken, of zie beide met: "
            f"raadsboek kiezen {visible(wanted)}",
        )


def _in_notes(book: Book) -> Iterable[Problem]:
    return book.index.ask(troubles.problems)


def _in_folder(book: Book) -> Iterable[Problem]:
    return inspect_tree(book.root) if book.then is None else ()


def _numbers_twice(book: Book) -> Iterable[Problem]:
    for number, paths in book.index.ask(numbers.numbers_twice).items():
        for path in paths:
            yield Problem(
                code="nummer-dubbel",
                path=path,
                key="nummer",
                message=f"Het nummer {number} staat in {len(paths)} notities: {', '.join(paths)}.",
                fix="Geef een van de notities het volgende vrije nummer.",
            )


def _dead_links(book: Book) -> Iterable[Problem]:
    gone = destroyed_numbers(book)
    for path, number in book.index.ask(troubles.dead_links):
        if number in gone:
            continue  # the vernietigingslijst says what became of it
        yield Problem(
            code="verwijzing-dood",
            path=path,
            severity=Severity.WARNING,
            message=f"Hier staat {number}, maar er is geen notitie met dat nummer.",
            fix="Verbeter het nummer of haal het weg.",
        )


def _unknown_organs(book: Book) -> Iterable[Problem]:
    known = {one.short for one in book.settings.councils}
    for path, named in book.index.ask(organs_named):
        if named not in known:
            yield unknown_organ(book.settings, visible(named), path)


def _in_members(book: Book) -> Iterable[Problem]:
    from raadsboek.book.members.checking import members_problems  # reads the law
    from raadsboek.book.onboarding.checking import onboarding_problems

    return [*members_problems(book), *onboarding_problems(book)]


def _incomplete_secrecies(book: Book) -> Iterable[Problem]:
    for meta in rows(book, secrecy.KIND).objects():
        found, _problems = schema.check(secrecy.Secrecy, meta)
        # What is encrypted misses nothing: it is inside.
        if found is not None and found.title != TITLE:
            law = book.settings.council(found.organ).law_name
            yield from missing_items(str(meta["pad"]), found, law)
            yield from impossible_days(str(meta["pad"]), found)


def _in_elections(book: Book) -> Iterable[Problem]:
    from raadsboek.book.elections.checking import troubles_of_elections  # reads the law

    return troubles_of_elections(book)


def _long_summaries(book: Book) -> Iterable[Problem]:
    from raadsboek.book.trajectories.summing_up import long_summaries  # dossiers only

    return long_summaries(book)


def _in_budgets(book: Book) -> Iterable[Problem]:
    from raadsboek.book.budget.checking import budget_problems  # reads the law

    return budget_problems(book)


def _loose_ends(book: Book) -> Iterable[Problem]:
    return loose_ends(succession_of(book))


def _suspected_minutes(book: Book) -> Iterable[Problem]:
    return [damage.suspicion(one) for one in damage.suspected(book)]


def _changed_minutes(book: Book) -> Iterable[Problem]:
    return damage.problems(book)


def _in_law(_book: Book) -> Iterable[Problem]:
    from raadsboek.book.trajectories.known_law import law_problems  # reads the law

    return law_problems()


def _in_house_terms(book: Book) -> Iterable[Problem]:
    from raadsboek.book.trajectories.problems import problems_in_house_terms  # reads the law

    return problems_in_house_terms(book)


def _in_dossiers(book: Book) -> Iterable[Problem]:
    from raadsboek.book.trajectories.problems import problems_in_dossiers  # reads the law

    return problems_in_dossiers(book)


def _changed_proof(book: Book) -> Iterable[Problem]:
    from raadsboek.book.trajectories.problems import changed_proof

    return changed_proof(book)


def _in_training_settings(book: Book) -> Iterable[Problem]:
    if not any(council.training for council in book.settings.councils):
        return ()
    from raadsboek.book.training.checking import settings_of_training  # reads the law

    return settings_of_training(book)


_OF_NOTES_AND_FOLDER: tuple[Callable[[Book], Iterable[Problem]], ...] = (
    _in_year_plans,
    _in_year_calendars,
    _in_notes,
    _in_folder,
    _numbers_twice,
    _dead_links,
    unknown_people,
    handles_twice,
    _in_members,
    _incomplete_secrecies,
    _unknown_organs,
    _in_law,
    _in_house_terms,
    _in_dossiers,
    _in_budgets,
    _in_elections,
    _long_summaries,
    _in_training_settings,
    _loose_ends,
)

LASTING = (*_OF_NOTES_AND_FOLDER, _suspected_minutes)
"""The quick checks whose outcome is the same while notes, folder and settings are."""

PASSING = (_in_settings_and_history, changed_by_date)
"""The quick checks of what can differ at any time: the history, and files that are no notes."""

CHECKS = (
    _in_settings_and_history,
    _in_a_cloud,
    *_OF_NOTES_AND_FOLDER,
    _changed_minutes,
    _changed_proof,
    encryption_problems,
    attachment_problems,
    _uncertain_reports,
    _with_two_versions,
    _in_versions,
    outside_changes,
)
"""Every check; to add one, add a function and a line above."""
