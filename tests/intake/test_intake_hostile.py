"""Hostile and broken files: told in a sentence, never a traceback, a hang or a way out."""

import json
import subprocess
import sys
from collections.abc import Mapping

import hostile_files as hostile
import pytest
from made_files import mail, opendocument, pdf, word

from raadsboek.core.attachments import safe_name
from raadsboek.core.text import visible, visible_lines
from raadsboek.intake import troubles
from raadsboek.intake.limits import Limits
from raadsboek.intake.piece import Piece
from raadsboek.intake.reading import read_bytes, read_many_bytes

SMALL = Limits(text_characters=100_000)


@pytest.fixture(scope="module")
def pieces() -> Mapping[str, Piece]:
    """Return the whole collection as it was read, by one process."""
    files = {
        "vreemde namen.eml": hostile.mail_with_names(),
        **{f"{name}.eml": data for name, data in hostile.mails()},
        **{f"{name}.docx": data for name, data in hostile.packages()},
        **{f"{name}.pdf": data for name, data in hostile.documents()},
        **dict(hostile.others()),
    }
    return dict(zip(files, read_many_bytes(files.items(), SMALL), strict=True))


def test_text_is_harmless(pieces: Mapping[str, Piece]) -> None:
    """No character that a terminal obeys is left in anything that is shown."""
    for piece in pieces.values():
        assert visible_lines(piece.text) == piece.text
        lines = (piece.subject, piece.sender, piece.sender_address, *piece.recipients)
        assert all(visible(line) == line for line in (*lines, piece.message_id))
        assert len(piece.text) <= SMALL.text_characters


def test_what_is_said_is_a_sentence(pieces: Mapping[str, Piece]) -> None:
    """What could not be read says so, and no file ended the process that read it."""
    for name, piece in pieces.items():
        assert piece.trouble == "" or piece.trouble.endswith("."), name
        assert not {troubles.TOO_MUCH, troubles.TOO_LONG} & {piece.trouble}, name


def test_names_of_attachments(pieces: Mapping[str, Piece]) -> None:
    """Whatever a sender calls an attachment, it gets a name that is safe on every computer."""
    parts = pieces["vreemde namen.eml"].parts

    assert [part.data for part in parts] == [
        f"inhoud {number}".encode() for number in range(len(hostile.NAMES))
    ]
    assert [part.name for part in parts] == [name.strip() for name in hostile.NAMES]
    for count, part in enumerate(parts, 1):
        name = safe_name("P-2026-118", count, part.name)
        assert name.startswith(f"P-2026-118-{count}")
        assert name.isascii()
        assert not set(name) & set('/\\:*?"<>|')
        assert len(name) <= 90


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("lagen.eml", troubles.NESTED),
        ("berichten in berichten.eml", troubles.NESTED),
        ("delen.eml", troubles.MANY_PARTS.format(count=200)),
        ("groot base64.eml", troubles.CUT),
        ("versleuteld.eml", troubles.SEALED_MAIL),
        ("winmail.eml", troubles.WINMAIL),
        ("bom.docx", troubles.BOMB),
        ("buiten.docx", troubles.HOSTILE),
        ("lachen.docx", troubles.HOSTILE),
        ("breed.docx", troubles.HOSTILE),
        ("diep.docx", troubles.BROKEN),
        ("half.docx", troubles.BROKEN),
        ("zonder tekst.docx", troubles.BROKEN),
        ("geen xml.docx", troubles.BROKEN),
        ("odt diep.docx", troubles.BROKEN),
        ("odt buiten.docx", troubles.HOSTILE),
        ("odt oud.docx", ""),
        ("odt geheim.docx", troubles.LOCKED),
        ("wachtwoord.docx", troubles.LOCKED),
        ("gesloten.pdf", troubles.LOCKED),
        ("half.pdf", troubles.BROKEN),
        ("alleen begin.pdf", troubles.BROKEN),
        ("rondlopend.pdf", troubles.BROKEN),
        ("bom.pdf", troubles.BAD_PAGES.format(count="1 bladzijde")),
        ("levend.pdf", ""),
        ("~$verslag.docx", troubles.OWNER_FILE),
        ("leeg.pdf", troubles.EMPTY),
        ("werkblad.docx", troubles.SHEET),
        ("map.zip", troubles.ZIP),
        ("oud.doc", troubles.OLD_OFFICE),
        ("rijk.rtf", troubles.RTF),
        ("winmail.dat", troubles.WINMAIL),
    ],
)
def test_each_fault_has_its_sentence(pieces: Mapping[str, Piece], name: str, says: str) -> None:
    """The sentence tells what is the matter with this file."""
    assert pieces[name].trouble == says


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("koppen.eml", "tekst"),
        ("lange kop.eml", "tekst"),
        ("halve woorden.eml", "tekst"),
        ("onbekende tekens.eml", "Eén regel"),
        ("codec.eml", "Een regel"),
        ("valse tekens.eml", "€uro Eén"),
        ("stille tekens.eml", "Eén regel"),
        ("half base64.eml", "Tekst"),
        ("geen grens.eml", "--b\n\ntekst"),
        ("geen einde.eml", "tekst"),
        ("rare dag.eml", "tekst"),
        ("diepe opmaak.eml", "diep"),
    ],
)
def test_what_can_be_read_is_read(pieces: Mapping[str, Piece], name: str, text: str) -> None:
    """A fault beside the text costs no text."""
    assert pieces[name].text == text


def test_headers_are_kept_of_a_mail_that_is_too_deep(pieces: Mapping[str, Piece]) -> None:
    """Of a mail that cannot be taken apart it is known who sent it and about what."""
    assert (pieces["lagen.eml"].sender, pieces["lagen.eml"].subject) == ("a@x.example", "Diep")


def test_a_wrong_suffix(pieces: Mapping[str, Piece]) -> None:
    """A picture that is called a document is a picture."""
    assert pieces["foto.docx"].sort == "image"


def test_layers_within_the_limit() -> None:
    """A mail of ordinary depth is read, and one beyond the limit says that there is more."""
    shallow, deep = (
        read_bytes(hostile.nested_mail(depth), "a.eml", Limits(depth=6)) for depth in (5, 9)
    )

    assert (shallow.text, shallow.trouble) == ("onderin", "")
    assert (deep.text, deep.trouble) == ("", troubles.NESTED)


@pytest.mark.parametrize(
    ("name", "data", "limits", "says"),
    [
        ("traag.pdf", hostile.slow_document(), Limits(seconds=1), troubles.TOO_LONG),
        (
            *("groot.txt", b"een regel\n" * 2_400_000),
            *(Limits(memory_bytes=90_000_000), troubles.TOO_MUCH),
        ),
    ],
    ids=["too long", "too much"],
)
def test_what_takes_too_long_or_too_much_costs_itself_alone(
    name: str, data: bytes, limits: Limits, says: str
) -> None:
    """A file that ends the process that reads it is told, and the next is read as always."""
    spent, usual = read_many_bytes([(name, data), ("a.eml", bytes(mail()))], limits)

    assert spent.trouble == says
    assert usual.subject == "Adviesaanvraag réorganisatie"


def test_too_large_is_not_even_tried() -> None:
    """A file above the limit is not given to a reader."""
    piece = read_bytes(pdf(), "a.pdf", Limits(file_bytes=100))

    assert (piece.sort, piece.trouble) == ("pdf", troubles.TOO_LARGE)


def test_a_long_document_is_read_in_part() -> None:
    """Beyond the limit of pages the beginning is read, and it is said."""
    piece = read_bytes(pdf(pages=5), "a.pdf", Limits(pages=2))

    assert piece.trouble == troubles.PAGES_CUT.format(read=2, all=5)
    assert piece.pages == 5
    assert piece.text.count("rooster") == 2


SHUT_IN = """
import json, os, socket, subprocess, sys
from raadsboek.intake.confinement import shut_in
shut_in(512_000_000)
attempts = {
    "write": lambda: open("vuil", "w"),
    "write by number": lambda: os.open("vuil", os.O_CREAT | os.O_WRONLY),
    "start": lambda: subprocess.run([sys.executable, "-V"]),
    "shell": lambda: os.system("touch vuil"),
    "connect": lambda: socket.create_connection(("127.0.0.1", 9), 1),
    "remove": lambda: os.remove(sys.argv[0]),
}
done = {}
for name, attempt in attempts.items():
    try:
        attempt()
        done[name] = "done"
    except OSError as error:
        done[name] = type(error).__name__
done["interfaces"] = sorted(os.listdir("/sys/class/net")) if os.name == "posix" else []
done["routes"] = open("/proc/net/route").read().count("\\n") if os.path.exists("/proc/net") else 1
print(json.dumps(done))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="what is looked at is of Linux")
def test_the_process_that_reads_is_shut_in(tmp_path: object) -> None:
    """It can write nothing, start nothing and reach nobody."""
    ran = subprocess.run(
        [sys.executable, "-c", SHUT_IN],
        capture_output=True,
        text=True,
        check=True,
        cwd=str(tmp_path),
    )

    done = json.loads(ran.stdout)
    assert {done[name] for name in ("write", "write by number", "start", "shell")} == {
        "PermissionError"
    }
    assert (done["connect"], done["remove"]) == ("PermissionError", "PermissionError")
    assert done["routes"] <= 1, "a network of its own, that leads nowhere"


SEEDS = (word("tekst"), pdf(), bytes(mail()), opendocument("<text:p>tekst</text:p>"))


def damaged(number: int) -> bytes:
    """Return one of the ordinary files with a damage that differs from number to number."""
    seed = SEEDS[number % len(SEEDS)]
    place = number * 7_919 % len(seed)
    match number // len(SEEDS) % 3:
        case 0:
            return seed[:place]
        case 1:
            return seed[:place] + bytes((seed[place] ^ (1 << number % 8),)) + seed[place + 1 :]
        case _:
            return seed[:place] + seed[place // 2 :]


@pytest.mark.parametrize(
    "count", [48, pytest.param(6_000, marks=pytest.mark.torture)], ids=["few", "many"]
)
def test_damaged_files(count: int) -> None:
    """A damage anywhere in an ordinary file is no more than a sentence."""
    found = list(read_many_bytes(("stuk", damaged(number)) for number in range(count)))

    assert len(found) == count
    assert all(piece.trouble == "" or piece.trouble.endswith(".") for piece in found)
    assert not any(piece.trouble in (troubles.TOO_LONG, troubles.TOO_MUCH) for piece in found)


def test_a_computer_that_can_start_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """When the process cannot be started that is said, and nothing fails."""
    monkeypatch.setattr(sys, "executable", "/bestaat/niet")

    piece = read_bytes(pdf(), "a.pdf")

    assert (piece.sort, piece.trouble) == ("pdf", troubles.NOT_STARTED)
