"""Reliable change and clinical cut-offs (part D5: Jacobson and Truax 1991), only against a population that is named."""

from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

from sintas.practice.measurement.exact import Number, exact
from sintas.practice.measurement.refused import MeasureRefused
from sintas.practice.measurement.series import sign

CRITICAL = Fraction(196, 100)


@dataclass(frozen=True)
class Norm:
    """What a cited study found in a population. `source` names study and population; mean and reliability where it gives them.

    Raises MeasureRefused without a source, for a deviation not above 0, for a reliability outside 0 to under 1.
    """

    mean: Number | None
    sd: Number
    reliability: Number | None
    source: str

    def __post_init__(self) -> None:
        if not self.source.strip():
            raise MeasureRefused(
                "no_source",
                "Tulis sumber simpangan baku dan reliabilitasnya (penelitian dan kelompoknya). Tanpa sumber, perubahan andal tidak dihitung.",
                "Name the source of deviation and reliability (study and population). Without one, reliable change is not computed.",
            )
        if exact(self.sd) <= 0:
            raise MeasureRefused("sd", "Simpangan baku harus di atas 0.", "The standard deviation must be above 0.")
        if self.reliability is not None and not 0 <= exact(self.reliability) < 1:
            raise MeasureRefused(
                "reliability", "Reliabilitas harus dari 0 sampai di bawah 1.", "The reliability must be from 0 to under 1."
            )


@dataclass(frozen=True)
class CutOffs:
    """Where the one population ends and the other begins. a is None without a dysfunctional mean, b and c without a functional norm."""

    a: float | None
    b: float | None
    c: float | None

    @property
    def best(self) -> float | None:
        """c where both populations are known, else what there is: their advice."""
        return next((one for one in (self.c, self.b, self.a) if one is not None), None)


@dataclass(frozen=True)
class Change:
    """`rc` above 0 is a rise of the score, whatever that means. `kind`: a code of the list `change_classes`.

    Without a cut-off nobody can be called recovered: `cut_off` is None and "improved" may be either.
    """

    rc: float
    se: float
    s_diff: float
    smallest_reliable_difference: float
    reliable: bool
    kind: str
    cut_off: float | None
    source: str


def cut_offs(dysfunctional: Norm, functional: Norm | None, improve: str) -> CutOffs:
    """a: two deviations from the dysfunctional mean; b: within two of the functional one; c: between both, by their deviations.

    Raises MeasureRefused: an unknown direction, or a functional mean that does not lie in it.
    """
    way = sign(improve)
    first = None if dysfunctional.mean is None else (exact(dysfunctional.mean), exact(dysfunctional.sd))
    other = None if functional is None or functional.mean is None else (exact(functional.mean), exact(functional.sd))
    if first and other and way * (other[0] - first[0]) <= 0:
        raise MeasureRefused(
            "means_direction",
            "Rata-rata kedua kelompok tidak sesuai dengan arah yang diharapkan. Periksa arahnya, atau kedua rata-ratanya.",
            "The means of the two groups do not fit the desired direction. Check the direction, or the two means.",
        )
    both = (other[1] * first[0] + first[1] * other[0]) / (first[1] + other[1]) if first and other else None
    return CutOffs(
        a=float(first[0] + way * 2 * first[1]) if first else None,
        b=float(other[0] - way * 2 * other[1]) if other else None,
        c=None if both is None else float(both),
    )


def change(before: Number, after: Number, norm: Norm, *, improve: str, cut_off: Number | None = None) -> Change:
    """RC = (after - before) / S_diff with its class; reliable where |RC| > 1.96. `cut_off` is one of `cut_offs`, by the caller's choice.

    Recovered: reliably better, and from the dysfunctional side of the cut-off (or on it) to beyond it. Raises MeasureRefused: a norm
    without reliability, an unknown direction, a value that is no number.
    """
    if norm.reliability is None:
        raise MeasureRefused(
            "no_reliability",
            "Sumber ini tidak menyebut reliabilitas. Perubahan andal tidak dapat dihitung.",
            "This source gives no reliability. Reliable change cannot be computed.",
        )
    way, rise = sign(improve), exact(after) - exact(before)
    of_error = exact(norm.sd) ** 2 * (1 - exact(norm.reliability))
    spread = sqrt(2 * of_error)
    reliable = rise**2 > CRITICAL**2 * 2 * of_error
    crossed = cut_off is not None and way * exact(before) <= way * exact(cut_off) < way * exact(after)
    better = "recovered" if crossed else "improved"
    return Change(
        rc=float(rise) / spread,
        se=sqrt(of_error),
        s_diff=spread,
        smallest_reliable_difference=float(CRITICAL) * spread,
        reliable=reliable,
        kind="unchanged" if not reliable else better if way * rise > 0 else "deteriorated",
        cut_off=None if cut_off is None else float(exact(cut_off)),
        source=norm.source,
    )
