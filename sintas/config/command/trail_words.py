"""What `sintas trail` says: a sentence for each kind of finding, in both languages."""

from __future__ import annotations

from datetime import datetime

from sintas.config.command.command import Words
from sintas.safekeeping.sealing import findings as f
from sintas.safekeeping.sealing.findings import Finding

SENTENCES = {
    f.ROWS: Words(
        "Baris di bawah segel {seal} ({since} - {until}) bukan lagi baris yang disegel; selisih jumlah baris {count:+d}.",
        "The rows under seal {seal} ({since} - {until}) are not the rows that were sealed; difference in number {count:+d}.",
    ),
    f.CHAIN: Words("Segel {seal} tidak menyambung pada segel sebelumnya.", "Seal {seal} does not stand upon the seal before it."),
    f.GAP: Words("Rantai segel terputus pada segel {seal}.", "The chain of seals has a gap at seal {seal}."),
    f.SEAL: Words(
        "Isi segel {seal} diubah, atau tanda tangannya palsu.", "The contents of seal {seal} were changed, or its signature is forged."
    ),
    f.KEY: Words(
        "Segel {seal} ditandatangani kunci {source}, yang tidak dikenal berkas kunci di sini.",
        "Seal {seal} was signed by key {source}, which the key file here does not know.",
    ),
    f.STRAY: Words(
        "Ada baris bertanggal {since} di rentang yang sudah ditutup atau tidak pernah disegel.",
        "A row dated {since} lies in a range that was closed or never sealed.",
    ),
    f.BEYOND: Words(
        "Ada baris bertanggal {since} dengan nomor transaksi yang belum pernah ada.",
        "A row dated {since} bears a transaction number that has never been.",
    ),
    f.EMPTIED: Words(
        "Tidak ada satu baris pun dalam jejak, padahal setiap instalasi dimulai dengan satu baris: jejak dikosongkan.",
        "There is not one row in the trail, though every installation begins with one: the trail was emptied.",
    ),
    f.REWRITTEN: Words(
        "Segel {seal} bukan segel yang pernah keluar dari mesin ini: jejak ditulis ulang sejak segel itu atau sebelumnya.",
        "Seal {seal} is not the one that left this machine: the trail was written anew from that seal or before.",
    ),
    f.CUT: Words(
        "Segel {seal} pernah keluar dari mesin ini tetapi tidak ada lagi: ujung jejak dipotong, atau basis data ini salinan lama.",
        "Seal {seal} left this machine and is gone: the end of the trail was cut off, or this database is an old copy.",
    ),
    f.ANCHORS_CUT: Words(
        "{count} segel sejak segel {seal} ({since} - {until}) tidak ada di folder jangkar di mesin ini.",
        "{count} seals from seal {seal} on ({since} - {until}) are missing in this machine's folder of anchors.",
    ),
    f.ANCHORS_BROKEN: Words("{count} baris jangkar tidak terbaca.", "{count} lines of the anchors cannot be read."),
    f.NO_ANCHORS: Words("Tidak ada satu jangkar pun di mesin ini.", "There is not one anchor on this machine."),
    f.CLOCK: Words(
        "Jam mundur: sesudah {since} ditulis baris bertanggal {until}. Bukan tanda pemalsuan; periksa jam mesin.",
        "The clock went back: after {since} a row dated {until} was written. No sign of forgery; look at the machine's clock.",
    ),
    f.LATE: Words(
        "Tidak ada yang disegel sejak {since}. Lihat `sintas trail status`.", "Nothing was sealed since {since}. See `sintas trail status`."
    ),
    f.UNDECLARED: Words(
        "Sejak segel {seal} ({until}) basis data berjalan di klaster lain, dan tidak ada yang menyatakan pemulihan.",
        "From seal {seal} ({until}) the database runs in another cluster, and nobody declared a restore.",
    ),
    f.RESTORED: Words(
        "Dinyatakan: dipulihkan dari {source} pada segel {seal} ({until}); {count} jangkar lama ditinggalkan.",
        "Declared: restored from {source} at seal {seal} ({until}); {count} older anchors were given up.",
    ),
    f.CLOCK_SET: Words(
        "Dinyatakan: jam mundur dari {since} ke {until}, lalu dibetulkan.", "Declared: the clock went back from {since} to {until} and was set right."
    ),
}
LATE = {
    "none": Words(
        "Jejak belum pernah disegel. Jalankan `sintas serve` (atau `sintas sealer`).",
        "The trail was never sealed. Run `sintas serve` (or `sintas sealer`).",
    ),
    "away": Words(
        "Penyegel tidak berjalan sejak {since}. Mulai ulang `sintas serve`; lihat catatan sistem untuk kode `sealer`.",
        "The sealer has been away since {since}. Start `sintas serve` again; look into the log for code `sealer`.",
    ),
    "stuck": Words(
        "Baris sejak {since} belum dapat disegel: ada transaksi yang menggantung di server basis data ini. Akhiri transaksi itu.",
        "Rows since {since} cannot be sealed yet: a transaction hangs in this database server. End it.",
    ),
    "anchors": Words(
        "Segel terakhir belum tertulis di folder jangkar. Periksa folder itu: ada, dapat ditulis, tidak penuh.",
        "The last seal does not stand in the folder of anchors. Look at the folder: there, writable, not full.",
    ),
}


def sentence(one: Finding) -> str:
    """The finding in words."""
    return str(SENTENCES[one.kind]).format(
        seal=one.seal, since=when(one.since), until=when(one.until), count=one.count, source=one.source or "?"
    )


def when(at: datetime | None) -> str:
    """To the minute, UTC; a dash for what nobody knows."""
    return at.strftime("%Y-%m-%d %H:%M UTC") if at else "-"
