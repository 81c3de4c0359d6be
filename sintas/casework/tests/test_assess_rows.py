"""Several areas and sources in one go: all are kept or none, a colleague's correction is never written over unseen, a repeat adds nothing."""

from datetime import date

import pytest

from sintas.cases.actions.team import add_member
from sintas.casework.actions.assessing import name_source, name_sources, record_area, record_areas
from sintas.casework.models import AreaAssessed, InformationSource
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.ids import new_submission, uuid7
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.safekeeping.versions import AlreadyDone


@pytest.fixture
def case(open_a_case):
    return open_a_case("ratna", name="Bunga Melati")


@pytest.fixture
def said(people, case, as_user):
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read assessment", file_id=case.pk, opens=True)
        yield {"by": people["ratna"], "case": case}


def test_several_areas_at_once_then_one_changes(said, case):
    key = uuid7()
    rows = [
        {"area": "physical", "profession": "nurse", "methods": ["observation"], "result": "sehat", "percent": None, "happened": FuzzyDate.unknown()},
        {"area": "interests_talents", "assessor": "instruktur", "percent": 70, "happened": FuzzyDate.on(date(2024, 9, 3))},
    ]
    first = record_areas(**said, areas=rows, submission=key)
    assert [row.area for row in first] == ["physical", "interests_talents"]
    with pytest.raises(AlreadyDone):
        record_areas(**said, areas=rows, submission=key)
    sent = [
        {"entry": str(first[0].entry), "based_on": "1", **rows[0], "assessor": ""},
        {"entry": str(first[1].entry), "based_on": "1", **rows[1], "percent": 80},
        {"area": "potential"},
    ]
    written = record_areas(**said, areas=sent, submission=uuid7())
    assert [(row.area, row.number) for row in written] == [("interests_talents", 2), ("potential", 1)]  # the first says what it said
    assert AreaAssessed.current.filter(file_id=case.pk).count() == 3


def test_a_cleared_row_is_struck_and_stays_in_the_history(said, case):
    row = name_source(**said, kind_of_source="client")
    name_sources(**said, sources=[{"entry": str(row.entry), "based_on": "1", "removed": True, "kind_of_source": "", "words": ""}])
    assert not InformationSource.current.filter(file_id=case.pk).exists()
    assert InformationSource.objects.filter(file_id=case.pk).count() == 1
    assert name_sources(**said, sources=[{"entry": str(row.entry), "based_on": "1", "removed": True, "kind_of_source": ""}]) == []


@pytest.mark.parametrize(
    ("rows", "where"),
    [
        ([{"area": "physical"}, {"area": "", "result": "x"}], "areas-1-area"),
        ([{"area": "physical"}, {"area": "astrology"}], "areas-1-area"),
        ([{"area": "physical", "percent": 170}], "areas-0-percent"),
        ([{"area": "physical", "methods": ["x"]}], "areas-0-methods"),
        ([{"area": "physical", "entry": str(uuid7()), "based_on": "1"}], "areas-0-area"),
        ([{"area": "physical", "entry": "not-an-id", "based_on": "1"}], ""),
    ],
)
def test_one_wrong_row_keeps_none(said, case, rows, where):
    with pytest.raises(BadInput) as refused:
        record_areas(**said, areas=rows)
    assert list(refused.value.fields) == [where]
    assert not AreaAssessed.objects.filter(file_id=case.pk).exists()


def test_a_colleagues_correction_is_not_written_over(said):
    row = record_area(**said, area="physical", result="sehat")
    record_area(**said, entry=row.entry, based_on=1, area="physical", result="sehat, radang tenggorokan")
    with pytest.raises(BadInput) as refused:
        record_areas(**said, areas=[{"entry": str(row.entry), "based_on": "1", "area": "physical", "result": "baik"}])
    assert "rekan Anda" in str(refused.value.fields["areas-0-area"])


def test_an_outsider_writes_none(case, people, as_user, signed_in):
    for who in ("lina", "ana"):
        with as_user(who), pytest.raises(Refusal) as refused:
            name_sources(by=people[who], case=case, sources=[{"kind_of_source": "client"}])
        assert type(refused.value) is Refusal
        with as_user(who), pytest.raises(Refusal):
            record_areas(by=people[who], case=case, areas=[])
    for who in ("tono", "budi", "sari"):
        for page in ("sumber", "bidang"):
            assert signed_in(who).post(f"/kasus/{case.pk}/asesmen/{page}/", {"sources-0-kind_of_source": "client"}).status_code == 404
    with as_user("ratna"):
        assert not InformationSource.objects.filter(file_id=case.pk).exists()


def test_the_page_of_rows_walks_and_a_stale_tab_sees_both(case, signed_in, people, cast, as_user):
    with as_user("ratna"):
        add_member(by=people["ratna"], case=case, user_id=cast["budi"].pk, role="second")
    ratna, budi, path = signed_in("ratna"), signed_in("budi"), f"/kasus/{case.pk}/asesmen/sumber/"
    assert ratna.get(path).status_code == 200
    key = new_submission()
    sent = {"submission": key, "sources-0-kind_of_source": "client", "sources-1-kind_of_source": "teacher", "sources-1-words": "wali kelas"}
    first = ratna.post(path, sent, follow=True)
    assert first.redirect_chain[-1][0] == f"/kasus/{case.pk}/asesmen/"
    assert "Guru, dosen, atau instruktur: wali kelas" in first.content.decode()
    ratna.post(path, sent)  # the button pressed twice
    with as_user("ratna"):
        rows = {row.kind_of_source: row for row in InformationSource.current.filter(file_id=case.pk)}
    assert len(rows) == 2
    teacher = rows["teacher"]
    base = {f"sources-0-{name}": value for name, value in {"entry": str(teacher.entry), "based_on": "1", "kind_of_source": "teacher"}.items()}
    assert budi.post(path, {**base, "sources-0-words": "guru BK"}).status_code == 302
    stale = ratna.post(path, {**base, "sources-0-words": "kepala sekolah"})
    words = stale.content.decode()
    assert stale.status_code == 422
    assert "guru BK" in words and "kepala sekolah" in words
    assert 'name="sources-0-based_on" value="2"' in words
    assert ratna.post(path, {**base, "sources-0-based_on": "2", "sources-0-words": "kepala sekolah"}).status_code == 302
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read assessment", file_id=case.pk, opens=True)
        history = InformationSource.objects.filter(entry=teacher.entry).order_by("number")
        assert [row.words for row in history] == ["wali kelas", "guru BK", "kepala sekolah"]


def test_nothing_typed_is_lost_when_a_row_is_wrong(case, signed_in):
    path = f"/kasus/{case.pk}/asesmen/bidang/"
    sent = {"areas-0-area": "physical", "areas-0-result": "sehat", "areas-1-area": "", "areas-1-result": "belum dipilih bidangnya"}
    answer = signed_in("ratna").post(path, sent)
    words = answer.content.decode()
    assert answer.status_code == 422
    assert "sehat" in words and "belum dipilih bidangnya" in words
    assert signed_in("ratna").post(path, {}).status_code == 422


def test_one_area_is_corrected_by_itself_and_has_a_history(case, signed_in, said):
    row = record_area(**said, area="physical", result="sehat", happened=FuzzyDate.in_month(2024, 9))
    browser, path = signed_in("ratna"), f"/kasus/{case.pk}/asesmen/bidang/{row.entry}/"
    assert "sehat" in browser.get(path).content.decode()
    assert browser.post(path, {"area": "physical", "result": "sehat sekali", "based_on": "1", "happened": "September 2024"}).status_code == 302
    assert browser.post(path, {"area": "physical", "result": "lain", "based_on": "1"}).status_code == 409
    assert "sehat sekali" in browser.get(f"{path}riwayat/").content.decode()
    assert signed_in("tono").get(path).status_code == 404
