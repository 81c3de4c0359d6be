"""Intervention: session by session, with everybody heard and nobody cornered."""

from sintas.practice.group.dossier import GroupImplementationPart
from sintas.practice.stage import Stage, gate


@gate(
    id="Belum ada sesi kelompok yang tercatat sudah berlangsung. Catat sesi yang sudah dilakukan, boleh menyusul.",
    en="No group session is recorded as having taken place. Record the sessions that were held; late is fine.",
    place="group_sessions",
    source="R254; R282",
    asks=("sessions_held",),
)
def a_session_was_held(part: GroupImplementationPart) -> bool:
    """At least one session happened."""
    return bool(part.sessions_held)


@gate(
    id="Ada sesi sebelum kontrak kelompok yang belum diberi alasan. Tulis alasannya pada sesi itu.",
    en="A session took place before the group contract and has no reason yet. Write the reason on that session.",
    place="group_sessions",
    source="R50; R52",
    asks=("before_contract_without_reason",),
)
def none_before_contract_without_reason(part: GroupImplementationPart) -> bool:
    """What was done before the contract is kept, with its reason."""
    return not part.before_contract_without_reason


@gate(
    id="Kehadiran belum dicatat untuk semua anggota. Isi daftar hadir sesi yang sudah berlangsung.",
    en="Attendance is not recorded for every member. Fill in the list of the sessions that were held.",
    place="group_sessions",
    source="R254; R24",
    asks=("marks_missing",),
)
def attendance_recorded(part: GroupImplementationPart) -> bool:
    """Each member of that day has a mark in each session."""
    return not part.marks_missing


@gate(
    id="Ada anggota yang disudutkan atau pertengkaran, tetapi belum ditulis apa yang dilakukan.",
    en="A member was cornered or there was a quarrel, and it is not written yet what was done.",
    place="group_sessions",
    source="R249",
    asks=("unanswered",),
)
def conflict_answered(part: GroupImplementationPart) -> bool:
    """What hurts somebody is answered, and the answer is written."""
    return not part.unanswered


@gate(
    id="Ada pekerjaan rumah yang belum dilihat kembali. Tanyakan pada sesi berikutnya, tanpa menilai.",
    en="Some homework has not been looked back on yet. Ask in the next session, without judging.",
    place="group_sessions",
    source="R251",
    asks=("homework_open",),
)
def homework_looked_back_on(part: GroupImplementationPart) -> bool:
    """What was taken home is asked about."""
    return not part.homework_open


@gate(
    id="Ada anggota yang belum tampak didengar di sesi mana pun. Beri ruang dengan cara yang nyaman baginya.",
    en="A member has not been seen to be heard in any session. Make room in a way that suits them.",
    place="group_sessions",
    source="R257; R221",
    asks=("members", "heard"),
    warns=True,
)
def each_member_heard(part: GroupImplementationPart) -> bool:
    """Each member is heard and respected."""
    return (part.heard or 0) >= (part.members or 0)


@gate(
    id="Ada sesi tanpa fase. Menurut fasilitator, kelompok sedang dalam fase apa?",
    en="A session has no phase. Which phase does the facilitator see the group in?",
    place="group_sessions",
    source="R240-R252",
    asks=("without_phase",),
    warns=True,
)
def phases_given(part: GroupImplementationPart) -> bool:
    """The phase suggests what helps next."""
    return not part.without_phase


STAGE = Stage(
    code="implementation",
    id="Intervensi",
    en="Intervention",
    purpose_id="Menjalankan sesi bersama: tiap anggota didengar, saling menguatkan, dan tujuannya dikerjakan.",
    purpose_en="Hold the sessions together: each member is heard, strength is shared, goals are worked on.",
    source="R241-R251; R256; R257",
    part=GroupImplementationPart,
    gates=(
        a_session_was_held,
        none_before_contract_without_reason,
        attendance_recorded,
        conflict_answered,
        homework_looked_back_on,
        each_member_heard,
        phases_given,
    ),
    prompt_list="group_prompts",
)
