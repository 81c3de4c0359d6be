"""Uploads stay in memory until they are sealed: Django would otherwise write larger ones in clear into a temporary folder."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler


class InMemoryOnly(FileUploadHandler):
    """Refuses a request whose files together pass FILE_UPLOAD_MAX_MEMORY_SIZE (bytes): RequestDataTooBig, shown as 413."""

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self.so_far = 0

    def handle_raw_input(self, input_data: Any, META: Any, content_length: int, boundary: Any, encoding: Any = None) -> None:
        if content_length > settings.FILE_UPLOAD_MAX_MEMORY_SIZE:
            raise RequestDataTooBig("the files are larger than one request may be")

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.held = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.so_far += len(raw_data)  # counted, not believed: a chunked request names no length
        if self.so_far > settings.FILE_UPLOAD_MAX_MEMORY_SIZE:
            raise RequestDataTooBig("the files are larger than one request may be")
        self.held.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        self.held.seek(0)
        return InMemoryUploadedFile(
            file=self.held,
            field_name=self.field_name,
            name=self.file_name,
            content_type=self.content_type,
            size=file_size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )
