"""Follow-up: looking again after the ending, and answering when things get worse."""

from sintas.practice.dossier import FollowUpPart
from sintas.practice.stage import Stage, gate


@gate(
    id="Belum ada kontak tindak lanjut. Hubungi lewat saluran yang disepakati, lalu catat keadaannya.",
    en="There is no follow-up contact yet. Get in touch through the agreed channel, then record how the client is.",
    place="follow_up",
    source="R342; R343; R344; R347",
    asks=("contacts",),
)
def a_follow_up_contact(part: FollowUpPart) -> bool:
    """At least one contact after the ending, or one attempt that is written down as such."""
    return bool(part.contacts)


@gate(
    id="Kontak tindak lanjut belum memuat saluran dan keadaan klien.",
    en="No follow-up contact names both its channel and the client's condition.",
    place="follow_up",
    source="R342; R345",
    asks=("contacts", "complete_contacts"),
)
def channel_and_condition(part: FollowUpPart) -> bool:
    """Asked once there is a contact: one of them tells through which channel, and how the client is."""
    return bool(part.complete_contacts) or not part.contacts


@gate(
    id="Ada tanda kemunduran yang belum dijawab. Pilih rujukan atau pendampingan lanjutan.",
    en="There are signs of relapse without an answer. Choose referral or further support.",
    place="follow_up",
    source="R345",
    asks=("relapse_signs", "relapse_answered"),
)
def relapse_answered(part: FollowUpPart) -> bool:
    """A sign of relapse leads to referral or further accompaniment."""
    return bool(part.relapse_answered) or not part.relapse_signs


@gate(
    id="Ada kontak lewat saluran yang tidak disepakati saat pengakhiran. Pastikan aman, lalu sepakati salurannya bersama klien.",
    en="A contact went through a channel not agreed at the ending. Make sure it is safe, then agree on it with the client.",
    place="follow_up",
    source="R342; R343; R344",
    asks=("contacts", "outside_channels"),
    warns=True,
)
def by_agreed_channels(part: FollowUpPart) -> bool:
    """Follow-up never surprises anybody with the knowledge that there was support."""
    return not part.outside_channels


STAGE = Stage(
    code="follow_up",
    id="Tindak lanjut",
    en="Follow-up",
    purpose_id="Melihat kembali keadaan klien setelah pengakhiran, dan membantu lagi bila keadaan memburuk.",
    purpose_en="Look in on the client after the ending, and help again if things get worse.",
    source="R342-R348; R431",
    part=FollowUpPart,
    gates=(a_follow_up_contact, channel_and_condition, relapse_answered, by_agreed_channels),
)
