"""The headers of every answer: each address with each of a few people, errors, redirects, downloads, static files, health, and what comes before the pages."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

from django.contrib.staticfiles.finders import get_finders
from django.test import Client

from sintas.config.headers import NO_DEVICE
from tests.drills import SEED

from . import principals
from .addresses import path_of
from .asking import ask
from .figures import tell
from .house import Built
from .matrix import METHODS, load

CSP = {"default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "font-src 'self'", "connect-src 'self'", "form-action 'self'",
       "frame-ancestors 'none'", "base-uri 'none'"}  # fmt: skip
EXACT = {
    "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "same-origin", "Permissions-Policy": NO_DEVICE,
    "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin", "X-Robots-Tag": "noindex, nofollow",
}  # fmt: skip
SANDBOX = {"default-src 'none'", "sandbox"}  # a file that is handed out, an upload or a paper: nothing in it runs
FILES = {"cases:attachment_download", "casework:approval_paper", "documents:download", "documents:download_word", "documents:enquiry_pdf",
         "documents:answer_pdf", "documents:word_bundled", "documents:word_own", "documents:week_pdf", "documents:roll_pdf", "documents:residence_pdf",
         "documents:directory_pdf", "documents:group_pdf", "intake:paper_download"}  # fmt: skip
COOKIES = {"s", "f", "bahasa"}  # session, form token, language: nothing else is ever set


def wrong(answer: Any, *, static: bool = False, handed_out: bool = False) -> list[str]:
    """What is not as it must be; nothing else than these headers is tolerated to name a third party."""
    told = [f"{name}: {answer.get(name)}" for name, value in EXACT.items() if answer.get(name) != value]
    if {part.strip() for part in answer.get("Content-Security-Policy", "").split(";")} != (SANDBOX if handed_out else CSP):
        told.append(f"CSP: {answer.get('Content-Security-Policy')}")
    if not static and answer.get("Cache-Control") != "no-store":
        told.append(f"Cache-Control: {answer.get('Cache-Control')}")
    told += [f"{name} is sent" for name in ("Access-Control-Allow-Origin", "X-Powered-By", "Server", "ETag") if name in answer and not static]
    for name, one in answer.cookies.items():
        if name not in COOKIES or one["httponly"] is not True or one["samesite"] != "Lax" or one["path"] != "/" or one["domain"]:
            told.append(f"cookie {name}: {one.OutputString()[:20]}")
    return told


class Count:
    """How many answers were looked at, and what was wrong."""

    def __init__(self) -> None:
        self.seen, self.told = 0, list[str]()

    def look(self, what: str, answer: Any, **how: Any) -> None:
        self.seen += 1
        self.told += [f"{what} {answer.status_code}: {one}" for one in wrong(answer, **how)]


@contextmanager
def counting() -> Iterator[Count]:
    count = Count()
    yield count
    tell(f"{count.seen} answers: {len(count.told)} without one of their headers")
    assert not count.told, "\n" + "\n".join(count.told)


def test_every_address(asked: Built) -> None:
    whole, matrix, turn = os.environ.get("SINTAS_DRILL") == "1", load(), random.Random(SEED)
    clients = {who: principals.enter(asked, who) for who in principals.PRINCIPALS}
    with counting() as count:
        for name in sorted(matrix.names):
            path = path_of(asked, name)
            for who in principals.PRINCIPALS if whole else turn.sample(principals.PRINCIPALS, 1):
                for method in METHODS if whole else (turn.choice(METHODS[:3]), turn.choice(METHODS[3:])):
                    answer = ask(clients[who], method, path)
                    count.look(f"{who} {method} {name}", answer, handed_out=name in FILES and answer.status_code == 200)


def test_whatever_went_wrong(asked: Built) -> None:
    """404 of the house and of no address, 403, 409, 413, 422, 500, a refused host, a forged token, a redirect, nonsense."""
    ratna, statuses = principals.enter(asked, "lead"), set()
    strict = Client(enforce_csrf_checks=True, raise_request_exception=False)
    here = f"/kasus/{asked.full.case}/"
    with counting() as count:
        with mock.patch("sintas.desk.views.case.about_of", side_effect=ValueError("x")):
            answers = [ask(ratna, "GET", here)]
            with mock.patch("sintas.config.errors.render_to_string", side_effect=OSError):
                answers.append(ask(ratna, "GET", here))
        answers += [
            ask(ratna, "GET", "/tidak/ada/"), ask(ratna, "GET", here.rstrip("/")), ask(ratna, "GET", "/%00"), ask(ratna, "GET", "/kasus/%ff/"),
            ask(ratna, "GET", here, Host="evil.example"), ask(ratna, "POST", f"{here}catatan/"), ask(ratna, "PUT", here),
            ask(ratna, "POST", f"{here}catatan/", {"text": "x" * 3_000_000}), ask(principals.enter(asked, "carer"), "GET", "/kasus/"),
            strict.post("/masuk/", {"username": "ratna"}), Client().get("/"), Client().get("/masuk/"), Client().post("/catat/"),
            Client().get("/masuk/", headers={"Accept-Encoding": "gzip"}), Client().get("/masuk/", headers={"HX-Request": "true"}),
        ]  # fmt: skip
        for answer in answers:
            statuses.add(answer.status_code)
            count.look("", answer)
    assert {200, 301, 302, 400, 401, 403, 404, 405, 413, 422, 500} <= statuses


def test_health_static_files_and_a_file_that_is_no_more(db: None) -> None:
    """Static files may be kept by the browser; every other header stands on them as well."""
    paths = [path for finder in get_finders() for path, _storage in finder.list([])]
    assert len(paths) > 20
    with counting() as count:
        well = Client().get("/healthz")
        assert well.status_code == 200
        count.look("healthz", well)
        count.look("healthz", Client().get("/healthz", headers={"Host": "evil.example"}))
        count.look("missing", Client().get("/static/tidak-ada.js"))
        for path in paths:
            answer = Client().get(f"/static/{path}")
            assert answer.status_code == 200, path
            assert "max-age" in answer["Cache-Control"]
            count.look(path, answer, static=True)
            answer.getvalue()  # reads and closes it, as the test client does for every other answer


def test_the_look_would_notice(db: None) -> None:
    """The control: each header taken off, changed or added, once."""
    answer = Client().get("/masuk/")
    assert wrong(answer) == []
    for name in (*EXACT, "Content-Security-Policy", "Cache-Control"):
        before = answer[name]
        del answer[name]
        assert wrong(answer), name
        answer.headers[name] = before + ", 'unsafe-inline'"
        assert wrong(answer), name
        answer.headers[name] = before
    answer.set_cookie("tracker", "1")
    assert any("tracker" in one for one in wrong(answer))
