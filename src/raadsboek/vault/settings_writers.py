"""The part of raadsboek.yaml that says who may save (`schrijvers`): every fault in Dutch.

A fault costs only the line it is in: somebody with a day that cannot be read stays on the list.
"""

import datetime
from collections.abc import Iterator, Mapping

from raadsboek.core.council import Writer
from raadsboek.core.note import Value, text_in
from raadsboek.core.problem import Problem

KEY = "schrijvers"
_KINDS_OF_KEY = ("ssh-ed25519 ", "ssh-rsa ", "ecdsa-sha2-")


def read_writers(value: Value, problems: list[Problem]) -> Iterator[Writer]:
    """Yield who may save."""
    for place, item in enumerate(value if isinstance(value, list) else [value], start=1):
        name = text_in(item, "naam") if isinstance(item, dict) else ""
        if not isinstance(item, dict) or not name:
            problems.append(
                Problem(
                    code="schrijver-ongeldig",
                    key=KEY,
                    message=f"Schrijver {place} heeft geen regel 'naam:'.",
                    fix="Schrijf '- naam: …' met daaronder 'email:', 'van:', 'tot:' of 'sleutel:'.",
                )
            )
            continue
        key = text_in(item, "sleutel")
        if key and not key.startswith(_KINDS_OF_KEY):
            problems.append(
                Problem(
                    code="schrijver-sleutel-ongeldig",
                    key=KEY,
                    message=f"Schrijver {place}: bij 'sleutel' staat geen openbare sleutel.",
                    fix="Zet daar de hele regel die begint met ssh-ed25519. Raadsboek doet dat "
                    "zelf met: raadsboek ondertekenen",
                )
            )
            key = ""
        yield Writer(
            name=name,
            email=text_in(item, "email"),
            since=_day(item, "van", place, problems),
            until=_day(item, "tot", place, problems),
            key=key,
        )


def _day(
    item: Mapping[str, Value], key: str, place: int, problems: list[Problem]
) -> datetime.date | None:
    text = text_in(item, key)
    try:
        return datetime.date.fromisoformat(text) if text else None
    except ValueError:
        problems.append(
            Problem(
                code="schrijver-dag-ongeldig",
                key=KEY,
                message=f"Schrijver {place}: bij '{key}' staat geen datum.",
                fix="Schrijf een dag zoals 2026-04-16, of haal de regel weg.",
            )
        )
        return None
