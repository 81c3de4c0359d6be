"""Statistics of one person over time (part D of the reference): pure Python, exact counts, nothing assumed in silence.

    series            a phase: measurements in order, with the session each belongs to; None is a session without one
    single_system     `compare` and `compare_values`: every figure of baseline against intervention at once
    designs           A-B, A-B-A-B: every baseline with the intervention after it, and all of them together
    multiple_baseline several A-B legs that begin one after another
    goal_attainment, task_achievement, reliable_change
    notes             the sentences that must stand beside a figure;  conventions  the optional labels of NAP and PND

Whoever shows a figure shows `Comparison.notes` with it. Refusals are `refused.MeasureRefused`, with a sentence in both languages.
"""
