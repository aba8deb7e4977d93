"""Letters and lists of an election speak of the council's own law."""

import datetime

import pytest

from raadsboek.core.council import Council, CouncilForm
from raadsboek.core.elections.papers import PAPERS, known_of, papers_under
from raadsboek.core.elections.result import result_of
from raadsboek.core.kinds.election import Election
from raadsboek.core.trajectories.letters.filling import fill, open_places
from raadsboek.vault.template import template_files

TODAY = datetime.date(2027, 1, 4)
FACTS = Election(title="Verkiezing", seats=2, standing=("Els Vos", "Jan Smit · Lijst 1"))
OF_THE_WOR = ("vakbond", "bond,", "vrije lijst", "kantonrechter", "vrij |", "werktijd")


def written(council: Council) -> dict[str, str]:
    """Return every paper as it is made for a council that has filled in little yet."""
    known = known_of(FACTS, [], result_of(FACTS), council, number="P-1", clerk="Noor", today=TODAY)
    texts = {path.rpartition("/")[2]: data.decode() for path, data in template_files()}
    return {
        one.name: f"{one.to}\n{fill(texts[one.template], known, council.law_name).text}"
        for one in papers_under(council.law_name)
    }


@pytest.mark.parametrize(
    ("council", "to"),
    [
        (Council(name="MR", short="mr", form=CouncilForm.SCHOOL_COUNCIL), "het bevoegd gezag, het"),
        (
            Council(name="CR", short="cr", form=CouncilForm.CLIENT_COUNCIL),
            "de bestuurder, de cliënten en",
        ),
        (Council(name="R", short="r", law="Eigen regeling"), "de bestuurder en alle kiezers"),
    ],
)
def test_no_unions_or_free_lists_outside_of_a_works_council(council: Council, to: str) -> None:
    """Who can name candidates, and where to object, is asked: the program does not know it."""
    papers = written(council)
    assert len(papers) == len(PAPERS)
    for name, text in papers.items():
        assert not [word for word in OF_THE_WOR if word in text.casefold()], name
        assert "{{" not in text, name
    assert f"Aan: {to}" in papers["bekendmaking"]
    assert f"Aan: {to}" in papers["uitslag"]
    asked = [one.words for one in open_places(papers["bekendmaking"])]
    assert "[laatste dag voor kandidaten]" in asked
    assert "|  | 1 | Els Vos |" in papers["kandidatenlijst"]


def test_a_works_council_hears_of_them() -> None:
    """With the days of both, and a free list named as such."""
    papers = written(Council(name="OR", short="or"))
    assert "De vakbonden vragen wij om kandidaten." in papers["bekendmaking"]
    assert "Dan kunt u naar de kantonrechter." in papers["bezwaar"]
    assert "| vrij | 1 | Els Vos |" in papers["kandidatenlijst"]
    assert "bij anders" not in "".join(papers.values())
