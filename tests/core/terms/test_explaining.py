"""An explanation: the arithmetic of a date in plain Dutch, within 78 columns."""

import datetime

import pytest

from raadsboek.core.council import Council
from raadsboek.core.terms.deadline import Deadline, deadlines
from raadsboek.core.terms.event import Event
from raadsboek.core.terms.explaining import explain, short_rule
from raadsboek.core.terms.explanation import as_lines
from raadsboek.core.trajectories.dossier import work_out
from raadsboek.core.trajectories.event_lines import read_event
from raadsboek.vault.procedures import read_law

TODAY = datetime.date(2026, 11, 22)
LAW = read_law()


def of_step(procedure: str, step: str, *lines: str) -> list[Deadline]:
    """Return the deadlines of one step after these events."""
    happened = [event for line in lines if (event := read_event(line)) is not None]
    found = LAW.find(procedure, happened[0].day)
    assert found is not None
    return [one for one in deadlines(found, happened, LAW.rest) if one.step.id == step]


def explained(deadline: Deadline) -> str:
    """Return the whole explanation as lines."""
    return "\n".join(as_lines(explain(deadline, today=TODAY)))


def test_an_appeal_is_explained_to_the_last_row() -> None:
    """Event with proof, rule, each rest day, last and safe day, consequence, source, rule id."""
    [found] = of_step(
        "wor.advies", "appeal", "2027-04-05 besluit afwijkend, met redenen · [[P-2027-018]]"
    )

    assert (
        explained(found)
        == """\
Beroep bij de Ondernemingskamer: uiterlijk ma 10 mei 2027
  gebeurd op         ma 5 april 2027         schriftelijk besluit ontvangen ·
                                             afwijkend · met redenen ·
                                             P-2027-018
  termijn            1 maand                 art. 26 lid 2 WOR · wettelijk
  zelfde dagnummer   wo 5 mei 2027           HR 1 september 2017
  rustdag            wo 5 mei 2027           Bevrijdingsdag
  rustdag            do 6 mei 2027           Hemelvaartsdag
  rustdag            vr 7 mei 2027           dag na Hemelvaartsdag,
                                             gelijkgesteld
  rustdag            za 8 mei 2027           zaterdag
  rustdag            zo 9 mei 2027           zondag
  laatste dag        ma 10 mei 2027          over 5 maanden
  veilige dag        di 4 mei 2027           laatste gewone dag ervoor
  wat                Een verzoekschrift bij de Ondernemingskamer in Amsterdam,
                     door een advocaat.
  te laat betekent   Niet-ontvankelijk.
  langer of korter   Niet te verlengen. Verder praten stopt de termijn niet.
  zekerheid          gelezen in de wetstekst
  nagekeken          22-11-2026: wettekst van 1 januari 2020; nieuwste bekende
                     versie 18 februari 2023
  bron               https://wetten.overheid.nl/BWBR0002747
  gelezen in         https://github.com/legalize-dev/legalize-nl
  procedure          wor.advies"""
    )


def test_two_starts_show_both_readings() -> None:
    """Each of the two says which day is safe and which can be defended."""
    safe, arguable = of_step(
        "wor.instemming", "nullity", "2026-11-03 uitvoering", "2026-11-16 besluit"
    )

    for one in (safe, arguable):
        text = explained(one)
        assert "  veilig             do 3 december 2026      de raad merkte dat" in text
        assert "  verdedigbaar       wo 16 december 2026     schriftelijk besluit" in text
        assert "veilige dag        do 3 december 2026" in text
    assert explain(arguable).heading.endswith("wo 16 december 2026 (verdedigbaar)")


def test_a_term_that_the_law_does_not_give_says_so() -> None:
    """No date is invented for advice: 'geen wettelijke termijn'."""
    [found] = of_step("wor.advies", "advice", "2026-03-03 aanvraag")

    assert explain(found).heading == "Advies uitbrengen: geen wettelijke termijn"
    assert short_rule(found) == "geen wettelijke termijn · art. 25 lid 4 WOR"
    assert "Zes weken is een gewoonte, geen wet." in explained(found)


@pytest.mark.parametrize(
    ("procedure", "step", "line", "words"),
    [
        ("wor.advies", "appeal", "2026-01-31 besluit", "februari 2026 heeft geen 31e"),
        ("wor.advies", "appeal", "2026-03-02 besluit", "alleen als het besluit afwijkt"),
        ("wor.advies", "appeal", "2026-03-02 besluit zonder redenen", "misschien nog niet"),
        ("wor.advies", "suspension", "2026-03-03 besluit", "geen bron beslist of de Algemene"),
        ("wor.advies", "suspension", "2026-03-03 besluit", "zonder die wet is het vr 3 april"),
        ("wor.advies", "appeal", "2028-12-01 besluit", "gelijkgesteld, is voor deze tijd niet"),
        ("wor.advies", "appeal", "9999-12-01 besluit", "klopt het jaar?"),
        ("wor.advies", "consult", "2026-03-02 aanvraag", "vóór: advies uitgebracht"),
        ("wor.vergadering", "agenda", "2026-05-21 vergadering", "art. 1 lid 2: teruggerekend"),
        ("wor.vergadering", "agenda", "2026-05-21 vergadering", "is een rustdag (Hemelvaartsdag)"),
        ("wor.jaarcyclus", "agvz", "2026-01-01 jaar", "2 keer per jaar"),
        ("wor.reglement", "ser_rules", "2028-02-29 ser-regels", "art. 4: een termijn in jaren"),
        ("wor.verkiezing", "register", "2027-05-19 verkiezingsdag", "uw eigen reglement telt"),
        ("wor.verkiezing", "register", "2027-05-19 verkiezingsdag", "geldt niet: reglement"),
    ],
)
def test_what_one_must_know_stands_in_it(procedure: str, step: str, line: str, words: str) -> None:
    """Clipping, doubt about the start, doubt about the act, days nobody knows, free days."""
    [found] = of_step(procedure, step, line)

    assert words in " ".join(explained(found).split())


def test_a_term_that_was_met_says_when() -> None:
    """What happened settles it, and no distance in time is told any more."""
    [found] = of_step("wor.advies", "appeal", "2026-03-02 besluit afwijkend", "2026-03-30 beroep")

    assert "  gedaan             ma 30 maart 2026        verzoekschrift" in explained(found)
    assert "te laat\n" not in explained(found)


def test_a_rule_is_said_on_one_line() -> None:
    """Short enough for a list."""
    [appeal] = of_step("wor.advies", "appeal", "2026-10-23 besluit")
    [agenda] = of_step("wor.vergadering", "agenda", "2026-11-26 vergadering")

    assert short_rule(appeal) == "1 maand na besluit vr 23 okt · art. 26 lid 2 WOR"
    assert short_rule(agenda) == "7 dagen vóór vergadering do 26 nov · art. 14 lid 2 onder g WOR"


def test_a_day_of_the_dossier_itself_is_an_agreement() -> None:
    """Nothing is counted, and nothing is said of the law."""
    dossier = work_out({"evaluatie": "2027-10-14"}, LAW, Council(name="OR"))
    [found] = dossier.deadlines

    assert short_rule(found) == "afspraak"
    assert (
        explained(found)
        == """\
Evaluatie: uiterlijk do 14 oktober 2027
  opgeschreven       do 14 oktober 2027      Evaluatie
  termijn            op die dag              afspraak
  laatste dag        do 14 oktober 2027      over 10 maanden
  veilige dag        do 14 oktober 2027"""
    )


def test_every_step_of_the_law_can_be_explained_within_the_columns() -> None:
    """Started by its own event on any sort of day, only an address is wider than 78 columns."""
    for procedure in LAW.procedures:
        for step in procedure.steps:
            for day in (datetime.date(2026, 3, 3), datetime.date.min, datetime.date.max):
                start = Event(day=day, name=step.after)
                for one in deadlines(procedure, [start], LAW.rest):
                    wide = [
                        line
                        for line in as_lines(explain(one, today=TODAY))
                        if len(line) > 78 and "http" not in line
                    ]
                    assert wide == []
                    assert short_rule(one)


def test_a_law_that_was_replaced_says_until_when_it_held() -> None:
    """The row of the procedure tells its version, in one sentence."""
    [found] = of_step("wms.advies", "dispute", "2016-12-01 besluit afwijkend")
    row = next(one for one in explain(found).rows if one.label == "procedure")
    assert row.remark == "geldt tot en met za 31 december 2016"
