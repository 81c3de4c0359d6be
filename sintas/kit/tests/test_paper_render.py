"""A paper is made from a template and plain data, and says plainly why it cannot be made."""

from __future__ import annotations

import dataclasses
import datetime
import io
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pikepdf
import pytest

from sintas.kit import paper
from sintas.kit.paper.reading import text_of

BLOCKS = "kit/paper/blocks.typ"
SECRET = "Nama Rahasia Sekali"


def made(*blocks: dict[str, object], **data: object) -> paper.Pdf:
    return paper.render(BLOCKS, {"title": "Contoh", "blocks": list(blocks)} | data)


def test_the_pdf_is_tagged_for_reading_aids_and_names_its_language() -> None:
    pdf = made(
        {"kind": "title"}, {"kind": "section", "title": "Satu", "blocks": [{"kind": "prose", "text": "Isi."}]}, file_title="Laporan KS-0187"
    )
    with pikepdf.open(io.BytesIO(pdf.bytes)) as opened:
        assert opened.Root.MarkInfo.Marked
        assert opened.Root.Lang == "id"
        assert "/StructTreeRoot" in opened.Root
        with opened.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == "Laporan KS-0187"
            assert "dc:creator" not in metadata


def test_the_same_data_gives_the_same_bytes_and_a_moment_is_written_only_when_asked() -> None:
    first, again = made({"kind": "prose", "text": "Isi."}), made({"kind": "prose", "text": "Isi."})
    assert first.bytes == again.bytes
    assert b"CreationDate" not in first.bytes
    zone = datetime.timezone(datetime.timedelta(hours=7))
    dated = paper.render(BLOCKS, {"title": "Contoh", "blocks": []}, at=datetime.datetime(2024, 9, 26, 14, 5, tzinfo=zone))
    with pikepdf.open(io.BytesIO(dated.bytes)) as opened:
        assert str(opened.docinfo["/CreationDate"]).startswith("D:20240926")


def test_pages_are_counted_as_a_reader_of_the_file_counts_them() -> None:
    for count in (1, 2, 9, 130):
        pdf = made(*({"kind": kind, "text": "Isi."} for _ in range(count) for kind in ("prose", "page")))
        with pikepdf.open(io.BytesIO(pdf.bytes)) as opened:
            assert pdf.pages == len(opened.pages) == count


def test_a_title_that_looks_like_the_page_tree_does_not_change_the_count() -> None:
    assert made({"kind": "prose", "text": "x"}, title="/Type/Pages/Count 99").pages == 1


def test_page_pictures_come_one_a_page_in_the_asked_size() -> None:
    pdf = made({"kind": "prose", "text": "Satu"}, {"kind": "page"}, {"kind": "prose", "text": "Dua"})
    pictures = pdf.pngs(dpi=72)
    assert len(pictures) == pdf.pages == 2
    for picture in pictures:
        assert picture[:8] == b"\x89PNG\r\n\x1a\n"
        assert abs(int.from_bytes(picture[16:20], "big") - 595) <= 1
    assert len(made({"kind": "prose", "text": "Satu"}).pngs()) == 1


def test_dataclasses_tuples_and_lazy_translations_are_plain_enough() -> None:
    class Promise:
        """As Django's lazy translations name their base."""

    class Lazy(Promise):
        def __str__(self) -> str:
            return "Diterjemahkan"

    @dataclasses.dataclass(frozen=True)
    class Block:
        kind: str
        rows: tuple[tuple[object, ...], ...]

    pdf = paper.render(BLOCKS, {"title": "Contoh", "blocks": (Block("facts", ((Lazy(), "Isi"), ("Jumlah", 3))),)})
    assert "Diterjemahkan Isi Jumlah 3" in text_of(pdf.bytes)[0]


@pytest.mark.parametrize(
    ("value", "where"),
    [
        (datetime.date(2024, 9, 26), "data.blocks[0].text: date"),
        (object(), "object"),
        (b"x", "bytes"),
        (float("nan"), "not finite"),
        ({"a"}, "set"),
    ],
)
def test_what_is_not_plain_is_refused_with_its_place(value: object, where: str) -> None:
    with pytest.raises(paper.PaperError) as refusal:
        made({"kind": "prose", "text": value})
    assert where in str(refusal.value)


@pytest.mark.parametrize("template", ["kit/paper/none.typ", "../../outside.typ", "/etc/passwd", "kit/paper/render.py", "", "kit/paper"])
def test_only_templates_below_the_package_are_opened(template: str) -> None:
    with pytest.raises(paper.PaperError, match="no paper template"):
        paper.render(template, {"title": "x"})


def test_an_absolute_path_inside_the_package_is_the_same_template() -> None:
    data = {"title": "x", "blocks": []}
    assert paper.render(paper.ROOT / BLOCKS, data).bytes == paper.render(BLOCKS, data).bytes


@pytest.mark.parametrize(
    ("change", "words"),
    [({"title": ""}, "no title"), ({"mode": "finished"}, "mode is none of"), ({"lang": "fr"}, "no words for the language")],
)
def test_data_a_paper_cannot_stand_on_is_refused(change: dict[str, str], words: str) -> None:
    with pytest.raises(paper.PaperError, match=words):
        made(**change)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(paper.PaperError, match="zone"):
        paper.render(BLOCKS, {"title": "x", "blocks": []}, at=datetime.datetime(2024, 9, 26))


def test_a_fault_in_a_template_names_the_place_and_never_the_data() -> None:
    for block in (
        {"kind": SECRET},
        {"kind": "facts", "rows": SECRET},
        {"kind": "records", "head": ["a"], "rows": [[SECRET, SECRET]]},
        {"kind": "prose", "lines": SECRET, "text": ""},
    ):
        with pytest.raises(paper.PaperError) as refusal:
            made(block, mode="blank")
        assert "kit/paper/blocks.typ" in str(refusal.value)
        assert ".typ, line " in str(refusal.value)
        assert SECRET not in str(refusal.value)
        assert SECRET not in repr(refusal.value.__context__ and refusal.value.__suppress_context__)
        assert refusal.value.__cause__ is None


def test_a_printed_object_does_not_show_what_is_in_it() -> None:
    assert SECRET not in repr(made({"kind": "prose", "text": SECRET}))


def test_a_template_reaches_nothing_outside_the_package(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("di luar")
    probe = paper.ROOT / "kit/paper/samples" / f"probe-{tmp_path.name}.typ"
    probe.write_text(f'#set document(title: "x")\n#read("{outside}")')
    try:
        with pytest.raises(paper.PaperError, match="not found"):
            paper.render(probe, {"title": "x"})
    finally:
        probe.unlink()


def test_threads_print_beside_each_other() -> None:
    def one(number: int) -> bool:
        return f"Nomor {number}." in text_of(made({"kind": "prose", "text": f"Nomor {number}."}).bytes)[0]

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(one, range(40)))


def test_paper_needs_no_django() -> None:
    code = "import sys; import sintas.kit.paper; sys.exit(any(name.split('.')[0] == 'django' for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], cwd=paper.ROOT.parent, check=False).returncode == 0


def test_the_command_for_template_writers(tmp_path: Path) -> None:
    sample = paper.ROOT / "kit/paper/samples/letter"
    call = [sys.executable, "-m", "sintas.kit.paper", f"{sample}.typ", f"{sample}.json", str(tmp_path / "out.pdf")]
    done = subprocess.run([*call, "50"], cwd=paper.ROOT.parent, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout[:7]) == (0, "1 pages"), done.stderr
    assert (tmp_path / "out.pdf").read_bytes()[:5] == b"%PDF-"
    assert (tmp_path / "out-1.png").exists()
    call[3] = "kit/paper/none.typ"
    refused = subprocess.run(call, cwd=paper.ROOT.parent, capture_output=True, text=True, check=False)
    assert refused.returncode == 1
    assert "no paper template" in refused.stderr
