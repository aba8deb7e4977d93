"""Numbers in Dutch words, as people say them: 'over twee weken', 'dertien voor', '3 zetels'."""

_UNITS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf")
_TEENS = ("twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien")
_TWENTIES = ("eenentwintig", "tweeëntwintig", "drieëntwintig", "vierentwintig", "vijfentwintig")

NUMBER_WORDS = {
    **dict(zip((*_UNITS, *_TEENS, "negentien", "twintig", *_TWENTIES), range(1, 26), strict=True)),
    "één": 1,
}
"""Up to 25: the most seats that a works council has (art. 6 lid 1 WOR)."""


def counted(number: int, one: str, many: str) -> str:
    """Return '1 zetel' or '3 zetels'."""
    return f"{number} {one if number == 1 else many}"
