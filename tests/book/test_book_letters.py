"""The letters of a dossier in a real raadsboek: from what is said to what went out."""

import datetime
from pathlib import Path

import pytest
from copies import copied, nine_seats

from conftest import NOW
from raadsboek.book.book import Book
from raadsboek.book.bottlenecks import bottlenecks
from raadsboek.book.creating import init
from raadsboek.book.documents.building import build
from raadsboek.book.documents.sorts import sort_of
from raadsboek.book.letters import numbers_without_letter
from raadsboek.book.notes import change_keys, create, read, save
from raadsboek.book.past import versions_of
from raadsboek.book.registers import post_list
from raadsboek.book.trajectories import arguing
from raadsboek.book.trajectories.events import record_event
from raadsboek.book.trajectories.letter_coverage import coverage_of
from raadsboek.book.trajectories.letter_refusals import HasDraft, LeavesOut, StillOpen, WasSent
from raadsboek.book.trajectories.letters import (
    choices_of,
    draft_letter,
    send_letter,
    waits_to_be_sent,
)
from raadsboek.core.council import CouncilForm
from raadsboek.core.documents.blocks import words_in
from raadsboek.core.documents.document import Audience
from raadsboek.core.errors import ChangedOnDisk, InvalidInput
from raadsboek.core.kinds import KIND_BY_NAME
from raadsboek.core.kinds.decision import Decision
from raadsboek.core.kinds.post import LetterForm
from raadsboek.core.note import Note, Value
from raadsboek.core.schema import check
from raadsboek.core.terms.event import Document, Event
from raadsboek.core.trajectories.agreements import Agreed
from raadsboek.core.trajectories.arguments import Argument, ArgumentKind
from raadsboek.core.trajectories.attribution import Attribution
from raadsboek.core.trajectories.positions import Position
from raadsboek.core.trajectories.questions import Answer, Question
from raadsboek.index import deadlines

TODAY = NOW.date()
DOSSIER, LETTER = "D-2026-001", "P-2026-002"
NIGHT = Argument(
    kind=ArgumentKind.OBJECTION,
    text="De nachtdienst is niet meegeteld.",
    said=Attribution(by=("@noor",), day=datetime.date(2026, 9, 17)),
)


def make(book: Book, kind: str, body: str = "", **values: Value) -> Note:
    """Make a note; an underscore in a key stands for a hyphen."""
    keys = {key.replace("_", "-"): value for key, value in values.items()}
    return create(book, KIND_BY_NAME[kind], keys, body=body, now=NOW)


def _ask(book: Book, now: datetime.datetime) -> None:
    """Make a request for advice and one objection to it."""
    make(book, "lid", naam="Marjan Kuiper", kort="bestuurder", rol="bestuurder")
    make(book, "lid", naam="Anna Verhoeven", kort="anna", rol="voorzitter")
    make(book, "traject", titel="Reorganisatie", vorm="advies", artikel="art. 25 lid 1 e WOR")
    make(book, "post", titel="Adviesaanvraag", datum="2026-09-01", traject=f"[[{DOSSIER}]]")
    request = Event(
        day=datetime.date(2026, 9, 1), name="aanvraag", documents=(Document("[[P-2026-001]]"),)
    )
    record_event(book, DOSSIER, request, now=NOW)
    arguing.add_argument(book, DOSSIER, NIGHT, now=NOW)


asked = copied(nine_seats, _ask, now=NOW)


def finished(book: Book, extra: str = "") -> Note:
    """Write the letter out, with its objection, and save it."""
    note = read(book, LETTER)
    body = f"CONCEPT\n\nDatum: 22 november 2026\n\n## Onze bezwaren\n\n1. {NIGHT.text}\n{extra}"
    return save(book, note, changes={}, body=body, now=NOW)


class TestWritingDown:
    """What is said in a dossier."""

    def test_each_line_is_a_version_and_nothing_else_changes(self, asked: Book) -> None:
        """An argument, a question and its answer, a position, an agreement."""
        before = len(versions_of(asked, read(asked, DOSSIER).path))
        arguing.add_question(asked, DOSSIER, Question(text="Hoeveel opnames?"), now=NOW)
        arguing.answer_question(asked, DOSSIER, 1, Answer(text="Twaalf."), now=NOW)
        arguing.add_position(asked, DOSSIER, Position(who="Wijkzorg", text="tegen"), now=NOW)
        note = arguing.add_agreement(asked, DOSSIER, Agreed(text="Cijfers"), now=NOW)
        assert len(versions_of(asked, note.path)) == before + 4
        assert note.body == (
            "## Waar gaat het over\n\n## Vragen en antwoorden\n\n- Vraag: Hoeveel opnames?\n"
            "  Antwoord: Twaalf.\n\n## Argumenten\n\n"
            "- Bezwaar: De nachtdienst is niet meegeteld. (@noor, 2026-09-17)\n\n"
            "## Standpunten\n\n- Wijkzorg: tegen.\n\n## Afspraken\n\n- Cijfers.\n"
        )

    def test_nothing_said_and_no_such_question_are_refused(self, asked: Book) -> None:
        """And nothing is written."""
        empty = Argument(kind=ArgumentKind.FOR, text="  ")
        with pytest.raises(InvalidInput, match="wat er is gezegd"):
            arguing.add_argument(asked, DOSSIER, empty, now=NOW)
        with pytest.raises(InvalidInput, match="vraag 2"):
            arguing.answer_question(asked, DOSSIER, 2, Answer(text="Ja."), now=NOW)
        with pytest.raises(InvalidInput, match="geen traject"):
            arguing.add_argument(asked, "P-2026-001", NIGHT, now=NOW)


class TestMaking:
    """The concept of a letter."""

    def test_a_concept_is_outgoing_post_filled_from_the_dossier(self, asked: Book) -> None:
        """With the next number, the word CONCEPT, and what nobody knows between brackets."""
        made = draft_letter(asked, DOSSIER, LetterForm.ADVICE, now=NOW)
        note = made.note
        assert (note.text("nummer"), note.text("status"), note.text("brief")) == (
            LETTER,
            "concept",
            "advies",
        )
        assert note.problems == ()
        assert note.body.startswith("CONCEPT\n\nAan: Marjan Kuiper\n")
        for part in (
            "Ons kenmerk: P-2026-002 / D-2026-001",
            "Uw kenmerk: P-2026-001, aanvraag van 1 september 2026",
            "art. 25 lid 1 e WOR",
            "- P-2026-001 Adviesaanvraag, 1 september 2026",
            "1. De nachtdienst is niet meegeteld.",
            "[voorwaarden]",
            "(art. 25 lid 5 WOR)",
            "Anna Verhoeven, voorzitter",
        ):
            assert part in note.body
        assert (made.remarks, waits_to_be_sent(note)) == ((), True)
        assert len(versions_of(asked, note.path)) == 1

    def test_its_document_has_one_head_and_one_mark(self, asked: Book) -> None:
        """The head that stands in the text is that of the document; CONCEPT is on its pages."""
        draft_letter(asked, DOSSIER, LetterForm.ADVICE, now=NOW)
        sort = sort_of("brief")
        assert sort is not None
        made = build(asked, sort, LETTER, audience=Audience.FULL, today=TODAY).document
        facts = dict(made.facts)
        assert len(facts) == len(made.facts)
        assert facts["Aan"] == "Marjan Kuiper"
        assert facts["Betreft"].startswith("advies over Reorganisatie")
        assert made.is_draft
        assert "CONCEPT" not in words_in(made.blocks)
        assert next(iter(words_in(made.blocks))) == "Geachte Marjan Kuiper,"

    def test_a_second_concept_is_refused_and_names_the_first(self, asked: Book) -> None:
        """So that nobody writes in two letters."""
        draft_letter(asked, DOSSIER, LetterForm.ADVICE, now=NOW)
        with pytest.raises(HasDraft, match=LETTER):
            draft_letter(asked, DOSSIER, LetterForm.ADVICE, another=True, now=NOW)

    def test_a_letter_of_another_procedure_is_refused(self, asked: Book) -> None:
        """Nobody invokes the nullity of an advice."""
        with pytest.raises(InvalidInput, match="hoort niet bij D-2026-001"):
            draft_letter(asked, DOSSIER, LetterForm.NULLITY, now=NOW)

    def test_what_fits_best_comes_first(self, asked: Book) -> None:
        """A receipt after the request, the advice after the consultation."""
        assert choices_of(asked, DOSSIER)[0].letter.form is LetterForm.RECEIPT
        for name in ("ontvangstbevestiging", "compleet", "vragen", "overleg"):
            record_event(asked, DOSSIER, Event(day=TODAY, name=name), now=NOW)
        assert choices_of(asked, DOSSIER)[0].letter.form is LetterForm.ADVICE

    def test_what_a_running_term_waits_for_goes_before_all(self, book: Book) -> None:
        """A month to invoke nullity does not stand below the receipt."""
        make(book, "traject", titel="Rooster", vorm="instemming", ontvangen="2026-10-01")
        noticed = Event(day=datetime.date(2026, 11, 20), name="uitvoering")
        record_event(book, DOSSIER, noticed, now=NOW)
        first = choices_of(book, DOSSIER)[0]
        assert first.letter.form is LetterForm.NULLITY

    def test_the_councils_own_template_is_used_and_what_it_lacks_is_told(self, asked: Book) -> None:
        """An unknown name, no names at all, or no file."""
        folder = asked.root / "sjablonen"
        own = folder / "adviesbrief.md"
        own.write_text("---\nsoort: notitie\ntitel: x\n---\n{{onderwrep}} {{onderwerp}}\n", "utf-8")
        made = draft_letter(asked, DOSSIER, LetterForm.ADVICE, now=NOW)
        assert made.note.body == "CONCEPT\n\n{{onderwrep}} Reorganisatie\n"
        assert made.unknown == ("onderwrep",)
        (folder / "vragenbrief.md").write_text("---\nsoort: notitie\n---\nBeste [naam]\n", "utf-8")
        assert not draft_letter(asked, DOSSIER, LetterForm.QUESTIONS, now=NOW).is_filled
        (folder / "bevestiging-ontvangst.md").unlink()
        made = draft_letter(asked, DOSSIER, LetterForm.RECEIPT, now=NOW)
        assert "staat niet in uw map" in made.remarks[0]
        assert "Marjan Kuiper" in made.note.body

    def test_nothing_confidential_slips_into_a_letter(self, asked: Book) -> None:
        """Confidential papers are named to the secretary alone, confidential blocks nowhere."""
        make(asked, "post", titel="Oordeel advocaat", traject=f"[[{DOSSIER}]]", vertrouwelijk="ja")
        expert = Event(day=TODAY, name="deskundige", documents=(Document("[[P-2026-002]]"),))
        record_event(asked, DOSSIER, expert, now=NOW)
        note = read(asked, DOSSIER)
        body = note.body + "\n## Argumenten\n\n::: vertrouwelijk\n- De fusie.\n:::\n"
        save(asked, note, changes={}, body=body, now=NOW)
        made = draft_letter(asked, DOSSIER, LetterForm.ADVICE, now=NOW)
        assert made.kept_back == ("P-2026-002",)
        assert not {"Oordeel", "P-2026-002", "fusie"} & set(
            made.note.body.replace(".", " ").split()
        )

    def test_a_file_of_a_confidential_paper_is_not_named(self, asked: Book) -> None:
        """Its name may tell what the paper is about; nor does a link with words of its own."""
        paper = make(asked, "post", titel="Oordeel", datum="2026-11-02", vertrouwelijk="ja")
        file = Path(paper.path).with_name("P-2026-002 fusie-met-zuid.pdf")
        (asked.root / file).write_bytes(b"pdf")
        note = read(asked, DOSSIER)
        lines = note.texts("gebeurtenissen")
        lines += [
            "2026-11-02 overleg \u00b7 P-2026-002 fusie-met-zuid.pdf 1a2b3c4d",
            f"2026-11-03 overleg \u00b7 {file} 1a2b3c4d",
            "2026-11-04 overleg \u00b7 [[P-2026-002|over fusie-met-zuid]]",
            "2026-11-05 besluit \u00b7 [[P-2026-002|over fusie-met-zuid]]",
        ]
        save(asked, note, changes={"gebeurtenissen": list[Value](lines)}, body=note.body, now=NOW)
        (asked.root / "sjablonen/adviesbrief.md").write_text("{{verloop}}\n\n{{kenmerk besluit}}\n")
        made = draft_letter(asked, DOSSIER, LetterForm.ADVICE, now=NOW)
        assert "fusie" not in made.note.body
        assert made.note.body.endswith(
            "- 5 november 2026: schriftelijk besluit ontvangen\n\n[kenmerk besluit]\n"
        )

    def test_a_confidential_dossier_makes_confidential_letters(self, asked: Book) -> None:
        """Their file names tell nothing."""
        change_keys(asked, DOSSIER, {"vertrouwelijk": "ja"}, now=NOW)
        made = draft_letter(asked, DOSSIER, LetterForm.ADVICE, now=NOW).note
        assert (made.text("vertrouwelijk"), "reorganisatie" in made.path) == ("ja", False)

    @pytest.mark.parametrize(
        ("form", "letter", "words"),
        [
            (CouncilForm.CLIENT_COUNCIL, LetterForm.NULLITY, "(art. 8 Wmcz 2018)"),
            (CouncilForm.CLIENT_COUNCIL, LetterForm.REFUSAL, "commissie van vertrouwenslieden"),
            (CouncilForm.SCHOOL_COUNCIL, LetterForm.REFUSAL, "geschillencommissie"),
        ],
    )
    def test_each_law_has_its_own_words(
        self, tmp_path: Path, form: CouncilForm, letter: LetterForm, words: str
    ) -> None:
        """The articles are those of the procedure; nothing of the WOR is left."""
        book = init(
            tmp_path / "raad", name="De raad", form=form, secretary="S", email="s@x.nl", now=NOW
        )
        make(book, "traject", titel="Huisregels", vorm="instemming", ontvangen="2026-09-01")
        body = draft_letter(book, DOSSIER, letter, now=NOW).note.body
        book.index.close()
        assert words in body
        assert "WOR" not in body
        assert "{{" not in body

    @pytest.mark.parametrize(
        "data",
        [
            None,
            b"",
            "---\nsoort: notitie\n---\nCli\u00ebnt\n".encode("latin-1"),
            b"---\nsoort: notitie\n---\nTekst \0\n",
            b"---\nsoort: notitie\n\nTekst {{onderwerp}}\n",
            b"x" * 17_000_000,
        ],
        ids=["koppeling", "leeg", "latin-1", "nul", "zonder-einde", "te-groot"],
    )
    def test_a_template_that_cannot_be_read_makes_no_letter(
        self, asked: Book, data: bytes | None, tmp_path: Path
    ) -> None:
        """An empty letter would look as if the dossier knew nothing; the template is named."""
        template = asked.root / "sjablonen/vragenbrief.md"
        if data is None:
            (tmp_path / "elders.md").write_text("GEHEIM {{onderwerp}}\n")
            template.unlink()
            template.symlink_to(tmp_path / "elders.md")
        else:
            template.write_bytes(data)
        with pytest.raises(InvalidInput, match=r"Het sjabloon sjablonen/vragenbrief\.md"):
            draft_letter(asked, DOSSIER, LetterForm.QUESTIONS, now=NOW)
        assert not list((asked.root / "post").rglob("P-2026-002*"))

    def test_a_template_needs_no_data_at_its_top(self, asked: Book) -> None:
        """Who types a letter in Kladblok has a template."""
        (asked.root / "sjablonen/vragenbrief.md").write_text("Over {{onderwerp}}\n")
        made = draft_letter(asked, DOSSIER, LetterForm.QUESTIONS, now=NOW)
        assert made.note.body.endswith("Over Reorganisatie\n")


class TestSending:
    """A letter that goes out."""

    def test_sending_is_one_version_with_its_event_and_proof(self, asked: Book) -> None:
        """The mark goes, the day comes, the dossier knows it and checks its proof."""
        draft_letter(asked, DOSSIER, LetterForm.ADVICE, now=NOW)
        finished(asked)
        day = datetime.date(2026, 11, 20)
        sent = send_letter(asked, LETTER, day=day, now=NOW)
        assert sent.note.body.startswith("Datum: 20 november 2026\n")
        assert (sent.note.text("status"), sent.note.text("datum")) == ("verzonden", "2026-11-20")
        note = sent.dossier.note
        assert note.texts("gebeurtenissen")[-1] == (
            f"2026-11-20 advies · [[{LETTER}]] {sent.note.digest[:8]}"
        )
        assert (note.text("status"), note.text("uitgebracht")) == ("uitgebracht", "2026-11-20")
        newest = [versions_of(asked, path)[0].identifier for path in (note.path, sent.note.path)]
        assert newest[0] == newest[1]
        with pytest.raises(InvalidInput, match="al verzonden"):
            send_letter(asked, LETTER, day=day, now=NOW)
        with pytest.raises(WasSent, match=LETTER):
            draft_letter(asked, DOSSIER, LetterForm.ADVICE, now=NOW)
        again = draft_letter(asked, DOSSIER, LetterForm.ADVICE, another=True, now=NOW)
        assert again.note.text("nummer") == "P-2026-003"

    def test_what_is_open_is_named_with_its_line(self, asked: Book) -> None:
        """All of it at once; the letter stays a concept."""
        draft_letter(asked, DOSSIER, LetterForm.ADVICE, now=NOW)
        finished(asked, extra="Op [datum] met {{naam}}.\n")
        with pytest.raises(StillOpen) as refused:
            send_letter(asked, LETTER, day=TODAY, now=NOW)
        assert "regel 8: [datum]\n  regel 8: {{naam}}" in refused.value.message
        assert waits_to_be_sent(read(asked, LETTER))

    def test_an_objection_that_is_left_out_stops_the_letter(self, asked: Book) -> None:
        """With who said it and when; on purpose it can go."""
        draft_letter(asked, DOSSIER, LetterForm.ADVICE, now=NOW)
        note = read(asked, LETTER)
        save(asked, note, changes={}, body="CONCEPT\n\nWij zijn tegen.\n", now=NOW)
        with pytest.raises(LeavesOut) as refused:
            send_letter(asked, LETTER, day=TODAY, now=NOW)
        assert f"bezwaar: {NIGHT.text} (@noor, do 17 sep)" in refused.value.message
        sent = send_letter(asked, LETTER, day=TODAY, anyway=True, now=NOW)
        assert sent.compared is not None
        assert sent.compared.coverage.missing == (NIGHT,)
        assert coverage_of(asked, DOSSIER).coverage.missing == (NIGHT,)

    def test_what_is_brought_in_later_was_not_left_out(self, asked: Book) -> None:
        """It is listed apart; what stays out on purpose too."""
        draft_letter(asked, DOSSIER, LetterForm.ADVICE, now=NOW)
        finished(asked)
        send_letter(asked, LETTER, day=datetime.date(2026, 11, 20), now=NOW)
        late = Argument(
            kind=ArgumentKind.OBJECTION, text="Het is te laat.", said=Attribution(day=TODAY)
        )
        out = Argument(kind=ArgumentKind.OBJECTION, text="Koude koffie.", left_out="terzijde")
        arguing.add_argument(asked, DOSSIER, late, now=NOW)
        arguing.add_argument(asked, DOSSIER, out, now=NOW)
        found = coverage_of(asked, DOSSIER)
        assert (found.coverage.missing, found.later, found.coverage.on_purpose) == (
            (),
            (late,),
            (out,),
        )
        assert found.is_sent
        assert [one.argument for one in found.coverage.found] == [NIGHT]

    def test_without_a_letter_nothing_is_in_it(self, asked: Book) -> None:
        """A dossier can be asked before anything was written."""
        found = coverage_of(asked, DOSSIER)
        assert (found.letter, found.coverage.missing, found.is_sent) == (None, (NIGHT,), False)

    def test_an_older_letter_is_found_by_the_event_that_it_proves(self, asked: Book) -> None:
        """Its attachments are not read, and that is told."""
        make(
            asked,
            "post",
            f"Ons advies.\n\n{NIGHT.text}\n",
            titel="Advies",
            richting="uit",
            datum="2026-10-12",
            bijlagen=["advies.pdf"],
        )
        advice = Event(
            day=datetime.date(2026, 10, 12), name="advies", documents=(Document(f"[[{LETTER}]]"),)
        )
        record_event(asked, DOSSIER, advice, now=NOW)
        found = coverage_of(asked, DOSSIER)
        assert (found.coverage.missing, found.unread) == ((), ("advies.pdf",))

    def test_what_changed_meanwhile_is_not_sent(self, asked: Book) -> None:
        """The letter that went out is the one that was seen."""
        draft_letter(asked, DOSSIER, LetterForm.ADVICE, now=NOW)
        seen = finished(asked)
        (asked.root / seen.path).write_text("---\nsoort: post\n---\nanders\n", "utf-8")
        with pytest.raises(ChangedOnDisk):
            send_letter(asked, LETTER, day=TODAY, seen=seen, now=NOW)

    def test_a_closed_dossier_makes_and_sends_no_letters(self, asked: Book) -> None:
        """It says how to go on."""
        draft_letter(asked, DOSSIER, LetterForm.ADVICE, now=NOW)
        finished(asked)
        record_event(
            asked, DOSSIER, Event(day=TODAY, name="ingetrokken", text="plan van de baan"), now=NOW
        )
        with pytest.raises(InvalidInput, match="is ingetrokken"):
            send_letter(asked, LETTER, day=TODAY, now=NOW)
        with pytest.raises(InvalidInput, match="is ingetrokken"):
            draft_letter(asked, DOSSIER, LetterForm.QUESTIONS, now=NOW)

    def test_a_letter_that_belongs_nowhere_is_refused(self, asked: Book) -> None:
        """No dossier, no letter at all, or a day to come."""
        draft_letter(asked, DOSSIER, LetterForm.ADVICE, now=NOW)
        with pytest.raises(InvalidInput, match="nog niet geweest"):
            send_letter(asked, LETTER, day=TODAY + datetime.timedelta(days=1), now=NOW)
        change_keys(asked, LETTER, {"traject": None}, now=NOW)
        with pytest.raises(InvalidInput, match="geen traject"):
            send_letter(asked, LETTER, day=TODAY, now=NOW)
        with pytest.raises(InvalidInput, match="geen brief"):
            send_letter(asked, "P-2026-001", day=TODAY, now=NOW)


class TestConcepts:
    """A concept has not gone out, wherever it is looked at."""

    def test_a_decision_waits_for_its_letter_until_it_went_out(self, asked: Book) -> None:
        """A concept is no letter to anybody."""
        decided = make(asked, "besluit", titel="Advies", datum="2026-11-20", bevoegdheid="advies",
                       traject=f"[[{DOSSIER}]]")  # fmt: skip
        decision = check(Decision, decided.meta)[0]
        assert decision is not None
        draft_letter(asked, DOSSIER, LetterForm.ADVICE, now=NOW)
        finished(asked)
        assert numbers_without_letter(asked, [decision]) == {"B-2026-001"}
        send_letter(asked, LETTER, day=TODAY, now=NOW)
        assert numbers_without_letter(asked, [decision]) == set()

    def test_a_concept_is_no_post_yet(self, asked: Book) -> None:
        """It stands on no post list and in no inbox; long after, it is a bottleneck."""
        make(asked, "vergadering", titel="Raad", datum="2026-11-26")
        draft_letter(asked, DOSSIER, LetterForm.ADVICE, now=NOW)
        finished(asked)
        assert [one.number for one in post_list(asked, "V-2026-01").pieces] == ["P-2026-001"]
        assert asked.index.ask(deadlines.counts).inbox == 1
        later = TODAY + datetime.timedelta(days=15)
        assert "concept-blijft-liggen" in {one.code for one in bottlenecks(asked, later)}
        send_letter(asked, LETTER, day=TODAY, now=NOW)
        assert LETTER in [one.number for one in post_list(asked, "V-2026-01").pieces]

    def test_a_letter_that_awaits_its_answer_stays_open(self, asked: Book) -> None:
        """Until the day of the answer is gone or the letter is settled."""
        draft_letter(asked, DOSSIER, LetterForm.ADVICE, now=NOW)
        finished(asked)
        send_letter(asked, LETTER, day=TODAY, now=NOW)
        asked.index.refresh()

        def is_due() -> bool:
            asked.index.refresh()
            found = asked.index.ask(deadlines.open_items, kind="post")
            return LETTER in [one.number for one in found]

        assert not is_due()
        change_keys(asked, LETTER, {"uiterlijk": "2026-12-10"}, now=NOW)
        assert is_due()
        change_keys(asked, LETTER, {"status": "afgehandeld"}, now=NOW)
        assert not is_due()


def test_a_change_outside_is_recorded_before_a_letter_goes_out(asked: Book) -> None:
    """What somebody typed in Notepad counts, and has a version of its own."""
    draft_letter(asked, DOSSIER, LetterForm.ADVICE, now=NOW)
    note = finished(asked)
    file = asked.root / note.path
    file.write_bytes(file.read_bytes() + b"\nMet vriendelijke groet.\n")
    send_letter(asked, LETTER, day=TODAY, now=NOW)
    actions = [version.action for version in versions_of(asked, note.path)]
    assert actions[:2] == ["brief", "buiten"]
