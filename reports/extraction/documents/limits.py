"""How much of a file is read before it is refused (docs/method.md, "Documents")."""

from dataclasses import dataclass

MEGABYTE = 1_000_000

# Starting values; an installation changes them with the settings READER_* (docs/operations.md).
LARGEST_FILE = 20 * MEGABYTE
MOST_PAGES = 300
MOST_MEMBERS = 200
MOST_UNPACKED = 100 * MEGABYTE


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """Bytes of one file, pages of a PDF, files in an archive, and bytes that an archive may unpack to."""

    file_bytes: int = LARGEST_FILE
    pages: int = MOST_PAGES
    members: int = MOST_MEMBERS
    unpacked_bytes: int = MOST_UNPACKED


def megabytes(count: int) -> str:
    """A number of bytes for people: “20 MB”, “1.5 MB”."""
    return f"{count / MEGABYTE:,.1f}".removesuffix(".0") + " MB"
