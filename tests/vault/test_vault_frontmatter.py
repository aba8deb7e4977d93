"""Reading frontmatter: values as typed, and a Dutch reason with a line for all that is refused."""

import time

import frontmatter
import pytest

from raadsboek.core.problem import Severity
from raadsboek.vault.frontmatter import Reading, compose, read
from raadsboek.vault.string_handler import StringHandler


def _read(block: str) -> Reading:
    return read(f"---\n{block}---\ntekst\n".encode())


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("tijd: 13:30", "13:30"),
        ("status: no", "no"),
        ("status: on", "on"),
        ("nummer: 012", "012"),
        ("nummer: 0o17", "0o17"),
        ("versie: 1.10", "1.10"),
        ("datum: 2026-02-30", "2026-02-30"),
        ("leeg:", ""),
        ("leeg: ~", "~"),
        ("leeg: null", "null"),
        ("tijd: 's middags'", "s middags"),
        ("titel: Nota's middags", "Nota's middags"),
        ('titel: "Punt #3"', "Punt #3"),
        ("titel: C#", "C#"),
        ("stuk: [[P-2026-118]]", "[[P-2026-118]]"),
        ("stuk: [[P-2026-118|de brief]]", "[[P-2026-118|de brief]]"),
        ("stuk: [[P-2026-118]] # brief", "[[P-2026-118]]"),
        ("geld: 1_000", "1_000"),
        ("hex: 0xFF", "0xFF"),
        ("groot: 1e3", "1e3"),
    ],
)
def test_a_value_comes_back_as_typed(line: str, value: str) -> None:
    """YAML's numbers, truth values, times and dates stay the text that was typed."""
    reading = _read(line + "\n")
    assert list(reading.meta.values()) == [value]
    assert reading.problems == ()


def test_a_tail_that_yaml_drops_is_reported() -> None:
    """`titel: Punt #3` reads as YAML reads it, with a warning that shows how to keep the tail."""
    reading = _read("titel: Punt #3\nstatus: open # met een spatie: een opmerking\n")
    assert reading.meta == {"titel": "Punt", "status": "open"}
    (problem,) = reading.problems
    assert (problem.code, problem.key) == ("waarde-afgekapt", "titel")
    assert problem.severity is Severity.WARNING
    assert "regel 2" in problem.message
    assert 'titel: "Punt #3"' in problem.fix
    assert reading.editable


@pytest.mark.parametrize(
    ("block", "code", "line"),
    [
        ("a: 1\nb: 2\na: 3\n", "sleutel-dubbel", 4),
        ("a: &naam x\n", "yaml-anker", 2),
        ("a: 1\nb: *naam\n", "yaml-verwijzing", 3),
        ("a: !!python/object/apply:os.system [ls]\n", "yaml-type", 2),
        ("a: ! x\n", "yaml-type", 2),
        ("a: 1\n<<: {b: c}\n", "yaml-samenvoeging", 3),
        ("a: {b: 1, b: 2}\n", "sleutel-dubbel", 2),
        ("a: b\n...\nc: d\n", "yaml-meer-delen", 4),
        ("{a: b}\n", "frontmatter-geen-sleutels", 2),
        ("- a\n", "frontmatter-geen-sleutels", 2),
        ("zomaar tekst\n", "frontmatter-geen-sleutels", 2),
        ("a: 1\ntitel: een: twee\n", "dubbele-punt", 3),
        ("a: 1\n\tb: 2\n", "tab", 3),
        ("a: 'open\n", "aanhalingsteken-open", 2),
        ("a: @x\n", "frontmatter-onleesbaar", 2),
        ("a: [x\n", "frontmatter-onleesbaar", 2),
        ("[a, b]: c\n", "sleutel-ongeldig", 2),
        ("a: 1\n'': c\n", "sleutel-ongeldig", 3),
        ("a: \x1b]52;c;x\x07\n", "stuurteken", 2),
        ("a: " + "[" * 3000 + "\n", "yaml-te-diep", 2),
        ("".join(" " * depth + "a:\n" for depth in range(300)), "yaml-te-diep", 22),
        ("a: 1\n<<<<<<< HEAD\nb: 2\n=======\n", "conflict-tekens", 3),
    ],
)
def test_what_is_refused_names_its_line(block: str, code: str, line: int) -> None:
    """Each refusal has a stable code, a sentence with the line, a fix, and forbids editing."""
    reading = _read(block)
    (problem,) = reading.problems
    assert problem.code == code
    assert f"egel {line}" in problem.message
    assert problem.message.endswith(".")
    assert problem.fix.endswith(".")
    assert problem.severity is Severity.ERROR
    assert reading.meta == {}
    assert reading.body == "tekst\n"
    assert not reading.editable


@pytest.mark.parametrize(
    ("raw", "code", "editable"),
    [
        (b"", "leeg-bestand", False),
        (b"# Een kop\n", "frontmatter-ontbreekt", True),
        (b"\n\n# Een kop\n---\nmet een streep\n", "frontmatter-ontbreekt", True),
        (b"---\nsoort: actie\n\ntekst", "frontmatter-niet-gesloten", False),
        (b"---", "frontmatter-ontbreekt", True),
        (b"\n---\nsoort: actie\n---\n", "frontmatter-niet-bovenaan", False),
        (b"---\n" + b"a" * 2_000_000 + b": b\n---\n", "frontmatter-te-groot", False),
        (b"---\na: " + b"a" * 2_000_000 + b"\n---\n", "frontmatter-te-groot", False),
        ("---\nnaam: Financiële\n---\n".encode("latin-1"), "niet-utf8", False),
        ("---\nsoort: actie\n---\n".encode("utf-16"), "utf-16", False),
        (b"---\nsoort: actie\n---\na\0b", "nul-teken", False),
        (b"---\na: b\n---\n\xed\xa0\x80", "niet-utf8", False),
        (b"---\na: b\n---\r\n<<<<<<< HEAD\r\nmijn\r\n=======\r\n", "conflict-tekens", False),
    ],
)
def test_broken_bytes_are_shown_and_never_rewritten(raw: bytes, code: str, editable: bool) -> None:
    """Whatever the bytes are, there is a reading with one problem, and no edit that could harm."""
    reading = read(raw)
    assert [problem.code for problem in reading.problems] == [code]
    assert reading.editable is editable


def test_text_in_another_encoding_is_shown_with_replacement() -> None:
    """A Latin-1 note still shows its keys and text, with a mark where a character is unknown."""
    reading = read("---\ntitel: Financiële\n---\ncafé".encode("latin-1"))
    assert reading.meta == {"titel": "Financi\ufffdle"}
    assert reading.body == "caf\ufffd"


def test_an_alias_bomb_costs_nothing() -> None:
    """Nine levels of aliases, gigabytes when expanded, are refused at the first anchor."""
    lines = ['a0: &a0 ["x","x","x","x","x","x","x","x","x"]']
    lines += [f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    started = time.process_time()
    (problem,) = _read("\n".join(lines) + "\n").problems
    assert problem.code == "yaml-anker"
    assert time.process_time() - started < 1


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_every_line_break_and_a_mark_are_understood(newline: str, mark: str) -> None:
    """LF, CRLF, CR and a byte order mark give the same keys; the body keeps its own breaks."""
    body = "een\r\ntwee\ndrie\rvier  "
    text = f"{mark}---{newline}titel: x{newline}wie:{newline}- anna{newline}---{newline}{body}"
    reading = read(text.encode())
    assert reading.meta == {"titel": "x", "wie": ["anna"]}
    assert reading.body == body
    assert reading.problems == ()


def test_python_frontmatter_reads_our_notes_as_strings() -> None:
    """With our handler the library python-frontmatter gives the same keys as the program."""
    meta, body = frontmatter.parse(
        "---\ntijd: 13:30\nstatus: no\nwie: [anna]\n---\ntekst", handler=StringHandler()
    )
    assert meta == {"tijd": "13:30", "status": "no", "wie": ["anna"]}
    assert body == "tekst"
    assert frontmatter.parse("zonder", handler=StringHandler()) == ({}, "zonder")


def test_a_new_note_is_pleasant_to_read() -> None:
    """A composed note uses plain text where it can, flow for short lists, blocks for text."""
    raw = compose(
        {
            "soort": "actie",
            "titel": "Reactie: HR",
            "wie": ["anna", "bram"],
            "vergadering": "[[V-2026-03]]",
            "toelichting": "een\ntwee",
            "lang": [f"iemand met een lange naam {n}" for n in range(4)],
        },
        "\nTekst\n",
    )
    assert raw.decode() == (
        '---\nsoort: actie\ntitel: "Reactie: HR"\nwie: [anna, bram]\n'
        'vergadering: "[[V-2026-03]]"\ntoelichting: |-\n  een\n  twee\nlang:\n'
        "  - iemand met een lange naam 0\n  - iemand met een lange naam 1\n"
        "  - iemand met een lange naam 2\n  - iemand met een lange naam 3\n---\n\nTekst\n"
    )
