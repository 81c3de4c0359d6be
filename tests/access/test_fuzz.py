"""2,000 requests nobody's browser sends, to every address, by people who get in and people who do not: no page falls. 50,000 under SINTAS_DRILL=1."""

from __future__ import annotations

import os
import random
import re
import traceback
from collections import Counter
from unittest import mock

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sintas.config.request import Careful
from sintas.documents.reading.word_templates import bundled
from tests.drills import seeds
from tests.drills.drill_files import YAML, book, broken, pdf, picture
from tests.drills.drill_requests import NAMES
from tests.drills.strange import FILE_NAMES, strange

from . import principals
from .addresses import EVERY, bodies, path_of
from .asking import taken_back
from .figures import tell
from .house import Built

WHOLE = os.environ.get("SINTAS_DRILL") == "1"
FILE_FIELD = re.compile(r'<input type="file"[^>]* name="(\w+)"')
COUNT = 2_000
EYES = ("lead", "lead", "member", "carer", "head", "intake", "administrator", "supervisor", "no_second_step", "anonymous", "other_organisation")
LEAVE = {"staff:sign_out", "staff:lock", "staff:locked", "staff:sign_in"}  # asked as well, by somebody whose session may end


@pytest.mark.parametrize("seed", seeds(25))
def test_two_thousand_strange_requests(asked: Built, seed: int) -> None:
    turn, full, statuses = random.Random(seed), asked.full, Counter[int]()
    known = [str(one) for one in (full.case, full.other, full.enquiry, *full.entries.values(), *full.holes.values(), asked.cast["lina"].pk)]
    browsers = {who: principals.enter(asked, who) for who in set(EYES)}
    names = sorted(EVERY)
    for number in range(COUNT):
        name, who = names[number % len(names)] if number < len(names) else turn.choice(names), turn.choice(EYES)
        path = path_of(asked, name) if turn.random() < 0.7 else EVERY[name].fill(file_id=turn.choice(known[:3]), entry=turn.choice(known))
        sent = strange(turn, path, known, list(NAMES))
        browser = principals.enter(asked, who) if name in LEAVE else browsers[who]
        with mock.patch("django.test.client.WSGIRequest", Careful):  # as the server builds it
            answer = sent.send(browser)
        statuses[answer.status_code] += 1
        why = "".join(traceback.format_exception(*answer.exc_info)[-4:]) if getattr(answer, "exc_info", None) else ""
        assert answer.status_code < 500, f"seed {seed}, request {number}: {who} {name} {answer.status_code}\n{why}\n{str(sent)[:2_000]}"
        if number % 100 == 99 or "s" not in browser.cookies:
            browsers[who] = principals.enter(asked, who)
    tell(f"seed {seed}: {COUNT} strange requests to {len(names)} addresses, {dict(sorted(statuses.items()))}: 0 fell")
    assert len(statuses) > 6, "hardly anything different was answered, so hardly anything was reached"


FILES = 5_000
UPLOADS = {  # address -> who may send a file there
    "cases:attachment": "lead", "intake:import": "head", "staff:import_people": "administrator", "documents:word_template": "administrator",
    "instruments:own_bring": "lead", "instruments:own_bring_again": "lead", "directory:import": "head",
}  # fmt: skip


@pytest.mark.parametrize("seed", seeds(1))
def test_hostile_files_through_the_pages_that_take_one(asked: Built, seed: int) -> None:
    """Broken in every way a file can be, under every name a file can have, in the form as the page makes it."""
    turn, statuses = random.Random(seed), Counter[int]()
    browsers = {who: principals.enter(asked, who) for who in set(UPLOADS.values())}
    forms = bodies(asked, browsers, UPLOADS)
    fields = {name: FILE_FIELD.findall(browsers[who].get(path_of(asked, name)).content.decode()) for name, who in UPLOADS.items()}
    assert all(fields.values()), fields
    kinds = [picture("JPEG"), picture("PNG"), pdf(), book(), b"Nama;Usia\nMelati;19\n", bundled("social_report", "id"), YAML]
    for number in range(FILES if WHOLE else 150):
        name = turn.choice(list(UPLOADS))
        body = broken(turn.choice(kinds), turn, kinds) if turn.random() < 0.9 else turn.choice(kinds)
        sent = SimpleUploadedFile("x", body, content_type=turn.choice(("image/jpeg", "application/pdf", "text/html", "x", "")))
        sent._name = turn.choice(FILE_NAMES)  # past Django's own cleaning of names made here
        path = path_of(asked, name)
        with taken_back():
            answer = browsers[UPLOADS[name]].post(path, forms.get(name, {}) | {"kind": "letter", "title": "Surat"} | dict.fromkeys(fields[name], sent))
        statuses[answer.status_code] += 1
        assert answer.status_code < 500, (seed, number, name, sent._name, len(body), answer.status_code)
        if number % 200 == 199:
            browsers = {who: principals.enter(asked, who) for who in browsers}
    tell(f"seed {seed}: {sum(statuses.values())} hostile files through {len(UPLOADS)} pages, {dict(sorted(statuses.items()))}: 0 fell")
