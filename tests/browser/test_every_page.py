"""Every page of the house, as seen: accessible, as wide as the screen, light enough for a bad line, silent about whom it is about."""

from __future__ import annotations

import gzip
import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import unquote

import pytest
from django.conf import settings as house_settings
from django.template import Template
from django.test.signals import template_rendered

from sintas.desk.tests.test_every_page import Address, addresses
from sintas.kit.assets import STATIC
from sintas.staff.testing import PASSWORD

from .chrome import speaks_of, too_wide, violations
from .conftest import DESK, PHONE
from .full_house import NAME, SECRETS, Full, fill
from .person import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# interface.md, in bytes as gzip makes them
FIRST_LOAD, NEXT_PAGE, CSS, JS = 60_000, 15_000, 14_000, 25_000
# Who looks first; whoever gets the page shows it.
EYES = ("ratna", "inah", "sari", "dewi", "ana", "siska")
# Not pages: sent by a form, or a file for the disk. Everything else must be seen by somebody.
NOT_PAGES = {
    "staff:sign_out", "staff:lock", "staff:theme", "staff:language", "staff:share", "staff:end_sharing", "staff:draft", "staff:sealed_draft",
    "staff:throw_draft_away", "staff:keep_words", "staff:import_example", "staff:take_back", "cases:attachment_download",
    "cases:appointment_settle", "cases:leave", "intake:import_confirm", "intake:import_template", "casework:complete", "desk:seen", "documents:download",
    "documents:signed", "documents:preview_page", "documents:pdf", "documents:blank_pdf", "documents:download_word", "documents:word_bundled",
    "documents:word_own", "documents:word_back", "casework:approval_withdraw", "casework:approval_paper",
}  # fmt: skip
# Pages that only another state of the house shows: see the states in between, below.
ELSEWHERE = {"staff:locked", "casework:reopen"}


@dataclass
class Seen:
    """A page as somebody gets it: its template, and what was found on it."""

    name: str
    path: str
    who: str
    template: str
    wrong: list[str] = field(default_factory=list)


@pytest.fixture
def full(people: dict[str, Any], cast: dict[str, Any], house: Any) -> Full:
    """The filled house."""
    return fill(people, cast, house)


DRILL = os.environ.get("SINTAS_DRILL") == "1"  # make drills: every page in all eight combinations, not one of each template


@pytest.fixture
def pages(full: Full, signed_in: Callable[[str], Any]) -> list[Seen]:
    """Every page behind every address, and the first of the cast who gets it; an address nobody gets anything from is a fault."""
    clients = {name: signed_in(name) for name in EYES}
    found = {one.name: look(one, full, clients) for one in addresses() if one.name not in NOT_PAGES | ELSEWHERE}
    assert sorted(name for name, seen in found.items() if seen is None) == []
    return [page for seen in found.values() for page in seen or ()]


def look(one: Address, full: Full, clients: dict[str, Any]) -> list[Seen] | None:
    """The pages: of each stage, tool, subject and paper. None when nobody gets anything there, a form's answer or a file counted."""
    if one.name == "staff:sign_in":
        return [Seen(one.name, one.fill(), "", "staff/sign_in.html")]
    seen, anything = [], False
    for path in full.paths(one):
        for who, client in clients.items():
            answer, template = drawn_by(client, path)
            anything |= answer.status_code in (200, 405)
            if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
                seen.append(Seen(one.name, path, who, template))
            if answer.status_code in (200, 405):
                break
    return seen if anything else None


def drawn_by(client: Any, path: str) -> tuple[Any, str]:
    """The answer, and the template of the page (not of its parts)."""
    drawn: list[str] = []

    def note(sender: Any, template: Template, **_more: Any) -> None:
        drawn.append(str(template.name))

    template_rendered.connect(note)
    try:
        answer = client.get(path)
        return answer, next(iter(drawn), "")
    finally:
        template_rendered.disconnect(note)


class Walk:
    """One tab for each person who looks."""

    def __init__(self, at_a_screen: Callable[..., Person]) -> None:
        self.at_a_screen = at_a_screen
        self.people: dict[str, Person] = {}

    def to(self, page: Seen) -> Person:
        """The person the page is for, standing on it."""
        who = page.who or "ratna"
        key = page.who or "nobody"
        if key not in self.people:
            self.people[key] = self.at_a_screen(who, signed_in=bool(page.who))
        person = self.people[key]
        person.goes_to(page.path)
        return person


def inspect(person: Person, page: Seen, *views: tuple[dict[str, int], str]) -> None:
    """Notes on the page what is wrong with it at each width and theme."""
    for viewport, theme in views:
        person.page.set_viewport_size(viewport)
        person.page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        page.wrong += [f"{viewport['width']} {theme}: {rule} {places}" for rule, places in violations(person.page)]
        if wide := too_wide(person.page):
            page.wrong.append(f"{viewport['width']}: {wide} px too wide")


def report(pages: list[Seen]) -> list[str]:
    """One line per page with something wrong."""
    return [f"{one.name} {one.template}: {wrong}" for one in pages for wrong in one.wrong]


def test_every_page_is_accessible_light_silent_and_asks_nobody_else(pages: list[Seen], at_a_screen: Callable[..., Person], live_server: Any) -> None:
    walk, weights, titles, raw = Walk(at_a_screen), {}, {}, 0
    for page in pages:
        person = walk.to(page)
        weights[page.path] = len(gzip.compress(person.page.content().encode(), 6))
        raw = max(raw, len(person.page.content().encode()))
        titles[page.path] = person.page.title()
        inspect(person, page, (PHONE, "light"), (DESK, "light"))
        page.wrong += person.watched.wrong
        person.watched.wrong.clear()
    assert report(pages) == [], "\n".join(report(pages))
    assert {host for person in walk.people.values() for host in person.watched.hosts} == {live_server.url.removeprefix("http://")}
    asked = {unquote(address) for person in walk.people.values() for address in person.watched.addresses}
    assert [(address, said) for address in asked if (said := speaks_of(address, SECRETS))] == []
    assert {name: title for name, title in titles.items() if not neutral(title)} == {}
    heaviest = sorted(weights.items(), key=lambda one: -one[1])[:5]
    print(f"{len(pages)} pages; heaviest {raw} bytes uncompressed; gzip: " + ", ".join(f"{name} {weight}" for name, weight in heaviest))
    assert [one for one in heaviest if one[1] > NEXT_PAGE] == []


def neutral(title: str) -> bool:
    """Something, but no name, no initials (M.K., MK) and no number of a case or paper; the neutral page's month has its year."""
    plain = re.sub("PPKS|ATENSI|BPSS", "", title)
    return bool(title.strip()) and not speaks_of(title, SECRETS) and not re.search(r"\b[A-Z]{2,}\b|\b[A-Z]\.|(?<!\d)\d{1,3}(?!\d)|[A-Z]+-\d", plain)


def test_one_page_of_each_template_in_both_languages_and_themes(pages: list[Seen], at_a_screen: Callable[..., Person], cast: dict[str, Any]) -> None:
    each = pages if DRILL else list({one.template: one for one in reversed(pages)}.values())
    assert len(each) > 30
    walk = Walk(at_a_screen)
    for language in ("id", "en"):
        for user in cast.values():
            user.language = language
            user.save(update_fields=["language"])
        for page in each:
            person = walk.to(page)
            if not page.who:
                person.context.add_cookies([{"name": house_settings.LANGUAGE_COOKIE_NAME, "value": language, "url": person.address}])
                person.goes_to(page.path)
            assert person.page.get_attribute("html", "lang") == language, page.name
            light = [(PHONE, "light"), (DESK, "light")] if language == "en" else []  # Indonesian in light is seen on every page above
            inspect(person, page, *light, (PHONE, "dark"), (DESK, "dark"))
    assert report(each) == [], "\n".join(report(each))


def test_refusals_and_errors_are_as_accessible_as_the_rest(at_a_screen: Callable[..., Person], full: Full) -> None:
    ratna = at_a_screen("ratna")
    wrong: list[Seen] = []
    for path, words in ((f"/kasus/{full.enquiry}/", "Tidak ditemukan"), ("/petugas/", "Tidak diizinkan")):
        ratna.page.goto(ratna.address + path)
        ratna.sees(words)
        wrong.append(Seen(words, path, "ratna", "kit/errors"))
        inspect(ratna, wrong[-1], (PHONE, "light"), (DESK, "light"), (PHONE, "dark"))
    for form in (
        "catatan/", "sesi/", "persetujuan/catat/", "keselamatan/penilaian/", "keselamatan/rencana/", "seseorang/", "kejadian/", "asesmen/pokok/",
        "asesmen/bidang/", "rencana/pokok/", "rapat/catat/", "evaluasi/", "akhir/pengakhiran/", "akhir/rujukan/", "akhir/tindak-lanjut/",
    ):  # fmt: skip
        ratna.goes_to(f"/kasus/{full.other}/{form}")
        ratna.page.locator("form.form").evaluate("(form) => form.submit()")
        ratna.page.locator(".summary").wait_for()
        assert ratna.page.title().startswith("Galat: ")
        wrong.append(Seen(form, form, "ratna", "with errors"))
        inspect(ratna, wrong[-1], (PHONE, "light"), (DESK, "light"))
    ratna.goes_to(f"/kasus/{full.other}/")
    ratna.presses("Selesaikan tahap")
    ratna.sees("Belum")
    wrong.append(Seen("stage", "selesai/", "ratna", "refused"))
    inspect(ratna, wrong[-1], (PHONE, "light"), (DESK, "light"))
    assert report(wrong) == []


def test_the_states_in_between_are_as_accessible_as_the_rest(at_a_screen: Callable[..., Person], full: Full, settings: Any) -> None:
    settings.SITE = replace(settings.SITE, demo=True)  # with the strip that says so on every page
    ratna = at_a_screen("ratna", signed_in=False)
    seen: list[Seen] = []

    def here(name: str) -> None:
        seen.append(Seen(name, ratna.path, "ratna", "in between"))
        inspect(ratna, seen[-1], (PHONE, "light"), (DESK, "light"), (PHONE, "dark"))
        assert neutral(ratna.page.title()), ratna.page.title()

    ratna.page.goto(ratna.address + "/masuk/")
    ratna.writes("Nama pengguna", "ratna")
    ratna.writes("Kata sandi", "bukan ini")
    ratna.page.locator("main").get_by_role("button", name="Masuk", exact=True).click()
    ratna.sees("belum cocok")
    here("refused at the door")
    ratna.enters()
    ratna.goes_to(f"/kasus/{full.case}/")
    ratna.page.locator("header").get_by_role("button", name="Layar bersama").click()
    ratna.sees("Klien lain tidak ditampilkan", within="body")
    ratna.sees("Data contoh", within="body")
    here("shared, on the file")
    ratna.goes_to("/")
    ratna.sees("MK")
    ratna.does_not_see("Wulandari", "KS-0002", NAME)
    here("shared, the day")
    ratna.presses("Akhiri layar bersama")
    here("asked before the other cases come back")
    ratna.writes("Kata sandi", PASSWORD)
    ratna.saves("Akhiri layar bersama")
    ratna.goes_to(f"/kasus/{full.other}/tahap/tutup/")
    ratna.ticks("Pindah tempat tinggal")
    ratna.saves()
    ratna.sees("kasus ditutup")
    here("closed")
    ratna.goes_to(f"/kasus/{full.other}/tahap/buka-kembali/")
    here("opening again")
    entry = f"/kasus/{full.case}/catatan/{full.entries['cases:note']}/"
    ratna.goes_to(entry)
    second = Person(ratna.context, ratna.address, "ratna")
    second.goes_to(entry)
    second.writes("Catatan", "dari tab kedua")
    second.saves()
    ratna.writes("Catatan", "dari tab pertama")
    ratna.saves()
    ratna.sees("Kedua tulisan tersimpan")
    here("two texts")
    ratna.presses("Tutup cepat", within="header")
    ratna.page.wait_for_url("**/kalender/")
    ratna.goes_to("/")
    ratna.sees("Layar terkunci")
    here("locked")
    assert report(seen) == [], "\n".join(report(seen))


def test_the_first_load_and_the_files_stay_within_their_budgets(at_a_screen: Callable[..., Person]) -> None:
    ratna = at_a_screen("ratna", signed_in=False)
    bodies: dict[str, bytes] = {}
    ratna.page.on("response", lambda answer: bodies.update({answer.url: answer.body()}) if answer.status == 200 else None)
    ratna.page.goto(ratna.address + "/masuk/")
    ratna.page.wait_for_load_state("networkidle")
    first = weigh(bodies)
    before = set(bodies)
    ratna.enters()
    ratna.page.wait_for_load_state("networkidle")
    second = weigh({url: body for url, body in bodies.items() if url not in before})
    css, js = (sum(weigh({str(one): one.read_bytes()}) for one in files) for files in (STATIC.glob("css/*.css"), STATIC.glob("js/sintas.js")))
    htmx = sum(len(gzip.compress(one.read_bytes(), 9)) for one in STATIC.glob("vendor/htmx-*/htmx.min.js"))
    print(f"first load {first}, the day's page after it {second}, css {css}, js {js} + htmx {htmx}")
    assert first <= FIRST_LOAD
    assert second <= NEXT_PAGE
    assert css <= CSS
    assert js + htmx <= JS


def weigh(bodies: dict[str, bytes]) -> int:
    """Bytes, each file compressed by itself."""
    return sum(len(gzip.compress(body, 9)) for body in bodies.values())
