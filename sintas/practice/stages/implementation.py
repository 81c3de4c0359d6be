"""Implementation: carrying out what was agreed, session by session."""

from sintas.practice.dossier import ImplementationPart
from sintas.practice.stage import Stage, gate


@gate(
    id="Belum ada sesi yang tercatat sudah berlangsung. Catat sesi yang sudah dilakukan, boleh menyusul.",
    en="No session is recorded as having taken place. Record the sessions that were held; late is fine.",
    place="sessions",
    source="R282",
    asks=("sessions_held",),
)
def a_session_was_held(part: ImplementationPart) -> bool:
    """At least one session happened."""
    return bool(part.sessions_held)


@gate(
    id="Ada sesi sebelum persetujuan yang belum diberi alasan. Tulis alasannya pada sesi itu.",
    en="A session took place before consent and has no reason yet. Write the reason on that session.",
    place="sessions",
    source="R52",
    asks=("before_consent_without_reason",),
)
def none_before_consent_without_reason(part: ImplementationPart) -> bool:
    """What was done before consent is kept, with its reason."""
    return not part.before_consent_without_reason


@gate(
    id="Sesi sudah berjalan, tetapi persetujuan klien atas rencana belum dicatat.",
    en="Sessions have been held, but the client's agreement to the plan is not recorded yet.",
    place="plan",
    source="R184; R186",
    asks=("plan_agreed", "sessions_held"),
    warns=True,
)
def plan_was_agreed(part: ImplementationPart) -> bool:
    """The client heard what would be done before it was done."""
    return bool(part.plan_agreed) or not part.sessions_held


@gate(
    id="Ada langkah terapi di luar urutannya tanpa penjelasan. Periksa tanggal sesi itu, atau tulis alasannya di sana.",
    en="A step of a therapy stands out of its order without a word. Check the date of that session, or write the reason there.",
    place="sessions",
    source="R218",
    asks=("out_of_order_without_reason",),
    warns=True,
)
def therapy_steps_in_order(part: ImplementationPart) -> bool:
    """Wants, doing, evaluation, planning follow each other, or the session says why not."""
    return not part.out_of_order_without_reason


STAGE = Stage(
    code="implementation",
    id="Implementasi",
    en="Implementation",
    purpose_id="Menjalankan yang disepakati, sesi demi sesi, dan menyesuaikan bila keadaan berubah.",
    purpose_en="Carry out what was agreed, session by session, and adjust when things change.",
    source="R195-R284; R431",
    part=ImplementationPart,
    gates=(a_session_was_held, none_before_consent_without_reason, plan_was_agreed, therapy_steps_in_order),
)
