"""A form with one of everything, and the pieces the component page shows. All invented."""

from typing import Any

from django import forms

from sintas.kit import choosers, pieces, shell, widgets
from sintas.kit.fields import CodedOrOwnWords, FuzzyDateField, PhoneField
from sintas.kit.forms import Part, PartForm
from sintas.kit.options import option
from sintas.kit.tests.site import TOLD

MODES = [option("meet", "Tatap muka"), option("phone", "Telepon", hint="Hanya lewat nomor aman.")]
STEPS = [
    option("W", "Wants", mark="W", earlier=True),
    option("D", "Doing", mark="D", earlier=True),
    option("E", "Evaluation", mark="E"),
    option("P", "Planning", mark="P"),
]


def techniques() -> list[Any]:
    """A grouped list, made anew for every form."""
    return [
        (
            "Bersama klien",
            [
                option("small_talk", "Small Talk", words="obrolan ringan", purpose="Membuka hubungan dan membuat nyaman."),
                option(
                    "ventilation",
                    "Ventilation",
                    words="meluapkan perasaan",
                    purpose="Memberi ruang bagi perasaan.",
                    caution="Pastikan tempatnya aman.",
                ),
                option("support", "Support", words="dukungan", purpose="Menguatkan kemampuan.", caution="Berdasar kenyataan."),
            ],
        ),
        ("Dalam kelompok", [option("dynamics", "Group Dynamics", words="permainan kelompok", purpose="Mengajak ikut memecahkan masalah.")]),
    ]


class EverythingForm(PartForm):
    """One of every field and widget."""

    happened = FuzzyDateField(label="Kapan", required=True, future=False)
    mode = forms.ChoiceField(label="Cara", choices=MODES, widget=choosers.Radios)
    steps = forms.MultipleChoiceField(
        label="Langkah terapi realitas", choices=STEPS, widget=choosers.Steps, required=False, help_text="Boleh lebih dari satu."
    )
    techniques = forms.MultipleChoiceField(
        label="Teknik yang dipakai", choices=techniques, widget=choosers.PickList(placeholder="Cari, misalnya “dukungan”")
    )
    feelings = forms.MultipleChoiceField(
        label="Suasana", choices=[option("calm", "tenang"), option("tired", "lelah")], widget=choosers.Chips, required=False
    )
    present = forms.ChoiceField(
        label="Kehadiran",
        choices=[option("in", "Hadir"), option("leave", "Izin"), option("out", "Tidak")],
        widget=choosers.Seg,
        required=False,
    )
    relation = CodedOrOwnWords(label="Hubungan", choices=[("", "Pilih"), ("aunt", "Bibi")], widget=choosers.Select(), required=False)
    said = forms.CharField(
        label="Menurut klien", widget=widgets.Area(voice=True), required=False, help_text="Tulis dengan kata-katanya sendiri. Boleh kosong."
    )
    observed = forms.CharField(label="Yang dilakukan dan diamati", widget=widgets.Area())
    on = forms.DateField(label="Batas", widget=widgets.Day, required=False)
    at = forms.TimeField(label="Jam", widget=widgets.TimeOfDay, required=False)
    phone = PhoneField(label="Nomor yang aman", required=False)
    who = forms.ChoiceField(label="Siapa", choices=[("me", "Saya"), ("client", "Klien")], widget=choosers.Select, required=False)
    attachment = forms.FileField(label="Lampiran", widget=widgets.File(accept="image/*,.pdf"), required=False)
    none = forms.BooleanField(label="Tidak ada langkah berikutnya", widget=widgets.CheckCard, required=False)
    unnamed = forms.CharField(label="Catatan lain", widget=widgets.Text, required=False)

    parts = [
        Part("Pertemuan", ["happened", "mode", "present"]),
        Part("", ["steps"]),
        Part("", ["techniques"]),
        Part("", ["feelings"]),
        Part("Isi", ["said", "observed", "relation"], hint="Tulis seperlunya."),
        Part("Langkah berikutnya", [("on", "at"), ("who", "phone"), "attachment", "none"]),
    ]


RIGHT = {
    "happened": ["Agustus 2024"],
    "mode": ["meet"],
    "techniques": ["support", "small_talk"],
    "observed": ["Baris satu\r\n<b>dua</b>"],
    "relation_0": [""],
    "relation_1": ["sepupu jauh"],
    "phone": ["0812 3456 7890"],
    "steps": ["E"],
    "on": ["2024-09-25"],
    "at": ["14:30"],
}


def frame() -> shell.Shell:
    """The frame around the small site's pages."""
    nav = [
        shell.NavItem("Hari ini", "/", "today", current=True, count=7),
        shell.NavItem("Kasus", "/form/", "case", count=18),
        shell.NavItem("Catat", "/form/", "pen"),
        shell.NavItem("Kelompok", "/form/", "people", count=3),
        shell.NavItem("Lainnya", "/form/", "more", desk=False),
        shell.NavItem("Surat & laporan", "/form/", "doc", phone=False),
        shell.NavItem("Statistik", "/form/", "chart", phone=False),
    ]
    fields = {
        "nav": nav,
        "recent": [shell.RecentFile("MS", "KS-0187", "/form/"), shell.RecentFile("DW", "KS-0203", "/form/")],
        "person_name": "Ratna",
        "person_url": "/form/",
        "user_id": "u-1",
        "search_url": "/form/",
        "exit_url": "/kalender/",
        "lock_url": "/lock/",
        "login_url": "/door/",
        "shared_url": "/lock/",
        "unshare_url": "/form/",
        "theme_url": "/theme/",
        "seal_key": TOLD.seal_key,
        "seal_url": "/sealed/",
    }
    return shell.Shell(**{**fields, **TOLD.shell})


def everything() -> dict[str, Any]:
    """Context of the component page."""
    p = pieces
    return {
        "alerts": [p.Alert("Tinggal serumah dengan pelaku.", p.Link("#isi", "Rencana keselamatan"))],
        "stages": [
            p.Stage("Engagement", "/form/", "done", "selesai"),
            p.Stage("Asesmen", "/form/", "part", "1 hal dicek lagi"),
            p.Stage("Perencanaan", "/form/", "part", "ukuran awal kosong"),
            p.Stage("Implementasi", "/form/", "done", "selesai"),
            p.Stage("Evaluasi", "/form/", "part", "sebagian", current=True),
            p.Stage("Terminasi", "/form/", "todo", "belum"),
            p.Stage("Tindak lanjut", "/form/", "todo", "belum"),
        ],
        "checks": [
            p.CheckItem("Rencana keselamatan", "todo", "/form/", "Belum ada. Dibuat bersama klien."),
            p.CheckItem("Keluarga", "part", "/form/", "2 orang tercatat."),
            p.CheckItem("Persetujuan", "done", "/form/"),
            p.CheckItem("Dari Perencanaan: ukuran awal tujuan", "back", "/form/", "Boleh kembali kapan saja."),
        ],
        "months": [
            p.StoryMonth("Direncanakan", [p.StoryEntry("Pertemuan keluarga", "Sel 1 Okt", "flag", planned=True)]),
            p.StoryMonth(
                "September 2024",
                [
                    p.StoryEntry(
                        "Sesi: Wants",
                        "Sen 16 Sep",
                        "talk",
                        "/form/",
                        voice="Ingin pekerjaan yang lebih baik.",
                        pills=[p.Pill("WDEP W", "accent"), p.Pill("draf", "warn")],
                    ),
                    p.StoryEntry(
                        "Rencana disusun",
                        "tanggal belum dicatat",
                        "pen",
                        "/form/",
                        "Satu tujuan umum, empat tujuan khusus.",
                        by="Ratna, dicatat kemudian",
                    ),
                ],
                "m-2024-09",
            ),
        ],
        "rows": [
            p.Row(
                "Laporan perkembangan semester kedua untuk pengadilan negeri dan lembaga perlindungan, DW",
                "/form/",
                "Nomor KS-10432 tetap utuh.",
                tag=p.Tag("lewat 128 hari", "late"),
            ),
            p.Row("FH", "/form/", "Kontak terakhir: pesan dari ibu.", end="41 hari"),
            p.Row("Tanpa tautan", pills=[p.Pill("Support")]),
        ],
        "tags": [
            p.Tag("Selesai", "done"),
            p.Tag("Sebagian", "part"),
            p.Tag("Belum", "todo"),
            p.Tag("lewat 4 hari", "late"),
            p.Tag("jeda", "", "pause"),
        ],
        "facts": [
            p.Fact("Pendamping utama", "Ratna, pekerja sosial"),
            p.Fact("Tanggal lahir", gap="belum dicatat"),
            p.Fact("Harapan", "Ingin tidur tenang.", voice=True),
        ],
        "table": p.Table(
            "Kontak per bulan",
            [p.Column("Bulan"), p.Column("Kontak", True)],
            [[p.Cell("Agustus", "/form/"), p.Cell("12", number=True)], [p.Cell("September"), p.Cell("128", number=True)]],
            "Dihitung dari catatan.",
        ),
        "tabs": [
            p.Tab("Cerita", "/", True),
            p.Tab("Asesmen", "/form/", count=3),
            p.Tab("Rencana", "/form/"),
            p.Tab("Perubahan", "/form/"),
            p.Tab("Surat", "/form/"),
            p.Tab("Orang & kontak", "/form/"),
        ],
        "chips": [p.Tab("Semua", "/", True, 24), p.Tab("Kontak", "/form/", count=9), p.Tab("Sesi", "/form/")],
        "appointments": [
            p.Appointment("08.00", "RW, telepon tindak lanjut", state="past", sub="Selesai."),
            p.Appointment(
                "09.30", "MS, wawancara evaluasi", "/form/", "10.30", "Ruang konseling.", "now", p.Link("/form/", "Mulai mencatat")
            ),
            p.Appointment("13.30", "DW, kunjungan rumah"),
        ],
        "days": [
            p.CalendarDay("Sen 23 Sep", "2024-09-23", [p.Appointment("09.30", "MS, wawancara evaluasi", "/form/", "10.30")], today=True),
            *[p.CalendarDay(f"{n} {d} Sep", f"2024-09-{d}") for n, d in (("Sel", 24), ("Rab", 25), ("Kam", 26), ("Jum", 27))],
            p.CalendarDay("Sab 28 Sep", "2024-09-28", off="Libur"),
            p.CalendarDay("Min 29 Sep", "2024-09-29", off="Libur"),
        ],
        "before": p.Link("/form/", "Minggu lalu"),
        "after": p.Link("/form/", "Minggu depan"),
        "notices": [
            p.Notice("Urungkan dalam 10 detik.", "Sesi tersimpan.", link=p.Link("/form/", "Urungkan")),
            p.Notice("2 catatan terkunci di ponsel ini.", "Tanpa jaringan.", "warn", "cloud"),
            p.Notice("Buka langkah keselamatan sekarang.", "Jawaban ini menyebut keinginan mengakhiri hidup.", "danger"),
        ],
        "empty_link": p.Link("/form/", "Catat sesi"),
        "pager": p.Pager(51, 100, 400, "/form/", "/form/"),
    }
