"""Whether a process id that stands in a file is still the process it was written for."""

from __future__ import annotations

from pathlib import Path

PROCESSES = Path("/proc")


def may_serve(pid: int, folder: Path) -> bool:
    """False when this process cannot be a server of the data in `folder`, which is where every PostgreSQL server works: when it has ended and
    nobody collected it (a container without init), or when it works somewhere else, since the number went to another program after a power cut
    or in a new container. True where nothing can be known about it (another system than Linux, a process of somebody else)."""
    process = PROCESSES / str(pid)
    try:
        if (process / "stat").read_text().rpartition(")")[2].split()[0] == "Z":
            return False
        return (process / "cwd").samefile(folder)
    except (OSError, IndexError):
        return True
