"""The tab "Surat" in a browser's eyes: list, preview with its pictures, making, download, blank forms; 404 for everybody else."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import NoReverseMatch, reverse

from sintas.cases.actions.safety_plan import write_safety_plan
from sintas.cases.models import Person, SafetyPlan
from sintas.documents import pictures
from sintas.documents.catalogue import SHELF
from sintas.documents.models import Approval, Paper
from sintas.kit import clock
from sintas.kit.paper.reading import text_of
from sintas.practice.catalogue import load
from sintas.safekeeping.models import Trail

from .conftest import HIDDEN

pytestmark = pytest.mark.django_db


def place(name, case, *more):
    return reverse(f"documents:{name}", args=[case.pk, *more])


def number(list_name, code):
    return str([row.code for row in load(list_name).rows].index(code))


POLICE = {"u": number("consent_recipients", "police"), "t": number("consent_purposes", "legal_process"), "b": "id"}


def rows_of(case, as_user, verb):
    with as_user("ratna"):
        return Trail.objects.filter(file_id=case.pk, verb=verb).count()


def test_the_list_says_what_is_missing_and_what_was_made(full, printing, signed_in):
    row = printing.final(full, "contract")
    page = signed_in("ratna").get(place("papers", full))
    assert page.status_code == 200
    words = page.content.decode()
    for said in ("Laporan kasus", "Catatan perkembangan", "Belum ada: Keputusan klien belum dicatat", row.letter, "menunggu “Mengetahui”"):
        assert said in words, said
    title = words.split("<title>")[1].split("</title>")[0]
    assert "Bunga" not in title
    assert "KS-0001" not in title


@pytest.mark.parametrize("kind", SHELF, ids=lambda kind: kind.slug)
def test_the_preview_shows_the_real_pages_under_one_trail_row(full, signed_in, as_user, kind):
    browser = signed_in("ratna")
    page = browser.get(place("preview", full, kind.path))
    assert page.status_code == 200
    shown = page.context["pictures"]
    assert shown
    for one, url in shown:
        answer = browser.get(url)
        assert answer["Content-Type"] == "image/png"
        assert answer["Cache-Control"] == "no-store"
        assert answer.content == one.body
        assert answer.content.startswith(b"\x89PNG")
    assert rows_of(full, as_user, "print preview") == 1
    assert HIDDEN not in page.content.decode()


def test_a_picture_that_was_forgotten_is_drawn_again_with_its_own_trail_row(full, signed_in, as_user):
    browser = signed_in("ratna")
    one, url = browser.get(place("preview", full, "kesepakatan")).context["pictures"][0]
    with clock.stopped(clock.now() + pictures.LIVES + timedelta(seconds=1)):
        assert browser.get(url).content == one.body
    assert rows_of(full, as_user, "print preview") == 2


def test_pictures_are_handed_to_nobody_else(full, signed_in):
    _one, url = signed_in("ratna").get(place("preview", full, "kesepakatan")).context["pictures"][0]
    for stranger in ("budi", "tono", "lina", "sari"):
        assert signed_in(stranger).get(url).status_code == 404


def test_a_page_beyond_the_last_and_a_paper_that_is_none_are_not_there(full, signed_in):
    browser = signed_in("ratna")
    assert browser.get(place("preview_page", full, "kesepakatan", 9)).status_code == 404
    assert browser.get(place("preview", full, "surat-cinta")).status_code == 404
    assert browser.get(place("preview", full, "perkembangan"), {"s": str(uuid4())}).status_code == 404
    assert browser.get(place("preview", full, "perkembangan"), {"s": "x", "u": "999", "t": "²", "b": "xx"}).status_code == 200


def test_making_gives_the_number_and_the_same_bytes_twice(full, signed_in, as_user):
    browser = signed_in("ratna")
    form = browser.get(place("preview", full, "kesepakatan")).context["form"]
    sent = {"b": "id", "as": "final", "submission": form.initial["submission"]}
    made = browser.post(place("pdf", full, "kesepakatan"), sent)
    assert made.status_code == 303
    assert browser.post(place("pdf", full, "kesepakatan"), sent).url == made.url
    with as_user("ratna"):
        row = Paper.objects.get()
    page = browser.get(made.url)
    assert row.letter in page.content.decode()
    first, second = (browser.post(place("download", full, row.pk)) for _time in (1, 2))
    assert first.content == second.content
    assert first["Content-Disposition"].startswith('attachment; filename="KS-0001-contract-')
    assert "sandbox" in first["Content-Security-Policy"]
    assert browser.get(place("download", full, row.pk)).status_code == 405


def test_a_draft_is_a_draft(full, signed_in, as_user):
    answer = signed_in("ratna").post(place("pdf", full, "laporan"), {"as": "draft", "b": "en"})
    assert answer["Content-Type"] == "application/pdf"
    assert "DRAFT" in " ".join(text_of(answer.content))
    with as_user("ratna"):
        assert not Paper.objects.exists()


def test_without_consent_the_page_says_how_to_ask_and_gives_nothing(full, signed_in, as_user):
    browser = signed_in("ratna")
    page = browser.get(place("preview", full, "laporan"), POLICE)
    assert not page.context["printable"]
    assert not page.context["gaps"]
    assert reverse("cases:consents", args=[full.pk]) in page.content.decode()
    for way in ("final", "draft"):
        refused = browser.post(place("pdf", full, "laporan"), POLICE | {"as": way})
        assert refused.status_code == 409
        assert "Belum ada persetujuan klien" in refused.content.decode()
        assert not refused.content.startswith(b"%PDF")
    with as_user("ratna"):
        assert not Paper.objects.exists()
        assert Trail.objects.filter(file_id=full.pk, verb="print paper", outcome="refused").count() == 2


def test_with_consent_it_goes_and_says_what_stays(full, signed_in, agree, as_user):
    with as_user("ratna"):
        aunt = Person.current.get(file_id=full.pk, relation="aunt").entry
    agree(full, "police", ["identity", "child", "services"], purpose="legal_process", guardian=aunt)
    browser = signed_in("ratna")
    page = browser.get(place("preview", full, "laporan"), POLICE)
    assert page.context["printable"]
    assert "klien belum menyetujuinya untuk penerima ini" in page.content.decode()
    answer = browser.post(place("pdf", full, "laporan"), POLICE | {"as": "final"})
    assert answer.status_code == 303
    assert "Kepolisian" in browser.get(answer.url).content.decode()


def test_the_plan_leads_to_its_small_paper_only_while_it_may_be_carried(full, signed_in, people, as_user):
    safety = reverse("cases:safety", args=[full.pk])
    small = f'href="{place("preview", full, "catatan-saya")}"'
    assert small in signed_in("ratna").get(safety).content.decode()
    with as_user("ratna"):
        plan = SafetyPlan.current.get(file_id=full.pk)
        write_safety_plan(by=people["ratna"], case=full, parts={"signals": ["motor"]}, keep_paper="kept_here", entry=plan.entry, based_on=1)
    assert small not in signed_in("ratna").get(safety).content.decode()


def test_a_plan_not_to_be_carried_asks_with_a_box(full, signed_in, people, as_user):
    with as_user("ratna"):
        plan = SafetyPlan.current.get(file_id=full.pk)
        write_safety_plan(
            by=people["ratna"], case=full, parts={"signals": ["suara motor"]}, keep_paper="kept_here", entry=plan.entry, based_on=1
        )
    browser = signed_in("ratna")
    assert "asked_again" in browser.get(place("preview", full, "catatan-saya")).content.decode()
    refused = browser.post(place("pdf", full, "catatan-saya"), {"as": "final"})
    assert refused.status_code == 422
    assert "kertasnya tidak dibawa klien" in refused.content.decode()
    answer = browser.post(place("pdf", full, "catatan-saya"), {"as": "draft", "asked_again": "on"})
    assert answer["Content-Disposition"] == 'attachment; filename="catatan-draf.pdf"'


def test_nothing_to_tell_is_said_in_words(open_a_case, letterhead, signed_in):
    case = open_a_case("ratna")
    refused = signed_in("ratna").post(place("pdf", case, "perkembangan"), {"as": "final"})
    assert refused.status_code == 422
    assert "Belum ada yang dapat dicetak" in refused.content.decode()


def test_the_signature_of_the_head_is_noted(full, printing, signed_in, as_user):
    row = printing.final(full, "contract")
    browser = signed_in("ratna")
    ahead = browser.post(place("signed", full, row.pk), {"signed_on": (clock.today() + timedelta(days=2)).isoformat()})
    assert ahead.status_code == 422
    assert "sejak surat dibuat sampai hari ini" in ahead.content.decode()
    assert browser.post(place("signed", full, row.pk), {"signed_on": clock.today().isoformat()}).status_code == 303
    with as_user("ratna"):
        assert Approval.objects.filter(paper=row, step="signed").exists()
    assert "signed_on" not in browser.get(place("made", full, row.pk)).content.decode()


def test_everything_is_404_for_who_is_not_on_the_team(full, printing, signed_in):
    row = printing.final(full, "contract")
    gets = [
        place("papers", full),
        place("preview", full, "laporan"),
        place("preview_page", full, "laporan", 1),
        place("made", full, row.pk),
    ]
    posts = [place("pdf", full, "laporan"), place("download", full, row.pk), place("signed", full, row.pk)]
    for stranger in ("budi", "sari", "tono", "lina", "dewi"):
        browser = signed_in(stranger)
        assert {browser.get(url).status_code for url in gets} == {404}, stranger
        assert {browser.post(url).status_code for url in posts} == {404}, stranger


def test_blank_forms_need_no_case(letterhead, signed_in, as_user):
    browser = signed_in("ratna")
    page = browser.get(reverse("documents:blank")).content.decode()
    for kind in SHELF:
        assert (kind.name("id") in page) == kind.blank, kind.slug
    answer = browser.post(reverse("documents:blank_pdf"), {"paper": "penerimaan", "b": "en"})
    assert answer["Content-Disposition"] == 'attachment; filename="penerimaan-kosong.pdf"'
    assert "Sentra Contoh Melati" in " ".join(text_of(answer.content))
    assert browser.post(reverse("documents:blank_pdf"), {"paper": "surat-cinta"}).status_code == 404
    assert signed_in("dewi").get(reverse("documents:blank")).status_code == 403
    assert signed_in("dewi").post(reverse("documents:blank_pdf"), {"paper": "penerimaan"}).status_code == 403


def test_every_place_where_a_gap_is_put_right_exists(open_a_case, printing, letterhead):
    case = open_a_case("ratna")
    found = {gap.url_name for kind in SHELF for gap in printing.composed(case, kind.slug, "preview").gaps} - {""}
    assert found
    for name in found:
        try:
            reverse(name, args=[case.pk])
        except NoReverseMatch:
            pytest.fail(f"{name} is no page")
