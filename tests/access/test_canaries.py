"""A word in every sealed field of the house: read by nobody of the matrix who may not, on no page, in no search, paper, file, session, queue, log or mail.

A dump by pg_dump, the pages of the team and what leaves a file on purpose: tests/test_canaries*.py. Each net here is shown to catch.
"""

from __future__ import annotations

import base64
import gzip
import io
import logging
import os
import random
import zipfile

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.core import mail
from django.db import connection
from django.http import HttpResponse

from sintas.cases.reading.releases import open_release
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.staff.models import Unit
from tests.browser.full_house.partners import BY_HERSELF
from tests.canaries import HERS, Hidden, hide_in
from tests.drills import SEED

from . import outlets, principals
from .addresses import EVERY, path_of
from .asking import ask, taken_back
from .figures import tell
from .house import Built
from .matrix import Matrix, load

WHOLE = os.environ.get("SINTAS_DRILL") == "1"
# of something in the house: test_canaries*.py look at theirs
READERS = ("head_elsewhere", "lead", "member", "long_ago", "student_on_team", "joined_supervisor", "break_glass", "carer", "intake", "head")
OF_THE_HOUSE = ("directory:protected", "directory:protected_correct")  # open to its workers and heads, of no case (docs/decisions/0016)
HER_COPY = ("partner_live", "exchange:partner")  # what was released to a partner: test_a_partner_reads_her_copy_and_nothing_else
STRANGERS = [one for one in principals.PRINCIPALS if one not in READERS]


@pytest.fixture
def hidden(asked: Built) -> Hidden:
    return hide_in(asked.full, asked.people, asked.cast, asked.house)


def typed_away(text: bytes, *typed: str) -> bytes:
    """What somebody typed stands in its own field again; that is no leak."""
    for one in typed:
        text = text.replace(one.encode(), b"")
    return text


def own_words(who: str) -> set[str]:
    """The second step of the account itself (a passkey's name) is its owner's."""
    return set(HERS) if who == "second_step_owed" else set()


def test_nobody_reads_one_who_may_not(asked: Built, hidden: Hidden) -> None:
    """Every address, shown and sent to, with every hole of the case filled in."""
    matrix, turn, leaked, looked = load(), random.Random(SEED), [], 0
    clients = {who: principals.enter(asked, who) for who in STRANGERS}
    with outlets.logged() as log:
        for name in sorted(matrix.names):
            paths = set(asked.full.paths(EVERY[name])) if WHOLE else {path_of(asked, name)}
            for who in STRANGERS if WHOLE else turn.sample(STRANGERS, 1):
                if (who, name) == HER_COPY or (name in OF_THE_HOUSE and matrix.expected(name, who, "open", "GET") == "yes"):
                    continue
                for path in paths:
                    for method, sent in (("GET", {}), ("POST", {"q": hidden.words["client.name"], "text": hidden.words["note.text"]})):
                        text = typed_away(outlets.readable(ask(clients[who], method, path, sent)), *sent.values())
                        looked += 1
                        if found := set(hidden.found_in(text)) - own_words(who):
                            leaked.append((who, method, name, sorted(found)))
    tell(f"{looked} answers to {len(STRANGERS)} people who may not: {len(leaked)} with a hidden word")
    assert leaked == []
    assert hidden.found_in(log.getvalue()) == []
    assert len(log.getvalue().splitlines()) > looked / 2, "the log was not on, so nothing was looked at"


def test_a_partner_reads_her_copy_and_nothing_else(asked: Built, hidden: Hidden) -> None:
    """Whatever the code opens stands in the release made for her, or she wrote it herself."""
    lead = asked.people["ratna"]
    with acting_as(lead.user_id):
        copy = open_release(by=lead, release_id=asked.full.holes["link_id"])
    hers = set(hidden.found_in(f"{copy.title} {copy.parts} {BY_HERSELF}"))
    partner = principals.enter(asked, "partner_live")
    shown = set(hidden.found_in(outlets.readable(ask(partner, "GET", path_of(asked, "exchange:partner")))))
    assert shown and shown <= hers


def test_no_search_finds_what_is_not_mine(asked: Built, hidden: Hidden) -> None:
    """Every hidden word searched for by everybody who may search and is not on the team: no row, and the same page as for a word nobody has."""
    nothing = "kenarikosongsekali"
    words = sorted(set(hidden.words.values())) if WHOLE else random.Random(SEED).sample(sorted(set(hidden.words.values())), 6)
    for who in ("same_unit", "other_unit", "other_organisation", "head", "student", "left_team", "blocked_relative"):
        client = principals.enter(asked, who)
        blank = typed_away(ask(client, "POST", "/cari/", {"q": nothing}).content, nothing)
        for word in words:
            word = word[:100].strip()  # as much as the field of the search takes (a passkey's id is longer)
            answer = ask(client, "POST", "/cari/", {"q": word})
            page = typed_away(outlets.readable(answer), word)
            assert answer.status_code == 200
            assert hidden.found_in(page) == [], (who, word)
            assert len(typed_away(answer.content, word)) == len(blank), (who, word)


def test_papers_and_downloads_open_to_their_team_alone(asked: Built, hidden: Hidden) -> None:
    """PDF, Word, attachments, blank forms, sheets: read by the text they show. The team's own hold words, so that something was looked at."""
    names = ("documents:download", "documents:download_word", "documents:pdf", "documents:preview_page", "cases:attachment_download",
             "documents:enquiry_pdf", "documents:answer_pdf", "documents:blank_pdf", "documents:word_bundled", "documents:word_own", "staff:import_example",
             "intake:import_template", "casework:approval_paper", "exchange:feed_ics", "documents:week_pdf", "documents:roll_pdf",
             "documents:residence_pdf", "documents:directory_pdf", "documents:group_pdf")  # fmt: skip
    for who in STRANGERS if WHOLE else ("same_unit", "other_organisation", "supervisor", "administrator", "auditor", "blocked_relative"):
        client = principals.enter(asked, who)
        for name in names:
            for method in ("GET", "POST"):
                assert hidden.found_in(outlets.readable(ask(client, method, path_of(asked, name), {"paper": "persetujuan"}))) == [], (who, name)
    lead = principals.enter(asked, "lead")
    for name in ("documents:download", "documents:download_word"):
        assert hidden.found_in(outlets.readable(ask(lead, "POST", path_of(asked, name)))), name


def test_no_session_queue_notice_trail_or_mail_holds_one(asked: Built, hidden: Hidden) -> None:
    """After the team has looked at everything and written, searched and failed."""
    matrix = load()
    for who in ("lead", "head", "intake", "carer"):
        client = principals.enter(asked, who)
        for name in sorted(matrix.names) if WHOLE else random.Random(SEED).sample(sorted(matrix.names), 25):
            client.get(path_of(asked, name))
        client.post(f"/kasus/{asked.full.case}/catatan/", {"text": hidden.words["note.text"], "q": hidden.words["client.name"]})
        client.post("/cari/", {"q": hidden.words["client.name"]})
        client.post("/masuk/", {"username": hidden.words["client.name"], "password": hidden.words["note.text"]})
    assert hidden.found_in(outlets.sessions()) == []
    assert hidden.found_in(outlets.queues_and_lists(asked)) == []
    assert hidden.found_in(outlets.mails()) == []


# the nets ------------------------------------------------------------------------------------------------------------------------------


def zipped(word: str) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", f"<w>{word}</w>")
    return kept.getvalue()


@pytest.mark.parametrize("how", ["plain", "upper", "header", "cookie", "base64", "hex", "gzip", "zip", "pdf", "gzipped pdf"])
def test_the_net_over_answers_catches(asked: Built, hidden: Hidden, how: str) -> None:
    word = hidden.words["note.text"]
    answer = HttpResponse()
    if how == "header":
        answer["Location"] = f"/kasus/?q={word}"
    elif how == "cookie":
        answer.set_cookie("seen", word)
    else:
        paper = paper_with_a_word(asked)
        answer.content = {
            "plain": word.encode(), "upper": word.upper().encode(), "base64": base64.b64encode(f"ab{word}".encode()), "hex": word.encode().hex().encode(),
            "gzip": gzip.compress(word.encode()), "zip": zipped(word), "pdf": paper, "gzipped pdf": gzip.compress(paper),
        }[how]  # fmt: skip
    assert hidden.found_in(outlets.readable(answer))


def paper_with_a_word(asked: Built) -> bytes:
    """A paper of the case as its lead downloads it: the words stand in it compressed and as glyphs."""
    body: bytes = ask(principals.enter(asked, "lead"), "POST", path_of(asked, "documents:download")).content
    assert body.startswith(b"%PDF")
    return body


def test_the_other_nets_catch(asked: Built, hidden: Hidden) -> None:
    """One planted in each: session, an open table, the trail, the queue of jobs, a mail, the log."""
    word = hidden.words["note.text"]
    with taken_back():
        kept = SessionStore()
        kept["q"] = word
        kept.save()
        assert hidden.found_in(outlets.sessions()) == ["note.text"]
    assert hidden.found_in(outlets.queues_and_lists(asked)) == []
    for plant in (in_a_unit, in_the_trail, in_the_queue):
        with taken_back():
            plant(asked, word)
            assert hidden.found_in(outlets.queues_and_lists(asked)) == ["note.text"], plant.__name__
    mail.outbox = [mail.EmailMessage("x", f"kabar {word}")]
    assert hidden.found_in(outlets.mails()) == ["note.text"]
    mail.outbox = []
    with outlets.logged() as log:
        logging.getLogger("sintas.worker").error(word)
    assert hidden.found_in(log.getvalue()) == ["note.text"]


def in_a_unit(asked: Built, word: str) -> None:
    Unit.objects.filter(pk=asked.house.unit.pk).update(letterhead=[word])


def in_the_trail(asked: Built, word: str) -> None:
    with acting_as(asked.cast["ratna"].pk):
        trail.record(by=asked.people["ratna"], verb="read file", file_id=asked.full.case, q=word)


def in_the_queue(_asked: Built, word: str) -> None:
    with connection.cursor() as c:
        c.execute("INSERT INTO procrastinate_jobs (queue_name, task_name, args) VALUES ('default', 'x', jsonb_build_object('q', %s::text))", [word])


def test_the_matrix_names_nobody_who_reads(asked: Built) -> None:
    """Whoever may read something of the case is looked at elsewhere; everybody else is a stranger here.

    The page of joining holds a number alone, that of break-glass nothing, that of a partner's link asks for its code first.
    """
    matrix: Matrix = load()
    readers = {
        one for one in principals.PRINCIPALS for name in matrix.names
        if matrix.of(name) and matrix.names[name][0] not in ("joins", "breaks_glass", "partner_page") and matrix.expected(name, one, "open", "GET") == "yes"
    }  # fmt: skip
    assert readers == set(READERS)
