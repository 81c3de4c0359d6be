"""Requests nobody's browser sends, whole: strange(turn, path, known) -> Strange. The same turn gives the same request."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field
from typing import Any

QUERIES = (
    "?", "?%", "?%00=%00", "?q=%ff%fe", "?q=%E2%28%A1", "?a[]=1&a[]=2&a=3", "?" + "&" * 900, "?" + "x=1&" * 2_500, "?q=" + "%61" * 9_000, "?hal=-1",
    "?hal=99999999999999999999", "?hal=1e3", "?hal=٣", "?next=//example.org/", "?next=javascript:x", "?next=%0d%0aSet-Cookie:x", "?draf=x", "?tampil=%00",
    "?sesudah=x:y", "?b=../../x", "?tahap=%F0%9F%99%82", "?;;=;", "?q", "?=", "?q=1#x", "?mulai=0000-00-00", "?mulai=9999-12-31", "?bulan=13",
)  # fmt: skip
METHODS = (*("GET",) * 5, "HEAD", *("POST",) * 9, "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "BREW")
HEADERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Accept-Language", ("", "*", "id;q=x", "en-" * 2_000, "\u0663", "id,;q=0.5,,,")),
    ("Accept", ("", "*/*;q=x", "application/json", "text/" + "x" * 9_000)),
    ("Accept-Encoding", ("gzip", "gzip;q=0", "br;q=x", "identity, *;q=0", "x" * 9_000)),
    ("Cookie", ("s=", "s=x; s=y", "bahasa=../../x", "f=" + "z" * 9_000, ";;==;", 's="\\"', "bahasa=en\x01")),
    ("Host", ("testserver", "testserver:99999999", "[::1", "", "a b", "evil.example", "testserver.")),
    ("X-Forwarded-For", ("", "1.2.3.4," * 900, "\x7f", "::ffff:0:0", "x")),
    ("X-Forwarded-Proto", ("https", "http,https", "x")),
    ("Range", ("bytes=0-", "bytes=5-1", "x")),
    ("If-Modified-Since", ("x", "Thu, 01 Jan 1970 00:00:00 GMT", "Thu, 99 Xxx 99999 99:99:99 GMT")),
    ("If-None-Match", ("*", '"x"', "x" * 5_000)),
    ("Referer", ("x", "https://evil.example/", "//", "\x80")),
    ("Origin", ("null", "https://evil.example", "x")),
    ("X-CSRFToken", ("", "x", "z" * 5_000)),
    ("HX-Request", ("true", "x")),
    ("HX-Current-URL", ("x", "https://evil.example/%ff")),
    ("X-Sintas", ("draft", "x")),
    ("X-Sintas-Draft", ("1", "x")),
    ("Content-Length", ("0", "-1", "x", "99999999999", "3")),
    ("Content-Encoding", ("gzip", "x")),
    ("Transfer-Encoding", ("chunked", "x")),
    ("Expect", ("100-continue", "x")),
    ("Authorization", ("Basic " + "A" * 5_000, "Bearer x")),
)
TYPES = (
    "application/json", "application/json; charset=utf-7", "application/json; charset=nonsense", "text/plain", "", ";;", "x" * 3_000,
    "application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=nonsense", "application/x-www-form-urlencoded; charset=utf-16",
    "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=x", "multipart/form-data; boundary=" + "x" * 300,
    "multipart/form-data; boundary=\u00e9", "multipart/mixed; boundary=x", "application/xml",
)  # fmt: skip
FILE_NAMES = (
    "../../../etc/passwd", "..\\..\\x.jpg", "a\x00.jpg", "a%00.jpg", "\u202egpj.exe", "x" * 3_000, "", ".", "..", "/", "con.jpg", "a.jpg\r\nX: y", 'a".jpg',
    "=cmd|'/c'.csv", "<script>.pdf", "🙂.png", "surat.docx", "data.xlsx", "a.jpg.exe", " .pdf", "\ufeff.pdf",
)  # fmt: skip
PIECES = (b"", b"\x00", b"%PDF-1.7", b"PK\x03\x04", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"\xff\xfe\x00", b"x" * 5_000, b"<svg onload=x>", b"{", b"=1+1")


@dataclass
class Strange:
    """What is sent, as `Client.generic` takes it."""

    method: str
    path: str
    body: bytes
    content_type: str
    headers: dict[str, str] = field(default_factory=dict)

    def send(self, client: Any) -> Any:
        """The answer. What the test client itself cannot put on a wire (a header that is no header) is answered by nobody: None."""
        given = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in self.headers.items() if name not in ("Content-Length", "Host")}
        if "Content-Length" in self.headers:
            given["CONTENT_LENGTH"] = self.headers["Content-Length"]
        if "Host" in self.headers:
            given["HTTP_HOST"] = self.headers["Host"]
        return client.generic(self.method, self.path, self.body, self.content_type or "text/plain", **given)


def strange(turn: random.Random, path: str, known: list[str], names: list[str]) -> Strange:
    """One of each thing that can be wrong, or several."""
    method, sent = turn.choice(METHODS), Strange("GET", path, b"", "text/plain")
    sent.method = method
    if turn.random() < 0.5:
        sent.path += turn.choice(QUERIES)
    elif turn.random() < 0.15:
        sent.path = bent(turn, path)
    for name, values in turn.sample(HEADERS, turn.choice((0, 0, 1, 2, 4))):
        sent.headers[name] = turn.choice(values).encode("latin-1", "replace").decode("latin-1")
    sent.body, sent.content_type = turn.choice((form_body, json_body, multipart_body, noise))(turn, known, names)
    return sent


def bent(turn: random.Random, path: str) -> str:
    """An address that is nearly one."""
    at = turn.randrange(len(path))
    return turn.choice((
        path + turn.choice(("%", "%2e%2e/", "//", "%00", "x" * 5_000, ".php", "%F0%9F%99%82/")), path[:at] + path[at + 1 :] or "/",
        path[:at] + turn.choice("%-٣ø.") + path[at:], path.upper(), "/" + path, path.replace("/", "//"),
    ))  # fmt: skip


def value(turn: random.Random, known: list[str]) -> bytes:
    """What stands in a field."""
    return turn.choice(
        [b"", b"%00", b"%ff%fe", b"%", b"%E2%28", b"\xff", b"x" * turn.choice((3, 3_000)), b"-1", b"1e309", b"null", *(one.encode() for one in known[:40])]
    )


def form_body(turn: random.Random, known: list[str], names: list[str]) -> tuple[bytes, str]:
    """Repeated fields, thousands of fields, bytes that are no text."""
    count = turn.choice((1, 3, 9, 2_500))
    pairs = [turn.choice(names).encode() + turn.choice((b"", b"", b"[]", b"-0-text", b"%00")) + b"=" + value(turn, known) for _time in range(min(count, 9))]
    return b"&".join(pairs * (count // 9 or 1)), turn.choice(TYPES[7:10] + TYPES[:1])


def json_body(turn: random.Random, known: list[str], names: list[str]) -> tuple[bytes, str]:
    """Deep, wide, of another shape than asked for, or no JSON at all."""
    deep = turn.choice((10, 900, 100_000))
    held: list[bytes] = [
        b"[" * deep + b"]" * deep, b'{"fields":' * deep + b"1" + b"}" * deep, b"null", b'"x"', b"1e999", b"NaN", b"\xff", b"", b'{"a":',
        b"9" * 5_000, b'{"fields": {"text": [1, null, {}]}, "form": []}', b'{"fields": [], "form": "/x/"}',
        b'{"form": "/pengaduan/baru/", "fields": {"\\u0000": "\\ud800"}}',
        json.dumps({"form": turn.choice(known), "file": turn.choice(known), "fields": {turn.choice(names): turn.choice(known)}}).encode(),
    ]  # fmt: skip
    return turn.choice(held), turn.choice(TYPES[:3])


def multipart_body(turn: random.Random, known: list[str], names: list[str]) -> tuple[bytes, str]:
    """Parts without a name, an end or a boundary, with hostile names of files."""
    parts = []
    for _time in range(turn.randint(1, 4)):
        name, file_name = turn.choice((*names, "", "file", "sheet", "body")), turn.choice(FILE_NAMES)
        disposition = turn.choice((f'form-data; name="{name}"; filename="{file_name}"', f'form-data; name="{name}"', "form-data", "x",
                                   f"form-data; name={name}; filename*=UTF-8''{file_name}", f"form-data; name*=x'y'{name}", 'form-data; name="'))  # fmt: skip
        more = turn.choice(("", "Content-Type: image/jpeg\r\n", "Content-Transfer-Encoding: base64\r\n", "Content-Type: text/plain; charset=nonsense\r\n",
                            "Content-Type: multipart/mixed; boundary=y\r\n", "\x00: x\r\n"))  # fmt: skip
        head = f"--x\r\nContent-Disposition: {disposition}\r\n{more}\r\n".encode("utf-8", "surrogatepass")
        parts.append(head + turn.choice((*PIECES, *(one.encode() for one in known[:9]))) + b"\r\n")
    return b"".join(parts) + turn.choice((b"--x--\r\n", b"--x", b"", b"--x--" * 50)), turn.choice(TYPES[10:16])


def noise(turn: random.Random, _known: list[str], _names: list[str]) -> tuple[bytes, str]:
    """Bytes."""
    return turn.randbytes(turn.choice((0, 40, 4_000))), turn.choice(TYPES)
