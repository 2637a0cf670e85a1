"""The deliberate cases of a sample: who reports late or never, has nothing to inspect, is asked too few, mistypes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from connectors.forms.contents import Content
from connectors.samples.mistakes import Mistake, Place

FIRST_YEAR = 2025
INSPECTION_FIELD = "co_kiem_tra"


@dataclass(frozen=True, kw_only=True)
class Cases:
    """The cases of one locality, by the codes of its agencies; the default has none."""

    never_reported: str = ""
    """Leaves its tasks undone too, but for some that come late."""
    not_in_first_year: frozenset[str] = frozenset()
    days_late: Mapping[tuple[str, str], int] = field(default_factory=dict[tuple[str, str], int])
    """Days after the last day on which the report of a period still was on time, by agency and period."""
    never_came: frozenset[tuple[str, str]] = frozenset()
    """Single reports that never came, each after two reminders, by agency and period."""
    plan_days_late: Mapping[tuple[str, int], int] = field(default_factory=dict[tuple[str, int], int])
    """Days after the last day on which a plan was issued, by agency and year."""
    small_sample: tuple[str, int] = ("", 0)
    """The agency and year of a survey that asked too few people."""
    small_sample_size: int = 20
    nothing_to_inspect: Mapping[str, bool | None] = field(default_factory=dict[str, bool | None])
    """Who types “not applicable” for the inspection of units it does not have, and the decision: True approved,
    False refused, None not decided yet."""
    warned_in_writing: tuple[str, int] = ("", 0)
    higher_than_verified: Mapping[tuple[str, int], int] = field(default_factory=dict[tuple[str, int], int])
    no_own_scores: frozenset[str] = frozenset()
    mistakes: tuple[Mistake, ...] = ()

    def mistakes_at(self, place: Place) -> dict[tuple[str, str, str], Mistake]:
        """The mistakes of one place, by agency, period and field."""
        return {(m.agency, m.period, m.field): m for m in self.mistakes if m.place == place}

    def mistyped(self, agency: str, values: Mapping[tuple[str, str], Content]) -> dict[tuple[str, str], Content]:
        """The figures of an agency (by period and field) as it typed them."""
        wrong = {(m.period, m.field): m.typed for m in self.mistakes if m.agency == agency and m.place == "figure"}
        return {key: wrong.get(key, content) for key, content in values.items()}

    def typed_name(self, agency: str) -> str | None:
        """The name an agency typed in place of its code and name, None for most."""
        return next((str(m.typed) for m in self.mistakes if m.agency == agency and m.place == "agency"), None)
