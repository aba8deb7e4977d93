"""Which notes are confidential: the one reading of the key `vertrouwelijk`, which fails closed."""

from collections.abc import Mapping

from raadsboek.core.note import Value
from raadsboek.core.problem import Problem

KEY = "vertrouwelijk"
YES, NO = "ja", "nee"
SECRET_KINDS = frozenset({"geheimhouding"})
"""The kinds (values of `soort`) whose notes are confidential unless they say 'nee'."""


def is_confidential(meta: Mapping[str, Value]) -> bool:
    """Tell if a note is confidential: anything but 'nee' and nothing at all says so.

    Of a kind that is about secrets, nothing at all says so too.
    """
    word = _word(meta)
    return word != NO and (bool(word) or meta.get("soort") in SECRET_KINDS)


def told_of(meta: Mapping[str, Value], what: str) -> str:
    """Return what the history may say of a change to a note: who reads it may have no key."""
    return "gewijzigd" if is_confidential(meta) else what


def wrong_word(meta: Mapping[str, Value]) -> tuple[Problem, ...]:
    """Return the problem of a word that is neither 'ja' nor 'nee', such as 'yes' or 'true'."""
    if _word(meta) in ("", YES, NO):
        return ()
    return (
        Problem(
            code="vertrouwelijk-onduidelijk",
            key=KEY,
            message="Bij 'vertrouwelijk' staat geen ja of nee; de notitie telt als vertrouwelijk.",
            fix="Schrijf 'vertrouwelijk: ja', of haal de sleutel weg.",
        ),
    )


def _word(meta: Mapping[str, Value]) -> str:
    value = meta.get(KEY, "")
    return value.strip().casefold() if isinstance(value, str) else "?"
