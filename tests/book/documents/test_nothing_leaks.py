"""The bar: 200 confidential notes, each with words of its own, and none of them in any byte.

Looked for by other means than the program uses: zip entries and PDF streams are unpacked here, and
another library reads the pages.
"""

import datetime
import io
import os
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pypdfium2
import pytest
from msgspec.structs import replace

from conftest import NOW
from raadsboek.book.book import Book
from raadsboek.book.documents.building import Built, build
from raadsboek.book.documents.leaving import WouldLeak, check_leaving, withheld_of
from raadsboek.book.documents.sorts import SORTS, MadeOf, sorts_for
from raadsboek.book.documents.writing_lists import write_list
from raadsboek.book.lists import rows
from raadsboek.book.notes import read
from raadsboek.book.opening import open_to_read
from raadsboek.book.searching import search
from raadsboek.book.selection import write_selection
from raadsboek.core.documents.blocks import Link, Paragraph, Quote, Table, Verbatim, Words
from raadsboek.core.documents.document import Audience, Document
from raadsboek.core.errors import InvalidInput
from raadsboek.core.kinds import KINDS
from raadsboek.render.formats import FORMATS, Format, House
from raadsboek.render.sheet_formats import SHEET_FORMATS

TODAY = NOW.date()
TOKEN = re.compile(rb"(?i)kanarie\d{4}")
COUNT = 200
_KINDS = (
    ("besluit", "besluiten/2026", "B-2026-{:03}", "datum: 2026-03-12\nstemming: 7-1-1\n"),
    ("actie", "acties/2026", "A-2026-{:03}", "wie: anna\nuiterlijk: 2026-12-01\n"),
    ("toezegging", "toezeggingen/2026", "T-2026-{:03}", "door: bestuurder\n"),
    ("post", "post/2026", "P-2026-{:03}", "richting: in\ndatum: 2026-03-10\nrelatie: {token}\n"),
    ("notitie", "kennis", "N-2026-{:03}", "labels: nieuwsbrief\n"),
)
_OPEN = {
    "V-2026-01": "soort: vergadering\nnummer: V-2026-01\ntitel: Overleg\ndatum: 2026-03-12\n"
    "vorm: overleg\nstatus: gehouden\naanwezig: anna\n",
    "V-2026-02": "soort: vergadering\nnummer: V-2026-02\ntitel: Raad\ndatum: 2026-12-10\n",
    "D-2026-001": "soort: traject\nnummer: D-2026-001\ntitel: Fusie\nvorm: advies\n"
    "gebeurtenissen:\n  - 2026-03-01 ontvangen\n",
    "P-2026-900": "soort: post\nnummer: P-2026-900\ntitel: Brief\nrichting: uit\n"
    "datum: 2026-03-20\nrelatie: Bestuurder\n",
    "N-2026-900": "soort: notitie\nnummer: N-2026-900\ntitel: Nieuws\nlabels: nieuwsbrief\n",
    "L-001": "soort: lid\nnummer: L-001\nnaam: Anna Bos\nkort: anna\n",
}
_FOLDERS = {"V": "vergaderingen/2026", "D": "trajecten/2026", "P": "post/2026", "N": "kennis"}


def write_world(root: Path) -> None:
    """Write 200 confidential notes, and open ones with confidential parts and links to them."""
    tokens = (f"Kanarie{number:04}" for number in range(COUNT + 100))
    remarks = (f"Kanarie{number:04}" for number in range(5000, 5100))
    links = []
    for count in range(COUNT):
        token = next(tokens)
        kind, folder, form, keys = _KINDS[count % len(_KINDS)]
        number = form.format(count + 1)
        place = root / folder
        place.mkdir(parents=True, exist_ok=True)
        extra = keys.format(token=token)
        if kind in ("besluit", "actie", "toezegging"):
            extra += f"vergadering: '[[V-2026-0{1 + count % 2}]]'\ntraject: '[[D-2026-001]]'\n"
        if kind == "post":
            (place / f"{number}-1 {token}.txt").write_text(f"Bijlage van {token}.\n")
            extra += f"bijlagen: ['{number}-1 {token}.txt']\ntraject: '[[D-2026-001]]'\n"
        (place / f"{number} {token.lower()}.md").write_text(
            f"---\nsoort: {kind}\nnummer: {number}\ntitel: Over {token}\nvertrouwelijk: ja\n"
            f"{extra}---\n\nTekst over {token}.\n"
        )
        links.append(f"[[{number}]]")
    for number, head in _OPEN.items():
        points = "".join(
            f"## {point}. Punt\nstukken: {links[point]} {links[point + 50]}\n"
            f"De raad bespreekt {links[point + 100]}. <!-- let op {next(remarks)} -->\n"
            f"::: vertrouwelijk\nBESLUIT: over {next(tokens)}\n\nGezegd door {next(tokens)}.\n:::\n"
            for point in range(1, 6)
        )
        place = root / _FOLDERS.get(number[0], "leden")
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number} open.md").write_text(f"---\n{head}---\n\n{points}")


@pytest.fixture(scope="module")
def world(empty_raadsboek: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """Return the raadsboek with all secrets, opened once for all tests here."""
    import shutil

    folder = tmp_path_factory.mktemp("geheim") / "raadsboek"
    shutil.copytree(empty_raadsboek, folder)
    write_world(folder)
    for file in folder.rglob("*.md"):
        # What was written a moment ago is read anew at each look.
        os.utime(file, (0, 0))
    book = open_to_read(folder, now=NOW)
    book.index.refresh()
    yield book
    book.index.close()


def tokens_in(data: bytes) -> set[bytes]:
    """Return the secrets in a file, looked for in whatever it is packed in."""
    found = set(TOKEN.findall(data))
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            for name in opened.namelist():
                inner = opened.read(name)
                found |= tokens_in(inner) | set(TOKEN.findall(name.encode()))
                found |= set(TOKEN.findall(re.sub(rb"<[^>]*>", b"", inner)))
    if data.startswith(b"%PDF"):
        for stream in re.findall(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
            try:
                found |= set(TOKEN.findall(zlib.decompressobj().decompress(stream)))
            except zlib.error:
                continue
        pages = pypdfium2.PdfDocument(data)
        for page in pages:
            text = page.get_textpage().get_text_bounded()
            found |= set(TOKEN.findall("".join(text.split()).encode()))
        told = " ".join(pages.get_metadata_dict().values())
        found |= set(TOKEN.findall(told.encode()))
    if b"MIME-Version" in data:
        mail = message_from_bytes(data, policy=default)
        for part in mail.walk():
            content = None if part.is_multipart() else part.get_payload(decode=True)
            found |= tokens_in(content) if isinstance(content, bytes) else set()
            found |= set(TOKEN.findall(" ".join(map(str, part.values())).encode()))
    return {token.lower() for token in found}


def everything(book: Book) -> Iterator[Built]:
    """Yield every document that can be made of what is open, for every audience."""
    wanted = [(sort, number) for number in _OPEN for sort in sorts_for(read(book, number))]
    wanted += [(sort, "") for sort in SORTS if sort.made_of is not MadeOf.NOTE]
    wanted += [(sort, "2026") for sort in SORTS if sort.made_of is MadeOf.MEETING_OR_YEAR]
    for sort, subject in wanted:
        for audience in sort.audiences:
            try:
                yield build(book, sort, subject, audience=audience, today=TODAY)
            except InvalidInput:  # not of this one, or not for this audience
                continue


def confidential() -> set[bytes]:
    """Return the secrets of confidential notes and of remarks, not those of parts."""
    return {f"kanarie{number:04}".encode() for number in (*range(COUNT), *range(5000, 5100))}


def test_no_document_holds_a_word_of_a_confidential_note(world: Book) -> None:
    """Every sort and audience; those who were there read the confidential parts alone.

    Formats that take their time get a turn each, and so does each format in the look of the program
    itself; all of it is among the slow tests.
    """
    light = [form for form in FORMATS if form.name in ("html", "txt")]
    heavy = [form for form in FORMATS if form not in light]
    seen: set[str] = set()
    for turn, built in enumerate(everything(world)):
        forms = [*light, heavy[turn // 3 % len(heavy)]]
        seen |= look_through(world, built, forms, looked_at=[forms[turn % len(forms)]])
    assert {*(form.name for form in FORMATS), "vertrouwelijk gedeelte"} <= seen


@pytest.mark.torture
def test_no_document_of_any_format_holds_a_word_of_a_confidential_note(world: Book) -> None:
    """Every sort and audience in every format."""
    for built in everything(world):
        look_through(world, built, FORMATS, looked_at=FORMATS)


def look_through(
    book: Book, built: Built, forms: Sequence[Format], *, looked_at: Sequence[Format]
) -> set[str]:
    """Hold a document against the bar; return the formats, and whether secrets may be in it.

    In which formats the program looks at it too is `looked_at`: it finds nothing in them either.
    """
    withheld = withheld_of(book, built)
    seen = set()
    for form in forms:
        data = form.write(built.document, House())
        found = tokens_in(data)
        is_full = built.document.audience is Audience.FULL
        forbidden = found & confidential() if is_full else found
        assert not forbidden, (built.document.kind, built.document.audience, form.name)
        if form in looked_at:
            check_leaving(book, data, withheld, name=f"x{form.suffix}")
        seen |= {form.name, *(["vertrouwelijk gedeelte"] if found else [])}
    return seen


def test_no_list_or_selection_holds_a_word_of_a_confidential_note(
    world: Book, tmp_path: Path
) -> None:
    """Every kind in every format of a list, and everything that is open in one file."""
    for kind in KINDS:
        for form in (*(one.name for one in SHEET_FORMATS), "html", "docx"):
            place = tmp_path / f"{kind.name}.{form}"
            listing = rows(world, kind)
            if not len(listing):
                continue
            file = write_list(world, kind, listing, str(place), form=form, today=TODAY).file
            assert not tokens_in(file.read_bytes()), (kind.name, form)
    hits = [hit.note for hit in search(world, "", since=datetime.date(2026, 1, 1), limit=900)]
    found = write_selection(world, hits, str(tmp_path), asked="alles", today=TODAY)
    assert found.confidential > 0
    assert not tokens_in(found.file.read_bytes())


def planted(document: Document, secret: str) -> Iterator[tuple[str, Document]]:
    """Yield a document with a secret in each place that can say something."""
    word = (Words(secret),)
    for name in ("title", "council", "status", "closing", "reference"):
        yield name, replace(document, **{name: f"Over {secret}"})
    yield "facts", replace(document, facts=((secret, "x"), ("Van", secret)))
    for block in (
        Paragraph((Words(secret[:3]), Words(secret[3:], bold=True))),
        Table((word,), ((word,),)),
        Quote((Paragraph(word),)),
        Verbatim(secret),
        Paragraph((Link((Words("hier"),), address=f"https://x.example/{secret}"),)),
    ):
        yield type(block).__name__, replace(document, blocks=(block,))
    source = f"# {secret}\n".encode()
    yield "source", replace(document, source=source, source_name="V-2026-01.md")


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_a_planted_secret_is_found_wherever_it_stands(world: Book, form: Format) -> None:
    """A file that holds one is refused: the look misses nothing that others find."""
    sort = next(one for one in SORTS if one.name == "verslag")
    built = build(world, sort, "V-2026-01", audience=Audience.SHORT, today=TODAY)
    withheld = withheld_of(world, built)
    places = list(planted(built.document, "Kanarie0007"))
    told = set()
    for place, document in places[:: 4 if form.name == "pdf" else 1]:
        data = form.write(document, House())
        if not tokens_in(data):  # this format does not say everything
            continue
        told.add(place)
        with pytest.raises(WouldLeak, match="Kanarie0007"):
            check_leaving(world, data, withheld, name=f"x{form.suffix}")
    assert told >= ({"title"} if form.name == "pdf" else {"title", "facts", "Table", "Verbatim"})
