"""The fast reader says what YAML says, or nothing."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raadsboek.vault import yaml_strings
from raadsboek.vault.plain_lines import read_lines
from raadsboek.vault.refusals import Refused

_PIECES = st.sampled_from(
    ["a", "b1", "é", "naam", ":", ": ", " ", "  ", "- ", "-", "#", " #", "'", '"', "[", "]", "[[",
     "]]", ",", ", ", "{", "}", "|", ">", "\n", "\n", "\n  ", "\n- ", "\n  - ", "\r\n", "\t", "~",
     "\u00a0", "\u2028", "\x85", "\ufeff", "a: ", "a:\n", "b: x\n", "c: [x, y]\n", "&", "*", "!",
     "%", "@", "`", "?", "? ", "<<: ", "---", "...", "\\", "13:30", "😀", "-1", "."]
)  # fmt: skip
_LINES = st.lists(
    st.tuples(
        st.sampled_from(["", " ", "  ", "    ", "- ", "  - ", "    - "]),
        st.sampled_from(["", "a:", "b:", "c:", "a: ", "b:  ", "c: ", "d: "]),
        st.sampled_from(
            ["", "x", "x y", "'q'", '"q"', "[a, b]", "[]", "[[B-1]]", "# c", "x # c", "a: b", "-"]
        ),
    ).map("".join),
    max_size=8,
).map(lambda lines: "".join(line + "\n" for line in lines))


def _agree(block: str) -> None:
    fast = read_lines(block)
    if fast is None:
        return
    document = yaml_strings.parse(block)
    assert fast == document.meta
    assert list(fast) == list(document.meta)
    assert document.warnings == ()


@given(st.lists(_PIECES, max_size=30).map("".join))
def test_fast_reader_agrees_with_yaml_on_scraps(block: str) -> None:
    """Whatever scraps of YAML come together, what the fast reader accepts is what YAML reads."""
    _agree(block)


@given(_LINES)
def test_fast_reader_agrees_with_yaml_on_lines(block: str) -> None:
    """Lines at every indent, with keys, dashes and comments: accepted means the same as YAML."""
    _agree(block)


@pytest.mark.parametrize(
    ("block", "meta"),
    [
        ("tijd: 13:30\n", {"tijd": "13:30"}),
        ("status: no\nnummer: 012\nv: 1.10\n", {"status": "no", "nummer": "012", "v": "1.10"}),
        ("titel: 's middags\n", None),
        ('titel: "a: b"\n', {"titel": "a: b"}),
        ("wie: [anna, \"[[B-1]]\", 'x y']\n", {"wie": ["anna", "[[B-1]]", "x y"]}),
        ("wie:\n- anna\n- bram\nstatus: open\n", {"wie": ["anna", "bram"], "status": "open"}),
        ("stuk: [[P-2026-118]]\n", {"stuk": "[[P-2026-118]]"}),
        ("leeg:\nook:\n", {"leeg": "", "ook": ""}),
        ("# alleen een opmerking\n\n", {}),
        (
            "organen:\n  - naam: OR De Linden\n    zetels: 9\n  - naam: CR\nwie:\n  naam: S\n",
            {
                "organen": [{"naam": "OR De Linden", "zetels": "9"}, {"naam": "CR"}],
                "wie": {"naam": "S"},
            },
        ),
        ("titel: Punt #3\n", None),
        ("a: x\n  y\n", None),
        ("a: x\na: y\n", None),
    ],
)  # fmt: skip
def test_fast_reader_takes_ordinary_notes(block: str, meta: dict[str, object] | None) -> None:
    """Ordinary lines are read at once; all that needs thought is left to YAML (None)."""
    assert read_lines(block) == meta
    _agree(block)


def test_deep_nesting_is_left_to_yaml_which_refuses_it() -> None:
    """Keys below keys to depth 50 are not read by the fast reader, and refused by YAML."""
    block = "".join(" " * depth + "a:\n" for depth in range(50))
    assert read_lines(block) is None
    with pytest.raises(Refused) as refused:
        yaml_strings.parse(block)
    assert refused.value.problem.code == "yaml-te-diep"


def test_an_ordinary_note_is_read_without_importing_yaml() -> None:
    """Reading an ordinary note and ordinary settings does not cost the import of YAML."""
    program = (
        "import sys\n"
        "from raadsboek.vault.frontmatter import read\n"
        "from raadsboek.vault.settings import settings_from_bytes\n"
        "assert read(b'---\\nsoort: actie\\nwie: [anna]\\n---\\n').meta['wie'] == ['anna']\n"
        "settings, problems = settings_from_bytes(b'organen:\\n  - naam: OR\\n    soort: OR\\n')\n"
        "assert settings.name == 'OR' and not problems\n"
        "assert 'yaml' not in sys.modules and 'frontmatter' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
