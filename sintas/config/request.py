"""The request as our server builds it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.core.handlers.wsgi import WSGIRequest


class Careful(WSGIRequest):
    """Django parses the query while the request is still being built when a Content-Type names a charset: a query that is refused
    (thousands of fields) would then fall outside every middleware and every error page. It waits until somebody reads it, and is a 400.
    """

    def __init__(self, environ: dict[str, Any]) -> None:
        length = str(environ.get("CONTENT_LENGTH") or "0")
        if not (length.isascii() and length.isdecimal()):
            environ["CONTENT_LENGTH"] = "0"  # no number: nothing is read, as Django's own stream has it; its later int() would fall
        super().__init__(environ)

    def _set_content_type_params(self, meta: Any) -> None:
        try:
            super()._set_content_type_params(meta)  # type: ignore[misc]
        except SuspiciousOperation:
            self.__dict__.pop("GET", None)
