"""What came with a referral: under the enquiry with a paper, and in the case as it was received."""

from __future__ import annotations

import io
from typing import Any
from uuid import UUID

from PIL import Image

from sintas.cases.actions.keeping import keep
from sintas.intake.actions.attaching import attach_paper
from sintas.intake.actions.referral_in import correct_referral
from sintas.intake.models import ReferralIn

LETTER = {"sender": "Klinik Telaga, Bu Sulastri", "reason": "takut ke bengkel", "chronology": "Parto datang ke Jalan Sunyi.", "progress": "mau makan mangga"}


def into_the_case(by: Any, case: Any) -> dict[str, UUID]:
    """By the name of the url."""
    row = keep(ReferralIn, by=by, case=case, kind="referral_in", line="takut ke bengkel", **LETTER)
    return {"intake:received": row.entry}


def with_the_enquiry(by: Any, enquiry: Any) -> dict[str, UUID]:
    """By the name of the url."""
    correct_referral(by=by, enquiry=enquiry, sender_kind="health", letter_number="12/telaga", services_given="diantar Wulandari", **LETTER)
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(out, "PNG")
    row = attach_paper(by=by, enquiry=enquiry, body=out.getvalue(), kind="referral_letter", title="surat Klinik Telaga")
    return {"intake:paper_download": row.entry}
