"""`python -m sintas.config.contracts`: the floor plan, checked by import-linter (import-contracts.ini).

import-linter refuses names that do not exist. Rooms of later releases stand in the contracts already and are left out until they are built.
"""

from __future__ import annotations

import configparser
import importlib.util
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

CONTRACTS = Path("import-contracts.ini")
LISTS = ("containers", "source_modules", "forbidden_modules", "protected_modules", "allowed_importers", "modules", "ancestors")


def main() -> int:
    """import-linter's exit code."""
    from importlinter import cli

    parser = configparser.ConfigParser()
    parser.read_string(CONTRACTS.read_text())
    keep_built(parser, is_built)
    with tempfile.NamedTemporaryFile("w", suffix=".ini") as kept:
        parser.write(kept)
        kept.flush()
        sys.path.insert(0, os.getcwd())
        return cli.lint_imports(config_filename=kept.name, cache_dir=".import_linter_cache")


def keep_built(parser: configparser.ConfigParser, built: Callable[[str], bool]) -> None:
    """Take out modules that are not built, and contracts that are left with nothing to look at."""
    for section in parser.sections():
        for key in LISTS:
            if not parser.has_option(section, key):
                continue
            kept = [line for line in parser.get(section, key).split() if not line.startswith("sintas") or built(line)]
            if kept:
                parser.set(section, key, "\n" + "\n".join(kept))
            elif key != "forbidden_modules":
                parser.remove_section(section)
                break


def is_built(module: str) -> bool:
    """Whether the module exists; `a.b.*` asks whether b has anything in it."""
    name = module.removesuffix(".*")
    try:
        spec = importlib.util.find_spec(name)
    except ModuleNotFoundError:
        return False
    if spec is None or not module.endswith(".*"):
        return spec is not None
    homes = [Path(home) for home in spec.submodule_search_locations or ()]
    return any(
        (child.suffix == ".py" and child.name != "__init__.py") or (child / "__init__.py").is_file()
        for home in homes
        for child in home.iterdir()
    )


if __name__ == "__main__":
    raise SystemExit(main())
