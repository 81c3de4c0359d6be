"""Random families for the genogram's tests: the same seed, the same family. Fabricated throughout."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from random import Random

from sintas.instruments.family import CLIENT, Bond, Family, Relative

YEAR = 2026
NAMES = ("Ayu", "Bima", "Citra Lestari", "Dodi", "Eka", "Fajar Nugroho", "Gita", "Hasan", "Intan Permata Sari", "Joko", "Kartika", "Lukman")
LONG = "Siti Nurhaliza Rahmawati Kusumaningtyas binti Abdul Rahman S"  # 60 characters
LIVING = ("married", "married", "married", "married_unregistered", "living_together", "engaged", "dating")
ENDED = ("divorced", "divorced", "separated", "widowed")
QUALITIES = ("very_close", "close", "ordinary", "distant", "conflict", "close_conflict", "violence", "controlling", "cut_off")


@dataclass
class Maker:
    """A family growing downwards from its eldest couple."""

    random: Random
    most: int
    cousins: bool = False
    people: list[Relative] = field(default_factory=list)
    bonds: list[Bond] = field(default_factory=list)
    parents: dict[str, tuple[str, ...]] = field(default_factory=dict)
    unions: dict[str, int] = field(default_factory=dict)

    def somebody(self, born: int, sex: str = "") -> Relative:
        """A new person."""
        name = LONG if self.random.random() < 0.03 else self.random.choice(NAMES)
        dead = YEAR - born > 75 and self.random.random() < 0.6
        note = self.random.choice(("", "", "Pedagang", "Buruh harian lepas"))
        one = Relative(f"p{len(self.people)}", name, "", sex or self.random.choice(("male", "female")), note=note, born=born)
        one = replace(one, died=born + 74, age=74, deceased=True) if dead else replace(one, age=YEAR - born)
        self.people.append(one)
        return one

    def child(self, union: tuple[str, str], born: int) -> Relative:
        """Somebody born to, or now and then adopted by, two people."""
        one = self.somebody(born)
        chance = self.random.random()
        kind = "adopted" if chance < 0.05 else "foster" if chance < 0.07 else "presumed" if chance < 0.08 else "biological"
        self.bonds += [Bond(union[0], one.ref, kind), Bond(union[1], one.ref, "biological" if kind == "presumed" else kind)]
        self.parents[one.ref] = union
        return one

    def union(self, one: Relative, other: Relative, year: int, *, over: bool) -> tuple[str, str]:
        """Ties two people; `over`: it has ended."""
        kind = self.random.choice(ENDED) if over else self.random.choice(LIVING)
        self.bonds.append(Bond(one.ref, other.ref, kind, since=year, until=year + 6 if over else None))
        for ref in (one.ref, other.ref):
            self.unions[ref] = self.unions.get(ref, 0) + 1
        return one.ref, other.ref

    def partner(self, one: Relative) -> Relative:
        """A partner; one in four comes with parents, brothers and sisters."""
        born = (one.born or 0) + self.random.randint(-5, 5)
        sex = "female" if one.sex == "male" else "male"
        if self.random.random() > 0.25 or len(self.people) + 8 > self.most:
            return self.somebody(born, sex)
        both = self.union(self.somebody(born - 27, "male"), self.somebody(born - 25, "female"), born - 3, over=False)
        found = self.somebody(born, sex)
        self.bonds += [Bond(ref, found.ref, "biological") for ref in both]
        self.parents[found.ref] = both
        for step in self.random.sample((-7, -4, 3, 6), self.random.randint(0, 3)):
            self.child(both, born + step)
        return found

    def grow(self, one: Relative, depth: int) -> None:
        """Unions and children of somebody, and theirs."""
        count = self.random.choices((0, 1, 2, 3), (0.25, 0.55, 0.18, 0.02))[0]
        kids: list[Relative] = []
        for at in range(count):
            year = (one.born or 0) + 20 + 7 * at
            if len(self.people) + 2 > self.most or year > YEAR - 1:
                return
            pair = self.union(one, self.partner(one), year, over=at < count - 1 or self.random.random() < 0.15)
            born = year
            for _child in range(self.random.randint(0, 4)):
                born += self.random.randint(1, 3)
                if len(self.people) + 2 > self.most or born > YEAR:
                    break
                kids.append(self.child(pair, born))
                if self.random.random() < 0.06 and len(self.people) + 2 <= self.most:
                    twin = self.child(pair, born)
                    kids.append(twin)
                    self.bonds.append(Bond(kids[-2].ref, twin.ref, self.random.choice(("twin", "twin_identical"))))
        if depth:
            for child in kids:
                self.grow(child, depth - 1)

    def marry_cousins(self) -> bool:
        """Marries two cousins without unions, and gives them a child; False when there are none."""
        grand = {ref: {g for p in parents for g in self.parents.get(p, ())} for ref, parents in self.parents.items()}
        free = [one for one in self.people if one.ref in grand and one.ref not in self.unions and YEAR - (one.born or YEAR) > 17]
        for one in free:
            for other in free:
                apart = self.parents[one.ref] != self.parents[other.ref]
                if len(self.people) < self.most and one.ref < other.ref and apart and grand[one.ref] & grand[other.ref]:
                    self.child(self.union(one, other, YEAR - 2, over=False), YEAR - 1)
                    return True
        return False


@dataclass(frozen=True)
class Made:
    """A family and what is known of it. `plain`: nobody has more than two unions and no cousins marry."""

    family: Family
    plain: bool
    seed: int


def random_family(seed: int, most: int | None = None) -> Made:
    """Family number `seed`: 5 to 80 people (or up to `most`) in four generations."""
    random = Random(seed)
    maker = Maker(random, most or random.choice((12, 20, 35, 50, 80)))
    eldest = maker.somebody(1930 + random.randint(0, 8), "male"), maker.somebody(1932 + random.randint(0, 8), "female")
    pair = maker.union(*eldest, 1953, over=False)
    born = 1953
    for _child in range(random.randint(2, 5) if most is None else 8):
        born += random.randint(1, 3)
        if len(maker.people) >= maker.most:
            break
        maker.grow(maker.child(pair, born), 1 if maker.most < 50 else 2)
    cousins = seed % 10 == 3 and maker.marry_cousins()
    client = random.choice([one for one in maker.people if one.ref in maker.parents])
    return Made(as_client(maker, client.ref, random), not cousins and max(maker.unions.values()) <= 2, seed)


def as_client(maker: Maker, ref: str, random: Random) -> Family:
    """The family with this person as the client, some in the household, and some ties of every quality."""
    called = {one.ref: CLIENT if one.ref == ref else one.ref for one in maker.people}
    people = [replace(one, ref=called[one.ref], household=random.random() < 0.1) for one in maker.people]
    bonds = [replace(bond, one=called[bond.one], other=called[bond.other]) for bond in maker.bonds]
    for _tie in range(random.randint(0, 6)):
        one, other = random.sample(people, 2)
        bonds.append(Bond(one.ref, other.ref, "", random.choice(QUALITIES)))
    people.sort(key=lambda one: one.ref != CLIENT)
    return Family(tuple(people), tuple(bonds))
