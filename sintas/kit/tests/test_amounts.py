"""Money as people write it."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from sintas.kit.amounts import AmountField, read_amount


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("50.000", 50_000), ("50,000", 50_000), ("50000", 50_000), ("Rp 50.000", 50_000), ("rp1.250.000,50", "1250000.50"), ("35,5", "35.5"),
        ("35.5", "35.5"), ("0", 0), ("63.000.000.000", 63_000_000_000),
        ("lima", None), ("-5", None), ("5.00.000", None), ("1e9", None), ("٥", None), ("", None),
    ],
)  # fmt: skip
def test_read(typed, amount):
    assert read_amount(typed) == (None if amount is None else Decimal(amount))


def test_the_field():
    whole = AmountField(whole=True, required=False, most=100_000)
    assert whole.clean("50.000") == 50_000 and isinstance(whole.clean("50.000"), int) and whole.clean("") is None
    for wrong in ("50,5", "1.000.000", "gratis"):
        with pytest.raises(ValidationError):
            whole.clean(wrong)
    assert AmountField().prepare_value(Decimal("35.50")) == "35,50"
    assert not AmountField().has_changed(Decimal("35.50"), "35,50")
