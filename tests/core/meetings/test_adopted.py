"""The adopted text: it differs when something of the minutes differs, and only then."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from raadsboek.core.meetings.adopted import (
    LOCKED_KEYS,
    Seal,
    adopted_text,
    is_locked,
    may_follow,
    seal_of,
    text_digest,
)
from raadsboek.core.note import Note, Value

LISTS = ("aanwezig", "afwezig-mk", "afwezig-zk", "machtigingen", "gasten")
AFTERWARDS = ("status", "gepubliceerd", "geamendeerd-in", "akkoord", "verzonden", "eigen sleutel")

LINES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), max_size=12)
WORDS = LINES.map(str.strip)
ITEMS = st.lists(WORDS.filter(lambda word: word and "," not in word), max_size=3)
BODIES = st.lists(LINES, max_size=5).map("\n".join)


def note(meta: dict[str, Value], body: str) -> Note:
    """Return a meeting note."""
    return Note(path="v.md", meta={"soort": "vergadering", **meta}, body=body, digest="")


@st.composite
def facts(draw: st.DrawFn) -> dict[str, Value]:
    """Return the keys of some minutes."""
    keys = draw(st.lists(st.sampled_from(LOCKED_KEYS), unique=True, max_size=4))
    found: dict[str, Value] = {}
    for key in keys:
        found[key] = list(draw(ITEMS)) if key in LISTS else draw(WORDS)
    return found


def content(meta: dict[str, Value], body: str) -> tuple[object, ...]:
    """Return what is locked, without how it is written."""
    said = {key: value for key, value in meta.items() if value}
    return sorted(said.items()), body.strip("\n")


@given(facts(), BODIES, facts(), BODIES)
def test_two_texts_are_the_same_when_their_content_is(
    one: dict[str, Value], body: str, other: dict[str, Value], other_body: str
) -> None:
    """No two different minutes share an adopted text."""
    same = content(one, body) == content(other, other_body)

    assert (adopted_text(note(one, body)) == adopted_text(note(other, other_body))) is same
    assert (text_digest(note(one, body)) == text_digest(note(other, other_body))) is same


@given(facts(), BODIES, st.sampled_from(["\n", "\r\n", "\r"]), st.integers(0, 2))
def test_how_lines_end_is_no_part_of_it(
    meta: dict[str, Value], body: str, newline: str, empty: int
) -> None:
    """Another system turns line ends; an editor adds one at the end."""
    turned = body.replace("\n", newline) + newline * empty

    assert text_digest(note(meta, turned)) == text_digest(note(meta, body))


@given(facts(), BODIES, st.sampled_from(AFTERWARDS), WORDS)
def test_what_happens_afterwards_is_no_part_of_it(
    meta: dict[str, Value], body: str, key: str, value: str
) -> None:
    """Publishing, sending and amending leave the adopted text as it was."""
    assert text_digest(note({**meta, key: value}, body)) == text_digest(note(meta, body))


@given(facts(), BODIES)
def test_a_list_reads_the_same_on_one_line(meta: dict[str, Value], body: str) -> None:
    """`aanwezig: anna, bakker` says what `aanwezig: [anna, bakker]` says."""
    joined: dict[str, Value] = {
        key: ", ".join(map(str, value)) if isinstance(value, list) else value
        for key, value in meta.items()
    }

    assert adopted_text(note(joined, body)) == adopted_text(note(meta, body))


def test_the_form_can_be_read_by_anybody() -> None:
    """A line per fact, an empty line and the text."""
    meta: dict[str, Value] = {
        "status": "verslag vastgesteld",
        "aanwezig": ["anna", "bakker"],
        "titel": "Raadsvergadering",
        "nummer": "V-2026-11",
    }

    assert adopted_text(note(meta, "\n## 1. Opening\r\n")) == (
        "nummer: V-2026-11\ntitel: Raadsvergadering\naanwezig: anna\naanwezig: bakker\n\n"
        "## 1. Opening\n"
    )


class TestTheSeal:
    """What a note says about its own adoption."""

    @staticmethod
    def sealed(**meta: Value) -> Note:
        """Return adopted minutes."""
        draft = note({"titel": "Raad", "status": "verslag vastgesteld", **meta}, "tekst")
        return replace(draft, meta={**draft.meta, "vastgestelde-tekst": text_digest(draft)})

    def test_it_holds_until_the_text_differs(self) -> None:
        """A word more, another fact or another status breaks it."""
        sealed = self.sealed()

        assert seal_of(sealed) is Seal.WHOLE
        assert seal_of(replace(sealed, body="tekst erbij")) is Seal.BROKEN
        for key, value in (("titel", "OR"), ("gasten", "iemand"), ("status", "verslag concept")):
            changed = replace(sealed, meta={**sealed.meta, key: value})
            assert seal_of(changed) is Seal.BROKEN
            assert is_locked(changed)
            assert not may_follow(sealed, changed)
            assert may_follow(changed, sealed)

    def test_what_was_adopted_before_has_none(self) -> None:
        """Adopted without a digest: nobody can tell, and it may still get one."""
        old = note({"titel": "Raad", "status": "gepubliceerd"}, "tekst")
        sealed = replace(old, meta={**old.meta, "vastgestelde-tekst": text_digest(old)})

        assert seal_of(old) is Seal.NONE
        assert is_locked(old)
        assert may_follow(old, sealed)
        assert not may_follow(sealed, old)
        assert not may_follow(old, replace(old, body="anders"))

    def test_going_on_is_possible(self) -> None:
        """Published, closed, amended: the text is the same."""
        sealed = self.sealed()
        later = {**sealed.meta, "status": "afgesloten", "geamendeerd-in": ["[[V-2026-12]]"]}

        assert may_follow(sealed, replace(sealed, meta=later))

    def test_another_kind_of_note_is_never_locked(self) -> None:
        """The same word as a status of something else means something else."""
        assert not is_locked(Note(path="", meta={"status": "afgesloten"}, body="", digest=""))
