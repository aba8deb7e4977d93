"""A free note (notitie): whatever has no status or deadline of its own."""

from typing import Annotated

from msgspec import field

from raadsboek.core.kinds.kind import Kind, OfOrgan
from raadsboek.core.schema import Date, Reference, label


class Memo(OfOrgan, frozen=True, kw_only=True):
    """A note with a title, a day and labels."""

    number: Annotated[str, label("Nummer", column=True)] = field(name="nummer", default="")
    title: Annotated[str, label("Titel", column=True)] = field(name="titel")
    date: Annotated[Date | None, label("Datum", column=True)] = field(name="datum", default=None)
    labels: Annotated[
        tuple[str, ...], label("Labels", column=True, help="met komma's, zoals: werkdruk, roosters")
    ] = field(name="labels", default=())
    source: Annotated[
        str, label("Bron", help="waar u het vond, zoals: netwerkdag 12 mei, of een adres")
    ] = field(name="bron", default="")
    trajectory: Annotated[Reference | None, label("Traject")] = field(name="traject", default=None)
    attachments: Annotated[tuple[str, ...], label("Bijlagen", by_program=True)] = field(
        name="bijlagen", default=()
    )
    attachment_facts: Annotated[
        tuple[str, ...], label("Gegevens van bijlagen", by_program=True)
    ] = field(name="bijlage-gegevens", default=())


KIND = Kind(
    name="notitie",
    label="Notitie",
    plural="notities",
    folder="kennis",
    number_form="N-{jaar}-{volg:03}",
    struct=Memo,
    date_key="datum",
)
