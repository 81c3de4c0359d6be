"""The words of violence (R105-R126): forms, who did it, what made it possible, what it did to the person."""

import pytest

from sintas.practice import catalogue


def code_of(name: str, term: str) -> str:
    found = catalogue.load(name).match(term)
    return found.code if found else f"nothing for {term}"


@pytest.mark.parametrize(
    ("term", "code"),
    [("Faktor Kedekatan", "closeness"), ("Faktor Kelekatan (Pacar)", "attachment"), ("Faktor Ketidakberdayaan", "powerlessness")],
)
def test_what_made_her_vulnerable(term, code):
    assert code_of("contributing_factors", term) == code


def test_factors_on_the_side_of_the_offender():
    assert [row.id for row in catalogue.load("offender_factors").rows] == [
        "Disfungsi keluarga",
        "Psikopatologi",
        "Penyalahgunaan zat",
        "Ketidakmampuan sosial",
        "Penarikan dan isolasi",
        "Riwayat",
        "Tekanan dan krisis psikososial",
    ]
    assert code_of("offender_factors", "sejarah") == "history"


@pytest.mark.parametrize(
    ("term", "code"),
    [("microsystem", "micro"), ("mesosystem", "meso"), ("exosystem", "exo"), ("macrosystem", "macro"), ("chronosystem", "chrono")],
)
def test_systems_around_the_person(term, code):
    assert code_of("contributing_factors", term) == code
    assert catalogue.load("ecosystem_levels").has(code)


@pytest.mark.parametrize(
    ("term", "code"),
    [
        ("ketakutan hamil", "fear_pregnancy"),
        ("perasaan kotor", "feels_dirty"),
        ("tidak bisa menolak", "cannot_refuse"),
        ("ingin bunuh diri", "wish_to_die"),
    ],
)
def test_what_the_survivor_carries(term, code):
    assert code_of("impacts", term) == code


@pytest.mark.parametrize("term", ["emosional", "verbal", "seksual", "finansial", "fisik", "psikis"])
def test_forms_in_relationships(term):
    assert catalogue.load("violence_practice").match(term) is not None


@pytest.mark.parametrize(
    ("term", "code"),
    [("sentuhan", "touching"), ("ancaman", "threats"), ("eksploitasi", "exploitation"), ("persetubuhan", "intercourse_with_child")],
)
def test_forms_against_a_child(term, code):
    assert code_of("violence_practice", term) == code


@pytest.mark.parametrize(
    ("term", "code"),
    [
        ("meraba", "touching"),
        ("pencabulan", "molestation"),
        ("perkosaan", "rape"),
        ("memperlihatkan pornografi", "shown_pornography"),
        ("memperlihatkan alat kelamin", "exposure"),
    ],
)
def test_forms_the_workers_of_lk3_name(term, code):
    assert code_of("violence_practice", term) == code


@pytest.mark.parametrize("term", ["pacarnya", "pasangannya", "orang tua", "kerabat", "guru", "orang yang dikenal"])
def test_who_did_it(term):
    assert catalogue.load("perpetrator_relations").match(term) is not None


@pytest.mark.parametrize("term", ["ayah", "paman", "guru", "kakek", "kakak ipar", "pacar"])
def test_who_did_it_in_the_cases_of_lk3(term):
    assert catalogue.load("perpetrator_relations").match(term) is not None


@pytest.mark.parametrize("code", ["wounds", "anger", "guilt", "shame", "humiliation", "insomnia", "appetite_loss"])
def test_short_term_impacts(code):
    row = catalogue.load("impacts").get(code)
    assert (row.extra["term"], "R121" in row.source) == ("short", True)


def test_long_term_impacts():
    for term in ("Pandangan negatif terhadap laki-laki", "Pandangan negatif terhadap hubungan seksual"):
        row = catalogue.load("impacts").match(term)
        assert row is not None
        assert row.extra["term"] == "long"


IMPACTS = {
    "physical": (
        "luka; gangguan kesehatan reproduksi; infeksi menular seksual; kehamilan yang tidak diinginkan; gangguan tidur; gangguan nafsu makan"
    ),
    "psychological": "mimpi buruk; kecemasan berlebih; rendahnya harga diri",
    "social": (
        "kesulitan berinteraksi dengan teman sebaya; penurunan prestasi belajar; ketidakmampuan menjalankan peran sosial; menarik diri"
    ),
}


@pytest.mark.parametrize(("group", "terms"), IMPACTS.items(), ids=IMPACTS)
def test_impacts_by_kind(group, terms):
    for term in terms.split("; "):
        row = catalogue.load("impacts").match(term)
        assert row is not None, term
        assert row.group == group


@pytest.mark.parametrize(
    ("term", "code"), [("perlakuan sinis oleh masyarakat", "cynical_treatment"), ("ketakutan untuk bergaul", "fear_to_mix")]
)
def test_what_the_neighbourhood_does(term, code):
    assert code_of("impacts", term) == code
