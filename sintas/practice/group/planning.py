"""A group's plan: goals of the group and of each member, actions that were explained, and the question of help from the authorities."""

from sintas.practice.group.dossier import GroupPlanningPart
from sintas.practice.stage import Stage, gate


@gate(
    id="Tujuan bersama belum ditulis. Apa yang ingin dicapai kelompok?",
    en="No goal of the group is written yet. What does the group want to reach?",
    place="group_plan",
    source="R162; R240",
    asks=("goals",),
)
def group_goals(part: GroupPlanningPart) -> bool:
    """At least one goal that is everybody's."""
    return bool(part.goals)


@gate(
    id="Ada anggota tanpa tujuan sendiri. Tulis tujuannya, atau nyatakan ia tidak menginginkan tujuan sendiri.",
    en="A member has no goal of their own. Write it, or state that they want none of their own.",
    place="group_plan",
    source="R163; issue 7",
    asks=("members", "with_goal"),
)
def a_goal_for_each_member(part: GroupPlanningPart) -> bool:
    """A goal or an honest "none of my own"."""
    return (part.with_goal or 0) >= (part.members or 0)


@gate(
    id="Belum ada tindakan dalam rencana. Pilih apa yang akan dilakukan bersama.",
    en="The plan has no action yet. Choose what will be done together.",
    place="group_plan",
    source="R187-R194",
    asks=("actions",),
)
def actions_chosen(part: GroupPlanningPart) -> bool:
    """At least one action."""
    return bool(part.actions)


@gate(
    id="Belum semua anggota ditanya apakah pertolongan dari lembaga berwenang sudah diterima. Tanyakan kepada masing-masing, sendiri.",
    en="Not every member has been asked whether help from the authorities was received. Ask each of them, alone.",
    place="group_plan",
    source="R188; R284",
    asks=("members", "asked_about_help"),
)
def asked_about_help(part: GroupPlanningPart) -> bool:
    """Everybody was asked; not wanting help is an answer."""
    return (part.asked_about_help or 0) >= (part.members or 0)


@gate(
    id="Kesepakatan anggota atas rencana belum dicatat. Jelaskan tindakannya dahulu, lalu tanyakan.",
    en="The members' agreement to the plan is not recorded yet. Explain the actions first, then ask.",
    place="group_plan",
    source="R186; R185",
    asks=("agreed",),
)
def explained_and_agreed(part: GroupPlanningPart) -> bool:
    """A plan nobody was told is still a proposal."""
    return bool(part.agreed)


@gate(
    id="Ada anggota yang masih memerlukan pertolongan lembaga, tetapi belum ada langkahnya. Buat di kasusnya sendiri.",
    en="A member still needs help from an agency, and there is no step for it. Make one in their own case.",
    place="group_plan",
    source="R188; R284",
    asks=("help_wanted", "help_with_step"),
    warns=True,
)
def help_has_a_step(part: GroupPlanningPart) -> bool:
    """An answer that asks for something leads somewhere."""
    return (part.help_with_step or 0) >= (part.help_wanted or 0)


@gate(
    id="Belum ada sesi yang direncanakan.",
    en="No session is planned yet.",
    place="group_sessions",
    source="R182; R254",
    asks=("sessions_planned",),
    warns=True,
)
def sessions_planned(part: GroupPlanningPart) -> bool:
    """The next meeting has its day and its plan."""
    return bool(part.sessions_planned)


@gate(
    id="Waktu meninjau rencana kelompok belum ditetapkan.",
    en="No time to review the group's plan is set.",
    place="group_plan",
    source="R182; R253",
    asks=("review_date",),
    warns=True,
)
def review_date_set(part: GroupPlanningPart) -> bool:
    """A day on which the plan is looked at again."""
    return bool(part.review_date)


STAGE = Stage(
    code="planning",
    id="Perencanaan",
    en="Planning",
    purpose_id="Menyusun tujuan bersama dan tujuan masing-masing, lalu menjelaskan apa yang akan dilakukan.",
    purpose_en="Set the goals of the group and of each member, then explain what will be done.",
    source="R186-R194; R256",
    part=GroupPlanningPart,
    gates=(
        group_goals,
        a_goal_for_each_member,
        actions_chosen,
        asked_about_help,
        explained_and_agreed,
        help_has_a_step,
        sessions_planned,
        review_date_set,
    ),
    prompt_list="group_prompts",
)
