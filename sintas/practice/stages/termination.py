"""Termination: a gradual, planned ending that is no rejection."""

from sintas.practice import readiness
from sintas.practice.dossier import TerminationPart
from sintas.practice.stage import Stage, gate


@gate(
    id="Empat kriteria pengakhiran belum semuanya dinilai. 'Belum' juga penilaian; tulis apa adanya.",
    en="The four criteria for ending are not all judged yet. 'Not yet' is a judgement too; write it as it is.",
    place="closing",
    source="R330; R331; R332; R333",
    asks=("judged_criteria",),
)
def four_criteria_judged(part: TerminationPart) -> bool:
    """Each of the four carries a judgement; they are never added up."""
    return not readiness.unjudged(part.judged_criteria or frozenset())


@gate(
    id="Konseling akhir belum dicatat. Bila tidak dapat dilakukan, tulis sebabnya.",
    en="The final counselling is not recorded yet. If it cannot be held, write why.",
    place="closing",
    source="R334",
    asks=("final_counselling",),
)
def final_counselling(part: TerminationPart) -> bool:
    """The last session together, or the reason for not having one."""
    return bool(part.final_counselling)


@gate(
    id="Saluran tindak lanjut belum disepakati: lewat siapa, kapan, dan bagaimana klien dihubungi dengan aman.",
    en="No channel for follow-up is agreed yet: through whom, when and how the client is contacted safely.",
    place="follow_up",
    source="R341; R342; R343; R344",
    asks=("follow_up_channel",),
)
def follow_up_channel(part: TerminationPart) -> bool:
    """The client knows how the thread goes on."""
    return bool(part.follow_up_channel)


@gate(
    id="Alasan pengakhiran belum dipilih.",
    en="The reason for ending is not chosen yet.",
    place="closing",
    source="R338; R339",
    asks=("closing_reason",),
)
def closing_reason(part: TerminationPart) -> bool:
    """Why the work ends now."""
    return bool(part.closing_reason)


@gate(
    id="Klien kembali ke lingkungan yang dulu menjadi sumber trauma. Perbarui rencana keselamatan sebelum mengakhiri.",
    en="The client returns to surroundings that were a source of trauma. Renew the safety plan before ending.",
    place="safety_plan",
    source="R346",
    asks=("returns_to_source_of_trauma", "safety_plan"),
)
def safe_way_back(part: TerminationPart) -> bool:
    """Nobody goes back to where the harm came from without a safety plan."""
    return bool(part.safety_plan) or not part.returns_to_source_of_trauma


@gate(
    id="Ada tujuan yang belum selesai. Serahkan kepada pihak yang melanjutkan, agar pengakhiran menjadi alih pendampingan.",
    en="Some goals are unfinished. Hand them to whoever carries on, so that the ending becomes a hand-over.",
    place="closing",
    source="R410",
    asks=("unfinished_goals", "handed_over"),
)
def unfinished_goals_handed_over(part: TerminationPart) -> bool:
    """What is not finished is handed over, not dropped."""
    return bool(part.handed_over) or not part.unfinished_goals


@gate(
    id="Belum dicatat bahwa klien dijelaskan: pengakhiran bukan penolakan.",
    en="It is not recorded yet that the client was told: ending is not rejection.",
    place="closing",
    source="R337",
    asks=("not_rejection_explained",),
    warns=True,
)
def not_a_rejection(part: TerminationPart) -> bool:
    """The ending was explained as what it is."""
    return bool(part.not_rejection_explained)


@gate(
    id="Strategi menghadapi situasi sulit belum dicatat. Apa yang dapat klien lakukan bila keadaan kembali berat?",
    en="No way of meeting hard situations is recorded yet. What can the client do when things get heavy again?",
    place="closing",
    source="R335",
    asks=("coping_strategies",),
    warns=True,
)
def coping_strategies(part: TerminationPart) -> bool:
    """The client leaves with something in hand."""
    return bool(part.coping_strategies)


@gate(
    id="Belum dicatat apakah berakhir terencana atau tidak terduga.",
    en="It is not recorded yet whether the ending was planned or unexpected.",
    place="closing",
    source="R329; R339",
    asks=("ending_kind",),
)
def planned_or_unexpected(part: TerminationPart) -> bool:
    """One of the two kinds of ending; both are allowed."""
    return part.ending_kind in ("planned", "unexpected")


@gate(
    id="Lingkungan tempat klien kembali belum dinilai. Apakah dulu menjadi sumber trauma, dan bagaimana sekarang?",
    en="The surroundings the client returns to are not judged yet. Were they a source of trauma, and how are they now?",
    place="closing",
    source="R333; R346",
    asks=("return_judged",),
    warns=True,
)
def return_place_judged(part: TerminationPart) -> bool:
    """Somebody looked at where the client goes; "not known" is an honest answer."""
    return bool(part.return_judged)


@gate(
    id="Penerima rujukan pada pengakhiran dan pada rujukan belum sama. Samakan, atau jelaskan siapa menerima apa.",
    en="The ending and the referral do not name the same receivers. Bring them together, or explain who receives what.",
    place="referral",
    source="R340; fixture MS REFERRAL_TARGET",
    asks=("receivers_agree",),
    warns=True,
)
def same_receivers(part: TerminationPart) -> bool:
    """Whoever carries on is named the same everywhere."""
    return bool(part.receivers_agree)


STAGE = Stage(
    code="termination",
    id="Terminasi",
    en="Termination",
    purpose_id="Mengakhiri bertahap dan terencana, tanpa membuat klien merasa ditinggalkan.",
    purpose_en="End gradually and as planned, without leaving the client feeling left behind.",
    source="R329-R341; R410; R431",
    part=TerminationPart,
    gates=(
        four_criteria_judged,
        final_counselling,
        follow_up_channel,
        closing_reason,
        safe_way_back,
        unfinished_goals_handed_over,
        planned_or_unexpected,
        not_a_rejection,
        coping_strategies,
        return_place_judged,
        same_receivers,
    ),
)
