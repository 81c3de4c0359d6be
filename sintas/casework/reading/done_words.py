"""Short words for what a stage has in place already; the gates themselves (practice) say only what is missing.

Only gates that ask for something of every client stand here. One that holds because nothing was owed (no danger, no guardian) is not
shown as done: "Rencana keselamatan" with a tick beside it would be untrue.
"""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DONE: dict[str, str | Promise] = {
    "first_contact": _("Kontak pertama"),
    "form_of_address": _("Sapaan klien"),
    "safe_contact": _("Cara menghubungi dengan aman"),
    "confidentiality_explained": _("Kerahasiaan dan batasnya dijelaskan"),
    "client_agreed": _("Persetujuan klien"),
    "service_contract": _("Kontrak pelayanan"),
    "risk_looked_at": _("Risiko sudah dilihat"),
    "protective_factors": _("Faktor pelindung"),
    "age_known": _("Usia klien"),
    "problems_named": _("Masalah"),
    "needs_named": _("Kebutuhan"),
    "potential_named": _("Potensi dan kekuatan"),
    "focus_chosen": _("Fokus masalah"),
    "hopes_asked": _("Harapan klien"),
    "more_than_one_source": _("Lebih dari satu sumber informasi"),
    "methods_named": _("Cara asesmen"),
    "areas_assessed_by_someone": _("Bidang asesmen dan penilainya"),
    "functioning_looked_at": _("Keberfungsian"),
    "general_goal": _("Tujuan umum"),
    "specific_goals": _("Tujuan khusus"),
    "client_agrees_to_plan": _("Persetujuan klien atas rencana"),
    "review_date_set": _("Tanggal peninjauan rencana"),
    "resources_mapped": _("Sistem sumber"),
    "implementers_named": _("Pelaksana dan perannya"),
    "follows_from_assessment": _("Dasar rencana dari asesmen"),
    "explained_before_acting": _("Rencana dijelaskan lebih dahulu"),
    "steps_have_a_schedule": _("Jadwal tiap langkah"),
    "a_session_was_held": _("Sesi sudah berlangsung"),
    "plan_was_agreed": _("Rencana disetujui klien"),
    "one_result_for_each_goal": _("Hasil tiap tujuan"),
    "decision_taken": _("Keputusan evaluasi"),
    "client_was_asked": _("Pendapat klien"),
    "factors_named": _("Faktor pendukung dan penghambat"),
    "seen_by_others_too": _("Perubahan dilihat bersama"),
    "method_looked_at": _("Ketepatan cara"),
    "measured_before_and_after": _("Ukuran sebelum dan sesudah"),
    "four_criteria_judged": _("Empat kriteria pengakhiran"),
    "final_counselling": _("Konseling akhir"),
    "planned_or_unexpected": _("Jenis pengakhiran"),
    "follow_up_channel": _("Saluran tindak lanjut"),
    "closing_reason": _("Alasan pengakhiran"),
    "not_a_rejection": _("Dijelaskan: pengakhiran bukan penolakan"),
    "coping_strategies": _("Strategi menghadapi situasi sulit"),
    "return_place_judged": _("Lingkungan tempat kembali"),
    "a_follow_up_contact": _("Kontak tindak lanjut"),
}
