"""Workers at their screens: each writes, remembers what was acknowledged, and sends again what was not."""

from __future__ import annotations

import html
import http.client
import re
import threading
import time
from dataclasses import asdict, dataclass
from random import Random
from typing import Any
from urllib.parse import urlencode

from sintas.kit.ids import new_submission

KINDS = ("note", "note", "contact", "correction", "draft")
CUT = 0.05  # of the requests are sent whole, and the line breaks before the answer comes
PATIENCE = 600  # seconds until a write that is never acknowledged fails the drill
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass
class Write:
    """One thing to be kept. `based_on` and `entry` belong to a correction."""

    number: int
    kind: str
    file: str
    text: str
    submission: str
    entry: str = ""
    based_on: int = 0
    tries: int = 0
    acknowledged: bool = False


class Book:
    """What there is to write in this round, and what became of it. `upto` may be lowered while the hands write."""

    def __init__(self, first: int, count: int) -> None:
        self.upto, self.number = first + count, first
        self.writes: list[Write] = []
        self.wrong: list[str] = []
        self.lock = threading.Lock()
        self.over = threading.Event()

    def next(self) -> int | None:
        """The number of the next write; None at the end."""
        with self.lock:
            if self.number >= self.upto or self.over.is_set():
                return None
            self.number += 1
            return self.number - 1

    def acknowledged(self) -> int:
        return sum(one.acknowledged for one in list(self.writes))

    def told(self) -> list[dict[str, Any]]:
        """For counting.py."""
        return [asdict(one) for one in self.writes]


class Session:
    """One signed-in browser; it outlives every crash of the server."""

    def __init__(self, port: int, worker: dict[str, Any], at: int) -> None:
        self.port, self.worker = port, worker
        self.entry = worker["entries"][at]
        self.versions: dict[str, int] = worker.setdefault("versions", {})  # where each note stands; later sessions go on from there
        self.cookies: dict[str, str] = {}
        self.token = self.page = ""
        self.line: http.client.HTTPConnection | None = None

    def enters(self) -> None:
        """Password and second step."""
        self.ask("GET", "/masuk/")
        status, _where = self.ask("POST", "/masuk/", {"username": self.worker["username"], "password": self.worker["password"]})
        assert status == 200, status
        status, _where = self.ask("POST", "/masuk/langkah-kedua/", {"code": self.worker["codes"].pop(), "next": "/"})
        assert status == 302, status
        self.ask("GET", f"/kasus/{self.worker['files'][0]}/catatan/")

    def ask(self, method: str, path: str, fields: dict[str, str] | None = None, *, hang_up: bool = False) -> tuple[int, str]:
        """(status, where it leads). `hang_up`: the line breaks once everything is sent; (0, ""). Raises OSError or HTTPException."""
        line, self.line = self.line or http.client.HTTPConnection("127.0.0.1", self.port, timeout=30), None
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()), "Accept-Encoding": "identity"}
        body = urlencode({"csrfmiddlewaretoken": self.token, **fields}) if fields is not None else None
        if body is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "X-CSRFToken": self.token}
        try:
            line.request(method, path, body, headers)
            if hang_up:
                line.close()
                return 0, ""
            answer = line.getresponse()
            self.page = page = html.unescape(answer.read().decode(errors="replace"))
        except BaseException:
            line.close()
            raise
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _is, value = cookie.split(";")[0].partition("=")
            self.cookies[name] = value
        if found := TOKEN.search(page):
            self.token = found.group(1)
        self.line = line
        return answer.status, answer.headers.get("Location") or ""


class Hand(threading.Thread):
    """`same_token=False` is the control: every try is a new filling-in, as in a program without tokens."""

    def __init__(self, session: Session, book: Book, turn: Random, *, same_token: bool = True) -> None:
        super().__init__(daemon=True)
        self.session, self.book, self.turn, self.same_token = session, book, turn, same_token

    def run(self) -> None:
        try:
            while (number := self.book.next()) is not None:
                write = self.a_write(number)
                self.book.writes.append(write)
                self.deliver(write)
        except Exception as why:
            self.book.wrong.append(f"{type(why).__name__}: {why}")

    def a_write(self, number: int) -> Write:
        kind = self.turn.choice(KINDS if self.same_token else ("note", "contact"))
        file = self.session.worker["files"][0] if kind == "correction" else self.turn.choice(self.session.worker["files"])
        write = Write(number, kind, file, f"Tulisan nomor {number:07d} tentang hari ini.", new_submission())
        if kind == "correction":
            write.entry, write.based_on = self.session.entry, self.session.versions.get(self.session.entry, 1)
        return write

    def deliver(self, write: Write) -> None:
        """Until it is acknowledged, or nobody waits any more. AssertionError for an answer no worker should get."""
        end, path, fields = time.monotonic() + PATIENCE, *request_of(write)
        while not self.book.over.is_set():
            assert time.monotonic() < end, f"{write.kind} {write.number} was never acknowledged"
            write.tries += 1
            try:
                status, where = self.session.ask("POST", path, fields, hang_up=self.turn.random() < CUT)
            except (OSError, http.client.HTTPException):
                status, where = 0, ""
            if status == 0 or status >= 500:
                time.sleep(0 if status == 0 and write.tries == 1 else 0.1)
                if not self.same_token:
                    fields["submission"] = new_submission()
                continue
            assert (status, "/masuk/" in where) in ((302, False), (200, False)), f"{write.kind}: answered {status} {where}"
            write.acknowledged = True
            if write.kind == "correction":
                self.session.versions[write.entry] = write.based_on + 1
            return


def request_of(write: Write) -> tuple[str, dict[str, str]]:
    """(path, fields) of what this worker's browser sends."""
    at = f"/kasus/{write.file}"
    match write.kind:
        case "contact":
            return f"{at}/kontak/", {"submission": write.submission, "form": "conversation", "result": write.text}
        case "correction":
            return f"{at}/catatan/{write.entry}/", {"submission": write.submission, "text": write.text, "based_on": str(write.based_on)}
        case "draft":
            return f"/draf/?form={at}/catatan/", {"submission": write.submission, "text": write.text}
        case _:
            return f"{at}/catatan/", {"submission": write.submission, "text": write.text}
