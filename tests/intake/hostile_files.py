"""Files that were built to harm whoever reads them, or that are merely broken, as real ones are."""

import io
import zipfile
import zlib
from collections.abc import Iterator

import made_outlook as outlook
import pypdf
from made_files import mail, opendocument, package, pdf, word, word_of

NAMES = (
    "../../.bashrc",
    "/etc/passwd",
    "C:\\Windows\\win.ini",
    "CON",
    "aux.pdf",
    "x" * 4_096 + ".pdf",
    "rekening\u202excod.exe",
    "dubbel.pdf",
    "dubbel.pdf",
    ".git/config",
    ".gitattributes",
    "a\x00b\x1b]52;c;x\x07.pdf",
    "...",
    "~$verslag.docx",
    "bestand.pdf ",
)
"""What senders call their attachments."""


def mail_with_names() -> bytes:
    """Return a mail whose attachments have all the names above, in three ways of writing them."""
    lines = ["From: a@x.example", 'Content-Type: multipart/mixed; boundary="b"', ""]
    for number, name in enumerate(NAMES):
        raw = "".join(f"%{byte:02X}" for byte in name.encode())
        written = (
            f"filename*=utf-8''{raw}",
            f"filename*0*=utf-8''{raw[:30]}; filename*1*={raw[30:]}",
            f'filename="{name}"',
        )[number % 3 if "\x00" not in name else 0]
        lines += ["--b", f"Content-Disposition: attachment; {written}", "", f"inhoud {number}"]
    return "\r\n".join([*lines, "--b--", ""]).encode("utf-8", "surrogatepass")


def nested_mail(depth: int) -> bytes:
    """Return a mail of multiparts in each other."""
    head = b"From: a@x.example\nSubject: Diep\n"
    inner = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (one, one)
        for one in range(depth)
    )
    return head + inner + b"Content-Type: text/plain\n\nonderin\n"


def messages_in_messages(depth: int) -> bytes:
    """Return a mail of messages in each other."""
    return b"From: a@x.example\nContent-Type: message/rfc822\n\n" * depth + b"onderin\n"


def mails() -> Iterator[tuple[str, bytes]]:
    """Yield mails that are broken, or built to be slow."""
    head = b"From: a@x.example\nTo: b@x.example\nSubject: Kapot\n"
    many = b"".join(b"--b\nContent-Type: text/plain\n\nx\n" for _ in range(3_000))
    yield "lagen", nested_mail(1_000)
    yield "berichten in berichten", messages_in_messages(1_000)
    yield "delen", head + b'Content-Type: multipart/mixed; boundary="b"\n\n' + many + b"--b--\n"
    yield "koppen", head + b"X-Kop: waarde\n" * 50_000 + b"\ntekst\n"
    yield "lange kop", head + b"Cc: " + b'"a, b" <c@x.example>, ' * 50_000 + b"\n\ntekst\n"
    yield "halve woorden", head[:-1] + b" =?utf-8?b?" * 20_000 + b"\n\ntekst\n"
    yield (
        "onbekende tekens",
        head + b"Content-Type: text/plain; charset=x-martian\n\nE\xe9n regel\n",
    )
    yield "codec", head + b"Content-Type: text/plain; charset=zlib_codec\n\nEen regel\n"
    yield "valse tekens", head + b"Content-Type: text/plain; charset=utf-8\n\n\x80uro E\xe9n\n"
    yield "stille tekens", head + "\nEén regel\n".encode()
    base64 = b"Content-Transfer-Encoding: base64\n\n"
    yield "half base64", head + base64 + b"VGVrc3Q!!=VA"
    yield "groot base64", head + base64 + b"QUJD" * 500_000
    yield "geen grens", head + b"Content-Type: multipart/mixed\n\n--b\n\ntekst\n"
    yield "geen einde", head + b'Content-Type: multipart/mixed; boundary="b"\n\n--b\n\ntekst'
    yield "rare dag", head + b"Date: Thu, 99 Foo 20260 99:99:99 +9999\n\ntekst\n"
    yield (
        "namen",
        b"From: =?utf-8?q?=1b]0;x=07?= <a\x1b[31m@x.example>\nSubject: \x1b]52;c;x\x07\n\nx\n",
    )
    yield "parameters", head + b"Content-Type: text/plain; charset*0*=x; name*9*=%zz; =\n\ntekst\n"
    yield (
        "versleuteld",
        head + b"Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nx\n",
    )
    yield (
        "winmail",
        head + b'Content-Disposition: attachment; filename="winmail.dat"\n\n\x78\x9f\x3e\x22',
    )
    yield "nullen", head + b"\n" + b"\x00" * 1_000
    page = mail()
    page.clear_content()
    page.set_content("<div>" * 20_000 + "diep" + "<script>kwaad()</script>", subtype="html")
    yield "diepe opmaak", page.as_bytes()
    page.clear_content()
    page.set_content("<" * 100_000 + "<a" * 50_000 + " einde", subtype="html")
    yield "haken", page.as_bytes()


def packages() -> Iterator[tuple[str, bytes]]:
    """Yield documents of Word and LibreOffice that are bombs, reach outside, or are broken."""
    paragraph = "<w:p><w:r><w:t>tekst</w:t></w:r></w:p>"
    outside = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    laughing = f'<!DOCTYPE a [<!ENTITY l0 "lol">{laughs}]><a>&l9;</a>'
    yield "bom", word_of(paragraph, **{"word/media/x.bin": "0" * 20_000_000})
    yield "buiten", word_of(paragraph, **{"word/comments.xml": outside})
    yield "lachen", word_of(paragraph, **{"docProps/core.xml": laughing})
    yield "breed", _with(word_of(paragraph), "word/styles.xml", laughing.encode("utf-16"))
    yield "diep", word_of("<w:smartTag>" * 3_000 + paragraph + "</w:smartTag>" * 3_000)
    yield "half", word("tekst")[:9_000]
    yield "zonder tekst", package({"[Content_Types].xml": "<Types/>", "word/document2.xml": "<a/>"})
    yield "geen xml", package({"[Content_Types].xml": "<Types/>", "word/document.xml": "\x00<"})
    odt = opendocument("<text:p>tekst</text:p>")
    yield "odt buiten", _with(odt, "styles.xml", outside)
    yield "odt oud", _with(odt, "styles.xml", '<!DOCTYPE a PUBLIC "-//Oud//EN" "oud.dtd"><a/>')
    yield "odt diep", opendocument("<text:section>" * 200 + "x" + "</text:section>" * 200)
    yield (
        "odt geheim",
        package(
            {
                "mimetype": "application/vnd.oasis.opendocument.text",
                "content.xml": "x",
                "META-INF/manifest.xml": "<m:encryption-data xmlns:m='m'/>",
            }
        ),
    )
    secret = "EncryptedPackage".encode("utf-16-le").ljust(64, b"\0")
    yield "wachtwoord", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1_000) + secret


def _with(data: bytes, name: str, part: str | bytes) -> bytes:
    """Return a package with one part more."""
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a") as made:
        made.writestr(name, part)
    return buffer.getvalue()


def documents() -> Iterator[tuple[str, bytes]]:
    """Yield PDFs that are closed, broken, endless or alive."""
    plain = pdf("De tekst van een bladzijde")
    writer = pypdf.PdfWriter(io.BytesIO(plain))
    writer.encrypt("geheim", algorithm="RC4-128")
    writer.write(closed := io.BytesIO())
    yield "gesloten", closed.getvalue()
    yield "half", plain[: len(plain) // 2]
    yield "alleen begin", b"%PDF-1.7\n"
    endless = b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj "
    endless += b"2 0 obj<</Type/Pages/Count 9/Kids[2 0 R]>>endobj"
    yield "rondlopend", b"%PDF-1.4\n" + endless + b"\ntrailer<</Root 1 0 R>>\n%%EOF"
    yield "levend", _page_of(b"", b"", b"/OpenAction<</S/JavaScript/JS(app.launchURL('x'))>>")
    yield "bom", _page_of(zlib.compress(b" " * 90_000_000, 1), b"/FlateDecode")
    yield "leeg blad", _page_of(b"", b"")


def _page_of(stream: bytes, filter_name: bytes, more: bytes = b"") -> bytes:
    """Return a PDF of one page with this content."""
    font = b"/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
    said = b"/Filter" + filter_name if filter_name else b""
    objects = (
        b"<</Type/Catalog/Pages 2 0 R%s>>" % more,
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/Resources<<%s>>/Contents 4 0 R>>" % font,
        b"<<%s/Length %d>>stream\n%s\nendstream" % (said, len(stream), stream),
    )
    body = b"%PDF-1.4\n"
    places = b""
    for number, held in enumerate(objects, 1):
        places += b"%010d 00000 n \n" % len(body)
        body += b"%d 0 obj%s\nendobj\n" % (number, held)
    table = b"xref\n0 5\n0000000000 65535 f \n" + places
    return body + table + b"trailer<</Root 1 0 R/Size 5>>\nstartxref\n%d\n%%%%EOF" % len(body)


def slow_document() -> bytes:
    """Return a PDF of one page that takes minutes to read."""
    return _page_of(
        zlib.compress(b"BT /F 9 Tf " + b"(x) Tj 1 0 0 1 0 0 cm\n" * 250_000, 1), b"/FlateDecode"
    )


def others() -> Iterator[tuple[str, bytes]]:
    """Yield what is something else than its name says, or nothing at all."""
    yield "~$verslag.docx", b"\x08Sanne de Wit".ljust(162, b"\0")
    yield "foto.docx", b"\x89PNG\r\n\x1a\n" + bytes(50)
    yield "leeg.pdf", b""
    yield "werkblad.docx", package({"xl/workbook.xml": "<a/>"})
    yield "map.zip", package({"a.txt": "a"})
    yield "oud.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    yield "rijk.rtf", b"{\\rtf1 tekst}"
    yield "winmail.dat", b"\x78\x9f\x3e\x22" + bytes(50)
    yield "half.msg", outlook.outlook({outlook.BODY: "tekst"}, [], [])[:1_600]
    yield "keten.msg", _chained_to_itself(outlook.outlook({outlook.BODY: "x" * 9_000}, [], []))


def _chained_to_itself(message: bytes) -> bytes:
    """Return a compound file of which each sector is followed by itself."""
    place = int.from_bytes(message[76:80], "little")
    start = (place + 1) * 512
    chain = b"".join(number.to_bytes(4, "little") for number in range(128))
    return message[:start] + chain + message[start + 512 :]
