"""The scales that come with the program: one file each in `library/`; a new one is a new file, nothing else."""

from functools import cache
from pathlib import Path

from sintas.instruments.scales.definition import Scale
from sintas.instruments.scales.loader import load_file

LIBRARY = Path(__file__).parent / "library"


class UnknownScale(LookupError):
    """There is no scale of this code, or not in this version."""


@cache
def _library() -> dict[tuple[str, str], Scale]:
    return {(one.code, one.version): one for one in (load_file(path) for path in sorted(LIBRARY.glob("*.toml")))}


@cache
def all_scales() -> tuple[Scale, ...]:
    """The newest version of every scale, scored ones first, each kind by its code."""
    order = ("scale", "ratings", "checklist", "total_only")
    newest = {code: scale(code) for code, _version in _library()}
    return tuple(sorted(newest.values(), key=lambda one: (order.index(one.kind), one.code)))


def versions(code: str) -> tuple[str, ...]:
    """The versions of a scale, oldest first; empty when there is none."""
    return tuple(sorted((version for known, version in _library() if known == code), key=int))


def scale(code: str, version: str | None = None) -> Scale:
    """A scale in its newest, or in a named version. Raises `UnknownScale`."""
    known = versions(code)
    if not known or (version is not None and version not in known):
        raise UnknownScale(f"no scale '{code}'" + (f" in version {version}" if version else ""))
    return _library()[code, version or known[-1]]
