"""What waits for a meeting: the index answers as brute force over the notes would."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from index_world import vaults
from test_index_queries import ask_world, is_open, iso, value

from raadsboek.core.note import Note
from raadsboek.index import waiting
from raadsboek.index.organs import Whose

DAY = "2026-11-22"


@given(vaults())
@settings(max_examples=40, deadline=None)
def test_what_waits(made: dict[str, Note]) -> None:
    """Open notes of a kind, also by a day; incoming post; meetings with a day; texts by path."""
    with TemporaryDirectory() as folder:
        index = ask_world(folder, made)
        for kind in ("actie", "besluit"):
            of_kind = {
                path: item
                for path, item in made.items()
                if item.text("soort").strip() == kind and is_open(item)
            }
            found = index.ask(waiting.open_notes, kind, None)
            assert {one.path for one in found} == set(of_kind)
            assert all(one.meta == dict(of_kind[one.path].meta) for one in found)
            until = index.ask(waiting.open_notes, kind, None, until=DAY)
            assert {one.path for one in until} == {
                path for path, item in of_kind.items() if "" < iso(value(item, "due")) <= DAY
            }
        post = {
            path
            for path, item in made.items()
            if item.text("soort").strip() == "post"
            and is_open(item)
            and (item.text("richting").strip() or "in") == "in"
        }
        assert {one.path for one in index.ask(waiting.inbox, None)} == post
        dated = sorted(
            (iso(value(item, "date")), path)
            for path, item in made.items()
            if item.text("soort").strip() == "vergadering" and iso(value(item, "date"))
        )
        assert [(one.date, one.path) for one in index.ask(waiting.meetings, None)] == dated
        texts = index.ask(waiting.texts, list(made))
        assert texts == {path: item.body for path, item in made.items()}
        assert index.ask(waiting.meetings, Whose("niemand")) == []
        index.close()


def test_no_text_for_no_paths(tmp_path: Path) -> None:
    """An empty question has an empty answer."""
    assert ask_world(str(tmp_path), {}).ask(waiting.texts, ["bestaat-niet.md"]) == {}
