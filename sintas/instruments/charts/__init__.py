"""Evidence over time as pictures (part D): a series with its phases, legs beside one another, the ladder of a goal, ratings of domains.

    from sintas.instruments.charts import goal_scale, legs, phases, ratings, table
    from sintas.instruments.charts.series import ChartPhase, ChartPoint, PhaseSeries

Pure: plain values in, a Drawing out; whoever calls computes mean, band and celeration line (`series.from_phases` takes them from
`practice.measurement`). Nothing here prints a T-score: a number alone says nothing to the person it is about.
"""
