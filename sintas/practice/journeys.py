"""The journeys houses walk: the model as it is, under the names of ATENSI, LK3 and a practicum, and group work (R424-R435).

All of them stand on the same inner stages, so that gates, tables and a case that moves to another house need not know whose names they are.
"""

from sintas.practice.journey import Journey, Step

GIM = Journey(
    code="gim",
    id="Generalist Intervention Model",
    en="Generalist Intervention Model",
    source="R431; R432",
    steps=(
        Step("engagement", "Engagement", "Engagement"),
        Step("assessment", "Asesmen", "Assessment"),
        Step("planning", "Perencanaan", "Planning"),
        Step("implementation", "Implementasi", "Implementation"),
        Step("evaluation", "Evaluasi", "Evaluation"),
        Step("termination", "Terminasi", "Termination"),
        Step("follow_up", "Tindak lanjut", "Follow-up"),
    ),
)

# Akses, the first of ATENSI's seven steps, is the enquiry: it happens before a case exists.
ATENSI = Journey(
    code="atensi",
    id="ATENSI",
    en="ATENSI",
    source="R424-R430; R348",
    before_id="Akses",
    before_en="Access",
    steps=(
        Step("engagement", "Intake/Engagement", "Intake/Engagement"),
        Step("assessment", "Asesmen Komprehensif", "Comprehensive assessment"),
        Step("planning", "Perencanaan ATENSI", "ATENSI planning"),
        Step("implementation", "Implementasi", "Implementation"),
        Step("evaluation", "Monitoring dan Evaluasi", "Monitoring and evaluation"),
        Step("termination", "Pasca Layanan", "Post-service"),
        Step("follow_up", "Pasca Layanan", "Post-service"),
    ),
)

# LK3 (lembaga konsultasi kesejahteraan keluarga) gives the model names of its own, and plans with others than the worker.
LK3 = Journey(
    code="lk3",
    id="LK3",
    en="LK3",
    source="R432",
    steps=(
        Step("engagement", "Penjalinan relasi", "Building the relationship"),
        Step("assessment", "Asesmen", "Assessment"),
        Step(
            "planning", "Perencanaan", "Planning",
            "Rencana disusun bersama klien dan pihak lain yang terlibat, tidak hanya oleh pekerja sosial.",
            "The plan is made with the client and the others involved, not by the social worker alone.",
        ),
        Step("implementation", "Implementasi", "Implementation"),
        Step("evaluation", "Evaluasi", "Evaluation"),
        Step("termination", "Terminasi", "Termination"),
        Step("follow_up", "Tindak lanjut", "Follow-up"),
    ),
)  # fmt: skip

# Six names for the seven stages: a student's placement is over by then, and the referral hands on what a follow-up would look after.
PRACTICUM = Journey(
    code="practicum",
    id="Praktikum pekerjaan sosial",
    en="Social work practicum",
    source="R433",
    steps=(
        Step("engagement", "Engagement", "Engagement"),
        Step("assessment", "Asesmen", "Assessment"),
        Step("planning", "Rencana intervensi", "Intervention plan"),
        Step("implementation", "Intervensi", "Intervention"),
        Step("evaluation", "Evaluasi", "Evaluation"),
        Step("termination", "Terminasi dan rujukan", "Termination and referral"),
        Step("follow_up", "Terminasi dan rujukan", "Termination and referral"),
    ),
)

# Its gates ask about groups and stand apart from the seven of casework: practice/group.
GROUP = Journey(
    code="group",
    id="Pekerjaan sosial dengan kelompok",
    en="Social group work",
    source="R256; R434",
    steps=(
        Step("engagement", "Engagement", "Engagement"),
        Step("assessment", "Asesmen", "Assessment"),
        Step("planning", "Perencanaan", "Planning"),
        Step("implementation", "Intervensi", "Intervention"),
        Step("evaluation", "Evaluasi", "Evaluation"),
        Step("termination", "Terminasi", "Termination"),
    ),
    reasons="group_closing_reasons",
    what_id="kelompok",
    what_en="group",
)

ALL: tuple[Journey, ...] = (GIM, ATENSI, LK3, PRACTICUM, GROUP)
JOURNEYS: dict[str, Journey] = {journey.code: journey for journey in ALL}


class UnknownJourney(LookupError):
    """A code that is none of the journeys."""


def get(code: str) -> Journey:
    """The journey with this code ("gim", "atensi", "lk3", "practicum", "group"). Raises `UnknownJourney`."""
    if code not in JOURNEYS:
        raise UnknownJourney(code)
    return JOURNEYS[code]
