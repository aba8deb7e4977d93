"""The guides are true: their pictures, their links, their words and the commands they name."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

import make_pictures
from demo.story import tell
from demo.writing import write_vault
from guide import minutes_walk
from guide.clock import DEMO_DAY, Clock
from raadsboek.book.syncing.sharing import TEXT as SHARED_TEXT
from raadsboek.cli.main import run
from raadsboek.core.handover.letter import read_me
from raadsboek.tui.keys import ACTIONS

ROOT = make_pictures.ROOT
PAGES = make_pictures.PAGES
GUIDES = [page for page in PAGES if page.parent.name == "gebruik"]
PLAIN = [page for page in GUIDES if page.name[:1] in "R123456"]
PICTURES = sorted(make_pictures.FOLDER.iterdir())
SVG_NAMESPACE = "http://www.w3.org/2000/svg"

_LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")


def text_of(page: Path) -> str:
    """Return a page."""
    return page.read_text(encoding="utf-8")


def named(page: Path) -> str:
    """Return the name of a page, for the names of tests."""
    return page.name


def test_each_picture_is_used_and_each_that_is_used_exists() -> None:
    """The folder holds what the pages show, no more and no less."""
    assert {picture.name for picture in PICTURES} == {
        *(f"{name}.svg" for name in make_pictures.wanted()),
        *(f"{name}.png" for name in make_pictures.wanted_papers()),
    }


@pytest.mark.parametrize("picture", [one for one in PICTURES if one.suffix == ".svg"], ids=named)
def test_a_picture_fetches_nothing(picture: Path) -> None:
    """No font, no script and no address: only the name of what an SVG is."""
    svg = text_of(picture)

    assert re.findall(r"(?:https?:)?//[^\"'\s)]+", svg) == [SVG_NAMESPACE.partition(":")[2]] or (
        re.findall(r"https?://[^\"'\s)]+", svg) == [SVG_NAMESPACE]
    )
    assert "@font-face" not in svg
    assert "<script" not in svg
    assert "url(" not in re.sub(r"url\(#[\w-]+\)", "", svg)


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_a_page_refers_to_what_exists(page: Path) -> None:
    """Every link inside the repository leads somewhere, and every picture says what it shows."""
    targets = [target for target in _LINK.findall(text_of(page)) if "://" not in target]

    assert [target for target in targets if not (page.parent / target).exists()] == []
    assert "![](" not in text_of(page)


def test_the_index_names_every_page() -> None:
    """Nobody has to guess that a page exists."""
    index = text_of(ROOT / "docs" / "gebruik" / "README.md")

    assert [
        page.name for page in GUIDES if page.name != "README.md" and page.name not in index
    ] == []


@pytest.mark.parametrize("page", PLAIN, ids=named)
def test_a_guide_uses_the_words_of_its_readers(page: Path) -> None:
    """Nobody has to know what a commit, a branch, a repository, YAML or Markdown is."""
    words = text_of(page).replace("raadsboek.yaml", "")

    assert re.findall(r"(?i)\b(?:commits?|branch\w*|repositor\w+|yaml|markdown)\b", words) == []


def test_the_guide_says_what_the_walk_does() -> None:
    """What somebody types along with page 2 is what the walk of the tests types."""
    page = text_of(ROOT / "docs" / "gebruik" / "2-notulen-maken.md")
    typed = minutes_walk.REORGANISATION + minutes_walk.REORGANISATION_CONTINUED
    said = [re.split(r"[\t:]", line)[-1].strip() for line in typed.splitlines()]

    for letter in "bsat":
        assert f"`{letter}` spatie" in page
    assert [line for line in said[3:] if line and line.removeprefix("s ") not in page] == []


def commands() -> list[str]:
    """Return the commands that page 7 names, besides those that need something else."""
    page = text_of(ROOT / "docs" / "gebruik" / "7-opdrachtregel.md")
    return re.findall(r"^\| `raadsboek ([^`]+)` \|", page, re.MULTILINE)


def test_every_command_of_the_guide_works(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the order of the page, on the demo, each succeeds (or finds problems, for controleer)."""
    folder = tmp_path / "raadsboek"
    write_vault(folder, tell(DEMO_DAY))
    assert len(commands()) >= 10
    monkeypatch.chdir(tmp_path)  # a file that is written lands where one stands

    for words in commands():
        code = run(["--map", str(folder), *shlex.split(words)], now=Clock("16:00")())
        assert code == 0, (words, capfd.readouterr())


def test_the_two_commands_of_the_readme_exist() -> None:
    """`make run` and `make test` are targets, and make is on the list of what is needed."""
    readme, makefile = text_of(ROOT / "README.md"), text_of(ROOT / "Makefile")

    for target in ("run", "test"):
        assert f"    make {target} " in readme
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)
    assert shutil.which("git")


def test_whoever_is_sent_to_the_start_finds_those_words_there() -> None:
    """The letter in the package, that in the shared place and the guide name what the menu says."""
    label = next(one.label for one in ACTIONS if one.id == "raadsboeken.van-een-ander")
    pages = [ROOT / "docs" / "gebruik" / name for name in ("13-overdracht.md", "14-samenwerken.md")]

    assert f"kies: {label}." in read_me("OR", "raadsboek.bundle")
    assert f'kiest in Raadsboek "{label}"' in SHARED_TEXT
    assert [page.name for page in pages if f"**{label}** (`o`)" not in text_of(page)] == []
