# ruff: noqa: S608 - names of tables come from the models, never from a person
"""Every form of the house, sent with what nobody should send: never a fallen page, never half a record, never a lost word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from typing import Any

import pytest
from django.db import connection

from sintas.cases.tests.every_table import of_files
from sintas.desk.tests.test_every_page import addresses
from sintas.safekeeping.identity import acting_as
from tests.browser.full_house import Full, fill

EYES = ("ratna", "inah", "sari", "dewi", "ana")
WORD = "kenarisatu dua"
BROKEN = "bytes that are no text"
# What stands in every field at once.
KINDS: dict[str, Callable[[str], str]] = {
    "words": lambda name: f"{WORD} {name}",
    "nothing": lambda name: "",
    "a code of no list": lambda name: "tidak_ada_dalam_daftar",
    "the zero byte": lambda name: f"{WORD}\x00{WORD}",
    "far too much": lambda name: f"{WORD} " * 6_000,
    "a day that is none": lambda name: "31 Februari 2024",
    "a day to come": lambda name: "2090-01-01",
    "markup": lambda name: f'"><script>alert({name})</script>',
    "numbers": lambda name: "99999999999999999999",
    BROKEN: lambda name: "%ff%ed%a0%bd",
}
LEFT_ALONE = {"csrfmiddlewaretoken", "next", "based_on"}
KEPT_FROM = {"q", "password"}  # not shown again: a search repeats nothing by address, a password never
THE_DOOR = {"staff:sign_out", "staff:lock", "staff:share", "staff:end_sharing", "staff:locked"}


@dataclass
class Form:
    """One form of a page: where it goes, and the names of what can be typed or chosen."""

    action: str
    names: dict[str, str] = field(default_factory=dict)  # name -> kind of control
    given: dict[str, str] = field(default_factory=dict)  # hidden fields as the page made them


class Forms(HTMLParser):
    """The posting forms of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[Form] = []
        self.inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        if tag == "form":
            self.inside = (held.get("method") or "").lower() == "post"
            if self.inside:
                self.found.append(Form(held.get("action") or ""))
        elif self.inside and tag in ("input", "select", "textarea") and held.get("name"):
            name, kind = str(held["name"]), (held.get("type") or "text") if tag == "input" else tag
            if kind == "hidden" and name not in ("submission",):
                self.found[-1].given[name] = held.get("value") or ""
            elif kind not in ("submit", "file"):
                self.found[-1].names[name] = kind

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = False


@pytest.fixture
def full(people: dict[str, Any], cast: dict[str, Any], house: Any) -> Full:
    return fill(people, cast, house)


def forms_of_the_house(full: Full, signed_in: Callable[[str], Any]) -> list[tuple[str, str, str, Form]]:
    """(who, name of the page, path to send to, form): each form once, by the first of the cast who sees it."""
    browsers = {who: signed_in(who) for who in EYES}
    found, seen = [], set()
    for one in addresses():
        if one.name in THE_DOOR:
            continue
        base = one.name.removesuffix("_entry").removesuffix("_end")
        values = dict(full.holes) | {"file_id": full.enquiry if one.name.startswith("intake:") else full.case}
        if entry := full.entries.get({"cases:people_strike": "cases:person"}.get(one.name, base)):
            values["entry"] = entry
        path = one.fill(**values)
        for who, browser in browsers.items():
            answer = browser.get(path)
            if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
                continue
            for form in Forms(answer.content.decode()).found:
                target = (form.action or path).split("?")[0]
                if form.names and (one.name, target) not in seen and not target.startswith(("/keluar", "/kunci", "/bagi", "/bahasa", "/tampilan")):
                    seen.add((one.name, target))
                    found.append((who, one.name, form.action or path, form))
            break
    return found


def count_rows(user_id: Any) -> dict[str, int]:
    """Rows of every table of a file this person reaches. The trail grows with every refusal, drafts are what keeps the words."""
    counted = {}
    with acting_as(user_id), connection.cursor() as c:
        for model in of_files():
            table = model._meta.db_table
            if table not in ("safekeeping_trail", "staff_draft", "staff_notice"):
                c.execute(f'SELECT count(*) FROM "{table}"')
                counted[table] = c.fetchone()[0]
    return counted


@pytest.mark.parametrize("kind", KINDS)
def test_no_form_falls_over_and_a_refused_one_keeps_every_word(
    full: Full, signed_in: Callable[[str], Any], cast: dict[str, Any], kind: str
) -> None:
    make, wrong, refused = KINDS[kind], [], 0
    forms = forms_of_the_house(full, signed_in)
    assert len(forms) > 35, "the walk found next to no form"
    browsers = {who: signed_in(who) for who in EYES}
    for browser in browsers.values():
        browser.raise_request_exception = False
    for who, page, path, form in forms:
        sent = form.given | {name: make(name) for name in form.names if name not in LEFT_ALONE}
        before = count_rows(cast[who].pk)
        answer = browsers[who].post(path, sent) if kind != BROKEN else browsers[who].post(path, raw(sent), content_type=FORM)
        if answer.status_code not in (200, 302, 303, 400, 403, 404, 405, 409, 413, 422):
            wrong.append(f"{page} {path}: {answer.status_code}")
            continue
        if answer.status_code in (302, 303):
            continue
        changed = {t: n - before[t] for t, n in count_rows(cast[who].pk).items() if n != before[t]}
        if changed and answer.status_code != 409:  # there a second text is kept beside the first
            wrong.append(f"{page}: refused with {answer.status_code}, and yet wrote {changed}")
        if answer.status_code == 422:
            refused += 1
            said = unescape(answer.content.decode())
            typed = {n for n, control in form.names.items() if control in ("text", "textarea") and n not in KEPT_FROM and sent.get(n)}
            if "script>alert" in answer.content.decode():
                wrong.append(f"{page}: markup came back as markup")
            if kind in ("words", "a day that is none", "a day to come", "markup") and (lost := sorted(n for n in typed if sent[n] not in said)):
                wrong.append(f"{page}: what was typed is gone from {lost}")
    assert not wrong, "\n".join(wrong)
    assert refused > 5


FORM = "application/x-www-form-urlencoded"


def raw(sent: dict[str, str]) -> str:
    """As a broken browser sends it: percent-encoded bytes that are no UTF-8."""
    return "&".join(f"{name}={value}" for name, value in sent.items())
