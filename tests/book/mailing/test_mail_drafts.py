"""Mails put ready: to whom, what goes along, invitations that move along, and no leaks."""

import datetime
import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest
from copies import Copies, nine_seats
from icalendar import Calendar
from msgspec.structs import replace

from conftest import NOW
from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.confidential.staying import StaysPrivate
from raadsboek.book.documents.leaving import WouldLeak
from raadsboek.book.mailing.asking import Asked, HoldsSecrets, PapersAs
from raadsboek.book.mailing.contacts import set_contact, take_in
from raadsboek.book.mailing.drafting import Draft, bytes_of, look_through, write_drafts
from raadsboek.book.mailing.meeting_mails import meeting_draft
from raadsboek.book.mailing.note_mails import note_draft
from raadsboek.book.mailing.reminders import NothingOpen, reminder_drafts
from raadsboek.book.meetings.moving import Move, cancel_meeting, move_meeting
from raadsboek.book.meetings.sending import mark_sent, sendable
from raadsboek.book.opening import open_book
from raadsboek.core.documents.document import Audience
from raadsboek.core.errors import InvalidInput
from raadsboek.core.kinds import action, meeting, member, memo, post
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.mailing.wording import MailWhat
from raadsboek.core.note import Value
from raadsboek.render.inside import inside

SECRET = "kanarie4711"
HTML = Asked(wanted_format="html")
ANNA, BAS, HR = "anna@linden.example", "bas@linden.example", "hr@linden.example"


def fill(book: Book, now: datetime.datetime) -> None:
    """Record members, a meeting with papers of all sorts, and work for two people."""

    def new(kind: Kind, values: dict[str, Value], body: str = "") -> None:
        notes.create(book, kind, values, body=body, now=now)

    new(member.KIND, {"naam": "Anna Jansen", "kort": "anna", "rol": "voorzitter"})
    new(member.KIND, {"naam": "Bas de Boer", "kort": "bas", "tot": "2026-12-31"})
    new(member.KIND, {"naam": "Vera Vorige", "kort": "vera", "tot": "2026-06-30"})
    new(member.KIND, {"naam": "Hans Rood", "kort": "hr", "rol": "vaste gast"})
    new(post.KIND, {"titel": "Adviesaanvraag"}, "De aanvraag.\n")
    secret: dict[str, Value] = {"titel": f"Over {SECRET}", "vertrouwelijk": "ja"}
    new(post.KIND, secret, f"{SECRET} staat hier.\n")
    body = (
        "## 1. Opening\n\n## 2. Advies\nstukken: [[P-2026-001]], [[P-2026-002]]\n"
        f"Toelichting.\n::: vertrouwelijk\nHet gaat om {SECRET} en meer.\n:::\n"
        f"<!-- {SECRET} nog nagaan -->\n"
    )
    new(meeting.KIND, {"titel": "Raadsvergadering", "datum": "2026-12-03", "van": "13:30"}, body)
    new(action.KIND, {"titel": "Zaal regelen", "wie": ["anna", "bas"], "uiterlijk": "2026-11-20"})
    new(action.KIND, {"titel": "Brief schrijven", "wie": ["bas"]})
    new(action.KIND, {"titel": f"Bel {SECRET}", "wie": ["bas"], "vertrouwelijk": "ja"})
    for handle, address in (("anna", ANNA), ("bas", BAS), ("hr", HR)):
        set_contact(book, handle, address)


@pytest.fixture
def filled(home: Path, copies: Copies, tmp_path: Path) -> Iterator[Book]:
    """Return the raadsboek of `fill`; addresses are copied with the folder."""
    with copies.opened(tmp_path / "raadsboek", nine_seats, fill, now=NOW) as opened:
        yield opened


def read(draft: Draft) -> EmailMessage:
    """Return a draft as another program reads it."""
    found = email.message_from_bytes(bytes_of(draft), policy=email.policy.default)
    assert isinstance(found, EmailMessage)
    return found


def lines_in(draft: Draft) -> list[str]:
    """Return the lines of the invitation in a draft, once a program that reads agendas could."""
    (part,) = [one for one in draft.attached if one.name.endswith(".ics")]
    assert len(Calendar.from_ical(part.data.decode()).walk("VEVENT")) == 1
    return part.data.decode().replace("\r\n ", "").split("\r\n")


def said(lines: list[str], name: str) -> str:
    """Return what the only line with a name says."""
    (found,) = [line for line in lines if line.partition(":")[0].partition(";")[0] == name]
    return found.rpartition(":")[2]


def agenda(book: Book) -> Draft:
    """Return the mail with the agenda."""
    asked = Asked(what=MailWhat.AGENDA, wanted_format="html")
    return meeting_draft(book, "V-2026-01", asked, now=NOW)[0]


def test_the_mail_of_a_committee_goes_to_the_committee(filled: Book) -> None:
    """To who sits in it on that day, also without a seat; an unclear committee is told."""
    seats: dict[str, list[Value]] = {
        "cas": ["VGWM tot 2026-06-30", "Scholing"],
        "dorien": ["VGWM"],
    }
    for handle, committees in seats.items():
        keys: dict[str, Value] = {"naam": handle, "kort": handle, "commissies": committees}
        notes.create(filled, member.KIND, {**keys, "rol": "commissielid"}, now=NOW)
    asked = Asked(what=MailWhat.INVITATION)
    for title, day in (
        ("Commissie VGWM", "12-01"),
        ("Commissie vgwm", "05-01"),
        ("Overleg", "12-02"),
    ):
        keys = {"titel": title, "vorm": "commissie", "datum": f"2026-{day}"}
        notes.create(filled, meeting.KIND, keys, now=NOW)

    later, before, unclear = (
        meeting_draft(filled, f"V-2026-0{number}", asked, now=NOW)[0] for number in (2, 3, 4)
    )

    assert later.to.handles == ("dorien",)
    assert later.cc.handles == ()
    assert sorted(before.to.handles) == ["cas", "dorien"]
    assert not later.left_out
    assert unclear.to.handles[:2] == ("anna", "bas")
    assert unclear.left_out[-1].startswith("Welke commissie dit is, staat niet in de titel")


def test_an_agenda_goes_to_the_members_of_that_day_without_secrets(
    filled: Book, tmp_path: Path
) -> None:
    """Papers go along, what is confidential stays behind and is told, in no byte of the file."""
    draft = agenda(filled)
    (file,) = write_drafts(filled, [draft], str(tmp_path))
    found = read(draft)

    assert file == tmp_path / "V-2026-01 agenda.eml"
    assert file.read_bytes() == bytes_of(agenda(filled))
    assert [one.addr_spec for one in found["To"].addresses] == [ANNA, BAS]
    assert [one.addr_spec for one in found["Cc"].addresses] == [HR]
    assert [one.get_filename() for one in found.iter_attachments()] == [
        "V-2026-01 agenda-raadsvergadering.html",
        "P-2026-001 adviesaanvraag.html",
        "uitnodiging.ics",
    ]
    assert draft.left_out == ("Gaat niet mee, want vertrouwelijk: P-2026-002.",)
    assert not [
        part.where
        for part in inside(file.read_bytes(), file.name)
        if SECRET in part.told or SECRET.encode() in part.data
    ]


def test_agenda_and_papers_can_go_as_one_file(filled: Book, tmp_path: Path) -> None:
    """A secret stays behind here too; for whom it is must be said when there is one."""
    asked = Asked(what=MailWhat.AGENDA, papers_as=PapersAs.ONE_PDF)
    with pytest.raises(InvalidInput):
        meeting_draft(filled, "V-2026-01", asked, now=NOW)
    asked = replace(asked, audience=Audience.SHORT)
    draft, _what = meeting_draft(filled, "V-2026-01", asked, now=NOW)
    (file,) = write_drafts(filled, [draft], str(tmp_path))

    assert [one.name for one in draft.attached] == ["stukken V-2026-01.pdf", "uitnodiging.ics"]
    assert draft.left_out == ("Eén stuk is vertrouwelijk en gaat niet mee.",)
    told = "".join(part.told for part in inside(file.read_bytes(), file.name))
    assert "De aanvraag." in told
    assert "CONCEPT" not in told
    assert SECRET not in told


def test_a_confidential_paper_goes_with_no_mail_but_its_own(filled: Book) -> None:
    """Also when the agenda goes in full; its own mail is in full only, in a file that says nothing.

    A title is too short to be found afterwards: it must not get there.
    """
    asked = replace(HTML, audience=Audience.FULL)
    agenda = replace(asked, what=MailWhat.AGENDA)
    draft, _ = meeting_draft(filled, "V-2026-01", agenda, now=NOW)
    assert "Gaat niet mee, want vertrouwelijk: P-2026-002." in draft.left_out
    assert [one.name for one in draft.attached if "P-2026-002" in one.name] == []
    own = note_draft(filled, "P-2026-002", asked, now=NOW)
    names = [own.name, *(one.name for one in own.attached)]
    assert len(names) == 2
    assert not any(SECRET in name for name in names)
    for audience in (Audience.SHORT, Audience.PUBLIC):
        with pytest.raises(InvalidInput, match="alleen volledig"):
            note_draft(filled, "P-2026-002", replace(HTML, audience=audience), now=NOW)


def test_what_would_leak_is_not_written(filled: Book, tmp_path: Path) -> None:
    """A secret that somebody typed in a title stops the mail before there is a file."""
    values: dict[str, Value] = {"titel": "Notitie"}
    memo_path = notes.create(filled, memo.KIND, values, body="tekst\n", now=NOW).path
    draft = note_draft(filled, memo_path, HTML, now=NOW)
    leaking = draft.said.__class__(f"Over {SECRET}", draft.said.blocks)
    asked = Draft(name=draft.name, said=leaking, to=draft.to, withheld=draft.withheld)

    with pytest.raises(WouldLeak):
        write_drafts(filled, [asked], str(tmp_path))
    assert not list(tmp_path.glob("*.eml"))


def test_an_invitation_moves_and_goes_with_its_meeting(filled: Book) -> None:
    """The identity stays; each change gives a higher sequence; what is off is taken away."""
    before = lines_in(meeting_draft(filled, "V-2026-01", HTML, now=NOW)[0])
    mark_sent(filled, sendable(filled, "V-2026-01", on=NOW.date()), on=NOW.date(), now=NOW)
    note = notes.read(filled, "V-2026-01")
    move_meeting(filled, note, Move(day=NOW.date().replace(month=12, day=10)), now=NOW)
    moved, what = meeting_draft(filled, "V-2026-01", HTML, now=NOW)
    after = lines_in(moved)
    cancel_meeting(filled, notes.read(filled, "V-2026-01"), now=NOW)
    off = lines_in(meeting_draft(filled, "V-2026-01", HTML, now=NOW)[0])
    three = (before, after, off)

    assert [said(one, "METHOD") for one in three] == ["REQUEST", "REQUEST", "CANCEL"]
    assert len({said(one, "UID") for one in three}) == 1
    sequence = [int(said(one, "SEQUENCE")) for one in three]
    assert sequence == sorted(set(sequence))
    assert what is MailWhat.NEW_DAY
    assert "Eerder stond de vergadering op do 3 december 2026." in moved.text
    assert "DTSTART;TZID=Europe/Amsterdam:20261203T133000" in before
    assert "DTSTART;TZID=Europe/Amsterdam:20261210T133000" in after
    assert "STATUS:CANCELLED" in off
    invited = [line.rpartition(":")[2] for line in after if line.startswith("ATTENDEE")]
    assert invited == [ANNA, BAS, HR]


def test_minutes_with_a_secret_ask_for_whom_they_are(filled: Book) -> None:
    """Nobody gets the confidential part unless the secretary says so."""
    note = notes.read(filled, "V-2026-01")
    changes: dict[str, Value | None] = {"status": "verslag concept", "datum": "2026-11-19"}
    notes.save(filled, note, changes=changes, body=None, now=NOW)

    with pytest.raises(HoldsSecrets):
        meeting_draft(filled, "V-2026-01", Asked(what=MailWhat.MINUTES), now=NOW)
    for audience, is_said in ((Audience.FULL, True), (Audience.SHORT, False)):
        asked = Asked(what=MailWhat.MINUTES, audience=audience, wanted_format="html")
        draft, _what = meeting_draft(filled, "V-2026-01", asked, now=NOW)
        assert (SECRET.encode() in draft.attached[0].data) is is_said
        assert f"{SECRET} nog nagaan".encode() not in draft.attached[0].data


def test_a_secret_that_goes_along_in_a_paper_is_told(filled: Book) -> None:
    """In full as well as in short: the secretary sees it before the mail is made."""
    paper = notes.read(filled, "P-2026-001")
    body = f"{paper.body}\n\n::: vertrouwelijk\n{SECRET}\n:::\n"
    notes.save(filled, paper, changes={}, body=body, now=NOW)

    for audience in (Audience.FULL, Audience.SHORT):
        asked = Asked(what=MailWhat.AGENDA, audience=audience, wanted_format="html")
        draft, _what = meeting_draft(filled, "V-2026-01", asked, now=NOW)
        told = f"P-2026-001 gaat {audience} mee: er staat vertrouwelijke tekst in."
        assert told in draft.left_out


def test_everybody_is_reminded_of_their_own_work_only(filled: Book, tmp_path: Path) -> None:
    """One mail a person; how much is confidential is told to the secretary only."""
    drafts = {one.to.handles[0]: one for one in reminder_drafts(filled, today=NOW.date())}
    write_drafts(filled, list(drafts.values()), str(tmp_path))

    assert sorted(one.name for one in tmp_path.glob("*.eml")) == [
        "herinnering anna.eml",
        "herinnering bas.eml",
    ]
    assert "Brief schrijven" not in drafts["anna"].text
    assert all("Zaal regelen" in one.text for one in drafts.values())
    assert "1 open punt, waarvan 1 te laat" in drafts["anna"].said.subject
    assert SECRET not in drafts["bas"].text
    assert drafts["bas"].left_out == ("Vertrouwelijk en niet in de mail aan @bas: 1.",)
    late = reminder_drafts(filled, only="@Bas", only_late=True, today=NOW.date())
    assert [("Brief" in one.text, "Zaal" in one.text) for one in late] == [(False, True)]
    with pytest.raises(NothingOpen):
        reminder_drafts(filled, only="vera", today=NOW.date())


def test_a_draft_takes_the_place_of_a_draft_and_of_nothing_else(
    filled: Book, tmp_path: Path
) -> None:
    """A file of another sort stays, and no draft is written in the raadsboek."""
    drafts = reminder_drafts(filled, only="bas", today=NOW.date())
    (file,) = write_drafts(filled, drafts, str(tmp_path))
    assert write_drafts(filled, drafts, str(tmp_path)) == [file]
    file.write_bytes(b"Subject: van iemand anders\r\n\r\n")

    for place in (str(tmp_path), str(filled.root), f"{tmp_path}/nergens/"):
        with pytest.raises(InvalidInput):
            write_drafts(filled, drafts, place)
    assert file.read_bytes().startswith(b"Subject")


def test_nothing_of_a_private_raadsboek_becomes_a_mail(filled: Book, tmp_path: Path) -> None:
    """It stays with its owner, and its text goes to no clipboard and no output either."""
    drafts = reminder_drafts(filled, only="bas", today=NOW.date())
    settings = filled.root / "raadsboek.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "\nprive: ja\n", encoding="utf-8")
    private = open_book(filled.root, now=NOW)

    with pytest.raises(StaysPrivate):
        write_drafts(private, drafts, str(tmp_path))
    with pytest.raises(StaysPrivate):
        look_through(private, drafts[0], bytes_of(drafts[0]))
    private.index.close()


def test_addresses_come_from_a_table_of_any_office(filled: Book, tmp_path: Path) -> None:
    """An old spreadsheet writes no UTF-8; who had an address keeps the name."""
    table = tmp_path / "adressen.csv"
    table.write_bytes("kort;naam;adres\r\nzoë;Zoë Bos;z.bos@linden.example\r\n".encode("cp1252"))

    known, unclear = take_in(filled, table)

    assert [one.name for one in known] == ["Zoë Bos"]
    assert not unclear
    table.write_text("naam\nniemand\n", encoding="utf-8")
    with pytest.raises(InvalidInput):
        take_in(filled, table)
