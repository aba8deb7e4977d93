"""A document without names says who somebody is by their role, in every part of it."""

import datetime

from raadsboek.core.documents.blocks import words_in
from raadsboek.core.documents.document import Document
from raadsboek.core.documents.nameless import Nameless, Person
from raadsboek.core.documents.parsing import parse_blocks

PEOPLE = (
    Person("Anna de Vries", "anna", "voorzitter"),
    Person("Kees Bakker", "kees", "lid"),
    Person("Rob Hendriks", "bestuurder", "bestuurder"),
)


def test_names_become_roles() -> None:
    """Full names, short names after @ and one name alone are replaced; other words are not."""
    nameless = Nameless(PEOPLE)
    assert nameless.text("ACTIE @kees: bellen met Rob Hendriks") == (
        "ACTIE een lid: bellen met de bestuurder"
    )
    assert nameless.text("Anna opent. Bakker is er niet.") == (
        "De voorzitter opent. Een lid is er niet."
    )
    assert nameless.text("de bakker, Annabel en anna@linden.example") == (
        "de bakker, Annabel en anna@linden.example"
    )


def test_a_name_is_known_however_it_is_typed() -> None:
    """In capitals, half of a double name, two letters long, with its accents apart."""
    nameless = Nameless([Person("René de Vries-Smit", "rene"), Person("Jo van Ek", "jo")])
    for typed in ("RENÉ", "Rene\u0301", "Smit", "VRIES", "De Vries", "Jo", "Ek"):
        assert (
            nameless.text(f"en {typed} belt")
            .lower()
            .removeprefix("en de ")
            .endswith("een lid belt")
        )
    assert nameless.text("Van de zaal, de ekster en Job.") == "Van de zaal, de ekster en Job."


def test_names_go_from_every_part_of_a_document() -> None:
    """Title, facts, tables, lists and quotes; also where the looks change within a name."""
    text = (
        "# Brief van **Anna** de Vries\n\n- Kees Bakker\n\n> Rob\n\n| Wie |\n|---|\n| @anna |\n\n"
        "[Kees](mailto:kees@linden.example)\n\n```\nAnna\n```\n"
    )
    document = Document(
        kind="brief",
        title="Aan Anna de Vries",
        council="OR",
        author="Anna de Vries",
        day=datetime.date(2026, 1, 1),
        blocks=parse_blocks(text),
        facts=(("Aan", "Kees Bakker"),),
        source=b"Anna",
        source_name="brief.md",
    )
    found = Nameless(PEOPLE).document(document)
    said = "\n".join([found.title, found.author, *found.facts[0], *words_in(found.blocks)])
    assert not any(name in said + repr(found) for name in ("Anna", "Vries", "Kees", "Bakker"))
    assert "Rob" not in said
    assert (found.source, found.facts[0][1]) == (b"", "Een lid")


def test_without_people_nothing_changes() -> None:
    """A raadsboek without members keeps its text as it is."""
    assert Nameless(()).text("Anna") == "Anna"
