"""What is served: joined files equal their parts, vendored files are what they say, and all of it stays small."""

import base64
import gzip
import hashlib
import json
import re
from pathlib import Path

import pytest

from sintas.kit import assets, icons

KIT = Path(assets.__file__).parent
VENDOR = assets.STATIC / "vendor"


def packed(*files: Path) -> int:
    """Bytes of the files, each gzipped."""
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files)


def test_the_stylesheet_is_its_parts() -> None:
    assert assets.CSS.read_text("utf-8") == assets.build_css(), "run: python -m sintas.kit.assets"


def test_the_script_is_its_elements() -> None:
    assert assets.JS.read_text("utf-8") == assets.build_js(), "run: python -m sintas.kit.assets"


def test_every_element_file_defines_exactly_one_element() -> None:
    for part in (assets.STATIC / "js").glob("*.js"):
        if part != assets.JS:
            text = part.read_text("utf-8")
            assert re.findall(r'customElements\.define\("([a-z-]+)"', text) == [part.stem]
            assert "import " not in text


def test_budgets() -> None:
    htmx = VENDOR / "htmx-4.0.1" / "htmx.min.js"
    assert packed(assets.CSS) <= 14_000
    assert packed(assets.JS, htmx) <= 25_000
    # First load without htmx: stylesheet, elements, icons, mark; leaves 60 - this for the page itself.
    assert packed(assets.CSS, assets.JS, icons.SPRITE, assets.STATIC / "img" / "mark.svg") <= 25_000


def test_vendored_files_are_what_the_lock_says() -> None:
    lock = json.loads((VENDOR / "vendor.lock.json").read_text("utf-8"))
    listed = set()
    for package in lock["packages"]:
        assert package["licence"]
        for name, digest in package["files"].items():
            listed.add(VENDOR / name)
            found = base64.b64encode(hashlib.sha512((VENDOR / name).read_bytes()).digest()).decode()
            assert digest == f"sha512-{found}", name
    present = {file for file in VENDOR.rglob("*") if file.is_file()} - {VENDOR / "vendor.lock.json"}
    assert listed == present


@pytest.mark.parametrize("wanted", ["light-dark(", "popover", "&:", "& ", "@container", "@scope", "http:", "https:", "url("])
def test_the_stylesheet_keeps_to_the_browser_floor_and_fetches_nothing(wanted: str) -> None:
    assert wanted not in assets.build_css()


def test_every_icon_named_in_the_house_is_in_the_sprite() -> None:
    used = set()
    for template in KIT.parent.rglob("templates/**/*.html"):
        used |= set(re.findall(r'{% icon "([^"]+)"', template.read_text("utf-8")))
    assert used
    assert used <= icons.names(), used - icons.names()


def test_an_icon_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(KeyError, match="unicorn"):
        icons.icon("unicorn")


def test_the_sprite_holds_no_script_and_no_style() -> None:
    text = icons.SPRITE.read_text("utf-8")
    assert not re.search(r"<(script|style|foreignObject|image|a)\b|\bon\w+=|style=", text)


def test_templates_carry_no_inline_script_or_style() -> None:
    for template in (KIT / "templates").rglob("*.html"):
        text = template.read_text("utf-8")
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:|hx-on", text), template.name
        for script in re.findall(r"<script[^>]*>", text):
            assert "src=" in script, template.name
