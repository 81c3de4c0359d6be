"""A tool is kept in the shape it will be drawn from: what does not fit is refused in plain words, what was not copied says so."""

import pytest

from sintas.cases.actions.people import record_person
from sintas.casework.reading.assessment import assessment_of
from sintas.evidence.actions.tools import keep_tool
from sintas.evidence.models import ToolEntry
from sintas.practice.checks import ecomap_counts
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.safekeeping.versions import Overtaken

TIES = [
    {"to": "ibu (almarhumah)", "closeness": "very_close", "energy": True},
    {"to": "SW", "closeness": "close", "energy": "to_client"},
    {"to": "N", "closeness": "close", "energy": "to_client"},
    {"to": "ayah", "closeness": "normal", "energy": False},
    {"to": "teman Rt", "closeness": "very_close"},
    {"to": "teman Ct", "closeness": "very_close"},
    {"to": "teman Nv", "closeness": "very_close"},
    {"to": "teman Rs", "closeness": "ordinary"},
    {"to": "", "person": ""},
]


@pytest.fixture
def case(open_a_case):
    return open_a_case("ratna", name="Bunga Melati")


@pytest.fixture
def said(people, case, as_user):
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read assessment", file_id=case.pk, opens=True)
        yield {"by": people["ratna"], "case": case}


def test_the_ecomap_of_ms_holds_its_eight_ties(said, case):
    row = keep_tool(**said, tool="ecomap", content={"ties": TIES}, drawn_with_client=True)
    assert (row.schema, len(row.content["ties"])) == (2, 8)
    said = ("to", "person", "closeness", "energy", "conflict")
    assert [row.content["ties"][3][name] for name in said] == ["ayah", "", "normal", "", False]
    counts = ecomap_counts((tie["closeness"], bool(tie["energy"]), tie["conflict"]) for tie in row.content["ties"])
    assert (counts.with_energy["close"], counts.with_energy["very_close"], counts.without_energy["very_close"]) == (2, 1, 3)
    assert (counts.without_energy["normal"], counts.without_energy["ordinary"], counts.conflict) == (1, 1, 0)
    shown = assessment_of(case, "id").ecomap
    assert "Dukungan datang dari: ibu (almarhumah), SW, N." in shown.seen
    assert "Tidak ada hubungan yang dicatat berkonflik." in shown.seen


def test_a_person_of_the_file_stands_on_the_ecomap_by_name(said, case):
    sister = record_person(**said, name="Wulan", relation="sibling")
    keep_tool(**said, tool="ecomap", content={"ties": [{"person": str(sister.entry), "closeness": "conflict"}]})
    shown = assessment_of(case, "id").ecomap
    assert shown.ties[0].to.startswith("Wulan")
    assert shown.ties[0].conflict
    assert shown.seen[0] == f"Ada konflik dengan: {shown.ties[0].to}."


@pytest.mark.parametrize(
    ("tool", "content", "field"),
    [
        ("", None, "tool"),
        ("crystal_ball", None, "tool"),
        ("bpss", ["x"], "tool"),
        ("bpss", {"biological": "161 cm"}, "biological"),
        ("bpss", {"biological": [161]}, "biological"),
        ("bpss", {"economic": ["x"]}, "tool"),
        ("strengths_quadrant", {"lines": ["x"]}, "tool"),
        ("life_road_map", {"events": "lahir"}, "events"),
        ("life_road_map", {"events": [{"when": "2014"}]}, "events-0-what"),
        ("life_road_map", {"events": [{"what": "pindah", "mood": "sideways"}]}, "events-0-mood"),
        ("life_road_map", {"events": [{"what": "pindah", "place": "x"}]}, "events"),
        ("life_road_map", {"events": [{"what": "x"}] * 201}, "events"),
        ("ecomap", {"ties": [{"closeness": "close"}]}, "ties-0-to"),
        ("ecomap", {"ties": [{"to": "ibu", "closeness": "glued"}]}, "ties-0-closeness"),
        ("ecomap", {"ties": [{"to": "ibu", "energy": "up"}]}, "ties-0-energy"),
        ("ecomap", {"ties": [{"to": "ibu", "closeness": True}]}, "ties-0-closeness"),
        ("social_map", {"lines": "x"}, "lines"),
        ("social_map", {"drawing": ["x"]}, "places"),
    ],
)
def test_content_of_another_shape_is_refused(said, tool, content, field):
    with pytest.raises(BadInput) as refused:
        keep_tool(**said, tool=tool, content=content)
    assert list(refused.value.fields) == [field]
    assert not ToolEntry.objects.exists()


def test_another_schema_or_another_tool_in_the_same_entry_is_refused(said):
    with pytest.raises(BadInput):
        keep_tool(**said, tool="bpss", content=None, schema=99)
    row = keep_tool(**said, tool="bpss", content={"social": ["dekat dengan pembina"]})
    with pytest.raises(BadInput):
        keep_tool(**said, tool="ecomap", content=None, entry=row.entry, based_on=1)
    keep_tool(**said, tool="bpss", content={"social": ["a"]}, entry=row.entry, based_on=1)
    with pytest.raises(Overtaken):
        keep_tool(**said, tool="bpss", content={"social": ["b"]}, entry=row.entry, based_on=1)


def test_used_but_not_copied_is_a_gap_with_a_way_to_fill_it(said, case):
    row = keep_tool(**said, tool="life_road_map", content={"events": [{"what": " "}]}, note="gambar 4.4, tidak terbaca")
    assert row.content is None
    assert ToolEntry.current.filter(file_id=case.pk, content__isnull=True).exists()
    tool = assessment_of(case, "id").tools[0]
    assert not tool.copied
    assert tool.url == f"/kasus/{case.pk}/asesmen/alat/{row.entry}/"


def test_nobody_outside_the_team_keeps_a_tool(case, people, as_user, signed_in):
    with as_user("lina"), pytest.raises(Refusal) as refused:
        keep_tool(by=people["lina"], case=case, tool="bpss")
    assert type(refused.value) is Refusal
    for who in ("tono", "budi", "sari"):
        for page in ("", "bpss/", "bola-kristal/"):
            assert signed_in(who).get(f"/kasus/{case.pk}/asesmen/alat/{page}").status_code == 404
        assert signed_in(who).post(f"/kasus/{case.pk}/asesmen/alat/bpss/", {"social": "a"}).status_code == 404
    with as_user("ratna"):
        assert not ToolEntry.objects.filter(file_id=case.pk).exists()


def test_from_the_choice_of_a_tool_to_its_picture_on_the_page(case, signed_in):
    browser, base = signed_in("ratna"), f"/kasus/{case.pk}/asesmen/alat/"
    offered = browser.get(base).content.decode()
    assert f'href="{base}ecomap/"' in offered and "Peta tubuh" in offered and "sensitif" in offered
    assert browser.get(f"{base}bola-kristal/").status_code == 404
    for tool in ("strengths_quadrant", "bpss", "life_road_map", "ecomap", "social_map", "body_map"):
        assert browser.get(f"{base}{tool}/").status_code == 200
    strengths = {"internal_strengths": "- ambisius\n- percaya diri", "external_weaknesses": "mudah terganggu kebisingan", "drawn_with_client": "on"}
    shown = browser.post(f"{base}strengths_quadrant/", strengths, follow=True)
    assert shown.redirect_chain[-1][0] == f"/kasus/{case.pk}/gambar/strengths_quadrant/"
    assert ">percaya diri</text>" in shown.content.decode()
    assert "<li>percaya diri</li>" in browser.get(f"/kasus/{case.pk}/asesmen/").content.decode()
    road = {"events-0-what": "pindah ke kota", "events-0-age": "18", "events-0-mood": "down", "events-1-when": "2014", "events-1-what": ""}
    refused = browser.post(f"{base}life_road_map/", road)
    assert refused.status_code == 422
    assert "pindah ke kota" in refused.content.decode()
    told = browser.post(f"{base}life_road_map/", {**road, "events-1-what": "juara", "events-1-mood": "up"}, follow=True).content.decode()
    assert "usia 18: pindah ke kota" in told and "terasa baik" in told.lower()
    wrong = browser.post(f"{base}ecomap/", {"ties-0-closeness": "close", "ties-0-energy": "to_client"})
    assert wrong.status_code == 422
    assert "Pilih orangnya" in wrong.content.decode()


def test_a_use_is_corrected_with_the_form_of_its_tool(case, signed_in, said):
    row = keep_tool(**said, tool="ecomap", content={"ties": TIES})
    browser, path = signed_in("ratna"), f"/kasus/{case.pk}/asesmen/alat/{row.entry}/"
    words = browser.get(path).content.decode()
    assert "teman Nv" in words and "<title>Ekomap" in words
    assert browser.post(path, {"based_on": "1", "ties-0-to": "ibu", "ties-0-conflict": "on"}).status_code == 302
    assert "ibu" in browser.get(f"{path}riwayat/").content.decode()
    for outsider in ("tono", "budi", "sari"):
        assert signed_in(outsider).get(path).status_code == 404
        assert signed_in(outsider).get(f"{path}riwayat/").status_code == 404


def test_a_kept_ecomap_shows_the_people_as_they_were_that_day(case, signed_in, said):
    mother = record_person(**said, name="Sri", relation="mother")
    tie = {"person": str(mother.entry), "closeness": "very_close"}
    kept = keep_tool(**said, tool="ecomap", content={"ties": [tie]})
    record_person(**said, name="Sri", relation="mother", deceased=True, entry=mother.entry, based_on=1)
    keep_tool(**said, tool="ecomap", content={"ties": [tie]})
    browser, base = signed_in("ratna"), f"/kasus/{case.pk}/gambar/ecomap/"
    first, now = (browser.get(path).content.decode() for path in (f"{base}{kept.entry}/", base))
    assert "meninggal" not in first.split("<svg xmlns")[1].split("</svg>")[0]
    assert "meninggal" in now.split("<svg xmlns")[1].split("</svg>")[0]
