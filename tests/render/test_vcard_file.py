"""Visiting cards: every text comes back, and no text becomes a line of its own."""

from hypothesis import given, settings
from hypothesis import strategies as st

from raadsboek.core.text import visible_lines
from raadsboek.render.vcard import Card, write

TEXT = st.text(max_size=90)


@given(TEXT.filter(str.strip), TEXT, TEXT, st.lists(TEXT.filter(str.strip), max_size=3))
@settings(max_examples=60)
def test_what_is_on_a_card_comes_back(name: str, role: str, remark: str, groups: list[str]) -> None:
    """Commas, line ends and signs of the form itself are text; lines are short and end as asked."""
    made = write([Card(key="anna", name=name, role=role, remark=remark, groups=tuple(groups))])

    lines = made.decode().split("\r\n")
    assert lines.pop() == ""
    assert max(len(line.encode()) for line in lines) <= 75
    found = dict(
        line.split(":", 1) for line in made.decode().replace("\r\n ", "").split("\r\n") if line
    )
    assert [*found][:3] == ["BEGIN", "VERSION", "KIND"]
    assert found["VERSION"] == "4.0"
    assert read(found["FN"]) == visible_lines(name)
    assert read(found.get("ROLE", "")) == visible_lines(role)
    assert read(found.get("NOTE", "")) == visible_lines(remark)
    assert set(found) <= {
        *("BEGIN", "VERSION", "KIND", "UID", "FN", "N", "ROLE", "NOTE", "CATEGORIES", "END")
    }


def test_a_card_as_it_is_written() -> None:
    """Name in parts, the council, the role and the address; the same card is the same bytes."""
    card = Card(
        key="anna",
        name="Anna de Vries",
        organization="OR De Linden",
        role="voorzitter",
        email="anna@example.org",
        phone="+31 6 12345678",
        groups=("OR", "commissie VGWM"),
    )

    text = write([card, card]).decode()

    once = text[: len(text) // 2]
    assert text == once * 2
    assert once.split("\r\n") == [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "KIND:individual",
        "UID:urn:uuid:23d54b4a-fcb9-5945-a3f5-96315e1a326f",
        "FN:Anna de Vries",
        "N:de Vries;Anna;;;",
        "ORG:OR De Linden",
        "ROLE:voorzitter",
        "EMAIL:anna@example.org",
        "TEL:+31 6 12345678",
        "CATEGORIES:OR,commissie VGWM",
        "END:VCARD",
        "",
    ]


def read(value: str) -> str:
    """Return the text that a value of a card stands for (RFC 6350, section 3.4)."""
    said = {"n": "\n", "N": "\n"}
    made: list[str] = []
    signs = iter(value)
    for sign in signs:
        if sign == "\\":
            escaped = next(signs)
            made.append(said.get(escaped, escaped))
        else:
            assert sign not in ",;"
            made.append(sign)
    return "".join(made)
