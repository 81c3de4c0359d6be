"""The log: when, which kind of page, which status, how long. Never an address, a query, a body, a person or an exception's words."""

from __future__ import annotations

import logging
import sys
import time
import traceback
from collections.abc import Callable, MutableMapping
from typing import Any

import structlog
from django.http import HttpRequest, HttpResponseBase

request_log = logging.getLogger("sintas.request")


class OneLinePerRequest:
    """Writes the url's *pattern*, not the path: /kasus/<uuid:ref>/ says which page, not whose."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        began = time.perf_counter()
        response = self.get_response(request)
        match = request.resolver_match
        request_log.info(
            "request",
            extra={
                "page": f"/{match.route}" if match else "-",
                "method": request.method if request.method in ("GET", "HEAD", "POST") else "other",
                "status": response.status_code,
                "ms": round((time.perf_counter() - began) * 1000),
            },
        )
        return response


def where_only(logger: Any, name: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """An exception's words may quote a value (a database's DETAIL, a form's text): only its kind and its places are written."""
    info = event.pop("exc_info", None)
    if info:
        kind, _value, trace = info if isinstance(info, tuple) else sys.exc_info()
        if kind is not None:
            event["error"] = kind.__name__
            event["places"] = [f"{f.filename.rsplit('/sintas/', 1)[-1]}:{f.lineno} {f.name}" for f in traceback.extract_tb(trace)][-12:]
    event.pop("stack_info", None)
    return event


def keep_known(logger: Any, name: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Loggers of libraries quote addresses and values in their messages (django.request does): theirs become their name alone."""
    record = event.get("_record")
    if record is not None and not record.name.startswith("sintas"):
        event["event"] = f"({record.levelname.lower()} from {record.name})"
    return event


def set_up(level: str = "INFO") -> None:
    """One JSON line per event on standard error."""
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[
            keep_known,
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.stdlib.ExtraAdder(allow=["page", "method", "status", "ms", "job", "code", "count"]),
        ],
        processors=[where_only, structlog.stdlib.ProcessorFormatter.remove_processors_meta, structlog.processors.JSONRenderer()],
    )
    handler = logging.StreamHandler()
    handler.setFormatter(formatter)
    root = logging.getLogger()
    for old in [h for h in root.handlers if getattr(h, "sintas", False)]:
        root.removeHandler(old)
    handler.sintas = True  # type: ignore[attr-defined]
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    logging.getLogger("sintas").setLevel(level)
    logging.captureWarnings(True)
