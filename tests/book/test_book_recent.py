"""Which raadsboeken were opened: remembered whatever the file holds, never an obstacle."""

import datetime
import json
import os
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from platformdirs import user_config_path

from raadsboek.book import recent
from raadsboek.book.recent import NotRemembered, Recent

NOW = datetime.datetime(2026, 11, 22, 14, 3, tzinfo=datetime.timezone(datetime.timedelta(hours=1)))

# A pair of halves is one character: what Python makes of bytes that are no UTF-8 is never a pair.
_TEXT = st.text(st.characters(exclude_categories=["Cs"]))
_FOLDERS = st.builds(
    lambda text, odd: f"/{text}{odd}".replace("\0", ""), _TEXT, st.sampled_from(["", "\udcff"])
)
_MOMENTS = st.datetimes(
    datetime.datetime(1950, 1, 1),
    datetime.datetime(2100, 1, 1),
    timezones=st.sampled_from([datetime.UTC, NOW.tzinfo]),
)
_RECENTS = st.builds(Recent, _FOLDERS, _TEXT.map(lambda text: text[:200]), _MOMENTS)


def file() -> Path:
    """Return where the list stands."""
    return user_config_path("raadsboek") / "raadsboeken.jsonl"


@given(st.lists(_RECENTS, unique_by=lambda one: one.folder, max_size=recent.MOST))
def test_the_list_reads_back_as_written(known: list[Recent]) -> None:
    """Line ends, escapes and bytes that are no text, in names and folders, all come back."""
    assert recent.read_text(recent.text_of(known)) == tuple(known)


@given(st.binary())
def test_any_bytes_are_a_list(data: bytes) -> None:
    """Whatever the file holds, reading it gives a list, and that can be written again."""
    found = recent.read_text(data)

    assert recent.read_text(recent.text_of(found)) == found


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | _TEXT | st.just("2026-11-22T14:03:00+01:00"),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["map", "naam"]), inner),
    max_leaves=5,
)


@given(
    st.lists(st.dictionaries(st.sampled_from(["map", "naam", "geopend"]), _VALUES), max_size=5),
    _RECENTS,
)
def test_a_broken_line_costs_only_itself(lines: list[dict[str, object]], good: Recent) -> None:
    """Between lines that are something else, a good one is still found."""
    data = "".join(f"{json.dumps(line)}\n" for line in lines).encode() + recent.text_of([good])

    found = recent.read_text(data)

    assert good in found
    assert all(Path(one.folder).is_absolute() and one.opened.tzinfo for one in found)


@given(st.lists(_RECENTS, max_size=40), _RECENTS)
def test_what_is_opened_comes_first_and_once(history: list[Recent], last: Recent) -> None:
    """The newest stands in front, no folder stands there twice, and the list does not grow."""
    known: recent.Recents = ()
    for one in [*history, last]:
        known = recent.with_opened(known, one)

    assert known[0] == last
    folders = [one.folder for one in known]
    assert len(folders) == len(set(folders)) <= recent.MOST
    assert last.folder not in {one.folder for one in recent.without(known, last.folder)}


@pytest.mark.parametrize(
    "line",
    [
        b"[" * 100_000,
        b'{"map": "weg", "naam": "x", "geopend": "2026-11-22T14:03:00+01:00"}',
        b'{"map": "/a\\u0000", "naam": "x", "geopend": "2026-11-22T14:03:00+01:00"}',
        b'{"map": "/a", "naam": "x", "geopend": "2026-11-22T14:03:00"}',
        b'{"map": "/a", "naam": "x", "geopend": "0001-01-01T00:00:00+01:00"}',
        b'{"map": "/' + b"a" * 5000 + b'", "naam": "x", "geopend": "2026-11-22T14:03:00+01:00"}',
        b'{"map": "/a", "naam": "\xff", "geopend": "2026-11-22T14:03:00+01:00"}',
    ],
    ids=["deep", "relative", "nul", "no-zone", "year-one", "long", "no-utf-8"],
)
def test_a_line_that_cannot_be_ours_is_passed_over(line: bytes) -> None:
    """Only an absolute folder of a sane length, with a moment in a time zone, is believed."""
    good = Recent("/goed", "OR De Linden", NOW)

    assert recent.read_text(line + b"\n" + recent.text_of([good])) == (good,)


def test_a_name_without_end_is_cut() -> None:
    """The name in a raadsboek may be anything; the list stays small."""
    known = recent.with_opened((), Recent("/a", "x" * 10_000, NOW))

    assert known[0].name == "x" * recent.LONGEST_NAME
    assert recent.read_text(recent.text_of(known)) == known


# -- the file -------------------------------------------------------------------------------------


def test_opened_raadsboeken_are_remembered_and_forgotten(tmp_path: Path) -> None:
    """The last opened comes first; taking one off leaves its folder alone."""
    one, other = tmp_path / "een", tmp_path / "twee"
    one.mkdir()
    recent.remember(Recent(str(one), "OR De Linden", NOW))
    recent.remember(Recent(str(other), "CR De Linden", NOW + datetime.timedelta(hours=1)))
    assert [found.name for found in recent.recents()] == ["CR De Linden", "OR De Linden"]

    recent.forget(str(one))
    assert [found.name for found in recent.recents()] == ["CR De Linden"]
    assert one.is_dir()
    with pytest.raises(NotRemembered):
        recent.forget(str(one))


def test_only_the_user_can_read_the_list(tmp_path: Path) -> None:
    """The names of folders may say something about the council."""
    recent.remember(Recent(str(tmp_path), "OR De Linden", NOW))

    assert file().stat().st_mode & 0o077 == 0
    assert {entry.name for entry in file().parent.iterdir()} <= {
        "raadsboeken.jsonl",
        "raadsboeken.slot",
    }


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xfe\x00", b"{}\n" * 100_000, b"\n" * 3_000_000],
    ids=["empty", "no-text", "many-lines", "huge"],
)
def test_a_broken_or_huge_file_is_written_anew(data: bytes, tmp_path: Path) -> None:
    """Nothing is found in it, and the next raadsboek is remembered all the same."""
    file().parent.mkdir(parents=True)
    file().write_bytes(data)
    assert recent.recents() == ()

    recent.remember(Recent(str(tmp_path), "OR De Linden", NOW))
    assert [found.folder for found in recent.recents()] == [str(tmp_path)]
    assert file().stat().st_size < 1000


def test_what_cannot_be_read_or_written_is_no_trouble(tmp_path: Path) -> None:
    """A folder or pipe in place of the file, or a home that cannot be written: nothing happens."""
    file().parent.parent.mkdir(parents=True)
    file().parent.write_text("geen map")
    recent.remember(Recent(str(tmp_path), "OR De Linden", NOW))
    assert recent.recents() == ()

    file().parent.unlink()
    file().mkdir(parents=True)
    recent.remember(Recent(str(tmp_path), "OR De Linden", NOW))
    assert recent.recents() == ()

    file().rmdir()
    os.mkfifo(file())
    assert recent.recents() == ()


def test_two_windows_lose_nothing(tmp_path: Path) -> None:
    """Raadsboeken that are opened at the same moment are all remembered."""
    folders = [tmp_path / str(number) for number in range(8)]
    windows = [
        threading.Thread(target=recent.remember, args=(Recent(str(folder), "OR", NOW),))
        for folder in folders
    ]
    for window in windows:
        window.start()
    for window in windows:
        window.join()

    assert {found.folder for found in recent.recents()} == {str(folder) for folder in folders}


def test_a_folder_is_a_raadsboek_or_not(empty_raadsboek: Path, tmp_path: Path) -> None:
    """What has no settings, is gone, or cannot be a folder at all is none."""
    assert recent.is_there(str(empty_raadsboek))
    for folder in (str(tmp_path), str(tmp_path / "weg"), "/a\0b", "/\ud800"):
        assert not recent.is_there(folder)
