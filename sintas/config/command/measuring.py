"""`sintas measure`: the statistics of one person's measurements, for anybody with numbers: no installation, key or operator."""

from __future__ import annotations

from sintas.config.command import measuring_change, measuring_goals, measuring_series
from sintas.config.command.command import Command, Words

COMMANDS = (
    Command(
        "measure single-case",
        Words("membandingkan masa awal (A) dan masa pendampingan (B) satu orang", "compare baseline (A) and intervention (B) of one person"),
        measuring_series.run,
        measuring_series.arguments,
    ),
    Command(
        "measure goals",
        Words("capaian tujuan (Goal Attainment Scaling, nilai T)", "goal attainment (Goal Attainment Scaling, T score)"),
        measuring_goals.run,
        measuring_goals.arguments,
    ),
    Command(
        "measure reliable-change",
        Words("apakah perubahan skor lebih besar daripada galat alat ukurnya", "whether a change of score is larger than the instrument's error"),
        measuring_change.run,
        measuring_change.arguments,
    ),
)
