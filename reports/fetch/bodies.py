"""Bodies read to a limit, as they are sent and as they unpack."""

import zlib
from collections.abc import Iterable, Iterator

from reports.fetch.values import Accept, FetchFailed, FetchRefused

#: What we say we can unpack, and unpack; anything else was not asked for.
ENCODINGS = "gzip, deflate"
_GZIP, _ZLIB, _RAW = 31, 15, -15
_PIECE = 64 * 1024


def body_of(chunks: Iterable[bytes], *, encoding: str, accept: Accept) -> bytes:
    """The whole body, unpacked; raises FetchRefused when it is too large and FetchFailed when it is not whole.

    A body that may be cut is read no further than its limit.
    """
    body = bytearray()
    for piece in _unpacked(_limited(chunks, accept), encoding):
        body += piece
        if len(body) > accept.largest:
            if accept.is_cut:
                break
            raise _too_large(accept)
    return bytes(body[: accept.largest])


def refuse_announced(length: str, accept: Accept) -> None:
    """Raise FetchRefused for a body whose announced length is too large, before any of it is read."""
    if (
        length.isascii()
        and length.isdigit()
        and len(length) < 20
        and int(length) > accept.largest
        and not accept.is_cut
    ):
        raise _too_large(accept)


def _limited(chunks: Iterable[bytes], accept: Accept) -> Iterator[bytes]:
    read = 0
    for chunk in chunks:
        read += len(chunk)
        if read > accept.largest and not accept.is_cut:
            raise _too_large(accept)
        yield chunk


def _unpacked(chunks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    encoding = encoding.strip().lower()
    if encoding in ("", "identity"):
        return iter(chunks)
    if encoding in ("gzip", "x-gzip"):
        return _inflated(chunks, _GZIP)
    if encoding == "deflate":
        return _deflated(chunks)
    raise FetchRefused("encoding", f"The answer is packed as {encoding[:30]}, which was not asked for.")


def _deflated(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """What servers call deflate: with the header of zlib, as the standard says, or without it, as some do."""
    pieces = iter(chunks)
    first = b""
    while len(first) < 2 and (piece := next(pieces, b"")):
        first += piece
    has_header = len(first) >= 2 and first[0] & 15 == 8 and int.from_bytes(first[:2], "big") % 31 == 0
    yield from _inflated(_joined(first, pieces), _ZLIB if has_header else _RAW)


def _joined(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _inflated(chunks: Iterable[bytes], window: int) -> Iterator[bytes]:
    """Piece by piece, so that a bomb is noticed after its first pieces; several gzip members make one body."""
    inflater = zlib.decompressobj(window)
    started = False
    try:
        for chunk in chunks:
            while chunk:
                if inflater.eof:
                    if window != _GZIP or not chunk.startswith(b"\x1f\x8b"):
                        return  # filling after the end
                    inflater = zlib.decompressobj(window)
                started = True
                yield inflater.decompress(chunk, _PIECE)
                chunk = inflater.unconsumed_tail or inflater.unused_data
        if started and not inflater.eof:
            yield inflater.flush()
    except zlib.error:
        raise FetchFailed("broken_off", "The packed answer cannot be unpacked.") from None
    if started and not inflater.eof:
        raise FetchFailed("broken_off", "The packed answer is not whole.")


def _too_large(accept: Accept) -> FetchRefused:
    return FetchRefused("too_large", f"The answer has more than {accept.largest // 1024:,} kB, the most that is read.")
