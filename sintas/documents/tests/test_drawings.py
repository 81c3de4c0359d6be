"""Drawings on paper: what stands on which, how large, and what a copy that leaves does not show. All people are invented."""

import re
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from sintas.cases.actions.people import record_person
from sintas.cases.actions.ties import record_tie
from sintas.cases.models import Case, Person
from sintas.casework import importing
from sintas.casework.actions.assessing import keep_tool
from sintas.documents.catalogue import KINDS
from sintas.documents.drawings import FULL, HIGH, PAGE, PX, READABLE, WIDE, on_paper, placed
from sintas.documents.word.rows import rows_of
from sintas.instruments.catalogue import SLUGS, instrument
from sintas.instruments.instrument import Manner
from sintas.instruments.samples import samples
from sintas.kit import paper
from sintas.kit.paper.reading import text_of
from sintas.safekeeping import trail

from .conftest import HIDDEN, UNSAFE

pytestmark = pytest.mark.django_db
FILE = Path(importing.__file__).parent.parent / "fixtures" / "ms.yaml"
CANARY, KIN = "Kenaribiru Rahasianti", "Kutilang Sembunyiwati"
ALL = ["identity", "child", "family", "story", "health", "psychology", "assessment", "violence_codes", "perpetrator"]
DAY = date(2024, 9, 20)


def close(text: str) -> str:
    """Without spaces: the letters of a drawing may stand apart in a PDF."""
    return "".join(text.split())


def svgs(value) -> list[str]:
    """Every drawing of a paper's data."""
    return [one["svg"] for one in drawings(value)]


def drawings(value) -> list[dict]:
    """The same with words, caption and size."""
    if isinstance(value, dict):
        return [value] if "svg" in value else [one for inner in value.values() for one in drawings(inner)]
    return [one for inner in value for one in drawings(inner)] if isinstance(value, (list, tuple)) else []


def words_in(svg: str) -> str:
    """The words of a drawing, its title and description included: what a screen reader and a copier of text get."""
    return close(re.sub(r"<[^>]+>", " ", svg)) + close(" ".join(re.findall(r'aria-label="([^"]*)"', svg)))


@pytest.fixture
def aunt(worked, as_user) -> UUID:
    with as_user("ratna"):
        return Person.current.get(file_id=worked.pk, relation="aunt").entry


@pytest.fixture
def related(worked, people, as_user) -> Case:
    """Bunga's family with a friend of the stepfather: a perpetrator, a tie of violence, and names nobody else has."""
    by = people["ratna"]
    with as_user("ratna"):
        trail.record(by=by, verb="read file", file_id=worked.pk, opens=True)
        uncle = record_person(by=by, case=worked, name=CANARY, relation="uncle", is_perpetrator=True)
        sister = record_person(by=by, case=worked, name=KIN, relation="older_sibling")
        record_tie(by=by, case=worked, one=uncle.entry, other=None, quality="violence")
        keep_tool(
            by=by, case=worked, tool="ecomap", happened=DAY,
            content={"ties": [{"person": str(uncle.entry), "closeness": "violence"}, {"person": str(sister.entry), "closeness": "close"},
                              {"to": f"teman {UNSAFE}", "kind": "friend", "closeness": "distant"}]},
        )  # fmt: skip
    return worked


def test_a_drawing_is_at_most_110_mm_high_or_has_a_page_to_itself():
    for slug in SLUGS:
        for one in samples(slug):
            drawing = one.drawing
            place = placed(drawing.width, drawing.height)
            across, down = place.mm, place.mm * drawing.height / drawing.width
            scale = place.mm / (drawing.width * PX)
            assert scale <= FULL + 0.01
            if place.turned:
                across, down = down, across
            assert across <= WIDE + 0.2 and down <= PAGE + 0.2, (slug, one.kind)
            assert down <= HIGH + 0.2 or min(HIGH * scale / down, scale) < READABLE, (slug, one.kind)


def test_a_wide_family_is_turned_and_a_long_road_stands_upright():
    assert placed(1600, 680).turned
    assert not placed(660, 1400).turned
    assert placed(400, 300).mm == pytest.approx(400 * PX * FULL, abs=0.1)


def test_the_assessment_shows_each_drawing_with_its_words_and_day(related, printing):
    made = printing.composed(related, "assessment")
    text = close(" ".join(text_of(paper.render(KINDS["assessment"].template, made.data).bytes)))
    drawn = " ".join(words_in(one) for one in svgs(made.data))
    assert len(svgs(made.data)) == 4
    for words in (CANARY, KIN, "percaya diri", "kelainan rahang sejak lahir", "Kekerasan"):
        assert close(words) in text, words
        assert close(words) in drawn, words
    assert close("Digambar 20 September 2024") in text
    assert close("Digambar dari berkas pada") in text, "nobody kept a genogram: it is of the file"
    for part in made.data["parts"]:
        assert not (part.get("drawings") and part.get("quad")), "no figure stands there twice"


def test_every_drawing_on_paper_has_words_for_those_who_do_not_see_it(related, printing):
    made = printing.composed(related, "case_report")
    pdf = paper.render(KINDS["case_report"].template, made.data).bytes
    assert b"/StructTreeRoot" in pdf
    alts = [one["alt"] for one in drawings(made.data)]
    assert len(alts) == 4 and all(len(alt) > 30 for alt in alts)


def test_a_copy_that_leaves_has_initials_only(related, printing, agree, aunt):
    agree(related, "health", ALL, guardian=aunt)
    made = printing.composed(related, "case_report", recipient="health", purpose="referral")
    found = " ".join(words_in(one) for one in svgs(made.data))
    assert "KR" in found and ">KS<" in "".join(svgs(made.data)), "uncle and sister by their initials"
    for name in (CANARY, KIN, *CANARY.split(), *KIN.split(), UNSAFE, "Wati", "Bunga"):
        assert close(name) not in found, name
    inside = " ".join(words_in(one) for one in svgs(printing.composed(related, "assessment").data))
    assert close(KIN) in inside and UNSAFE in inside


@pytest.mark.parametrize(
    ("without", "gone", "stays"),
    [
        ("family", ["genogram-", "ecomap-"], ["strengths_quadrant-"]),
        ("health", ["bpss-"], ["genogram-", "strengths_quadrant-"]),
        ("assessment", ["genogram-", "ecomap-", "bpss-", "strengths_quadrant-"], []),
    ],
)
def test_what_may_not_be_told_is_not_drawn_either(related, printing, agree, aunt, without, gone, stays):
    agree(related, "health", [one for one in ALL if one != without], guardian=aunt)
    made = printing.composed(related, "assessment", recipient="health", purpose="referral")
    found = "".join(svgs(made.data))
    text = close(" ".join(text_of(paper.render(KINDS["assessment"].template, made.data).bytes)))
    for slug in gone:
        assert f'id="{slug}' not in found, slug
    for slug in stays:
        assert f'id="{slug}' in found, slug
    assert close(CANARY) not in text
    assert (close(KIN) in text) == (without != "family"), "the list of ties is of the family too"


def test_the_perpetrator_and_the_violence_are_drawn_only_where_they_may_be_told(related, printing, agree, aunt):
    agree(related, "health", [one for one in ALL if one not in ("perpetrator", "violence_codes")], guardian=aunt)
    made = printing.composed(related, "case_report", recipient="health", purpose="referral")
    found = " ".join(words_in(one) for one in svgs(made.data))
    text = close(" ".join(text_of(paper.render(KINDS["case_report"].template, made.data).bytes)))
    assert "paman" not in found and "Kekerasan" not in found and "kakak" in found
    assert "paman" not in text, "nor in the list of ties"
    assert close("Tidak ada hubungan yang dicatat berkonflik") not in text, "which would not be true"


def test_an_address_typed_into_a_box_is_gone_before_it_is_drawn(worked, people, as_user, printing):
    """Broken over several lines of the picture no search would find it."""
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read file", file_id=worked.pk, opens=True)
        keep_tool(by=people["ratna"], case=worked, tool="strengths_quadrant", happened=DAY,
                  content={"external_strengths": [f"rumah bibi yang tenang dan terang di {HIDDEN} dekat sekolah"]})  # fmt: skip
    for slug in ("assessment", "case_report"):
        found = " ".join(words_in(one) for one in svgs(printing.composed(worked, slug).data))
        assert "rumahbibiyangtenang" in found and "Melati" not in found, slug


def test_body_and_places_are_on_no_paper(worked, people, as_user, printing):
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read file", file_id=worked.pk, opens=True)
        keep_tool(by=people["ratna"], case=worked, tool="body_map", happened=DAY,
                  content={"figure": "adult", "marks": [{"side": "front", "region": "throat", "shape": "dot", "words": "kenari di leher"}]})  # fmt: skip
        keep_tool(by=people["ratna"], case=worked, tool="place_map", happened=DAY, content={"places": [{"name": "gardu kenari", "kind": "feared"}]})
    for slug in ("assessment", "case_report", "social_report"):
        text = close(printing.text(worked, slug))
        assert "kenari" not in text, slug
    assert close("Disimpan dalam berkas, tidak ikut dicetak.") in close(printing.text(worked, "assessment"))


def test_a_kept_genogram_shows_the_family_of_its_day(related, people, as_user, printing):
    by = people["ratna"]
    with as_user("ratna"):
        trail.record(by=by, verb="read file", file_id=related.pk, opens=True)
        snapshot = {"people": [{"ref": "client", "name": "Bunga Sari", "sex": "female"}, {"ref": "dulu", "name": "Merpati Lamawati", "relation": "mother"}],
                    "bonds": [{"one": "dulu", "other": "client", "kind": "biological"}]}  # fmt: skip
        keep_tool(by=by, case=related, tool="genogram", happened=DAY, content={"family": snapshot})
    found = next(one for one in svgs(printing.composed(related, "assessment").data) if 'id="genogram-' in one)
    assert "Lamawati" in words_in(found) and close(KIN) not in words_in(found)


def test_a_list_of_papers_draws_nothing(related, people, as_user, monkeypatch):
    from sintas.documents import drawings as room
    from sintas.documents.reading.papers import printable

    monkeypatch.setattr(room, "drawn", lambda *_one, **_more: pytest.fail("drawn in vain"))
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read file", file_id=related.pk, opens=True)
        assert len(printable(by=people["ratna"], case=related)) == len(KINDS)


def test_a_life_of_eighty_events_is_read_sheet_by_sheet(related, people, as_user, printing):
    """Words of 13 px stand in 8 pt on every sheet, 6 at least on the last and shortest; each event stands once."""
    told = [{"when": str(1940 + at), "what": f"peristiwa nomor {at}, yang diceritakan dengan tenang", "mood": ("up", "down")[at % 2]} for at in range(80)]
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read file", file_id=related.pk, opens=True)
        keep_tool(by=people["ratna"], case=related, tool="life_road_map", happened=DAY, content={"events": told})
    made = printing.composed(related, "case_report")
    road = [one for one in drawings(made.data) if one["name"].startswith("life_road_map")]
    assert len(road) > 4 and [one["name"] for one in road] == [f"life_road_map_{at}" for at in range(1, len(road) + 1)]
    assert road[0]["caption"].startswith(f"Lembar 1 dari {len(road)}. Digambar") and road[-1]["caption"] == f"Lembar {len(road)} dari {len(road)}"
    for one in road:
        across, down = (float(re.search(rf' {name}="([\d.]+)"', one["svg"])[1]) for name in ("width", "height"))
        scale = one["mm"] / (across * PX)
        assert scale >= READABLE and down * scale * PX <= PAGE and not one["turned"]
        assert scale == pytest.approx(FULL, abs=0.01) or one is road[-1]
    pdf = paper.render(KINDS["case_report"].template, made.data)
    text = close(" ".join(text_of(pdf.bytes)))
    assert all(close(f"{1940 + at}") in text for at in range(80)) and text.count("peristiwanomor") == 80


def test_who_preferred_not_to_be_drawn_is_told_in_words(related, printing):
    """On paper and in Word: the sentence as words, no picture of a sentence."""
    declined = instrument("body_map").draw({"declined": True}, samples("body_map")[0].subject, Manner())
    made = printing.composed(related, "assessment").data
    placed_one = next(part for part in made["parts"] if part.get("drawings"))
    placed_one["drawings"] = [on_paper(declined, "Digambar hari ini", "body_map")]
    text = close(" ".join(text_of(paper.render(KINDS["assessment"].template, made).bytes)))
    assert close(declined.items[0]) in text and close("Digambar hari ini") in text
    assert [row["isi"] for row in rows_of(placed_one) if row["jenis"] == "butir"] == declined.items


@pytest.fixture
def ms(people, as_user, letterhead) -> Case:
    """The documented case, imported."""
    [one] = importing.read(FILE)
    with as_user("ratna"):
        importing.carry_in(by=people["ratna"], one=one)
        return Case.objects.get(source_ref="MS")


def test_the_report_of_ms_shows_family_ecomap_quadrant_and_bpss(ms, printing):
    made = printing.composed(ms, "case_report")
    text = close(" ".join(text_of(paper.render(KINDS["case_report"].template, made.data).bytes)))
    found = {re.search(r' id="([a-z_]+)-', one)[1]: one for one in svgs(made.data)}
    assert list(found) == ["bpss", "strengths_quadrant", "genogram", "ecomap"]
    for words in ("SSH", "SSJ", "SW", "teman Rt", "teman Ct", "teman Nv", "mudah teriritasi", "ambisius"):
        assert close(words) in text, words
    assert close("ibu, meninggal 2022") in words_in(found["genogram"])
    mother = re.search(r"<g [^>]*aria-label=\"SSH,[^>]*>.*?</g>", found["genogram"])[0]
    assert mother.count("<line ") == 2, "the X of the dead"


def test_the_ecomap_of_ms_has_the_lines_of_the_document(ms, printing):
    drawing = next(one for one in svgs(printing.composed(ms, "case_report").data) if 'id="ecomap-' in one)
    said = re.search(r"<desc[^>]*>(.*?)</desc>", drawing)[1].lower().split("; ")
    giving = [one for one in said if "memberi dukungan" in one]
    rest = [one for one in said if one not in giving]

    def count(rows, words):
        return sum(bool(re.search(rf": {words}(,|$)", one)) for one in rows)

    assert (count(giving, "dekat"), count(giving, "sangat dekat")) == (2, 1)
    assert (count(rest, "sangat dekat"), count(rest, "normal"), count(rest, "biasa")) == (3, 1, 1)
    assert not [one for one in said if "konflik" in one and "tidak ada" not in one]
