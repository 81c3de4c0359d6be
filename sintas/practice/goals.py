"""Goals one can look back at: what makes a goal measured, and a gentle word where nobody could see whether it was reached."""

import re

from sintas.practice.stage import Warn

NEEDED = ("baseline", "target", "due")

# Words for what goes on inside a person. They may stay: the hint only asks what one would see or hear.
WEAK_WORDS = frozenset(
    {"memahami", "mengerti", "mengetahui", "menyadari", "merasa", "merasakan", "ikhlas", "semangat", "bahagia", "optimal"}
    | {"maksimal", "baik", "understand", "know", "realise", "realize", "feel", "happy", "better"}
)


def lacking(*, baseline: object, target: object, due: object) -> tuple[str, ...]:
    """Which of NEEDED a goal still lacks; anything empty (None, "", 0) counts as lacking. Source: R163, fixture MS NO_BASELINE."""
    told = {"baseline": baseline, "target": target, "due": due}
    return tuple(name for name in NEEDED if not told[name])


def measured(*, baseline: object, target: object, due: object) -> bool:
    """Whether a goal has its starting point, target and day, so that its result can be compared (R163).

    The indicator says how it is looked at and helps, but a baseline and a target carry their unit themselves.
    """
    return not lacking(baseline=baseline, target=target, due=due)


def measured_or_said_not(*, baseline: object, target: object, due: object, not_measured: bool) -> bool:
    """Whether the planning gate is content: measured, or honestly stated as not measured."""
    return not_measured or measured(baseline=baseline, target=target, due=due)


def seeing_hint(text: str, indicator: str = "") -> Warn | None:
    """A gentle hint for a goal made of inner words only (WEAK_WORDS) and without an indicator; None otherwise. It holds nothing back."""
    if indicator.strip() or not WEAK_WORDS.intersection(re.findall(r"\w+", text.casefold())):
        return None
    return Warn(
        "goal_can_be_seen",
        "Dari apa hal ini akan terlihat atau terdengar? Tulis di cara ukur, dengan kata klien sendiri bila bisa.",
        "By what will this be seen or heard? Write it as the indicator, in the client's own words if possible.",
        "plan",
        "R163; R307",
    )
