"""The files that were really sent, such as a bundle, in the send log: their names and digests.

Whoever holds such a file later can be told whether it is the one that was sent.
"""

import re
from collections.abc import Iterable

from msgspec.structs import replace

from raadsboek.book.meetings.papers import digest_of
from raadsboek.book.meetings.sending import Sendable
from raadsboek.book.typed_path import typed_path
from raadsboek.core.errors import InvalidInput
from raadsboek.core.meetings.send_log import SentPaper
from raadsboek.core.problem import Problem
from raadsboek.core.text import visible
from raadsboek.vault.writing import disk_errors

_END = re.compile(r"[\s,]+")
"""What may not be in a name of the log: there it ends a paper."""


def with_files(sending: Sendable, typed: Iterable[str]) -> Sendable:
    """Return a sending with these files of this computer among its papers.

    Raises `InvalidInput` for a file that is not there.
    """
    papers: list[SentPaper] = []
    for one in typed:
        path = typed_path(one.strip()).absolute()
        if not path.is_file():
            raise InvalidInput([_no_file(str(path))])
        with disk_errors(str(path)):
            data = path.read_bytes()
        papers.append(SentPaper(path.name, digest_of(data)))
    return with_papers(sending, papers)


def with_papers(sending: Sendable, files: Iterable[SentPaper]) -> Sendable:
    """Return a sending with these files among its papers, by names that can stand in the log."""
    papers = [SentPaper(_END.sub(" ", visible(one.number)).strip(), one.digest) for one in files]
    return replace(sending, papers=(*sending.papers, *papers))


def _no_file(path: str) -> Problem:
    return Problem(
        code="plaats-ongeschikt",
        message=f"'{visible(path)}' is geen bestand.",
        fix="Kijk of de naam klopt.",
    )
