# ruff: noqa: S608 - names of tables come from the models, never from a person
"""Every form of the house, sent with what nobody should send: never a fallen page, never half a record, never a lost word.

The sample fills one half of the forms with nonsense and alters in the other half what the page itself carried; `make drills` does both to all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import unescape
from typing import Any

import pytest
from django.db import connection, transaction

from sintas.cases.tests.every_table import of_files
from sintas.desk.tests.test_every_page import addresses
from sintas.safekeeping.identity import acting_as
from tests.access.asking import touched, written
from tests.browser.full_house import Full
from tests.drills import DRILL, SEED, share
from tests.forms_of import Form, Forms

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


# Found by the first walk: the house is the same in every test of this file.
FOUND: list[tuple[str, str, str, Form]] = []


def forms_of_the_house(full: Full, signed_in: Callable[[str], Any]) -> list[tuple[str, str, str, Form]]:
    """(who, name of the page, path to send to, form): each form once, by the first of the cast who sees it; a form with other fields is another."""
    if FOUND:
        return FOUND
    browsers = {who: signed_in(who) for who in EYES}
    seen = set()
    for page, path in [(one.name, path) for one in addresses() if one.name not in THE_DOOR for path in full.paths(one)]:
        for who in EYES:
            answer = browsers[who].get(path)
            if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
                continue
            for form in Forms(answer.content.decode()).found:
                target = (form.action or path).split("?")[0]
                said = (page, target if form.action else "", frozenset(form.names))
                if form.names and said not in seen and not target.startswith(("/keluar", "/kunci", "/bagi", "/bahasa", "/tampilan")):
                    seen.add(said)
                    FOUND.append((who, page, form.action or path, form))
            break
    return FOUND


# The trail grows with every refusal, drafts are what keeps the words.
OF_FILES = {model._meta.db_table for model in of_files()} - {"safekeeping_trail", "staff_draft", "staff_notice"}
COUNT = " UNION ALL ".join(f"SELECT '{one}', count(*) FROM \"{one}\"" for one in sorted(OF_FILES))


def count_rows(user_id: Any) -> dict[str, int]:
    """Rows of every table of a file this person reaches."""
    with acting_as(user_id), connection.cursor() as c:
        c.execute(COUNT)
        return dict(c.fetchall())


Sending = tuple[str, str, str, Form, str]  # (who, page, path, form, kind of nonsense)


def sendings(forms: list[tuple[str, str, str, Form]], kind: str) -> list[Sending]:
    """This kind into every form; the sample sends words to every third form, and to the rest one of the other kinds in turn."""
    if DRILL:
        return [(*one, kind) for one in forms]
    others = [one for one in KINDS if one != "words"]
    return [(*one, others[at // 3 % len(others)] if (at + SEED) % 3 else "words") for at, one in enumerate(forms)]


@pytest.mark.parametrize("kind", KINDS if DRILL else ["one for each form"])
def test_no_form_falls_over_and_a_refused_one_keeps_every_word(
    full: Full, signed_in: Callable[[str], Any], cast: dict[str, Any], kind: str
) -> None:
    wrong: list[str] = []
    refused = 0
    forms = forms_of_the_house(full, signed_in)
    assert {page for _who, page, _path, _form in forms} >= ROWS_AND_ALL, "the walk missed forms"
    browsers = {who: signed_in(who) for who in EYES}
    for browser in browsers.values():
        browser.raise_request_exception = False
    for who, page, path, form, sort in sendings(share(forms, of=2, turn=0), kind):
        sent = form.given | {name: KINDS[sort](name) for name in form.names if name not in LEFT_ALONE}
        before, stood = transaction.savepoint(), written()
        answer = browsers[who].post(path, sent) if sort != BROKEN else browsers[who].post(path, raw(sent), content_type=FORM)
        if answer.status_code not in (200, 302, 303, 400, 403, 404, 405, 409, 413, 422):
            wrong.append(f"{page} {path}: {answer.status_code} ({sort})")
        if answer.status_code in (302, 303) or answer.status_code >= 500:
            transaction.savepoint_commit(before)
            continue
        if set(touched(stood)) & OF_FILES:  # also what was taken back with the refusal: only the rows themselves tell
            after = count_rows(cast[who].pk)
            transaction.savepoint_rollback(before)
            changed = {table: after[table] - n for table, n in count_rows(cast[who].pk).items() if n != after[table]}
            if changed and answer.status_code != 409:  # there a second text is kept beside the first
                wrong.append(f"{page}: refused with {answer.status_code}, and yet wrote {changed} ({sort})")
        transaction.savepoint_commit(before)
        if answer.status_code == 422:
            refused += 1
            wrong.extend(f"{page}: {fault}" for fault in not_given_back(answer.content.decode(), form, sent, sort))
    assert not wrong, "\n".join(wrong)
    assert refused > 5


def not_given_back(page: str, form: Form, sent: dict[str, str], sort: str) -> Iterator[str]:
    """What a refused page did with what was typed: markup that came back as markup, words that are gone."""
    if "script>alert" in page:
        yield "markup came back as markup"
    typed = {name for name, control in form.names.items() if control in ("text", "textarea") and name not in KEPT_FROM and sent.get(name)}
    said = unescape(page)
    if sort in ("words", "a day that is none", "a day to come", "markup") and (lost := sorted(name for name in typed if sent[name] not in said)):
        yield f"what was typed is gone from {lost}"


# Forms of every shape: one record, rows, a tool's boxes and its rows, a request and its answer.
ROWS_AND_ALL = {
    "casework:assessment", "casework:area", "casework:information_source", "evidence:tool", "casework:contradiction_entry", "casework:goals",
    "casework:implementers", "casework:plan_steps", "casework:planned_service", "casework:conference", "casework:evaluation",
    "casework:goal_result_entry", "casework:termination", "casework:referral", "casework:referral_answer", "casework:follow_up",
    "evidence:scale", "evidence:measure", "evidence:measure_points", "evidence:family_add", "evidence:family_tie", "casework:goal_scale_entry",
    "casework:goal_rate", "casework:step_levels", "instruments:own_new", "instruments:own_bring",
    "casework:approval_ask", "casework:approval_read", "casework:override", "cases:consent", "cases:safety_plan", "documents:word_template",
}  # fmt: skip
FORM = "application/x-www-form-urlencoded"


def test_no_form_falls_over_what_the_page_itself_carried(full: Full, signed_in: Callable[[str], Any], cast: dict[str, Any]) -> None:
    """Hidden fields, the ids and versions of rows among them, come back altered: refused, or not looked at; never believed, never a fall."""
    wrong, altered = [], 0
    browsers = {who: signed_in(who) for who in EYES}
    for browser in browsers.values():
        browser.raise_request_exception = False
    for at, (who, page, path, form) in enumerate(share(forms_of_the_house(full, signed_in), of=2, turn=1)):
        for junk in share(("tidak ada", str(full.other), "99999999999999999999", "a\x00b"), of=4, turn=at):
            hidden = {name: junk for name in form.given if name != "csrfmiddlewaretoken"}
            altered += len(hidden)
            sent = {name: f"{WORD} {name}" for name, control in form.names.items() if control in ("text", "textarea")} | hidden
            if hidden and (answer := browsers[who].post(path, sent)).status_code not in (302, 303, 403, 404, 405, 409, 422):
                wrong.append(f"{page} {path} {junk!r}: {answer.status_code}")
    assert not wrong, "\n".join(wrong)
    assert altered > 50


def raw(sent: dict[str, str]) -> str:
    """As a broken browser sends it: percent-encoded bytes that are no UTF-8."""
    return "&".join(f"{name}={value}" for name, value in sent.items())
