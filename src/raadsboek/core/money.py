"""Amounts of money: as people type them, as they are kept, as they are shown, and exact sums.

An amount is a `Decimal` of whole cents; no float ever holds one. On disk it is `1250` or `1250,50`
(the type `Money` of the schema).
"""

import re
from collections.abc import Iterable
from decimal import Decimal

_KEPT = re.compile(r"(?P<whole>-?\d{1,9})(?:,(?P<cents>\d{2}))?", re.ASCII)
_TYPED = re.compile(
    r"(?P<sign>-?)(?P<whole>\d{1,3}(?:\.\d{3})+|\d+)(?:,-|,(?P<cents>\d{1,2})|\.(?P<dotted>\d{1,2}))?",
    re.ASCII,
)
_SHOWN = re.compile(r"€ -?\d{1,3}(?:\.\d{3})*(?:,\d{2})?", re.ASCII)
_CENT = Decimal("0.01")


def kept(text: str) -> str:
    """Return an amount as it is kept, from how people type it: '€ 1.250,5' is 1250,50.

    A dot before three digits parts thousands; before one or two it is the comma of another
    keyboard. What is no amount, such as three decimals, comes back as it was typed.
    """
    bare = re.sub(r"\s+|€|\beuro\b", "", text, flags=re.IGNORECASE)
    found = _TYPED.fullmatch(bare)
    if found is None:
        return text
    whole = f"{found['sign']}{found['whole'].replace('.', '')}"
    cents = found["cents"] or found["dotted"] or ""
    return f"{whole},{cents:0<2}" if cents else whole


def amount(text: str) -> Decimal | None:
    """Return the amount that is kept as `text`; None when it is none."""
    found = _KEPT.fullmatch(text.strip())
    if found is None:
        return None
    return Decimal(f"{found['whole']}.{found['cents'] or '00'}")


def total(texts: Iterable[str]) -> Decimal:
    """Return the sum of amounts as they are kept; what is none counts for nothing."""
    found = (amount(text) for text in texts)
    return sum((one for one in found if one is not None), Decimal("0.00"))


def on_disk(value: Decimal) -> str:
    """Return an amount as it is kept, always with its cents."""
    return str(value.quantize(_CENT)).replace(".", ",")


def kept_amount(value: Decimal) -> str:
    """Return an amount as it stands in a note: whole euros without cents."""
    return on_disk(value).removesuffix(",00")


def cents_lacking(column: Iterable[str]) -> str:
    """Return what is written behind whole euros of a column, so that commas stand below commas.

    ',00' where one of the amounts has cents; '' where none has, or where not all are amounts.
    """
    filled = [text for text in column if text]
    are_amounts = all(map(_SHOWN.fullmatch, filled))
    return ",00" if are_amounts and any("," in text for text in filled) else ""


def in_words(value: Decimal, *, with_cents: bool = False) -> str:
    """Return an amount as people read it: € 1.250,50; whole euros stay whole, but in a column."""
    value = value.quantize(_CENT)
    sign = "-" if value < 0 else ""
    whole, cents = str(abs(value)).split(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    return f"€ {sign}{grouped}" + ("" if cents == "00" and not with_cents else f",{cents}")
