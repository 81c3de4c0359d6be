"""The long counts (`make drills`): what a test shows once, shown thousands of times."""

import os

SEED = int(os.environ.get("SINTAS_DRILL_SEED", "1"))  # which turn of a drill this is: the same seed sends the same
