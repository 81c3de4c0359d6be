"""What others did that concerns one: a neutral sentence each, with the way to where it is read in full."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sintas.cases.policy import visible_to
from sintas.groupwork.policy import visible_to as visible_groups
from sintas.intake.policy import visible_to as visible_enquiries
from sintas.kit import numbers
from sintas.kit.pieces import Row
from sintas.staff import account_notices, notices
from sintas.staff.actor import Actor

from .reading.day import Day
from .sections import Section, Shown, add_section

MOST = 10


@dataclass(frozen=True)
class Saying:
    """The sentence for a notice's code, and the page of the file it leads to ('' for none)."""

    words: str | Promise
    leads_to: str = ""


# The codes of the rooms below that speak of a file; those of staff bring their words themselves.
OF_A_FILE = {
    "added_to_case": Saying(gettext_lazy("Anda masuk dalam tim sebuah kasus."), "desk:case"),
    "added_to_group": Saying(gettext_lazy("Anda ikut memfasilitasi sebuah kelompok."), "groupwork:group"),
    "case_given": Saying(gettext_lazy("Sebuah kasus baru ada pada Anda."), "desk:case"),
    "urgent_case_given": Saying(gettext_lazy("Sebuah kasus baru yang mendesak ada pada Anda."), "desk:case"),
    "case_handed_over": Saying(gettext_lazy("Sebuah kasus diserahkan kepada Anda."), "desk:case"),
    "case_taken_over": Saying(gettext_lazy("Kepala unit menyerahkan kasus yang Anda dampingi kepada orang lain. Tanyakan kepadanya.")),
    "lead_changed": Saying(gettext_lazy("Pendamping utama sebuah kasus Anda berganti."), "cases:team"),
    "cases_handed_over": Saying(gettext_lazy("Berkas dari petugas yang berhenti sekarang ada pada Anda. Lihat daftar kasus dan kelompok.")),
    "leaver_cases_given": Saying(gettext_lazy("Administrator menyerahkan berkas petugas yang berhenti kepada rekan di unit Anda. Lihat Beban kerja.")),
    "draft_passed_on": Saying(gettext_lazy("Draf petugas yang berhenti pada sebuah kasus sekarang ada pada Anda. Lihat Draf saya."), "desk:case"),
    "transfer_offered": Saying(gettext_lazy("Sebuah kasus diusulkan ke unit Anda. Lihat Pengalihan masuk.")),
    "transfer_accepted": Saying(gettext_lazy("Kasus yang diusulkan ke unit lain sudah diterima. Lihat Dialihkan.")),
    "transfer_unanswered": Saying(
        gettext_lazy("Pengalihan yang Anda usulkan belum dijawab pada waktunya. Tanyakan kepada unit yang dituju."), "exchange:transfers"
    ),
    "transfer_late": Saying(gettext_lazy("Usulan pengalihan ke unit Anda sudah lewat waktu jawabnya. Lihat Pengalihan masuk.")),
    "transfer_risen": Saying(gettext_lazy("Sebuah pengalihan antarunit lama tidak dijawab. Bicarakan dengan kepala unit yang lain.")),
    "transfer_for_head": Saying(gettext_lazy("Petugas penerima meneruskan usulan pengalihan dari lembaga lain. Lihat Pengalihan masuk.")),
    "transferred_reopened": Saying(
        gettext_lazy("Kasus yang dialihkan ke unit Anda dibuka kembali oleh lembaga pengusul. Hubungi mereka, supaya klien tidak didampingi dua pihak."),
        "desk:case",
    ),
    "transfer_expired": Saying(
        gettext_lazy("Usulan pengalihan berakhir tanpa jawaban. Kasus tetap Anda dampingi; usulkan lagi bila masih perlu."), "exchange:transfers"
    ),
    "transfer_declined": Saying(gettext_lazy("Unit yang dituju belum dapat menerima pengalihan. Baca jawabannya."), "exchange:transfers"),
    "reader_left": Saying(gettext_lazy("Yang Anda mintai persetujuan sudah berhenti. Ajukan kepada orang lain."), "casework:approvals"),
    "erasure_asked": Saying(gettext_lazy("Ada permintaan penghapusan berkas di unit Anda.")),
    "erasure_withdrawn": Saying(gettext_lazy("Satu permintaan penghapusan berkas ditarik.")),
    "erasure_declined": Saying(gettext_lazy("Permintaan penghapusan Anda tidak disetujui kepala unit."), "access:erasure"),
    "enquiry_erasure_declined": Saying(gettext_lazy("Permintaan penghapusan Anda tidak disetujui kepala unit."), "intake:erasure"),
    "file_erased": Saying(gettext_lazy("Sebuah berkas yang diminta dihapus sudah dihapus. Halamannya tidak ada lagi.")),
    "task_given": Saying(gettext_lazy("Anda mendapat tugas baru."), "cases:tasks"),
    "worrying_observation": Saying(gettext_lazy("Sebuah pengamatan perlu dilihat hari ini."), "desk:case"),
    "group_help_wanted": Saying(
        gettext_lazy("Seorang klien yang ikut kelompok masih memerlukan pertolongan lembaga. Baca catatannya di bagian Kelompok."), "groupwork:of_case"
    ),
    "suicide_path": Saying(gettext_lazy("Ada yang perlu dilihat segera pada sebuah kasus."), "cases:suicide_path"),
}

# The same news of a group: the verbs of a file do not ask of which kind it is.
OF_A_GROUP = {
    "added_to_group": OF_A_FILE["added_to_group"],
    "case_handed_over": Saying(gettext_lazy("Sebuah kelompok diserahkan kepada Anda."), "groupwork:group"),
    "lead_changed": Saying(gettext_lazy("Fasilitator utama sebuah kelompok Anda berganti."), "groupwork:team"),
    "draft_passed_on": Saying(
        gettext_lazy("Draf petugas yang berhenti pada sebuah kelompok sekarang ada pada Anda. Lihat Draf saya."), "groupwork:group"
    ),
    "erasure_declined": Saying(gettext_lazy("Permintaan penghapusan Anda tidak disetujui kepala unit."), "groupwork:erasure"),
}

OF_ENQUIRIES = {code for code, saying in OF_A_FILE.items() if saying.leads_to.startswith("intake:")}
OF_CASES = {code for code, saying in OF_A_FILE.items() if saying.leads_to} - OF_ENQUIRIES


def told(actor: Actor, day: Day) -> Shown | None:
    """Unseen notices, newest first; the shared screen shows none."""
    if day.shared:
        return None
    found = notices.unseen(actor)
    mine = still_mine(actor, found[:MOST])
    groups = groups_among(actor, found[:MOST], mine)
    rows = [row_of(one, mine, groups) for one in found[:MOST]]
    if not rows:
        return None
    return Shown(
        "notices", _("Kabar untuk Anda"), "desk/notices.html", {"rows": rows, "ids": [str(one.id) for one in found]}, count=len(found)
    )


def still_mine(actor: Actor, found: list[notices.Told]) -> set[UUID]:
    """The cases and enquiries among them that this person reaches today. No query for notices that lead nowhere."""
    of_enquiries = {one.file_id for one in found if one.file_id and one.code in OF_ENQUIRIES}
    of_cases = {one.file_id for one in found if one.file_id and one.code in OF_CASES}
    mine = set(visible_to(actor).filter(pk__in=of_cases).values_list("pk", flat=True)) if of_cases else set()
    return mine | (set(visible_enquiries(actor).filter(pk__in=of_enquiries).values_list("pk", flat=True)) if of_enquiries else set())


def groups_among(actor: Actor, found: list[notices.Told], mine: set[UUID]) -> set[UUID]:
    """The groups among them that this person facilitates. No query when every file told of is a case or an enquiry of theirs."""
    others = {one.file_id for one in found if one.file_id and one.code in OF_A_GROUP} - mine
    return set(visible_groups(actor).filter(pk__in=others).values_list("pk", flat=True)) if others else set()


def row_of(one: notices.Told, mine: set[UUID], groups: frozenset[UUID] | set[UUID] = frozenset()) -> Row:
    """One notice; a code nobody has words for still shows that something was told. A file that is no longer one's own (left, restricted
    since, or of a carer's) is not named, not even by its id in an address that would answer "not there".
    """
    if one.file_id in groups and one.code in OF_A_GROUP:
        saying = OF_A_GROUP[one.code]
        return Row(saying.words, reverse(saying.leads_to, args=[one.file_id]), numbers.since(one.at))
    saying = OF_A_FILE.get(one.code) or Saying({**notices.WORDS, **account_notices.WORDS}.get(one.code, _("Ada kabar baru.")))
    url = reverse(saying.leads_to, args=[one.file_id]) if saying.leads_to and one.file_id in mine else ""
    return Row(saying.words, url, numbers.since(one.at))


add_section(Section("notices", gettext_lazy("Kabar untuk Anda"), told, wide=False, order=5))
