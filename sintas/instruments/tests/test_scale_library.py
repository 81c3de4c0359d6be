"""Every scale that comes with the program, looked at as its psychologist would before allowing it."""

import re
from hashlib import sha256

import pytest

from sintas.instruments.scales import catalogue
from sintas.instruments.scales.catalogue import all_scales
from sintas.instruments.scales.definition import Text
from sintas.instruments.scales.loader import load_file
from sintas.practice import catalogue as words

from .scales_at_work import OURS, OWN, RANGES, SCORED, TOTAL_RANGES, TOTALS, code_of, keeps_its_word

HOW = "see docs/adding-an-instrument.md"


def test_the_six_free_scales_and_the_thirteen_bare_totals_are_there():
    assert {one.code for one in SCORED} == set(RANGES), f"items and range of each, from its owner, in RANGES; {HOW}"
    assert {one.code for one in TOTALS} == set(TOTAL_RANGES), f"the range of each, from its owner, in TOTAL_RANGES; {HOW}"
    assert {one.code for one in OURS} >= {"satisfaction", "safety_facts", "functioning", "anxiety_signs"}
    assert len([*SCORED, *OWN, *TOTALS, *OURS]) == len(all_scales()), "every scale is checked by one of these"


def test_a_scale_of_our_own_keeps_to_what_it_says_of_itself():
    for scale in OWN:  # none comes with the program today; test_adding.py looks at the one of the guide
        keeps_its_word(scale)


@pytest.mark.parametrize("scale", SCORED, ids=code_of)
def test_items_and_range_are_those_of_the_reference(scale):
    items, low, high = RANGES[scale.code]
    assert len([item for item in scale.items if item.scored]) == items
    assert (scale.scoring.low, scale.scoring.high) == (low, high)
    assert scale.licence.colour == "green"


@pytest.mark.parametrize("scale", TOTALS, ids=code_of)
def test_a_scale_we_may_not_print_carries_no_item_and_says_why(scale):
    low, high = TOTAL_RANGES[scale.code]
    assert scale.items == ()
    assert (scale.scoring.low, scale.scoring.high) == (low, high)
    assert scale.licence.colour in ("amber", "red")
    assert scale.licence.reason.id
    assert scale.licence.reason.en
    assert scale.entry.id


def test_red_and_amber_are_those_of_the_reference():
    red = {"sdq", "whodas2", "csq8", "danger_assessment", "dash", "zung_sas", "cpss5"}
    assert {one.code for one in TOTALS if one.licence.colour == "red"} == red
    assert {one.code for one in TOTALS if one.licence.colour == "amber"} == {"dass21", "who5", "cries8", "psc17", "hars", "cssrs"}


@pytest.mark.parametrize("scale", all_scales(), ids=code_of)
def test_no_wording_of_ours_is_called_tested(scale):
    for wording in scale.wordings:
        assert wording.source.id
        assert wording.source.en
        if "sintas" in wording.source.id.casefold() or wording.language == "id":
            assert not wording.validated
    if scale in SCORED:
        assert scale.wording("id").source == Text("terjemahan Sintas", "translated for Sintas")
        assert scale.needs_leave("id")
        assert not scale.needs_leave("en")


@pytest.mark.parametrize("scale", SCORED, ids=code_of)
def test_every_free_scale_prints_the_notice_its_owner_asks_for(scale):
    notices = {
        "gad7": "No permission required to reproduce, translate, display or distribute.",
        "phq9": "No permission required to reproduce, translate, display or distribute.",
        "pcl5": "National Center for PTSD",
        "rses": "Rosenberg, M. (1965)",
        "mspss": "Zimet, G.D., Dahlem, N.W., Zimet, S.G., & Farley, G.K. (1988)",
        "k10": "© Ronald C. Kessler",
    }
    for wording in scale.wordings:
        assert scale.code in notices, f"what the owner asks to be printed; {HOW}"
        assert notices[scale.code] in wording.notice


# Read against the owners' published forms. Whoever corrects a word gives the scale a new version, and a new line here.
OWNERS_WORDS = {
    "gad7": "31063308279bafc5",
    "phq9": "a5530664bb34ef82",
    "pcl5": "a874d12574c1d88a",
    "rses": "7b031dfa1be678f7",
    "mspss": "0a73d36e4b8977e4",
    "k10": "5ce051ad9052b28e",
}


@pytest.mark.parametrize("scale", SCORED, ids=code_of)
def test_the_english_words_are_still_those_of_the_owner(scale):
    words_of = [item.text.en for item in scale.items] + [option.label.en for item in scale.items for option in item.options]
    found = sha256("\n".join(words_of).encode()).hexdigest()[:16]
    assert found == OWNERS_WORDS.get(scale.code), f"read against the owner's form first, then OWNERS_WORDS; {HOW}"


@pytest.mark.parametrize("scale", all_scales(), ids=code_of)
def test_every_band_names_source_and_population_in_both_languages(scale):
    for band in scale.bands:
        for text in (band.label, band.source, band.population):
            assert text.id
            assert text.en


@pytest.mark.parametrize("scale", all_scales(), ids=code_of)
def test_every_word_stands_in_both_languages_and_the_two_differ(scale):
    texts = [scale.title, scale.purpose, *(item.text for item in scale.items)]
    texts += [option.label for item in scale.items for option in item.options]
    for text in texts:
        assert isinstance(text, Text)
        assert text.id
        assert text.en
    assert all(item.text.id != item.text.en for item in scale.items)


@pytest.mark.parametrize("scale", all_scales(), ids=code_of)
def test_who_may_give_and_read_are_professions_of_the_catalogue(scale):
    professions = words.load("professions")
    assert all(professions.has(code) for code in (*scale.given_by, *scale.read_by))


def test_a_carer_neither_gives_nor_reads_the_phq9():
    phq9 = catalogue.scale("phq9")
    assert not phq9.may_give("carer")
    assert not phq9.may_read("carer")
    assert phq9.may_give("social_worker")
    assert phq9.may_read("supervisor")
    assert not phq9.may_give("supervisor")


def test_a_cries8_is_for_children_from_eight():
    cries = catalogue.scale("cries8")
    assert not cries.fits_age(7)
    assert cries.fits_age(8)
    assert cries.fits_age(None)


def test_five_items_of_rosenberg_are_reversed_by_what_they_say():
    reverse = {item.text.en for item in catalogue.scale("rses").items if item.reversed}
    assert reverse == {
        "All in all, I am inclined to feel that I am a failure.",
        "I feel I do not have much to be proud of.",
        "I wish I could have more respect for myself.",
        "I certainly feel useless at times.",
        "At times I think I am no good at all.",
    }


def test_item_names_say_what_is_asked_and_never_a_number():
    for scale in all_scales():
        assert not [item.id for item in scale.items if re.search(r"\d", item.id)]


def test_every_yes_among_the_safety_facts_names_a_next_step():
    facts = catalogue.scale("safety_facts")
    known = words.load("urgent_steps")
    assert {item.id for item in facts.items} == {row.code for row in words.load("risk_facts").rows}
    for item in facts.items:
        assert item.steps
        assert all(known.has(step) for step in item.steps)
        assert [option.value for option in item.options] == ["yes", "no", "unknown", "declined"]
    assert facts.by_id["wish_to_die"].steps == ("suicide_path",)


def test_the_anxiety_lists_are_the_catalogue_s_own():
    signs = catalogue.scale("anxiety_signs")
    sizes = {heading.code: len(items) for heading, items in signs.sectioned if heading}
    assert sizes == {"physical": 28, "behavioural": 3, "cognitive": 19, "hawari": 11, "judgement": 2}
    assert signs.by_id["trembling_voice"].code_list == "anxiety_signs"
    assert [option.value for option in signs.by_id["level"].options] == ["mild", "moderate", "severe", "panic"]
    assert all(option.anchor.id for option in signs.by_id["level"].options)
    assert signs.by_id["thinks_will_die_soon"].note.id.startswith("Ini rasa takut mati.")


def test_functioning_has_four_domains_with_five_written_anchors_each():
    functioning = catalogue.scale("functioning")
    assert [item.id for item in functioning.items] == ["physical", "psychological", "social", "spiritual"]
    anchors = [option.anchor.id for item in functioning.items for option in item.options]
    assert len(anchors) == len(set(anchors)) == 20
    assert all(item.numbers == (0, 1, 2, 3, 4) for item in functioning.items)


def test_our_satisfaction_form_has_eight_plain_items_and_two_open_questions():
    form = catalogue.scale("satisfaction")
    assert [item.kind for item in form.items] == ["choice"] * 8 + ["text"] * 2
    known = words.load("satisfaction_levels")
    assert all(known.has(option.value) for option in form.by_id["overall"].options)


def test_an_older_version_stays_loadable_beside_the_new_one(tmp_path, monkeypatch):
    first = (catalogue.LIBRARY / "gad7-1.toml").read_text(encoding="utf-8")
    (tmp_path / "gad7-1.toml").write_text(first, encoding="utf-8")
    (tmp_path / "gad7-10.toml").write_text(first.replace('version = "1"', 'version = "10"'), encoding="utf-8")
    (tmp_path / "gad7-2.toml").write_text(first.replace('version = "1"', 'version = "2"'), encoding="utf-8")
    monkeypatch.setattr(catalogue, "LIBRARY", tmp_path)
    _forget()
    try:
        assert catalogue.versions("gad7") == ("1", "2", "10")
        assert catalogue.scale("gad7").version == "10"
        assert catalogue.scale("gad7", "1") == load_file(tmp_path / "gad7-1.toml")
        assert [one.version for one in catalogue.all_scales()] == ["10"]
    finally:
        _forget()


def _forget() -> None:
    catalogue._library.cache_clear()
    catalogue.all_scales.cache_clear()


def test_an_unknown_scale_or_version_is_said():
    with pytest.raises(catalogue.UnknownScale):
        catalogue.scale("halodoc")
    with pytest.raises(catalogue.UnknownScale):
        catalogue.scale("gad7", "9")
    assert catalogue.versions("halodoc") == ()
