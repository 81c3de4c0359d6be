"""The words of stages and endings (R291-R295, R315-R317, R330-R333, R402, R424-R435) as the houses say them."""

import pytest

from sintas.practice import catalogue, journeys, stages


def words(name: str) -> list[str]:
    """The Indonesian words of a list, in its order."""
    return [row.id for row in catalogue.load(name).rows]


def test_principles_of_the_strengths_perspective():
    assert words("strengths_principles") == [
        "Menggali kekuatan",
        "Klien dapat berkembang",
        "Menanyakan harapan",
        "Menganalisis sistem sumber dan lingkungan",
        "Kolaborasi dengan beberapa profesi",
    ]


def test_decisions_of_an_evaluation():
    assert words("evaluation_decisions") == ["Dilanjutkan", "Dimodifikasi", "Dihentikan"]


def test_criteria_for_ending():
    assert words("termination_criteria") == [
        "Kestabilan emosi",
        "Peningkatan keberfungsian sosial",
        "Kemampuan mengelola trauma",
        "Kesiapan kembali ke keluarga atau masyarakat",
    ]


@pytest.mark.parametrize(
    ("code", "number"),
    [
        ("uu_39_1999", "39/1999"),
        ("uu_11_2009", "11/2009"),
        ("uu_8_2016", "8/2016"),
        ("uu_14_2019", "14/2019"),
        ("permensos_7_2021", "7/2021"),
        ("permensos_7_2022", "7/2022"),
    ],
)
def test_regulations_of_the_source_with_its_misprints_put_right(code, number):
    row = catalogue.load("regulations").get(code)
    assert row.extra["number"] == number
    assert "R402" in row.source


def test_two_misprints_of_the_source_are_named():
    register = catalogue.load("regulations")
    assert "11/2000" in register.get("uu_11_2009").text("note", "id")
    assert "Pekerjaan Sosial" in register.get("uu_14_2019").text("note", "id")
    assert register.get("permensos_7_2021").extra["changed_by"] == "permensos_7_2022"


def test_the_seven_steps_of_atensi():
    steps = [journeys.ATENSI.before_id, *dict.fromkeys(step.id for step in journeys.ATENSI.steps)]
    assert steps == [
        "Akses",
        "Intake/Engagement",
        "Asesmen Komprehensif",
        "Perencanaan ATENSI",
        "Implementasi",
        "Monitoring dan Evaluasi",
        "Pasca Layanan",
    ]


def test_the_seven_stages_of_the_generalist_model():
    named = "engagement, assessment, planning, implementation, evaluation, termination, follow up"
    assert [code.replace("_", " ") for code in journeys.GIM.stages] == named.split(", ")


def test_the_six_stages_of_a_group():
    assert [step.id for step in journeys.GROUP.steps] == ["Engagement", "Asesmen", "Perencanaan", "Intervensi", "Evaluasi", "Terminasi"]


def test_lk3_begins_with_the_relation_and_does_not_plan_alone():
    named = "penjalinan relasi, asesmen, perencanaan, implementasi, evaluasi, terminasi, tindak lanjut"
    assert [step.id.lower() for step in journeys.LK3.steps] == named.split(", ")
    assert "tidak hanya oleh pekerja sosial" in journeys.LK3.note("planning", "id")
    assert journeys.LK3.note("planning", "en") and not journeys.LK3.note("engagement", "id")


def test_the_six_names_of_a_practicum_end_with_ending_and_referral():
    named = "engagement, asesmen, rencana intervensi, intervensi, evaluasi, terminasi dan rujukan"
    assert list(dict.fromkeys(step.id.lower() for step in journeys.PRACTICUM.steps)) == named.split(", ")


def test_every_journey_walks_the_same_inner_stages():
    for journey in journeys.ALL:
        assert [code for code in stages.CODES if code in journey.stages] == list(journey.stages)
        assert journey is journeys.GROUP or journey.stages == stages.CODES
