"""A unit brings its own questionnaire, typed in as rows."""

import json
from copy import deepcopy

import pytest

from sintas.instruments.scales.authoring import from_json, from_rows, slug, to_json
from sintas.instruments.scales.catalogue import all_scales
from sintas.instruments.scales.scoring import score
from sintas.safekeeping.refusals import BadInput

from .scales_at_work import code_of

DRAFT = {
    "title": "Rasa aman di asrama",
    "instruction": "Pilih jawaban yang paling sesuai dengan seminggu terakhir.",
    "wording_source": "disusun oleh tim asrama, 2024",
    "validated": False,
    "method": "sum",
    "options": [{"value": 0, "label": "Tidak"}, {"value": 1, "label": "Kadang"}, {"value": 2, "label": "Sering"}],
    "items": [
        {"text": "Saya merasa aman di kamar", "subscale": "Tempat"},
        {"text": "Saya takut saat malam", "reversed": True, "subscale": "Tempat"},
        {"text": "Ada orang yang saya percaya di asrama", "subscale": "Orang"},
        {"text": "Saya terpikir untuk melukai diri", "reversed": True, "subscale": "Orang", "alert_at": 1},
    ],
    "bands": [
        {"low": 0, "high": 3, "label": "Perlu dibicarakan", "source": "kesepakatan tim 2024", "population": "penghuni asrama kami"},
        {"low": 4, "high": 8, "label": "Cukup aman", "source": "kesepakatan tim 2024", "population": "penghuni asrama kami"},
    ],
    "licence": "kami boleh memakai ini karena kami yang menyusunnya",
    "better": "up",
}


def draft(**changes):
    return deepcopy(DRAFT) | changes


def refused(given) -> dict[str, str]:
    with pytest.raises(BadInput) as trouble:
        from_rows(given)
    return {key: str(sentence) for key, sentence in trouble.value.fields.items()}


def test_rows_become_a_scale_that_counts():
    own = from_rows(draft())
    names = [item.id for item in own.items]
    assert (own.code, own.version, own.kind) == ("unit_rasa_aman_di_asrama", "1", "scale")
    assert (own.scoring.low, own.scoring.high) == (0, 8)
    assert [part.code for part in own.subscales] == ["tempat", "orang"]
    result = score(own, dict(zip(names, (2, 0, 1, 2), strict=True)), "id")
    assert result.total == 2 + 2 + 1 + 0
    assert result.alert_codes == ("suicide",)
    assert result.band is None
    assert own.needs_leave("id")


def test_a_band_is_shown_once_the_unit_says_its_wording_was_tested():
    own = from_rows(draft(validated=True, wording_source="diuji pada 40 penghuni, 2025"))
    names = [item.id for item in own.items]
    result = score(own, dict(zip(names, (2, 0, 2, 0), strict=True)), "id")
    assert (result.total, result.band.label.id, result.band.source.id) == (8, "Cukup aman", "kesepakatan tim 2024")


def test_a_band_without_a_source_or_people_is_refused_at_its_row():
    given = draft()
    given["bands"][1]["source"] = " "
    del given["bands"][0]["population"]
    found = refused(given)
    assert "Tulis sumber batas ini" in found["bands.1.source"]
    assert "Tulis pada siapa" in found["bands.0.population"]


@pytest.mark.parametrize("statement", ["", "   ", "boleh"])
def test_why_we_may_use_it_must_be_said(statement):
    assert "kami boleh memakai ini karena" in refused(draft(licence=statement))["licence"]


def test_a_blank_question_a_bad_number_and_an_overlap_are_named_where_they_were_typed():
    given = draft()
    given["items"][2]["text"] = ""
    given["bands"][1]["low"] = "4,5"
    found = refused(given)
    assert "belum diisi" in found["items.2.text"]
    assert "angka" in found["bands.1.low"]
    given = draft()
    given["bands"][1]["low"] = 3
    assert "tumpang tindih" in refused(given)["bands.1.low"]
    given = draft()
    given["bands"].insert(0, {"low": 0, "high": 99, "label": "x", "source": "buku lain", "population": "orang lain"})
    assert "0 sampai 8" in refused(given)["bands.0.low"]


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"title": ""}, "title"),
        ({"items": []}, "items"),
        ({"items": "tiga"}, "items"),
        ({"options": [{"value": 0, "label": "Tidak"}]}, "options"),
        ({"options": [{"value": 0, "label": "Tidak"}, {"value": "dua", "label": "Ya"}]}, "options"),
        ({"options": [{"value": 1, "label": "Tidak"}, {"value": "1", "label": "Ya"}]}, "options"),
        ({"items": [{"text": "Aman", "options": [{"value": 1, "label": "Ya"}]}]}, "items.0.options"),
        ({"options": [{"value": 0, "label": "Tidak"}, {"value": 1, "label": ""}]}, "options.1.label"),
        ({"wording_source": ""}, "wording_source"),
        ({"language": "Indonesia"}, "language"),
        ({"method": "median"}, "method"),
        ({"code": "gad7"}, "code"),
        ({"colour": "green"}, "colour"),
        ({"given_by": ["tetangga"]}, "given_by"),
        ({"instruction": "x" * 3000}, "instruction"),
    ],
)
def test_every_check_of_the_library_holds_for_a_unit_too(changes, key):
    assert key in refused(draft(**changes))


@pytest.mark.parametrize("at", [9, "dua"])
def test_an_alert_that_can_never_ring_is_named_at_the_row_it_was_typed_in(at):
    given = draft()
    given["items"][3]["alert_at"] = at
    assert list(refused(given)) == ["items.3.alert_at"]


def test_a_fault_of_the_shared_answers_is_said_once_and_where_they_stand():
    assert list(refused(draft(options=[{"value": 0, "label": "Tidak"}], bands=[], items=[{"text": "Aman"}, {"text": "Tenang"}]))) == ["options"]


def test_an_own_list_without_a_total_needs_no_numbers():
    own = from_rows(draft(method="none", bands=[], items=[{"text": "Saya mengerti hak saya"}, {"text": "Saya ikut memutuskan"}]))
    assert own.kind == "ratings"
    assert score(own, {own.items[0].id: 2}, "id").total is None
    assert not own.needs_leave("id")


def test_reversed_rows_of_a_mean_with_parts_and_decimal_limits():
    given = draft(method="mean", validated=True)
    given["bands"] = [
        {"low": 0, "high": "0.9", "label": "Rendah", "source": "buku", "population": "remaja"},
        {"low": 1, "high": 2, "label": "Tinggi", "source": "buku", "population": "remaja"},
        {"low": 0, "high": 2, "label": "Semua", "source": "buku", "population": "remaja", "on": "Tempat"},
    ]
    own = from_rows(given)
    names = [item.id for item in own.items]
    result = score(own, dict(zip(names, (1, 0, 1, 2), strict=True)), "id")
    assert result.band.label.id == "Tinggi"
    assert result.subscales[0].band.label.id == "Semua"


@pytest.mark.parametrize("one", all_scales(), ids=code_of)
def test_every_scale_survives_being_kept_as_json(one):
    kept = to_json(one)
    assert from_json(kept) == one
    assert to_json(from_json(kept)) == kept
    json.loads(kept)


def test_an_own_scale_survives_it_too():
    own = from_rows(draft())
    assert from_json(to_json(own)) == own


@pytest.mark.parametrize("kept", ["", "{", "null", "[]", '{"code": 3}', '{"items": ' + "[" * 50_000])
def test_broken_json_is_refused_in_plain_words(kept):
    with pytest.raises(BadInput) as trouble:
        from_json(kept)
    assert trouble.value.fields


def test_an_unchanged_question_keeps_its_name_wherever_it_stands():
    first = from_rows(draft())
    given = draft(version="2", code=first.code)
    given["items"].reverse()
    second = from_rows(given)
    assert {item.text.id: item.id for item in first.items} == {item.text.id: item.id for item in second.items}
    long = "Dalam empat minggu terakhir, seberapa sering Anda merasa "
    assert slug(long + "gugup?") != slug(long + "sedih?")
    assert slug("Takut") == "takut"
    assert slug("Takut", ["takut"]) == "takut_lagi_2"
    assert slug("12") == "isi_12"
    assert slug("") == "isi"
