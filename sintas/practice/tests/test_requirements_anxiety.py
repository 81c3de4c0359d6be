"""The model of anxiety (R129-R141): levels, causes, signs. Descriptors for the worker's judgement, never a score."""

import pytest

from sintas.practice import catalogue


@pytest.mark.parametrize(
    ("term", "code", "mark"),
    [
        ("Kecemasan Ringan", "mild", "masih mampu belajar"),
        ("Kecemasan Sedang", "moderate", "Perhatian selektif"),
        ("Kecemasan Berat", "severe", "tidak dapat berkonsentrasi"),
        ("Panik", "panic", "kehilangan kendali"),
    ],
)
def test_four_levels_with_their_marks(term, code, mark):
    row = catalogue.load("anxiety_levels").match(term)
    assert row is not None
    assert row.code == code
    assert mark in row.definition_id


@pytest.mark.parametrize(
    ("term", "code"),
    [
        ("Lingkungan", "environment"),
        ("Emosi Yang Ditekan", "suppressed_emotion"),
        ("Sebab-Sebab Fisik", "physical_cause"),
        ("Ancaman yang belum nyata", "unreal_threat"),
        ("Penolakan dari masyarakat", "rejection_by_society"),
        ("Pengetahuan tentang keadaan yang dihadapi", "knowledge_of_situation"),
        ("Keyakinan atas kemampuan mengendalikan diri", "self_control"),
    ],
)
def test_causes(term, code):
    row = catalogue.load("contributing_factors").match(term)
    assert row is not None
    assert (row.code, row.group) == (code, "anxiety")


PHYSICAL = (
    "kegelisahan; kegugupan; tangan atau anggota tubuh bergetar atau gemetar; sensasi pita ketat di sekitar dahi; "
    "kekencangan pori-pori kulit perut atau dada; banyak berkeringat; telapak tangan berkeringat; pening atau pingsan; "
    "mulut atau kerongkongan kering; sulit berbicara; sulit bernafas; bernafas pendek; jantung berdebar keras atau berdetak kencang; "
    "suara bergetar; jari atau anggota tubuh dingin; pusing; lemas atau mati rasa; sulit menelan; kerongkongan tersekat; "
    "leher atau punggung kaku; sensasi tercekik atau tertahan; tangan dingin dan lembab; sakit perut atau mual; panas dingin; "
    "sering buang air kecil; wajah memerah; diare; sensitif atau mudah marah"
)
BEHAVIOURAL = "menghindar; melekat dan dependen; terguncang"
COGNITIVE = (
    "khawatir tentang sesuatu; takut/aprehensi akan masa depan; yakin sesuatu yang mengerikan segera terjadi; "
    "terpaku pada sensasi ketubuhan; sangat waspada terhadap sensasi ketubuhan; merasa terancam oleh orang atau peristiwa biasa; "
    "takut kehilangan kontrol; takut tidak mampu mengatasi masalah; berpikir dunia runtuh; berpikir semua tidak dapat dikendalikan; "
    "berpikir semua membingungkan; khawatir hal sepele; memikirkan hal mengganggu berulang; merasa harus kabur dari keramaian; "
    "pikiran bercampur aduk; tidak mampu menghilangkan pikiran terganggu; berpikir akan segera mati; khawatir ditinggal sendirian; "
    "sulit berkonsentrasi"
)


@pytest.mark.parametrize(("group", "terms"), [("physical", PHYSICAL), ("behavioural", BEHAVIOURAL), ("cognitive", COGNITIVE)])
def test_every_sign_the_source_names(group, terms):
    signs = catalogue.load("anxiety_signs")
    found = [signs.match(term) for term in terms.split("; ")]
    assert tuple(found) == signs.of_group(group)


HAWARI = (
    "cemas, khawatir, tidak tenang, ragu, bimbang; memandang masa depan dengan was-was; kurang percaya diri, gugup di muka umum; "
    "sering merasa tidak bersalah, menyalahkan orang lain; tidak mudah mengalah; gerakan serba salah, gelisah; "
    "sering mengeluh, khawatir berlebihan pada penyakit; mudah tersinggung, membesar-besarkan masalah; bimbang mengambil keputusan; "
    "pertanyaan diulang-ulang; histeris saat emosi"
)


def test_the_eleven_symptoms_after_hawari():
    symptoms = catalogue.load("anxiety_symptoms")
    assert tuple(symptoms.match(term) for term in HAWARI.split("; ")) == symptoms.rows
