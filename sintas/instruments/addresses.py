"""Whether words lead to a door: street words with a name, house and neighbourhood numbers, coordinates, links, telephone numbers.

For maps that must never show where somebody lives (R99, R102). Errs on the careful side; what is only near it passes: "SD 3", "kamar 2",
"ketua RT", "jalan kaki 10 menit", "rumah nomor dua dari masjid", "layanan SAPA 129". Names of villages and towns pass: services carry them.
"""

from __future__ import annotations

import re
import unicodedata

DISTANCE = r"\d+\s*(?:menit|jam|km|kilo|kilometer|m|meter|langkah|kali|hari)\b"
WALKS = r"(?:kaki|jalan|sendiri|bersama|pagi|sore|malam|keluar|pulang|santai|sekitar|kira|kurang|lebih|ke|dari|dan|atau|yang|di|rusak|sepi|gelap)\b"
# what has a number without being a house
NUMBERED = ("kamar", "ruang", "kelas", "bus", "angkot", "pintu", "meja", "loket", "bangsal", "sd", "smp", "sma", "smk")
NO_HOUSE = "".join(rf"(?<!\b{word} )" for word in NUMBERED)
KIN = r"(?:ibu|bapak|ayah|nenek|kakek|paman|bibi|teman|kakak|adik|om|tante|bu|pak|guru|sekolah|kantor|dinas|tni|polri|asrama)\b"
ADDRESS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:jl|jln)\b\.?\s*\w",  # Jl. Melati
        rf"\bjalan\s+(?!{WALKS})(?:raya\s+)?\w+(?:\s+\w+){{0,3}}\s+(?:no\.?\s*|nomor\s*)?(?!{DISTANCE})\d",  # jalan melati 12
        r"\b(?:gg|gang)\b\.?\s+(?:\d|[ivx]+\b|\w+\s+(?:no\b|\d|[ivx]+\b))",  # Gg. 5, gang mawar III
        r"\b(?:rt|rw)[\s./:]*\d",  # RT 03/RW 05, RT3
        r"\brt\s*/\s*rw\b",
        rf"{NO_HOUSE}\b(?:no|nomor|nomer)\b[\s.:]*(?!1(?:10|12|13|18|19|29)\b)\d",  # no. 12, but not the helplines 110, 119, 129
        r"\brumah\s+\d+\s?[a-z]\b",  # rumah 12A
        r"\b(?:blok|block)\s+[a-z]{0,2}[\s-]?\d|\bblok\s+[a-z]\b",  # Blok C4
        r"\b[a-z]{1,2}\d{1,3}\s?/\s?\d{1,4}\b",  # C3/14
        r"\b(?:perum|perumahan|komplek|kompleks|cluster|klaster|apartemen|rusun)\b.*\b[a-z]{1,2}[\s-]?\d",  # Perumahan Asri C-12
        r"\b(?:kode\s*pos)\b",
        r"(?<![\d.,])[1-9]\d{4}(?<!00)(?![\d.,])",  # a postal code; a round sum of money is none
        r"\bkm\.?\s*\d",  # km 12 of a road; "3 km" is a distance
        r"https?://|\bwww\.|\b(?:maps?|goo)\.(?:app|gl|google)|\bgeo:|\bg\.co/",
        r"\b[a-z0-9-]+\.(?:com|net|org|id|gl|ly|app|io|me|link)\b",
        r"///\w+\.\w+\.\w+",  # three words
        r"\b[23456789cfghjmpqrvwx]{4,8}\+[23456789cfghjmpqrvwx]{2,3}\b",  # plus code
        r"[-+]?\d{1,3}[.,]\d{3,}\s*[,;/ ]\s*[-+]?\d{1,3}[.,]\d{3,}",  # -6.9175, 107.6191
        r"\b(?:lat|latitude|lon|long|lng|longitude|koordinat)\b\W*\d",  # lat -6.91
        r"\d{1,3}\s*[°º]",  # 6°55'
        r"\b\d{1,3}(?:[.,]\d+)?\s*(?:ls|lu|bt|bb)\b",  # 6,9 LS
        r"(?:\+62|\b0)[\s.-]?\d{2,4}[\s.-]?\d{3,4}[\s.-]?\d{2,5}\b",  # 0812 3456 7890
        r"\d{7,}",  # a telephone or identity number
        r"\S@\S+\.\w",  # an e-mail address
        r"\(0\d{1,3}\)\s?\d",  # (022) 420
        r"\d{7,}",  # a telephone or identity number however it begins
    )
)
# "Jalan Melati", "Gang Mawar": a street named with capital letters
NAMED = re.compile(rf"\b(?:[Jj]alan|JALAN|[Gg]ang|GANG)\s+(?!(?i:{WALKS}))(?:Raya\s+|RAYA\s+)?[A-Z]")
# "Perumahan Griya Asri", "Apartemen Kenanga": an estate named with capital letters
ESTATE = re.compile(rf"\b(?i:perum|perumahan|kompleks?|apartemen|cluster|rusun|rusunawa)\b\.?\s+(?!(?i:{KIN}))[A-Z]")


def looks_like_address(words: str) -> bool:
    """True for words somebody could find a door by. Only whole words count, in any case; letters written wide or with nothing between count too."""
    plain = unicodedata.normalize("NFKC", words.replace("º", "°"))
    plain = " ".join("".join(one for one in plain if unicodedata.category(one) != "Cf").split())
    return any(pattern.search(plain) for pattern in (*ADDRESS, NAMED, ESTATE))
