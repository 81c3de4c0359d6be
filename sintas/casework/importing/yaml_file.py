"""Reads a YAML file from outside: limited in size and depth, without aliases, without a key that stands twice, dates left as typed."""

from __future__ import annotations

import re
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import gettext as _

from sintas.safekeeping.refusals import Refusal

LARGEST = 1_000_000  # bytes; the longest case written so far is 17,000
DEEPEST = 12


class Unreadable(Refusal):
    """The file is not one we can take in; the sentence says why. It names keys and lines, never what stands in the file."""

    status = 422
    verb = "read import file"


class Loader(yaml.SafeLoader):
    """SafeLoader that refuses what would lose or multiply words."""

    depth = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            raise Unreadable(_("Berkas ini memakai tanda salin YAML (*). Tulis isinya langsung di setiap tempat."))
        if getattr(self.peek_event(), "tag", None) is not None:
            raise Unreadable(_("Berkas ini memakai tanda jenis YAML (!). Tulis isinya sebagai kata biasa."))
        self.depth += 1
        if self.depth > DEEPEST:
            raise Unreadable(_("Isi berkas ini bersarang terlalu dalam. Periksa lekuk barisnya."))
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Hashable, Any]:
        """YAML takes the last of two equal keys without a word; a fact would be lost."""
        seen = set()
        for key_node, _value in node.value:
            key = self.construct_object(key_node, deep=True)
            if not isinstance(key, str):
                raise Unreadable(_("Baris %(line)s: nama bagian harus berupa kata.") % {"line": key_node.start_mark.line + 1})
            if key in seen:
                raise Unreadable(_("Baris %(line)s: “%(key)s” tertulis dua kali.") % {"line": key_node.start_mark.line + 1, "key": key})
            seen.add(key)
        return super().construct_mapping(node, deep)


# Only what YAML 1.2 calls true, false, null and a whole number is more than words: YAML 1.1 would read "no" as false, 0812 as an octal
# number, 10:30 as 630 and 2024-13-45 as an error without a place. Dates are read by us (leaves.py).
Loader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"-?(?:0|[1-9][0-9]{0,17})", "-0123456789"),
):
    Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first))


def load(path: Path) -> Any:
    """What the file says, as plain dicts, lists and scalars. Raises Unreadable."""
    try:
        if path.stat().st_size > LARGEST:
            raise Unreadable(_("Berkas ini terlalu besar untuk satu kasus (paling besar 1 MB)."))
        text = path.read_bytes().decode("utf-8")
    except OSError:
        raise Unreadable(_("Berkas ini tidak ada, atau tidak dapat dibaca.")) from None
    except UnicodeDecodeError:
        raise Unreadable(_("Berkas ini bukan teks UTF-8. Simpan kembali sebagai YAML.")) from None
    try:
        return yaml.load(text, Loader)  # noqa: S506 - a SafeLoader, made stricter
    except yaml.MarkedYAMLError as broken:
        line = broken.problem_mark.line + 1 if broken.problem_mark else 1
        raise Unreadable(_("Berkas ini rusak: baris %(line)s tidak dapat dibaca sebagai YAML.") % {"line": line}) from None
    except (yaml.YAMLError, RecursionError, ValueError):
        raise Unreadable(_("Berkas ini rusak, atau bukan YAML.")) from None
