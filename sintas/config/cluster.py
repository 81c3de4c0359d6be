"""One PostgreSQL server of our own: made, started and stopped by us, reached over one private unix socket, never over the network."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sintas.config.account import Account
from sintas.config.binaries import Binaries
from sintas.config.problem import SystemProblem
from sintas.config.server_process import may_serve

SUPERUSER = "sintas_super"
START_SECONDS = 60
FAST_SECONDS = 20  # for a stop in order
UNFINISHED = "data.unfinished"  # renamed when whole: what initdb was cut off from is never taken for a cluster
HOME = "{home}"  # stands in commands for the folder as the server's account names it

# A server's own log must not hold a name or a number of anybody: no statements, no parameters, no DETAIL (it quotes rows).
SILENT = {
    "log_statement": "none",
    "log_min_error_statement": "panic",
    "log_min_duration_statement": "-1",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "log_error_verbosity": "terse",
}
DURABLE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
THROW_AWAY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@dataclass(frozen=True)
class Cluster:
    """`home` holds `data/` and the server's log and belongs to `account`; `socket` is a folder of mode 0700."""

    home: Path
    socket: Path
    binaries: Binaries
    account: Account
    durable: bool = True
    connections: int = 60

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def _unfinished(self) -> Path:
        return self.home / UNFINISHED

    def exists(self) -> bool:
        """Whether the cluster was made (its server may be stopped)."""
        return (self.data / "PG_VERSION").is_file()

    def create(self, password: str) -> None:
        """Make the cluster with scram passwords, data checksums and C.UTF-8. Raises SystemProblem, leaving nothing half-made."""
        self.home.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.home.chmod(0o700)
        self.account.own(self.home)
        shutil.rmtree(self._unfinished, ignore_errors=True)  # of a run that was cut off
        # From 17 on the server brings C.UTF-8 itself; before, it is the system's.
        locale = (
            ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"] if self.binaries.version >= 17 else ["--locale=C.UTF-8"]
        )
        with tempfile.NamedTemporaryFile("w", prefix="sintas-", suffix=".pw") as secret:
            secret.write(password + "\n")
            secret.flush()
            self.account.own(Path(secret.name))
            command = [
                *("initdb", "-D", f"{HOME}/{UNFINISHED}", "-U", SUPERUSER, f"--pwfile={secret.name}"),
                *("--auth=scram-sha-256", "--data-checksums", "-E", "UTF8", *locale),
                *([] if self.durable else ["--no-sync"]),
            ]
            self._run(*command)
        # One door, and it asks for the password: unix socket only, whatever initdb's sample lists.
        hba = self._unfinished / "pg_hba.conf"
        hba.write_text("local all all scram-sha-256\nlocal replication sintas_backup scram-sha-256\n")
        self.account.own(hba)
        self._unfinished.rename(self.data)

    def start(self) -> None:
        """Start the server and wait until it answers; a server already running is left as it is. Raises SystemProblem."""
        if self.running():
            return
        self._clear_dead_pid()
        self._refuse_other_version()
        private_folder(self.socket, self.account)
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": f"{HOME}/socket" if self.socket == self.home / "socket" else str(self.socket),
            "unix_socket_permissions": "0700",
            "port": "5432",
            "password_encryption": "scram-sha-256",
            "max_connections": str(self.connections),
            "idle_in_transaction_session_timeout": "60s",  # a hanging writer would stop the sealing of the trail (foundation notes, 3)
            "timezone": "UTC",
            **SILENT,
            **(DURABLE if self.durable else THROW_AWAY),
        }
        options = " ".join(f"-c {name}={_quoted(value)}" for name, value in settings.items())
        self._run("pg_ctl", "-w", "-t", str(START_SECONDS), "-D", f"{HOME}/data", "-l", f"{HOME}/log", "-o", options, "start")

    def stop(self, *, mode: str = "fast") -> None:
        """Stop by the server's own pid file: `fast` ends sessions and writes everything down, `immediate` is for throw-away clusters.

        A server that does not stop in order is stopped outright: what was acknowledged is in its log and is replayed at the next start. Left
        alone it would be taken for a running one for ever, and answer nobody (PostgreSQL 15 waits for its own checkpointer for ever when it is
        asked for a fast stop while it recovers from the death of one of its processes).
        """
        if mode == "fast" and self.running():
            self._call("pg_ctl", "-w", "-t", str(FAST_SECONDS), "-m", "fast", "-D", f"{HOME}/data", "stop")
        if self.running():
            self._run("pg_ctl", "-w", "-t", str(START_SECONDS), "-m", "immediate", "-D", f"{HOME}/data", "stop")
        if self.socket.parent != self.home and self.socket.is_dir():
            self.socket.rmdir()  # a short folder elsewhere is not left behind; it is empty once the server has gone

    def running(self) -> bool:
        """Whether a server of this very cluster runs, asked of pg_ctl, which reads the pid file and looks at the process."""
        if not self.exists() or (pid := self.pid()) is None or not may_serve(pid, self.data):
            return False
        return self._call("pg_ctl", "-D", f"{HOME}/data", "status").returncode == 0

    def alive(self) -> bool:
        """`running()` without starting a program, for whoever asks twice a second."""
        pid = self.pid()
        if pid is None or not may_serve(pid, self.data):
            return False
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        except PermissionError:
            return True
        return True

    def pid(self) -> int | None:
        """The postmaster's process id, or None."""
        try:
            return int((self.data / "postmaster.pid").read_text().split("\n", 1)[0])
        except (OSError, ValueError):
            return None

    def _clear_dead_pid(self) -> None:
        # PostgreSQL asks only whether the process id exists. Beside a zombie, or beside somebody who was given the number of a server that is
        # gone, it would refuse to start for ever.
        if (pid := self.pid()) is not None and not may_serve(pid, self.data):
            for mark in (self.data / "postmaster.pid", self.socket / ".s.PGSQL.5432.lock"):
                mark.unlink(missing_ok=True)

    def _run(self, program: str, *arguments: str) -> None:
        done = self._call(program, *arguments)
        if done.returncode:
            why = (done.stderr or done.stdout).strip().splitlines() or ["no reason given"]
            telling = next((line for line in why if "No space left" in line or "FATAL:" in line), why[-1])  # initdb tidies up after itself
            raise SystemProblem(f"PostgreSQL's {program} did not succeed: {telling} (its log: {self.home / 'log'}).")

    def _call(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        with tempfile.TemporaryFile("w+") as said, self._door() as (home, handles):
            done = subprocess.run(
                [self.binaries.path(program), *(argument.replace(HOME, home) for argument in arguments)],
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=said,  # a file: the server inherits this handle, and a pipe would never end
                stderr=subprocess.STDOUT,
                env={**_bare_environment(), "LC_ALL": "C"},
                start_new_session=True,  # Ctrl-C in the terminal is for the supervisor, which stops the server last
                pass_fds=handles,
                **self.account.for_subprocess(),
            )
            said.seek(0)
            return subprocess.CompletedProcess(done.args, done.returncode, said.read(), "")

    @contextmanager
    def _door(self) -> Iterator[tuple[str, tuple[int, ...]]]:
        """The home as the server's account can name it.

        Below a closed folder (root's own home) that account cannot walk to its data, though the data is its own. It is handed the opened
        folder and names it by that handle: it comes to this folder and to no other.
        """
        if self.account.can_reach(self.home):
            yield str(self.home), ()
            return
        if not Path("/proc/self/fd").is_dir():
            raise SystemProblem(
                f"The database does not run as root, and its own user may not enter {self.home}; choose a data folder elsewhere "
                "(for example /var/lib/sintas), or start as an ordinary user."
            )
        handle = os.open(self.home, os.O_RDONLY | os.O_DIRECTORY)
        try:
            yield f"/proc/self/fd/{handle}", (handle,)
        finally:
            os.close(handle)

    def _refuse_other_version(self) -> None:
        made_by = int((self.data / "PG_VERSION").read_text())
        if made_by != self.binaries.version:
            raise SystemProblem(
                f"This data was written by PostgreSQL {made_by}, but PostgreSQL {self.binaries.version} was found; "
                f"install {made_by}, name it in SINTAS_PG_BIN, or move the data over with pg_upgrade."
            )


def private_folder(folder: Path, account: Account) -> None:
    """Make `folder` with mode 0700 for `account`. Raises SystemProblem when somebody else laid it there first (as in a shared /tmp)."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    seen = folder.lstat()
    if not stat.S_ISDIR(seen.st_mode) or seen.st_uid not in (os.geteuid(), account.effective_uid()):
        raise SystemProblem(f"The folder {folder} belongs to another user; remove it or set TMPDIR to a folder of your own.")
    folder.chmod(0o700)
    account.own(folder)


def _bare_environment() -> dict[str, str]:
    """The server gets nothing of ours: no keys' paths, no connection settings of another PostgreSQL (PGHOST, PGOPTIONS ...)."""
    return {name: os.environ[name] for name in ("PATH", "TMPDIR", "LD_LIBRARY_PATH", "HOME") if name in os.environ}


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "'\\''") + "'"
