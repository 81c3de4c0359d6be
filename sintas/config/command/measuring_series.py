"""`sintas measure single-case`: baseline against intervention."""

from __future__ import annotations

from argparse import ArgumentParser

from sintas.config.command.command import Options, Words
from sintas.config.command.measuring_numbers import Figure, as_json, refused, series, tell, tell_json
from sintas.practice.measurement.refused import MeasureRefused
from sintas.practice.measurement.single_system import Comparison, compare_values

HONEST = ("exploratory", "band_needs_two", "celeration_needs_two")


def arguments(parser: ArgumentParser) -> None:
    """`--improve` is never guessed: without it nothing is computed."""
    parser.add_argument("--a", required=True, metavar="20,20,26", help=str(BASELINE))
    parser.add_argument("--b", required=True, metavar="28,25", help=str(INTERVENTION))
    parser.add_argument("--improve", required=True, metavar="up|down", help=str(IMPROVE))
    as_json(parser)
    parser.epilog = str(EPILOG)


def run(options: Options) -> int:
    """0. Raises SystemProblem for what are no numbers, an empty phase, an unknown direction.

    JSON holds the figures under fixed names, null where one cannot be had; `notes` says why and is there only then, or when baseline
    is too short for more than a hint.
    """
    try:
        found = compare_values(series("a", options.a), series("b", options.b), improve=options.improve)
    except MeasureRefused as why:
        raise refused(why) from None
    if options.json:
        return tell_json(figures(found), [code for code in found.notes if code in HONEST])
    return tell(table(found), found.notes)


def figures(found: Comparison) -> dict[str, Figure]:
    """The figures by their fixed names: shares in 0 to 1, the band in the measure's units, points beyond the line, its binomial p.

    `celeration_above` counts the hoped-for side: above the line, or below it where a decrease is hoped for (D4 turns the signs).
    """
    band, line = found.band, found.celeration
    return {
        "nap": float(found.nap),
        "nap_se": found.nap_se,
        "pnd": float(found.pnd),
        "pem": float(found.pem),
        "pand": float(found.pand),
        "ird": float(found.ird),
        "tau": float(found.tau),
        "tau_u": float(found.tau_u),
        "band_low": band.low if band else None,
        "band_high": band.high if band else None,
        "celeration_above": line.beyond if line else None,
        "p": float(line.p) if line else None,
    }


def table(found: Comparison) -> list[tuple[str, Figure]]:
    """The same with what a reader needs besides: points, the interval, what the band's rule says, the corrected Tau."""
    figure, band, line = figures(found), found.band, found.celeration
    low, high = found.nap_interval or (None, None)
    return [
        (str(POINTS), f"{found.m} / {found.n}"),
        (str(LEFT_OUT), f"{found.left_out_a} / {found.left_out_b}"),
        (str(DIRECTION), str(UP if found.improve == "up" else DOWN)),
        ("NAP", figure["nap"]),
        (str(SE), figure["nap_se"]),
        (str(LOW), low),
        (str(HIGH), high),
        ("PND", figure["pnd"]),
        ("PEM", figure["pem"]),
        ("PAND", figure["pand"]),
        ("IRD", figure["ird"]),
        ("Tau", figure["tau"]),
        ("Tau-U (A vs B + trend A)", figure["tau_u"]),
        (str(trend_words(found)), float(found.corrected.tau)),
        (str(BAND_LOW), figure["band_low"]),
        (str(BAND_HIGH), figure["band_high"]),
        (str(OUTSIDE), f"{band.count} / {found.n}" if band else None),
        (str(RULE), band.rule_met if band else None),
        (str(LINE), f"{line.beyond} / {line.of}" if line else None),
        (str(P), figure["p"]),
    ]


def trend_words(found: Comparison) -> Words:
    """What the corrected Tau is: corrected, without need of it, or with too few baseline points to know."""
    if found.corrected.corrected:
        return CORRECTED
    return UNTESTABLE if "trend_untestable" in found.notes else UNCORRECTED


BASELINE = Words("ukuran masa awal, urut waktu; - untuk pertemuan tanpa ukuran", "baseline in order of time; - for a session without a measurement")
INTERVENTION = Words("ukuran masa pendampingan, urut waktu", "intervention in order of time")
IMPROVE = Words("arah yang diharapkan: up (naik) atau down (turun)", "desired direction: up or down")
EPILOG = Words(
    "Dalam JSON, celeration_above adalah banyaknya ukuran di luar garis selerasi ke arah yang diharapkan: di atas garis untuk --improve up, "
    "di bawah garis untuk --improve down.",
    "In JSON, celeration_above is the number of measurements beyond the celeration line in the desired direction: above the line with "
    "--improve up, below the line with --improve down.",
)
POINTS = Words("Ukuran A / B", "Measurements A / B")
LEFT_OUT = Words("Pertemuan tanpa ukuran A / B", "Sessions without one A / B")
DIRECTION = Words("Arah yang diharapkan", "Desired direction")
UP = Words("naik", "up")
DOWN = Words("turun", "down")
SE = Words("Galat baku NAP (Hanley-McNeil)", "Standard error of NAP (Hanley-McNeil)")
LOW = Words("Selang 95 % NAP, bawah", "95 % interval of NAP, low")
HIGH = Words("Selang 95 % NAP, atas", "95 % interval of NAP, high")
CORRECTED = Words("Tau terkoreksi masa awal (dikoreksi)", "Baseline-corrected Tau (corrected)")
UNCORRECTED = Words("Tau terkoreksi masa awal (tidak perlu)", "Baseline-corrected Tau (not needed)")
UNTESTABLE = Words("Tau terkoreksi masa awal (tidak dapat diuji)", "Baseline-corrected Tau (cannot be tested)")
BAND_LOW = Words("Pita 2 simpangan baku, bawah", "Band of 2 SD, low")
BAND_HIGH = Words("Pita 2 simpangan baku, atas", "Band of 2 SD, high")
OUTSIDE = Words("Di luar pita, ke arah yang diharapkan", "Beyond the band in that direction")
RULE = Words("Dua atau lebih berurutan di luar pita", "Two or more in a row beyond the band")
LINE = Words("Melewati garis selerasi", "Beyond the celeration line")
P = Words("p binomial (satu sisi)", "Binomial p (one-sided)")
