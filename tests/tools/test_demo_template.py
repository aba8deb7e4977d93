"""What a new raadsboek starts with: readable without the program, and right for the program."""

import pytest

from demo.people import author
from demo.template import settings, template
from raadsboek.core.council import CouncilForm
from raadsboek.core.links import targets
from raadsboek.vault.reading import note_from_bytes
from raadsboek.vault.settings import settings_from_bytes

FILES = dict(template(author("sanne")))


class TestTemplate:
    """The files of the template."""

    def test_has_a_read_me_settings_and_models(self) -> None:
        """The folder explains itself; rubbish of other programs stays out of the history."""
        assert {"LEESMIJ.md", "raadsboek.yaml", ".gitattributes", ".gitignore"} <= set(FILES)
        assert sum(path.startswith("sjablonen/") for path in FILES) == 21

    @pytest.mark.parametrize("path", [path for path in FILES if path.endswith(".md")])
    def test_notes_are_without_problems(self, path: str) -> None:
        """Each note of the template is a notitie that the program has nothing to say about."""
        note = note_from_bytes(path, FILES[path])

        assert note.problems == ()
        assert note.text("soort") == "notitie"
        assert targets(note.body) == []

    @pytest.mark.parametrize("path", list(FILES))
    def test_reads_well_in_notepad(self, path: str) -> None:
        """UTF-8 without marks or tabs, and no place left to fill in but those of letters."""
        text = FILES[path].decode("utf-8")

        assert path.startswith("sjablonen/") or "{{" not in text
        assert "\t" not in text
        assert text.endswith("\n")
        assert text[0] != "\ufeff"

    def test_read_me_names_every_folder(self) -> None:
        """The read-me tells of each folder that the program makes."""
        text = FILES["LEESMIJ.md"].decode()

        for folder in (
            "vergaderingen",
            "besluiten",
            "acties",
            "toezeggingen",
            "trajecten",
            "afspraken",
            "post",
            "leden",
            "kennis",
            "sjablonen",
        ):
            assert f"| {folder} |" in text

    def test_settings_are_those_of_the_demo(self) -> None:
        """Nine seats, a quorum of five, the secretary by name."""
        read, problems = settings_from_bytes(settings(author("sanne")))

        assert problems == ()
        assert read.name == "OR Zorggroep De Linden"
        assert read.councils[0].form is CouncilForm.WORKS_COUNCIL
        assert (read.councils[0].law, read.councils[0].seats) == ("WOR", 9)
        assert read.councils[0].needed_for_quorum == 5
        assert read.secretary.name == "Sanne de Wit"
