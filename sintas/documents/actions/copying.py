"""What lets much of a file out at once: bundle() prints several made papers together, data_copy() hands over everything as data."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from io import BytesIO
from typing import Any
from uuid import UUID

import pikepdf
from django.db import transaction
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.cases.codes import checked
from sintas.cases.policy import only_for_good
from sintas.casework import exporting
from sintas.kit.ids import uuid7
from sintas.safekeeping.refusals import BadInput
from sintas.staff.actor import Actor

from ..downloads import Download, file_name
from ..reading.papers import made_of
from .printing import take_out

JSON = "application/json"


@transaction.atomic
def bundle(*, by: Actor, case: Case, paper_ids: Sequence[UUID]) -> Download:
    """The chosen papers, as they were made, one after the other in one PDF; each leaves its own trail row.

    Raises Refusal without cases.print or for whoever is in for a time only, BadInput when none is chosen, NotYours for one of another case.
    """
    only_for_good(by, case, "print file")
    if not paper_ids:
        raise BadInput({"papers": _("Pilih paling sedikit satu surat.")}, file_id=case.pk)
    whole, written = pikepdf.new(), BytesIO()
    for paper_id in paper_ids:
        with pikepdf.open(BytesIO(take_out(by=by, case=case, paper_id=paper_id).body)) as one:
            whole.pages.extend(one.pages)
    whole.save(written)
    return Download(written.getvalue(), file_name(case, "berkas", str(uuid7())[-4:], pocket=False))


@transaction.atomic
def data_copy(*, by: Actor, case: Case, why: str) -> Download:
    """Everything that stands in the case, as docs/case-export.md tells. `why` is a code of copy_reasons and stands in the trail.

    Raises Refusal without casework.export, BadInput for an unknown reason.
    """
    checked("why", "copy_reasons", why)
    body = json.dumps(document(by=by, case=case, why=why), ensure_ascii=False, indent=2).encode() + b"\n"
    return Download(body, file_name(case, "berkas", str(uuid7())[-4:], pocket=False, ending="json"), JSON)


def document(*, by: Actor, case: Case, why: str = "") -> dict[str, Any]:
    """The case as one document, with the list of papers that were printed from it."""
    found = exporting.document(by=by, case=case, why=why)
    found["papers"] = [{name: value for name, value in asdict(made).items() if name != "paper_id"} for made in made_of(case)]
    return found
