"""The words of first contact (R26-R44, R97): how somebody comes to us, and how we go to them."""

import pytest

from sintas.practice import catalogue


def code_of(name: str, term: str) -> str:
    found = catalogue.load(name).match(term)
    return found.code if found else f"nothing for {term}"


@pytest.mark.parametrize(
    ("term", "code"),
    [
        ("rujukan lembaga", "agency_referral"),
        ("pengaduan masyarakat", "public_complaint"),
        ("respon kasus", "outreach"),
        ("secara mandiri", "self"),
    ],
)
def test_routes_of_access(term, code):
    assert code_of("access_routes", term) == code


@pytest.mark.parametrize(
    ("term", "code"),
    [
        ("observasi di kelas", "observation"),
        ("kunjungan ke kamar", "room_visit"),
        ("home visit", "home_visit"),
        ("Perkenalan dan penjelasan", "introduction"),
        ("Bermain bersama", "play"),
        ("berbincang santai", "conversation"),
        ("Koordinasi", "coordination"),
    ],
)
def test_forms_of_contact(term, code):
    assert code_of("contact_forms", term) == code


@pytest.mark.parametrize(
    ("term", "code"),
    [
        ("klien", "client"),
        ("keluarga", "family"),
        ("lingkungan sekitar", "neighbourhood"),
        ("guru", "school"),
        ("Psikolog atau psikiater", "psychologist"),
    ],
)
def test_whom_we_speak_with(term, code):
    assert code_of("contact_parties", term) == code


PROMPTS = {
    "R34": ("greet_gently", "tidak mengancam"),
    "R35": ("sincere_interest", "minat yang tulus"),
    "R36": ("explain_confidentiality", "kerahasiaan"),
    "R37": ("help_articulate", "mengutarakan"),
    "R38": ("learn_expectations", "harapan klien kepada lembaga"),
    "R39": ("explain_aim", "tujuan, proses, dan manfaat"),
    "R42": ("empathy_no_judgement", "tidak menghakimi"),
    "R77": ("listen_actively", "Mendengarkan aktif"),
    "R78": ("ask_well", "Bertanya terbuka"),
    "R337": ("not_rejection", "bukan penolakan"),
    "R387": ("do_not_hurry", "Tidak tergesa-gesa"),
    "R389": ("client_chooses", "menentukan nasibnya sendiri"),
    "R390": ("accept_respect", "Penerimaan, respek, dan perhatian"),
    "R414": ("boundary", "batas profesional"),
    "R419": ("own_words", "bahasanya sendiri"),
}


@pytest.mark.parametrize(("number", "prompt"), PROMPTS.items(), ids=PROMPTS)
def test_attitudes_are_prompts_for_the_worker(number, prompt):
    code, says = prompt
    row = catalogue.load("prompts").get(code)
    assert row.source.split("; ").count(number) == 1
    assert says in row.id
