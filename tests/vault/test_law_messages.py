"""A file of the law that does not fit: it is named, with the line and the key, and what to do."""

import shutil
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from raadsboek.vault.procedures import PROCEDURES, LawUnreadable, read_law

GOOD = """\
# Een voorbeeld.
procedure: wor.proef
titel: Proef
wet: WOR
artikel: art. 99
gelezen: wettekst van 1 januari 2020
gecontroleerd: 2026-11-22
vormen: [advies]
uitkomst: [advies]
geldig-vanaf: 2020-01-01
geldig-tot: 2029-12-31

gebeurtenissen:
  - gebeurtenis: besluit
    titel: besluit ontvangen
    fase: besluit ontvangen
  - gebeurtenis: advies
    titel: advies uitgebracht
    na: besluit

stappen:
  - stap: appeal
    titel: Beroep
    wie: ondernemingsraad
    artikel: art. 26 lid 2 WOR
    na: besluit
    termijn: 1 maand
    termijnenwet: ja
    klaar-door: advies
    zekerheid: S
    bronnen: [wor2020]
  - stap: other
    titel: Iets anders
    wie: beide
    artikel: art. 27 WOR
    zekerheid: M
"""
PHASES = (
    "aangekondigd, ontvangen, compleet, onvolledig, in behandeling, aangehouden, ov gehouden, "
    "concept, uitgebracht, besluit ontvangen, besluit ontvangen, conform, besluit ontvangen, "
    "afwijkend, opgeschort, beroep, afgerond, gesloten, ingetrokken, afgezien, geëvalueerd"
)
FORMS = (
    "advies, instemming, initiatief, ongevraagd advies, benoeming bestuurder, informatie, geschil"
)
EVENT = "\n  - gebeurtenis:"
UNKNOWN = "staat niet onder 'gebeurtenissen'. Zet haar erbij, of verbeter de naam."

WRONG = [
    ("procedure: wor.proef", "procedure: proef", "2, procedure: 'proef' is geen naam van een "
     "procedure. Schrijf de wet, een punt en een woord, zoals wor.advies."),
    ("procedure: wor.proef\n", "", "1, procedure: 'procedure' ontbreekt. Vul 'procedure' in."),
    ("procedure: wor.proef", "procedure: wor.anders", "2, procedure: Het bestand heet niet naar "
     "wor.anders. Noem het bestand wor.anders.2020-01-01.yaml, of verbeter de sleutel."),
    ("titel: Proef", "titel: [Proef]", "3, titel: Bij 'titel' hoort tekst. Schrijf één regel "
     "tekst."),
    ("wet: WOR", "wet: WORR", "4, wet: 'wet' kan niet 'WORR' zijn. Kies uit: WOR, Wmcz 2018, Wms."),
    ("gecontroleerd: 2026-11-22", "gecontroleerd: 2026-11-31", "7, gecontroleerd: '2026-11-31' is "
     "geen dag. Schrijf een dag die bestaat als 2026-03-12."),
    ("vormen: [advies]", "vormen: [raad]", f"8, vormen: 'vormen' kan niet 'raad' zijn. Kies uit: "
     f"{FORMS}."),
    ("vormen: [advies]", "vormen: {een: twee}", "8, vormen: Bij 'vormen' hoort een lijst namen. "
     "Schrijf [een, twee]."),
    ("uitkomst: [advies]", "uitkomst: [brief]", f"9, uitkomst: De gebeurtenis 'brief' {UNKNOWN}"),
    ("geldig-tot: 2029-12-31", "geldig-tot: 2019-12-31", "11, geldig-tot: 'geldig-tot' "
     "(2019-12-31) ligt vóór 'geldig-vanaf' (2020-01-01). Verbeter een van de twee dagen."),
    ("\n\nstappen", f"{EVENT} Besluit!\n    titel: nee\n\nstappen",
     "20, gebeurtenis: 'Besluit!' is geen naam van een gebeurtenis. Gebruik kleine letters a tot "
     "en met z, en een streepje tussen woorden."),
    ("\n\nstappen", f"{EVENT} afgerond\n    titel: nee\n\nstappen",
     "20, gebeurtenis: 'afgerond' is al een gebeurtenis van ieder dossier. Geef haar een andere "
     "naam, of haal haar weg."),
    ("\n\nstappen", f"{EVENT} besluit\n    titel: nee\n\nstappen",
     "20, gebeurtenis: 'besluit' staat er twee keer. Geef elk een naam."),
    ("fase: besluit ontvangen", "fase: weg", f"16, fase: 'fase' kan niet 'weg' zijn. Kies uit: "
     f"{PHASES}."),
    ("    na: besluit\n\n", "    na: bericht\n\n", f"19, na: De gebeurtenis 'bericht' {UNKNOWN}"),
    ("    fase: besluit ontvangen\n", "    fase: ontvangen\n    kleur: rood\n", "17, kleur: "
     "'kleur' hoort hier niet. Kies uit: gebeurtenis, titel, na, fase."),
    ("stap: appeal", "stap: In beroep", "22, stap: 'In beroep' is geen naam van een stap. Gebruik "
     "kleine letters a tot en met z, met _ tussen woorden."),
    ("stap: other", "stap: appeal", "32, stap: 'appeal' staat er twee keer. Geef elk een naam."),
    ("    titel: Beroep\n", "", "22, titel: 'titel' ontbreekt. Vul 'titel' in."),
    ("    na: besluit\n    termijn", "    na: bericht\n    termijn", f"26, na: De gebeurtenis "
     f"'bericht' {UNKNOWN}"),
    ("    na: besluit\n    termijn", "    termijn", "26, termijn: Bij een termijn hoort 'na'. Zet "
     "erbij waarna."),
    ("termijn: 1 maand", "termijn: 1 maandje", "27, termijn: '1 maandje' is geen termijn. Schrijf "
     "bijvoorbeeld: 1 maand, 13 weken terug, vóór 1 mei, af te spreken."),
    ("termijnenwet: ja", "termijnenwet: soms", "28, termijnenwet: 'termijnenwet' kan niet 'soms' "
     "zijn. Kies uit: ja, aangenomen, nee."),
    ("termijnenwet: ja", "termijnenwet: ja\n    soort: reglement", "28, termijnenwet: De "
     "termijnenwet geldt niet voor een termijn van soort 'reglement'. Haal 'termijnenwet' weg, of "
     "maak de termijn wettelijk."),
    ("termijnenwet: ja", "soort: gewoonte", "28, soort: 'soort' kan niet 'gewoonte' zijn. Kies "
     "uit: wettelijk, reglement, afspraak, intern, geen wettelijke termijn."),
    ("klaar-door: advies", "klaar-door: [advies, brief]", f"29, klaar-door: De gebeurtenis 'brief' "
     f"{UNKNOWN}"),
    ("klaar-door: advies", "vervalt-door: brief", f"29, vervalt-door: De gebeurtenis 'brief' "
     f"{UNKNOWN}"),
    ("klaar-door: advies", "tenzij: brief", f"29, tenzij: De gebeurtenis 'brief' {UNKNOWN}"),
    ("klaar-door: advies", "of-na: brief", f"29, of-na: De gebeurtenis 'brief' {UNKNOWN}"),
    ("klaar-door: advies", "pas-na: brief", f"29, pas-na: De gebeurtenis 'brief' {UNKNOWN}"),
    ("klaar-door: advies", "vóór: brief", f"29, vóór: De gebeurtenis 'brief' {UNKNOWN}"),
    ("klaar-door: advies", "mits: blij", "29, mits: 'mits' kan niet 'blij' zijn. Kies uit: "
     "conform, afwijkend, zonder redenen, met redenen."),
    ("klaar-door: advies", "loopt-af: misschien", "29, loopt-af: 'loopt-af' kan niet 'misschien' "
     "zijn. Kies uit: ja, nee."),
    ("zekerheid: S\n", "zekerheid: X\n", "30, zekerheid: 'zekerheid' kan niet 'X' zijn. Kies uit: "
     "S, S*, 2, M."),
    ("    zekerheid: S\n", "", "22, zekerheid: 'zekerheid' ontbreekt. Kies uit: S, S*, 2, M."),
    ("bronnen: [wor2020]", "bronnen: [krant]", "31, bronnen: De bron 'krant' staat niet in "
     "bronnen.yaml. Zet de bron met zijn adres in bronnen.yaml."),
    ("    bronnen: [wor2020]\n", "", "22, bronnen: Bij 'zekerheid: S' hoort een bron. Noem de "
     "bron, of schrijf 'zekerheid: M' als het niet is nagelezen."),
    ("    artikel: art. 27 WOR\n", "    artikel: art. 27 WOR\n    of-na: besluit\n", "36, of-na: "
     "Bij 'of-na' hoort 'na'. Zet erbij waarna."),
    ("  - stap: other\n    titel: Iets anders\n    wie: beide\n    artikel: art. 27 WOR\n"
     "    zekerheid: M\n", "  - los\n", "32, stappen: Onder 'stappen' horen sleutels. Schrijf "
     "'sleutel: waarde'."),
    (GOOD[GOOD.index("stappen:"):], "stappen: geen\n", "21, stappen: Onder 'stappen' hoort een "
     "lijst. Begin elke regel met '- '."),
    (GOOD[GOOD.index("stappen:"):], "", "1, stappen: Er staat geen enkele stap. Zet de stappen "
     "onder 'stappen'."),
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with the lists that every law needs and one good procedure."""
    return _folder(tmp_path)


def _folder(place: Path) -> Path:
    for path in PROCEDURES.glob("*.yaml"):
        if path.name.count(".") == 1:
            shutil.copy(path, place / path.name)
    (place / "wor.proef.yaml").write_text(GOOD, encoding="utf-8")
    return place


def _faults(folder: Path) -> list[str]:
    with pytest.raises(LawUnreadable) as caught:
        read_law(folder)
    return [*caught.value.lines]


def test_the_example_is_good(folder: Path) -> None:
    """What the tests below spoil can be read as it is."""
    assert read_law(folder).names() == ["wor.proef"]


@pytest.mark.parametrize(("good", "wrong", "said"), WRONG, ids=lambda text: text[:24])
def test_a_fault_is_named_with_its_file_line_and_key(
    folder: Path, good: str, wrong: str, said: str
) -> None:
    """One sentence says where and what, and one what to do."""
    assert GOOD.count(good) == 1
    (folder / "wor.proef.yaml").write_text(GOOD.replace(good, wrong), encoding="utf-8")
    assert _faults(folder) == [f"wor.proef.yaml, regel {said}"]


def test_all_faults_of_all_files_are_told_at_once(folder: Path) -> None:
    """Whoever mends a file sees everything that is wrong in it, and in the others."""
    (folder / "wor.proef.yaml").write_text(
        GOOD.replace("termijn: 1 maand", "termijn: 9").replace("    wie: beide\n", ""), "utf-8"
    )
    (folder / "wor.twee.yaml").write_text("procedure: [\n", "utf-8")
    faults = _faults(folder)
    assert [one.split(":")[0] for one in faults] == [
        "wor.proef.yaml, regel 27, termijn",
        "wor.proef.yaml, regel 32, wie",
        "wor.twee.yaml",
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe", "dit is geen leesbare tekst (UTF-8)."),
        (b"procedure: wor.proef\nprocedure: wor.proef\n", "regel 2"),
        (b"procedure: &een wor.proef\n", "Regel 1"),
        (b"- een\n", "Regel 1"),
        (b"titel: een\n\ttab: twee\n", "Regel 2"),
    ],
)
def test_a_file_that_is_no_list_of_keys_is_named(folder: Path, content: bytes, said: str) -> None:
    """Bytes, double keys, anchors, a list, a tab: the file is named, with the line if there is."""
    (folder / "wor.proef.yaml").write_bytes(content)
    [fault] = _faults(folder)
    assert fault.startswith("wor.proef.yaml: ")
    assert said.casefold() in fault.casefold()


def test_lists_that_are_not_there_are_named(folder: Path) -> None:
    """Without sources or rest days there is no law."""
    (folder / "rustdagen.yaml").unlink()
    assert _faults(folder) == ["rustdagen.yaml: dit bestand is er niet."]


def test_a_source_without_an_address_is_named(folder: Path) -> None:
    """A source is an address that can be opened."""
    (folder / "bronnen.yaml").write_text("WOR: https://a.nl\nwor2020: een boek\n", "utf-8")
    assert _faults(folder)[0] == (
        "bronnen.yaml, regel 2, wor2020: Hier staat geen adres. Schrijf het adres met https://."
    )


def test_a_day_by_decree_that_is_no_day_is_named(folder: Path) -> None:
    """A day that does not exist moves no term."""
    file = folder / "rustdagen.yaml"
    file.write_text(file.read_text("utf-8").replace("2026-05-15:", "2026-05-35:"), "utf-8")
    [fault] = _faults(folder)
    assert fault.endswith("2026-05-35: '2026-05-35' is geen dag. Schrijf 2026-01-02.")


def test_a_folder_without_procedures_is_no_law(folder: Path) -> None:
    """An empty law is never taken for one that asks nothing."""
    (folder / "wor.proef.yaml").unlink()
    assert _faults(folder) == ["er staat geen enkele procedure in de map."]


def _versions(folder: Path, *spans: tuple[str, str]) -> None:
    (folder / "wor.proef.yaml").unlink()
    for start, end in spans:
        text = GOOD.replace("geldig-vanaf: 2020-01-01\n", f"geldig-vanaf: {start}\n" * bool(start))
        text = text.replace("geldig-tot: 2029-12-31\n", f"geldig-tot: {end}\n" * bool(end))
        name = f"wor.proef.{start}.yaml" if start else "wor.proef.yaml"
        (folder / name).write_text(text, encoding="utf-8")


def test_versions_that_join_up_are_the_law(folder: Path) -> None:
    """The day after the last of the old one is the first of the new one."""
    _versions(folder, ("", "2016-12-31"), ("2017-01-01", "2022-12-31"), ("2023-01-01", ""))
    assert len(read_law(folder).procedures) == 3


@pytest.mark.parametrize("end", ["2017-01-01", "2019-06-30", ""])
def test_versions_that_overlap_are_named(folder: Path, end: str) -> None:
    """On one day two versions cannot both be the law."""
    _versions(folder, ("", end), ("2017-01-01", ""))
    assert _faults(folder) == [
        "wor.proef.2017-01-01.yaml, regel 10, geldig-vanaf: Op 2017-01-01 geldt ook een oudere "
        "versie. Zet daar 'geldig-tot: 2016-12-31'."
    ]


def test_a_gap_between_versions_is_named(folder: Path) -> None:
    """There is law on every day."""
    _versions(folder, ("", "2016-10-31"), ("2017-01-01", ""))
    assert _faults(folder) == [
        "wor.proef.2017-01-01.yaml, regel 10, geldig-vanaf: Van 2016-11-01 tot en met 2016-12-31 "
        "geldt geen enkele versie. Laat deze versie eerder ingaan, of de vorige langer gelden."
    ]


def test_a_file_is_called_after_the_day_it_goes_in(folder: Path) -> None:
    """The name of a newer version tells its day."""
    (folder / "wor.proef.yaml").rename(folder / "wor.proef.2021-01-01.yaml")
    assert _faults(folder) == [
        "wor.proef.2021-01-01.yaml, regel 10, geldig-vanaf: Het bestand heet naar een andere dag. "
        "Noem het bestand wor.proef.2020-01-01.yaml, of verbeter de sleutel."
    ]


def test_a_form_belongs_to_one_procedure(folder: Path) -> None:
    """Which procedure a dossier follows is never a toss-up."""
    other = GOOD.replace("wor.proef", "wor.twee")
    (folder / "wor.twee.yaml").write_text(other, encoding="utf-8")
    assert _faults(folder) == [
        "wor.twee.yaml, regel 8, vormen: De vorm 'advies' staat ook bij wor.proef. Laat een vorm "
        "bij een procedure van de wet staan."
    ]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, len(GOOD)), st.integers(0, 40), st.text(max_size=12)), max_size=4
    )
)
def test_whatever_is_typed_in_a_file_never_ends_in_a_traceback(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[int, int, str]]
) -> None:
    """Cut and pasted at random, it is the law or it is named."""
    text = GOOD
    for place, length, put in edits:
        text = text[:place] + put + text[place + length :]
    made = _folder(tmp_path_factory.mktemp("wet"))
    (made / "wor.proef.yaml").write_bytes(text.encode("utf-8", "surrogatepass"))
    with suppress(LawUnreadable):
        read_law(made)
