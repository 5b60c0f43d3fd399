"""Room for the frames of a request, so that its speed does not hang on how deep the server's own calls lie.

CPython keeps the frames of Python calls in chunks of 16 kB (3.11 and later, ``DATA_STACK_CHUNK_SIZE``). The call that
does not fit opens a chunk, and its return gives it back to the operating system at once. A template's loop that happens
to lie at such a border pays for both at every call: the story page then takes up to four times as long, with the same
code and rows. A frame of this size opens one chunk that everything below it fits into.
"""

from collections.abc import Callable
from types import FunctionType
from typing import cast

from django.http import HttpRequest, HttpResponseBase

Answer = Callable[[HttpRequest], HttpResponseBase]

#: Machine words of the one frame: its chunk is 512 kB, of which pages are touched as calls need them.
ROOM = 40_000


def room_for_frames(get_response: Answer) -> Answer:
    """Middleware that answers as the next one does, from the beginning of a chunk large enough for its calls."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        return get_response(request)

    function = cast("FunctionType", answer)
    function.__code__ = function.__code__.replace(co_stacksize=ROOM)
    return answer
