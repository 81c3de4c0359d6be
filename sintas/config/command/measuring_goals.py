"""`sintas measure goals`: T of Goal Attainment Scaling."""

from __future__ import annotations

from argparse import ArgumentParser

from sintas.config.command.command import Options, Words
from sintas.config.command.measuring_numbers import as_json, refused, series, tell, tell_json, whole
from sintas.config.problem import SystemProblem
from sintas.practice.measurement.exact import Number
from sintas.practice.measurement.goal_attainment import Goal, attainment
from sintas.practice.measurement.refused import MeasureRefused


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--levels", required=True, metavar="1,0,2", help=str(LEVELS))
    parser.add_argument("--weights", metavar="3,1,2", help=str(WEIGHTS))
    parser.add_argument("--baseline", metavar="-1,-1,-1", help=str(BASELINE))
    as_json(parser)


def run(options: Options) -> int:
    """0; keys t_now, t_baseline and change, the last two null without a baseline. Raises SystemProblem."""
    levels = whole("levels", options.levels)
    weights: list[Number] = [1] * len(levels)
    if options.weights is not None:
        weights = [0 if one is None else one for one in series("weights", options.weights)]
    starts: list[int | None] = [None] * len(levels)
    if options.baseline is not None:
        starts = [*whole("baseline", options.baseline)]
    if not len(levels) == len(weights) == len(starts):
        raise SystemProblem(str(AS_MANY))
    goals = [Goal(str(place), now, start, heavy) for place, (now, start, heavy) in enumerate(zip(levels, starts, weights, strict=True), 1)]
    try:
        found = attainment(goals)
    except MeasureRefused as why:
        raise refused(why) from None
    if options.json:
        return tell_json({"t_now": found.now, "t_baseline": found.baseline, "change": found.change})
    return tell([(str(GOALS), len(goals)), (str(NOW), found.now), (str(START), found.baseline), (str(CHANGE), found.change)])


LEVELS = Words("tingkat capaian tiap tujuan sekarang, -2 sampai 2", "level of each goal now, -2 to 2")
WEIGHTS = Words("bobot tiap tujuan (tanpa ini semua sama)", "weight of each goal (without it all count alike)")
BASELINE = Words("tingkat tiap tujuan pada awal", "level of each goal at the start")
AS_MANY = Words(
    "Jumlah tingkat, bobot dan tingkat awal harus sama: satu untuk setiap tujuan.",
    "Levels, weights and baseline must be equally many: one for each goal.",
)
GOALS = Words("Tujuan", "Goals")
NOW = Words("T sekarang (50 = sesuai harapan)", "T now (50 = as expected)")
START = Words("T pada awal", "T at baseline")
CHANGE = Words("Perubahan", "Change")
