"""Beside a client: a tap, "+ Orang tua", a name; the family stands in the file, the drawing is fresh, a slip is undone."""

import pytest

from sintas.cases.actions.people import record_person
from sintas.cases.reading.kin import subject_of
from sintas.evidence.actions.family import add_relative
from sintas.evidence.actions.tools import keep_tool
from sintas.evidence.models import ToolEntry
from sintas.instruments.family import CLIENT, Family
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotNow, Refusal
from tests.forms_of import Forms


@pytest.fixture
def case(open_a_case):
    return open_a_case("ratna", name="Bunga Melati")


@pytest.fixture
def said(people, case, as_user):
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read family", file_id=case.pk, opens=True)
        yield {"by": people["ratna"], "case": case}


def family(case) -> Family:
    return subject_of(case).family


def kin(case) -> dict[str, str]:
    """Name -> what they are to the client."""
    return {one.name: one.relation for one in family(case).people if one.ref != CLIENT}


def bonds(case) -> set[tuple[str, str, str]]:
    names = {one.ref: "klien" if one.ref == CLIENT else one.name for one in family(case).people}
    return {(names[one.one], one.kind, names[one.other]) for one in family(case).bonds}


def test_a_family_grows_around_the_client(said, case):
    mother = add_relative(**said, to=CLIENT, how="parent", name="Sri", sex="female")
    father = add_relative(**said, to=CLIENT, how="parent", name="Budi", sex="male", deceased=True)
    add_relative(**said, to=CLIENT, how="sibling", name="Dewi", sex="female")
    add_relative(**said, to=str(mother.entry), how="parent", name="Nenek Tum", sex="female")
    husband = add_relative(**said, to=CLIENT, how="partner", name="Joko", sex="male", kind="divorced")
    add_relative(**said, to=CLIENT, how="child", name="Rafi", sex="male", other=str(husband.entry))
    assert kin(case) == {
        "Sri": "mother", "Budi": "father", "Dewi": "sibling", "Nenek Tum": "grandmother", "Joko": "husband", "Rafi": "child",
    }  # fmt: skip
    assert bonds(case) == {
        ("Sri", "biological", "klien"), ("Budi", "biological", "klien"), ("Sri", "biological", "Dewi"), ("Budi", "biological", "Dewi"),
        ("Nenek Tum", "biological", "Sri"), ("klien", "divorced", "Joko"), ("klien", "biological", "Rafi"), ("Joko", "biological", "Rafi"),
    }  # fmt: skip
    assert father.deceased


def test_a_sibling_of_the_client_needs_no_parent_in_the_file(said, case):
    add_relative(**said, to=CLIENT, how="sibling", name="Dewi", sex="female")
    assert kin(case) == {"Dewi": "sibling"} and bonds(case) == set()
    aunt = record_person(**said, name="Bibi Sum", relation="aunt")
    with pytest.raises(BadInput) as refused:
        add_relative(**said, to=str(aunt.entry), how="sibling", name="Paman Jo")
    assert "orang tuanya" in str(refused.value.fields[""])
    assert "Paman Jo" not in kin(case)


def test_the_mothers_new_husband_is_no_father_unless_there_is_none(said, case):
    mother = add_relative(**said, to=CLIENT, how="parent", name="Sri", sex="female")
    add_relative(**said, to=str(mother.entry), how="partner", name="Agus", sex="male", kind="married")
    assert kin(case)["Agus"] == "father"
    add_relative(**said, to=CLIENT, how="parent", name="Budi", sex="male")
    add_relative(**said, to=str(mother.entry), how="partner", name="Tono", sex="male", kind="living_together")
    assert kin(case)["Tono"] == "stepfather"


def other_parent(browser, case, ref) -> tuple[list[str], list[str]]:
    """(what "+ Anak" of this person offers as the other parent, what is chosen already)."""
    form = Forms(browser.get(f"/kasus/{case.pk}/keluarga/{ref}/child/").content.decode()).found[-1]
    return form.offered["other"], form.standing.get("other", [])


def test_the_only_partner_is_offered_as_the_other_parent_and_may_be_changed(said, case, signed_in):
    browser, page = signed_in("ratna"), f"/kasus/{case.pk}/keluarga/client/child/"
    assert other_parent(browser, case, CLIENT) == (["unknown"], ["unknown"])
    husband = str(add_relative(**said, to=CLIENT, how="partner", name="Joko", sex="male", kind="married").entry)
    assert other_parent(browser, case, CLIENT) == ([husband, "unknown"], [husband])
    assert other_parent(browser, case, husband) == ([CLIENT, "unknown"], [CLIENT])
    browser.post(page, {"name": "Rafi", "sex": "male", "kind": "biological", "other": husband})
    browser.post(page, {"name": "Ani", "sex": "female", "kind": "biological", "other": "unknown"})
    browser.post(f"/kasus/{case.pk}/keluarga/{husband}/child/", {"name": "Tia", "kind": "biological", "other": CLIENT})
    browser.post(f"/kasus/{case.pk}/keluarga/{husband}/child/", {"name": "Uli", "kind": "biological", "other": "unknown"})
    assert {(one, other) for one, kind, other in bonds(case) if kind == "biological"} == {
        ("klien", "Rafi"), ("Joko", "Rafi"), ("klien", "Ani"), ("klien", "Tia"), ("Joko", "Tia"), ("Joko", "Uli"),
    }  # fmt: skip
    assert kin(case) == {"Joko": "husband", "Rafi": "child", "Ani": "child", "Tia": "child", "Uli": "stepchild"}


def test_with_several_partners_the_other_parent_is_asked(said, case, signed_in):
    browser, page = signed_in("ratna"), f"/kasus/{case.pk}/keluarga/client/child/"
    first = str(add_relative(**said, to=CLIENT, how="partner", name="Joko", sex="male", kind="divorced").entry)
    second = str(add_relative(**said, to=CLIENT, how="partner", name="Agus", sex="male", kind="married").entry)
    assert other_parent(browser, case, CLIENT) == (["", first, second, "unknown"], [""])
    asked = browser.post(page, {"name": "Rafi", "kind": "biological", "other": ""})
    assert asked.status_code == 422 and "Rafi" in asked.content.decode() and "Pilih orang tua yang lain" in asked.content.decode()
    with pytest.raises(BadInput) as refused:
        add_relative(**said, to=CLIENT, how="child", name="Rafi")
    assert list(refused.value.fields) == ["other"] and "Rafi" not in kin(case)
    browser.post(page, {"name": "Rafi", "kind": "biological", "other": first})
    browser.post(page, {"name": "Ani", "kind": "biological", "other": "unknown"})
    assert {(one, other) for one, kind, other in bonds(case) if kind == "biological"} == {("klien", "Rafi"), ("Joko", "Rafi"), ("klien", "Ani")}


def test_the_parents_of_a_child_in_common_are_offered_too(said, case, signed_in):
    """The client's mother and father, of whom no tie says that they are a couple; and her new husband, whose child is half a sibling."""
    mother = str(add_relative(**said, to=CLIENT, how="parent", name="Sri", sex="female").entry)
    father = str(add_relative(**said, to=CLIENT, how="parent", name="Budi", sex="male").entry)
    browser = signed_in("ratna")
    assert other_parent(browser, case, mother) == ([father, "unknown"], [father])
    husband = str(add_relative(**said, to=mother, how="partner", name="Tono", sex="male", kind="married").entry)
    add_relative(**said, to=mother, how="child", name="Dewi", other=father)
    add_relative(**said, to=mother, how="child", name="Rafi", other=husband)
    assert (kin(case)["Dewi"], kin(case)["Rafi"]) == ("sibling", "half_sibling")


@pytest.mark.parametrize("wrong", [{"to": "nobody"}, {"how": "cousin"}, {"how": "child", "other": "nobody"}, {"kind": "glued"}, {"kind": ""}])
def test_nobody_joins_somebody_outside_the_file(said, case, wrong):
    with pytest.raises(BadInput):
        add_relative(**said, **{"to": CLIENT, "how": "partner", "name": "Joko", "kind": "dating"} | wrong)
    assert kin(case) == {}


def test_a_child_older_than_its_mother_is_refused_and_nothing_stands(said, case):
    from sintas.kit.fuzzy_date import FuzzyDate

    aunt = record_person(**said, name="Sum", relation="aunt", birth=FuzzyDate.in_year(1990))
    with pytest.raises(BadInput) as refused:
        add_relative(**said, to=str(aunt.entry), how="child", name="Rafi", birth=FuzzyDate.in_year(1980))
    assert "lebih tua" in str(refused.value.fields["other"])
    assert "Rafi" not in kin(case)


def test_the_page_draws_adds_and_undoes_without_javascript(case, signed_in):
    browser, base = signed_in("ratna"), f"/kasus/{case.pk}/keluarga/"
    first = browser.get(base).content.decode()
    assert "Baru klien yang tercatat" in first and f'href="{base}client/parent/"' in first
    assert browser.get(f"{base}client/parent/").status_code == 200
    added = browser.post(f"{base}client/parent/", {"name": "Sri Rahayu", "sex": "female", "deceased": "on"}, follow=True)
    assert added.redirect_chain[-1][0].startswith(f"{base}?orang=") and added.redirect_chain[-1][0].endswith("#pilihan")
    page = added.content.decode()
    assert "Sri Rahayu" in page and "<svg" in page and "Urungkan yang baru ditambahkan" in page
    short = browser.get(f"{base}?inisial=1").content.decode()
    assert "Sri Rahayu" not in short.split("<main")[1] and "SR" in short
    refused = browser.post(f"{base}client/child/", {"name": "Ani", "birth": "2090"})
    assert refused.status_code == 422 and "Ani" in refused.content.decode()
    step = {name: value for name, value in hidden(page).items() if name in ("kind", "entry", "number")}
    undone = browser.post(f"{base}urungkan/", step, follow=True).content.decode()
    assert "Langkah terakhir dibatalkan" in undone and "Sri Rahayu" not in undone
    assert browser.post(f"{base}urungkan/", step).status_code == 409
    assert browser.post(f"{base}urungkan/", {"kind": "person", "entry": "x", "number": "1"}).status_code == 404
    assert browser.get(f"{base}client/cousin/").status_code == 404


def test_a_change_is_undone_too(case, signed_in, said):
    row = record_person(**said, name="Sri", relation="mother", occupation="petani")
    browser, base = signed_in("ratna"), f"/kasus/{case.pk}/keluarga/"
    sent = {"relation": "mother", "name": "Sri Rahayu", "based_on": "1"}
    assert "Urungkan" not in browser.get(base).content.decode()  # written elsewhere: not undone by a slip of the finger
    assert browser.post(f"{base}{row.entry}/", sent).headers["Location"].startswith(f"{base}?orang={row.entry}")
    page = browser.get(base).content.decode()
    assert "Sri Rahayu" in page and "Urungkan perubahan terakhir" in page
    browser.post(f"{base}urungkan/", {name: value for name, value in hidden(page).items() if name in ("kind", "entry", "number")})
    back = next(one for one in family(case).people if one.ref == str(row.entry))
    assert (back.name, back.note) == ("Sri", "petani")


def test_a_tie_begins_with_whoever_was_tapped_and_the_client(case, signed_in, said):
    row = record_person(**said, name="Joko", relation="husband")
    browser, base = signed_in("ratna"), f"/kasus/{case.pk}/keluarga/"
    chosen = browser.get(f"{base}?orang={row.entry}").content.decode()
    assert f'href="{base}ikatan/?one={row.entry}"' in chosen and "+ Pasangan" in chosen
    assert f'href="{base}ikatan/?other=client"' in browser.get(base).content.decode()
    form = Forms(browser.get(f"{base}ikatan/?one={row.entry}").content.decode()).found[-1]
    assert (form.standing["one"], form.standing["other"]) == ([str(row.entry)], ["client"])
    page = browser.get(f"{base}ikatan/?one=Joko%20Susilo").content.decode()
    assert "Joko Susilo" not in page and "Pada kekerasan: yang melakukan." in page  # who did it to whom is asked, never guessed


def test_a_day_is_kept_and_later_changes_do_not_reach_it(case, signed_in, said):
    record_person(**said, name="Sri", relation="mother")
    browser, base = signed_in("ratna"), f"/kasus/{case.pk}/gambar/genogram/"
    kept = browser.post(f"{base}simpan/", {"drawn_with_client": "on"}, follow=True)
    assert "Sri" in kept.content.decode() and "dibuat bersama klien" in kept.content.decode()
    record_person(**said, name="Budi", relation="father")
    first = ToolEntry.current.get(file_id=case.pk, tool="genogram")
    assert "Budi" not in svg(browser.get(f"{base}{first.entry}/")) and "Budi" in svg(browser.get(base))
    assert browser.get(f"{base}banding/").status_code == 302
    browser.post(f"{base}simpan/")
    both = browser.get(f"{base}banding/").content.decode()
    assert both.count("<svg xmlns") == 2
    ids = [part.split('"')[0] for part in both.split(' id="')[1:]]
    assert len(ids) == len(set(ids))


def test_the_outsider_finds_nothing(case, people, as_user, signed_in, said):
    record_person(**said, name="Sri", relation="mother")
    row = keep_tool(**said, tool="genogram", content={"family": family(case).to_json()})
    for who in ("tono", "budi", "sari"):
        browser = signed_in(who)
        for path in ("keluarga/", "keluarga/client/parent/", "gambar/genogram/", f"gambar/genogram/{row.entry}/", "gambar/genogram/banding/"):
            assert browser.get(f"/kasus/{case.pk}/{path}").status_code == 404
        for path in ("keluarga/urungkan/", "keluarga/client/parent/", "gambar/genogram/simpan/"):
            assert browser.post(f"/kasus/{case.pk}/{path}", {"name": "X"}).status_code == 404
    with as_user("lina"), pytest.raises(Refusal):
        add_relative(by=people["lina"], case=case, to=CLIENT, how="parent", name="X")


def test_undo_refuses_when_something_came_after(said, case):
    from sintas.cases.actions.undo import undo
    from sintas.cases.reading.last_step import last_step

    record_person(**said, name="Sri", relation="mother")
    step = last_step(case, said["by"])
    record_person(**said, name="Budi", relation="father")
    with pytest.raises(NotNow):
        undo(**said, kind=step.kind, entry=step.entry, number=step.number)


def hidden(page: str) -> dict[str, str]:
    """Hidden values of a page."""
    import re

    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))


def svg(answer) -> str:
    """The drawing in a page."""
    return answer.content.decode().split("<svg xmlns")[1].split("</svg>")[0]
