"""No row, no page: while the trail cannot be written, nothing is opened and nothing is changed, and the page says so in a sentence.

Tried by the database itself: the right to write the trail taken away, and a disk that refuses. A sample of addresses here, every address
and every form under `make drills`.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection

from sintas.desk.tests.test_every_page import addresses
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.tests.sealed_trail import connect
from tests.browser.full_house import SECRETS, Full, fill
from tests.forms_of import Forms
from tests.house.test_trail import watched

WHOLE = os.environ.get("SINTAS_DRILL") == "1"
SAMPLE = 400 if WHOLE else 16
# With a row at the first visit, which a second one does not write: the secret is made then; a calendar program that asks within the hour is not noted again.
AT_THE_FIRST_VISIT = {"staff:authenticator", "exchange:feed_ics"}
SAYS = "Catatan siapa membuka apa sedang tidak dapat ditulis"
PUT_AWAY = ("/kabar/dibaca",)  # one's own notices, read: opens nothing, says nothing, leaves no row
OF_EVERY_PAGE = ("/keluar", "/kunci", "/layar-bersama", "/cari", "/bahasa", "/tema")
COLUMNS = "id, actor_id, verb, file_id, outcome, detail"


@pytest.fixture
def full(people: dict[str, Any], cast: dict[str, Any], house: Any) -> Full:
    return fill(people, cast, house)


@contextmanager
def revoked() -> Iterator[None]:
    """The owner takes the right away and gives it back; both hold at once, for connections that are open too."""
    with connect("owner") as c:
        c.execute(f"REVOKE INSERT ({COLUMNS}) ON safekeeping_trail FROM sintas_app")
    try:
        yield
    finally:
        with connect("owner") as c:
            c.execute(f"GRANT INSERT ({COLUMNS}) ON safekeeping_trail TO sintas_app")


@pytest.fixture(scope="module")
def small_disk(django_db_setup: Any, django_db_blocker: Any) -> Iterator[None]:
    """A trigger that refuses as a full disk does, whenever the session says that its disk is full."""
    with connect("owner") as c:
        c.execute(
            "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            " IF current_setting('sintas_test.disk', true) = 'full' THEN RAISE disk_full; END IF; RETURN NEW; END $$"
        )
        c.execute("CREATE TRIGGER full_disk BEFORE INSERT ON safekeeping_trail FOR EACH ROW EXECUTE FUNCTION full_disk()")
    yield
    with connect("owner") as c:
        c.execute("DROP TRIGGER full_disk ON safekeeping_trail")
        c.execute("DROP FUNCTION full_disk()")


@contextmanager
def disk_full() -> Iterator[None]:
    with connection.cursor() as c:
        c.execute("SET sintas_test.disk = 'full'")
    try:
        yield
    finally:
        with connection.cursor() as c:
            c.execute("SET sintas_test.disk = ''")


REFUSING = {"the right is taken away": revoked, "the disk is full": disk_full}


@pytest.mark.parametrize("how", REFUSING)
def test_nothing_opens_and_nothing_changes(
    small_disk: None, full: Full, cast: dict[str, Any], signed_in: Callable[[str], Any], how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ratna, turn = signed_in("ratna"), random.Random(f"{how}{os.environ.get('SINTAS_DRILL_SEED', '1')}")
    reading = [(one.name, path) for one in addresses() for path in list(full.paths(one))[: 3 if WHOLE else 1]]
    chosen = turn.sample(reading, min(len(reading), SAMPLE))
    pages, leaves_rows = {}, set()
    for name, path in chosen:
        if name in AT_THE_FIRST_VISIT:
            ratna.get(path)
        with watched(monkeypatch) as read:
            answer = ratna.get(path)
        if answer.status_code == 200:
            pages[path] = answer
        if read.rows:
            leaves_rows.add(path)
    forms = [(form.action or path, form.standing) for path, page in pages.items() for form in shown(page)]
    before, refused = everything_of(cast["ratna"]), 0
    with REFUSING[how]():
        for name, path in chosen:
            answer = ratna.get(path)
            assert (answer.status_code == 503) == (path in leaves_rows), (name, path, answer.status_code)
            refused += looked_at(answer, path)
        for path, fields in forms:
            answer = ratna.post(path, fields)
            refused += looked_at(answer, path)
    assert everything_of(cast["ratna"]) == before
    assert refused > (200 if WHOLE else 8)
    print(f"{how}: {len(chosen)} pages and {len(forms)} forms asked for, {refused} refused, nothing opened, nothing changed")


def shown(page: Any) -> list[Any]:
    """Forms of the page itself."""
    if not page["Content-Type"].startswith("text/html"):
        return []
    return [form for form in Forms(page.content.decode()).found if not form.action.startswith(OF_EVERY_PAGE + PUT_AWAY)]


def looked_at(answer: Any, path: str) -> bool:
    """Whether it was the sentence; never a word of the client, never a broken page."""
    text = answer.content.decode(errors="replace")
    if answer.status_code == 503:
        assert SAYS in text, path
    assert answer.status_code in (503, 200, 302, 303, 400, 401, 403, 404, 405, 409, 422), (path, answer.status_code)
    if answer.status_code == 503:
        assert not any(word in text for word in SECRETS), path
    return bool(answer.status_code == 503)


def everything_of(user: Any) -> dict[str, Any]:
    """A digest of all rows of every table the app may read, as this person finds them."""
    with acting_as(user.pk), connection.cursor() as c:
        c.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"
            " AND has_table_privilege(oid, 'SELECT') AND relname NOT IN ('django_session')"
        )
        tables = [name for (name,) in c.fetchall()]
        found = {}
        for table in tables:
            c.execute(f"SELECT count(*), md5(string_agg(t::text, '|' ORDER BY t::text)) FROM {table} t")  # noqa: S608 - from the catalogue
            found[table] = c.fetchone()
    return found


def test_what_was_typed_is_sent_again_by_a_button(full: Full, signed_in: Callable[[str], Any], cast: dict[str, Any]) -> None:
    """The page holds it sealed; when the trail can be written again, the button does what the form would have done."""
    ratna, path = signed_in("ratna"), f"/kasus/{full.case}/catatan/"
    (form,) = [one for one in shown(ratna.get(path)) if "text" in one.names]
    with revoked():
        halted = ratna.post(form.action or path, form.standing | {"text": "Ia tidur lebih tenang."})
        assert halted.status_code == 503
        (again,) = [one for one in Forms(halted.content.decode()).found if "carried_again" in one.given]
        assert pressed(ratna, again).status_code == 503
    assert "tenang" not in halted.content.decode()
    assert pressed(signed_in("budi"), again).status_code == 422  # another's words do not become his: an empty note
    assert pressed(ratna, again).status_code in (302, 303)
    assert ratna.get(f"/kasus/{full.case}/").content.decode().count("Ia tidur lebih tenang.") == 1
    assert pressed(ratna, again).status_code in (302, 303)  # twice is once
    assert ratna.get(f"/kasus/{full.case}/").content.decode().count("Ia tidur lebih tenang.") == 1


def pressed(browser: Any, form: Any) -> Any:
    """As a browser sends a form without files."""
    return browser.post(form.action, urlencode(form.given), content_type="application/x-www-form-urlencoded")


def test_the_door_still_shuts(full: Full, signed_in: Callable[[str], Any]) -> None:
    """Locking and signing out are never refused for want of a row; coming in is."""
    ratna, budi = signed_in("ratna"), signed_in("budi")
    with revoked():
        assert ratna.post("/kunci/", {"leave": "1"}).status_code == 303
        assert budi.post("/keluar/").status_code == 303
        assert ratna.get(f"/kasus/{full.case}/").status_code == 302
        assert budi.post("/masuk/", {"username": "budi", "password": "wrong wrong wrong"}).status_code == 503
