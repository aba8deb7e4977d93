"""What a duty of secrecy still misses of what art. 20 WOR asks for, and days that cannot be.

Pure: a note in, problems out.
"""

from collections.abc import Iterator

from raadsboek.core.dates import long_date
from raadsboek.core.kinds.secrecy import Secrecy, SecrecyStatus
from raadsboek.core.problem import Problem, Severity

_LAW = "WOR"
"""The other laws name no items: there the council's own rules say what is asked for."""


def missing_items(path: str, note: Secrecy, law: str) -> Iterator[Problem]:
    """Yield what is not written down of a secrecy that holds or was lifted, beside its key."""
    asked: dict[str, tuple[object, str, str]] = {}
    clause = "art. 20 lid 1 WOR"
    if note.status is SecrecyStatus.HOLDS:
        asked = {
            "opgelegd-door": (note.imposed_by, "wie de geheimhouding oplegde", "wie dat was"),
            "opgelegd": (note.imposed, "op welke dag zij is opgelegd", "de dag"),
            "gegevens": (note.data, "welke gegevens geheim zijn", "de stukken en wat is gezegd"),
            "geldt-tot": (note.until, "hoe lang de geheimhouding duurt", "de laatste dag"),
        }
    elif note.status is SecrecyStatus.LIFTED:
        clause = "art. 20 lid 7 WOR"
        asked = {"opheffing": (note.lifting, "hoe de geheimhouding is opgeheven", "door wie")}
    where = f" ({clause})" if law == _LAW else ""
    for key, (value, what, wanted) in asked.items():
        if not value:
            yield Problem(
                code="geheimhouding-onvolledig",
                path=path,
                key=key,
                severity=Severity.WARNING,
                message=f"Er staat niet bij {what}{where}.",
                fix=f"Vul bij '{key}' in: {wanted}.",
            )


def impossible_days(path: str, note: Secrecy) -> Iterator[Problem]:
    """Yield the days on which a secrecy would end before it was imposed, beside their keys."""
    ends = {"geldt-tot": note.until, "opgeheven": note.lifted}
    for key, end in ends.items():
        if note.imposed and end and end < note.imposed:
            yield Problem(
                code="geheimhouding-dagen",
                path=path,
                key=key,
                severity=Severity.WARNING,
                message=f"Bij '{key}' staat {long_date(end)}, maar de geheimhouding is pas "
                f"opgelegd op {long_date(note.imposed)}.",
                fix="Verbeter een van de twee dagen.",
            )
