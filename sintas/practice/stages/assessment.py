"""Assessment: understanding problems, needs and potential, from more than one side."""

from sintas.practice.dossier import AssessmentPart
from sintas.practice.stage import Stage, gate


@gate(
    id="Masalah belum dirumuskan. Tulis dengan kata yang dapat dipahami klien.",
    en="The problem is not put into words yet. Write it in words the client understands.",
    place="assessment",
    source="R56; R103",
    asks=("problems",),
)
def problems_named(part: AssessmentPart) -> bool:
    """At least one problem."""
    return bool(part.problems)


@gate(
    id="Kebutuhan klien belum dicatat. Apa yang klien perlukan sekarang, dan apa yang dapat menyusul?",
    en="The client's needs are not recorded yet. What does the client need now, and what can follow?",
    place="assessment",
    source="R103; R183",
    asks=("needs",),
)
def needs_named(part: AssessmentPart) -> bool:
    """At least one need."""
    return bool(part.needs)


@gate(
    id="Potensi dan kekuatan klien belum dicatat. Rencana bertumpu pada apa yang sudah kuat.",
    en="The client's potential and strengths are not recorded yet. A plan stands on what is already strong.",
    place="assessment",
    source="R73; R103; R291",
    asks=("potentials",),
)
def potential_named(part: AssessmentPart) -> bool:
    """At least one strength: an assessment of problems alone is not complete."""
    return bool(part.potentials)


@gate(
    id="Fokus masalah belum dipilih. Dari semua yang diceritakan, apa yang dikerjakan lebih dahulu?",
    en="The problem focus is not chosen yet. Of all that was told, what is worked on first?",
    place="assessment",
    source="R65",
    asks=("focus",),
)
def focus_chosen(part: AssessmentPart) -> bool:
    """The work has one direction."""
    return bool(part.focus)


@gate(
    id="Fokus masalah berbunyi seperti nama terapi atau teknik. Tulis masalah yang ingin diringankan; terapinya ditulis di Rencana.",
    en="The problem focus reads like the name of a therapy or technique. Write the problem to be eased; the therapy belongs in the plan.",
    place="assessment",
    source="R65; fixture MS PROBLEM_IS_INTERVENTION",
    asks=("focus_names_intervention",),
)
def focus_is_a_problem(part: AssessmentPart) -> bool:
    """A focus must be a problem, not an intervention."""
    return not part.focus_names_intervention


@gate(
    id="Belum tercatat sumber selain klien sendiri. Bila aman dan disetujui klien, dengarkan juga pihak lain.",
    en="No source besides the client is recorded yet. If it is safe and the client agrees, hear others too.",
    place="assessment",
    source="R97; R104",
    asks=("source_kinds",),
    warns=True,
)
def more_than_one_source(part: AssessmentPart) -> bool:
    """Somebody or something besides the client was heard, seen or read."""
    return bool((part.source_kinds or frozenset()) - {"client"})


@gate(
    id="Harapan klien belum dicatat. Tanyakan apa yang ia inginkan bagi dirinya.",
    en="The client's hopes are not recorded yet. Ask what they want for themselves.",
    place="assessment",
    source="R64; R293",
    asks=("hopes",),
    warns=True,
)
def hopes_asked(part: AssessmentPart) -> bool:
    """The client said what he or she hopes for."""
    return bool(part.hopes)


@gate(
    id="Ada catatan yang belum sejalan. Tanyakan lagi, lalu pilih atau simpan keduanya dengan penjelasan.",
    en="Some records do not agree yet. Ask again, then choose or keep both with an explanation.",
    place="assessment",
    source="fixture MS EMOTION_CONFLICT, HEALTH_CONFLICT",
    asks=("contradictions_open",),
    warns=True,
)
def contradictions_looked_at(part: AssessmentPart) -> bool:
    """No open contradiction is left without a word."""
    return not part.contradictions_open


@gate(
    id="Cara asesmen belum dipilih. Tandai: wawancara, observasi, studi dokumentasi, atau cara lain yang dipakai.",
    en="The methods of assessment are not chosen yet. Mark interview, observation, study of documents, or what else was used.",
    place="assessment",
    source="R67",
    asks=("methods",),
    warns=True,
)
def methods_named(part: AssessmentPart) -> bool:
    """A reader can tell how this was learnt."""
    return bool(part.methods)


@gate(
    id="Belum tertulis siapa menilai bidang apa. Catat bidang yang sudah dilihat dan siapa yang melihatnya.",
    en="It is not written yet who assessed which area. Record the areas looked at and who looked at them.",
    place="assessment",
    source="R68-R76",
    asks=("areas", "areas_with_assessor"),
    warns=True,
)
def areas_assessed_by_someone(part: AssessmentPart) -> bool:
    """At least one of the eight areas is recorded, and each recorded one says who assessed it."""
    return bool(part.areas) and (part.areas_with_assessor or 0) >= (part.areas or 0)


@gate(
    id="Keberfungsian belum dilihat: fisik, psikis, sosial, spiritual. Tulis apa yang sudah mampu dan apa yang perlu bantuan.",
    en="Functioning is not looked at yet: physical, psychological, social, spiritual. Write what is managed and what needs help.",
    place="assessment",
    source="R60; R286-R290",
    asks=("functioning",),
    warns=True,
)
def functioning_looked_at(part: AssessmentPart) -> bool:
    """The domains of functioning carry a word."""
    return bool(part.functioning)


STAGE = Stage(
    code="assessment",
    id="Asesmen",
    en="Assessment",
    purpose_id="Memahami masalah, kebutuhan, dan potensi klien dari beberapa sisi, bersama klien.",
    purpose_en="Understand the client's problems, needs and potential from several sides, together with the client.",
    source="R53-R104; R431",
    part=AssessmentPart,
    gates=(
        problems_named,
        needs_named,
        potential_named,
        focus_chosen,
        focus_is_a_problem,
        more_than_one_source,
        hopes_asked,
        contradictions_looked_at,
        methods_named,
        areas_assessed_by_someone,
        functioning_looked_at,
    ),
)
