"""What the demo shows of bringing reports in: one delivery of files that a worker reads and nobody has stored yet."""

from pathlib import Path

from django.contrib.auth.models import User

from reports.models import Delivery
from reports.services.deliveries import Incoming, open_delivery

#: In the order of the page: a web page of a known outlet, a text whose outlet has to be named, a message, a report that
#: is not analysed, and a file that cannot be read.
FILES = (
    "harbour-voice-lanterns.html",
    "anvil-picket-line.txt",
    "press-office.eml",
    "sarnholm-wache.txt",
    "council-protocol.docx",
)


def deliver_demo(folder: Path, *, by: User | None) -> Delivery | None:
    """The files of that folder as one delivery, unless something was delivered before; workers read them."""
    if Delivery.objects.exists():
        return None
    pieces = [_piece(folder / name) for name in FILES]
    return open_delivery(kind=Delivery.Kind.FILES, pieces=pieces, by=by)


def _piece(path: Path) -> Incoming:
    payload = path.read_bytes()
    return Incoming(name=path.name, payload=payload, size=len(payload))
