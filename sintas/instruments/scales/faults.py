"""What is wrong with a definition: gathered, not thrown one by one, each with the key where it stands."""

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong. `key` is the path inside the definition, such as "items.2.text" (rows count from 0)."""

    key: str
    sentence: str


class BrokenScale(ValueError):
    """A definition that cannot be used. `name` is its file or title, `faults` everything found wrong in it."""

    def __init__(self, name: str, faults: Iterable[Fault]) -> None:
        self.name = name
        self.faults = tuple(faults)
        super().__init__("; ".join(f"{name}: {fault.key}: {fault.sentence}" for fault in self.faults))


@dataclass
class Faults:
    """The faults found so far. `both`: every text must stand in Indonesian and English (shipped scales)."""

    both: bool = True
    found: list[Fault] = field(default_factory=list)

    def add(self, key: str, sentence: str) -> None:
        """Notes a fault; the first of a key is kept, since a second is usually its echo."""
        if key not in {fault.key for fault in self.found}:
            self.found.append(Fault(key, sentence))
