"""What stands around every page of a signed-in person. The desk room fills one `Shell` a request, as `shell` in the context."""

from dataclasses import dataclass, field

from django.utils.functional import Promise

Words = str | Promise


@dataclass(frozen=True, slots=True)
class NavItem:
    """One entry of the navigation; `icon` is a name in sprite.svg. `phone`: among the five below on a phone; `desk`: in the left rail."""

    label: Words
    url: str
    icon: str
    current: bool = False
    count: int | None = None
    phone: bool = True
    desk: bool = True


@dataclass(frozen=True, slots=True)
class RecentFile:
    """A file opened lately, by initials and number only."""

    initials: str
    number: str
    url: str


@dataclass(frozen=True, slots=True)
class Shell:
    """Frame of the page. An empty url leaves its part out.

    `lock_url` takes POST: locks the session and answers 303, with `leave=1` to the neutral page, else to the locked door.
    `exit_url` is the neutral page. `shared_url` takes POST and switches the shared screen on; `unshare_url` is the page that ends it.
    `sign_out_url` takes POST and ends the session.
    `theme_url` takes POST `theme` (light, dark or empty), `language_url` POST `language` (id or en) and `next`.
    `seal_key` is the server's public key (RSA, SPKI, base64), `seal_url` takes what was sealed with it: static/js/sealed-outbox.js.
    """

    nav: list[NavItem] = field(default_factory=list)
    recent: list[RecentFile] = field(default_factory=list)
    home_url: str = "/"
    person_name: str = ""
    person_url: str = ""
    user_id: str = ""
    search_url: str = ""
    exit_url: str = ""
    lock_url: str = ""
    sign_out_url: str = ""
    login_url: str = ""
    shared_url: str = ""
    unshare_url: str = ""
    shared: bool = False
    shared_with: str = ""
    demo: bool = False
    theme: str = ""
    theme_url: str = ""
    seal_key: str = ""
    seal_url: str = ""
    idle_minutes: int = 15
    language_url: str = ""
    glass: Words = ""  # this file is open by break-glass, until when: stands on every page of it
    glass_url: str = ""  # the page that opens a file in an emergency

    @property
    def phone_nav(self) -> list[NavItem]:
        """The entries of the bar below; at most five fit."""
        return [item for item in self.nav if item.phone][:5]

    @property
    def desk_nav(self) -> list[NavItem]:
        """The entries of the left rail."""
        return [item for item in self.nav if item.desk]
