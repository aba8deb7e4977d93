"""The files with articles: all that the law data names is there, and what does not fit is named."""

from pathlib import Path

import pytest

from raadsboek.core.terms.articles import mentions_in
from raadsboek.core.terms.procedure import Procedure
from raadsboek.vault.articles import ArticlesUnreadable, read_articles
from raadsboek.vault.procedures import read_law

KNOWN = {one.id: one for one in read_articles()}
GOOD = """\
# Een voorbeeld.
wet: WOR
naam: Wet op de ondernemingsraden
adres: https://wetten.overheid.nl/BWBR0002747
gelezen: wettekst van 1 januari 2020
gecontroleerd: 2026-11-22
zekerheid: S

artikelen:
  - artikel: 26
    titel: Beroep
    inhoud: De raad kan in beroep.
    leden:
      2: Binnen een maand.
  - artikel: 27
    titel: Instemming
    inhoud: De raad stemt in.
    zekerheid: M
"""


@pytest.mark.parametrize("procedure", read_law().procedures, ids=lambda one: one.name)
def test_every_article_that_a_procedure_names_is_told(procedure: Procedure) -> None:
    """Each article is there, and each lid of it that is named."""
    texts = [procedure.article]
    for step in procedure.steps:
        texts += [step.article, step.consequence, step.extension]
    for text in texts:
        for mention in mentions_in(text, procedure.law):
            article = KNOWN[mention.id]
            assert all(article.paragraph(lid) for lid in mention.paragraphs), (text, mention)


def test_every_step_of_law_names_an_article_that_is_told() -> None:
    """A step names an article, or it comes from rules."""
    for procedure in read_law().procedures:
        for step in procedure.steps:
            named = mentions_in(step.article, procedure.law)
            assert named or step.article.startswith("reglement"), step.id


@pytest.mark.parametrize("article", KNOWN.values(), ids=KNOWN)
def test_an_article_is_short_and_says_where_the_act_is(article: object) -> None:
    """Nobody takes it for the act: it is short, and has its address."""
    one = next(known for known in KNOWN.values() if known is article)
    assert one.address.startswith("https://")
    for text in (one.summary, *(lid.summary for lid in one.paragraphs)):
        assert text.endswith("."), text
        assert len(text) < 320, text


@pytest.mark.parametrize(
    ("good", "wrong", "said"),
    [
        ("naam: Wet op de ondernemingsraden\n", "", "1, naam: 'naam' ontbreekt. Vul 'naam' in."),
        ("https://wetten", "wetten", "4, adres: Hier staat geen adres. Schrijf het adres met "
         "https://."),
        ("2026-11-22", "2026-11-31", "6, gecontroleerd: '2026-11-31' is geen dag. Schrijf een dag "
         "die bestaat als 2026-03-12."),
        ("zekerheid: S\n", "zekerheid: X\n", "7, zekerheid: 'zekerheid' kan niet 'X' zijn. Kies "
         "uit: S, S*, 2, M."),
        ("artikel: 26", "artikel: zes", "10, artikel: 'zes' is geen nummer. Schrijf een nummer "
         "zoals 26 of 31a."),
        ("    titel: Beroep\n", "", "10, titel: 'titel' ontbreekt. Vul 'titel' in."),
        ("inhoud: De raad kan in beroep.", "tekst: De raad.", "10, inhoud: 'inhoud' ontbreekt. Vul "
         "'inhoud' in."),
        ("      2: Binnen", "      twee: Binnen", "14, twee: 'twee' is geen nummer. Schrijf een "
         "nummer zoals 26 of 31a."),
        ("    leden:\n      2: Binnen een maand.\n", "    leden: geen\n", "13, leden: Hier horen "
         "leden. Schrijf '2: wat er staat'."),
        ("artikel: 27", "artikel: 26", "15, artikel: Artikel 26 staat er twee keer. Voeg ze "
         "samen."),
        (GOOD[GOOD.index("artikelen:"):], "", "1, artikelen: Er staat geen enkel artikel. Zet er "
         "een bij."),
    ],
)  # fmt: skip
def test_a_fault_in_a_file_of_articles_is_named(
    tmp_path: Path, good: str, wrong: str, said: str
) -> None:
    """One sentence says where and what, and one what to do."""
    assert GOOD.count(good) == 1
    (tmp_path / "wor.yaml").write_text(GOOD.replace(good, wrong), encoding="utf-8")
    with pytest.raises(ArticlesUnreadable) as caught:
        read_articles(tmp_path)
    assert f"wor.yaml, regel {said}" in caught.value.lines


def test_a_folder_without_articles_is_named(tmp_path: Path) -> None:
    """No articles at all is a fault of the program, told as such."""
    with pytest.raises(ArticlesUnreadable):
        read_articles(tmp_path)
