"""What of a text is looked up to find its copies: bands of a MinHash, and the rarest rows of words along the way."""

import hashlib
from collections import deque
from dataclasses import dataclass

from datasketch import MinHash

from reports.extraction.copies.reading import CopyText

#: Names the method in stored rows; whatever changes a value below or the reading of a text changes it.
METHOD = "copies-1"
PERMUTATIONS = 128
BANDS = 32
ROWS_OF_A_BAND = 4
SEED = 1
#: Of so many shingles in a row one is kept: texts that share a run of 36 words have one in common for certain.
WINDOW = 32
#: Texts of more than about 4,000 words keep the lowest ones.
MOST_FINGERPRINTS = 256
#: The number under which fingerprints are looked up, behind the bands.
FINGERPRINT_BAND = BANDS


@dataclass(frozen=True, slots=True)
class Signature:
    """128 numbers, each the lowest of its kind among the shingles, and the keys under which copies are looked up."""

    values: tuple[int, ...]
    keys: tuple[tuple[int, int], ...]
    shingle_count: int


def minhash_of(text: CopyText) -> Signature:
    """The signature of a body: the same on every machine, and empty where it has no five words outside quotations."""
    hashes = {shingle: _hashed(shingle.encode()) for shingle in text.shingles}
    if not hashes:
        return Signature((), (), 0)
    minhash = MinHash(num_perm=PERMUTATIONS, seed=SEED, hashfunc=_low_half, scheme="affine32")
    minhash.update_batch(hashes.values())
    values = tuple(int(value) for value in minhash.hashvalues)
    bands = [
        (band, _signed(_hashed(_bytes_of(values[band * ROWS_OF_A_BAND : (band + 1) * ROWS_OF_A_BAND]))))
        for band in range(BANDS)
    ]
    in_order = sorted((start, hashes[shingle]) for shingle, starts in text.shingles.items() for start in starts)
    marks = _fingerprints([value for _, value in in_order])
    keys = (*bands, *((FINGERPRINT_BAND, _signed(value)) for value in marks))
    return Signature(values, keys, len(hashes))


def _fingerprints(hashes: list[int]) -> list[int]:
    """The lowest of every ``WINDOW`` neighbours (winnowing): a shared run longer than that shares one of them."""
    lowest: set[int] = set()
    window: deque[int] = deque()
    for number, value in enumerate(hashes):
        while window and hashes[window[-1]] >= value:
            window.pop()
        window.append(number)
        if window[0] <= number - WINDOW:
            window.popleft()
        if number >= WINDOW - 1:
            lowest.add(hashes[window[0]])
    if hashes and len(hashes) < WINDOW:
        lowest.add(min(hashes))
    return sorted(lowest)[:MOST_FINGERPRINTS]


def _hashed(content: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(content, digest_size=8).digest(), "big")


def _low_half(value: int) -> int:
    return value & 0xFFFFFFFF


def _bytes_of(values: tuple[int, ...]) -> bytes:
    return b"".join(value.to_bytes(4, "big") for value in values)


def _signed(value: int) -> int:
    """As the database keeps it: eight bytes with a sign."""
    return value - (1 << 64) if value >= 1 << 63 else value
