"""The long counts (`make drills`): what a test shows once, shown thousands of times."""

import os

DRILL = os.environ.get("SINTAS_DRILL") == "1"
SEED = int(os.environ.get("SINTAS_DRILL_SEED", "1"))


def seeds(whole: int) -> list[int]:
    """Each turn of a drill by its seed (the same seed sends the same): all of them under `make drills`, else the one that is named."""
    return list(range(1, whole + 1)) if DRILL else [SEED]
