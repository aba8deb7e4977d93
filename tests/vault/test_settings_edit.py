"""Changing an organ's settings: only the lines concerned, and every comment stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.note import Value
from raadsboek.vault.settings import settings_from_bytes
from raadsboek.vault.settings_edit import SettingsNotEdited, edit_organ
from raadsboek.vault.yaml_strings import parse

PLAN: dict[str, Value] = {
    "regio": "midden",
    "vergaderingen": [{"vorm": "raad", "ritme": "elke dinsdag"}, {"vorm": "db", "van": "09:00"}],
}
SETTINGS = """\
# Boven
organen:
  - naam: OR
    soort: OR   # soort
    # uitleg bij de raad
    # zetels: 9

  - naam: "CR: De Linden"
    jaarplan: # het plan
      regio: noord
      # de reeksen
      vergaderingen:
        - vorm: raad   # maandelijks
          # niet in de zomer
          ritme: elke dinsdag
        - vorm: db
          van: 09:00
# Onder
secretaris:
  naam: Noor
"""


def changed(before: str, after: bytes) -> list[str]:
    """Return the lines that are new and, with a minus, those that are gone."""
    old, new = before.splitlines(), after.decode().splitlines()
    gone = [f"-{line}" for line in old if line not in new]
    return gone + [line for line in new if line not in old]


def test_a_plan_is_added_below_the_organ_and_its_comments() -> None:
    """Nothing else moves."""
    after = edit_organ(SETTINGS.encode(), 0, {"jaarplan": PLAN})

    assert "    # zetels: 9\n    jaarplan:\n      regio: midden\n" in after.decode()
    assert settings_from_bytes(after)[0].councils[0].year_plan == PLAN


def test_only_the_lines_that_differ_change() -> None:
    """A key is added to one series; comments in and around it stay."""
    series: list[Value] = [
        {"vorm": "raad", "ritme": "elke dinsdag", "behalve": ["juli", "augustus"]},
        {"vorm": "db", "van": "09:30"},
    ]
    plan: dict[str, Value] = {"regio": "zuid", "vergaderingen": series}

    after = edit_organ(SETTINGS.encode(), 1, {"jaarplan": plan})

    assert changed(SETTINGS, after) == [
        "-      regio: noord",
        "-          van: 09:00",
        "      regio: zuid",
        "          behalve: [juli, augustus]",
        "          van: 09:30",
    ]


def test_a_series_can_be_added_and_taken_away() -> None:
    """The lines of the others are not touched."""
    series: list[Value] = [
        {"vorm": "raad", "ritme": "elke dinsdag"},
        {"vorm": "overleg", "dagen": ["2027-03-11"]},
    ]
    plan: dict[str, Value] = {"regio": "noord", "vergaderingen": series}

    after = edit_organ(SETTINGS.encode(), 1, {"jaarplan": plan})

    assert changed(SETTINGS, after) == [
        "-        - vorm: db",
        "-          van: 09:00",
        "        - vorm: overleg",
        "          dagen: [2027-03-11]",
    ]


def test_a_comment_is_never_lost() -> None:
    """A series with an explanation inside is not thrown away by the program."""
    plan: dict[str, Value] = {"regio": "noord", "vergaderingen": [{"vorm": "db", "van": "09:00"}]}

    with pytest.raises(SettingsNotEdited):
        edit_organ(SETTINGS.encode(), 1, {"jaarplan": plan})


@pytest.mark.parametrize(
    "text",
    [
        "organen:\n  - naam: OR\n    jaarplan: {regio: noord} # kort\n",
        "organen:\n- naam: OR\n  jaarplan:\n",
        "organen:\n- naam: OR",
        "\ufefforganen:\r\n  - naam: OR\r\n    soort: OR\r\n",
        "organen: [{naam: OR, soort: OR}]\n",
        "organen:\n  - {naam: OR, soort: OR}\n",
        "organen:\n  - los\n  - soort: OR\n  - naam: OR\n    zetels: 9\n",
    ],
)
def test_other_layouts_are_edited_or_refused_but_never_broken(text: str) -> None:
    """What is written is read back as meant."""
    try:
        after = edit_organ(text.encode(), 0, {"jaarplan": PLAN})
    except SettingsNotEdited:
        return
    assert settings_from_bytes(after)[0].councils[0].year_plan == PLAN
    assert after.decode().startswith("\ufeff") == text.startswith("\ufeff")
    assert ("\r\n" in after.decode()) == ("\r\n" in text)


@pytest.mark.parametrize("text", ["", "organen: OR\n", "organen: [\n", "organen:\n  - soort: OR\n"])
def test_settings_without_that_organ_are_refused(text: str) -> None:
    """There is no place for a plan, and the sentence says so."""
    with pytest.raises(SettingsNotEdited) as refused:
        edit_organ(text.encode(), 0, {"jaarplan": PLAN})

    assert "raadsboek.yaml" in refused.value.message


WORDS = st.sampled_from(["raad", "db", "elke dinsdag", "zaal 2", "a: b", "# x", "", "13:30", "'t"])
SERIES = st.dictionaries(
    st.sampled_from(["vorm", "ritme", "van", "plaats"]),
    WORDS | st.lists(WORDS, max_size=3),
    min_size=1,
    max_size=4,
)
PLANS = st.fixed_dictionaries(
    {"vergaderingen": st.lists(SERIES, max_size=4)},
    optional={"regio": WORDS, "vrij": st.lists(WORDS, max_size=3)},
)


@given(PLANS, PLANS, st.booleans())
def test_any_plan_becomes_any_other(
    first: dict[str, Value], second: dict[str, Value], other: bool
) -> None:
    """Whatever stands there: the result is read as meant, with all comments, or it is refused."""
    place = int(other)
    try:
        one = edit_organ(SETTINGS.encode(), place, {"jaarplan": first})
        two = edit_organ(one, place, {"jaarplan": second})
    except SettingsNotEdited:
        assert other  # only where comments stand in between
        return
    organs = parse(two.decode(), first_line=1).meta["organen"]
    assert isinstance(organs, list)
    organ = organs[place]
    assert isinstance(organ, dict)
    assert organ["jaarplan"] == second
    comments = [line for line in SETTINGS.splitlines() if line.strip().startswith("#")]
    assert all(line in two.decode().splitlines() for line in comments)


def test_words_become_an_empty_list() -> None:
    """A list without items is a value too."""
    plan: dict[str, Value] = {"vergaderingen": [{"vorm": "raad", "ritme": "elke dinsdag"}]}
    empty: dict[str, Value] = {"vergaderingen": [{"vorm": "raad", "ritme": []}]}
    before = edit_organ(SETTINGS.encode(), 0, {"jaarplan": plan})

    after = edit_organ(before, 0, {"jaarplan": empty})

    assert changed(before.decode(), after) == ["          ritme: []"]
