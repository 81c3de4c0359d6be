"""Labels that handbooks put on NAP and PND. They are conventions, not findings: the number comes first, the label is optional.

Three searches did not confirm where the limits come from (part D4, [K]). A label is given only where the exact figure reaches its
limit; nothing is rounded up into a better word.
"""

from fractions import Fraction

from sintas.practice import catalogue
from sintas.practice.catalogue import Code


def of_nap(nap: Fraction) -> Code:
    """The row of `overlap_conventions` for a NAP (0 to 1): large from .93, medium from .66, else weak."""
    code = "nap_large" if nap >= Fraction(93, 100) else "nap_medium" if nap >= Fraction(66, 100) else "nap_weak"
    return catalogue.load("overlap_conventions").get(code)


def of_pnd(pnd: Fraction) -> Code:
    """The row of `overlap_conventions` for a PND (0 to 1): above .90, from .70, from .50, and under it."""
    if pnd > Fraction(90, 100):
        code = "pnd_very_effective"
    elif pnd >= Fraction(70, 100):
        code = "pnd_effective"
    else:
        code = "pnd_questionable" if pnd >= Fraction(50, 100) else "pnd_not_effective"
    return catalogue.load("overlap_conventions").get(code)
