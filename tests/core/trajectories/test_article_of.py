"""The article that a dossier rests on, as a reader sees it."""

import pytest

from raadsboek.core.note import Note
from raadsboek.core.trajectories.article_check import article_of


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("25", "art. 25"),
        ("25 lid 1 e WOR", "art. 25 lid 1 e WOR"),
        ("art. 25 lid 1 e WOR", "art. 25 lid 1 e WOR"),
        ("artikel 27", "artikel 27"),
        ("", ""),
    ],
)
def test_a_bare_number_gets_its_word(typed: str, shown: str) -> None:
    """Who typed only 25 reads 'art. 25' above the dossier and in its letters."""
    assert (
        article_of(Note(path="trajecten/x.md", meta={"artikel": typed}, body="", digest=""))
        == shown
    )
