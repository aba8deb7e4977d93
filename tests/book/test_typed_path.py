"""The place that somebody typed."""

from pathlib import Path

import pytest

from raadsboek.book.typed_path import typed_path


def test_a_tilde_is_the_own_home(home: Path) -> None:
    """What begins with `~/` lies in the home folder of who types it."""
    assert typed_path("~/postvak/a.pdf") == home / "postvak/a.pdf"
    assert typed_path("~") == home


@pytest.mark.parametrize("name", ["~$verslag.docx", "~niemand-hier/a.pdf", "a~b.pdf"])
def test_any_other_tilde_is_a_letter(name: str) -> None:
    """A file that Word left, or a home of nobody, is a name like any other."""
    assert typed_path(name) == Path(name)
