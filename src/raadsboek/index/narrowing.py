"""The filters of a question to the index, as conditions on notes; it must not search itself."""

from collections.abc import Sequence

from raadsboek.index.connecting import Connection
from raadsboek.index.organs import Whose, condition
from raadsboek.index.sorting import fold

DAY = "CASE WHEN note.date <> '' THEN note.date ELSE note.due END"
"""The day of a note: its own, or the day it is due when it has none."""

Values = dict[str, str | int]


class Narrowing:
    """What narrows a search: conditions for a WHERE, each beginning with AND, and their values.

    `is_narrow` tells that there is any beside the organ.
    """

    def __init__(self, whose: Whose | None) -> None:
        of_organ, names = condition(whose)
        self._of_organ = of_organ
        self._where: list[str] = []
        self.values: Values = {**names}

    @property
    def is_narrow(self) -> bool:
        """Whether notes are left out by more than their organ."""
        return bool(self._where)

    @property
    def conditions(self) -> str:
        """The conditions, each with AND in front."""
        return "".join(f" AND {one}" for one in self._where) + self._of_organ

    def keep(self, where: str, **values: str) -> None:
        """Keep only the notes of which this holds."""
        self._where.append(where)
        self.values |= values

    def keep_one_of(self, column: str, texts: Sequence[str]) -> None:
        """Keep only the notes that have one of these texts in a column; with no texts, none."""
        names = {f"{column}{position}": text for position, text in enumerate(texts)}
        self.keep(f"note.{column} IN ({', '.join(f':{name}' for name in names)})", **names)


def narrowing(
    connection: Connection,
    *,
    kind: str = "",
    person: str = "",
    number: str = "",
    since: str = "",
    until: str = "",
    status: Sequence[str] | None = None,
    dossier: str = "",
    whose: Whose | None = None,
) -> Narrowing:
    """Return the conditions for the filters of `searching.search`, which says what they mean."""
    found = Narrowing(whose)
    if kind:
        # The plus: what is found by words is looked up by its place, and not the other way round.
        found.keep("+note.kind = :kind", kind=kind)
    if person:
        found.keep("instr(', ' || note.person || ', ', ', ' || :person || ', ') > 0", person=person)
    if number.strip():
        found.keep(
            "lower(substr(note.number, 1, length(:start))) = lower(:start)", start=number.strip()
        )
    if since:
        found.keep(f"{DAY} >= :since", since=since)
    if until:
        found.keep(f"{DAY} <> '' AND {DAY} <= :until", until=until)
    if status is not None:
        found.keep_one_of("status", status)
    if dossier.strip():
        _keep_of_dossier(connection, found, dossier.strip())
    return found


def _keep_of_dossier(connection: Connection, found: Narrowing, named: str) -> None:
    """Keep the dossiers that are named by number or by a word of theirs, and what links to them."""
    wanted = fold(named)
    dossiers = connection.execute("SELECT number, folded FROM note WHERE kind = 'traject'")
    rows = [(number, folded) for number, folded in dossiers if number]
    exact = [number for number, _ in rows if fold(number) == wanted]
    numbers = exact or [number for number, folded in rows if wanted in folded]
    names = {f"dossier{position}": number for position, number in enumerate(numbers)}
    marks = ", ".join(f":{name}" for name in names)
    found.keep(
        f"(note.number IN ({marks}) OR note.id IN"  # noqa: S608
        f" (SELECT note FROM link WHERE target IN ({marks})))",
        **names,
    )
