"""A problem focus is a problem: the source's own sentence is caught, and no honest problem is."""

import pytest

from sintas.practice import catalogue, checks
from sintas.practice.focus import names_intervention

INTERVENTIONS = [
    "terapi realitas untuk menurunkan tingkat kecemasan dalam menghadapi dunia kerja pasca pelatihan vokasional di STIS Bogor",
    "Terapi Realitas",
    "CBT",
    "CBT dalam lima sesi",
    "konseling keluarga",
    "Pemberian konseling individual untuk memulihkan rasa percaya diri",
    "teknik relaksasi agar klien dapat tidur",
    "dukungan untuk mengurangi rasa takut",
    "pendampingan pendidikan untuk klien yang tidak lagi bersekolah",
    "menurunkan kecemasan melalui terapi realitas",
    "mengatasi rasa takut dengan konseling individual",
    "reality therapy to reduce anxiety",
    "Role playing untuk latihan wawancara",
]
PROBLEMS = [
    "",
    "   ",
    "kecemasan dalam menghadapi dunia kerja pasca pelatihan vokasional",
    "takut tidur sendiri sejak kejadian",
    "kurangnya dukungan keluarga",
    "dukungan keluarga kurang untuk melanjutkan sekolah",
    "konflik dengan ayah tiri",
    "kesehatan menurun sejak kejadian",
    "konseling terputus sejak pindah asrama",
    "belum punya rumah aman",
    "takut dengan konseling",
    "kekerasan seksual oleh kakak ipar yang tinggal serumah",
    "pelatihan vokasional membuat klien sangat lelah",
    "sulit mengelola perasaan",
    "mengelola perasaan saat di kelas",
    "anxiety about working life after training",
    "lack of support from the family",
]


@pytest.mark.parametrize("words", INTERVENTIONS)
def test_a_way_of_helping_is_not_the_problem(words):
    assert names_intervention(words)
    assert names_intervention(words.upper())
    warning = checks.focus_is_intervention(words)
    assert warning is not None
    assert warning.code == "focus_is_a_problem"


@pytest.mark.parametrize("words", PROBLEMS)
def test_a_problem_stays_a_problem(words):
    assert not names_intervention(words)
    assert checks.focus_is_intervention(words) is None


@pytest.mark.parametrize("name", ["impacts", "risk_facts", "contributing_factors", "anxiety_signs", "anxiety_symptoms", "violence_practice"])
@pytest.mark.parametrize("lang", ["id", "en"])
def test_no_impact_risk_or_sign_reads_as_an_intervention(name, lang):
    assert [row.code for row in catalogue.load(name).rows if names_intervention(row.label(lang))] == []


@pytest.mark.parametrize("row", [row for row in catalogue.load("therapies").rows if row.code != "other"], ids=lambda row: row.code)
def test_every_therapy_is_known_by_each_of_its_names(row):
    for words in (row.id, row.en, *row.aliases):
        assert names_intervention(words)
        assert names_intervention(f"{words} untuk mengurangi rasa takut")


@pytest.mark.parametrize("row", [*catalogue.load("techniques").rows, *catalogue.load("services").rows], ids=lambda row: row.code)
def test_every_technique_and_service_is_known_with_its_purpose(row):
    assert names_intervention(f"{row.id} untuk mengurangi rasa takut")
