"""The tab "Rencana" and its forms in the browser's place."""

import re
from datetime import timedelta

import pytest

from sintas.cases.actions.flags import raise_flag
from sintas.cases.actions.team import add_member
from sintas.cases.policy import the_case
from sintas.casework.actions.assessing import write_assessment
from sintas.casework.actions.planning import agree_step, name_implementer, plan_service, set_goal, write_plan
from sintas.casework.models import Goal, Implementer, Plan, PlannedService, PlanStep
from sintas.desk.testing import queries  # noqa: F401 - a fixture
from sintas.kit import clock
from sintas.kit.ids import new_submission


@pytest.fixture
def case(open_a_case, agreed, people, as_user):
    case = open_a_case("ratna", name="Bunga Melati", called="Kak Bunga")
    agreed(case)
    with as_user("ratna"):
        add_member(by=people["ratna"], case=case, user_id=people["budi"].user_id, role="member")
    return case


@pytest.fixture
def base(case):
    return f"/kasus/{case.pk}/rencana/"


def words(answer):
    return answer.content.decode()


def rows(name, *rows):
    """Rows as a browser sends them."""
    return {f"{name}-{at}-{column}": value for at, row in enumerate(rows) for column, value in row.items()} | {"submission": new_submission()}


def cell(page, name):
    """What stands in an input of the page."""
    return re.search(rf'<input[^>]*name="{name}"[^>]*value="([^"]*)"', page)[1]


def test_an_empty_plan_says_where_to_begin(case, base, signed_in):
    page = words(signed_in("ratna").get(base))
    assert "Belum disusun" in page
    assert "Susun rencana" in page
    assert page.count("Tidak direncanakan.") == 7
    assert "Persetujuan atas rencana ini belum dicatat." in page
    assert "<title>Berkas kasus" in page


def test_the_plan_is_made_from_the_pages(case, base, signed_in, as_user):
    browser = signed_in("ratna")
    sent = {
        "goal_general": "Siap bekerja", "stop_violence": "", "violence_ongoing": "no", "agreement": "agreed", "made_with": ["client"],
        "resources_internal": "- mau belajar\n- sabar", "ideas_of": ["client"], "explained_before": "on",
    }  # fmt: skip
    after = browser.post(f"{base}pokok/", sent)
    assert (after.status_code, after["Location"]) == (302, base)
    goals = rows("goals", {"text": "lebih sabar", "baseline": "5 kali", "target": "2 kali", "horizon": "short"}, {"text": "tidur nyenyak"})
    assert browser.post(f"{base}tujuan/", goals).status_code == 302
    assert browser.post(f"{base}pelaksana/", rows("implementers", {"part": "kader", "name": "Bu K", "continues": "on"})).status_code == 302
    due = (clock.today() + timedelta(days=3)).isoformat()
    assert browser.post(f"{base}langkah/", rows("steps", {"what": "menulis CV", "owner": "me", "due_on": due})).status_code == 302
    service = {"pillar": "therapy", "therapy": "reality", "service_0": "", "service_1": "", "content": "CV\nwawancara", "again": "1"}
    assert browser.post(f"{base}layanan/", service)["Location"] == f"{base}layanan/"
    page = words(browser.get(base))
    for said in ("Siap bekerja", "Versi 1, disusun bersama klien.", "lebih sabar", "5 kali", "Jangka pendek", "Bu K", "melanjutkan",
                 "menulis CV", "berjalan", "Terapi realitas", "wawancara", "Setuju", "mau belajar", "ukuran belum lengkap pada 2 tujuan"):  # fmt: skip
        assert said in page, said
    assert page.count("Tidak direncanakan.") == 6
    with as_user("ratna"):
        plan = Plan.current.get()
        assert plan.agreed_on == clock.today()
        assert PlanStep.current.get().owner == str(plan.author_id)


def test_the_form_of_the_frame_leads_with_stopping_the_violence(case, base, open_a_case, people, as_user, signed_in):
    browser = signed_in("ratna")
    page = words(browser.get(f"{base}pokok/"))
    assert page.index("Menghentikan kekerasan") < page.index("Tujuan umum")
    with as_user("ratna"):
        raise_flag(by=people["ratna"], case=case, code="lives_with_perpetrator")
        unsaid = write_plan(by=people["ratna"], case=open_a_case("ratna", name="Sekar"), goal_general="aman").file_id
    page = words(browser.get(f"{base}pokok/"))
    assert "klien tinggal serumah dengan pelaku" in page
    assert re.search(r'value="not_known"[^>]*checked', page)
    with as_user("ratna"):
        write_plan(by=people["ratna"], case=case, goal_general="aman", violence_ongoing="no")
        raise_flag(by=people["ratna"], case=the_case(people["ratna"], unsaid), code="lives_with_perpetrator")
    page = words(browser.get(f"{base}pokok/"))
    assert page.index("Tujuan umum") < page.index("Menghentikan kekerasan")
    page = words(browser.get(f"/kasus/{unsaid}/rencana/pokok/"))
    assert "klien tinggal serumah dengan pelaku" in page
    assert not re.search(r'value="not_known"[^>]*checked', page), "a version that left it open stays open"


def test_the_assessment_stands_beside_the_forms(case, base, people, as_user, signed_in):
    with as_user("ratna"):
        write_assessment(by=people["ratna"], case=case, problems=["cemas bekerja"], needs=["latihan"], potentials=["rajin"])
    for slug in ("pokok", "tujuan", "layanan", "pelaksana", "langkah"):
        page = words(signed_in("ratna").get(f"{base}{slug}/"))
        for said in ("Dari asesmen", "cemas bekerja", "latihan", "rajin"):
            assert said in page, (slug, said)


def test_nothing_typed_is_lost_when_a_row_lacks_its_words(case, base, signed_in, as_user):
    answer = signed_in("ratna").post(f"{base}tujuan/", rows("goals", {"text": "pertama"}, {"text": "", "target": "tiga kali"}))
    assert answer.status_code == 422
    assert "pertama" in words(answer)
    assert "tiga kali" in words(answer)
    assert "Tujuan 2, Tujuan khusus: Isi bagian ini." in words(answer)
    with as_user("ratna"):
        assert not Goal.objects.exists()


def test_goals_are_corrected_added_and_struck_out_on_one_page(case, base, people, signed_in, as_user):
    with as_user("ratna"):
        for text in ("satu", "dua", "tiga"):
            set_goal(by=people["ratna"], case=case, text=text)
    browser = signed_in("ratna")
    page = words(browser.get(f"{base}tujuan/"))
    known = [{"entry": cell(page, f"goals-{at}-entry"), "based_on": cell(page, f"goals-{at}-based_on")} for at in range(3)]
    sent = rows("goals", {**known[0], "text": "satu"}, {**known[1], "text": "dua, diubah"}, {**known[2], "text": ""}, {"text": "empat"})
    assert browser.post(f"{base}tujuan/", sent).status_code == 302
    with as_user("ratna"):
        assert sorted(Goal.current.values_list("number", flat=True)) == [1, 1, 2]
    page = words(browser.get(base))
    assert "dua, diubah" in page
    assert "empat" in page
    assert "tiga" not in re.sub(r"<[^>]+>", " ", page)
    assert "dua, diubah" in words(browser.get(f"{base}tujuan/satu/{known[1]['entry']}/riwayat/"))


def test_two_people_on_the_page_of_goals_see_both_texts_and_choose(case, base, people, signed_in, as_user):
    with as_user("ratna"):
        set_goal(by=people["ratna"], case=case, text="satu")
        set_goal(by=people["ratna"], case=case, text="dua")
    ratna, budi = signed_in("ratna"), signed_in("budi")
    page = words(ratna.get(f"{base}tujuan/"))
    known = [{"entry": cell(page, f"goals-{at}-entry"), "based_on": cell(page, f"goals-{at}-based_on")} for at in range(2)]
    assert budi.post(f"{base}tujuan/", rows("goals", {**known[0], "text": "kata Budi"}, {**known[1], "text": "dua"})).status_code == 302
    answer = ratna.post(
        f"{base}tujuan/", rows("goals", {**known[0], "text": "kata Ratna"}, {**known[1], "text": "dua, diubah"}, {"text": "tiga"})
    )
    assert answer.status_code == 409
    page = words(answer)
    assert "kata Budi" in page
    assert "kata Ratna" in page
    assert "Tersimpan oleh Budi" in page
    assert "goals-1-entry" not in page
    chosen = {"entry": cell(page, "goals-0-entry"), "based_on": cell(page, "goals-0-based_on"), "text": "kata berdua"}
    assert ratna.post(f"{base}tujuan/", rows("goals", chosen)).status_code == 302
    shown = words(ratna.get(base))
    for said in ("kata berdua", "dua, diubah", "tiga"):
        assert said in shown
    history = words(ratna.get(f"{base}tujuan/satu/{chosen['entry']}/riwayat/"))
    for said in ("kata Budi", "kata Ratna", "kata berdua"):
        assert said in history


def test_two_people_on_the_frame_see_both_texts(case, base, people, signed_in, as_user):
    with as_user("ratna"):
        write_plan(by=people["ratna"], case=case, goal_general="awal", follows_from="dasar awal")
    budi = signed_in("budi").post(f"{base}pokok/", {"goal_general": "kata Budi", "follows_from": "dasar Budi", "based_on": "1"})
    assert budi.status_code == 302
    answer = signed_in("ratna").post(f"{base}pokok/", {"goal_general": "kata Ratna", "follows_from": "dasar awal", "based_on": "1"})
    assert answer.status_code == 409
    for said in ("kata Budi", "kata Ratna", "dasar Budi"):
        assert said in words(answer)


def test_more_rows_without_saving(case, base, signed_in, as_user):
    answer = signed_in("ratna").post(f"{base}langkah/", rows("steps", {"what": "satu"}) | {"more_rows": "steps"})
    assert answer.status_code == 200
    assert "satu" in words(answer)
    with as_user("ratna"):
        assert not PlanStep.objects.exists()


def test_each_record_has_its_page_from_the_story_and_its_history(case, base, people, as_user, signed_in):
    ratna = people["ratna"]
    with as_user("ratna"):
        goal = set_goal(by=ratna, case=case, text="lebih sabar")
        made = {
            "pokok": write_plan(by=ratna, case=case, goal_general="Siap bekerja"),
            "tujuan/satu": goal,
            "layanan": plan_service(by=ratna, case=case, provider="BIMPOK", goals=[goal.entry], own_words={"service": "kelas"}),
            "pelaksana/satu": name_implementer(by=ratna, case=case, name="Bu K"),
            "langkah/satu": agree_step(by=ratna, case=case, what="menulis CV", owner="me", goal=goal.entry),
        }
    browser = signed_in("ratna")
    said = {"pokok": "Siap bekerja", "tujuan/satu": "lebih sabar", "layanan": "BIMPOK", "pelaksana/satu": "Bu K", "langkah/satu": "menulis CV"}
    story = words(browser.get(f"/kasus/{case.pk}/"))
    for slug, row in made.items():
        address = f"{base}{slug}/{row.entry}/"
        assert said[slug] in words(browser.get(address)), slug
        assert said[slug] in words(browser.get(f"{address}riwayat/")), slug
        if slug != "pelaksana/satu":
            assert address in story, slug
    page = words(browser.get(f"{base}langkah/satu/{made['langkah/satu'].entry}/"))
    assert re.search(r'<option value="me" selected', page)
    sent = {"what": "menulis CV baru", "owner": "me", "goal": str(goal.entry), "based_on": "1"}
    assert browser.post(f"{base}langkah/satu/{made['langkah/satu'].entry}/", sent).status_code == 302
    sent = {"pillar": "care", "service_1": "kelas", "goals": [str(goal.entry)], "based_on": "1", "provider": "BIMPOK"}
    assert browser.post(f"{base}layanan/{made['layanan'].entry}/", sent).status_code == 302
    with as_user("ratna"):
        assert PlannedService.current.get().goals == [goal.entry]
        assert PlanStep.current.get().number == 2


def test_nobody_else_finds_it_and_a_carer_neither(case, base, people, as_user, signed_in):
    with as_user("ratna"):
        goal = set_goal(by=people["ratna"], case=case, text="rahasia")
    for stranger in ("tono", "sari", "dewi", "lina"):
        browser = signed_in(stranger)
        for slug in ("", "pokok/", "tujuan/", "layanan/", "pelaksana/", "langkah/", f"tujuan/satu/{goal.entry}/"):
            assert browser.get(base + slug).status_code == 404, (stranger, slug)
        assert browser.post(f"{base}tujuan/", rows("goals", {"text": "x"})).status_code == 404
    with as_user("ratna"):
        assert Goal.objects.count() == 1


def full(people, as_user, case):
    ratna = people["ratna"]
    with as_user("ratna"):
        write_plan(by=ratna, case=case, goal_general="Siap bekerja", review_on=clock.today() + timedelta(days=30))
        for at in range(6):
            goal = set_goal(by=ratna, case=case, text=f"tujuan {at}", baseline="1", target="2", due_on=clock.today())
            agree_step(by=ratna, case=case, what=f"langkah {at}", owner="me", due_on=clock.today() + timedelta(days=at), goal=goal.entry)
            name_implementer(by=ratna, case=case, part="kader", name=f"kader {at}")
            plan_service(by=ratna, case=case, pillar="care", provider=f"layanan {at}")


def test_the_page_asks_little_of_the_database_however_long_the_plan(case, base, people, as_user, signed_in, queries):  # noqa: F811
    full(people, as_user, case)
    browser = signed_in("ratna")
    browser.get(base)
    with queries() as seen:
        page = words(browser.get(base))
    assert "langkah 5" in page
    assert len(seen) <= 15, "\n".join(seen)
    with as_user("ratna"):
        assert Implementer.current.count() == 6


def test_english_reads_it_too(case, base, people, as_user, signed_in):
    full(people, as_user, case)
    browser = signed_in("ratna")
    browser.cookies["django_language"] = "en"
    assert browser.get(base).status_code == 200
