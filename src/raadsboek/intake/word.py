"""A Word document (.docx) as a piece: its text as Markdown, and what it says about itself."""

import io

from raadsboek.intake import facts, packages, troubles
from raadsboek.intake.limits import Limits
from raadsboek.intake.pages import page_as_markdown
from raadsboek.intake.piece import Piece
from raadsboek.intake.troubles import Unreadable
from raadsboek.intake.word_review import reviewed

_STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => p:fresh"


def read(data: bytes, limits: Limits) -> Piece:
    """Return a document; raises `Unreadable` for one that is locked, broken or hostile."""
    with packages.opened(data, limits) as package:
        about = packages.tree(packages.part(package, "docProps/core.xml"))
        sent_back = reviewed(package, limits)
    text = _text(data)
    return Piece(
        sort="docx",
        subject=facts.title(facts.said(about, "title")),
        keywords=facts.said(about, "keywords"),
        sender=facts.title(facts.said(about, "creator")),
        sent=facts.day(facts.said(about, "modified") or facts.said(about, "created")),
        text=text,
        has_no_text=not text,
        reviewed=sent_back,
    )


def _text(data: bytes) -> str:
    import mammoth

    try:
        page = mammoth.convert_to_html(
            io.BytesIO(data),
            # A document may bring a table of styles of its own, and pictures by the megabyte.
            include_embedded_style_map=False,
            style_map=_STYLES,
            convert_image=mammoth.images.img_element(lambda _: {"src": ""}),
        ).value
    except (KeyError, ValueError, AttributeError, IndexError, TypeError, OSError) as error:
        raise Unreadable(troubles.BROKEN) from error
    return page_as_markdown(page)
