"""The reference pages are made from the program and are up to date."""

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def made_pages() -> dict[str, str]:
    """Return the pages as the program would write them now."""
    spec = importlib.util.spec_from_file_location(
        "make_reference", ROOT / "tools" / "make_reference.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    pages = module.pages()
    assert isinstance(pages, dict)
    return pages


@pytest.mark.parametrize("name", ["soorten.md", "opdrachten.md", "toetsen.md", "problemen.md"])
def test_the_page_is_fresh(name: str) -> None:
    """A page that differs is made anew with: python tools/make_reference.py."""
    assert (ROOT / "docs" / "naslag" / name).read_text(encoding="utf-8") == made_pages()[name]
