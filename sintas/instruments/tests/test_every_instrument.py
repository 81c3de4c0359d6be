"""What every drawn instrument keeps to, walked with its invented samples: whoever adds one is held to it without writing a test."""

from __future__ import annotations

import re
from html import unescape
from xml.etree import ElementTree

import pytest
from django.utils import translation

from sintas.instruments.catalogue import SLUGS, drawn, instrument
from sintas.instruments.instrument import Manner
from sintas.instruments.samples import KINDS, Sample, sample, told
from sintas.kit.drawing import png
from sintas.practice.catalogue import load
from sintas.safekeeping.refusals import BadInput

EVERY = [(slug, kind) for slug in SLUGS for kind in KINDS]
NOT_PORTABLE = ("<style", "style=", "font:", "paint-order", "filter", "mask", "foreignObject", "textPath", "<script", "currentColor", "<image", "href")
SVG = "{http://www.w3.org/2000/svg}"
each = pytest.mark.parametrize(("slug", "kind"), EVERY)


def whole(one: Sample, manner: Manner | None = None) -> str:
    """Everything a reader or a copier of text gets of a drawing."""
    drawing = one.drawn(manner)
    return unescape(f"{drawing.svg} {drawing.words} {drawing.note}")


def keeps_to_the_contract(slug: str, kind: str) -> None:
    """All of it for one sample."""
    one, found = sample(slug, kind), instrument(slug)
    assert found.slug == slug and drawn(slug) and set(found.form.own) <= set(found.form.base_fields)
    assert found.clean(one.content) == one.content, "what is kept is kept as it is"
    assert found.upgrade(one.content, found.schema) == one.content
    with pytest.raises(ValueError, match="not known"):
        found.upgrade(one.content, found.schema + 1)
    assert isinstance(found.facts(one.content), dict)
    assert found.facts({}) is not None and found.clean({}) is None
    drawing, again = one.drawing, one.drawing
    assert drawing.svg == again.svg, "the same bytes twice"
    assert png(drawing.svg).startswith(b"\x89PNG")
    root = ElementTree.fromstring(drawing.svg)  # noqa: S314 - our own
    assert root.find(f"{SVG}title").text == drawing.title
    assert not [word for word in NOT_PORTABLE if word in drawing.svg]
    assert drawing.items, "the same in words"


def test_the_catalogue_names_tools_of_the_practice_once_each():
    listed = load("assessment_tools")
    assert len(set(SLUGS)) == len(SLUGS) and all(listed.has(slug) for slug in SLUGS)
    for slug in SLUGS:
        assert instrument(slug).sensitive == listed.get(slug).flag("sensitive"), slug


@each
def test_cleans_upgrades_and_draws_its_sample(slug, kind):
    keeps_to_the_contract(slug, kind)


@each
def test_every_labelled_shape_is_in_the_list_too(slug, kind):
    """Whoever cannot see the drawing gets every word of it from the list."""
    drawing = sample(slug, kind).drawing
    said = set(re.findall(r"\w+", f"{drawing.words} {drawing.note}".lower()))
    for label in re.findall(r'aria-label="([^"]*)"', drawing.svg):
        missing = set(re.findall(r"\w+", unescape(label).lower())) - said
        assert not missing, (label, missing)


@each
def test_no_two_marks_share_an_id_and_none_leads_anywhere_on_paper(slug, kind):
    drawing = sample(slug, kind).drawing
    ids = re.findall(r' id="([^"]+)"', drawing.svg)
    assert len(ids) == len(set(ids)) and all(one.startswith(f"{slug}-{kind}-") for one in ids)
    assert "<a " not in drawing.svg
    linked = sample(slug, kind).drawn(Manner(ident="x", link=lambda mark: f"?pilih={mark}"))
    assert linked.svg.count("<a ") <= linked.svg.count("data-mark") and linked.items == drawing.items


@each
def test_initials_only_hides_every_name(slug, kind):
    """Names of the family and of a group; what somebody wrote in a box of words stays as it was written."""
    one = sample(slug, kind)
    people = list(one.content.get("members") or ()) if instrument(slug).for_group else [who.name for who in one.subject.family.people]
    firsts = {name.split()[0] for name in people if name}
    written = " ".join(re.findall(r'"?(?:what|note|to|name|who|where_made)"?\'?: [\'"]([^\'"]*)', str(dict(one.content))))
    shown = whole(one, Manner(ident="n", initials=True))
    left = {name for name in firsts if re.search(rf"\b{name}\b", shown) and not re.search(rf"\b{name}\b", written)}
    assert left == set()
    if firsts & set(re.findall(r"\w+", whole(one))):
        assert shown != whole(one, Manner(ident="n"))


@pytest.mark.parametrize("slug", SLUGS)
def test_it_says_the_same_in_english(slug):
    one = sample(slug)
    with translation.override("en"):
        there = one.drawing
    with translation.override("id"):
        here = one.drawing
    assert len(there.items) == len(here.items) and there.svg.count("data-mark") == here.svg.count("data-mark")


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("wrong", [[], "x", 3, {"no_such_part": 1}, {1: 2}])
def test_what_no_form_of_ours_sends_is_refused_at_a_field(slug, wrong):
    with pytest.raises(BadInput) as refused:
        instrument(slug).clean(wrong)
    assert all(str(words) for words in refused.value.fields.values())


@pytest.mark.parametrize("slug", SLUGS)
def test_a_sample_says_that_it_is_invented(slug):
    assert {"title", *KINDS} == set(told(slug))
    assert "rekaan" in told(slug)["title"]
