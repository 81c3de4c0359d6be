"""Which kind of device a session is on, in two codes: enough to recognise one's own, too little to recognise anybody by."""

from __future__ import annotations

from django.utils.translation import gettext as _

# In this order: Edge and Opera call themselves Chrome, Chrome calls itself Safari, Android calls itself Linux.
BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"),
            ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"))  # fmt: skip
SYSTEMS = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("CrOS", "ChromeOS"),
           ("Linux", "Linux"))  # fmt: skip


def device_of(user_agent: str) -> str:
    """ "Chrome/Android"; either half may be empty. Nothing of what the browser says of itself is kept but these."""
    return f"{first(BROWSERS, user_agent)}/{first(SYSTEMS, user_agent)}"


def first(known: tuple[tuple[str, str], ...], said: str) -> str:
    return next((name for mark, name in known if mark in said), "")


def words_for(device: str) -> str:
    """For the page: "Chrome di Android"."""
    browser, _slash, system = device.partition("/")
    if browser and system:
        return _("%(browser)s di %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("Perangkat yang tidak dikenal")
