"""A definition with a slip of the pen: every fault is named with its file and key, before anybody meets the scale."""

import tomllib
from collections.abc import Callable
from typing import Any

import pytest

from sintas.instruments.scales.catalogue import LIBRARY
from sintas.instruments.scales.faults import BrokenScale
from sintas.instruments.scales.loader import build, load_file

Data = dict[str, Any]


def read(name: str) -> Data:
    return tomllib.loads((LIBRARY / f"{name}-1.toml").read_text(encoding="utf-8"))


def put(path: str, value: Any) -> Callable[[Data], None]:
    def change(data: Data) -> None:
        place: Any = data
        *way, last = path.split(".")
        for step in way:
            place = place[int(step)] if isinstance(place, list) else place[step]
        if isinstance(place, list):
            place[int(last)] = value
        else:
            place[last] = value

    return change


def drop(path: str) -> Callable[[Data], None]:
    def change(data: Data) -> None:
        place: Any = data
        *way, last = path.split(".")
        for step in way:
            place = place[int(step)] if isinstance(place, list) else place[step]
        del place[last]

    return change


BROKEN: list[tuple[str, Callable[[Data], None], str, str]] = [
    ("phq9", drop("code"), "code", "belum diisi"),
    ("phq9", put("code", "PHQ 9"), "code", "huruf kecil"),
    ("phq9", put("version", "1.0"), "version", "angka bulat"),
    ("phq9", put("kind", "quiz"), "kind", "Pilih salah satu"),
    ("phq9", put("titel", "x"), "titel", "tidak dikenal"),
    ("phq9", put("items.0.txt", "x"), "items.0.txt", "tidak dikenal"),
    ("phq9", put("title", {"id": "Suasana hati"}), "title.en", "belum diisi"),
    ("phq9", put("items.3.text.id", "  "), "items.3.text.id", "belum diisi"),
    ("phq9", put("items.3.text", 7), "items.3.text", "tabel"),
    ("phq9", put("items.3.id", "sleep"), "items.3.id", "dua kali"),
    ("phq9", put("items.3.id", "q4"), "items.3.id", "bukan nomornya"),
    ("phq9", put("items.3.options", "sometimes"), "items.3.options", "option_sets"),
    ("phq9", put("items.3.reversed", "ya"), "items.3.reversed", "true atau false"),
    ("phq9", put("items.9.reversed", True), "items.9.reversed", "dihitung"),
    ("phq9", put("items.3.section", "tubuh"), "items.3.section", "sections"),
    ("phq9", put("items.3.steps", ["berdoa"]), "items.3.steps", "berdoa"),
    ("phq9", put("items.3.kind", "slider"), "items.3.kind", "Pilih salah satu"),
    ("phq9", put("items.3.kind", "text"), "items.3.options", "tidak memakai"),
    ("phq9", put("items", []), "items", "Belum ada butir"),
    ("phq9", put("items", "sembilan"), "items", "daftar tabel"),
    ("phq9", put("option_sets.often.1.value", 0), "items.0.options", "nilai yang sama"),
    ("phq9", put("option_sets.often.1.value", "sometimes"), "items.0.options", "bernilai angka"),
    ("phq9", put("option_sets.often.1.value", None), "option_sets.often.1.value", "angka atau kode"),
    ("phq9", put("option_sets.often", [{"value": 0, "label": {"id": "a", "en": "b"}}]), "items.0.options", "dua jawaban"),
    ("phq9", put("scoring.method", "median"), "scoring.method", "sum, mean, none"),
    ("phq9", put("scoring.method", "none"), "scoring.method", "sum atau mean"),
    ("phq9", put("scoring.high", 30), "scoring.high", "memberi 27"),
    ("phq9", put("scoring.missing_share", 2), "scoring.missing_share", "antara 0 dan 1"),
    ("phq9", drop("scoring"), "scoring", "belum diisi"),
    ("phq9", put("wordings", []), "wordings", "paling sedikit satu bahasa"),
    ("phq9", drop("wordings.1.validated"), "wordings.1.validated", "true atau false"),
    ("phq9", put("wordings.1.source", ""), "wordings.1.source", "belum diisi"),
    ("phq9", put("wordings.1.source", "terjemahan Sintas"), "wordings.1.source", "tabel"),
    ("phq9", put("wordings.1.source", {"id": "terjemahan Sintas"}), "wordings.1.source.en", "belum diisi"),
    ("phq9", put("wordings.0.source", {"en": "Kroenke 2001"}), "wordings.0.source.id", "belum diisi"),
    ("phq9", put("licence.source", "lembar PHQ-9"), "licence.source", "tabel"),
    ("hars", put("licence.source", {"id": "lembar HARS"}), "licence.source.en", "belum diisi"),
    ("phq9", put("wordings.1.language", "en"), "wordings.1.language", "dua kali"),
    ("phq9", put("wordings.1.language", "Indonesia"), "wordings.1.language", "huruf kecil"),
    ("phq9", drop("licence"), "licence", "belum diisi"),
    ("phq9", put("licence.colour", "red"), "licence.colour", "hanya skor total"),
    ("phq9", put("given_by", ["dukun"]), "given_by", "dukun"),
    ("phq9", put("read_by", "psychologist"), "read_by", "daftar nama"),
    ("phq9", put("completed_by", ["telepathy"]), "completed_by", "telepathy"),
    ("phq9", put("ages", {"low": 18, "high": 12}), "ages", "Usia terendah"),
    ("phq9", put("better", "left"), "better", "up, down"),
    ("phq9", drop("band_sets.0.source"), "band_sets.0.source", "belum diisi"),
    ("phq9", drop("band_sets.1.population"), "band_sets.1.population", "belum diisi"),
    ("phq9", put("band_sets.0.population", {"id": "Pasien"}), "band_sets.0.population.en", "belum diisi"),
    ("phq9", put("band_sets.0.on", ["tubuh"]), "band_sets.0.on", "tubuh"),
    ("phq9", put("band_sets.0.bands", []), "band_sets.0.bands", "belum diisi"),
    ("phq9", put("band_sets.0.bands.1.low", 4), "band_sets.0.bands.1.low", "tumpang tindih"),
    ("phq9", put("band_sets.0.bands.4.high", 28), "band_sets.0.bands.4.low", "0 sampai 27"),
    ("phq9", put("band_sets.0.bands.0.low", 9), "band_sets.0.bands.0.low", "lebih besar"),
    ("phq9", put("band_sets.0.bands.0.low", "nol"), "band_sets.0.bands.0.low", "angka"),
    ("phq9", put("alerts.0.item", "wants_to_die"), "alerts.0.item", "wants_to_die"),
    ("phq9", put("alerts.0.at_least", 4), "alerts.0.at_least", "tidak akan pernah muncul"),
    ("phq9", put("alerts.0.code", "fire"), "alerts.0.code", "suicide"),
    ("phq9", put("alerts.0.value", "yes"), "alerts.0.at_least", "satu saja"),
    ("k10", put("skip_rules.0.after", "calm"), "skip_rules.0.item", "calm"),
    ("k10", put("skip_rules.0.after", "worthless"), "skip_rules.0.after", "lebih dahulu"),
    ("k10", put("skip_rules.0.when", 0), "skip_rules.0.when", "jawaban butir"),
    ("k10", put("skip_rules.0.scores", 9), "skip_rules.0.scores", "jawaban butir"),
    ("mspss", put("subscales.0.items", ["special_around", "special_arround"]), "subscales.0.items", "special_arround"),
    ("mspss", put("subscales.0.items", []), "subscales.0.items", "memerlukan butir"),
    ("mspss", put("subscales.1.code", "friends"), "subscales.2.code", "dua kali"),
    ("pcl5", put("findings.0.needs.0.count", 6), "findings.0.needs.0.count", "tidak dapat dipenuhi"),
    ("pcl5", put("findings.0.needs.0.items", ["dream"]), "findings.0.needs.0.items", "dream"),
    ("pcl5", drop("findings.0.population"), "findings.0.population", "belum diisi"),
    ("pcl5", put("change_guides.0.reliable", 20), "change_guides.0.reliable", "bermakna"),
    ("hars", drop("licence.reason"), "licence.reason", "mengapa butirnya"),
    ("hars", put("items", [{"id": "mood", "text": {"id": "a", "en": "b"}, "scored": False, "kind": "text"}]), "items", "teks butir"),
    ("hars", drop("scoring.high"), "scoring.high", "angka"),
    ("safety_facts", put("from_lists.0.list", "dangers"), "from_lists.0.list", "katalog"),
    ("safety_facts", put("from_lists.0.group", "later"), "from_lists.0.group", "katalog"),
    ("safety_facts", put("from_lists.0.steps", {"no_such_fact": ["police"]}), "from_lists.0.steps.no_such_fact", "katalog"),
    ("safety_facts", put("scoring.method", "sum"), "scoring.method", "none"),
]


@pytest.mark.parametrize(("name", "change", "key", "words"), BROKEN, ids=lambda value: value if isinstance(value, str) else "")
def test_a_broken_definition_is_refused_at_its_key(name, change, key, words):
    data = read(name)
    build(read(name), f"{name}-1.toml")
    change(data)
    with pytest.raises(BrokenScale) as broken:
        build(data, f"{name}-1.toml")
    found = {fault.key: fault.sentence for fault in broken.value.faults}
    assert words in found.get(key, ""), found
    assert str(broken.value).startswith(f"{name}-1.toml: ")


def test_all_faults_are_said_at_once():
    data = read("gad7")
    put("items.0.text.en", "")(data)
    put("items.6.options", "never")(data)
    drop("purpose")(data)
    with pytest.raises(BrokenScale) as broken:
        build(data, "gad7-1.toml")
    assert {fault.key for fault in broken.value.faults} == {"items.0.text.en", "items.6.options", "purpose"}


def test_a_file_that_is_no_toml_is_named_with_its_line(tmp_path):
    path = tmp_path / "gad7-1.toml"
    path.write_text('code = "gad7"\nversion = \n', encoding="utf-8")
    with pytest.raises(BrokenScale, match=r"gad7-1\.toml: toml: .*line 2"):
        load_file(path)


def test_a_file_under_a_wrong_name_is_refused(tmp_path):
    path = tmp_path / "gad7-2.toml"
    path.write_text((LIBRARY / "gad7-1.toml").read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(BrokenScale, match="Nama berkas"):
        load_file(path)


@pytest.mark.parametrize("rubbish", [None, [], "scale", 7, {"items": [None, 3, "x"]}, {"option_sets": []}, {"scoring": {"method": []}}])
def test_rubbish_is_refused_without_breaking(rubbish):
    with pytest.raises(BrokenScale):
        build(rubbish, "rubbish")
