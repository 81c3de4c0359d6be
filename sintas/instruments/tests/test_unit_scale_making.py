"""A unit types in its own scale, looks at it first, saves it, gives it, makes its next version, ends it."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction

from sintas.evidence.models import ScaleResult
from sintas.evidence.tests.scale_people import allow, enter, on_team, page_form, psychologist, results, sending
from sintas.instruments.actions.making import end_own, make_scale
from sintas.instruments.models import UnitScale
from sintas.instruments.tests.test_scale_authoring import DRAFT
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.refusals import BadInput, NotYours, Refusal
from sintas.safekeeping.versions import Overtaken
from sintas.staff.actor import actor_for
from sintas.staff.testing import hire

ITEMS = ["Saya merasa aman di kamar", "Saya takut saat malam", "Ada orang yang saya percaya di asrama", "Saya terpikir untuk melukai diri"]


def typed(**changes: str) -> dict[str, str]:
    """What a worker types into the form: four items, three answers, two limits."""
    sent = {
        "title": "Rasa aman di asrama", "purpose": "Melihat rasa aman anak", "instruction": "Pilih jawaban yang paling sesuai.",
        "period": "seminggu terakhir", "language": "id", "method": "sum", "better": "up", "wording_source": "disusun tim asrama, 2024",
        "licence": "kami boleh memakai ini karena kami yang menyusunnya",
    }  # fmt: skip
    for at, label in enumerate(("Tidak", "Kadang", "Sering")):
        sent |= {f"options-{at}-value": str(at), f"options-{at}-label": label}
    for at, text in enumerate(ITEMS):
        sent |= {f"items-{at}-text": text, f"items-{at}-subscale": "Tempat" if at < 2 else "Orang"}
    sent |= {"items-1-reversed": "on", "items-3-reversed": "on", "items-3-alert_at": "1"}
    for at, (low, high, label) in enumerate((("0", "3", "Perlu dibicarakan"), ("4", "8", "Cukup aman"))):
        sent |= {f"bands-{at}-low": low, f"bands-{at}-high": high, f"bands-{at}-label": label}
        sent |= {f"bands-{at}-source": "kesepakatan tim 2024", f"bands-{at}-population": "penghuni asrama kami"}
    return sent | changes


@pytest.fixture
def at_unit(house):
    return f"/unit/skala/{house.unit.pk}/"


@pytest.fixture
def puspa(house):
    return psychologist(house)


@pytest.fixture
def case(open_a_case):
    return open_a_case("ratna", name="Bunga Melati", age_stated=24)


def made(who, house, people, as_user, **changes):
    with as_user(who):
        return make_scale(by=people[who], unit_id=house.unit.pk, draft={**DRAFT, **changes})


def test_it_is_looked_at_first_and_nothing_is_saved(at_unit, signed_in, as_user):
    ratna = signed_in("ratna")
    answer = ratna.post(f"{at_unit}baru/", typed(preview="1"))
    words = answer.content.decode()
    assert answer.status_code == 200
    for expected in ("Begini nanti tampilnya", "Belum disimpan", "Saya takut saat malam", "nilainya dibalik", "0 Tidak", "Perlu dibicarakan"):
        assert expected in words, expected
    assert page_form(answer).standing["title"] == ["Rasa aman di asrama"]
    with as_user("ratna"):
        assert not UnitScale.objects.exists()


def test_it_is_saved_given_after_leave_and_counted(at_unit, house, case, people, as_user, signed_in, puspa):
    ratna = signed_in("ratna")
    after = ratna.post(f"{at_unit}baru/", sending(ratna.get(f"{at_unit}baru/"), **typed()), follow=True)
    assert after.status_code == 200
    assert "Tersimpan sebagai versi 1." in after.content.decode()
    waits = "Sampai psikolog unit mengizinkannya, skala ini belum dapat diberikan kepada klien."
    assert waits in after.content.decode()
    assert "Rasa aman di asrama" in ratna.get("/unit/skala/").content.decode()
    path = f"/kasus/{case.pk}/skala/own-rasa_aman_di_asrama/id/"
    assert ratna.get(path).status_code == 409
    allow(puspa, house.unit.pk, "own-rasa_aman_di_asrama", version="1")
    assert waits not in ratna.get(f"{at_unit}rasa_aman_di_asrama/").content.decode()
    page = ratna.get(path)
    words = page.content.decode()
    assert "seminggu terakhir" in words
    names = sorted(name for name in page_form(page).standing if name.startswith("q_"))
    assert len(names) == 4
    answers = {"q_saya_merasa_aman_di_kamar": "2", "q_saya_takut_saat_malam": "0", "q_ada_orang_yang_saya_percaya_di_asrama": "1"}
    last = (set(names) - set(answers)).pop()
    sent = ratna.post(path, sending(page, completed_by="self", **answers, **{last: "0"}), follow=True).content.decode()
    assert "<strong>7</strong>" in sent  # 2 + (2 - 0) + 1 + (2 - 0)
    with as_user("ratna"):
        (row,) = results(people["ratna"], case)
        assert (row.scale, row.scale_version, row.total) == ("own-rasa_aman_di_asrama", "1", "7")
        assert [line["text"] for line in row.outcome["lines"]] == ITEMS
    opening = ratna.post(path, sending(ratna.get(path), completed_by="self", **answers, **{last: "2"}))
    assert opening["Location"].endswith("/keselamatan/sekarang/")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"title": ""}, "Isi bagian ini."),
        ({"licence": "boleh"}, "kami boleh memakai ini karena"),
        ({"bands-0-source": ""}, "Batas tanpa sumber tidak ditampilkan"),
        ({"bands-1-low": "3"}, "tumpang tindih"),
        ({"bands-1-high": "99"}, "di luar skor yang mungkin"),
        ({"options-1-value": "0"}, "Dua jawaban memakai nilai yang sama."),
        ({"options-1-value": ""}, "Isi bagian ini."),
        ({"items-3-alert_at": "9"}, "peringatan tidak akan pernah muncul"),
        ({"items-0-text": "", "items-0-subscale": "Tempat"}, "Isi bagian ini."),
        ({"title": "GAD-7", "method": "none"}, "rentang skor"),
    ],
)
def test_what_does_not_fit_is_said_beside_its_cell_and_every_word_stays(at_unit, signed_in, as_user, change, sentence):
    answer = signed_in("ratna").post(f"{at_unit}baru/", typed(**change))
    words = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in words
    standing = page_form(answer).standing
    for name, value in typed(**change).items():
        if not name.endswith("reversed"):
            assert [one.strip() for one in standing[name]] == [value], name
    with as_user("ratna"):
        assert not UnitScale.objects.exists()


def test_sent_twice_there_is_one(at_unit, signed_in, as_user):
    ratna = signed_in("ratna")
    sent = sending(ratna.get(f"{at_unit}baru/"), **typed())
    places = {ratna.post(f"{at_unit}baru/", sent)["Location"] for _time in range(2)}
    assert len(places) == 1
    with as_user("ratna"):
        assert UnitScale.objects.count() == 1


def test_the_next_version_begins_as_the_last_and_the_old_one_stays_readable(at_unit, house, case, people, as_user, signed_in, puspa):
    row = made("ratna", house, people, as_user)
    allow(puspa, house.unit.pk, f"own-{row.slug}", version="1")
    ratna, path = signed_in("ratna"), f"/kasus/{case.pk}/skala/own-{row.slug}/id/"
    answers = {name: "1" for name in page_form(ratna.get(path)).standing if name.startswith("q_")}
    ratna.post(path, sending(ratna.get(path), completed_by="self", **answers))
    form = ratna.get(f"{at_unit}{row.slug}/ubah/")
    standing = page_form(form).standing
    assert standing["items-1-text"] == [ITEMS[1]]
    assert standing["bands-0-population"] == ["penghuni asrama kami"]
    after = ratna.post(f"{at_unit}{row.slug}/ubah/", sending(form, **{"items-0-text": "Saya merasa aman di kamar saya"}))
    assert after.status_code == 303
    with as_user("ratna"):
        assert [(one.number, one.ended_at is None) for one in UnitScale.objects.order_by("number")] == [(1, False), (2, True)]
        entry = ScaleResult.current.get(file_id=case.pk).entry
    assert ITEMS[0] in ratna.get(f"{at_unit}{row.slug}/versi/1/").content.decode()
    assert ITEMS[0] in ratna.get(f"/kasus/{case.pk}/skala/{entry}/").content.decode()
    assert page_form(ratna.get(f"/kasus/{case.pk}/skala/{entry}/ubah/")).standing["q_saya_merasa_aman_di_kamar"] == ["1"]
    assert ratna.get(path).status_code == 409  # the new words need leave of their own
    same = ratna.post(f"{at_unit}{row.slug}/ubah/", sending(ratna.get(f"{at_unit}{row.slug}/ubah/")))
    assert same.status_code == 303
    with as_user("ratna"):
        assert UnitScale.objects.count() == 2


def test_a_version_replaced_while_the_client_answers_is_still_saved_as_it_was_asked(at_unit, house, case, people, as_user, signed_in):
    row = made("ratna", house, people, as_user, validated=True)
    ratna, path = signed_in("ratna"), f"/kasus/{case.pk}/skala/own-{row.slug}/id/"
    page = ratna.get(path)
    with as_user("ratna"):
        make_scale(by=people["ratna"], unit_id=house.unit.pk, draft={**DRAFT, "title": "Rasa aman", "validated": True}, slug=row.slug, based_on=1)
    answers = {name: "1" for name in page_form(page).standing if name.startswith("q_")}
    assert ratna.post(path, sending(page, completed_by="self", **answers)).status_code == 302
    with as_user("ratna"):
        assert ScaleResult.current.get(file_id=case.pk).scale_version == "1"


def test_a_stale_tab_keeps_both_texts(at_unit, house, people, as_user, signed_in):
    row = made("ratna", house, people, as_user)
    budi, path = signed_in("budi"), f"{at_unit}{row.slug}/ubah/"
    stale = budi.get(path)
    signed_in("ratna").post(path, sending(signed_in("ratna").get(path), period="sebulan terakhir"))
    answer = budi.post(path, sending(stale, period="dua minggu terakhir"))
    assert answer.status_code == 409
    words = answer.content.decode()
    assert "Ratna menyimpan versi 2" in words
    assert page_form(answer).standing["period"] == ["dua minggu terakhir"]
    assert budi.post(path, sending(answer)).status_code == 303
    with as_user("ratna"):
        assert [one.definition["period"]["id"] for one in UnitScale.objects.order_by("number")[1:]] == ["sebulan terakhir", "dua minggu terakhir"]
        with pytest.raises(Overtaken):
            make_scale(by=people["ratna"], unit_id=house.unit.pk, draft={**DRAFT, "period": "lain"}, slug=row.slug, based_on=1)


def test_ended_it_is_not_offered_and_what_was_given_stays(at_unit, house, case, people, as_user, signed_in):
    row = made("ratna", house, people, as_user, validated=True)
    ratna, path = signed_in("ratna"), f"/kasus/{case.pk}/skala/own-{row.slug}/id/"
    answers = {name: "1" for name in page_form(ratna.get(path)).standing if name.startswith("q_")}
    ratna.post(path, sending(ratna.get(path), completed_by="self", **answers))
    for _time in range(2):
        assert ratna.post(f"{at_unit}{row.slug}/akhiri/").status_code == 303
    assert "tidak lagi ditawarkan" in ratna.get("/unit/skala/").content.decode()
    assert ratna.get(path).status_code == 409
    assert "Mulai mengisi" in ratna.get(f"/kasus/{case.pk}/skala/").content.decode()
    with as_user("ratna"):
        entry = ScaleResult.current.get(file_id=case.pk).entry
    assert ratna.get(f"/kasus/{case.pk}/skala/{entry}/").status_code == 200


def test_two_scales_of_one_title_do_not_collide(house, people, as_user):
    first = made("ratna", house, people, as_user)
    second = made("ratna", house, people, as_user, period="bulan ini")
    assert first.slug != second.slug
    long = made("ratna", house, people, as_user, title="Daftar yang sangat panjang judulnya untuk sebuah skala di asrama putri", period="x")
    assert len(long.slug) <= 40


def test_another_unit_sees_nothing_of_it(at_unit, house, people, as_user, open_a_case, signed_in, cast):
    row = made("ratna", house, people, as_user, validated=True)
    pages = ("", f"{row.slug}/", f"{row.slug}/versi/1/", f"{row.slug}/ubah/", "baru/", "teks/")
    student = hire("mira", house.other_unit, "student", profession="student")
    for browser in (signed_in("tono"), signed_in("lina"), enter(student)):
        for page in pages[1:]:
            assert browser.get(f"{at_unit}{page}").status_code == 404, page
        assert "Rasa aman" not in browser.get("/unit/skala/").content.decode()
        assert browser.post(f"{at_unit}{row.slug}/akhiri/").status_code == 404
        assert browser.post(f"{at_unit}baru/", typed()).status_code == 404
    other = open_a_case("tono", name="Sekar")
    assert signed_in("tono").get(f"/kasus/{other.pk}/skala/own-{row.slug}/id/").status_code == 404
    for who in ("tono", "lina"):
        with as_user(who):
            with pytest.raises(NotYours):
                make_scale(by=people[who], unit_id=house.unit.pk, draft=DRAFT)
            with pytest.raises(NotYours):
                end_own(by=people[who], unit_id=house.unit.pk, slug=row.slug)
    with as_user("lina"):
        assert not UnitScale.objects.exists()


def test_who_may_not_make_may_look(at_unit, house, people, as_user, signed_in, cast):
    row = made("ratna", house, people, as_user)
    mira = hire("mira", house.unit, "student", profession="student")
    assert enter(mira).get(f"{at_unit}{row.slug}/").status_code == 200
    assert "Buat versi baru" not in enter(mira).get(f"{at_unit}{row.slug}/").content.decode()
    assert enter(mira).get(f"{at_unit}baru/").status_code == 403
    assert enter(mira).post(f"{at_unit}{row.slug}/akhiri/").status_code == 403
    assert signed_in("dewi").get("/unit/skala/").status_code == 403
    assert signed_in("dewi").get(f"{at_unit}{row.slug}/").status_code == 404
    with acting_as(mira.pk), pytest.raises(Refusal):
        make_scale(by=actor_for(mira), unit_id=house.unit.pk, draft=DRAFT)


def test_nobody_rewrites_or_deletes_a_definition(house, people, as_user):
    made("ratna", house, people, as_user)
    with as_user("ratna"):
        for change in ({"title": "lain"}, {"definition": {}}, {"number": 7}):
            with pytest.raises(DatabaseError), transaction.atomic():
                UnitScale.objects.update(**change)
        with pytest.raises(DatabaseError), transaction.atomic():
            UnitScale.objects.all().delete()


def test_a_title_that_is_too_long_is_refused_by_the_verb_too(house, people, as_user):
    with as_user("ratna"), pytest.raises(BadInput) as refused:
        make_scale(by=people["ratna"], unit_id=house.unit.pk, draft={**DRAFT, "title": "x" * 201})
    assert list(refused.value.fields) == ["title"]


def test_the_unit_pages_ask_little_of_the_database(at_unit, house, people, as_user, signed_in, queries, case, puspa):
    rows = [made("ratna", house, people, as_user, period=f"masa {at}") for at in range(4)]
    ratna = signed_in("ratna")
    on_team(case, people, puspa)
    for page in ("/unit/skala/", f"{at_unit}teks/", f"{at_unit}{rows[0].slug}/", f"{at_unit}{rows[0].slug}/ubah/", f"/kasus/{case.pk}/skala/"):
        ratna.get(page)
        with queries() as seen:
            assert ratna.get(page).status_code == 200
        assert len(seen) <= 15, (page, len(seen), [sql[:100] for sql in seen])
