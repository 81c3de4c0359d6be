"""What the file knows of a family becomes a tree: ties first, then relations as far as they are certain; nobody is lost."""

from __future__ import annotations

from sintas.instruments.family import CLIENT, Bond, Family, Relative
from sintas.instruments.library.genogram.kin import tree_of
from sintas.instruments.library.genogram.tree import Tree

from .genogram_oracle import drawn, seen

YEAR = 2026


def tree(*people: Relative, bonds: tuple[Bond, ...] = ()) -> Tree:
    """The tree of a client with these people."""
    return tree_of(Family((Relative(CLIENT, "Klien", age=27, sex="female"), *people), bonds), YEAR)


def children(found: Tree, *parents: str) -> list[str]:
    """The children of two people, of one alone, or of unrecorded parents, from the eldest."""
    one, other = (*parents, "", "")[:2]
    union = found.between(one, other)
    return [child.ref for child in union.children] if union is not None else []


def test_mother_father_brothers_and_sisters_without_a_single_tie() -> None:
    """The parents' union is drawn without a kind, because nobody recorded one."""
    found = tree(
        Relative("ibu", "S", "mother"),
        Relative("ayah", "T", "father"),
        Relative("adik", "U", "younger_sibling", age=20),
        Relative("kakak", "V", "older_sibling", age=31),
    )
    assert children(found, "ibu", "ayah") == ["kakak", CLIENT, "adik"]
    union = found.between("ibu", "ayah")
    assert union is not None and (union.kind, union.end, union.partners) == ("", "", False)
    assert found.loose == []


def test_the_recorded_order_counts_where_ages_are_equal_or_missing() -> None:
    people = (Relative("ayah", "", "father"), *(Relative(ref, ref, "sibling", order=at) for ref, at in (("c", 4), ("a", 1), ("b", 2))))
    bonds = tuple(Bond("ayah", ref, "biological") for ref in ("a", "b", "c", CLIENT))
    family = Family((Relative(CLIENT, "K", order=3), *people), bonds)
    assert children(tree_of(family, YEAR), "ayah") == ["a", "b", CLIENT, "c"]


def test_older_and_younger_stand_beside_a_client_of_unknown_age() -> None:
    found = tree_of(
        Family(
            (
                Relative(CLIENT, "K"),
                Relative("a", "A", "younger_sibling"),
                Relative("b", "B", "older_sibling"),
                Relative("i", "I", "mother"),
            )
        ),
        YEAR,
    )
    assert children(found, "i") == ["b", CLIENT, "a"]


def test_siblings_of_unrecorded_parents_stand_under_a_line_of_their_own() -> None:
    found = tree(Relative("a", "A", "older_sibling", age=30), Relative("b", "B", "twin"))
    assert children(found, "") == ["a", CLIENT, "b"]
    assert [(twins.one, twins.other) for twins in found.twins] == [(CLIENT, "b")]


def test_a_tie_comes_before_the_relation() -> None:
    """A sibling whose mother is recorded as another is a half-sibling, whatever the relation says."""
    found = tree(
        Relative("ibu", "S", "mother"),
        Relative("ayah", "T", "father"),
        Relative("kakak", "V", "older_sibling", age=31),
        Relative("rini", "Rini"),
        bonds=(Bond("ayah", "kakak", "biological"), Bond("rini", "kakak", "biological"), Bond("rini", "ayah", "divorced", until=1997)),
    )
    assert children(found, "ibu", "ayah") == [CLIENT] and children(found, "rini", "ayah") == ["kakak"]


def test_a_stepfather_is_the_mothers_partner_and_no_parent_by_birth() -> None:
    found = tree(Relative("ibu", "S", "mother"), Relative("tiri", "T", "stepfather"), Relative("saudara", "U", "step_sibling"))
    union = found.between("ibu", "tiri")
    assert union is not None and union.partners and union.children == []
    assert children(found, "ibu") == [CLIENT] and children(found, "tiri") == ["saudara"] and found.links == []


def test_two_of_one_relation_do_not_both_become_the_mother() -> None:
    found = tree(Relative("a", "A", "mother"), Relative("b", "B", "mother"))
    assert children(found, "a") == [CLIENT] and found.loose == ["b"]


def test_a_child_is_not_given_to_the_present_husband() -> None:
    """Whose child it is stands in a tie or nowhere: a guess here would be an accusation or a lie."""
    found = tree(Relative("suami", "B", "husband"), Relative("anak", "C", "child"), Relative("calon", "", "unborn_child"))
    assert children(found, CLIENT) == ["anak", "calon"] and children(found, CLIENT, "suami") == []
    assert found.people["calon"].before_birth == "pregnancy"


def test_a_presumed_parent_stays_presumed() -> None:
    found = tree(Relative("d", "D", sex="male"), Relative("anak", "C", "child"), bonds=(Bond("d", "anak", "presumed"),))
    (child,) = found.between(CLIENT, "d").children  # type: ignore[union-attr]
    assert child.unsure == ("d",)


def test_parents_in_law_belong_to_the_only_partner() -> None:
    found = tree(Relative("suami", "B", "husband"), Relative("m1", "M", "parent_in_law"), Relative("m2", "N", "parent_in_law"))
    assert children(found, "m1", "m2") == ["suami"]
    found = tree(Relative("a", "B", "husband"), Relative("b", "C", "former_partner"), Relative("m1", "M", "parent_in_law"))
    assert found.loose == ["m1"]


def test_who_could_be_of_either_side_stands_apart_and_it_is_said_which_tie_is_missing() -> None:
    relations = ("grandmother", "aunt", "cousin", "niece_nephew", "half_sibling", "sibling_in_law", "grandchild", "relative")
    people = tuple(Relative(f"p{at}", f"Nama{at}", relation) for at, relation in enumerate(relations))
    family = Family((Relative(CLIENT, "K"), Relative("ibu", "I", "mother"), *people))
    assert tree_of(family, YEAR).loose == [one.ref for one in people]
    drawing = drawn(family)
    sheet = seen(drawing)
    lowest = max(sheet.middle(ref)[1] for ref in (CLIENT, "ibu"))
    for one in people:
        assert sheet.middle(one.ref)[1] > lowest
        assert any(item.startswith(f"{one.name}: ") for item in drawing.items)
    assert any("Belum terhubung" in words for _box, words, _mark in sheet.texts)


def test_a_grandmother_whose_tie_is_recorded_stands_above_the_mother() -> None:
    found = tree(Relative("ibu", "I", "mother"), Relative("nenek", "N", "grandmother"), bonds=(Bond("nenek", "ibu", "biological"),))
    assert found.loose == [] and children(found, "nenek") == ["ibu"]


def test_friends_are_counted_not_drawn_unless_tie_or_household_holds_them() -> None:
    people = (
        Relative("a", "Teman", "friend"),
        Relative("b", "Guru", "teacher"),
        Relative("c", "Rini", "roommate", household=True),
        Relative("d", "Dodi", "neighbour"),
    )
    family = Family((Relative(CLIENT, "K"), *people), (Bond("d", CLIENT, "guardian_daily"), Bond("a", CLIENT, "", "close")))
    found = tree_of(family, YEAR)
    assert set(found.people) == {CLIENT, "c", "d"} and found.around == 2 and found.feelings == []
    assert "2 orang sekitar yang bukan keluarga tidak digambar di sini" in drawn(family).items


def test_one_union_of_several_ties() -> None:
    """Married, then divorced: one line, begun and ended."""
    found = tree(
        Relative("b", "B", "former_partner"),
        bonds=(Bond("b", CLIENT, "married_unregistered", since=2015), Bond("b", CLIENT, "divorced", since=2020, quality="violence")),
    )
    (union,) = found.unions
    assert (union.kind, union.end, union.since, union.until) == ("married_unregistered", "divorced", 2015, 2020)
    assert [bond.quality for bond in found.feelings] == ["violence"]


def test_a_second_pair_of_parents_is_a_line_beside_the_structure() -> None:
    found = tree(
        Relative("i", "I", "mother"),
        Relative("n", "N", "grandmother"),
        bonds=(Bond("n", "i", "biological"), Bond("n", CLIENT, "adopted"), Bond("i", CLIENT, "biological")),
    )
    assert children(found, "i") == [CLIENT] and [(bond.one, bond.kind) for bond in found.links] == [("n", "adopted")]


def test_twins_share_parents() -> None:
    found = tree(Relative("i", "I", "mother"), Relative("t", "T"), bonds=(Bond(CLIENT, "t", "twin_identical"),))
    assert children(found, "i") == [CLIENT, "t"] and found.twins[0].identical
