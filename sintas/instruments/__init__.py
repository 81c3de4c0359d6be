"""The tools of the practice as data with a picture: drawn instruments, scales, charts. Knows nothing of cases: it is handed plain input."""
