"""`sintas measure reliable-change`: a change of score against what a cited study says of the instrument's error."""

from __future__ import annotations

from argparse import ArgumentParser

from sintas.config.command.command import Options, Words
from sintas.config.command.measuring_numbers import Figure, as_json, number, refused, tell, tell_json
from sintas.practice import catalogue
from sintas.practice.measurement.refused import MeasureRefused
from sintas.practice.measurement.reliable_change import Change, CutOffs, Norm, change, cut_offs


def arguments(parser: ArgumentParser) -> None:
    """The source is required: against a population nobody names, nothing is computed."""
    for name in ("before", "after"):
        parser.add_argument(f"--{name}", required=True, metavar="N")
    parser.add_argument("--sd", required=True, metavar="N", help=str(SD))
    parser.add_argument("--reliability", required=True, metavar="0-1", help=str(RELIABILITY))
    parser.add_argument("--source", required=True, metavar="...", help=str(SOURCE))
    parser.add_argument("--improve", metavar="up|down", help=str(IMPROVE))
    parser.add_argument("--mean", metavar="N", help=str(MEAN))
    for name, help in (("mean", FUNCTIONAL_MEAN), ("sd", FUNCTIONAL_SD), ("source", FUNCTIONAL_SOURCE)):
        parser.add_argument(f"--functional-{name}", metavar="..." if name == "source" else "N", help=str(help))
    as_json(parser)


def run(options: Options) -> int:
    """0. The best cut-off there is decides between improved and recovered. Raises SystemProblem.

    Without --improve a reliable change has no class (null in JSON): nobody knows whether it is a good one.
    """
    try:
        found, limits = compute(options)
    except MeasureRefused as why:
        raise refused(why) from None
    kind = found.kind if options.improve or not found.reliable else None
    figures: dict[str, Figure] = {
        "rc": found.rc,
        "se": found.se,
        "s_diff": found.s_diff,
        "smallest_reliable_difference": found.smallest_reliable_difference,
        "reliable": found.reliable,
        "class": kind,
        "cut_off_a": limits.a,
        "cut_off_b": limits.b,
        "cut_off_c": limits.c,
        "source": found.source,
    }
    if options.json:
        return tell_json(figures)
    if kind is not None:
        row = catalogue.load("change_classes").get(kind)
        figures["class"] = str(Words(row.id, row.en))
    return tell([(str(NAMES[name]), figure) for name, figure in figures.items()])


def compute(options: Options) -> tuple[Change, CutOffs]:
    """The change and the cut-offs there are. Raises MeasureRefused, SystemProblem."""
    mean = number("mean", options.mean) if options.mean is not None else None
    norm = Norm(mean, number("sd", options.sd), number("reliability", options.reliability), options.source)
    functional = None
    if options.functional_mean is not None or options.functional_sd is not None:
        functional = Norm(
            number("functional-mean", options.functional_mean or ""),
            number("functional-sd", options.functional_sd or ""),
            None,
            options.functional_source or "",
        )
    before, after = number("before", options.before), number("after", options.after)
    if options.improve is None and norm.mean is None and functional is None:
        return change(before, after, norm, improve="up"), CutOffs(None, None, None)
    limits = cut_offs(norm, functional, options.improve or "")
    return change(before, after, norm, improve=options.improve, cut_off=limits.best), limits


SD = Words("simpangan baku sebelum pendampingan, dari sumbernya", "standard deviation before help, from the source")
RELIABILITY = Words("reliabilitas alat ukur, dari sumbernya", "reliability of the instrument, from the source")
SOURCE = Words("penelitian dan kelompok asal kedua angka itu", "study and population both come from")
IMPROVE = Words(
    "arah yang diharapkan: up (naik) atau down (turun); tanpa ini tidak ada golongan atau ambang",
    "desired direction: up or down; without it there is no class or cut-off",
)
MEAN = Words("rata-rata kelompok itu, untuk ambang", "mean of that population, for the cut-offs")
FUNCTIONAL_MEAN = Words("rata-rata kelompok umum, untuk ambang", "mean of the general population, for the cut-offs")
FUNCTIONAL_SD = Words("simpangan baku kelompok umum", "standard deviation of the general population")
FUNCTIONAL_SOURCE = Words("sumber angka kelompok umum", "source of the general population's figures")
NAMES = {
    "rc": Words("Indeks perubahan andal (RC)", "Reliable change index (RC)"),
    "se": Words("Galat baku pengukuran", "Standard error of measurement"),
    "s_diff": Words("Galat baku selisih", "Standard error of the difference"),
    "smallest_reliable_difference": Words("Selisih andal terkecil", "Smallest reliable difference"),
    "reliable": Words("Berubah secara andal", "Changed reliably"),
    "class": Words("Golongan", "Class"),
    "cut_off_a": Words("Ambang a", "Cut-off a"),
    "cut_off_b": Words("Ambang b", "Cut-off b"),
    "cut_off_c": Words("Ambang c", "Cut-off c"),
    "source": Words("Sumber", "Source"),
}
