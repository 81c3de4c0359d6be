"""Ending a group: looking back together, saying goodbye, and nobody left without a thread."""

from sintas.practice.group.dossier import GroupTerminationPart
from sintas.practice.stage import Stage, gate


@gate(
    id="Sesi penutupan belum dicatat. Bila tidak dapat dilakukan, tulis sebabnya.",
    en="The ending session is not recorded yet. If it could not be held, write why.",
    place="group_sessions",
    source="R252; R334",
    asks=("ending_session", "ending_reason"),
)
def ending_session(part: GroupTerminationPart) -> bool:
    """A last session together, or the reason for not having one."""
    return bool(part.ending_session) or bool(part.ending_reason)


@gate(
    id="Ada anggota tanpa kelanjutan. Siapa yang mendampinginya, atau apakah ia memilih tidak?",
    en="A member has nothing that goes on. Who accompanies them, or do they choose not to?",
    place="group_ending",
    source="R252; R341",
    asks=("members", "with_follow_up"),
)
def follow_up_for_each_member(part: GroupTerminationPart) -> bool:
    """Each member knows how the thread goes on, in their own case."""
    return (part.with_follow_up or 0) >= (part.members or 0)


@gate(
    id="Umpan balik anggota belum diminta. Boleh tanpa nama, dan boleh tidak menjawab.",
    en="The members' feedback has not been asked for yet. It may be anonymous and may be left unanswered.",
    place="group_ending",
    source="R257; R251; R318",
    asks=("feedback_asked",),
)
def feedback_asked(part: GroupTerminationPart) -> bool:
    """Everybody had the chance to say how it was."""
    return bool(part.feedback_asked)


@gate(
    id="Alasan mengakhiri kelompok belum dipilih.",
    en="The reason for ending the group is not chosen yet.",
    place="group_ending",
    source="R339",
    asks=("closing_reason",),
)
def closing_reason(part: GroupTerminationPart) -> bool:
    """Why the group ends now."""
    return bool(part.closing_reason)


@gate(
    id="Ada tugas kelompok yang belum selesai. Serahkan kepada yang melanjutkan, atau nyatakan tidak diperlukan lagi.",
    en="Some tasks of the group are unfinished. Hand them to whoever carries on, or state that they are not needed any more.",
    place="group_ending",
    source="R410; R251",
    asks=("open_tasks", "handed_over"),
)
def unfinished_handed_over(part: GroupTerminationPart) -> bool:
    """What is not finished is handed over, not dropped."""
    return bool(part.handed_over) or not part.open_tasks


@gate(
    id="Cara mengakhiri kelompok belum ditulis: meninjau ulang, merinci hasil, rencana, tanggapan pribadi, perjanjian.",
    en="How the group was ended is not written yet: looking back, naming results, plans, personal reactions, an agreement.",
    place="group_sessions",
    source="R252",
    asks=("techniques",),
    warns=True,
)
def ended_with_care(part: GroupTerminationPart) -> bool:
    """At least one of the five ways to end a group."""
    return bool(part.techniques)


@gate(
    id="Belum dicatat bahwa anggota dijelaskan: pengakhiran bukan penolakan.",
    en="It is not recorded yet that the members were told: ending is not rejection.",
    place="group_ending",
    source="R337",
    asks=("not_rejection_explained",),
    warns=True,
)
def not_a_rejection(part: GroupTerminationPart) -> bool:
    """The ending was explained as what it is."""
    return bool(part.not_rejection_explained)


@gate(
    id="Belum disepakati apa yang tetap dijaga setelah kelompok berakhir, termasuk kerahasiaan dan saling menghubungi.",
    en="It is not agreed yet what is kept after the group ends, confidentiality and contact among members included.",
    place="group_ending",
    source="R252; R36",
    asks=("kept_after",),
    warns=True,
)
def kept_afterwards(part: GroupTerminationPart) -> bool:
    """What was told here stays here, also afterwards."""
    return bool(part.kept_after)


STAGE = Stage(
    code="termination",
    id="Terminasi",
    en="Termination",
    purpose_id="Melihat kembali dan berpamitan bersama; tiap anggota tahu apa kelanjutannya.",
    purpose_en="Look back and say goodbye together; each member knows what comes next.",
    source="R251; R252; R256",
    part=GroupTerminationPart,
    gates=(
        ending_session,
        follow_up_for_each_member,
        feedback_asked,
        closing_reason,
        unfinished_handed_over,
        ended_with_care,
        not_a_rejection,
        kept_afterwards,
    ),
    prompt_list="group_prompts",
)
