"""From minutes to notes: new ones, changed ones, and lines that are gone."""

import datetime
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from minutes_texts import minutes_texts
from msgspec.structs import replace

from raadsboek.core.kinds import KIND_BY_NAME
from raadsboek.core.minutes.context import Context
from raadsboek.core.minutes.entries import NOTE_KINDS, split_lines
from raadsboek.core.minutes.numbers import with_numbers
from raadsboek.core.minutes.parsing import parse
from raadsboek.core.minutes.planning import NewNote, Plan, plan
from raadsboek.core.note import Note, Value
from raadsboek.core.numbering import format_number
from raadsboek.core.schema import check

MEETING = Context(
    said_on=datetime.date(2026, 3, 12),
    number="V-2026-03",
    members={"anna": "Anna Bakker", "noor": "Noor van Dijk", "bestuurder": "W. Jansen"},
    next_meeting=datetime.date(2026, 4, 16),
    trajectories={"D-2026-004": "advies"},
)
FORMS = ["{letter}-{{jaar}}-{{volg:03}}", "UR {{jaar2}}-{{volg:03}}{letter}", "{letter}{{volg}}"]


def stored(new: NewNote, number: str) -> Note:
    """Return the note that a front end would write for a new one."""
    meta: dict[str, Value] = {"soort": new.kind, "nummer": number, **new.meta}
    return Note(path=f"{number}.md", meta=meta, body=new.body, digest="")


def record(
    body: str, known: Mapping[str, Note], form: str = FORMS[0]
) -> tuple[str, dict[str, Note]]:
    """Record minutes as a front end does: number the new notes and write the numbers in."""
    notes = dict(known)
    assigned = {}
    for sequence, new in enumerate(plan(parse(body), known, MEETING).new, len(known) + 1):
        own = form.format(letter=new.kind[0].upper())
        assigned[new.line] = format_number(own, year=2026, sequence=sequence)
        notes[assigned[new.line]] = stored(new, assigned[new.line])
    return with_numbers(body, assigned), notes


def changed(note: Note, body: str = "", **keys: str) -> Note:
    """Return a note as somebody changed it in the register."""
    return Note(path=note.path, meta={**note.meta, **keys}, body=body or note.body, digest="")


class TestNewNotes:
    """A line without a number becomes a note."""

    BODY = (
        "## 3. Advies over [[D-2026-004]]\n"
        "doel: besluiten\n"
        "BESLUIT: De OR adviseert positief. Met dank.\n- mits a\nSTEMMING: 7-1-1\n"
        "ACTIE @anna @noor voor volgende vergadering: bellen\n"
        "::: vertrouwelijk\n"
        "TOEZEGGING @bestuurder voor 1 april: cijfers\n"
        ":::\n"
    )

    def test_the_keys_are_those_on_disk(self) -> None:
        """Each kind gets what the line says, in the order of its declaration."""
        decision, action, promise = plan(parse(self.BODY), {}, MEETING).new

        assert (decision.kind, decision.line) == ("besluit", 2)
        assert decision.meta == {
            "titel": "De OR adviseert positief",
            "datum": "2026-03-12",
            "bevoegdheid": "advies",
            "stemming": "7-1-1",
            "vergadering": "[[V-2026-03]]",
            "punt": "3",
            "traject": "[[D-2026-004]]",
        }
        assert decision.body == "De OR adviseert positief. Met dank.\n- mits a\n"
        assert action.meta == {
            "titel": "bellen",
            "wie": ["anna", "noor"],
            "uiterlijk": "2026-04-16",
            "termijn": "voor volgende vergadering",
            "vergadering": "[[V-2026-03]]",
            "punt": "3",
            "traject": "[[D-2026-004]]",
        }
        assert promise.meta["door"] == ["bestuurder"]
        assert promise.meta["toegezegd"] == "2026-03-12"
        assert promise.meta["vertrouwelijk"] == "ja"

    def test_a_line_without_text_makes_no_note(self) -> None:
        """The secretary is still typing."""
        planned = plan(parse("BESLUIT: \n"), {}, MEETING)

        assert planned.empty
        assert [found.problem.code for found in planned.findings] == ["tekst-ontbreekt"]


@given(minutes_texts())
def test_every_new_note_fits_its_kind(body: str) -> None:
    """Whatever stands in the minutes, the notes that follow pass the check of their kind."""
    for new in plan(parse(body), {}, MEETING).new:
        meta = dict(new.meta)
        assert check(KIND_BY_NAME[new.kind].struct, meta)[1] == ()


@given(minutes_texts(), st.sampled_from(FORMS))
def test_recording_twice_adds_nothing(body: str, form: str) -> None:
    """The second time everything has its number, and agrees with its note."""
    numbered, notes = record(body, {}, form)
    again = plan(parse(numbered), notes, MEETING)

    assert again.new == ()
    assert again.changed == ()
    assert again.removed == ()


@given(minutes_texts(), st.sampled_from(FORMS))
def test_numbers_change_nothing_but_the_numbers(body: str, form: str) -> None:
    """All other characters and the line ends stay, and every entry reads as before."""
    numbered, _ = record(body, {}, form)
    old, new = parse(body), parse(numbered)

    assert len(split_lines(numbered)) == len(split_lines(body))
    assert (numbered.count("\r\n"), numbered.count("\r"), numbered.count("\n")) == (
        body.count("\r\n"),
        body.count("\r"),
        body.count("\n"),
    )
    assert new.items == old.items
    for before, after in zip(old.entries, new.entries, strict=True):
        assert bool(after.number) is (before.kind in NOTE_KINDS and bool(before.text))
        assert (after.kind, after.start, after.end, after.text, after.handles) == (
            before.kind,
            before.start,
            before.end,
            before.text,
            before.handles,
        )
        assert (after.due, after.stray, after.item, after.confidential) == (
            before.due,
            before.stray,
            before.item,
            before.confidential,
        )


class TestLaterChanges:
    """After recording, both the minutes and the register may change."""

    BODY = "ACTIE @anna voor 1 april: Bellen met HR\nBESLUIT: Akkoord\n"

    def test_more_typing_adds_only_what_is_new(self) -> None:
        """What was recorded is left alone."""
        numbered, notes = record(self.BODY, {})
        planned = plan(parse(numbered + "ACTIE @noor: Mailen\n"), notes, MEETING)

        assert [new.meta["titel"] for new in planned.new] == ["Mailen"]
        assert planned.changed == ()

    def test_only_what_changed_in_the_minutes_is_changed(self) -> None:
        """The title follows the text; status, owner and the rest stay."""
        numbered, notes = record(self.BODY, {})
        planned = plan(parse(numbered.replace("met HR", "met P&O")), notes, MEETING)

        (change,) = planned.changed
        assert (change.number, change.changes) == ("A-2026-001", {"titel": "Bellen met P&O"})
        assert change.body == "Bellen met P&O\n"

    def changes_after(self, edit: tuple[str, str], keys: Mapping[str, str]) -> Plan:
        """Record, change the note in the register and the line in the minutes, plan again."""
        numbered, notes = record(self.BODY, {})
        notes["A-2026-001"] = changed(notes["A-2026-001"], **keys)
        now = parse(numbered.replace(*edit))
        return plan(now, notes, MEETING, before=parse(numbered))

    def test_the_register_keeps_what_the_minutes_did_not_touch(self) -> None:
        """An action that was moved to somebody else stays there."""
        moved = {"wie": "noor", "status": "loopt", "uiterlijk": "2026-05-01", "titel": "HR bellen"}

        assert self.changes_after(("", ""), moved).empty

    def test_both_changed_is_told(self) -> None:
        """The minutes are followed, and the key is named so that the front end can ask."""
        (change,) = self.changes_after(("@anna", "@bestuurder"), {"wie": "noor"}).changed

        assert (change.changes, change.overwrites) == ({"wie": ["bestuurder"]}, ("wie",))

    def test_a_due_date_taken_out_of_the_minutes_leaves_the_note(self) -> None:
        """Only when the former minutes had it."""
        (change,) = self.changes_after((" voor 1 april", ""), {}).changed

        assert change.changes == {"uiterlijk": None, "termijn": None}

    def test_without_former_minutes_nothing_is_taken_away(self) -> None:
        """The date may have been added in the register."""
        numbered, notes = record("ACTIE @anna: Bellen\n", {})
        notes["A-2026-001"] = changed(notes["A-2026-001"], uiterlijk="2026-05-01")

        assert plan(parse(numbered), notes, MEETING).empty

    def test_what_was_added_below_the_text_stays(self) -> None:
        """The first paragraph is that of the minutes, in the newline style of the note."""
        numbered, notes = record(self.BODY, {})
        old = notes["A-2026-001"]
        notes["A-2026-001"] = changed(old, body="Bellen met HR\r\n\r\nGebeld op 3 april.\r\n")
        (change,) = plan(parse(numbered.replace("HR", "P&O")), notes, MEETING).changed

        assert change.body == "Bellen met P&O\r\n\r\nGebeld op 3 april.\r\n"

    def test_a_planned_meeting_gives_the_date_that_was_missing(self) -> None:
        """'Volgende vergadering' becomes a day once there is one."""
        unplanned = Context(said_on=MEETING.said_on, number="V-2026-03", members=MEETING.members)
        minutes = parse("ACTIE A-1 @anna voor volgende vergadering: x\n")
        (new,) = plan(parse("ACTIE @anna voor volgende vergadering: x\n"), {}, unplanned).new
        notes = {"A-1": stored(new, "A-1")}

        assert "uiterlijk" not in new.meta
        (change,) = plan(minutes, notes, MEETING, before=minutes).changed
        assert change.changes == {"uiterlijk": "2026-04-16"}

    def test_leaving_a_confidential_block_is_never_silent(self) -> None:
        """The mark goes only when the former minutes are known to have set it."""
        numbered, notes = record("::: vertrouwelijk\nBESLUIT: Geheim\n:::\n", {})
        open_now = parse(numbered.split("\n")[1])

        assert plan(open_now, notes, MEETING).empty
        (change,) = plan(open_now, notes, MEETING, before=parse(numbered)).changed
        assert change.changes == {"vertrouwelijk": None}


class TestRemovedLines:
    """A line that is gone is asked about, never silently dropped."""

    def test_its_number_is_reported(self) -> None:
        """With and without the former minutes."""
        numbered, notes = record("BESLUIT: Akkoord\nACTIE @anna: Bellen\n", {})
        kept = parse(numbered.split("\n")[0])

        assert plan(kept, notes, MEETING).removed == ("A-2026-002",)
        assert plan(kept, notes, MEETING, before=parse(numbered)).removed == ("A-2026-002",)

    @pytest.mark.parametrize(
        "keys", [{"status": "vervallen"}, {"vergadering": "[[V-2026-02]]"}, {"soort": "notitie"}]
    )
    def test_what_is_closed_or_not_of_these_minutes_is_not_asked(
        self, keys: dict[str, str]
    ) -> None:
        """A closed action needs no line, another meeting's action never had one here."""
        numbered, notes = record("ACTIE @anna: Bellen\n", {})
        notes["A-2026-001"] = changed(notes["A-2026-001"], **keys)

        assert plan(parse(""), notes, MEETING).removed == ()
        assert plan(parse(""), notes, MEETING, before=parse(numbered)).removed == ()


@pytest.mark.parametrize(
    ("number", "keys", "code"),
    [
        ("B-2026-099", {}, "nummer-onbekend"),
        ("B-2026-001", {"soort": "actie"}, "nummer-andere-soort"),
        ("B-2026-001", {"vergadering": "[[V-2025-01]]"}, "nummer-andere-vergadering"),
    ],
)
def test_a_number_that_is_not_ours_changes_nothing(
    number: str, keys: dict[str, str], code: str
) -> None:
    """A decision of last year is not rewritten by a slip of the pen."""
    _, notes = record("BESLUIT: Akkoord\n", {})
    notes["B-2026-001"] = changed(notes["B-2026-001"], **keys)
    planned = plan(parse(f"BESLUIT {number}: Heel iets anders\n"), notes, MEETING)

    assert (planned.new, planned.changed) == ((), ())
    assert [found.problem.code for found in planned.findings] == [code]


def test_a_broken_note_is_left_alone() -> None:
    """It is listed under Problemen, and never rewritten."""
    broken = Note(path="b.md", meta={}, body="", digest="", editable=False)
    planned = plan(parse("BESLUIT B-1: a"), {"B-1": broken}, MEETING)

    assert planned.changed == ()
    assert [found.problem.code for found in planned.findings] == ["notitie-onleesbaar"]


ALL = tuple("abcdefghi")
HAND_WRITTEN = st.sampled_from(["", "onder voorbehoud van de achterban", "Genomen zonder haast"])


def attended(number: int) -> Context:
    """Return the meeting of a council of nine with so many members present."""
    return replace(MEETING, present=ALL[:number], seats=9, needed=5)


class TestReservation:
    """A decision without quorum says so in the register, as long as the attendance does."""

    BODY = "## 1. Advies\nBESLUIT: De OR adviseert positief\nACTIE @anna: bellen\n"

    def recorded(self, present: int) -> tuple[str, Note]:
        """Return the minutes with their numbers, and the decision, as recorded the first time."""
        decision, action = plan(parse(self.BODY), {}, attended(present)).new
        assert "voorbehoud" not in action.meta
        body = with_numbers(self.BODY, {decision.line: "B-2026-001", action.line: "A-2026-001"})
        return body, stored(decision, "B-2026-001")

    def again(
        self, body: str, note: Note, present: int, before: int | None
    ) -> Mapping[str, Value | None]:
        """Return what recording again changes in the decision."""
        planned = plan(
            parse(body),
            {"B-2026-001": note},
            attended(present),
            before=None if before is None else parse(body),
            before_context=None if before is None else attended(before),
        )
        changed = [change for change in planned.changed if change.number == "B-2026-001"]
        assert all(change.overwrites == () for change in changed)
        return changed[0].changes if changed else {}

    @given(st.integers(0, 9), st.integers(0, 9), st.booleans())
    def test_it_follows_the_attendance(self, first: int, later: int, knows_before: bool) -> None:
        """Put right later, it goes or comes; recording once more then changes nothing."""
        body, note = self.recorded(first)
        assert note.text("voorbehoud") == attended(first).attendance().reservation

        changes = self.again(body, note, later, first if knows_before else None)
        meta = {**note.meta, **changes}
        kept = {key: value for key, value in meta.items() if value is not None}
        after = replace(note, meta=kept)

        assert after.text("voorbehoud") == attended(later).attendance().reservation
        assert self.again(body, after, later, later) == {}

    @given(st.integers(0, 9), st.integers(0, 9), HAND_WRITTEN)
    def test_what_somebody_wrote_there_stays(self, first: int, later: int, words: str) -> None:
        """Own words are never replaced; taken out on purpose, it does not come back by itself."""
        body, note = self.recorded(first)
        note = replace(note, meta={**note.meta, "voorbehoud": words})

        assert self.again(body, note, first, first) == {}
        if words:
            assert self.again(body, note, later, first) == {}
            assert self.again(body, note, later, None) == {}
