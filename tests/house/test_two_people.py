"""Two people, one record. Closed world over every page that corrects one: the later one gets 409 with both texts, and nothing of hers is lost."""

from __future__ import annotations

import random
from typing import Any

from django.apps import apps
from django.db import transaction

from sintas.cases.models.base import Versioned
from sintas.desk.tests.test_every_page import addresses
from sintas.safekeeping.identity import acting_as
from tests.browser.full_house import Full
from tests.drills import DRILL, SEED
from tests.filling import answered_rightly
from tests.forms_of import Form, Forms

SAMPLE = 12
MINE = "Tulisan yang belakangan."
# Needs points that fit its measure, rows that hang together: evidence/tests and casework/tests/test_conferences.py walk them by hand.
# Which decisions a partner reads is ticked, no word is typed: a version that was overtaken is refused in exchange/tests/test_confirming_minutes.py.
# The page of a group's session takes nothing itself: each of its forms is sent to a page of its own, and those are walked.
# A sociogram asks two members at least, and of this group only one may be named: groupwork/tests/test_sociogram.py walks it by hand. Striking out
# in a group chooses why and types no word; of a version that was corrected meanwhile it is refused (groupwork/tests/test_plan_group.py).
NOT_ANSWERED = {
    "evidence:measure_change", "casework:conference_entry", "exchange:minutes_show", "groupwork:session", "groupwork:group_sociogram_entry",
    "groupwork:group_goal_strike", "groupwork:note_strike",
}  # fmt: skip
# The end of something: the first one's stands and there is nothing to merge; the later one is told, and gets her words back to copy.
ENDS = {"cases:suicide_end", "cases:warning_end"}


def correcting(browser: Any, path: str) -> Form | None:
    """The form of a page that corrects a version of something."""
    answer = browser.get(path)
    if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
        return None
    return next((one for one in Forms(answer.content.decode()).found if (one.given.get("based_on") or "0") != "0"), None)


def kept_aside(user_id: Any) -> int:
    """How many texts lie beside a record, in every table that can hold one."""
    with acting_as(user_id):
        return sum(model.objects.filter(set_aside=True).count() for model in apps.get_models() if issubclass(model, Versioned))  # type: ignore[attr-defined]


def what_the_later_one_gets(browser: Any, user_id: Any, path: str, form: Form, *, ends: bool = False) -> str:
    """"" when all is well, else what is missing: her page was open before the other one saved."""
    hers = correcting(browser, path)
    first, sent = answered_rightly(browser, path, form)
    texts = [name for wanted in ("textarea", "text") for name, kind in form.names.items() if kind == wanted]
    if first.status_code != 302 or not texts or hers is None:
        return f"not answered ({first.status_code})"
    before = kept_aside(user_id)
    for name in texts:  # the first that takes any words: a telephone's number does not
        answer = browser.post(path, sent | {"submission": hers.standing["submission"], name: [MINE]})
        if answer.status_code != 422:
            break
    page = answer.content.decode()
    way_on = next((one for one in Forms(page).found if int(one.given.get("based_on") or 0) > int(form.given["based_on"])), None)
    missing = {
        f"status {answer.status_code}": answer.status_code != 409, "her text is not on the page": MINE not in page,
        "her text is not kept": not ends and kept_aside(user_id) <= before, "no way on from there": not ends and way_on is None,
    }  # fmt: skip
    return ", ".join(words for words, so in missing.items() if so)


def test_the_later_one_keeps_her_text_and_sees_both(full: Full, signed_in: Any, cast: Any) -> None:
    browser, wrong, walked = signed_in("ratna"), {}, 0
    every = [one for one in addresses() if any(hole.endswith("file_id") for hole in one.holes)]
    random.Random(SEED).shuffle(every)
    for one in every:
        path = next(iter(full.paths(one)))
        if one.name in NOT_ANSWERED or (form := correcting(browser, path)) is None:
            continue
        with transaction.atomic():
            if missing := what_the_later_one_gets(browser, cast["ratna"].pk, path, form, ends=one.name in ENDS):
                wrong[one.name] = missing
            transaction.set_rollback(True)
        walked += 1
        if not DRILL and walked >= SAMPLE:
            break
    print(f"{walked} pages that correct a record; {wrong}")
    assert wrong == {}
    assert walked >= (40 if DRILL else SAMPLE)
