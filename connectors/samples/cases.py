"""The deliberate cases of the sample: who reports late or never, who has nothing to inspect, whose sample is small.

Codes are those of Huế; where a locality does not have the agency, the case is not there.
"""

from __future__ import annotations

NEVER_REPORTED = "20101"  # and leaves its tasks undone, but for some that come late
NOT_IN_FIRST_YEAR = frozenset({"hue-bql-kktcn", "19909"})
FIRST_YEAR = 2025

# Days after the last day on which the report of a period still was on time.
DAYS_LATE: dict[tuple[str, str], int] = {
    ("hue-so-xay-dung", "2026"): 3,
    ("19831", "2026-H1"): 7,
    ("20050", "2026"): 12,
    ("hue-so-du-lich", "2026-H1"): 20,
    ("hue-so-tu-phap", "2025"): 3,
    ("20161", "2025"): 20,
    ("hue-bao-ioc", "2026-M04"): 7,
    ("hue-bao-cong-ttdt", "2026-M09"): 3,
}
# Reports of the press that never came, each after two reminders.
NEVER_CAME = frozenset({("hue-bao-ioc", "2026-M07")})

# Days after the last day on which a plan was issued: too late for more than the band Khá.
PLAN_DAYS_LATE: dict[tuple[str, int], int] = {("20179", 2026): 41}

SMALL_SAMPLE = ("20044", 2026)
SMALL_SAMPLE_SIZE = 20

# Agencies that type “not applicable” for the inspection of units they do not have, and the department's decision:
# True approved, False refused, None not decided yet.
NOTHING_TO_INSPECT: dict[str, bool | None] = {
    "hue-thanh-tra": True,
    "hue-van-phong-ubnd": True,
    "hue-so-ngoai-vu": True,
    "hue-so-noi-vu": False,
    "hue-so-du-lich": None,
}
INSPECTION_FIELD = "co_kiem_tra"

WARNED_IN_WRITING = ("19969", 2025)
HIGHER_THAN_VERIFIED: dict[tuple[str, int], int] = {("20137", 2026): 1}
NO_OWN_SCORES = frozenset({"hue-so-nnmt", "20182"})
