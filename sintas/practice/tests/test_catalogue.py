"""Every list of the catalogue is whole, in both languages, and blames nobody."""

import re
from collections import Counter
from datetime import date

import pytest

from sintas.practice import catalogue
from sintas.practice.catalogue.loader import BrokenList, build, phrases

SLUG = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")

# Words that judge the person instead of naming what happened. Case and spacing do not matter.
MORALISING = (
    "zina",
    "perzinahan",
    "seks bebas",
    "sex bebas",
    "asusila",
    "amoral",
    "nakal",
    "aib",
    "ternoda",
    "rusak moral",
    "menyimpang",
    "promiscuous",
    "immoral",
    "adultery",
    "fornication",
    "deviant",
    "sinful",
    "salah korban",
    "provocative",
    "memancing",
    "menggoda",
)

# Official words of a list or law, kept because reports must carry them; each shows beside it what to say instead.
OFFICIAL = {("ppks", "sex_work")}

# Lists that are only shown, never matched against imported words: two verbs may read the same on screen.
ONLY_SHOWN = {"trail_verbs", "record_kinds"}


@pytest.fixture(params=catalogue.names())
def word_list(request):
    return catalogue.load(request.param)


def test_a_list_says_what_it_is_where_it_comes_from_and_what_was_checked(word_list):
    assert word_list.rows
    for text in (word_list.id, word_list.en, word_list.version, word_list.source, word_list.checked):
        assert text.strip()


def test_every_row_speaks_both_languages(word_list):
    for row in word_list.rows:
        assert row.id.strip(), row.code
        assert row.en.strip(), row.code
        assert bool(row.definition_id) == bool(row.definition_en), row.code
        for name in row.extra:
            if name.endswith("_id"):
                assert row.extra.get(f"{name[:-3]}_en"), f"{row.code}: {name} has no English"
            if name.endswith("_en"):
                assert row.extra.get(f"{name[:-3]}_id"), f"{row.code}: {name} has no Indonesian"


def test_codes_are_short_slugs_and_stand_once(word_list):
    codes = [row.code for row in word_list.rows]
    assert len(codes) == len(set(codes))
    for code in codes:
        assert SLUG.fullmatch(code), code
        assert len(code) <= 40, code


def test_a_phrase_means_one_row(word_list):
    if word_list.name in ONLY_SHOWN:
        return
    ambiguous = {phrase: [row.code for row in rows] for phrase, rows in phrases(word_list.rows).items() if len(rows) > 1}
    assert not ambiguous


def test_a_list_finds_its_own_words_again(word_list):
    for row in word_list.rows:
        assert word_list.get(row.code) is row
        assert word_list.has(row.code)
        if word_list.name not in ONLY_SHOWN:
            assert word_list.match(f"  {row.id.upper()} ") is row
            assert word_list.match(row.en.lower()) is row


def test_grouped_choices_hold_exactly_the_choices(word_list):
    grouped = [choice for _label, choices in word_list.choices_grouped("id") for choice in choices]
    assert Counter(grouped) == Counter(word_list.choices("id"))


def test_no_row_judges_anybody(word_list):
    for row in word_list.rows:
        if (word_list.name, row.code) in OFFICIAL:
            assert row.definition_id
            continue
        texts = [row.id, row.en, row.definition_id, row.definition_en]
        texts += [value for name, value in row.extra.items() if isinstance(value, str) and name.endswith(("_id", "_en"))]
        for word in MORALISING:
            for text in texts:
                assert not re.search(rf"\b{re.escape(word)}", text.casefold()), f"{word_list.name}.{row.code}: {word}"


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("ppks", 26),
        ("techniques", 16),
        ("pillars", 7),
        ("access_routes", 4),
        ("disability_rights", 22),
        ("violence_kdrt", 4),
        ("violence_simfoni", 7),
        ("violence_gbvims", 7),
        ("violence_ppkpt", 6),
        ("anxiety_levels", 4),
        ("anxiety_symptoms", 11),
        ("child_protection", 15),
        ("termination_criteria", 4),
        ("strengths_principles", 5),
        ("offender_factors", 7),
        ("provinces", 38),
        ("risk_levels", 4),
    ],
)
def test_lists_the_sources_count_have_that_many_rows(name, count):
    assert len(catalogue.load(name).rows) == count


def test_the_signs_of_anxiety_are_28_physical_3_behavioural_19_cognitive():
    signs = catalogue.load("anxiety_signs")
    assert [len(signs.of_group(group)) for group in ("physical", "behavioural", "cognitive")] == [28, 3, 19]


def test_the_law_on_sexual_violence_has_nine_forms_and_the_others():
    forms = catalogue.load("violence_tpks")
    assert len(forms.of_group("art_4_1")) == 9
    assert len(forms.of_group("art_4_2")) == 10


def test_ppks_numbers_run_from_1_to_26():
    assert [row.extra["no"] for row in catalogue.load("ppks").rows] == list(range(1, 27))


def test_every_technique_has_purpose_and_caution_and_punishment_is_off_for_survivors():
    for row in catalogue.load("techniques").rows:
        for lang in ("id", "en"):
            assert row.text("purpose", lang), row.code
            assert row.text("caution", lang), row.code
    assert catalogue.load("techniques").get("reward_punishment").extra["punishment_for_survivors"] is False


@pytest.mark.parametrize("row", catalogue.load("crosswalk").rows, ids=lambda row: row.code)
def test_every_crosswalk_row_leads_somewhere(row):
    assert catalogue.load("violence_practice").has(row.extra["word"])
    assert catalogue.load(row.extra["list"]).has(row.extra["to"])


def test_every_practice_word_of_violence_is_in_the_crosswalk():
    reached = {row.extra["word"] for row in catalogue.load("crosswalk").rows}
    assert {row.code for row in catalogue.load("violence_practice").rows} == reached


def test_a_wish_to_die_opens_the_path_wherever_it_can_be_recorded():
    for name, code in (("impacts", "wish_to_die"), ("risk_facts", "wish_to_die"), ("observation_areas", "self_harm")):
        assert catalogue.load(name).get(code).extra["opens"] == "suicide_risk"


def test_every_step_a_risk_fact_points_to_exists():
    steps = catalogue.load("urgent_steps")
    for row in catalogue.load("risk_facts").rows:
        assert all(steps.has(step) for step in row.extra.get("step", ())), row.code


def test_every_data_class_of_an_attachment_exists():
    classes = catalogue.load("data_classes")
    for row in catalogue.load("attachment_kinds").rows:
        assert classes.has(str(row.extra["data_class"])), row.code


def test_simfoni_relations_and_places_use_only_its_own_words():
    relations = {
        "NA",
        "Orang Tua",
        "Keluarga/Saudara",
        "Suami/Istri",
        "Lainnya",
        "Tetangga",
        "Pacar/Teman",
        "Guru",
        "Majikan",
        "Rekan Kerja",
    }
    assert {row.extra["simfoni"] for row in catalogue.load("perpetrator_relations").rows} <= relations
    places = {"Tempat Kerja", "Rumah Tangga", "Lembaga Pendidikan Kilat", "Sekolah", "Fasilitas Umum", "Lainnya"}
    assert {row.extra["simfoni"] for row in catalogue.load("place_kinds").rows} <= places


def test_a_changed_regulation_names_the_one_that_changed_it():
    register = catalogue.load("regulations")
    for row in register.rows:
        assert row.extra["status"] in {"in_force", "changed", "replaced", "check"}
        if "changed_by" in row.extra:
            assert register.has(str(row.extra["changed_by"])), row.code


@pytest.mark.parametrize(
    ("name", "words", "code"),
    [
        ("violence_practice", "Fisik", "physical"),
        ("violence_practice", "psikis (emosional)", "emotional"),
        ("violence_practice", "seksual (paksaan)", "sexual"),
        ("perpetrator_relations", "kakak ipar", "brother_in_law"),
        ("perpetrator_relations", "Pacar", "partner"),
        ("risk_facts", "kamar tidak bisa dikunci", "door_cannot_be_locked"),
        ("risk_facts", "tinggal serumah dengan pelaku", "lives_with_perpetrator"),
        ("contributing_factors", "ketidakberdayaan", "powerlessness"),
        ("access_routes", "mandiri", "self"),
        ("educations", "SMK", "vocational_secondary"),
        ("disability_kinds", "tuna daksa (fisik)", "physical"),
        ("tie_qualities", "sangat_dekat", "very_close"),
        ("closing_reasons", "waktu pelaksanaan intervensi berakhir", "time_over"),
        ("professions", "pembina asrama", "house_parent"),
        ("religions", "Kristen", "protestant"),
        ("anxiety_levels", "ringan", "mild"),
    ],
)
def test_words_of_the_documented_cases_are_found(name, words, code):
    found = catalogue.load(name).match(words)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("words", ["", "  ", "-", "seks", "fisik dan psikis"])
def test_words_that_match_nothing_exactly_are_left_alone(words):
    assert catalogue.load("violence_practice").match(words) is None


def test_an_unknown_list_or_code_is_refused_and_a_label_never_breaks_a_page():
    with pytest.raises(catalogue.UnknownList):
        catalogue.load("no_such_list")
    with pytest.raises(catalogue.UnknownList):
        catalogue.load("../pyproject")
    sexes = catalogue.load("sexes")
    with pytest.raises(catalogue.UnknownCode):
        sexes.get("nothing")
    assert sexes.label("nothing", "id") == "nothing"
    assert sexes.label("female", "id") == "Perempuan"
    assert sexes.label("female", "en") == "Female"


HEAD = {"id": "Daftar", "en": "List", "version": "1", "source": "test", "checked": "test"}


def test_a_row_out_of_use_keeps_its_word_but_is_no_choice():
    old = {"code": "old", "id": "Lama", "en": "Old", "valid_until": date(2022, 5, 8)}
    new = {"code": "new", "id": "Baru", "en": "New", "valid_from": date(2022, 5, 9)}
    words = build("test", {**HEAD, "codes": [old, new]})
    assert words.choices("id") == [("new", "Baru")]
    assert words.choices("id", on=date(2022, 5, 8)) == [("old", "Lama")]
    assert words.choices("id", on=date(2022, 5, 9)) == [("new", "Baru")]
    assert words.has("old")
    assert words.label("old", "en") == "Old"


def test_a_phrase_with_two_meanings_means_none():
    rows = [{"code": "a", "id": "Sama", "en": "First"}, {"code": "b", "id": "sama ", "en": "Second"}]
    words = build("test", {**HEAD, "codes": rows})
    assert words.match("sama") is None
    assert words.match("first") is words.get("a")


@pytest.mark.parametrize(
    "broken",
    [
        {**HEAD, "codes": [{"code": "a", "id": "A", "en": "A"}, {"code": "a", "id": "B", "en": "B"}]},
        {**HEAD, "codes": [{"code": "a", "id": "A", "en": " "}]},
        {**HEAD, "codes": [{"code": "a", "id": "A", "en": "A", "group": "missing"}]},
        {**HEAD, "codes": [{"code": "a", "id": "A", "en": "A", "valid_from": "2022"}]},
        {**HEAD, "source": "", "codes": []},
        {**HEAD, "kodes": []},
    ],
)
def test_a_list_that_contradicts_itself_is_refused(broken):
    with pytest.raises(BrokenList):
        build("test", broken)


def test_lists_are_frozen():
    row = catalogue.load("sexes").rows[0]
    with pytest.raises(AttributeError):
        row.id = "lain"
    with pytest.raises(TypeError):
        row.extra["more"] = 1
