"""Files on their way in, written to disk only as far as the limits allow."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.http import HttpRequest

MEGABYTE = 1_000_000
CUT = "is_cut"


class BoundedUploads(TemporaryFileUploadHandler):
    """Keeps files up to a size each and a size together; of the others only how large they were.

    A file that was not kept has ``is_cut``. Without such a handler a request may fill the disk before a form sees it.
    """

    def __init__(self, request: HttpRequest | None = None, *, each_mb: int, together_mb: int, most: int) -> None:
        super().__init__(request)
        self.each, self.together, self.most = each_mb * MEGABYTE, together_mb * MEGABYTE, most
        self.kept = self.here = self.count = 0
        self.is_cut = False

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin another file."""
        super().new_file(*args, **kwargs)
        self.here, self.count = 0, self.count + 1
        self.is_cut = self.count > self.most

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write the bytes while there is room; what was written of a file that is too large is taken back."""
        if self.is_cut:
            return
        if self.here + len(raw_data) > self.each or self.kept + self.here + len(raw_data) > self.together:
            self.is_cut, self.here = True, 0
            self.file.truncate(0)
            return
        self.here += len(raw_data)
        self.file.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile:
        """The file with the size that it had where it came from."""
        file = super().file_complete(file_size)
        assert file is not None  # each file has one here from its first byte
        setattr(file, CUT, self.is_cut)
        self.kept += self.here
        return file


def bound_uploads(request: HttpRequest, *, each_mb: int, together_mb: int, most: int) -> None:
    """Bound what the request may bring; call it before anything looks at what was posted."""
    request.upload_handlers = [BoundedUploads(request, each_mb=each_mb, together_mb=together_mb, most=most)]


def bytes_of(file: UploadedFile) -> bytes | None:
    """What was sent; None when it was too large to be kept."""
    return None if getattr(file, CUT, False) else file.read()
