"""Forming: a purpose, people who agreed and were prepared, and what they promise each other."""

from sintas.practice.group.dossier import GroupEngagementPart
from sintas.practice.stage import Stage, gate

LEAST_MEMBERS = 2


@gate(
    id="Fasilitator belum ditetapkan. Siapa yang memimpin dan menjaga kelompok ini?",
    en="No facilitator is named yet. Who leads this group and keeps it safe?",
    place="group_forming",
    source="R254; R240",
    asks=("facilitators",),
)
def facilitator_named(part: GroupEngagementPart) -> bool:
    """Somebody answers for the group today."""
    return bool(part.facilitators)


@gate(
    id="Tujuan kelompok belum dipilih. Untuk apa kelompok ini ada?",
    en="The purpose of the group is not chosen yet. What is this group for?",
    place="group_forming",
    source="R236",
    asks=("purposes",),
)
def purpose_chosen(part: GroupEngagementPart) -> bool:
    """At least one of the four purposes."""
    return bool(part.purposes)


@gate(
    id="Jenis kelompok belum dipilih.",
    en="The type of group is not chosen yet.",
    place="group_forming",
    source="R226-R234",
    asks=("type_chosen",),
)
def type_chosen(part: GroupEngagementPart) -> bool:
    """One of the nine types."""
    return bool(part.type_chosen)


@gate(
    id="Anggota belum cukup untuk menjadi kelompok. Diperlukan sedikitnya dua orang.",
    en="There are not enough members for a group yet. At least two people are needed.",
    place="group_members",
    source="R240; R237",
    asks=("members",),
)
def enough_members(part: GroupEngagementPart) -> bool:
    """Two people are the least that can help each other."""
    return (part.members or 0) >= LEAST_MEMBERS


@gate(
    id="Ada anggota tanpa persetujuan yang berlaku untuk kerja kelompok. Tanyakan sendiri kepadanya; ia boleh memilih tidak ikut.",
    en="A member has no consent to group work in force. Ask them alone; they may choose not to take part.",
    place="group_members",
    source="R49; R52; fixture SI NY JA (ethics)",
    asks=("members", "consenting"),
)
def consents_in_force(part: GroupEngagementPart) -> bool:
    """Everybody who sits here has said yes to it, and still does."""
    return (part.consenting or 0) >= (part.members or 0)


@gate(
    id="Ada anggota yang belum dipersiapkan. Temui sendiri dahulu: kegiatan, aturan, dan apa yang ia khawatirkan.",
    en="A member is not prepared yet. Meet them alone first: the activities, the rules, and what worries them.",
    place="group_members",
    source="R238; R259",
    asks=("members", "prepared"),
)
def members_prepared(part: GroupEngagementPart) -> bool:
    """Individual sessions lead up to the group."""
    return (part.prepared or 0) >= (part.members or 0)


@gate(
    id="Ada catatan keamanan pada susunan kelompok yang belum dijawab. Lihat kembali dan tulis pertimbangan tim.",
    en="A remark on safety about the composition is not answered yet. Look again and write what the team considered.",
    place="group_composition",
    source="R237; confidentiality: perpetrators (D, own)",
    asks=("severe_unanswered",),
)
def safe_together(part: GroupEngagementPart) -> bool:
    """Somebody looked at every severe remark; the decision stays with the worker."""
    return not part.severe_unanswered


@gate(
    id="Kontrak kelompok belum disepakati. Sepakati maksud, jadwal, peran, kerahasiaan, dan cara mengakhiri.",
    en="The group contract is not agreed yet. Agree on aims, times, parts, confidentiality and how to end.",
    place="group_contract",
    source="R47; R50; R252",
    asks=("contract",),
)
def contract_agreed(part: GroupEngagementPart) -> bool:
    """What members and facilitators promise each other."""
    return bool(part.contract)


@gate(
    id="Aturan bersama belum ditulis. Pilih dan ubah bersama anggota.",
    en="The ground rules are not written yet. Choose and change them together with the members.",
    place="group_contract",
    source="R238; R241",
    asks=("ground_rules",),
)
def ground_rules_agreed(part: GroupEngagementPart) -> bool:
    """At least one rule the group gave itself."""
    return bool(part.ground_rules)


@gate(
    id="Belum tertulis dari kebutuhan apa kelompok ini berangkat.",
    en="It is not written yet from which need this group comes.",
    place="group_forming",
    source="R235",
    asks=("need",),
    warns=True,
)
def need_written(part: GroupEngagementPart) -> bool:
    """A look at needs comes before the purpose."""
    return bool(part.need)


@gate(
    id="Belum ditentukan apakah kelompok ini terbuka atau tertutup bagi anggota baru.",
    en="It is not stated yet whether the group is open or closed to new members.",
    place="group_forming",
    source="R240 (own)",
    asks=("openness",),
    warns=True,
)
def openness_stated(part: GroupEngagementPart) -> bool:
    """Members know whether others may still come."""
    return bool(part.openness)


@gate(
    id="Ada anggota yang belum memilih nama panggilan dalam kelompok. Tanyakan ia ingin dipanggil apa di sini.",
    en="A member has not chosen a name to go by in the group yet. Ask what they would like to be called here.",
    place="group_members",
    source="R43; R243",
    asks=("members", "named"),
    warns=True,
)
def chosen_names(part: GroupEngagementPart) -> bool:
    """Members see each other by the name each has chosen."""
    return (part.named or 0) >= (part.members or 0)


@gate(
    id="Jadwal pertemuan belum ditulis.",
    en="The schedule of meetings is not written yet.",
    place="group_forming",
    source="R47; R243",
    asks=("schedule",),
    warns=True,
)
def schedule_written(part: GroupEngagementPart) -> bool:
    """Members know when and how long."""
    return bool(part.schedule)


@gate(
    id="Tempat dan perlengkapan belum dilihat. Cukup tertutup, terjangkau, tidak terlalu besar atau kecil?",
    en="Place and equipment have not been looked at yet. Private enough, within reach, neither too large nor too small?",
    place="group_forming",
    source="R239",
    asks=("setting",),
    warns=True,
)
def setting_looked_at(part: GroupEngagementPart) -> bool:
    """The room is part of the work."""
    return bool(part.setting)


STAGE = Stage(
    code="engagement",
    id="Engagement",
    en="Engagement",
    purpose_id="Membentuk kelompok: untuk apa, dengan siapa, di mana, dan apa yang dijaga bersama.",
    purpose_en="Form the group: what for, with whom, where, and what is kept together.",
    source="R235-R240; R256",
    part=GroupEngagementPart,
    gates=(
        facilitator_named,
        purpose_chosen,
        type_chosen,
        enough_members,
        consents_in_force,
        members_prepared,
        safe_together,
        contract_agreed,
        ground_rules_agreed,
        need_written,
        openness_stated,
        chosen_names,
        schedule_written,
        setting_looked_at,
    ),
    prompt_list="group_prompts",
)
