"""A page of paper in a tenth of a second, reading the file included."""

import time

import pytest

from sintas.documents.catalogue import KINDS
from sintas.kit import paper
from sintas.kit.tests import pace

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
MOST = 0.1  # seconds a page
WHOLE = 0.5  # seconds a paper


def test_a_page_takes_less_than_a_tenth_of_a_second(full, printing):
    def once():
        made = printing.composed(full, "case_report")
        return paper.render(KINDS["case_report"].template, made.data)

    pages = once().pages  # the first paper of a process reads the faces
    assert pace.fastest(once, clock=time.perf_counter) / pages < MOST


@pytest.mark.parametrize("slug", ["social_report", "assessment", "plan", "conference_minutes"])
def test_a_paper_of_the_stages_takes_less_than_half_a_second(worked, printing, slug):
    def once():
        made = printing.composed(worked, slug)
        paper.render(KINDS[slug].template, made.data)

    once()  # the first paper of a process reads the faces
    assert pace.fastest(once, times=3, clock=time.perf_counter) < WHOLE
