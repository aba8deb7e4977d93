"""Names sort by surname, numbers by value, accents do not count."""

import pytest

from raadsboek.index.sorting import fold, name_key, natural_key


def test_names_sort_as_in_a_dutch_telephone_book() -> None:
    """The tussenvoegsel does not count, and either way of writing a name sorts the same."""
    names = ["Bo Zwart", "Noor van Dijk", "Jong, Anna de", "Els Jansen-de Vries", "Émile Bakker",
             "S. van der Meer", "Piet de Jong", "Cher"]  # fmt: skip
    assert sorted(names, key=name_key) == [
        "Émile Bakker",
        "Cher",
        "Noor van Dijk",
        "Els Jansen-de Vries",
        "Jong, Anna de",
        "Piet de Jong",
        "S. van der Meer",
        "Bo Zwart",
    ]


@pytest.mark.parametrize("name", ["", "de", "van de", ",", "de, ", "van der", "- de"])
def test_odd_names_have_a_key(name: str) -> None:
    """No name is too odd to sort."""
    assert isinstance(name_key(name), str)


def test_numbers_sort_by_value() -> None:
    """Nine comes before fourteen, in every part of a number."""
    numbers = ["A-2026-014", "A-2026-9", "A-2025-100"]
    assert sorted(numbers, key=natural_key) == ["A-2025-100", "A-2026-9", "A-2026-014"]


def test_folding() -> None:
    """Case and accents do not count."""
    assert fold("Coördinatie ÉÉN") == "coordinatie een"
