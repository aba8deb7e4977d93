"""Drafts: unsaved text survives, is for the user only, and never is taken on trust."""

import os
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from raadsboek.core.errors import StorageFailed
from raadsboek.vault.drafts import Draft, drop_draft, load_drafts, save_draft


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a vault with an empty `.git`."""
    (tmp_path / ".git").mkdir()
    return tmp_path


def draft(identifier: str = "a1", text: str = "tekst", saved: str = "2026-03-12T13:30:00") -> Draft:
    """Return a draft of some note."""
    return Draft(identifier, "acties/A-1 iets.md", text, "0" * 64, saved)


def test_without_drafts(root: Path) -> None:
    """A vault in which nothing was left unsaved has none."""
    assert load_drafts(root) == ([], ())


def test_oldest_first(root: Path) -> None:
    """What was typed first is offered first; a later save replaces an earlier one."""
    save_draft(root, draft("b", saved="2026-03-12T13:31:00"))
    save_draft(root, draft("a", text="oud"))
    save_draft(root, draft("a", saved="2026-03-12T13:32:00"))

    found, problems = load_drafts(root)

    assert [(item.identifier, item.text) for item in found] == [("b", "tekst"), ("a", "tekst")]
    assert problems == ()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(text=st.text(st.characters(exclude_categories=[])))
def test_text_comes_back_as_typed(root: Path, text: str) -> None:
    """Line ends, control characters and half characters come back as they were typed."""
    save_draft(root, draft(text=text))

    assert load_drafts(root)[0][0].text == text


def test_only_the_user_may_read_it(root: Path) -> None:
    """A draft may hold what is confidential."""
    save_draft(root, draft())

    assert stat.S_IMODE((root / ".git/raadsboek/concept/a1").stat().st_mode) == 0o600


def test_dropped_is_gone(root: Path) -> None:
    """A draft whose text is saved goes; dropping it twice is fine."""
    save_draft(root, draft())

    drop_draft(root, "a1")
    drop_draft(root, "a1")

    assert load_drafts(root) == ([], ())


@pytest.mark.parametrize("identifier", ["", "../x", "a/b", ".git", "x" * 65, "a\n"])
def test_identifiers_are_plain(root: Path, identifier: str) -> None:
    """An identifier that is no plain name is a mistake of the program."""
    with pytest.raises(ValueError, match="identifier"):
        save_draft(root, draft(identifier))
    with pytest.raises(ValueError, match="identifier"):
        drop_draft(root, identifier)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"geen json\ntekst",
        b'{"path":"../../etc/passwd","base_digest":"","saved":"2026-03-12"}\nx',
        b'{"path":".git/config","base_digest":"","saved":"2026-03-12"}\nx',
        b'{"path":"a.md","base_digest":"","saved":"gisteren"}\nx',
        b'{"path":"a.md","base_digest":7,"saved":"2026-03-12"}\nx',
        b'{"path":"a.md","base_digest":"","saved":"2026-03-12"}\n\xff\xfe',
    ],
)
def test_a_planted_draft_is_named_and_passed_over(root: Path, raw: bytes) -> None:
    """A file that is no draft of ours is a problem in the list, and no text in the editor."""
    save_draft(root, draft())
    (root / ".git/raadsboek/concept/vals").write_bytes(raw)

    found, (problem,) = load_drafts(root)

    assert [item.identifier for item in found] == ["a1"]
    assert problem.code == "concept-onleesbaar"
    assert "vals" in problem.message


def test_what_is_no_file_is_named_and_passed_over(root: Path) -> None:
    """A pipe, a link or a name with an escape in the folder of drafts does no harm."""
    save_draft(root, draft())
    folder = root / ".git/raadsboek/concept"
    os.mkfifo(folder / "pijp")
    (folder / "link").symlink_to("/etc/passwd")
    (folder / "a\x1b[31m").write_bytes(b"x")
    (folder / ".rb-0.tmp").write_bytes(b"half")

    found, problems = load_drafts(root)

    assert [item.identifier for item in found] == ["a1"]
    assert len(problems) == 3
    assert not any("\x1b" in problem.message + problem.path for problem in problems)


def test_a_draft_that_cannot_be_kept_is_not_called_by_its_file_name(root: Path) -> None:
    """The name of its file is a row of letters and digits that says nothing to anybody."""
    (root / ".git/raadsboek/concept/a1").mkdir(parents=True)

    with pytest.raises(StorageFailed, match=r"^Het concept is niet opgeslagen"):
        save_draft(root, draft())
