"""The words of disability (R150-R160, R378): what the meeting needs, which barriers stand around, which rights count."""

import pytest

from sintas.practice import catalogue


def words(name: str) -> list[str]:
    """The Indonesian words of a list, in its order."""
    return [row.id for row in catalogue.load(name).rows]


@pytest.mark.parametrize(
    ("term", "examples"),
    [
        ("Neuromuskuloskeletal", ("cerebral palsy", "polio", "spina bifida", "stroke", "cedera kepala")),
        ("Muskuloskeletal", ("kehilangan anggota tubuh", "osteoartritis", "distrofi otot")),
    ],
)
def test_classes_with_their_examples(term, examples):
    row = catalogue.load("disability_classes").match(term)
    assert row is not None
    assert all(example in row.definition_id for example in examples)


def test_characteristics():
    assert words("disability_characteristics") == ["Akademik", "Sosial-emosional", "Fisik dan kesehatan"]


def test_periods_of_the_cause():
    assert [row.code for row in map(catalogue.load("disability_cause_periods").match, ("Prenatal", "Perinatal", "Postnatal")) if row] == [
        "prenatal",
        "perinatal",
        "postnatal",
    ]


def test_the_five_needs():
    assert [row.id for row in catalogue.load("disability_needs").of_group("needs")] == [
        "Aksesibilitas fisik dan lingkungan yang inklusif",
        "Terapi fisik dan rehabilitasi",
        "Alat bantu mobilitas",
        "Dukungan psikososial dan konseling",
        "Pendidikan dan pelatihan vokasional",
    ]


def test_the_three_barriers_of_the_source():
    assert words("disability_barriers")[:3] == ["Hambatan sensorik", "Hambatan kognitif", "Hambatan emosional dan sosial"]


def test_the_22_rights_by_their_words():
    assert words("disability_rights") == [
        "Hidup",
        "Bebas dari stigma",
        "Privasi",
        "Keadilan dan perlindungan hukum",
        "Pendidikan",
        "Pekerjaan, kewirausahaan, dan koperasi",
        "Kesehatan",
        "Politik",
        "Keagamaan",
        "Keolahragaan",
        "Kebudayaan dan pariwisata",
        "Kesejahteraan sosial",
        "Aksesibilitas",
        "Pelayanan publik",
        "Perlindungan dari bencana",
        "Habilitasi dan rehabilitasi",
        "Konsesi",
        "Pendataan",
        "Hidup mandiri dan dilibatkan dalam masyarakat",
        "Berekspresi, berkomunikasi, dan memperoleh informasi",
        "Berpindah tempat dan kewarganegaraan",
        "Bebas dari diskriminasi, penelantaran, penyiksaan, dan eksploitasi",
    ]


def test_the_four_kinds_by_law():
    kinds = catalogue.load("disability_kinds")
    assert [kinds.match(term) for term in ("fisik", "intelektual", "mental", "sensori")] == list(kinds.rows)
