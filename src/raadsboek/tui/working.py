"""Calling use cases from a screen: in a thread, so that the screen never waits on disk or Git.

Workers post messages and never touch widgets. `book_work` is for whatever must happen (saving):
calls queue up and each one is done. `book_look` is for showing: a newer call takes the place of
one that is still waiting. `index_look` is for what the index answers as it is: it does not even
wait for a folder that is being looked through. Textual's own `exclusive` would cancel the first
call on paper only: its thread goes on beside the second one, and its failure is never heard.
"""

from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import Concatenate, ParamSpec, TypeVar

from textual import work
from textual.dom import DOMNode
from textual.worker import Worker, get_current_worker

from raadsboek.core.errors import RaadsboekError
from raadsboek.tui.messages import ActionFailed

WRITING = "schrijven"
LOOKING = "kijken"
LEAFING = "bladeren"

Given = ParamSpec("Given")
Node = TypeVar("Node", bound=DOMNode)

_one_at_a_time = Lock()
_one_question_at_a_time = Lock()


def book_work(
    method: Callable[Concatenate[Node, Given], None],
) -> Callable[Concatenate[Node, Given], Worker[None]]:
    """Make a method of a screen run in a thread, one at a time and never dropped.

    It posts what happened; a `RaadsboekError` becomes `ActionFailed`, any other exception ends
    the app as a bug.
    """

    @wraps(method)
    def done(node: Node, /, *args: Given.args, **kwargs: Given.kwargs) -> None:
        with _one_at_a_time:
            _call(method, node, *args, **kwargs)

    return work(thread=True, group=WRITING)(done)


def book_look(
    method: Callable[Concatenate[Node, Given], None],
) -> Callable[Concatenate[Node, Given], Worker[None]]:
    """Make a method of a screen run in a thread; only the latest call of the screen counts."""

    @wraps(method)
    def done(node: Node, /, *args: Given.args, **kwargs: Given.kwargs) -> None:
        with _one_at_a_time:
            if not get_current_worker().is_cancelled:
                _call(method, node, *args, **kwargs)

    return work(thread=True, exclusive=True, group=LOOKING)(done)


def index_look(
    method: Callable[Concatenate[Node, Given], None],
) -> Callable[Concatenate[Node, Given], Worker[None]]:
    """Make a method of a screen run in a thread, beside any `book_work` or `book_look`.

    It asks an index that is known to be filled, and reads notes; it refreshes and writes nothing.
    Only the latest call of the screen counts.
    """

    @wraps(method)
    def done(node: Node, /, *args: Given.args, **kwargs: Given.kwargs) -> None:
        with _one_question_at_a_time:
            if not get_current_worker().is_cancelled:
                _call(method, node, *args, **kwargs)

    return work(thread=True, exclusive=True, group=LEAFING)(done)


def _call(
    method: Callable[Concatenate[Node, Given], None],
    node: Node,
    *args: Given.args,
    **kwargs: Given.kwargs,
) -> None:
    try:
        method(node, *args, **kwargs)
    except RaadsboekError as error:
        node.post_message(ActionFailed(error))
