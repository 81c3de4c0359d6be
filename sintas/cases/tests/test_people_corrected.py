"""What stands about people is corrected: with what stood before it, by two at once, sent twice, struck out."""

import re
from html.parser import HTMLParser

from sintas.cases.actions.people_strike import KINDS
from sintas.cases.models import Client, FamilyStance, Incident, Person, Reach
from sintas.cases.tests.on_people import post, url
from sintas.kit.ids import new_submission
from sintas.safekeeping import trail


def test_every_correction_opens_with_what_stands(full, signed_in, as_user):
    browser = signed_in("ratna")
    with as_user("ratna"):
        entries = {
            kind: list(KINDS[kind].current.values_list("entry", flat=True)) for kind in ("reach", "person", "tie", "stance", "incident")
        }
    for kind, found in entries.items():
        for entry in found:
            page = browser.get(url(f"{kind}_entry", full, entry))
            assert page.status_code == 200, kind
            above, bar = page.content.decode().split('<div class="actions">')
            assert url("people_strike", full, kind, entry) in above, kind
            assert "coret" not in bar, kind  # one row on a phone, and nothing but saving in it
    page = browser.get(url("incident_entry", full, entries["incident"][0])).content.decode()
    assert "seperti diceritakan" in page
    assert re.search(r'value="kdrt:sexual"[^>]*checked|checked[^>]*value="kdrt:sexual"', page)


def test_the_client_is_corrected_in_the_browser(full, signed_in, as_user):
    browser = signed_in("ratna")
    answer = post(
        browser, url("client", full), based_on=1, name="Bunga Melati", called="Mbak Bunga", birth="usia 18", religion_1="penghayat"
    )
    assert (answer.status_code, answer["Location"]) == (302, url("people", full))
    with as_user("ratna"):
        client = Client.current.get(file_id=full.pk)
        assert (client.called, client.age_stated, client.number) == ("Mbak Bunga", 18, 2)


class Inputs(HTMLParser):
    """What a browser would send of the page's form: every input with its value, ticks and selections."""

    def __init__(self, page):
        super().__init__()
        self.sent, self.select, self.area = {}, None, None
        self.feed(page)

    def add(self, name, value):
        self.sent.setdefault(name, []).append(value)

    def handle_starttag(self, tag, pairs):
        at = dict(pairs)
        if tag == "input" and at.get("name") and (at.get("type") not in ("checkbox", "radio") or "checked" in at):
            self.add(at["name"], at.get("value") or ("on" if at.get("type") == "checkbox" else ""))
        if tag == "select":
            self.select = at["name"]
        if tag == "option" and "selected" in at and self.select:
            self.add(self.select, at["value"])
        if tag == "textarea":
            self.area = at["name"]

    def handle_data(self, text):
        if self.area:
            self.add(self.area, text.lstrip("\n"))
            self.area = None


def test_a_stale_tab_gets_both_texts_and_loses_nothing_in_choosing(full, signed_in, as_user, people):
    browser = signed_in("ratna")
    with as_user("ratna"):
        entry = Person.current.get(relation="father").entry
    address = url("person_entry", full, entry)
    mine = {"name": "SSJ", "relation_0": "father", "education_1": "kejar paket", "is_guardian": "on", "birth": "usia 69"}
    assert post(browser, address, based_on=1, name="SSJ", relation_0="stepfather", note="versi pertama").status_code == 302
    answer = post(browser, address, based_on=1, note="versi kedua", **mine)
    page = answer.content.decode()
    assert answer.status_code == 409
    for words in ("versi pertama", "versi kedua", "Ayah tiri", "kejar paket"):
        assert words in page
    with as_user("ratna"):
        assert Person.objects.filter(entry=entry).count() == 3
    answer = browser.post(address, {name: values for name, values in Inputs(page).sent.items() if name not in ("q", "theme")})
    assert answer.status_code == 302
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read people", file_id=full.pk, opens=True)
        kept = Person.current.get(entry=entry)
        assert (kept.number, kept.relation, kept.note, kept.is_guardian) == (3, "father", "versi kedua", True)
        assert (kept.own_words, kept.age_stated) == ({"education": "kejar paket"}, 69)


def test_a_stale_incident_keeps_its_codes(full, signed_in, as_user):
    browser = signed_in("ratna")
    with as_user("ratna"):
        entry = Incident.current.get().entry
    address = url("incident_entry", full, entry)
    assert post(browser, address, based_on=1, words=["verbal"], told="satu").status_code == 302
    answer = post(
        browser, address, based_on=1, words=["sexual", "threats"], codes=["tpks:rape"], impacts=["wounds"], told="dua", repeated="repeated"
    )
    assert answer.status_code == 409
    assert browser.post(address, Inputs(answer.content.decode()).sent).status_code == 302
    with as_user("ratna"):
        kept = Incident.current.get()
        assert (kept.number, kept.forms, kept.impacts) == (3, ["practice:sexual", "practice:threats", "tpks:rape"], ["wounds"])


def test_sending_the_same_page_twice_saves_once(full, signed_in, as_user):
    browser, submission = signed_in("ratna"), new_submission()
    for _time in range(2):
        answer = browser.post(url("stance", full), {"submission": submission, "attitude": "rejects"})
        assert answer.status_code == 302
    with as_user("ratna"):
        assert FamilyStance.current.filter(attitude="rejects").count() == 1


def test_striking_out_asks_first(full, signed_in, as_user):
    browser = signed_in("ratna")
    with as_user("ratna"):
        entry = Reach.current.first().entry
    address = url("people_strike", full, "reach", entry)
    assert browser.get(address).status_code == 200
    with as_user("ratna"):
        assert Reach.current.count() == 2
    assert browser.post(address).status_code == 302
    assert browser.get(address).status_code == 404
    assert browser.get(url("people_strike", full, "secrets", entry)).status_code == 404
    assert signed_in("budi").post(url("people_strike", full, "reach", entry)).status_code == 404
