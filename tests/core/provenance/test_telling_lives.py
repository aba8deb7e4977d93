"""The story of a decision from notes and their versions, as values."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.note import Note, Value
from raadsboek.core.provenance import wording
from raadsboek.core.provenance.minutes_point import point_of
from raadsboek.core.provenance.note_past import NotePast, Then
from raadsboek.core.provenance.passage import Life, Recorded, Stage
from raadsboek.core.provenance.telling import Gathered, life_of

START = datetime.datetime(2026, 1, 1, 10, tzinfo=datetime.UTC)
MINUTES = """\
## 2. Roosters
doel: besluiten · tijd: 15 min · stukken: [[P-2026-004]]

Er is lang gesproken. <!-- nog nazien -->
::: vertrouwelijk
De naam van de collega is genoemd.
:::
BESLUIT B-2026-001: De roosters gaan zes weken vooruit.
STEMMING: 7 voor, 1 tegen, 1 onthouding
"""


def note(path: str, body: str = "", **meta: Value) -> Note:
    """Return a note; an underscore in a key is a hyphen on disk."""
    keys = {key.replace("_", "-"): value for key, value in meta.items()}
    return Note(path=path, meta=keys, body=body, digest="")


def past(*notes: Note) -> NotePast:
    """Return a note with these versions, a day apart, the last as it is now."""
    thens = [
        Then(
            Recorded(f"{place}{one.path}", START + datetime.timedelta(days=place), "Noor", "x"), one
        )
        for place, one in enumerate(notes)
    ]
    return NotePast(notes[-1], tuple(thens))


def decision(**meta: Value) -> Note:
    """Return a decision."""
    return note("b.md", "De roosters gaan zes weken vooruit.\n", soort="besluit",
                nummer="B-2026-001", titel="Roosters", datum="2026-01-01", **meta)  # fmt: skip


def stages(life: Life) -> list[tuple[Stage, str, str]]:
    """Return the story as stage, words and version."""
    return [
        (one.stage, one.text, one.recorded.version if one.recorded else "") for one in life.passages
    ]


def test_what_ended_it_and_what_was_before() -> None:
    """Status, evaluation, withdrawal and successor each stand with the version that says so."""
    subject = past(
        decision(status="genomen"),
        decision(status="geldig", evaluatie="2027-01-01"),
        decision(status="geëvalueerd", evaluatie="2027-01-01"),
        decision(status="gewijzigd", evaluatie="2027-01-01", gewijzigd_door="[[B-2026-009]]"),
    )
    older = past(
        note("c.md", soort="afspraak", nummer="C-2020-001", titel="Oud", datum="2020-02-02")
    )
    newer = past(
        note("n.md", soort="besluit", nummer="B-2026-009", titel="Nieuw", datum="2026-06-01")
    )
    life = life_of(Gathered(subject=subject, earlier=(older,), later=(newer,)))
    assert stages(life) == [
        (Stage.BEFORE, "Oud. Daarvoor kwam B-2026-001 in de plaats.", "0c.md"),
        (Stage.DECISION, "De roosters gaan zes weken vooruit.", "0b.md"),
        (Stage.STATUS, "van genomen naar geldig", "1b.md"),
        (Stage.EVALUATION, "van geldig naar geëvalueerd", "2b.md"),
        (Stage.STATUS, "van geëvalueerd naar gewijzigd", "3b.md"),
        (Stage.AFTER, "gewijzigd door B-2026-009: Nieuw", "3b.md"),
        (Stage.EVALUATION, "gepland op 1 januari 2027", "1b.md"),
    ]


def test_the_minutes_tell_what_is_no_secret() -> None:
    """Of the point: its attributes, its papers and what was said, without what is confidential."""
    meeting = note("v.md", MINUTES, soort="vergadering", nummer="V-2026-01")
    point = point_of(meeting, "B-2026-001")
    assert point is not None
    assert (point.number, point.title, point.papers) == ("2", "Roosters", ("P-2026-004",))
    assert point.said == "Er is lang gesproken."
    assert not point.secret
    assert point_of(meeting, "B-2026-002") is None
    assert point_of(meeting, "B-2026-002", "2") is not None


def test_an_amendment_and_an_adoption() -> None:
    """The meeting tells since which version it was adopted, and in which one it was amended."""
    base = {"soort": "vergadering", "nummer": "V-2026-01", "titel": "Raad", "datum": "2026-01-01"}
    adopted = {**base, "vastgesteld": "2026-02-01", "vastgesteld-in": "[[V-2026-02]]"}
    meeting = past(
        note("v.md", MINUTES.replace(" B-2026-001", ""), **base),
        note("v.md", MINUTES, **adopted),
        note("v.md", MINUTES, geamendeerd_in=["[[V-2026-03]]"], **adopted),
    )
    point = point_of(meeting.note, "B-2026-001")
    life = life_of(Gathered(subject=past(decision()), meeting=meeting, point=point))
    assert stages(life)[:2] == [
        (Stage.AGENDA, "2 Roosters, in V-2026-01 Raad", "0v.md"),
        (Stage.MINUTES, "van V-2026-01 Raad", "0v.md"),
    ]
    assert (Stage.ADOPTION, "verslag V-2026-01 vastgesteld in V-2026-02", "1v.md") in stages(life)
    assert (Stage.AMENDMENT, "verslag V-2026-01 gewijzigd in V-2026-03", "2v.md") in stages(life)


def test_of_a_confidential_note_others_read_the_number_only() -> None:
    """The page holds no word of a confidential action or letter, nor why its version was made."""
    secret = past(note("a.md", soort="actie", nummer="A-2026-001", titel="Geheime klus",
                       vertrouwelijk="ja", status="open", wie="anna"))  # fmt: skip
    letter = past(note("p.md", soort="post", nummer="P-2026-001", titel="Geheime brief",
                       vertrouwelijk="ja", relatie="Geheim BV"))  # fmt: skip
    life = life_of(Gathered(subject=past(decision()), works=(secret,), papers=(letter,)))
    shown = wording.as_markdown(wording.for_others(life))
    assert "Geheim" not in shown
    assert "anna" not in shown
    assert "A-2026-001" in shown
    assert not life.secret


def test_what_is_not_recorded_yet_is_said_so() -> None:
    """An edit that stands in no version has no author and no code."""
    subject = NotePast(decision(stemming="7-1-1"), past(decision()).thens)
    life = life_of(Gathered(subject=subject))
    vote = next(one for one in life.passages if one.stage is Stage.VOTE)
    assert wording.source(life, vote) == "B-2026-001 · nog in geen versie"


_STATUSES = st.lists(st.sampled_from(["genomen", "geldig", "gewijzigd"]), min_size=1, max_size=6)


@given(_STATUSES, st.lists(st.sampled_from(["", "7-1-1", "6-2-1"]), min_size=6, max_size=6))
def test_each_version_of_the_note_is_in_its_story(statuses: list[str], votes: list[str]) -> None:
    """Whatever changes, no version of the decision is left out, and days never go back."""
    notes = [
        decision(status=one, stemming=vote) for one, vote in zip(statuses, votes, strict=False)
    ]
    subject = past(*notes)
    life = life_of(Gathered(subject=subject))
    told = {one.recorded.version for one in life.passages if one.recorded}
    assert told == {then.recorded.version for then in subject.thens}
    days = [one.when for one in life.passages if one.when]
    assert days == sorted(days)
