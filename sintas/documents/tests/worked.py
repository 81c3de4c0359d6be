"""What the stages leave behind, written through the real verbs on a file of the tests. Shaped after the documented case MS; all invented."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from sintas.cases.bases import Case
from sintas.casework.actions.assessing import (
    judge_anxiety,
    keep_tool,
    name_source,
    note_contradiction,
    record_area,
    write_assessment,
    write_functioning,
    write_surroundings,
)
from sintas.casework.actions.conferring import hold_conference
from sintas.casework.actions.planning import agree_step, name_implementer, plan_service, set_goal, write_plan
from sintas.staff.actor import Actor

DAY = date(2024, 9, 2)


def assess(case: Case, by: Actor) -> None:
    """Everything an assessment can hold, with a test that measures nothing and two records that do not agree."""
    write_assessment(
        by=by, case=case, happened=DAY, methods=["interview", "observation", "document_study"],
        background=["lulus SMA lalu berdagang di pasar", "diejek rekan kerja di salon"], family_background="Anak keenam dari tujuh bersaudara.",
        client_view="Saya takut gagal lagi.", emotional_state="tampak tegang saat membahas pekerjaan",
        symptoms={"cognitive": ["khawatir menghadapi dunia kerja"], "behavioural": ["menghindari rapat bersama"]},
        causes_internal=["takut gagal"], causes_external=["jaringan sosial kurang", "persaingan kerja ketat"],
        impacts=["tidak sabaran", "sulit berkonsentrasi"], problems=["cemas menghadapi dunia kerja setelah pelatihan"],
        needs=["memperluas relasi kerja", "aman dari Parman"], potentials=["ambisius dan cepat bekerja"],
        hopes=["Pekerjaan yang lebih baik setelah pelatihan.", "Keterampilan saya meningkat."],
        focus="kecemasan menghadapi dunia kerja", conclusion="Klien mampu, dan paling terbantu oleh latihan nyata sebelum melamar.",
    )  # fmt: skip
    write_surroundings(
        by=by, case=case, happened=DAY, family="Komunikasi dengan kakak keempat baik.", institution="Kini di Jl. Melati Dalam No. 12, RT 03, Contohan.",
        close_to=["kakak keempat", "pembina asrama"], ecosystem={"micro": ["asrama", "kelas desain"], "exo": ["bursa kerja belum dikenal"]},
    )  # fmt: skip
    write_functioning(
        by=by, case=case, happened=DAY, height_cm="161", weight_kg="55", illness="radang tenggorokan", intelligence_band="111-120",
        psychological="menahan diri sampai tidak sanggup", social="mematuhi aturan dan ikut apel", spiritual="taat beribadah",
        coping="menulis di buku harian", levels=["roles:capable", "relations:with_help"], criteria={"roles": "ikut kelas setiap hari"},
        awards=[{"name": "Juara I", "year": "2014"}],
    )  # fmt: skip
    judge_anxiety(
        by=by, case=case, happened=DAY, level="mild", words="Terlihat saat membicarakan lamaran.", test_name="tes kecemasan daring"
    )
    for area, who, how, what in (
        ("health_legal", "Bu Perawat", "document_study", "Surat dokter menyebut kelainan rahang sejak lahir."),
        ("psychosocial", "", "interview", "Menarik diri di asrama."),
        ("interests_talents", "Pak Instruktur", "observation", "Cepat menguasai tata letak."),
    ):
        record_area(by=by, case=case, area=area, assessor=who, methods=[how], profession="social_worker" if not who else "", result=what, happened=DAY)
    record_area(by=by, case=case, area="potential", methods=["observation"], result="Desain grafis.", percent=70)
    name_source(by=by, case=case, kind_of_source="client", words=None)
    keep_tool(
        by=by, case=case, tool="strengths_quadrant", happened=DAY, drawn_with_client=True,
        content={"internal_strengths": ["percaya diri"], "internal_weaknesses": ["cenderung lupa"], "external_strengths": ["disiplin di kelas"],
                 "external_weaknesses": ["mudah terganggu kebisingan"]},
    )  # fmt: skip
    keep_tool(by=by, case=case, tool="bpss", happened=DAY, content={"biological": ["kelainan rahang sejak lahir"], "social": ["dekat dengan pembina"]})
    keep_tool(
        by=by, case=case, tool="ecomap", happened=DAY,
        content={"ties": [{"to": "kakak keempat", "closeness": "close", "energy": True}, {"to": "teman Rt", "closeness": "very_close"}]},
    )  # fmt: skip
    keep_tool(by=by, case=case, tool="life_road_map", happened=DAY)
    keep_tool(by=by, case=case, tool="body_map", happened=DAY, content={"lines": ["memar di lengan kiri"]})
    note_contradiction(by=by, case=case, about="Emosi", first="mampu mengatur emosi", second="mudah emosi")


def plan(case: Case, by: Actor) -> None:
    """A plan with a measured goal, one that is honestly not measured and one nobody thought through yet."""
    write_plan(
        by=by, case=case, happened=date(2024, 9, 9), goal_general="Klien siap menghadapi dunia kerja.", target="klien sendiri",
        follows_from="kecemasan menghadapi dunia kerja", violence_ongoing="no", stop_violence=["tidak menyimpan nomor pelaku di telepon"],
        resources_internal=["bersedia diarahkan"], resources_external=["dukungan kakak"], cost="Rp50.000 untuk cetak CV", time="dua minggu",
        agreement="agreed", agreed_on=date(2024, 9, 9), agreement_words="Saya mau latihan wawancara dulu.", explained_before=True,
        ideas_of=["client", "worker"], made_with=["client"],
    )  # fmt: skip
    first = set_goal(
        by=by, case=case, horizon="short", text="Lebih sabar dalam situasi menantang", indicator="nada tinggi per minggu", baseline="5 kali",
        target="paling banyak 2 kali", due_on=date(2024, 9, 30),
    )  # fmt: skip
    set_goal(by=by, case=case, text="Lebih sering berinteraksi", not_measured=True, why_not_measured="klien memilih bercerita saja")
    set_goal(by=by, case=case, text="Mengurangi lupa dengan catatan")
    plan_service(
        by=by, case=case, pillar="therapy", method="casework", technique="role_rehearsal", therapy="reality", content=["CV", "tes wawancara kerja"],
        provider="praktikan", starts_on=date(2024, 9, 16), ends_on=date(2024, 9, 22), goals=[first.entry],
    )  # fmt: skip
    plan_service(by=by, case=case, pillar="vocational", content=["desain grafis"], provider="instruktur")
    name_implementer(by=by, case=case, part="companion", name="Pak Andi", role="memfasilitasi diskusi kelompok", continues=True)
    agree_step(
        by=by, case=case, what="Memperbarui CV", owner="client", due_on=date(2024, 9, 17), obstacle="laptop dipakai bergantian",
        answer="pinjam milik kelas, jangan lewat Parman", goal=first.entry,
    )  # fmt: skip


def confer(case: Case, by: Actor, **more: Any) -> Any:
    """A conference with an outsider at the table, a decision for each side and somebody who saw it differently."""
    facts: dict[str, Any] = {
        "happened": date(2024, 9, 12), "at": time(9, 30), "ends_at": time(11, 0), "place": "Ruang rapat", "leader": "Sari Contoh",
        "minutes_by": "Ratna Contoh", "confidentiality_stated": True, "client_took_part": "partly", "summary": "Klien siap magang.",
        "discussion": "Instruktur melaporkan kemajuan. Parman tidak diundang.\n- kelas sampai Kamis\n- magang mulai Oktober",
        "dissent": "Pembina asrama minta ditunda.",
        "dissents": [{"who": "Bu Guru", "decision": 2, "what": "Jangan sebelum ujian.", "why": "Ujian dua minggu lagi."}],
        "follow_up": "Undangan dikirim.", "next_on": date(2024, 10, 10),
        "attendance": [{"name": "Sari Contoh", "position": "Kepala unit", "institution": "Sentra"},
                       {"name": "Bu Guru", "position": "Guru", "institution": "SMK Contoh"}],
        "decisions": [{"what": "Mencari tempat magang", "owner": "me", "due_on": date(2024, 9, 20)},
                      {"what": "Menyiapkan surat", "owner": "other", "owner_words": "Bu Guru", "due_on": date(2024, 9, 21)}],
    }  # fmt: skip
    return hold_conference(by=by, case=case, **(facts | more))
