"""What stands around every page: health, headers, language, uploads, the log."""

from __future__ import annotations

import io
import json
import logging
from typing import Any

import pytest
from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils import translation

from sintas.config import errors, logs
from sintas.config.headers import PrivateHeaders
from sintas.config.health import Healthz
from sintas.config.language import ChosenLanguage
from sintas.config.uploads import InMemoryOnly


def nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse("page")


@pytest.mark.django_db
def test_healthz_is_well_and_asks_for_nothing() -> None:
    response = Healthz(nothing)(RequestFactory().get("/healthz", headers={"host": "any.example"}))
    assert (response.status_code, response.headers["Cache-Control"]) == (200, "no-store")


@pytest.mark.django_db
def test_healthz_says_no_when_something_is_left_to_migrate(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sintas.config.health.unapplied", lambda: 1)
    assert Healthz(nothing)(RequestFactory().get("/healthz")).status_code == 503


def test_healthz_says_no_when_the_database_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone:
        def cursor(self) -> None:
            raise OperationalError("at the secret place")

        def close(self) -> None:
            pass

    monkeypatch.setattr("sintas.config.health.connection", Gone())
    response: Any = Healthz(nothing)(RequestFactory().get("/healthz"))
    assert (response.status_code, response.content) == (503, b"not ready\n")


def test_healthz_lets_other_pages_pass() -> None:
    response: Any = Healthz(nothing)(RequestFactory().get("/healthz/else"))
    assert response.content == b"page"


def test_no_page_is_kept() -> None:
    response = PrivateHeaders(nothing)(RequestFactory().get("/"))
    assert response.headers["Cache-Control"] == "no-store"
    assert "HX-Request" in response.headers["Vary"]
    assert "camera=()" in response.headers["Permissions-Policy"]


def test_indonesian_unless_english_was_chosen() -> None:
    def page(request: HttpRequest) -> HttpResponse:
        return HttpResponse(translation.get_language())

    ask = ChosenLanguage(page)
    cases = [({}, "id"), ({"bahasa": "en"}, "en"), ({"bahasa": "de"}, "id"), ({"bahasa": "../x"}, "id")]
    for cookies, language in cases:
        request = RequestFactory().get("/", headers={"accept-language": "en-GB,de;q=0.9"})
        request.COOKIES.update(cookies)
        response: Any = ask(request)
        assert response.content.decode() == language
        assert response.headers["Content-Language"] == language
    assert translation.get_language() == "id"


def upload(size: int) -> HttpRequest:
    return RequestFactory().post("/", {"file": io.BytesIO(b"x" * size), "note": "kept"})


def test_an_upload_stays_in_memory(settings: Any) -> None:
    request = upload(3_000_000)  # Django's own handler would write this one to a disk
    request.upload_handlers = [InMemoryOnly(request)]
    held = request.FILES["file"]
    assert held.size == 3_000_000
    assert not hasattr(held, "temporary_file_path")
    assert settings.FILE_UPLOAD_HANDLERS == ["sintas.config.uploads.InMemoryOnly"]


def test_a_request_that_is_too_large_is_refused(settings: Any) -> None:
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1000
    request = upload(2000)
    request.upload_handlers = [InMemoryOnly(request)]
    with pytest.raises(RequestDataTooBig):
        _ = request.FILES


def test_a_length_that_was_not_named_is_counted(settings: Any) -> None:
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1000
    handler = InMemoryOnly()
    handler.new_file("file", "a.txt", "text/plain", None)
    handler.receive_data_chunk(b"x" * 600, 0)
    with pytest.raises(RequestDataTooBig):
        handler.receive_data_chunk(b"x" * 600, 600)


def test_too_much_is_413_and_nonsense_400() -> None:
    request = RequestFactory().get("/")
    assert errors.bad_request(request, RequestDataTooBig()).status_code == 413
    assert errors.bad_request(request, ValueError()).status_code == 400


@pytest.mark.parametrize("status", [400, 403, 404, 500])
def test_an_error_page_never_fails(status: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: Any, **kwargs: Any) -> str:
        raise RuntimeError("secret-77")

    monkeypatch.setattr(errors, "render_to_string", broken)
    response = errors.page(RequestFactory().get("/"), status)
    assert response.status_code == status
    assert b"secret-77" not in response.content
    assert response.content.strip()


@pytest.fixture
def written() -> Any:
    """What the log would hold, line by line."""
    logs.set_up()
    root = logging.getLogger()
    ours = next(h for h in root.handlers if getattr(h, "sintas", False))
    stream = io.StringIO()
    before = ours.setStream(stream)  # type: ignore[attr-defined]
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    ours.setStream(before)  # type: ignore[attr-defined]


def test_a_request_is_one_line_without_its_address(written: Any) -> None:
    request = RequestFactory().get("/kasus/nama-77/", {"q": "kata-77"})
    logs.OneLinePerRequest(nothing)(request)
    (line,) = written()
    assert (line["page"], line["method"], line["status"]) == ("-", "GET", 200)
    assert "77" not in json.dumps({k: v for k, v in line.items() if k not in ("timestamp", "ms")})


def test_an_exceptions_words_are_not_written(written: Any) -> None:
    try:
        raise ValueError("Siti-77 is not a number")
    except ValueError:
        logging.getLogger("sintas.cases").exception("job failed")
    (line,) = written()
    assert line["error"] == "ValueError"
    assert any("test_an_exceptions_words" in place for place in line["places"])
    assert "Siti-77" not in json.dumps(line)


def test_a_librarys_words_are_not_written(written: Any) -> None:
    logging.getLogger("django.request").warning("Not Found: %s", "/kasus/Siti-77/")
    (line,) = written()
    assert line["event"] == "(warning from django.request)"
    assert "Siti-77" not in json.dumps(line)


@pytest.mark.django_db
def test_a_page_that_is_not_there_has_the_same_headers() -> None:
    response = Client().get("/tidak-ada/")
    assert response.headers["Cache-Control"] == "no-store"
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert "base-uri 'none'" in policy
