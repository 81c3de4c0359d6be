"""A unit's own scale, given in words nobody has tested and followed over time: page and paper say so. All people are invented."""

from datetime import date

import pytest
from django.urls import reverse

from sintas.documents.catalogue import KINDS
from sintas.evidence.actions.giving import give_scale
from sintas.evidence.actions.measuring import set_measure
from sintas.evidence.tests.scale_people import allow, psychologist
from sintas.instruments.actions.making import make_scale
from sintas.instruments.reading.own import known
from sintas.instruments.tests.test_scale_authoring import DRAFT
from sintas.kit import paper
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.paper.reading import text_of
from sintas.safekeeping import trail

from .test_drawings import close

pytestmark = pytest.mark.django_db


def followed(case, house, people, as_user, **changes):
    """Two results of the unit's scale and a measure on them."""
    by = people["ratna"]
    with as_user("ratna"):
        trail.record(by=by, verb="read file", file_id=case.pk, opens=True)
        row = make_scale(by=by, unit_id=house.unit.pk, draft={**DRAFT, **changes})
    code = f"own-{row.slug}"
    if not changes.get("validated"):
        allow(psychologist(house), house.unit.pk, code, version="1")
    with as_user("ratna"):
        items = [item.id for item in known(house.unit.pk, code).scale.items]
        for day, values in ((date(2024, 9, 2), (0, 2, 0, 0)), (date(2024, 9, 20), (2, 0, 2, 0))):
            answers = dict(zip(items, values, strict=True))
            give_scale(by=by, case=case, scale=code, language="id", completed_by="self", answers=answers, happened=FuzzyDate.on(day))
        return set_measure(by=by, case=case, name="rasa aman", direction="up", scale=code)


@pytest.mark.parametrize(("validated", "times"), [(False, 1), (True, 0)])
def test_page_and_report_say_that_the_words_were_never_tested(finished, house, people, as_user, signed_in, printing, validated, times):
    row = followed(finished, house, people, as_user, validated=validated)
    page = signed_in("ratna").get(reverse("evidence:measure_entry", args=[finished.pk, row.entry])).content.decode()
    assert page.count("terjemahan belum tervalidasi") == times
    made = printing.composed(finished, "case_report")
    text = close(" ".join(text_of(paper.render(KINDS["case_report"].template, made.data).bytes)))
    assert "Rasaaman" in text
    assert text.count("terjemahanbelumtervalidasi") == times
