"""Who gets in: every address x everybody x every state of a file x every method, and what leaks beside it. `python -m tests.access` prints the figures.

The expectation stands in matrix/*.toml, to be read by a person; a new address fails until it stands there.
"""
