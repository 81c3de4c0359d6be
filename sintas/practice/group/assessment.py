"""A group's assessment: each member's own view heard, needs and strengths seen, nobody pressed to tell."""

from sintas.practice.group.dossier import GroupAssessmentPart
from sintas.practice.stage import Stage, gate


@gate(
    id="Diskusi kelompok terarah (FGD) belum dicatat. Bila tidak dilakukan, tulis alasannya.",
    en="The focus group discussion (FGD) is not recorded yet. If none was held, write why.",
    place="group_assessment",
    source="R84",
    asks=("fgd_held", "fgd_reason"),
)
def fgd_held_or_reason(part: GroupAssessmentPart) -> bool:
    """A discussion was held, or it is written why another way was better."""
    return bool(part.fgd_held) or bool(part.fgd_reason)


@gate(
    id="Ada anggota yang pendapatnya sendiri belum dicatat. Ia boleh memilih tidak menyampaikan; catat juga itu.",
    en="A member's own view is not recorded yet. They may choose not to give one; record that too.",
    place="group_assessment",
    source="R86; R257",
    asks=("members", "heard"),
)
def every_member_heard(part: GroupAssessmentPart) -> bool:
    """Everybody was asked, also who prefers silence."""
    return (part.heard or 0) >= (part.members or 0)


@gate(
    id="Kebutuhan kelompok belum dirumuskan. Apa yang diperlukan bersama?",
    en="The needs of the group are not put into words yet. What is needed together?",
    place="group_assessment",
    source="R235; R256",
    asks=("needs",),
)
def needs_named(part: GroupAssessmentPart) -> bool:
    """At least one need of the group."""
    return bool(part.needs)


@gate(
    id="Kekuatan kelompok belum dicatat. Apa yang sudah dimiliki anggota untuk saling membantu?",
    en="The strengths of the group are not recorded yet. What do members already have to help each other?",
    place="group_assessment",
    source="R222; R103",
    asks=("strengths",),
    warns=True,
)
def strengths_named(part: GroupAssessmentPart) -> bool:
    """A plan stands on what is already strong."""
    return bool(part.strengths)


@gate(
    id="Hubungan dengan orang sekitar belum dibicarakan dengan tiap anggota.",
    en="Ties to people around have not been talked over with each member yet.",
    place="group_assessment",
    source="R88",
    asks=("members", "relations"),
    warns=True,
)
def relations_talked_over(part: GroupAssessmentPart) -> bool:
    """Who stands by each of them, and who does not."""
    return (part.relations or 0) >= (part.members or 0)


@gate(
    id="Ada anggota tanpa pengamatan. Apa yang tampak, tanpa menafsirkan?",
    en="A member has no observation yet. What could be seen, without interpreting?",
    place="group_assessment",
    source="R87; R89",
    asks=("members", "observed"),
    warns=True,
)
def signs_observed(part: GroupAssessmentPart) -> bool:
    """What was seen stands beside what was said."""
    return (part.observed or 0) >= (part.members or 0)


STAGE = Stage(
    code="assessment",
    id="Asesmen",
    en="Assessment",
    purpose_id="Mendengar tiap anggota, dan melihat bersama apa yang diperlukan dan apa yang sudah kuat.",
    purpose_en="Hear each member, and see together what is needed and what is already strong.",
    source="R84-R91; R256",
    part=GroupAssessmentPart,
    gates=(fgd_held_or_reason, every_member_heard, needs_named, strengths_named, relations_talked_over, signs_observed),
    prompt_list="group_prompts",
)
