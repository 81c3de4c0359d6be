"""Where an installation is reached and how strictly: `DIR/site.json`, and the environment above it."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sintas.config.problem import SystemProblem
from sintas.config.system import System

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
ZONES = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")


@dataclass(frozen=True)
class Site:
    """`https` is False only where the pages never leave this machine: demo, tests, a first look on the loopback address."""

    hosts: list[str]
    https: bool
    static: Path
    demo: bool = False
    developing: bool = False
    time_zone: str = "Asia/Jakarta"
    log_level: str = "INFO"
    origins: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, system: System) -> Site:
        """What this process shall be. SINTAS_HOSTS (comma-separated) goes before site.json. Raises SystemProblem."""
        held = _held(system)
        named = os.environ.get("SINTAS_HOSTS")
        hosts = [h.strip() for h in named.split(",") if h.strip()] if named else list(held.get("hosts", LOOPBACK))
        loopback_only = all(h in LOOPBACK for h in hosts)
        if held.get("demo") and not loopback_only:  # a demo asks for no second step and shows its accounts
            raise SystemProblem("A demo can only be reached from this machine: take \"demo\" out of site.json, or leave hosts at localhost.")
        zone = os.environ.get("SINTAS_TIME_ZONE", held.get("time_zone", "Asia/Jakarta"))
        if zone not in ZONES:
            raise SystemProblem(f"The time zone must be one of {', '.join(ZONES)}.")
        static = system.data / "static" if system.data is not None else Path(os.environ.get("SINTAS_STATIC", system.keys.parent / "static"))
        return cls(
            hosts=hosts,
            https=not loopback_only or bool(held.get("https", False)),
            static=static,
            demo=bool(held.get("demo", False)),
            developing=os.environ.get("SINTAS_DEV") == "1",
            time_zone=zone,
            log_level=os.environ.get("SINTAS_LOG", "INFO"),
            origins=[] if loopback_only else [f"https://{h.lstrip('.')}" if not h.startswith(".") else f"https://*{h}" for h in hosts],
        )


def _held(system: System) -> dict[str, Any]:
    if system.data is None:
        return {}
    try:
        held = json.loads((system.data / "site.json").read_text())
    except FileNotFoundError:
        return {}
    except (OSError, ValueError):
        raise SystemProblem("site.json cannot be read; correct it or restore it from a backup.") from None
    if not isinstance(held, dict):
        raise SystemProblem("site.json must hold an object with hosts, https and time_zone.")
    return held
