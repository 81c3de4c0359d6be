"""A page of paper in a tenth of a second, reading the file included."""

import time

import pytest

from sintas.documents.catalogue import KINDS
from sintas.kit import paper

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
MOST = 0.1  # seconds a page
WHOLE = 0.5  # seconds a paper


def test_a_page_takes_less_than_a_tenth_of_a_second(full, printing):
    def once():
        began = time.perf_counter()
        made = printing.composed(full, "case_report")
        pdf = paper.render(KINDS["case_report"].template, made.data)
        return (time.perf_counter() - began) / pdf.pages

    once()  # the first paper of a process reads the faces
    assert min(once() for _time in range(5)) < MOST


@pytest.mark.parametrize("slug", ["social_report", "assessment", "plan", "conference_minutes"])
def test_a_paper_of_the_stages_takes_less_than_half_a_second(worked, printing, slug):
    def once():
        began = time.perf_counter()
        made = printing.composed(worked, slug)
        paper.render(KINDS[slug].template, made.data)
        return time.perf_counter() - began

    once()  # the first paper of a process reads the faces
    assert min(once() for _time in range(3)) < WHOLE
