"""An administrator gives the unit its own Word template; a worker's paper is made with it; nobody else reaches it."""

from __future__ import annotations

import io

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from sintas.documents.actions.templating import put_in_template, use_bundled
from sintas.documents.actions.word_copies import take_out_word
from sintas.documents.models import WordCopy, WordTemplate
from sintas.documents.reading.word_templates import bundled, template_of
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours, Refusal
from sintas.staff.models import Unit, User
from sintas.staff.testing import come_in, hire

from .hostile import FILES, TEXTS, saying

pytestmark = pytest.mark.django_db
OURS = ("Surat dinas sosial {{ nomor }}", "Tentang {{ klien.nama }}, {{ salinan_untuk }}{{ label }}", "{{ pekerja_sosial.nama }}")


def sent(body: bytes, lang: str = "id") -> dict[str, object]:
    return {"b": lang, "body": SimpleUploadedFile("apa saja.docx", body)}


@pytest.fixture
def page(house):
    """The address of the page for Ratna's unit."""
    return reverse("documents:word_template", args=[house.unit.pk, "laporan-sosial"])


def put_in(who, body, as_user, people, house, **more):
    wish = {"slug": "social_report", "lang": "id"} | more
    with as_user(who):
        return put_in_template(by=people[who], unit=house.unit, body=body, **wish)


def test_the_papers_are_made_with_the_units_own_from_then_on(worked, printing, as_user, people, house):
    row = put_in("ana", saying(*OURS), as_user, people, house)
    paper = printing.final(worked, "social_report", word=True)
    with as_user("ratna"):
        taken = take_out_word(by=people["ratna"], case=worked, paper_id=paper.pk)
        assert WordCopy.objects.get(paper=paper).template_id == row.pk
    words = [one.text for one in docx.Document(io.BytesIO(taken.body)).paragraphs]
    assert words == [f"Surat dinas sosial {paper.letter}", "Tentang Bunga Sari, RAHASIA", "Ratna"]


def test_it_is_for_one_language_and_one_paper(as_user, people, house):
    put_in("ana", saying(*OURS), as_user, people, house)
    with as_user("ratna"):
        assert template_of(house.unit.pk, "social_report", "id") is not None
        assert template_of(house.unit.pk, "social_report", "en") is None
        assert template_of(house.unit.pk, "progress_report", "id") is None


def test_a_new_one_takes_the_place_of_the_old_which_is_kept(as_user, people, house):
    first = put_in("ana", saying(*OURS), as_user, people, house)
    again = put_in("ana", saying(*OURS), as_user, people, house)
    second = put_in("ana", saying(*OURS, "{{ tanggal }}"), as_user, people, house)
    assert (again.pk, second.number) == (first.pk, 2)
    with as_user("ana"):
        assert WordTemplate.objects.filter(ended_at=None).get().pk == second.pk
        use_bundled(by=people["ana"], unit=house.unit, slug="social_report", lang="id")
        use_bundled(by=people["ana"], unit=house.unit, slug="social_report", lang="id")
        assert not WordTemplate.objects.filter(ended_at=None).exists()
        assert list(WordTemplate.objects.order_by("number").values_list("number", flat=True)) == [1, 2]
    assert put_in("ana", saying(*OURS), as_user, people, house).number == 3


@pytest.fixture
def written(monkeypatch):
    """Rows of the trail as they were written; those without a file are read by nobody in the house."""
    rows, record = [], trail.record

    def noting(**said):
        rows.append({name: one for name, one in said.items() if name != "by"})
        return record(**said)

    monkeypatch.setattr(trail, "record", noting)
    return rows


def test_what_is_put_in_stands_in_the_trail_without_a_word_of_it(as_user, people, house, written):
    put_in("ana", saying(*OURS), as_user, people, house)
    assert written == [{"verb": "set up word template", "unit": str(house.unit.pk), "slug": "social_report", "lang": "id", "number": 1}]


@pytest.mark.parametrize("body", [TEXTS["an unknown field"], TEXTS["range"], FILES["a macro document"]], ids=["field", "range", "macro"])
def test_a_template_that_cannot_be_used_changes_nothing(body, signed_in, page, as_user, written):
    made, word = body
    made = saying(*made) if isinstance(made, tuple) else made()
    answer = signed_in("ana").post(page, sent(made))
    said = answer.content.decode()
    assert answer.status_code == 422
    assert word in said
    with as_user("ana"):
        assert not WordTemplate.objects.exists()
    assert [(row["verb"], row["outcome"]) for row in written] == [("set up word template", "refused")]


def test_by_hand_from_the_example_to_ones_own_and_back(signed_in, page, house):
    ana = signed_in("ana")
    listed = ana.get(reverse("documents:word_templates")).content.decode()
    assert page in listed and "templat bawaan" in listed
    seen = ana.get(page).content.decode()
    assert "Daftar isian" in seen and "{{ klien.nama }}" in seen and "{% for satu in sesi %}" in seen
    example = ana.get(reverse("documents:word_bundled", args=[house.unit.pk, "laporan-sosial", "id"]))
    assert example.content == bundled("social_report", "id")
    assert 'filename="templat-laporan-sosial-id.docx"' in example["Content-Disposition"]
    answer = ana.post(page, sent(saying("{{ nomor }}")), follow=True)
    said = answer.content.decode()
    assert "dipakai mulai sekarang" in said and "Templat unit versi 1" in said
    assert "Belum memakai: {{ pekerja_sosial.nama }}</span>" in said  # the foot of the example has the others
    assert "templat unit: Bahasa Indonesia" in ana.get(reverse("documents:word_templates")).content.decode()
    own = ana.get(reverse("documents:word_own", args=[house.unit.pk, "laporan-sosial", "id"]))
    assert own.status_code == 200
    assert ana.get(reverse("documents:word_own", args=[house.unit.pk, "laporan-sosial", "en"])).status_code == 404
    said = ana.post(reverse("documents:word_back", args=[house.unit.pk, "laporan-sosial", "id"]), follow=True).content.decode()
    assert "Templat bawaan dipakai lagi." in said and "Templat bawaan Sintas" in said


def test_nothing_sent_is_a_sentence_at_the_field(signed_in, page):
    answer = signed_in("ana").post(page, {"b": "id"})
    assert answer.status_code == 422
    answer = signed_in("ana").post(page, sent(saying("{{ nomor }}"), "xx"))
    assert answer.status_code == 422


@pytest.mark.parametrize("who", ["ratna", "sari", "inah", "dewi"])
def test_colleagues_without_the_verb_are_told_so(who, signed_in, page, house, as_user):
    browser = signed_in(who)
    assert browser.get(page).status_code == 403
    assert browser.post(page, sent(saying("{{ nomor }}"))).status_code == 403
    assert browser.get(reverse("documents:word_templates")).status_code == 403
    assert browser.get(reverse("documents:word_bundled", args=[house.unit.pk, "laporan-sosial", "id"])).status_code == 403
    with as_user("ana"):
        assert not WordTemplate.objects.exists()


def test_another_house_finds_nothing(signed_in, page, house, as_user, people):
    put_in("ana", saying(*OURS), as_user, people, house)
    hire("gita", house.ngo_unit, "administrator")
    browser = Client()
    come_in(browser, User.objects.get(username="gita"))
    for name in ("word_bundled", "word_own"):
        assert browser.get(reverse(f"documents:{name}", args=[house.unit.pk, "laporan-sosial", "id"])).status_code == 404
    assert browser.get(page).status_code == 404
    assert browser.post(page, sent(saying("{{ nomor }}"))).status_code == 404
    with acting_as(hire("nia", house.ngo_unit, "administrator").pk):
        assert WordTemplate.objects.count() == 0
    for who in ("tono", "lina"):
        with as_user(who), pytest.raises((NotYours, Refusal)), transaction.atomic():
            put_in_template(by=people[who], unit=house.unit, slug="social_report", lang="id", body=saying(*OURS))


def test_the_database_refuses_whoever_is_no_administrator(as_user, people, house):
    row = put_in("ana", saying(*OURS), as_user, people, house)
    facts = {"organisation_id": row.organisation_id, "unit_id": house.unit.pk, "slug": "social_report", "number": 9, "body": b"x", "sha256": "",
             "used": [], "put_in_at": row.put_in_at, "put_in_by": row.put_in_by}  # fmt: skip
    with as_user("ratna"):
        assert WordTemplate.objects.count() == 1  # she fills it
        assert WordTemplate.objects.update(ended_at=row.put_in_at) == 0
        with pytest.raises(DatabaseError), transaction.atomic():
            WordTemplate.objects.create(language="en", **facts)
    with as_user("ana"):
        for act in (lambda: WordTemplate.objects.update(body=b"x"), lambda: WordTemplate.objects.all().delete()):
            with pytest.raises(DatabaseError), transaction.atomic():
                act()
        elsewhere = Unit.objects.exclude(organisation_id=row.organisation_id).first()
        assert elsewhere is not None
        with pytest.raises(DatabaseError), transaction.atomic():
            WordTemplate.objects.create(language="en", **facts | {"unit_id": elsewhere.pk})
    with as_user("inah"):
        assert WordTemplate.objects.count() == 0


def test_a_template_that_fails_on_the_day_makes_no_paper_and_takes_no_number(worked, printing, as_user, people, house, monkeypatch):
    put_in("ana", saying(*OURS), as_user, people, house)
    monkeypatch.setattr("sintas.documents.word.filling.MOST_WRITTEN", 10)
    with pytest.raises(NotNow) as refused:
        printing.final(worked, "social_report", word=True)
    assert "terlalu lama atau terlalu panjang" in str(refused.value.sentence)
    monkeypatch.undo()
    assert printing.final(worked, "social_report", word=True).letter.startswith("001/")


def test_a_paper_that_has_no_word_form_has_no_page(signed_in, house):
    ana = signed_in("ana")
    assert ana.get(reverse("documents:word_template", args=[house.unit.pk, "kesepakatan"])).status_code == 404
    assert ana.get(reverse("documents:word_bundled", args=[house.unit.pk, "laporan-sosial", "xx"])).status_code == 404


def test_an_unknown_language_is_refused(as_user, people, house):
    with pytest.raises(BadInput) as refused:
        put_in("ana", saying(*OURS), as_user, people, house, lang="xx")
    assert set(refused.value.fields) == {"b"}
