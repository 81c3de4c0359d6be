"""Words hidden in every sealed field of every table, and where a test looks for them: hide(people, cast, house) gives a Hidden."""

from __future__ import annotations

import base64
import re
import subprocess
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db import connection

from sintas.access.actions.reviewing import close_unusual
from sintas.access.models import Unusual
from sintas.cases.actions.opening import open_case
from sintas.cases.actions.team import block
from sintas.cases.models import Case, Client
from sintas.cases.tests.every_table import fill_file, word_of, words_of
from sintas.casework.models import Assessment, Functioning, Plan, Surroundings, Termination
from sintas.config import binaries
from sintas.desk.tests.test_every_page import addresses
from sintas.directory.actions.protecting import correct_protected
from sintas.evidence.models import ToolEntry
from sintas.kit import clock
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.sealed import Sealed
from sintas.staff.drafts.saving import save_draft
from sintas.staff.models import Authenticator
from tests.browser.full_house import SECRETS, Full, fill
from tests.browser.full_house.passkey import a_passkey_for
from tests.browser.full_house.shown import OF_PLACES, OF_THE_BODY

STRANGERS = ("tono", "lina", "nyai", "siska", "ana")
OF_A_PERSON = "draft.fields"
HERS = {"passkey.called": "kenariponselratna", "authenticator.secret": "KENARIRAHASIARATNA234567"}  # of her second step: nobody else's
OF_THE_DIRECTORY = {"directory_protected.facts": "kenaridirectoryprotectedsatu"}  # every worker and head of the house may open it
OF_THE_HEAD = {"unusual.note": "kenariunusualnotesatu"}
ONCE: tuple[Any, ...] = (Client, Assessment, Surroundings, Functioning, Plan, Termination)
APART = OF_THE_BODY | OF_PLACES


@dataclass
class Hidden:
    """The house full of real-looking words (SECRETS), with one of its own kind in every sealed field besides."""

    full: Full
    words: dict[str, str]  # seal, or a name of APART -> word
    apart: dict[str, UUID]  # tool that is kept apart -> its entry

    def found_in(self, text: str | bytes) -> list[str]:
        """Which hidden words stand in it, plain or in the encodings a program might choose."""
        held = text.encode() if isinstance(text, str) else text
        low = held.lower()
        return [seal for seal, word in self.words.items() if any(form in low for form in forms(word)) and (ours(word) or said_whole(word, low))]


def ours(word: str) -> bool:
    """Made for looking, and too long to stand anywhere by chance."""
    return word.startswith("kenari")


def said_whole(word: str, low: bytes) -> bool:
    """A short real-looking word ("Parto") standing for itself: five letters in a row stand in some form's token among fifty thousand pages."""
    return re.search(rb"(?:(?<![0-9a-z])|(?<=\\[nrt]))" + re.escape(word.lower().encode()) + rb"(?![0-9a-z])", low) is not None


def forms(word: str) -> tuple[bytes, ...]:
    plain = word.encode()
    if not ours(word):
        return (plain.lower(),)  # no base64 of it: a few letters stand in any dump by chance
    # base64 of a word depends on where it begins: the inner part of each of the three is enough
    inner = [base64.b64encode(b"x" * shift + plain)[4:-4].lower() for shift in range(3)]
    return (plain.lower(), plain.hex().encode(), *inner)


def hide(people: dict[str, Any], cast: dict[str, Any], house: Any) -> Hidden:
    """Fills the house, then one row more in every table, and a draft; Siska is kept out of the case."""
    return hide_in(fill(people, cast, house), people, cast, house)


def hide_in(full: Full, people: dict[str, Any], cast: dict[str, Any], house: Any) -> Hidden:
    """The same in a house that is full already."""
    ratna = people["ratna"]
    common = {"by": ratna.user_id, "organisation_id": ratna.organisation_id, "unit_id": house.unit.pk}
    with acting_as(ratna.user_id):
        third = open_case(by=ratna, unit_id=house.unit.pk, client={"name": "x"}).pk
        for model in ONCE:  # a file has one of each: from now on the one below
            model._default_manager.filter(file_id=full.case).update(superseded_at=clock.now())
        fill_file(full.case, other_file=third, **common)
        block(by=ratna, case=Case.objects.get(pk=full.case), user_id=cast["siska"].pk)
        for form in (f"/kasus/{full.case}/catatan/", "/pengaduan/baru/"):  # under the file's key, and under her own
            save_draft(by=ratna, form=form, fields={"text": [word_of(draft_field(), "satu")]})
        a_passkey_for(cast["ratna"], HERS["passkey.called"])
        Authenticator.objects.create(user=cast["ratna"], secret=HERS["authenticator.secret"], made_at=clock.now())
        HERS["passkey.credential"] = a_passkey_for(cast["ratna"], "dua").credential
        apart = dict(ToolEntry.current.filter(file_id=full.case, tool__in=("body_map", "place_map")).values_list("tool", "entry"))
    with acting_as(people["sari"].user_id):
        looked_at = Unusual.objects.get(person_id=cast["budi"].pk)
        close_unusual(by=people["sari"], unusual_id=looked_at.pk, verdict="explained", note=OF_THE_HEAD["unusual.note"])
    with acting_as(ratna.user_id):
        where = {"institution_id": full.holes["institution_id"], "protected_id": full.holes["protected_id"]}
        correct_protected(by=ratna, facts={"name": OF_THE_DIRECTORY["directory_protected.facts"]}, based_on=1, **where)
    words = words_of() | OF_THE_HEAD | OF_THE_DIRECTORY | HERS | APART | {OF_A_PERSON: word_of(draft_field(), "satu")}
    return Hidden(full, words | {f"spoken.{n}": word for n, word in enumerate(SECRETS)}, apart)


def draft_field() -> Sealed:
    field = apps.get_model("staff", "Draft")._meta.get_field("fields")
    assert isinstance(field, Sealed)
    return field


def dump() -> bytes:
    """What pg_dump makes of the whole database, in the hands of the backup role."""
    login = settings.SYSTEM.login("backup").for_django()
    told = subprocess.run(
        [binaries.find().path("pg_dump"), "-h", login["HOST"], "-U", login["USER"], connection.settings_dict["NAME"]],
        env={"PGPASSWORD": login["PASSWORD"]}, capture_output=True, check=True, timeout=120,
    )  # fmt: skip
    return told.stdout


def paths(full: Full) -> list[str]:
    """Every address with its holes filled, of the case and of the enquiry alike.

    Only here a file is a case and, by the rows hidden in it, a group: the story of a group cannot tell the stages of a case.
    """
    asked = [one for one in addresses() if one.name != "groupwork:timeline"]
    return sorted({path for one in asked for file_id in (full.case, full.enquiry) for path in full.paths(one, file_id)})
