"""The second count: the numbers of an annual report once more, straight from the files.

It shares nothing with the first one (`core.annual`): no index, no lists, no rule of what counts.
Where the two differ one of them is wrong, and that is told. Only for who compares.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from itertools import pairwise

from raadsboek.book.book import Book
from raadsboek.book.source import read_bytes, secrets_of
from raadsboek.core.confidential import is_confidential
from raadsboek.core.encrypted import BEGIN, block_in
from raadsboek.core.note import Value
from raadsboek.vault import frontmatter
from raadsboek.vault.reading import UnsafeFile
from raadsboek.vault.scanning import scan

_KIND = re.compile(rb"^soort:[ \t]*[\"']?([a-z]+)", re.MULTILINE)
_YEARLY = frozenset({"besluit", "vergadering", "toezegging", "vraag", "scholing", "verkiezing"})
"""Of these nothing counts in a file that does not even hold the year."""
_LOCKED = BEGIN.encode()
_END = re.compile(rb"\n---[ \t]*\r?\n")
_SEATED = ("voorzitter", "plaatsvervangend voorzitter", "secretaris", "lid")
_NO_SEAT = (
    "commissielid",
    "plaatsvervangend lid",
    "ambtelijk secretaris",
    "bestuurder",
    "vaste gast",
)
_OVER = ("afgerond", "gesloten", "ingetrokken", "afgezien", "geëvalueerd")


class Tally:
    """What was found for one number: the notes, and what they have together."""

    def __init__(self) -> None:
        self.numbers: list[str] = []
        self.amount: Decimal | None = None

    @property
    def value(self) -> Decimal:
        """The number itself."""
        return Decimal(len(self.numbers)) if self.amount is None else self.amount


def recount(book: Book, organ: str, start: date, end: date) -> dict[str, Tally]:
    """Return the numbers by name, as the files have them; one that is not there is nothing."""
    files = _Files(str(start), str(end))
    for meta in _frontmatters(book, files.years):
        if book.settings.organ_of(meta) == organ:
            files.look_at({key: _text(value) for key, value in meta.items()}, meta)
    files.add_money()
    files.add_attendance()
    return dict(files.found)


def _frontmatters(book: Book, years: tuple[bytes, ...]) -> Iterator[Mapping[str, Value]]:
    is_shut = (book.settings.encrypts or bool(book.settings.readers)) and not secrets_of(book)
    for entry in scan(book.root):
        try:
            raw = read_bytes(book, entry.path)
        except UnsafeFile:
            continue  # the check of the folder names it; the lists do not know it either
        cut = _END.search(raw, 3)
        head = raw[: cut.end()] if cut else raw
        kind = _KIND.search(head)
        if kind is None or kind[1].decode() not in _Files.KINDS:
            continue
        if kind[1].decode() in _YEARLY and not any(year in head for year in years):
            continue
        found = frontmatter.read(raw if _LOCKED in raw else head)
        if block_in(found.body) or (is_shut and is_confidential(found.meta)):
            continue  # the report says how many there are
        yield found.meta


class _Seat:
    """The days of a member: of the term of office, and those on which the role has a seat."""

    def __init__(self, note: dict[str, str], roles: list[str]) -> None:
        self.since, self.until = note.get("van", ""), note.get("tot", "")
        self.usual = note.get("rol") or "lid"
        self.roles = [found for line in roles if (found := _role_line(line))]

    def is_of(self, day: str) -> bool:
        """Tell if a day lies in the term of office."""
        return _is_between(self.since, day, self.until)

    def is_taken_on(self, day: str) -> bool:
        """Tell if the role of that day has a seat."""
        role = self.usual
        for name, since, until in self.roles:
            if _is_between(since, day, until):
                role = name
        return self.is_of(day) and role not in _NO_SEAT


class _Files:
    """The files looked at so far, kind by kind."""

    KINDS = (*_YEARLY, "lid", "traject", "geheimhouding", "begrotingspost", "uitgave", "doel")

    def __init__(self, start: str, end: str) -> None:
        self.start, self.end = start, end
        # A day more on both sides: who begins was not there the day before.
        first, last = (date.fromisoformat(day).toordinal() for day in (start, end))
        self.days = [str(date.fromordinal(day)) for day in range(max(first - 1, 1), last + 2)]
        self.years = tuple(str(year).encode() for year in range(int(start[:4]), int(end[:4]) + 1))
        self.found: dict[str, Tally] = defaultdict(Tally)
        self.posts: dict[str, Decimal] = {}
        self.expenses: list[tuple[str, str, str, Decimal]] = []
        self.terms: list[tuple[str, _Seat]] = []
        self.attended: list[tuple[str, str, str, list[str], list[str]]] = []

    def look_at(self, note: dict[str, str], meta: Mapping[str, Value]) -> None:
        """Look at one note for every number that it may count for."""
        number = note.get("nummer", "")
        match note.get("soort"):
            case "lid":
                self.member(number, note, meta)
            case "vergadering":
                self.meeting(number, note, meta)
            case "traject":
                self.dossier(number, note)
            case "besluit":
                self.add_if(
                    self.in_time(note, "datum") and note.get("status") != "concept",
                    "besluiten",
                    number,
                )
                self.add_if(self.in_time(note, "ingetrokken-op"), "besluiten-ingetrokken", number)
            case "toezegging":
                made = self.in_time(note, "toegezegd")
                still = note.get("status", "") in ("", "openstaand", "deels voldaan")
                self.add_if(made, "toezeggingen", number)
                self.add_if(made and still, "toezeggingen-open", number)
                self.add_if(self.in_time(note, "voldaan"), "toezeggingen-nagekomen", number)
            case "vraag":
                asked = self.in_time(note, "gevraagd")
                self.add_if(asked, "vragen", number)
                done = note.get("status") == "beantwoord"
                self.add_if(asked and done, "vragen-beantwoord", number)
            case "geheimhouding":
                self.secrecy(number, note)
            case "verkiezing":
                ended = ("geen stemming nodig", "gehouden", "uitslag definitief")
                done = note.get("status") in ended
                self.add_if(self.in_time(note, "verkiezingsdag") and done, "verkiezingen", number)
            case "begrotingspost" | "uitgave" | "scholing" if is_confidential(meta):
                pass  # a sum with it would tell its amount
            case "scholing":
                self.training(number, note, meta)
            case "begrotingspost":
                if note.get("jaar", "").encode() in self.years:
                    self.posts[number] = _decimal(note.get("begroot", ""))
            case "uitgave":
                post = note.get("begrotingspost", "").strip("[] ").partition("|")[0].strip()
                state = note.get("status") or "verplicht"
                self.expenses.append((number, post, state, _decimal(note.get("bedrag", ""))))
            case "doel":
                of_year = note.get("jaar", "").encode() in self.years
                self.add_if(of_year, "doelen", number)
                reached = note.get("status") == "bereikt"
                self.add_if(of_year and reached, "doelen-bereikt", number)

    def member(self, number: str, note: dict[str, str], meta: Mapping[str, Value]) -> None:
        seat = _Seat(note, _many(meta, "rollen"))
        self.terms.append((_name(note.get("kort", "")), seat))
        taken = [seat.is_taken_on(day) for day in self.days]
        began = any(now and not before for before, now in pairwise(taken[:-1]))
        left = any(now and not after for now, after in pairwise(taken[1:]))
        self.add_if(seat.is_taken_on(self.start), "leden-eerste-dag", number)
        self.add_if(seat.is_taken_on(self.end), "leden-laatste-dag", number)
        self.add_if(began, "leden-begonnen", number)
        self.add_if(left, "leden-geëindigd", number)

    def meeting(self, number: str, note: dict[str, str], meta: Mapping[str, Value]) -> None:
        ahead = ("", "gepland", "agenda concept", "agenda verzonden", "vervallen")
        if not self.in_time(note, "datum") or note.get("status", "") in ahead:
            return
        form = note.get("vorm") or "raad"
        self.add(f"vergaderingen-{form}", number)
        if form != "achterban":
            away = _names(meta, "afwezig-mk") + _names(meta, "afwezig-zk")
            self.attended.append((number, form, note["datum"], _names(meta, "aanwezig"), away))

    def dossier(self, number: str, note: dict[str, str]) -> None:
        form = note.get("vorm", "")
        came, went = note.get("ontvangen", ""), note.get("uitgebracht", "")
        first = came or went
        if note.get("status") not in _OVER and (first <= self.end or not first):
            self.add("dossiers-open", number)
        if form in ("initiatief", "ongevraagd advies"):
            self.add_if(self.is_in_time(first), f"eigen-{form}", number)
            return
        self.add_if(self.is_in_time(came), f"aanvragen-{form}", number)
        if form in ("advies", "instemming", "benoeming bestuurder") and self.is_in_time(went):
            self.add("beantwoord", number)
            if _is_day(came) and came <= went:
                days = date.fromisoformat(went) - date.fromisoformat(came)
                self.add(f"dagen-{form}", number, Decimal(days.days))

    def training(self, number: str, note: dict[str, str], meta: Mapping[str, Value]) -> None:
        if not self.in_time(note, "datum") or note.get("status") != "gevolgd":
            return
        people = len(_names(meta, "wie"))
        self.add("scholingen", number)
        self.add("scholing-deelnames", number, Decimal(people))
        self.add("scholing-dagen", number, people * _decimal(note.get("dagen", "")))
        self.add("scholing-kosten", number, _decimal(note.get("kosten", "")))

    def secrecy(self, number: str, note: dict[str, str]) -> None:
        self.add_if(self.in_time(note, "opgelegd"), "geheim-opgelegd", number)
        self.add_if(self.in_time(note, "opgeheven"), "geheim-opgeheven", number)
        since, lifted, until = (note.get(key, "") for key in ("opgelegd", "opgeheven", "geldt-tot"))
        begun = bool(since) and since <= self.end
        over = bool(lifted and lifted <= self.end) or bool(until and until < self.end)
        self.add_if(begun and not over, "geheim-geldt", number)

    def add_money(self) -> None:
        """Add up the budget: only now all posts are known."""
        for number, amount in self.posts.items():
            self.add("begroot", number, amount)
        for number, post, state, amount in self.expenses:
            if post in self.posts and state in ("betaald", "verplicht"):
                self.add(state, number, amount)

    def add_attendance(self) -> None:
        """Add up who was there, the council only: only now is known who has a seat."""
        for number, form, day, present, absent in self.attended:
            has_seat: dict[str, bool] = {}
            for name, seat in self.terms:
                if seat.is_of(day):
                    has_seat[name] = has_seat.get(name, False) or seat.is_taken_on(day)
            there = sum(has_seat.get(name, True) for name in present)
            away = sum(has_seat.get(name, True) for name in absent)
            if there + away:
                self.add(f"aanwezig-{form}", number, Decimal(there))
                self.add(f"verwacht-{form}", number, Decimal(there + away))

    def add(self, name: str, number: str, amount: Decimal | None = None) -> None:
        tally = self.found[name]
        tally.numbers.append(number)
        if amount is not None:
            tally.amount = (tally.amount or Decimal(0)) + amount

    def add_if(self, counts: bool, name: str, number: str) -> None:
        if counts:
            self.add(name, number)

    def in_time(self, note: dict[str, str], key: str) -> bool:
        return self.is_in_time(note.get(key, ""))

    def is_in_time(self, day: str) -> bool:
        return _is_day(day) and self.start <= day <= self.end


def _role_line(line: str) -> tuple[str, str, str] | None:
    """Return the role of a line such as 'voorzitter van 2026-03-01 tot 2026-06-30', and its days.

    None for a line with a role or a day that does not exist.
    """
    words = line.casefold().replace("tot en met", "t/m").split()
    since = until = ""
    if words[-2:-1] in (["tot"], ["t/m"]):
        *words, _, until = words
    if words[-2:-1] in (["van"], ["vanaf"], ["sinds"]):
        *words, _, since = words
    role = " ".join(words)
    is_clear = all(map(_is_day, filter(None, (since, until)))) and (since or until)
    if role not in (*_NO_SEAT, *_SEATED) or not is_clear or (until and since > until):
        return None
    return role, since, until


def _is_between(since: str, day: str, until: str) -> bool:
    begun = not _is_day(since) or since <= day
    return begun and (not _is_day(until) or day <= until)


def _is_day(text: str) -> bool:
    try:
        return str(date.fromisoformat(text)) == text
    except ValueError:
        return False


def _text(value: Value) -> str:
    return value.strip() if isinstance(value, str) else ""


def _many(meta: Mapping[str, Value], key: str) -> list[str]:
    value = meta.get(key) or []
    return value.split(",") if isinstance(value, str) else [str(one) for one in value]


def _names(meta: Mapping[str, Value], key: str) -> list[str]:
    return [_name(one) for one in _many(meta, key) if one.strip()]


def _name(text: str) -> str:
    return text.strip().removeprefix("@").casefold()


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text.replace(",", "."))
    except InvalidOperation:
        return Decimal(0)
