"""Evaluation: what changed, how one can see it, and what is decided now."""

from sintas.practice.dossier import EvaluationPart
from sintas.practice.stage import Stage, gate


@gate(
    id="Ada tujuan tanpa hasil, atau dengan lebih dari satu hasil yang berlaku. Tiap tujuan memerlukan satu hasil terkini.",
    en="A goal has no result, or more than one that counts. Each goal needs one current result.",
    place="evaluation",
    source="R307",
    asks=("goals",),
)
def one_result_for_each_goal(part: EvaluationPart) -> bool:
    """Exactly one current result stands beside each goal; 'belum berubah' is a result too."""
    return bool(part.goals) and all(goal.results == 1 for goal in part.goals or ())


@gate(
    id="Ada hasil tanpa bukti yang dapat diamati. Tulis apa yang terlihat atau terdengar: 'hal ini ditunjukkan dengan ...'.",
    en="A result has no evidence one can observe. Write what was seen or heard: 'this is shown by ...'.",
    place="evaluation",
    source="R307",
    asks=("goals",),
)
def every_result_has_evidence(part: EvaluationPart) -> bool:
    """A result says by what it can be seen."""
    return all(goal.evidence for goal in part.goals or () if goal.results)


@gate(
    id="Keputusan evaluasi belum dipilih: dilanjutkan, dimodifikasi, atau dihentikan.",
    en="The decision of the evaluation is not taken yet: continue, modify or stop.",
    place="evaluation",
    source="R315; R316; R317",
    asks=("decision",),
)
def decision_taken(part: EvaluationPart) -> bool:
    """An evaluation without one of the three decisions is not complete."""
    return part.decision in ("continue", "modify", "stop")


@gate(
    id="Pendapat klien tentang pendampingan belum ditanyakan. Klien boleh tidak menjawab; catat bahwa sudah ditanya.",
    en="The client has not been asked what they think of the support. They may leave it unanswered; record that they were asked.",
    place="evaluation",
    source="R318",
    asks=("client_view",),
    warns=True,
)
def client_was_asked(part: EvaluationPart) -> bool:
    """The client's satisfaction is part of the result."""
    return bool(part.client_view)


@gate(
    id="Faktor pendukung dan penghambat belum ditulis.",
    en="What helped and what hindered is not written yet.",
    place="evaluation",
    source="R304; R305",
    asks=("supporting_factors", "hindering_factors"),
    warns=True,
)
def factors_named(part: EvaluationPart) -> bool:
    """The next worker learns from what helped and what stood in the way."""
    return bool(part.supporting_factors) and bool(part.hindering_factors)


@gate(
    id="Tidak ada ukuran sebelum dan sesudah. Perubahan hanya dapat diceritakan, tidak dihitung; laporan akan menyebutkannya.",
    en="There is no measure before and after. The change can only be told, not counted; the report will say so.",
    place="evaluation",
    source="D6; fixture MS check 6",
    asks=("before_and_after_measured",),
    warns=True,
)
def measured_before_and_after(part: EvaluationPart) -> bool:
    """Honest about what was measured."""
    return bool(part.before_and_after_measured)


@gate(
    id="Perubahan baru dilihat oleh pendamping sendiri. Bila dapat, lihat juga bersama pengasuh, psikolog, atau tim.",
    en="So far only the worker has looked at the change. Where possible look at it with carers, a psychologist or the team too.",
    place="evaluation",
    source="R300; R308; R309",
    asks=("beyond_worker",),
    warns=True,
)
def seen_by_others_too(part: EvaluationPart) -> bool:
    """A mechanism or profession besides the worker took part."""
    return bool(part.beyond_worker)


@gate(
    id="Belum tertulis apakah cara dan tekniknya tepat bagi klien ini.",
    en="It is not written yet whether the method and techniques fitted this client.",
    place="evaluation",
    source="R303; R319",
    asks=("method_fit",),
    warns=True,
)
def method_looked_at(part: EvaluationPart) -> bool:
    """Evaluation looks at the way as well as at the result."""
    return bool(part.method_fit)


STAGE = Stage(
    code="evaluation",
    id="Evaluasi",
    en="Evaluation",
    purpose_id="Melihat apa yang berubah, dari mana itu terlihat, dan memutuskan langkah selanjutnya.",
    purpose_en="See what has changed, by what it shows, and decide what comes next.",
    source="R300-R328; R431",
    part=EvaluationPart,
    gates=(
        one_result_for_each_goal,
        every_result_has_evidence,
        decision_taken,
        client_was_asked,
        factors_named,
        measured_before_and_after,
        seen_by_others_too,
        method_looked_at,
    ),
)
