"""Write the holidays of many years beside the law: `python tools/make_rest_days.py`.

Terms are counted with that file, so that they do not pay for importing the package `holidays`,
and a release of it that changes a day of the law shows as a difference. A test asks that the file
is fresh.
"""

from pathlib import Path

from raadsboek.core.holidays import rest_days

FILE = Path(__file__).parents[1] / "src" / "raadsboek" / "procedures" / "feestdagen.yaml"
YEARS = range(1990, 2061)
_HEAD = """\
# De feestdagen van art. 3 lid 1 en 2 Algemene termijnenwet, per jaar: maand-dag en naam.
# Gemaakt door tools/make_rest_days.py met het pakket holidays; niet met de hand wijzigen.
# Zaterdagen en zondagen staan er niet bij: die zijn altijd rustdag.
"""
_SATURDAY = 5


def content() -> str:
    """Return the text of the file as the package now says it."""
    return _HEAD + "".join(f"{year}: {_line(year)}\n" for year in YEARS)


def _line(year: int) -> str:
    days = rest_days(year).items()
    return ", ".join(f"{day:%m-%d} {name}" for day, name in days if day.weekday() < _SATURDAY)


if __name__ == "__main__":
    FILE.write_text(content(), encoding="utf-8")
