"""Engagement: meeting, being safe enough to speak, and agreeing on what will be done together."""

from sintas.practice import consent
from sintas.practice.dossier import EngagementPart
from sintas.practice.stage import Stage, gate


@gate(
    id="Kontak pertama belum dicatat. Tulis kapan, di mana, dan apa hasilnya.",
    en="The first contact is not recorded yet. Write when, where and what came of it.",
    place="contacts",
    source="R32",
)
def first_contact(part: EngagementPart) -> bool:
    """Someone met or spoke with the client."""
    return part.contacts > 0


@gate(
    id="Sapaan yang nyaman bagi klien belum dicatat. Tanyakan ia ingin dipanggil apa.",
    en="How the client likes to be addressed is not recorded yet. Ask what they would like to be called.",
    place="client",
    source="R43",
)
def form_of_address(part: EngagementPart) -> bool:
    """The client said how to be called; every screen and letter follows it."""
    return part.form_of_address


@gate(
    id="Cara menghubungi dengan aman belum dicatat. Bila memang tidak ada pantangan, nyatakan 'boleh dihubungi biasa'.",
    en="How to contact the client safely is not recorded yet. If there is truly no limit, state 'may be contacted as usual'.",
    place="client",
    source="R45; confidentiality: safe-contact rules",
)
def safe_contact(part: EngagementPart) -> bool:
    """Rules for calling and writing are recorded, or it was stated that none are needed."""
    return part.safe_contact_stated


@gate(
    id="Penjelasan kerahasiaan dan batasnya belum dicatat, termasuk kewajiban melapor 3 x 24 jam dan bahaya bagi nyawa.",
    en="Explaining confidentiality and its limits (the duty to report within 3 x 24 hours, danger to life) is not recorded yet.",
    place="consent",
    source="R36; UU 12/2022 art. 39-41",
)
def confidentiality_explained(part: EngagementPart) -> bool:
    """The client knows what stays here and what the law may oblige us to tell."""
    return part.consent.limits_explained


@gate(
    id="Persetujuan klien belum tercatat. Boleh terbatas; klien juga boleh menolak, dan kasus dapat ditutup dengan baik.",
    en="The client's agreement is not recorded yet. It may be limited; the client may also refuse, and the case can close well.",
    place="consent",
    source="R49; R52",
)
def client_agreed(part: EngagementPart) -> bool:
    """The client's own yes, whole or limited; for a child, assent."""
    return consent.client_agrees(part.consent)


@gate(
    id="Belum dicatat bahwa isi persetujuan dibacakan dan dipahami sebelum disetujui (dibacakan, diisyaratkan, atau diterjemahkan).",
    en="It is not recorded yet that the terms were read aloud and understood before agreeing (read out, signed or interpreted).",
    place="consent",
    source="R51",
)
def terms_read_aloud(part: EngagementPart) -> bool:
    """Asked once there is an agreement: a paper nobody understood is none."""
    return part.consent.read_aloud or not consent.client_agrees(part.consent)


@gate(
    id="Persetujuan wali belum jelas. Catat, atau nyatakan tidak ada wali yang dapat dimintai. Wali yang tidak aman jangan ditanya.",
    en="The guardian's consent is not settled. Record it, or state that none can be asked. Never ask a guardian who is not safe.",
    place="consent",
    source="UU 27/2022 art. 25; R405; confidentiality: unsafe guardian",
)
def guardian_settled(part: EngagementPart) -> bool:
    """For a child: a safe guardian agreed, or there is none who may be asked."""
    return consent.guardian_settled(part.consent)


@gate(
    id="Kontrak pelayanan belum dicatat. Sepakati tujuan, tugas masing-masing, jadwal, dan cara mengakhiri.",
    en="The service contract is not recorded yet. Agree on aims, each one's tasks, times and how to end.",
    place="contract",
    source="R47; R50",
)
def service_contract(part: EngagementPart) -> bool:
    """What both sides promised each other at the start."""
    return part.contract


@gate(
    id="Risiko belum dinilai. Lihat faktanya satu kali bersama klien, lalu tulis tingkat dan alasannya.",
    en="Risk has not been looked at yet. Go through the facts once with the client, then write the level and the reasons.",
    place="risk",
    source="R45",
)
def risk_looked_at(part: EngagementPart) -> bool:
    """At least one risk assessment with its level stands in the file."""
    return part.risk_assessments > 0 and part.risk_level is not None


@gate(
    id="Rencana keselamatan belum ada, padahal klien tinggal bersama pelaku atau risikonya tinggi. Susun bersama klien.",
    en="There is no safety plan yet, though the client lives with the perpetrator or the risk is high. Write it with the client.",
    place="safety_plan",
    source="R45; R418; case LK3-B",
)
def safety_plan(part: EngagementPart) -> bool:
    """Asked when the client lives with the perpetrator or the level is high or acute."""
    in_danger = part.lives_with_perpetrator or part.risk_level in ("high", "acute")
    return part.safety_plan or not in_danger


@gate(
    id="Jalur risiko bunuh diri masih terbuka tanpa waktu dilihat kembali. Tulis siapa melihat lagi dan kapan.",
    en="A suicide-risk path is open without a time to look again. Write who looks again and when.",
    place="suicide_risk",
    source="R114",
)
def suicide_path_next_look(part: EngagementPart) -> bool:
    """Every open suicide-risk path has a date for the next look."""
    return part.suicide_paths_with_next_look >= part.suicide_paths_open


@gate(
    id="Faktor pelindung belum dicatat. Siapa dan apa yang selama ini membuat klien bertahan?",
    en="No protective factor is recorded yet. Who and what has helped the client come through so far?",
    place="risk",
    source="R45",
    warns=True,
)
def protective_factors(part: EngagementPart) -> bool:
    """Risk without protection is half a picture."""
    return part.protective_factors > 0


@gate(
    id="Usia klien belum diketahui. Bila mungkin di bawah 18 tahun, perlakukan sebagai anak sampai jelas.",
    en="The client's age is not known. If they may be under 18, treat them as a child until it is clear.",
    place="client",
    source="UU 35/2014 art. 1; R53",
    warns=True,
)
def age_known(part: EngagementPart) -> bool:
    """Age decides who may agree and which protection the law gives."""
    return part.consent.age_known


STAGE = Stage(
    code="engagement",
    id="Engagement",
    en="Engagement",
    purpose_id="Berkenalan, membuat klien cukup aman untuk bercerita, dan menyepakati apa yang dikerjakan bersama.",
    purpose_en="Meet, make the client safe enough to speak, and agree on what will be done together.",
    source="R32-R52; R431",
    part=EngagementPart,
    gates=(
        first_contact,
        form_of_address,
        safe_contact,
        confidentiality_explained,
        client_agreed,
        terms_read_aloud,
        guardian_settled,
        service_contract,
        risk_looked_at,
        safety_plan,
        suicide_path_next_look,
        protective_factors,
        age_known,
    ),
)
