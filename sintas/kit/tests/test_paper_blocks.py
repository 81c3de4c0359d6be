"""The building blocks, seen through the sample papers: preview, final and blank, both languages, many pages, folded."""

from __future__ import annotations

import copy
import io
import json
from typing import Any

import pikepdf
import pytest

from sintas.kit import paper
from sintas.kit.paper.reading import text_of

SAMPLES = paper.ROOT / "kit/paper/samples"
BLOCKS = "kit/paper/blocks.typ"
YELLOW = (251, 237, 205)


def sample(name: str, **changes: Any) -> dict[str, Any]:
    return json.loads((SAMPLES / f"{name}.json").read_text(encoding="utf-8")) | changes


def printed(name: str, data: dict[str, Any]) -> paper.Pdf:
    return paper.render(SAMPLES / f"{name}.typ", data)


def blocks(*wanted: dict[str, Any], **data: Any) -> paper.Pdf:
    return paper.render(BLOCKS, {"title": "Contoh", "blocks": [{"kind": "title"}, *wanted]} | data)


def has_yellow(pdf: paper.Pdf) -> bool:
    from PIL import Image

    for picture in pdf.pngs(dpi=40):
        with Image.open(io.BytesIO(picture)) as opened:
            if any(colour == YELLOW for _, colour in opened.convert("RGB").getcolors(1 << 24) or []):
                return True
    return False


def test_a_preview_marks_what_is_missing_and_that_it_is_not_valid() -> None:
    pdf = printed("letter", sample("letter"))
    seen = text_of(pdf.bytes)[0]
    assert "belum diisi" in seen
    assert "belum menandatangani persetujuan" in seen
    assert seen.count("DRAF") == 2
    assert "Belum sah" in seen
    assert has_yellow(pdf)


def test_a_final_letter_carries_no_yellow_and_no_draft_mark() -> None:
    data = sample("letter", mode="final", number="015/RJK/IX/2024")
    data["consent"]["given"] = "menyetujui secara tertulis"
    pdf = printed("letter", data)
    seen = text_of(pdf.bytes)[0]
    assert "DRAF" not in seen
    assert "belum" not in seen.replace("belum sepenuhnya", "")
    assert "015/RJK/IX/2024" in seen
    assert "menyetujui secara tertulis" in seen
    assert not has_yellow(pdf)


def test_a_sentence_about_something_missing_stays_true_in_a_final_letter() -> None:
    seen = text_of(printed("letter", sample("letter", mode="final", number="1")).bytes)[0]
    assert "Klien belum menandatangani persetujuan atas penyampaian data" in seen


def test_a_letter_has_its_head_its_marks_and_who_acknowledges() -> None:
    seen = text_of(printed("letter", sample("letter")).bytes)[0]
    for words in (
        "Sentra Contoh Melati",
        "RAHASIA",
        "Perihal : Rujukan pendampingan lanjutan",
        "Yth. Pendamping BIMPOK",
        "Mengetahui, Supervisor",
        "Halaman 1 dari 1",
        "versi 1",
    ):
        assert words in seen
    assert seen.index("Mengetahui") < seen.index("Hormat kami")


def test_a_filled_form_shows_what_was_ticked_and_what_was_not() -> None:
    seen = " ".join(text_of(printed("form", sample("form")).bytes))
    assert "☒ Ya ☐ Tidak ☐ Belum diketahui" in seen
    assert "☐ Fisik ☒ Psikis ☒ Seksual" in seen
    assert "3 2 0 1 0 1 0 1 0 1 9 9 0 0 0 1" in seen
    assert "belum diisi" not in seen
    assert "Hubungan pelapor –" in seen


def emptied(value: Any, key: str = "") -> Any:
    """The same form with nothing in it."""
    if key in ("number", "date", "client_code", "chosen", "value", "other", "prose", "name"):
        return None
    if key == "rows":
        return []
    if isinstance(value, dict):
        return {name: emptied(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [[row[0], None, *row[2:]] for row in value] if key in ("facts", "pairs") else [emptied(inner, key) for inner in value]
    return value


def test_a_blank_form_has_every_label_and_no_answer() -> None:
    filled = sample("form")
    data = emptied(copy.deepcopy(filled)) | {"mode": "blank", "letterhead": filled["letterhead"]}
    pdf = printed("form", data)
    seen = " ".join(text_of(pdf.bytes))
    for words in (
        "Nomor",
        "Tanggal",
        "Kode klien",
        "Diterima",
        "NIK",
        "Apa yang terjadi, singkat",
        "Nama atau sebutan",
        "Lainnya",
        "cap jempol",
        "tgl / bln / tahun",
    ):
        assert words in seen
    for words in ("☒", "belum diisi", "Ratna", "KS-0231", "–", "Belum ada catatan"):
        assert words not in seen
    assert not has_yellow(pdf)


def test_an_english_paper_has_no_indonesian_word_of_the_kit() -> None:
    seen = " ".join(text_of(printed("consent", sample("consent")).bytes))
    for words in ("CONFIDENTIAL", "Client code", "Page 1 of 2", "Acknowledged by,", "thumb print", "continued"):
        assert words in seen
    for words in ("RAHASIA", "Halaman", "Mengetahui", "Kode klien", "Nomor"):
        assert words not in seen
    with pikepdf.open(io.BytesIO(printed("consent", sample("consent")).bytes)) as opened:
        assert opened.Root.Lang == "en"


def test_a_unit_may_use_its_own_words() -> None:
    seen = text_of(printed("letter", sample("letter", words={"acknowledged": "Diketahui oleh,"}) | {"signatures": []}).bytes)[0]
    assert "Mengetahui" not in seen
    pdf = blocks({"kind": "signatures", "know": [{"role": "Kepala"}]}, words={"acknowledged": "Diketahui oleh,"})
    assert "Diketahui oleh, Kepala" in text_of(pdf.bytes)[0]


def test_every_page_says_which_paper_it_belongs_to() -> None:
    long = [{"kind": "prose", "text": "Kalimat yang cukup panjang untuk satu baris penuh. " * 300}]
    pdf = blocks(*long, number="021/LK", client_code="KS-0187", version="3", copy_for="LBH Contoh")
    pages = text_of(pdf.bytes)
    assert len(pages) == pdf.pages > 2
    for number, seen in enumerate(pages, start=1):
        assert f"versi 3 · Halaman {number} dari {pdf.pages}" in seen
        assert "RAHASIA" in seen
        assert "Salinan untuk LBH Contoh" in seen
        assert ("Contoh · 021/LK · KS-0187 , lanjutan" in seen or "Contoh · 021/LK · KS-0187, lanjutan" in seen) == (number > 1)


def test_a_paper_may_have_no_label_and_a_stamp() -> None:
    seen = text_of(blocks({"kind": "prose", "text": "Isi."}, label="", stamp="SALINAN").bytes)[0]
    assert "RAHASIA" not in seen
    assert "SALINAN" in seen


def test_the_head_of_a_table_repeats_and_its_cells_are_marked_as_heads() -> None:
    rows = [[str(number), "Mengelola cemas saat bekerja dalam kelompok", None] for number in range(120)]
    pdf = blocks({"kind": "records", "head": ["No. urut", "Tujuan", "Bukti"], "rows": rows, "right": [0]})
    pages = text_of(pdf.bytes)
    assert pdf.pages > 2
    assert all("No. urut" in seen for seen in pages)
    with pikepdf.open(io.BytesIO(pdf.bytes)) as opened:
        kinds = [
            str(item.get("/S")) for item in opened.objects if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/StructElem"
        ]
    assert kinds.count("/TH") == 3
    assert kinds.count("/TD") == 360
    assert "/H1" in kinds


def test_a_table_without_rows_says_so_and_a_blank_one_is_ruled() -> None:
    block = {"kind": "records", "head": ["a", "b"], "rows": []}
    assert "Belum ada catatan." in text_of(blocks(block).bytes)[0]
    assert "Belum ada catatan." not in text_of(blocks(block, mode="blank").bytes)[0]


def test_a_choice_no_longer_on_the_list_is_still_printed() -> None:
    seen = text_of(
        blocks({"kind": "choices", "options": [["a", "Satu"], ["b", "Dua"]], "chosen": ["b", "kode-lama"], "other": "kata sendiri"}).bytes
    )[0]
    assert "☐ Satu ☒ Dua ☒ kode-lama ☒ Lainnya: kata sendiri" in seen


def test_the_clients_words_stand_in_the_serif_face_and_in_marks() -> None:
    pdf = blocks({"kind": "own-words", "text": "Saya ingin tidur.\nTanpa takut.", "by": "klien"})
    assert "“Saya ingin tidur. Tanpa takut.” klien" in text_of(pdf.bytes)[0]
    assert b"NotoSerif" in pdf.bytes
    assert b"NotoSerif" not in blocks({"kind": "prose", "text": "x"}).bytes
    assert "““" not in text_of(blocks({"kind": "own-words", "text": "“sudah”"}).bytes)[0]
    assert "“”" not in text_of(blocks({"kind": "own-words", "text": None}).bytes)[0]


@pytest.mark.parametrize("people", range(1, 8))
def test_signatures_stay_together_with_what_is_signed(people: int) -> None:
    places = [{"role": f"Peran {number}", "name": f"Orang {number}"} for number in range(people)]
    for filler in range(0, 40, 4):
        closing = [{"kind": "prose", "text": "Demikian dibuat dengan sebenarnya."}]
        pdf = blocks(
            {"kind": "prose", "text": "\n".join(["baris"] * filler)},
            {"kind": "signatures", "places": places, "dated": "Bogor, hari ini", "closing": closing},
        )
        last = text_of(pdf.bytes)[-1]
        for words in ("Demikian dibuat", "Bogor, hari ini", *(f"Orang {number}" for number in range(people))):
            assert words in last


def test_a_drawing_brings_its_words_and_stays_on_the_page() -> None:
    tall = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 900"><rect width="100" height="900" fill="#ccc"/></svg>'
    pdf = blocks({"kind": "drawing", "drawing": paper.drawing(tall, "Gambar tinggi.", "Gambar 1")})
    assert pdf.pages == 1
    with pikepdf.open(io.BytesIO(pdf.bytes)) as opened:
        assert any(
            str(item.get("/Alt")) == "Gambar tinggi." for item in opened.objects if isinstance(item, pikepdf.Dictionary) and "/Alt" in item
        )
    scan = paper.photo(pdf.pngs(dpi=20)[0], "Logo")
    assert blocks({"kind": "letterhead"}, letterhead={"name": "Sentra", "logo": scan}).pages == 1


def size_of(pdf: paper.Pdf) -> tuple[int, int]:
    with pikepdf.open(io.BytesIO(pdf.bytes)) as opened:
        box = opened.pages[0].mediabox
        return round(float(box[2])), round(float(box[3]))


def test_a_safety_plan_folds_to_one_sheet_that_gives_nothing_away() -> None:
    pdf = printed("safety-plan", sample("safety-plan", label="RAHASIA", number="1", client_code="KS-1", letterhead={"name": "Sentra"}))
    assert (pdf.pages, size_of(pdf)) == (1, (595, 842))
    seen = text_of(pdf.bytes)[0]
    for words in ("RAHASIA", "Halaman", "KS-1", "Sentra"):
        assert words not in seen
    order = [seen.index(words) for words in ("Catatan saya", "Kalau mulai", "Tempat dan orang", "Yang dibawa")]
    assert order == sorted(order)


def test_a_plan_too_long_to_fold_comes_on_small_pages_and_loses_nothing() -> None:
    data = sample("safety-plan")
    data["panels"][1]["items"] = [f"Langkah nomor {number} yang perlu diingat dengan baik" for number in range(60)]
    pdf = printed("safety-plan", data)
    assert pdf.pages > 1
    assert size_of(pdf) == (298, 421)
    seen = " ".join(text_of(pdf.bytes))
    assert all(f"Langkah nomor {number} " in seen for number in range(60))
    assert "Yang dibawa" in seen
    asked = printed("safety-plan", sample("safety-plan", fold=False))
    assert size_of(asked) == (298, 421)


def test_fields_that_are_not_there_do_not_stop_a_paper() -> None:
    every = [{"kind": kind} for kind in ("letterhead", "contents", "prose", "own-words", "bullets", "numbered", "signatures", "page")]
    every += [
        {"kind": "facts", "rows": [["a", None], ["b", []], ["c", ""]]},
        {"kind": "facts-2up", "rows": []},
        {"kind": "story", "entries": []},
        {"kind": "story", "entries": [{}]},
    ]
    every += [
        {"kind": "choices", "options": []},
        {"kind": "answer", "question": "?", "options": ["ya"]},
        {"kind": "boxes", "count": 3},
        {"kind": "fill-lines", "lines": 2},
    ]
    for mode in ("final", "preview", "blank"):
        assert blocks(*every, mode=mode).pages >= 1


@pytest.mark.parametrize("name", sorted(file.stem for file in SAMPLES.glob("*.typ")))
@pytest.mark.parametrize("mode", paper.MODES)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_sample_prints_in_every_mode_and_language(name: str, mode: str, lang: str) -> None:
    pdf = printed(name, sample(name, mode=mode, lang=lang))
    assert pdf.unprintable == ()
    assert len(text_of(pdf.bytes)) == pdf.pages == len(pdf.pngs(dpi=20))
