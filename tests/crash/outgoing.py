"""Does a process speak to anybody of its own accord? Read from the kernel's own tables, connection by connection."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from .processes import children
from .server import Server

TABLES = ("tcp", "tcp6", "udp", "udp6")
LISTENING = "0A"


def sockets(pid: int) -> set[str]:
    """Inodes of the sockets this process holds."""
    found = set()
    with suppress(OSError):
        for handle in (Path("/proc") / str(pid) / "fd").iterdir():
            with suppress(OSError):
                target = os.readlink(handle)
                if target.startswith("socket:["):
                    found.add(target[8:-1])
    return found


def speaks_to(pids: Iterable[int], serving: int) -> set[str]:
    """Remote ends (address:port, hexadecimal as the kernel writes them) of what is not an answer on the port that is served."""
    own: set[str] = set().union(*map(sockets, pids))
    found = set()
    for table in TABLES:
        for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]:
            columns = line.split()
            local, remote, state, inode = columns[1], columns[2], columns[3], columns[9]
            if inode in own and state != LISTENING and int(local.rpartition(":")[2], 16) != serving:
                found.add(f"{table} {remote}")
    return found


def family(pid: int) -> list[int]:
    """The process and everything below it."""
    return [pid, *(one for child in children(pid) for one in family(child))]


class Watch(threading.Thread):
    """Looks many times a second at web, worker and supervisor while they work. `looked` counts the processes looked at, `seen` keeps what spoke outwards."""

    def __init__(self, server: Server) -> None:
        super().__init__(daemon=True)
        self.server, self.looked = server, 0
        self.seen: set[str] = set()
        self.over = threading.Event()

    def run(self) -> None:
        while not self.over.wait(0.05):
            pids = family(self.server.pid)
            self.seen |= speaks_to(pids, self.server.port)
            self.looked += len(pids)

    def end(self) -> None:
        self.over.set()
        self.join()
