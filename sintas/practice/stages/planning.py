"""Planning: choosing goals and ways with the client, the first of them to stop further violence."""

from sintas.practice.dossier import PlanningPart
from sintas.practice.stage import Stage, gate


@gate(
    id="Tujuan umum belum ditulis. Ke mana klien ingin sampai?",
    en="The general goal is not written yet. Where does the client want to get to?",
    place="plan",
    source="R162",
    asks=("general_goal",),
)
def general_goal(part: PlanningPart) -> bool:
    """One sentence says where the work leads."""
    return bool(part.general_goal)


@gate(
    id="Belum ada tujuan khusus. Pecah tujuan umum menjadi langkah yang dapat dilihat hasilnya.",
    en="There is no specific goal yet. Break the general goal into steps whose result can be seen.",
    place="plan",
    source="R163",
    asks=("goals",),
)
def specific_goals(part: PlanningPart) -> bool:
    """At least one specific goal."""
    return bool(part.goals)


@gate(
    id="Ada tujuan tanpa keadaan awal, target, dan waktu. Lengkapi, atau nyatakan dengan jujur 'tidak diukur'.",
    en="A goal has no starting point, target and date. Complete it, or honestly state 'not measured'.",
    place="plan",
    source="R163; fixture MS NO_BASELINE",
    asks=("goals",),
)
def every_goal_measured_or_said_not(part: PlanningPart) -> bool:
    """Each goal can be measured, or says openly that it is not."""
    return all(goal.measured or goal.stated_not_measured for goal in part.goals or ())


@gate(
    id="Kekerasan masih mungkin berlanjut, tetapi rencana belum memuat langkah pertama untuk menghentikannya.",
    en="Violence may still go on, but the plan has no first step yet to stop it.",
    place="plan",
    source="R418",
    asks=("violence_ongoing", "first_stops_violence"),
)
def first_stops_further_violence(part: PlanningPart) -> bool:
    """Where violence may go on, stopping it comes before every other goal."""
    return bool(part.first_stops_violence) or not part.violence_ongoing


@gate(
    id="Persetujuan klien atas rencana belum dicatat. Rencana dibuat bersama klien, dan klien yang memilih.",
    en="The client's agreement to the plan is not recorded yet. The plan is made with the client, and the client chooses.",
    place="plan",
    source="R184; R185; R389",
    asks=("client_agrees",),
)
def client_agrees_to_plan(part: PlanningPart) -> bool:
    """A plan the client has not agreed to is still a proposal."""
    return bool(part.client_agrees)


@gate(
    id="Waktu meninjau rencana belum ditetapkan. Tetapkan tanggal peninjauan pertama.",
    en="No time to review the plan is set. Set the date of the first review.",
    place="plan",
    source="R127; R182",
    asks=("review_date",),
    warns=True,
)
def review_date_set(part: PlanningPart) -> bool:
    """A flexible plan has a day on which it is looked at again."""
    return bool(part.review_date)


@gate(
    id="Sistem sumber belum dipetakan. Siapa dan apa yang dapat membantu, dari dalam dan dari luar?",
    en="No resource system is mapped yet. Who and what can help, from within and from around?",
    place="plan",
    source="R166; R167; R174",
    asks=("resources",),
    warns=True,
)
def resources_mapped(part: PlanningPart) -> bool:
    """The plan leans on someone besides the worker."""
    return bool(part.resources)


@gate(
    id="Pelaksana dan perannya belum ditulis. Siapa mengerjakan apa?",
    en="Nobody is named who carries out the plan. Who does what?",
    place="plan",
    source="R165; R181",
    asks=("implementers",),
    warns=True,
)
def implementers_named(part: PlanningPart) -> bool:
    """Each party's part is written down."""
    return bool(part.implementers)


@gate(
    id="Belum tertulis dari masalah, kebutuhan, dan potensi mana rencana ini berasal.",
    en="It is not written yet from which problem, need and potential this plan follows.",
    place="plan",
    source="R183; R421",
    asks=("based_on",),
    warns=True,
)
def follows_from_assessment(part: PlanningPart) -> bool:
    """A plan fits this client, not any client."""
    return bool(part.based_on)


@gate(
    id="Belum dicatat bahwa klien dijelaskan lebih dahulu apa yang akan dilakukan.",
    en="It is not recorded yet that the client was told beforehand what would be done.",
    place="plan",
    source="R186",
    asks=("explained",),
    warns=True,
)
def explained_before_acting(part: PlanningPart) -> bool:
    """Planned actions are explained before they are taken."""
    return bool(part.explained)


@gate(
    id="Belum ada jadwal untuk tiap langkah yang disepakati. Tulis langkahnya dan harinya; hari boleh diubah bersama klien.",
    en="The agreed steps have no schedule yet. Write the steps and their days; the days may be changed with the client.",
    place="plan",
    source="R416",
    asks=("steps", "steps_with_date"),
    warns=True,
)
def steps_have_a_schedule(part: PlanningPart) -> bool:
    """At least one agreed step, and each of them with a day."""
    return bool(part.steps) and (part.steps_with_date or 0) >= (part.steps or 0)


STAGE = Stage(
    code="planning",
    id="Perencanaan",
    en="Planning",
    purpose_id="Menyusun tujuan dan cara bersama klien; yang pertama, kekerasan tidak berlanjut.",
    purpose_en="Set goals and ways together with the client; first of all, that the violence does not go on.",
    source="R162-R194; R418; R431",
    part=PlanningPart,
    gates=(
        general_goal,
        specific_goals,
        every_goal_measured_or_said_not,
        first_stops_further_violence,
        client_agrees_to_plan,
        review_date_set,
        resources_mapped,
        implementers_named,
        follows_from_assessment,
        explained_before_acting,
        steps_have_a_schedule,
    ),
)
