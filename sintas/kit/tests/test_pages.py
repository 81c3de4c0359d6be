"""The pages every room stands on."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.template import Context, Template
from django.test import Client
from django.utils import translation

from sintas.kit import clock
from sintas.kit.pieces import Tag
from sintas.kit.tests.site import TOLD

ERRORS = sorted(file.stem for file in (Path(__file__).parent.parent / "templates" / "kit" / "errors").glob("*.html"))


def title(page: bytes) -> str:
    """What the browser's tab shows."""
    found = re.search(r"<title>(.*?)</title>", page.decode())
    assert found
    return found[1]


def test_every_page_has_its_frame_and_no_inline_code(visitor: Client) -> None:
    for url in ("/", "/form/", "/door/", "/conflict/", "/confirm/", "/kalender/", "/refused/404/", "/htmx/"):
        page = visitor.get(url).content.decode()
        assert '<html lang="id">' in page, url
        assert page.count("<main") == page.count("<h1") == 1, url
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=", page), url
        assert not re.search(r'<script(?![^>]*src="/static/)', page), url
        assert not re.search(r'(?:src|href|action)="(?:https?:)?//', page), url


def test_a_refused_form_answers_422_and_says_so_in_the_title(visitor: Client) -> None:
    fresh, refused = visitor.get("/form/"), visitor.post("/form/", {"said": "Ingin tidur tenang."})
    assert (fresh.status_code, title(fresh.content)) == (200, "Catat sesi · Sintas")
    assert (refused.status_code, title(refused.content)) == (422, "Galat: Catat sesi · Sintas")
    assert "Ingin tidur tenang." in refused.content.decode()


def test_the_form_page_has_one_main_button_and_no_bottom_bar(visitor: Client) -> None:
    page = visitor.get("/form/").content.decode()
    assert page.count("btn-main") == 1
    assert "<nav" not in page
    assert 'data-draft="/draft/"' in page
    assert 'enctype="multipart/form-data"' in page


def test_a_shared_screen_holds_nothing_of_others(visitor: Client) -> None:
    TOLD.shell = {"shared": True}
    page = visitor.get("/").content.decode()
    assert "Akhiri layar bersama" in page
    for hidden in ("KS-0187", "bar-search", "Terakhir dibuka", 'class="count only-desk"'):
        assert hidden not in page
    TOLD.shell = {}
    page = visitor.get("/").content.decode()
    for shown in ("KS-0187", "bar-search", "Terakhir dibuka"):
        assert shown in page


def test_the_demo_says_that_it_is_one(visitor: Client) -> None:
    TOLD.shell = {"demo": True, "theme": "dark"}
    page = visitor.get("/").content.decode()
    assert "Data contoh" in page
    assert 'data-theme="dark"' in page


def test_five_entries_stand_below_on_a_phone_and_the_rest_in_the_rail(visitor: Client) -> None:
    page = visitor.get("/").content.decode()
    items = re.findall(r'<li( class="[a-z-]+")?><a class="nav-link" href="[^"]+"(?: aria-current="page")?><svg', page)
    assert items.count("") == 4
    assert items.count(' class="nav-only-phone"') == 1
    assert items.count(' class="only-desk"') == 2


def test_the_neutral_page_tells_nothing(visitor: Client) -> None:
    with clock.stopped(datetime(2024, 9, 22, 22, 30, tzinfo=UTC)):
        page = visitor.get("/kalender/").content.decode()
    assert "<title>September 2024</title>" in page
    assert "intas" not in page.replace("/static/css/sintas.css", "")
    assert "<script" not in page
    assert re.search(r'class="cal-today" aria-current="date">23<', page)
    assert len(re.findall(r"<td[^>]*>\d+</td>", page)) == 30
    assert visitor.post("/kalender/").status_code == 405


@pytest.mark.parametrize("name", ERRORS)
def test_every_refusal_says_what_to_do(visitor: Client, name: str) -> None:
    from django.template.loader import render_to_string

    page = render_to_string(f"kit/errors/{name}.html")
    assert page.count("<h1") == 1
    assert re.search(r"<li>[A-Z].+\.</li>", page)
    assert "maaf" not in page.lower()


def test_refusals_keep_their_status(visitor: Client) -> None:
    for status in (400, 403, 404, 409, 413, 422, 429, 500, 503):
        assert visitor.get(f"/refused/{status}/").status_code == status
    assert {"400", "403", "404", "409", "413", "422", "429", "500", "503", "csrf", "halted", "storage"} == set(ERRORS)


def test_two_versions_stand_side_by_side_and_what_is_the_same_is_carried_along(visitor: Client) -> None:
    answer = visitor.get("/conflict/")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Ingin pulang." in page
    assert "Tersimpan oleh Dewi" in page
    assert '<input type="hidden" name="mode" value="meet">' in page


def test_a_partial_sees_only_what_it_is_given() -> None:
    template = Template('{% load kit %}{% partial "empty" title="Belum ada" text=said %}')
    drawn = template.render(Context({"said": "<b>x</b>", "link": {"url": "/geheim/", "label": "leak"}}))
    assert "&lt;b&gt;x" in drawn
    assert "leak" not in drawn


def test_a_status_is_word_and_shape() -> None:
    drawn = Template("{% load kit %}{% tag item %}").render(Context({"item": Tag("lewat 4 hari <", "late")}))
    assert "lewat 4 hari &lt;" in drawn
    assert "#i-clock" in drawn


def test_filters_take_nothing_for_nothing() -> None:
    for name in ("day", "long_day", "short_day", "clock_time", "moment", "since", "due"):
        assert Template("{% load kit %}{{ when|" + name + " }}").render(Context({"when": None})) == ""


def test_the_html_language_follows_the_page(visitor: Client) -> None:
    with translation.override("en"):
        page = visitor.get("/kalender/", headers={"accept-language": "en"}).content.decode()
    assert '<html lang="en">' in page
    assert "Mon" in page
