"""Requests nobody's browser sends: any address, any method, any field, any bytes. No page falls."""

import random
import uuid
from typing import Any

import pytest

from sintas.config.request import Careful
from sintas.desk.tests.test_every_page import addresses
from tests.browser.full_house import fill
from tests.forms_of import Form, Forms

from . import seeds
from .strange import strange

COUNT = 500
TYPES = ("application/json", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x")
EYES = ("ratna", "inah", "sari", "dewi", "ana", "siska", "lina")
NAMES = (
    "q", "text", "name", "happened", "at", "submission", "based_on", "next", "tahap", "hal", "jenis", "sesudah", "hari", "b", "s", "u", "t", "as",
    "user", "role", "why", "lead", "second", "decision", "outcome", "purposes", "recipients", "level", "reasons", "facts", "review_on", "form",
    "nik", "birth", "phone", "value", "starts_at", "day", "time", "minutes", "fields", "carried", "sealed", "owner", "due", "kind", "stage", "reason",
    "forms", "perpetrators", "person", "one", "other", "quality", "number", "unit", "username", "password", "title", "body", "sheet", "language",
    "approver", "note", "comment", "focus", "problems", "tool", "therapy", "steps", "goals", "part_no", "part_of", "topics", "order_reason",
    "goal_general", "violence_ongoing", "stop_violence", "agreement", "agreed_on", "members", "ends_at", "discussion", "ratings", "kind_of",
    "decision_reason", "next_on", "until", "process_from", "judged", "success", "channels", "follow_up_on", "receiver", "receiver_kind", "released",
    "completed_by", "proxy", "language", "total", "band_set", "tested_form", "version", "note", "direction", "low", "high", "aim", "group", "scale",
    "orang", "kiri", "kanan", "tampil", "inisial", "lingkup", "level_0", "importance", "rated_by", "baseline", "licence", "which", "drawn_with_client",
    "urgency", "state", "answer", "answered_on", "signs", "answers", "answer_words", "reached", "channel", "levels", "wish_to_die", "protective_reason",
)  # fmt: skip
# Rows of one form: `goals-0-text`. What stands in the places of each, hidden columns among them.
ROWS = {
    "goals": ("entry", "based_on", "text", "due_on", "position"), "implementers": ("entry", "based_on", "part", "until"),
    "steps": ("entry", "based_on", "what", "owner", "due_on", "goal"), "areas": ("entry", "based_on", "area", "percent"),
    "sources": ("entry", "based_on", "kind_of_source", "happened"), "results": ("goal", "status", "text"),
    "decisions": ("entry", "what", "owner", "due_on"), "attendance": ("name", "user"), "judged": ("criterion", "level", "evidence"),
    "events": ("when", "age", "what", "mood", "strength"), "ties": ("to", "person", "closeness", "energy", "kind", "level"),
    "marks": ("side", "region", "x", "y", "shape", "feels"), "places": ("name", "what", "kind", "where", "near"), "ways": ("one", "other"),
    "phases": ("letter", "starts", "words"), "points": ("on", "value", "note"), "items": ("text", "subscale", "reversed"), "options": ("value", "label"),
    "bands": ("low", "high", "label", "source"),
}  # fmt: skip
PLACES = ("0", "1", "39", "40", "-1", "00", "٣", "99999999999", "x", "")


def row_names(turn: random.Random) -> list[str]:
    """Cells of a few rows of one field, some in places no page has."""
    field = turn.choice(list(ROWS))
    return [f"{field}-{turn.choice(PLACES)}-{turn.choice(ROWS[field])}" for _time in range(turn.randint(0, 5))]


def junk(turn: random.Random, known: list[str]) -> str:
    return turn.choice(
        [
            "reached", "reality", "wdep_e", "no", "me",
            "", " ", "0", "-1", "99999999999999999999", "1e309", "NaN", "true", "\x00", "a\x00b", "%00", "../../x", "<script>", "{{ 7 }}", "'; --",
            "2090-01-01", "31-02-2024", "2024-13-45", "kemarin", "sekitar 1890", "@18", "usia 300", "24.99", "25:61", "🙂" * 40, "\u202eابجد", "x" * 9_000,
            str(uuid.UUID(int=turn.getrandbits(128))), "self", "given", "lead", "engagement", "//example.org/", "javascript:x", *known,
        ]
    )  # fmt: skip


@pytest.mark.parametrize("seed", seeds(100))
def test_five_hundred_requests(people: Any, cast: Any, house: Any, signed_in: Any, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    full, turn = fill(people, cast, house), random.Random(seed)
    known = [str(one) for one in (*full.entries.values(), *full.holes.values(), full.case, full.other, full.enquiry)]
    monkeypatch.setattr("django.test.client.WSGIRequest", Careful)  # as the server builds it
    browsers = {who: signed_in(who) for who in EYES}
    every = [one for one in addresses() if one.name not in ("staff:sign_out", "staff:lock")]
    for browser in browsers.values():
        browser.raise_request_exception = False
    for number in range(COUNT):
        one, who = turn.choice(every), turn.choice(EYES)
        values = dict(full.holes) | {"file_id": turn.choice((full.case, full.other, full.enquiry)), "entry": turn.choice(list(full.entries.values()))}
        values |= {hole: turn.choice(held) for hole, held in full.several.items()}
        path = full.path(one) if turn.random() < 0.3 else one.fill(**values)
        names = turn.sample(NAMES, turn.randint(0, 9)) + row_names(turn)
        fields = {name: [junk(turn, known) for _time in range(turn.choice((1, 1, 2)))] for name in names}
        browser = browsers[who]
        match turn.randrange(5):
            case 0:
                answer = browser.get(path, fields)
            case 1:
                answer = strange(turn, path, known, list(NAMES)).send(browser)
            case 2:
                answer = browser.post(path, turn.randbytes(200), content_type=turn.choice(TYPES))
            case _:
                answer = browser.post(path, fields)
        assert answer.status_code < 500, (seed, number, who, one.name, path, fields, answer.status_code)


FORMS = 120
OF_EVERY_PAGE = ("/keluar", "/kunci", "/layar-bersama", "/cari")


@pytest.mark.parametrize("seed", seeds(100))
def test_a_hundred_and_twenty_forms_as_the_page_made_them_with_something_else_in_one_or_two_fields(
    people: Any, cast: Any, house: Any, signed_in: Any, seed: int
) -> None:
    """Deeper than the other: everything else in the form is right, so what is wrong reaches the verb and the database."""
    full, turn = fill(people, cast, house), random.Random(seed)
    known = [str(one) for one in (*full.entries.values(), *full.holes.values(), full.case, full.other)]
    browsers = {who: signed_in(who) for who in EYES}
    pages = [one for one in addresses() if one.name.split(":")[0] in ("cases", "evidence", "instruments", "casework", "documents", "intake")]
    sent = 0
    for browser in browsers.values():
        browser.raise_request_exception = False
    while sent < FORMS:
        one = turn.choice(pages)
        path, who = turn.choice(list(full.paths(one, full.other if turn.random() < 0.1 else None))), turn.choice(("ratna", "ratna", "sari", "inah"))
        answer = browsers[who].get(path)
        assert answer.status_code < 500, (seed, who, path, answer.status_code)
        if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
            continue
        forms = [form for form in Forms(answer.content.decode()).found if len(form.standing) > 1 and not form.action.startswith(OF_EVERY_PAGE)]
        for form in turn.sample(forms, min(1, len(forms))):
            fields = form.standing | filled_in(turn, form, known)
            told = browsers[who].post(form.action or path, fields)
            assert told.status_code < 500, (seed, who, one.name, form.action or path, fields, told.status_code)
            sent += 1


def filled_in(turn: random.Random, form: Form, known: list[str]) -> dict[str, list[str]]:
    """A few fields answered as they may be, one or two as they may not."""
    right = {name: [turn.choice(values)] for name, values in form.offered.items() if values and turn.random() < 0.4}
    right |= {name: ["Kalimat yang biasa."] for name, kind in form.names.items() if kind == "textarea" and turn.random() < 0.3}
    names = [name for name in form.standing if name != "csrfmiddlewaretoken"] or [""]
    return right | {name: [junk(turn, known)] for name in turn.sample(names, min(len(names), turn.choice((1, 2))))}
