"""The criteria of the small set: every kind of rule, with floors, zeros, scales and compositions of each sort."""

from __future__ import annotations

from tests.reference.raw import (
    Entry,
    by_year,
    count,
    days,
    every,
    field_of,
    fig,
    late,
    number,
    preferred,
    ratio,
    survey,
    text,
    to_target,
    weighted,
    yes,
)

DAY = field_of("date", "20/06/2026", "lower")
YES = field_of("yes_no", "Có", allows_not_applicable=True)
LIST = {f"g{place}": text(f"g{place}") for place in range(5)}
GROWTH = {
    "kind": "bands",
    "field": "views",
    "growth_from": "views_before",
    "base_year": 2026,
    "base_share": fig(80),
    "rungs": [
        {"share": fig(25)},
        {"lower": fig(-10), "share": fig(50)},
        {"lower": fig(0), "share": fig(75)},
        {"lower": fig("10.5"), "share": fig(100)},
    ],
}
LADDER = {
    "kind": "bands",
    "field": "speed",
    "rungs": [
        {"share": fig(0)},
        {"lower": fig("2.5"), "share": fig("33.3")},
        {"lower": fig(10), "share": fig(100)},
    ],
}
MONTHS = to_target(every(12), months=1)
LIFE = weighted(
    months=(50, MONTHS),
    forms=(30, {"kind": "variety", "forms": ["banners", "leaflets", "talks", "live"], "target": every(3)}),
    rare=(20, yes("live"), {"not_in_years": [2025, 2027], "not_applicable": text("not then")}),
)
REACH = ratio("people_told", "people", by_year("linear", y2025=30, y2028=61, y2030=80), floor=fig("12.5"))
LEVELS = {"kind": "panel", "levels": ["level_1", "level_2", "level_3", "level_4"], "minimum_scorers": fig(3)}
ASKED = survey("glad", "asked", by_year("hold", y2025=30, y2026=40, y2029=70))

CRITERIA = (
    Entry("plan", so=6, xa=5, fields={"plan_number": field_of("text", "12/KH"), "plan_day": DAY}, rule=weighted(
        number=(40, yes("plan_number")),
        day=(60, late({"plan": {"field": "plan_day", "last_day": days("01-31")}}, when_absent="not_reported")),
    )),
    Entry("reports", so=8, xa=8, fields={"h1_day": DAY | {"source": "department"}, "year_day": DAY}, rule=late(
        {"H1": {"field": "h1_day", "report": "H1"}, "year": {"field": "year_day", "report": "year"}}
    )),
    Entry("checklist", so=4, xa=4, fields={"did_a": YES, "did_b": YES, "did_c": YES}, rule=weighted(
        a=(40, yes("did_a")), b=(30, yes("did_b")), c=(30, yes("did_c"))
    )),
    Entry("money", so=7, xa=6, fields={"budget": number(2, better="none"), "spent": number(1)}, rule=weighted(
        budget=(50, yes("budget", more_than=fig(0))),
        spent=(50, ratio("spent", "budget", every(80), floor=fig(50), when_denominator_zero="zero")),
    )),
    Entry("trained", so=8, xa=5, fields={"staff": count(60, better="none"), "trained": count(60)}, rule=ratio(
        "trained", "staff", by_year("refuse", y2025=10, y2026=20, y2027=35, y2028=50, y2029=60, y2030=70),
        when_denominator_zero="zero",
    )),
    Entry("tasks", so=9, xa=7, fields={
        "due": count(40, better="none"), "on_time": count(40), "tardy": count(40),
    }, rule=ratio({"on_time": 1, "tardy": "0.5"}, "due", every(100), floor=fig(50))),
    Entry("section", so=7, xa=9, rule=weighted(link=(20, yes("link")), life=(80, LIFE)), fields={
        "link": field_of("url", "https://a.vn"), "months": count(12), "banners": count(9), "leaflets": number(2, 9),
        "talks": count(9), "live": count(9),
    }),
    Entry("library", so=5, xa=3, fields={"items": count(90), "has_library": YES | {
        "scope": "locality", "source": "department", "better": "none"
    }}, rule={"rules": {"so": to_target(every(10), items=1), "xa": to_target(by_year("hold", y2025="4.5"), items=1)}},
        outside=[{"reason": text("no library"), "annexes": ["so"], "when_no": "has_library"},
                 {"reason": text("not yet"), "annexes": ["xa"], "years": [2025]}]),
    Entry("products", so=9, xa=6, fields={"news": count(), "posts": count(), "films": number(3, 50)}, rule=to_target(
        every("59.5"), news=1, posts="0.25", films=3
    )),
    Entry("forms", xa=4, fields={}, rule=yes("banners", "talks", "leaflets", at_least=fig("2.75"))),
    Entry("told", so=6, xa=6, fields={"officials": count(900, better="none"), "officials_told": count(900)}, rule=ratio(
        "officials_told", "officials", every(100), floor=fig(50)
    )),
    Entry("reached", so=4, xa=8, rule=preferred(survey=ASKED, count=REACH), fields={
        "glad": count(120, source="survey"), "asked": count(120, source="survey", better="none"),
        "people": number(1, 5000, better="none"), "people_told": count(5000),
    }),
    Entry("growth", so=5, xa=5, rule=GROWTH, fields={
        "views": count(999), "views_before": number(1, 999, better="none"),
    }),
    Entry("speed", so=2, xa=2, fields={"speed": number(1, 20)}, rule=LADDER),
    Entry("known", so=6, xa=4, rule=survey("passed", "tested", every("66.7"), "30.5"), fields={
        "passed": number(1, 80, source="survey"), "tested": number(2, 80, source="survey", better="none"),
    }),
    Entry("groups", so=4, xa=4, fields={
        "assigned": field_of("choices", "g1", "none", choices=LIST), "covered": field_of("choices", "g1", choices=LIST)
    }, rule={"kind": "coverage", "assigned": "assigned", "reached": "covered"}),
    Entry("judged", so=3, xa=5, rule=weighted(panel=(60, LEVELS), extra=(40, preferred(a=LADDER, b=MONTHS))), fields={
        f"level_{place}": field_of("level", "75", source="panel", max=100) for place in (1, 2, 4)
    } | {"level_3": field_of("percent", "75", source="panel", decimals=1, max=100)}),
    Entry("mixed", so=4, xa=6, fields={
            "quota": count(50, better="none"), "taught": count(50),
            "teams": count(9, better="none"), "active": count(9),
        }, rule={"rules": {
            "so": weighted(
                taught=(70, ratio("taught", "quota", every(100))),
                teams=(30, ratio("active", "teams", every(100)), {"not_applicable": text("only communes")}),
            ),
            "xa": weighted(
                taught=(70, ratio("taught", "quota", every(100))),
                teams=(30, ratio("active", "teams", every(100))),
            ),
        }}),
    Entry("network", so=3, xa=3, fields={"members": count(9), "events": count(9)}, rule=weighted(
        member=("33.3", yes("members")), events=("66.7", yes("events", at_least=fig(2)))
    ), outside=[{"reason": text("no network yet"), "years": [2025]}]),
    Entry("models", block="bonus", so=2, xa=2, fields={"models": count(9)}, rule=to_target(every(2), models=1)),
    Entry("chatbot", block="bonus", so=1, fields={"chatbot": YES}, rule=yes("chatbot")),
    Entry("prize", block="bonus", so="0.5", xa=1, fields={"prizes": count(3)}, rule=yes("prizes")),
    Entry("silent", block="penalty", so=2, xa=2, rule=to_target(every(3), silent=1), fields={
        "silent": count(5, source="department", better="lower")
    }),
    Entry("wrong", block="penalty", so=2, fields={"wrong": YES | {"better": "lower"}}, rule=yes("wrong")),
)  # fmt: skip
