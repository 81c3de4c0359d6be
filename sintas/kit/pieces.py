"""What the partials in templates/kit/ draw. Plain data: a room makes these from its own readings; a template never gets a model."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere."""

    url: str
    label: Words


@dataclass(frozen=True, slots=True)
class Tag:
    """A status: words and a shape. `kind` is done, part, late, todo or "" (plain); `icon` replaces the kind's own shape."""

    words: Words
    kind: str = ""
    icon: str = ""

    @property
    def shape(self) -> str:
        """The icon to draw; "" for none."""
        return self.icon or {"done": "check", "part": "half", "late": "clock", "todo": "ring"}.get(self.kind, "")


@dataclass(frozen=True, slots=True)
class Pill:
    """A label: `kind` is accent, warn or ""."""

    words: Words
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list; the whole row is the link when `url` is given. `end` stands at the far side."""

    title: Words
    url: str = ""
    sub: Words = ""
    end: Words = ""
    tag: Tag | None = None
    pills: Sequence[Pill] = ()


@dataclass(frozen=True, slots=True)
class Stage:
    """One knot of the seven; `state` is done, part or todo, `words` say it ("selesai", "1 hal dicek lagi")."""

    name: Words
    url: str
    state: str
    words: Words
    current: bool = False


@dataclass(frozen=True, slots=True)
class CheckItem:
    """One thing a stage needs; `state` is done, part, todo, or back (the way back to an earlier stage). `url` leads to the very field."""

    title: Words
    state: str
    url: str = ""
    sub: Words = ""


@dataclass(frozen=True, slots=True)
class Thumb:
    """A small picture of a drawing."""

    url: str
    image_url: str
    label: Words


@dataclass(frozen=True, slots=True)
class StoryEntry:
    """One entry of the story. `when` are words ("Sen 23 Sep", "tanggal belum dicatat"); `voice` is what the client said."""

    title: Words
    when: Words
    icon: str = "pen"
    url: str = ""
    text: str = ""
    voice: str = ""
    note: Words = ""
    by: Words = ""
    pills: Sequence[Pill] = ()
    thumbs: Sequence[Thumb] = ()
    planned: bool = False


@dataclass(frozen=True, slots=True)
class StoryMonth:
    """Entries under one heading ("September 2024", "Direncanakan"); `anchor` is the heading's id, "" for none."""

    title: Words
    entries: Sequence[StoryEntry]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Tab:
    """One part of a file."""

    label: Words
    url: str
    current: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """A message on the page: `kind` is "", warn, or danger (danger to life or safety only). `icon` "" takes the kind's own."""

    text: Words
    title: Words = ""
    kind: str = ""
    icon: str = ""
    link: Link | None = None

    @property
    def shape(self) -> str:
        """The icon to draw."""
        return self.icon or ("warn" if self.kind else "tick")


@dataclass(frozen=True, slots=True)
class Alert:
    """Something about this file that must stay in sight while reading ("tinggal serumah dengan pelaku"), in a room's fixed words."""

    text: Words
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A term and what is known of it; `gap` says in words that it is not recorded yet. `points` stand as a list above the words."""

    term: Words
    words: Words = ""
    gap: Words = ""
    voice: bool = False
    points: Sequence[Words] = ()


@dataclass(frozen=True, slots=True)
class Pager:
    """Where one is in a long list. Urls empty where there is no such page."""

    first: int
    last: int
    total: int
    previous_url: str = ""
    next_url: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column; numbers are set to the right."""

    title: Words
    number: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A table's cell."""

    words: Words
    url: str = ""
    number: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns; the first cell of a row is its heading. `caption` says what the table shows, `note` where it is from."""

    caption: Words
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    note: Words = ""
    hide_caption: bool = False


@dataclass(frozen=True, slots=True)
class Appointment:
    """One moment of a day: `state` is past, now or "" (ahead). `time` and `until` as shown: 09.30."""

    time: str
    title: Words
    url: str = ""
    until: str = ""
    sub: Words = ""
    state: str = ""
    action: Link | None = None


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One column of a week: `name` "Sen 23 Sep" with its appointments."""

    name: Words
    iso: str
    appointments: Sequence[Appointment] = ()
    today: bool = False
    off: Words = ""


@dataclass(frozen=True, slots=True)
class ConflictField:
    """One field of which two versions stand beside each other."""

    name: str
    label: Words
    mine: str
    theirs: str

    @property
    def same(self) -> bool:
        """Whether there is nothing to decide."""
        return self.mine == self.theirs
