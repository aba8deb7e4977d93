"""Four hundred mails taken in, beside the parser of the standard library on the same mails.

Ours starts a process, looks what each file is, keeps within limits, and turns layout into Markdown.
Both read the headers, the text and all attachments of each mail from disk.
"""

import random
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from bench.make_vault import FOLDER
from bench.measuring import Result, compare, seconds
from raadsboek.intake.reading import read_many

COUNT = 400
_WORDS = ("de", "ondernemingsraad", "besluit", "één", "reorganisatie", "voor", "nachtdienst")
_PATH = (
    "from mx{n}.example (mx{n}.example [10.0.0.{n}]) by y.example; Thu, 12 Mar 2026 10:00:00 +0100"
)


def run() -> list[Result]:
    """Read all mails in both ways, in turn."""
    paths = made_mails(FOLDER / "mails")
    return [
        compare(
            f"{COUNT} mails read, in a process of their own",
            "the parser of the standard library",
            lambda: seconds(lambda: list(read_many(paths))),
            lambda: seconds(lambda: [_bare(path) for path in paths]),
            target=3,
            rounds=5,
        )
    ]


def made_mails(folder: Path) -> list[Path]:
    """Return mails as a council gets them: text, layout or both, half of them with a file."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(6)
    paths = [folder / f"{number}.eml" for number in range(COUNT)]
    for number, path in enumerate(paths):
        path.write_bytes(_mail(number, chance).as_bytes())
    return paths


def _mail(number: int, chance: random.Random) -> EmailMessage:
    message = EmailMessage()
    for hop in range(6):
        message["Received"] = _PATH.format(n=hop)
    message["From"] = f"Anna de Vriès <anna{number}@delinden.example>"
    message["To"] = "Ondernemingsraad <or@delinden.example>"
    message["Cc"] = '"Jansen, Piet" <p.jansen@delinden.example>, b@delinden.example'
    message["Subject"] = f"Adviesaanvraag réorganisatie {number}"
    message["Date"] = "Thu, 12 Mar 2026 10:00:00 +0100"
    message["Message-ID"] = f"<{number}@delinden.example>"
    paragraphs = [" ".join(chance.choices(_WORDS, k=60)) for _ in range(6)]
    style = '<p class="MsoNormal"><span style="font-size:11pt">'
    page = "".join(f"{style}{one}<o:p></o:p></span></p>" for one in paragraphs)
    page = f"<html><head><style>p{{margin:0}}</style></head><body>{page}</body></html>"
    if number % 4 == 0:
        message.set_content(page, subtype="html")
    else:
        message.set_content("\n\n".join(paragraphs))
        if number % 4 > 1:
            message.add_alternative(page, subtype="html")
    if number % 2:
        name = f"stuk één {number}.pdf"
        data = chance.randbytes(60_000)
        message.add_attachment(data, maintype="application", subtype="pdf", filename=name)
    return message


def _bare(path: Path) -> object:
    """Read one mail as the documentation of the standard library does."""
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    heads = [str(message[name]) for name in ("From", "To", "Cc", "Subject", "Date", "Message-ID")]
    body = message.get_body(("plain", "html"))
    files = [(one.get_filename(), one.get_content()) for one in message.iter_attachments()]
    return heads, body.get_content() if body is not None else "", files
