"""The words of group work as the sources say them (A9), found again by the wording of the sources, and what rules need of them."""

import pytest

from sintas.practice import catalogue
from sintas.practice.group import facilitating, membership
from sintas.practice.tests.test_requirements_seven_stages import cited, found


@pytest.mark.parametrize(
    ("name", "terms", "first"),
    [
        (
            "group_aims",
            "belajar berpartisipasi secara aktif;mewujudkan potensi-potensi individu;pertumbuhan secara wajar;"
            "Mencegah terjadinya masalah-masalah sosial;bersifat korektif (penyembuhan)",
            221,
        ),
        (
            "group_plan_actions",
            "memberikan dukungan kepada klien;memastikan klien telah mendapatkan pertolongan;memulihkan rasa percaya dirinya;edukasi;"
            "aktivitas kerohanian;acara-acara anti kekerasan;boga, menjahit, berdagang, tata rias;teknik Brainstorming",
            187,
        ),
    ],
)
def test_words_the_sources_number_one_by_one(name, terms, first):
    for number, row in enumerate(found(name, terms), first):
        assert cited(row, number), (name, row.code, number)


@pytest.mark.parametrize(
    ("number", "terms"),
    [
        (240, "Membentuk kelompok;Merekrut;Seleksi;Sesi permulaan;Merumuskan tujuan;Mempersiapkan anggota;Mempersiapkan pemimpin"),
        (241, "membangun kepercayaan;norma-norma"),
        (242, "struktur kelompok"),
        (
            243,
            "Mempelajari Nama;Memperkenalkan diri;Memperkenalkan Orang Lain;Menentukan Batas Waktu;Pasangan dan Kelompok Kecil;Peran Pemimpin",
        ),
        (244, "Memperhatikan Proses Kelompok;Memfokuskan Pada Masalah-Masalah di Luar Kelompok"),
        (245, "Teknik Membangun Kepercayaan"),
        (246, "Lebih Sensitif Pada Rasa Takut;Memberi Contoh;Kelompok yang Bukan Atas Kemauan Sendiri"),
        (247, "Teknik Memulai Suatu Sesi"),
        (248, "Teknik Mengakhiri Suatu Sesi"),
        (249, "Menghadapi Anggota yang Bermasalah;Mengatasi Konflik"),
        (250, "Tema yang Muncul;Emosi yang Intens;Mimpi-Mimpi;Proyeksi dan Kewaspadaan Diri"),
        (251, "memberikan Kesimpulan;pekerjaan yang belum terselesaikan;pekerjaan rumah;jajak pendapat para anggota"),
        (252, "Meninjau ulang;Spesifikasi tentang hasil dan perencanaan;Rencana masa depan;Kesimpulan reaksi pribadi;Membuat perjanjian"),
    ],
)
def test_every_technique_the_source_names_and_no_other_cites_it(number, terms):
    rows = found("group_techniques", terms)
    assert {row.code for row in rows} == {row.code for row in catalogue.load("group_techniques").rows if cited(row, number)}


def test_techniques_that_plans_hold_already_keep_their_codes_and_all_have_a_phase():
    techniques, phases = catalogue.load("group_techniques"), catalogue.load("group_phases")
    for code in ["fgd", "brainstorming", "opening_round", "closing_round", "sharing", "role_play", "games", "other"]:
        assert techniques.has(code)
    for row in techniques.rows:
        assert row.group and row.extra["phases"]
        assert all(phases.has(phase) for phase in row.extra["phases"]), row.code


@pytest.mark.parametrize(
    ("name", "terms", "codes"),
    [
        (
            "group_purposes",
            "mereduksi perilaku anomi;melaksanakan peran-peran sosial;melakukan kontrol sosial;melaksanakan peran-peran alternatif",
            "reduce_anomie social_roles social_control alternative_roles",
        ),
        (
            "group_subtypes",
            "pemecahan masalah pribadi;advokasi sosial;gaya hidup alternatif;orang terpinggirkan;gabungan",
            "personal_problems social_advocacy alternative_living marginalised mixed",
        ),
        ("sensitivity_phases", "Unfreezing;Change;Refreezing", "unfreezing change refreezing"),
        ("group_phases", "persiapan;awal;transisi;bekerja;pengakhiran", "preparation early transition working ending"),
        (
            "group_composition",
            "usia;jenis kelamin;ras/etnis/suku;jenis masalah;kemampuan komunikasi verbal;minat",
            "age sex ethnicity problem verbal_ability interest",
        ),
        (
            "mutual_aid_effects",
            "tidak sendirian;teman-teman yang senasib;menambah persaudaraan;saling menguatkan",
            "not_alone same_experience kinship strengthening",
        ),
        (
            "group_review_elements",
            "Communications;Role of the Social Worker;Performance Improvement;Stakeholder;Users and Carers Panel;Leadership and Management",
            "communication worker_role improvement stakeholders users_and_carers leadership",
        ),
        (
            "group_plan_actions",
            "dukungan (motivasi dan dukungan emosional);memastikan klien mendapat pertolongan dari lembaga berwenang;"
            "memulihkan rasa percaya diri dan memberi ketenangan;edukasi: berani, mandiri, tegas, kesetaraan gender, hak-hak perempuan",
            "emotional_support verify_help restore_confidence education",
        ),
        ("group_techniques", "dinamika kelompok;diskusi;brainstorming;Focus Group Discussion", "dynamics discussion brainstorming fgd"),
        (
            "success_signs",
            "perubahan pola pikir;perubahan perilaku;menerima masalah;membuka diri;mampu mengelola emosi;tidak malu sebagai korban;"
            "keyakinan menjadi pribadi lebih baik;aktif di luar (keagamaan);kebahagiaan tampak;bersosialisasi;quality of life",
            "mindset behaviour acceptance openness emotion shame self_belief outside_activity happiness socialising quality_of_life",
        ),
        ("group_worker_roles", "perencana;pelaksana;stimulator;organisator;partisipan", "planner implementer stimulator organiser participant"),
        ("group_session_roles", "fasilitator;pendamping BIMPOK;Bapak Asuh", "facilitator mentor mentor"),
        (
            "fgd_topics",
            "kronologi kejadian;pendapat dari klien tentang permasalahannya;relasi klien dengan orang-orang disekitarnya",
            "chronology own_view relations",
        ),
        ("group_closing_reasons", "kelompok mulai berfungsi sosial dengan baik", "positive_change"),
        ("supporting_factors", "dukungan dari keluarganya;lingkungannya;keyakinan agama;keinginan kuat", "family surroundings faith own_will"),
    ],
)  # fmt: skip
def test_words_of_the_documents_are_found(name, terms, codes):
    assert [row.code for row in found(name, terms)] == codes.split()


def test_lists_the_sources_count_have_that_many_rows():
    counted = {"group_aims": 5, "group_purposes": 4, "group_types": 9, "group_subtypes": 5, "sensitivity_phases": 3, "group_phases": 5}
    for name, count in (counted | {"group_review_elements": 6}).items():
        assert len(catalogue.load(name).rows) == count, name


def test_subtypes_and_phases_belong_to_the_type_the_source_says():
    types = catalogue.load("group_types")
    for name, owner in (("group_subtypes", "self_help"), ("sensitivity_phases", "sensitivity")):
        assert {row.extra["type"] for row in catalogue.load(name).rows} == {owner}
        assert types.has(owner)
    assert all(types.has(of) for row in catalogue.load("group_worker_roles").rows for of in row.extra.get("types", ()))
    first = [row.code for row in facilitating.parts_for("decision_problem_solving")][:3]
    assert first == ["stimulator", "organiser", "participant"] and [row.code for row in facilitating.parts_for("")] == ["planner", "implementer", "facilitator"]
    for row in types.rows:
        assert 2 < row.extra["usual_least"] < row.extra["usual_most"], row.code


def test_the_six_documented_actions_mean_the_same_in_a_members_case():
    actions = catalogue.load("group_plan_actions")
    assert {row.extra["documented"] for row in actions.rows if "documented" in row.extra} == set(range(1, 7))
    assert all(catalogue.load("plan_actions").has(row.code) for row in actions.rows)
    assert [row.code for row in actions.rows if row.flag("at_wish")] == ["leisure_religious"]


@pytest.mark.parametrize("words", ["mulai melupakan masalah", "kekecewaan berkurang", "berfungsi sosial"])
def test_a_sign_the_documented_group_words_in_its_own_way_is_left_to_the_worker(words):
    assert catalogue.load("success_signs").match(words) is None


def test_states_of_membership_are_those_the_rule_knows():
    rows = catalogue.load("group_member_states").rows
    assert tuple(row.code for row in rows) == membership.STATES
    assert [row.code for row in rows if row.flag("takes_part")] == ["member"]


def test_every_observation_says_whom_it_is_about_and_only_answers_answer():
    for row in catalogue.load("group_observations").rows:
        assert row.group and row.extra["about"] in ("member", "group"), row.code
        assert not row.flag("needs_answer") or row.group in ("conflict", "scapegoat"), row.code
    for row in catalogue.load("group_observations").of_group("scapegoat"):
        assert row.flag("needs_answer") and row.extra["about"] == "group", row.code


def test_questions_to_members_and_about_the_way_are_questions_in_both_languages():
    for name in ("group_feedback_questions", "group_review_elements"):
        for row in catalogue.load(name).rows:
            assert row.text("question", "id").endswith("?") and row.text("question", "en").endswith("?"), row.code
    assert {"heard", "respected", "safe", "useful"} <= {row.code for row in catalogue.load("group_feedback_questions").rows}
    assert catalogue.load("group_feedback_answers").has("no_answer")


def test_one_state_of_a_no_stands_in_each_list_that_asks():
    assert catalogue.load("mutual_aid_effects").get("none_seen").flag("nothing_seen")
    assert not catalogue.load("help_received_answers").get("not_wanted").flag("needs_step")
    assert catalogue.load("help_received_answers").get("not_yet").flag("needs_step")
    assert [row.code for row in catalogue.load("group_leaving_reasons").rows if row.flag("words_stay_out")] == ["consent_withdrawn"]
    assert [row.code for row in catalogue.load("group_session_roles").rows if row.flag("one_at_least")] == ["facilitator"]
    assert all(row.id.endswith(".") for row in catalogue.load("group_ground_rules").rows)
