"""Where a note that was destroyed may still be: what no program can reach, and what to do there.

Pure: told which copies are known, it says it in Dutch.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct


class Copy(Struct, frozen=True, kw_only=True):
    """A place that may still have it: where, what is there, and what to do about it."""

    where: str
    what: str
    todo: str


def copies(
    *,
    shared_place: str,
    quoted_in: tuple[str, ...],
    closed: tuple[str, ...] = (),
    unseen: tuple[str, ...] = (),
    kept: tuple[str, ...] = (),
) -> Iterator[Copy]:
    """Yield the places that may still hold the text, those that are known first.

    `shared_place` is its address, '' without one; `quoted_in` are notes that hold sentences of it.
    `closed` are those of which a text is encrypted and could not be opened; `unseen`
    are other notes of which that is so, and `kept` the attachments that stay because of them.
    """
    yield from _in_this_book(quoted_in, closed, unseen, kept)
    yield from _with_others(shared_place)
    yield from _ANYWHERE


def _in_this_book(
    quoted_in: Sequence[str], closed: Sequence[str], unseen: Sequence[str], kept: Sequence[str]
) -> Iterator[Copy]:
    if closed:
        yield Copy(
            where="Bijlagen in dit raadsboek.",
            what=f"{', '.join(closed)} is versleuteld en met uw sleutel niet te openen. Welke "
            "bijlagen erbij horen, is dan niet te zien; die kunnen er nog staan.",
            todo="Laat vernietigen door iemand met de sleutel, of zoek in de map naar bestanden "
            "die eindigen op .age.",
        )
    if kept:
        yield Copy(
            where="Bijlagen die blijven.",
            what=f"{', '.join(kept)} {'is' if len(kept) == 1 else 'zijn'} niet weggehaald: "
            f"misschien hoort dat ook bij {' of '.join(unseen)}, en dat kunt u niet openen.",
            todo="Laat iemand met de sleutel kijken of dit weg kan.",
        )
    if unseen:
        yield Copy(
            where="Versleutelde stukken in dit raadsboek.",
            what=f"Met uw sleutel niet te openen of niet te wijzigen: {', '.join(unseen)}. Daar "
            "kan nog iets over het vernietigde stuk in staan, zoals de titel bij een verwijzing.",
            todo="Laat iemand met de sleutel daarnaar kijken.",
        )
    if quoted_in:
        yield Copy(
            where="Andere stukken in dit raadsboek.",
            what=f"Zinnen uit het vernietigde stuk staan ook in {', '.join(quoted_in)}.",
            todo="Kijk of die daar mogen blijven.",
        )


def _with_others(shared_place: str) -> Iterator[Copy]:
    if shared_place:
        yield Copy(
            where="De gedeelde plaats.",
            what=f"Daar staat de oude geschiedenis nog: {shared_place}.",
            todo="Vervang haar met: raadsboek vernietigen --gedeelde-plaats",
        )
        yield Copy(
            where="Het raadsboek bij anderen.",
            what="Wie met u samenwerkt, heeft een volledige kopie op de eigen computer.",
            todo="Laat ieder een nieuwe kopie openen en de oude map weggooien. "
            "Een oude kopie brengt het stuk bij u niet terug: Raadsboek weigert het.",
        )
    else:
        yield Copy(
            where="Kopieën van het raadsboek.",
            what="Een kopie op een stick, voor een opvolger of bij een lid heeft het stuk nog.",
            todo="Vraag die terug of laat haar weggooien, en geef een nieuwe.",
        )


_ANYWHERE = (
    Copy(
        where="Mail.",
        what="Stukken, agenda's en verslagen zijn verstuurd en staan in postbussen.",
        todo="Vraag de ontvangers om de mail weg te gooien, ook uit 'verwijderd'.",
    ),
    Copy(
        where="Uitvoer en papier.",
        what="Bestanden die u maakte (Word, pdf, csv) en afdrukken in mappen.",
        todo="Zoek ze op en vernietig ze; papier door de versnipperaar.",
    ),
    Copy(
        where="Reservekopieën.",
        what="Kopieën van schijven, en de prullenbak en oude versies van OneDrive of iets "
        "dergelijks, hebben het stuk tot zij vervallen.",
        todo="Vraag de beheerder wanneer dat is. Wordt een kopie ooit teruggezet, vernietig dan "
        "opnieuw.",
    ),
    Copy(
        where="De schijf zelf.",
        what="Gewiste bestanden kunnen met speciale programma's soms nog gelezen worden.",
        todo="Gebruik een versleutelde schijf, en laat een oude schijf vernietigen.",
    ),
)
"""Where a text may be whatever happened to it."""
