"""A council in which somebody is new: what the tests of onboarding start from."""

import datetime

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.core.kinds import agreement, annual_report, meeting, member, trajectory
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.note import Value

SECRET = "kanarie4712"


def people(book: Book, now: datetime.datetime) -> None:
    """Make a chair, a buddy, a secretary in service, and Noor who began on the first."""
    for handle, name, role in (
        ("anna", "Anna Verhoeven", "voorzitter"),
        ("wouter", "Wouter de Graaf", "lid"),
        ("sanne", "Sanne de Wit", "ambtelijk secretaris"),
    ):
        _new(book, member.KIND, now, naam=name, kort=handle, rol=role, van="2024-04-01")
    _new(book, member.KIND, now, naam="Noor van Dijk", kort="noor", van="2026-11-01")
    book.index.refresh()


def papers(book: Book, now: datetime.datetime) -> None:
    """Make what belongs in a reading pack, and beside each of it something confidential."""
    _new(book, agreement.KIND, now, "De regels.\n", titel="Reglement", vorm="reglement")
    _new(book, agreement.KIND, now, "Het oude.\n", titel="Oud", **{"geldig-tot": "2020-01-01"})
    _new(book, agreement.KIND, now, f"{SECRET} één\n", titel=f"{SECRET} C", vertrouwelijk="ja")
    for day in ("2026-03-01", "2026-04-01", "2026-05-01", "2026-06-01"):
        body = f"## 1. Punt van {day}\n\nBesproken.\n\n::: vertrouwelijk\n{SECRET} twee\n:::\n"
        _new(book, meeting.KIND, now, body, titel="Raadsvergadering", datum=day, vorm="raad")
    report = {"van": "2025-01-01", "tot": "2025-12-31", "status": "goedgekeurd"}
    _new(book, annual_report.KIND, now, "Het jaar.\n", titel="Jaarverslag 2025", **report)
    _new(book, trajectory.KIND, now, "Loopt.\n", titel="Thuiswerken", vorm="informatie")
    secret: dict[str, Value] = {"titel": f"{SECRET} D", "vorm": "informatie"}
    _new(book, trajectory.KIND, now, f"{SECRET} drie\n", **secret, vertrouwelijk="ja")
    book.index.refresh()


def _new(book: Book, kind: Kind, now: datetime.datetime, text: str = "", **values: Value) -> None:
    notes.create(book, kind, values, body=text, now=now)
