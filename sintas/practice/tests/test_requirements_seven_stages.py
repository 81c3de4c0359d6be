"""The words of assessment, plan, evaluation and ending as the sources say them, found again by the wording of the sources."""

import pytest

from sintas.practice import catalogue, readiness
from sintas.practice.catalogue import Code


def found(name: str, terms: str) -> list[Code]:
    """The row of each term (separated by ';'), every one of which must be found."""
    rows = [catalogue.load(name).match(term) for term in terms.split(";")]
    assert all(rows), [term for term, row in zip(terms.split(";"), rows, strict=True) if row is None]
    return [row for row in rows if row]


def cited(row: Code, number: int) -> bool:
    """Whether the row names this requirement, alone or within a span such as R68-R75."""
    return f"R{number}" in [part.strip() for part in row.source.split(";")]


@pytest.mark.parametrize(
    ("name", "terms", "first"),
    [
        ("assessment_areas", "legal (hukum);fisik;psikososial;mental spiritual;minat dan bakat;potensi;akses sumber;penelusuran keluarga", 68),
        ("anxiety_impacts", "Simtom Suasana Hati;Simtom Kognitif;Simtom Motorik", 142),
        ("resource_kinds", "manusia;biaya;metode;peralatan;waktu", 169),
        (
            "plan_actions",
            "memberikan dukungan kepada klien;memastikan klien telah mendapatkan pertolongan;memulihkan rasa percaya dirinya;edukasi;"
            "aktivitas kerohanian;acara-acara anti kekerasan;boga, menjahit, berdagang, tata rias;teknik Brainstorming",
            187,
        ),
        (
            "group_types",
            "Kelompok Percakapan Sosial;Kelompok Rekreasional;Kelompok Rekreasional Keterampilan;Kelompok Pendidikan;Kelompok Sosialisasi;"
            "Kelompok Penyembuhan;Kelompok Pengambilan Keputusan dan Pemecahan Masalah;Kelompok Bantu Diri;Kelompok Sensitivitas",
            226,
        ),
        ("evaluation_mechanisms", "observasi perilaku harian;diskusi tim lintas profesi;catatan perkembangan dalam laporan kasus", 308),
        ("evaluation_focus", "kestabilan emosi;kemampuan mengekspresikan perasaan;tingkat kepercayaan diri;kemampuan berinteraksi", 311),
        ("supporting_factors", "profesionalitas pekerja sosial;kolaborasi tim internal;fasilitas memadai", 322),
        ("hindering_factors", "beban kerja tinggi;keterlambatan administrasi;kurang dukungan keluarga", 325),
        ("follow_up_channels", "komunikasi dengan keluarga;koordinasi dengan sekolah;kunjungan berkala bila diperlukan", 342),
        ("assessment_tools", "Kuadran Strength;Life Road Map;Ecomap;BPSS Klien;tes kecemasan", 79),
        ("assessment_tools", "bodymap;mapping place;genogram;ekologi mapping;sosial maping", 98),
    ],
)
def test_words_the_sources_number_one_by_one(name, terms, first):
    for number, row in enumerate(found(name, terms), first):
        assert cited(row, number), (name, row.code, number)


@pytest.mark.parametrize(
    ("name", "terms", "codes"),
    [
        ("assessment_methods", "wawancara;observasi;studi dokumentasi", "interview observation document_study"),
        (
            "assessment_methods",
            "Focus Group Discussion;observasi partisipan;wawancara yang mendalam;rekon kasus;koordinasi dengan psikolog",
            "fgd participant_observation in_depth_interview case_reconstruction psychologist",
        ),
        ("information_sources", "klien;keluarga;lingkungan;guru", "client family surroundings teacher"),
        ("nonverbal_signs", "marah;sedih;malu;gelisah;takut", "angry sad ashamed restless afraid"),
        (
            "anxiety_causes",
            "Lingkungan;Emosi yang ditekan;Sebab-Sebab Fisik;ancaman yang tidak nyata;penolakan dari masyarakat",
            "environment suppressed_emotion physical_cause unreal_threat rejection_by_society",
        ),
        ("anxiety_range", "antisipasi;ringan;sedang;berat;panik", "anticipation mild moderate severe panic"),
        ("functioning_aims", "mempengaruhi kemampuan klien;mengurangi dampak negatif dari stress;aspirasi dan nilai", "coping less_stress aspirations"),
        ("goal_horizons", "tujuan jangka pendek;tujuan jangka panjang", "short long"),
        ("practice_methods", "Social Case Work;Social Group Work", "casework groupwork"),
        ("service_bases", "keluarga;komunitas;residensial", "family community residential"),
        ("rehabilitation_manners", "persuasif;motivatif;koersif", "persuasive motivational coercive"),
        (
            "welfare_activities",
            "rehabilitasi sosial;jaminan sosial;pemberdayaan sosial;perlindungan sosial",
            "social_rehabilitation social_security social_empowerment social_protection",
        ),
        (
            "implementation_activities",
            "pemberian motivasi;bimbingan fisik dan keterampilan;pendampingan psikososial;pengembangan sosial;resosialisasi",
            "motivation physical_skills psychosocial_support social_development resocialisation",
        ),
        (
            "plan_implementers",
            "praktikan;pendamping BIMPOK;pekerja sosial pengasesmen;pembina asrama;instruktur vokasional desain grafis;kader",
            "student companion worker carer instructor kader",
        ),
        ("group_techniques", "Focus Group Discussion;teknik Brainstorming", "fgd brainstorming"),
        ("group_types", "pengambilan keputusan dan pemecahan masalah", "decision_problem_solving"),
        ("evaluation_techniques", "wawancara;observasi;evaluasi pencapaian tujuan program", "interview observation programme_goals"),
        ("evaluation_kinds", "proses;hasil;monitoring secara berkala", "process outcome periodic"),
        ("supporting_factors", "dukungan dari keluarganya;lingkungannya;keyakinan agama;keinginan kuat", "family surroundings faith own_will"),
        ("supporting_factors", "dukungan berbagai pihak yang dilibatkan", "parties_involved"),
        ("hindering_factors", "kelas Senin sampai Kamis, waktu intervensi terbatas", "limited_time"),
        (
            "impact_areas",
            "peningkatan kepercayaan diri;stabilitas emosi;pemulihan keberfungsian sosial;kesiapan reintegrasi sosial",
            "self_confidence emotional_stability social_functioning reintegration",
        ),
        ("relapse_answers", "rujukan;pendampingan lanjutan", "refer accompany"),
        ("ending_kinds", "dijadwalkan;tidak terduga", "planned unexpected"),
        ("ending_success", "berhasil;tidak berhasil", "successful unsuccessful"),
        ("ecosystem_levels", "Mikrosistem;Mesosistem;Eksosistem;Makrosistem;Kronosistem", "micro meso exo macro chrono"),
        ("professions", "peksos;psikolog;perawat;pensos", "social_worker psychologist nurse social_educator"),
    ],
)
def test_words_of_the_documents_are_found(name, terms, codes):
    assert [row.code for row in found(name, terms)] == codes.split()


BODY = (
    "palpitasi;tekanan darah naik;tekanan darah turun;denyut nadi turun;nafas cepat;nafas pendek;nafas dangkal;nafsu makan turun;mual;diare;"
    "insomnia;pusing;sering berkemih;keringat dingin;gatal;kemerahan"
)
BEHAVIOUR = "terkejut;bicara cepat;menghindar;kurang koordinasi;menarik diri;melarikan diri dari masalah"
THINKING = (
    "perhatian terganggu;pelupa;salah menilai;hambatan berfikir;kesadaran diri meningkat;tak mampu berkonsentrasi;"
    "tak mampu mengambil keputusan;persepsi turun;kreativitas turun;bingung;takut;kehilangan kontrol"
)
FEELING = "mudah terganggu;tidak sabar;ketakutan;waspada;mati rasa;rasa bersalah dan malu"


@pytest.mark.parametrize(("terms", "number"), [(BODY, 145), (BEHAVIOUR, 146), (THINKING, 147), (FEELING, 148)])
def test_every_response_to_anxiety_the_source_names_once(terms, number):
    assert all(cited(row, number) for row in found("anxiety_responses", terms))


def test_responses_the_source_names_in_several_lists_say_which_one_they_mean():
    responses = catalogue.load("anxiety_responses")
    for word, groups in {
        "Gelisah": ["neuromuscular", "behavioural", "affective"],
        "Gugup": ["neuromuscular", "behavioural", "affective"],
        "Tegang": ["behavioural", "affective"],
        "Tremor": ["neuromuscular", "behavioural"],
    }.items():
        assert responses.match(word) is None
        assert [row.group for row in responses.rows if row.id.startswith(f"{word} (")] == groups
    assert len(responses.rows) == len(f"{BODY};{BEHAVIOUR};{THINKING};{FEELING}".split(";")) + 10


def test_eleven_signs_of_success():
    assert len(catalogue.load("success_signs").rows) == 11


def test_aims_skills_and_foundations():
    assert len(catalogue.load("case_aims").rows) == 3
    assert {"active_listening", "empathy", "problem_solving"} <= {row.code for row in catalogue.load("worker_skills").rows}
    foundations = catalogue.load("casework_foundations")
    assert [len(foundations.of_group(group)) for group in ("knowledge", "values")] == [6, 6]


def test_causes_of_anxiety_are_the_same_words_as_among_the_factors():
    causes, factors = catalogue.load("anxiety_causes"), catalogue.load("contributing_factors")
    assert [(row.code, row.id) for row in causes.rows] == [(row.code, row.id) for row in factors.of_group("anxiety")]


def test_levels_that_rules_name_are_in_their_lists():
    assert tuple(row.code for row in catalogue.load("readiness_levels").rows) == readiness.LEVELS
    assert [row.code for row in catalogue.load("referral_urgency").rows] == [row.code for row in catalogue.load("urgency").rows]


def test_coercion_is_off_for_survivors():
    manners = catalogue.load("rehabilitation_manners")
    assert [row.code for row in manners.rows if row.flag("off_for_survivors")] == ["coercive"]
    assert "Tidak dipakai bersama penyintas" in manners.get("coercive").definition_id


def test_a_degree_of_trauma_says_that_it_is_no_diagnosis():
    rows = [row for row in catalogue.load("trauma_levels").rows if row.code != "not_assessed"]
    assert all(row.definition_id.startswith("Penilaian pendamping, bukan diagnosis.") for row in rows)


def test_a_test_from_outside_is_marked_as_not_validated_and_tools_of_harm_stay_apart():
    tools = catalogue.load("assessment_tools")
    assert tools.get("anxiety_test").extra["validated"] is False
    assert [row.code for row in tools.rows if row.flag("sensitive")] == ["body_map", "place_map"]
    assert [row.code for row in tools.rows if row.flag("drawn")] == [
        "strengths_quadrant", "life_road_map", "ecomap", "bpss", "body_map", "place_map", "genogram", "ecological_map", "social_map", "sociogram",
    ]  # fmt: skip


def test_the_party_of_a_contact_is_a_source_of_information():
    sources = catalogue.load("information_sources")
    assert all(sources.has(str(row.extra["source_kind"])) for row in catalogue.load("contact_parties").rows)


def test_every_principle_of_strength_is_a_question_one_can_ask():
    for row in catalogue.load("strengths_principles").rows:
        for lang in ("id", "en"):
            assert row.text("prompt", lang).endswith("?")


KINDS = (
    "assessment surroundings functioning anxiety area information_source tool contradiction plan goal planned_service implementer "
    "plan_step conference decision evaluation goal_result termination follow_up approval referral"
)


def test_every_kind_of_record_of_this_part_has_its_words():
    kinds = catalogue.load("record_kinds")
    for code in KINDS.split():
        assert kinds.get(code).group
    given = catalogue.load("task_kinds")
    for code in ("plan_step", "plan_review", "evaluation_due", "referral_answer", "approval"):
        assert not given.get(code).flag("offered")
