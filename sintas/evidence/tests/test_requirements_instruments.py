"""Ratna draws with her client, all of it through the pages: what the reports ask of each tool is asked, drawn, told in words and kept."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest

from sintas.casework.tests.by_hand import all_there, read, rows, send
from sintas.evidence.models import ToolEntry
from sintas.instruments.family import CLIENT
from sintas.practice.catalogue import load
from sintas.safekeeping import trail

from .scale_people import page_form, results


@pytest.fixture
def case(open_a_case: Any) -> Any:
    return open_a_case("ratna", name="Bunga Melati")


def told(page: str) -> list[str]:
    """The drawing in words: the lines of the list beside it."""
    inside = page.partition('class="drawing')[2].partition("</figure>")[0].partition("<summary>")[2]
    return [unescape(re.sub(r"<[^>]+>", "", one)).strip() for one in re.findall(r"<li>(.*?)</li>", inside, re.S)]


def keys(page: str) -> set[str]:
    """The words of the drawing's legend."""
    svg = page.partition("<svg xmlns")[2].partition("</svg>")[0]
    keyed = re.findall(r'<g class="d-g-key[^"]*"[^>]*>(.*?)</g>', svg, re.S)
    return {" ".join(re.findall(r">([^<>]+)</text>", one)) for one in keyed}


def kept_of(case: Any, people: Any, tool: str) -> list[ToolEntry]:
    """The uses of a tool, opened. Inside as_user."""
    trail.record(by=people["ratna"], verb="read assessment", file_id=case.pk, opens=True)
    return list(ToolEntry.current.filter(file_id=case.pk, tool=tool).order_by("written_at"))


def grows(browser: Any, case: Any, to: str, how: str, **facts: Any) -> str:
    """Somebody joins the family beside the drawing; returns their key in it."""
    page = send(browser, "evidence:family_add", case, to, how, **facts)
    return re.findall(rf'href="[^"]*\?orang=([^"#]+)#pilihan"[^>]*>{re.escape(facts["name"])}', page)[-1]


def test_an_ecomap_has_the_legend_of_the_report_and_says_from_whom_support_comes(case: Any, signed_in: Any) -> None:
    """R81: Sangat Dekat, Dekat, Energi."""
    ratna = signed_in("ratna")
    first = send(ratna, "evidence:tool", case, "ecomap", **rows("ties", {"to": "Bu RT", "kind": "neighbour", "closeness": "distant"}))
    assert keys(first) == {"Jauh", "Orang lain"}, "only the marks that are used"
    ties = [
        {"to": "kakak", "kind": "family", "closeness": "close", "energy": "to_client"},
        {"to": "teman Rt", "kind": "friend", "closeness": "very_close"},
        {"to": "Puskesmas", "kind": "health", "closeness": "ordinary", "conflict": "on"},
    ]
    page = send(ratna, "evidence:tool", case, "ecomap", **rows("ties", *ties))
    assert {"Sangat Dekat", "Dekat", "Energi: dukungan mengalir ke arah panah", "Ada konflik"} <= keys(page)
    said = told(page)
    assert "kakak: dekat, memberi dukungan kepada klien" in said
    assert "teman Rt: sangat dekat" in said
    assert [one for one in said if one.startswith("Puskesmas") and "konflik" in one]
    assert "Sandingkan dua hari" in page, "the earlier map stays beside the new one"


def test_a_body_map_is_the_clients_own_hidden_and_a_ground_for_a_visum_only(case: Any, signed_in: Any, as_user: Any, people: Any) -> None:
    """R98: it may support a referral to a hospital for a forensic report, and never says what a doctor has to say."""
    ratna = signed_in("ratna")
    form = read(ratna, "evidence:tool", case, "body_map")
    all_there(form, "dasar rujukan ke rumah sakit untuk visum", "Jangan meminta membuka pakaian, jangan memotret", "Klien memilih untuk tidak menandai")
    mark = {"side": "front", "region": "throat", "words": "dicekik sampai gelap", "feels": ["pain"], "shape": "area", "size": "selebar telapak"}
    hidden = send(ratna, "evidence:tool", case, "body_map", where_made="ruang konseling", **rows("marks", mark))
    assert "Gambar ini disembunyikan" in hidden and "dicekik" not in hidden
    assert "dicekik" not in read(ratna, "casework:assessment_page", case)
    page = unescape(ratna.get(f"/kasus/{case.pk}/gambar/body_map/?tampil=1").content.decode())
    all_there(page, "Bukan temuan medis", "visum et repertum", "“dicekik sampai gelap”")
    [line] = [one for one in told(page) if "dicekik sampai gelap" in one]
    all_there(line.lower(), "leher", "depan", "nyeri", "menyebar", "selebar telapak")
    with as_user("ratna"):
        [kept] = kept_of(case, people, "body_map")
        assert kept.content["marks"][0]["words"] == "dicekik sampai gelap"


def test_whoever_does_not_want_a_body_map_is_drawn_none(case: Any, signed_in: Any) -> None:
    """R98: "prefers not" is an answer that is kept, not a gap."""
    ratna = signed_in("ratna")
    send(ratna, "evidence:tool", case, "body_map", declined="on", drawn_with_client="on")
    page = unescape(ratna.get(f"/kasus/{case.pk}/gambar/body_map/?tampil=1").content.decode())
    sentence = "Klien memilih untuk tidak menandai gambar tubuh. Pilihan itu dihormati; gambar ini dapat dibuat lain waktu bila klien mau."
    assert f"<p>{sentence}</p>" in page and "<svg xmlns" not in page, "in words, not as a picture of words"


def test_the_places_she_fears_are_mapped_without_any_address(case: Any, signed_in: Any, as_user: Any, people: Any) -> None:
    """R99: places feared because violence happened there."""
    ratna = signed_in("ratna")
    places = [
        {"name": "rumah nenek", "kind": "safe", "who": "nenek"},
        {"name": "gudang sekolah", "kind": "incident", "when": "sepulang sekolah"},
        {"name": "warung Jl. Melati No. 12", "kind": "feared"},
    ]
    ways = {"ways-0-one": "rumah nenek", "ways-0-other": "gudang sekolah"}
    path = f"/kasus/{case.pk}/asesmen/alat/place_map/"
    refused = ratna.post(path, {"submission": "", **rows("places", *places), **ways})
    words = unescape(refused.content.decode())
    assert refused.status_code == 422 and "tanpa alamat" in words and "warung Jl. Melati No. 12" in words and "gudang sekolah" in words
    places[2]["name"] = "warung dekat pos"
    hidden = send(ratna, "evidence:tool", case, "place_map", **rows("places", *places), **ways)
    assert "Gambar ini disembunyikan" in hidden and "gudang" not in hidden
    page = unescape(ratna.get(f"/kasus/{case.pk}/gambar/place_map/?tampil=1").content.decode())
    assert {"Tempat aman", "Tempat yang ditakuti", "Tempat kejadian"} <= keys(page)
    said = told(page)
    for line in ("rumah nenek: tempat aman; ada nenek", "gudang sekolah: tempat kejadian; sepulang sekolah", "warung dekat pos: tempat yang ditakuti"):
        assert line in said
    assert "Jalan sehari-hari: rumah nenek dan gudang sekolah" in said
    with as_user("ratna"):
        [kept] = kept_of(case, people, "place_map")
        assert [one["kind"] for one in kept.content["places"]] == ["safe", "incident", "feared"]


def test_a_genogram_tells_generations_events_losses_patterns_and_work(case: Any, signed_in: Any) -> None:
    """R100: built beside the client by taps; every fact stands in the words beside the picture."""
    ratna = signed_in("ratna")
    mother = grows(ratna, case, CLIENT, "parent", name="Sri", sex="female", deceased="on", birth="1960", death="2021")
    grows(ratna, case, mother, "parent", name="Nenek Tum", sex="female")
    husband = grows(ratna, case, CLIENT, "partner", name="Joko", sex="male", kind="separated")
    grows(ratna, case, CLIENT, "child", name="Rafi", sex="male", birth="2015", other=husband)
    grows(ratna, case, CLIENT, "child", name="si kecil", before_birth="miscarriage", other=husband)
    work = {"name": "Joko", "relation_0": "husband", "relation_1": "", "sex": "male", "occupation": "sopir truk", "based_on": "1"}
    send(ratna, "evidence:family_change", case, husband, **work)
    tie = {"one": husband, "other": CLIENT, "kind_0": "", "kind_1": "", "quality_0": "violence", "quality_1": ""}
    page = send(ratna, "evidence:family_tie", case, **tie)
    said = told(page)
    assert [one for one in said if one.startswith("Sri, ibu") and "61 tahun ketika meninggal, 1960–2021" in one]
    assert [one for one in said if one.startswith("Joko, suami") and one.endswith("sopir truk")]
    assert [one for one in said if one.endswith("dan Joko: pisah rumah")]
    assert [one for one in said if "si kecil" in one and "keguguran" in one.lower()]
    assert [one for one in said if one.startswith("Joko melakukan kekerasan terhadap")]
    assert [one for one in said if one.startswith("Anak dari Nenek Tum") and "Sri" in one], "three generations"
    assert {"Sudah meninggal", "Pisah rumah", "Kekerasan (panah: kepada siapa)", "Keguguran"} <= keys(page)


def test_who_comes_and_goes_is_seen_by_laying_two_days_side_by_side(case: Any, signed_in: Any) -> None:
    """R100: additions and losses; a kept day is not touched by what is learnt later."""
    ratna, here = signed_in("ratna"), f"/kasus/{case.pk}/gambar/genogram/"
    mother = grows(ratna, case, CLIENT, "parent", name="Sri", sex="female")
    first = ratna.post(f"{here}simpan/", {"drawn_with_client": "on"}, follow=True)
    assert "Gambar hari ini tersimpan." in first.content.decode()
    send(ratna, "evidence:family_change", case, mother, name="Sri", relation_0="mother", relation_1="", sex="female", deceased="on", based_on="1")
    grows(ratna, case, CLIENT, "child", name="Rafi", sex="male")
    ratna.post(f"{here}simpan/")
    page = unescape(ratna.get(f"{here}banding/").content.decode())
    before, after = (told(half) for half in page.split("</figure>")[:2] for half in [half + "</figure>"])
    assert not [one for one in before if "meninggal" in one or "Rafi" in one]
    assert [one for one in after if one.startswith("Sri") and "sudah meninggal" in one] and [one for one in after if "Rafi" in one]
    chosen = re.findall(r'<option value="[^"]+"[^>]*>([^<]+)</option>', page)
    assert len(chosen) == 4 and all(" pukul " in one for one in chosen), "two drawings of one day are told apart by their time"


def test_an_ecological_map_has_a_ring_for_each_layer_around_the_client(case: Any, signed_in: Any) -> None:
    """R101."""
    layers = {"micro": "ibu", "meso": "wali kelas", "exo": "aparat desa", "macro": "adat", "chrono": "pindah kota"}
    page = send(signed_in("ratna"), "evidence:tool", case, "ecological_map", **rows("ties", *({"to": to, "level": level} for level, to in layers.items())))
    said = told(page)
    for level, to in layers.items():
        assert [one for one in said if one.startswith(f"{load('ecosystem_levels').label(level, 'id')}: {to}")], level


def test_a_social_map_says_what_is_there_how_far_and_whether_it_helps(case: Any, signed_in: Any) -> None:
    """R102."""
    ratna = signed_in("ratna")
    places = [
        {"what": "Posyandu", "kind": "health", "where": "walk", "works": "helps"},
        {"what": "Satgas PPA", "kind": "protection", "where": "far", "works": "closed", "note": "kantor tutup"},
    ]
    page = send(ratna, "evidence:tool", case, "social_map", drawn_with_client="on", **rows("places", *places))
    said = [one.lower() for one in told(page)]
    [near], [far] = ([one for one in said if name in one] for name in ("posyandu", "satgas ppa"))
    all_there(near, "jalan kaki", "membantu")
    all_there(far, "jauh", "tidak dapat dipakai sekarang", "kantor tutup")
    assert "dibuat bersama klien" in page


def test_strengths_road_and_the_four_domains_are_drawn_from_what_was_written(case: Any, signed_in: Any) -> None:
    """R79, R80, R82, R60: each line typed once, in its box or on its side of the road."""
    ratna = signed_in("ratna")
    strengths = {"internal_strengths": "rajin", "external_strengths": "bibi", "internal_weaknesses": "mudah ragu", "external_weaknesses": "utang"}
    quadrant = told(send(ratna, "evidence:tool", case, "strengths_quadrant", **strengths))
    assert sorted(one.partition(": ")[2] for one in quadrant) == sorted(strengths.values()), "each in a box of its own"
    bpss = {"biological": "sulit tidur", "psychological": "cemas", "social": "punya sahabat", "spiritual": "berdoa"}
    four = told(send(ratna, "evidence:tool", case, "bpss", **bpss))
    assert [[words for words in bpss.values() if words in one] for one in four] == [[words] for words in bpss.values()]
    events = [{"what": "ibu wafat", "when": "2022", "mood": "down"}, {"what": "juara", "when": "2014", "mood": "up", "strength": "4"}]
    road = send(ratna, "evidence:tool", case, "life_road_map", **rows("events", *events))
    assert [one.partition(":")[2].split(";")[0].split(",")[0].strip() for one in told(road)][:2] == ["juara", "ibu wafat"], "in the order of life"
    assert {"terasa baik: di atas", "terasa berat: di bawah"} <= keys(road)


def test_signs_of_anxiety_are_ticked_and_the_level_is_a_judgement(case: Any, signed_in: Any, as_user: Any, people: Any) -> None:
    """R129-R132, R138-R141: every sign stands on the sheet, nothing is added up, the level is chosen and its reason kept."""
    ratna, path = signed_in("ratna"), f"/kasus/{case.pk}/skala/anxiety_signs/id/"
    answer = ratna.get(path)
    sheet = unescape(answer.content.decode())
    for name in ("anxiety_signs", "anxiety_symptoms", "anxiety_levels"):
        missing = [row.label("id") for row in load(name).in_use() if row.label("id") not in sheet]
        assert missing == [], name
    ticks = [name for name, kind in page_form(answer).names.items() if kind == "checkbox" and name.startswith("q_")]
    assert len(ticks) == 28 + 3 + 19 + 11
    sent = {"version": "1", "submission": "", "completed_by": "interview", "q_level": "moderate", "q_level_reason": "berulang kali melihat pintu"}
    after = ratna.post(path, {**sent, ticks[0]: "on", ticks[30]: "on"}, follow=True)
    page = unescape(after.content.decode())
    all_there(page, "Hasil tersimpan.", "berulang kali melihat pintu", load("anxiety_levels").label("moderate", "id"), "Alat ini tidak dijumlah")
    with as_user("ratna"):
        [kept] = results(people["ratna"], case)
        assert kept.total is None and kept.answers["level"] == "moderate"
        assert {ticks[0], ticks[30]} <= {f"q_{item}" for item in kept.answers}


def test_the_client_says_how_content_she_is_in_her_own_words(case: Any, signed_in: Any, as_user: Any, people: Any) -> None:
    """R318, R319: asked of the client, never added up, and what she writes is read again."""
    ratna, path = signed_in("ratna"), f"/kasus/{case.pk}/skala/satisfaction/id/"
    answer = ratna.get(path)
    assert "jawaban Anda tidak mengubah layanan untuk Anda" in answer.content.decode()
    sheet = page_form(answer)
    texts = [name for name, kind in sheet.names.items() if kind == "textarea" and name.startswith("q_")]
    chosen = {name: offered[0] for name, offered in sheet.offered.items() if name.startswith("q_")}
    assert (len(texts), len(chosen)) == (2, 8)
    sent = {"version": "1", "submission": "", "completed_by": "self", **chosen, texts[0]: "didengarkan", texts[1]: "ruangnya kurang tenang"}
    page = ratna.post(path, sent, follow=True).content.decode()
    all_there(page, "Hasil tersimpan.", "didengarkan", "ruangnya kurang tenang", "Klien mengisi sendiri")
    with as_user("ratna"):
        [kept] = results(people["ratna"], case)
        assert kept.total is None and len(kept.answers) == 10
