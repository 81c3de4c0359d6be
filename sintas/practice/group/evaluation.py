"""A group's evaluation: what changed for each member and by what it shows, what the group gave, and what is decided."""

from sintas.practice.group.dossier import GroupEvaluationPart
from sintas.practice.stage import Stage, gate

DECISIONS = ("continue", "modify", "stop")  # evaluation_decisions; where they lead: evaluating.move_for(journeys.GROUP, ...)


@gate(
    id="Ada anggota yang tanda keberhasilannya belum dilihat. 'Belum tampak' juga hasil; tulis apa adanya.",
    en="A member's signs of success have not been looked at yet. 'None yet' is a result too; write it as it is.",
    place="group_evaluation",
    source="R320",
    asks=("members", "with_signs"),
)
def signs_for_each_member(part: GroupEvaluationPart) -> bool:
    """Every member was looked at, one by one."""
    return (part.with_signs or 0) >= (part.members or 0)


@gate(
    id="Ada tanda keberhasilan tanpa bukti. Tulis apa yang terlihat atau terdengar: 'hal ini ditunjukkan dengan ...'.",
    en="A sign of success has no evidence. Write what was seen or heard: 'this is shown by ...'.",
    place="group_evaluation",
    source="R307; R320; fixture SI NY JA NO_BASELINE",
    asks=("signs_without_evidence",),
)
def signs_have_evidence(part: GroupEvaluationPart) -> bool:
    """A sign says by what it can be seen."""
    return not part.signs_without_evidence


@gate(
    id="Manfaat saling menolong belum dilihat. Bila belum tampak, nyatakan 'belum tampak'.",
    en="The effects of mutual aid have not been looked at yet. If none shows, state 'none seen yet'.",
    place="group_evaluation",
    source="R258",
    asks=("mutual_aid",),
)
def mutual_aid_looked_at(part: GroupEvaluationPart) -> bool:
    """What members gave each other is the reason for a group."""
    return bool(part.mutual_aid)


@gate(
    id="Keputusan evaluasi kelompok belum dipilih: dilanjutkan, dimodifikasi, atau dihentikan.",
    en="The decision of the group's evaluation is not taken yet: continue, modify or stop.",
    place="group_evaluation",
    source="R315; R316; R317",
    asks=("decision",),
)
def decision_taken(part: GroupEvaluationPart) -> bool:
    """One of the three decisions."""
    return part.decision in DECISIONS


@gate(
    id="Belum semua anggota ditanya pendapatnya tentang kelompok. Ia boleh tidak menjawab; catat bahwa sudah ditanya.",
    en="Not every member has been asked what they think of the group. They may leave it unanswered; record that they were asked.",
    place="group_evaluation",
    source="R318; R257",
    asks=("members", "views_asked"),
    warns=True,
)
def members_were_asked(part: GroupEvaluationPart) -> bool:
    """The members' view is part of the result."""
    return (part.views_asked or 0) >= (part.members or 0)


@gate(
    id="Jalannya kelompok belum ditinjau: komunikasi, peran kita, perbaikan, pihak terkait, suara anggota, pengelolaan.",
    en="The way of the group is not reviewed yet: communication, our own part, improvement, stakeholders, members' voice, management.",
    place="group_evaluation",
    source="R253",
    asks=("reviewed",),
    warns=True,
)
def way_reviewed(part: GroupEvaluationPart) -> bool:
    """At least one of the six elements was talked over."""
    return bool(part.reviewed)


@gate(
    id="Yang mendukung keberhasilan belum ditulis.",
    en="What helped is not written yet.",
    place="group_evaluation",
    source="R321",
    asks=("reasons",),
    warns=True,
)
def reasons_named(part: GroupEvaluationPart) -> bool:
    """The next group learns from what helped this one."""
    return bool(part.reasons)


@gate(
    id="Tidak ada ukuran sebelum dan sesudah. Perubahan hanya dapat diceritakan, tidak dihitung; laporan akan menyebutkannya.",
    en="There is no measure before and after. The change can only be told, not counted; the report will say so.",
    place="group_evaluation",
    source="D6; fixture SI NY JA NO_BASELINE",
    asks=("measured",),
    warns=True,
)
def measured_before_and_after(part: GroupEvaluationPart) -> bool:
    """Honest about what was measured."""
    return bool(part.measured)


@gate(
    id="Hasil belum sampai ke kasus tiap anggota. Teruskan, agar tidak perlu ditulis ulang.",
    en="The results have not reached each member's own case yet. Pass them on, so that nobody writes them twice.",
    place="group_evaluation",
    source="R259; issue 7 (C8: not told twice)",
    asks=("members", "carried"),
    warns=True,
)
def results_carried_over(part: GroupEvaluationPart) -> bool:
    """What the group saw of a member stands in that member's case, and in no other."""
    return (part.carried or 0) >= (part.members or 0)


STAGE = Stage(
    code="evaluation",
    id="Evaluasi",
    en="Evaluation",
    purpose_id="Melihat apa yang berubah bagi tiap anggota dan bagi kelompok, lalu memutuskan langkah selanjutnya.",
    purpose_en="See what has changed for each member and for the group, and decide what comes next.",
    source="R253; R258; R320; R321; R256",
    part=GroupEvaluationPart,
    gates=(
        signs_for_each_member,
        signs_have_evidence,
        mutual_aid_looked_at,
        decision_taken,
        members_were_asked,
        way_reviewed,
        reasons_named,
        measured_before_and_after,
        results_carried_over,
    ),
    prompt_list="group_prompts",
)
