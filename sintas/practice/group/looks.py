"""What is looked at when candidates would sit together: one function for each criterion of `group_composition`.

Each takes the candidates in the order of their keys and yields remarks. None says that somebody does not fit.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

from sintas.practice import catalogue
from sintas.practice.ages import is_child
from sintas.practice.group.candidate import Candidate, Concern, Severity, concern

Candidates = Sequence[Candidate]

# No source names a distance of ages: our own working figures, in whole years. Children of two school levels need other ways of
# working; adults further apart than about half a generation often stand in other tasks of life.
CHILDREN_APART, ADULTS_APART = 4, 15
LEAST = 2
UNKNOWN_SEX = ("", "not_recorded")


def perpetrator(candidates: Candidates) -> Iterable[Concern]:
    """A perpetrator and a survivor of the same incident."""
    for one, other in combinations(candidates, 2):
        if other.key in one.perpetrator_of or one.key in other.perpetrator_of:
            yield concern(
                "perpetrator_and_survivor",
                "severe",
                "Dua calon ini tercatat sebagai pelaku dan penyintas dari kejadian yang sama. Mereka jangan dipertemukan.",
                "These two are recorded as perpetrator and survivor of the same incident. They should not be brought together.",
                (one.key, other.key),
                "R418; own",
            )


def relative(candidates: Candidates) -> Iterable[Concern]:
    """Somebody connected with another candidate's perpetrator."""
    for one, other in combinations(candidates, 2):
        if other.key in one.related_to_perpetrator_of or one.key in other.related_to_perpetrator_of:
            yield concern(
                "relative_of_perpetrator",
                "severe",
                "Dua calon ini terhubung lewat keluarga pelaku. Bicarakan dahulu dengan tim: cerita dan tempat tinggal dapat sampai ke pelaku.",
                "These two are connected through the perpetrator's family. Talk it over first: stories and whereabouts could reach the perpetrator.",
                (one.key, other.key),
                "R418; own",
            )


def children_among_adults(candidates: Candidates) -> Iterable[Concern]:
    """Children together with adults; somebody who may be a child counts as one (`ages.is_child`)."""
    known = [one for one in candidates if one.age is not None or one.child]
    children = [one.key for one in known if one.child or is_child(one.age)]
    if children and len(children) < len(known):
        yield concern(
            "children_with_adults",
            "severe",
            "Ada anak bersama orang dewasa. Anak memerlukan kelompok, cara, dan perlindungannya sendiri; tulis pertimbangannya bila tetap bersama.",
            "There are children together with adults. Children need a group, ways and protection of their own; write why if they stay together.",
            children,
            "R237; UU 35/2014 art. 1",
        )


def ages_apart(candidates: Candidates) -> Iterable[Concern]:
    """Youngest and oldest further apart than our working figures, children and adults apart."""
    for child, limit in ((True, CHILDREN_APART), (False, ADULTS_APART)):
        aged = [(one.age, one.key) for one in candidates if one.age is not None and is_child(one.age) is child]
        ages = [age for age, _key in aged]
        if ages and max(ages) - min(ages) > limit:
            yield concern(
                "ages_far_apart",
                "note",
                f"Usia berjauhan: lebih dari {limit} tahun. Kebutuhan dan cara berkegiatan dapat berbeda.",
                f"Ages lie far apart: more than {limit} years. Needs and ways of working may differ.",
                [key for age, key in aged if age in (max(ages), min(ages))],
                "R237; own limit",
            )


def age_unknown(candidates: Candidates) -> Iterable[Concern]:
    """Candidates whose age nobody knows."""
    keys = [one.key for one in candidates if one.age is None]
    if keys:
        yield concern(
            "age_not_known",
            "note",
            "Usia belum diketahui. Pastikan tidak ada anak yang duduk bersama orang dewasa tanpa disengaja.",
            "An age is not known. Make sure that no child sits with adults without anybody noticing.",
            keys,
            "R237; R53",
        )


def sexes(candidates: Candidates) -> Iterable[Concern]:
    """Somebody alone among another sex; where it is not recorded nothing is concluded."""
    counted = Counter(one.sex for one in candidates if one.sex not in UNKNOWN_SEX)
    alone = [one.key for one in candidates if counted[one.sex] == 1]
    if len(counted) > 1 and alone:
        yield concern(
            "alone_of_sex",
            "note",
            "Ada yang sendirian di antara jenis kelamin lain. Tanyakan sendiri apakah ia nyaman.",
            "Somebody is alone among the other sex. Ask them alone whether they are at ease with it.",
            alone,
            "R237",
        )


def languages(candidates: Candidates) -> Iterable[Concern]:
    """Somebody who shares no language with anyone, or no language that all share."""
    known = [one for one in candidates if one.languages]
    if len(known) < LEAST:
        return
    alone = [one.key for one in known if not any(one.languages & other.languages for other in known if other is not one)]
    if alone:
        yield concern(
            "alone_in_language",
            "note",
            "Ada yang tidak berbagi bahasa dengan seorang pun. Siapkan juru bahasa atau cara lain, atau carikan kelompok yang sebahasa.",
            "Somebody shares no language with anyone. Arrange an interpreter or another way, or find a group in their language.",
            alone,
            "R237; R161; R419",
        )
    elif not frozenset.intersection(*(one.languages for one in known)):
        yield concern(
            "no_common_language",
            "note",
            "Belum ada satu bahasa yang dipahami semua. Sepakati cara agar semua dapat mengikuti.",
            "There is no language that all of them understand. Agree on a way for everybody to follow.",
            [one.key for one in known],
            "R237; R419",
        )


def fears(candidates: Candidates) -> Iterable[Concern]:
    """Somebody who is afraid of groups."""
    keys = [one.key for one in candidates if one.fears_groups]
    if keys:
        yield concern(
            "fears_groups",
            "note",
            "Ada yang takut berada dalam kelompok. Dampingi sendiri dahulu; ia boleh mulai sebentar, duduk dekat pintu, atau tidak ikut.",
            "Somebody is afraid of groups. Prepare them alone first; they may start with a short while, sit near the door, or not take part.",
            keys,
            "R246; R259",
        )


def interest(candidates: Candidates) -> Iterable[Concern]:
    """Somebody who is unsure or said "not for now"."""
    rows = catalogue.load("group_interest_levels")
    keys = [one.key for one in candidates if one.interest and rows.get(one.interest).flag("hesitates")]
    if keys:
        yield concern(
            "hesitates",
            "note",
            "Ada yang ragu atau belum ingin ikut. Kelompok adalah pilihan; tidak ikut pun tidak mengurangi layanan.",
            "Somebody hesitates or does not want to for now. A group is a choice; staying out takes nothing from their services.",
            keys,
            "R237; R246",
        )


def verbal(candidates: Candidates) -> Iterable[Concern]:
    """Somebody who says little among people who speak with ease."""
    rows = catalogue.load("verbal_abilities")
    known = [(one.key, rows.get(one.verbal).flag("says_little")) for one in candidates if one.verbal and one.verbal != "not_known"]
    little = [key for key, says_little in known if says_little]
    if little and len(little) < len(known):
        yield concern(
            "verbal_ability_differs",
            "note",
            "Ada yang memakai sedikit kata atau cara lain di antara yang leluasa berbicara. Sediakan gambar, tulisan, atau kegiatan.",
            "Somebody uses few words or other ways among people who speak with ease. Offer pictures, writing or activities.",
            little,
            "R237; R161",
        )


def problems(candidates: Candidates) -> Iterable[Concern]:
    """Somebody whose kind of problem no other candidate has, where others share theirs."""
    known = [one for one in candidates if one.problems]
    alone = [one.key for one in known if not any(one.problems & other.problems for other in known if other is not one)]
    if len(known) > LEAST and alone and len(alone) < len(known):
        yield concern(
            "alone_in_problem",
            "note",
            "Ada yang mengalami hal yang tidak dialami calon lain. Pikirkan apakah ia akan merasa sendirian di sini.",
            "Somebody went through what no other candidate did. Consider whether they would feel alone here.",
            alone,
            "R237; R258",
        )


def acquainted(candidates: Candidates) -> Iterable[Concern]:
    """Two who know each other already."""
    for one, other in combinations(candidates, 2):
        if other.key in one.knows or one.key in other.knows:
            yield concern(
                "know_each_other",
                "note",
                "Dua calon ini sudah saling mengenal. Tanyakan kepada masing-masing, sendiri, apakah mereka ingin bersama.",
                "These two know each other already. Ask each of them alone whether they want to be together.",
                (one.key, other.key),
                "R243; own",
            )


def warned(candidates: Candidates) -> Iterable[Concern]:
    """What whoever proposes has said, one remark for each person: nobody looks into another file to find it."""
    rows = catalogue.load("group_proposal_warnings")
    for one in candidates:
        for code in sorted(one.warned):
            row = rows.get(code)
            severity: Severity = "severe" if row.flag("severe") else "note"
            yield concern(f"warned_{code}", severity, row.text("remark", "id"), row.text("remark", "en"), (one.key,), row.source or "own")


def size(candidates: Candidates, group_type: str) -> Iterable[Concern]:
    """Fewer or more than the usual size of this type; at least two where no type is chosen. Raises `catalogue.UnknownCode`."""
    row = catalogue.load("group_types").get(group_type) if group_type else None
    least, most = (row.extra.get("usual_least"), row.extra.get("usual_most")) if row else (LEAST, None)
    if isinstance(least, int) and len(candidates) < least:
        yield concern(
            "few",
            "note",
            f"Baru {len(candidates)} calon; biasanya sedikitnya {least}.",
            f"Only {len(candidates)} so far; usually at least {least}.",
            (),
            "R239; own figures",
        )
    if isinstance(most, int) and len(candidates) > most:
        yield concern(
            "many",
            "note",
            f"Sudah {len(candidates)} calon; biasanya paling banyak {most}. Dua kelompok dapat memberi lebih banyak ruang.",
            f"{len(candidates)} already; usually at most {most}. Two groups may give more room.",
            (),
            "R239; own figures",
        )


LOOKS: tuple[Callable[[Candidates], Iterable[Concern]], ...] = (
    perpetrator,
    relative,
    children_among_adults,
    ages_apart,
    age_unknown,
    sexes,
    languages,
    fears,
    interest,
    verbal,
    problems,
    acquainted,
    warned,
)
