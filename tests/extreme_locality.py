"""A made locality with everything at its extreme, for whatever writes or draws a scorecard.

It stands on the plan and the criteria set of Huế. 168 communes, one ward, names of 200 characters, names and typed
text with markup, formulas and control characters, agencies without any report, a year without one before it, and (in
:func:`ledger_of`) ten releases of it. Nothing of it is in ``data/``; nothing of it is true.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

import yaml

from connectors.cells.raw_cell import Address
from connectors.figures import assemble
from connectors.ledger import Ledger, NewRelease, TakenBook, Visit
from connectors.localities import DATA, Agency, Installation, load
from connectors.release import Authority, Publication, Release, freeze
from connectors.reported import AssignedTask, BookReading, Evidence, OwnScore, ReportedValue, ValueState
from connectors.scorecard import Scorecard, Verdict, build
from rubric.criteria.field import Field
from rubric.language import to_days
from rubric.text import Text

LOCALITY, YEAR, AS_OF = "cuc-doan", 2026, date(2026, 12, 31)
COMMUNES, RELEASES = 168, 10
LONGEST = 200  # characters of a name
FIRST_MADE_AT = datetime(2027, 1, 20, 2, 0, tzinfo=UTC)
SILENT = ("hue-so-xay-dung", "99007")  # agencies without any report
ALONE = "99900"  # the only ward
UNREADABLE, ZERO, NOT_APPLICABLE = "99008", "99009", "99010"  # agencies whose every figure is that
LONG_NAME = ("Xã " + "Nguyễn Thượng Hiền Quảng Trường Đông Kinh Nghĩa Thục " * 5)[: LONGEST - 1] + "z"
UNBROKEN_NAME = "X" + "ượ" * ((LONGEST - 1) // 2) + "z"  # no space to break at
NAMES = {
    "99001": LONG_NAME,
    "99002": UNBROKEN_NAME,
    "99003": "Xã <script>alert('57')</script> & \"Đông\" <b>đậm</b>",
    "99004": '=HYPERLINK("https://example.vn/?"&A1;"Xã Bốn")',
    "99005": "Xã [Năm](https://example.vn) *nghiêng* `mã` :red[đỏ] $x^2$ {{ bảy }} {% tám %}",
    "99006": "+Xã Sáu/..\\..\\sáu: *?[]'",
}
TYPED = (
    "<script>alert('57')</script><img src=x onerror=alert(57)>",
    "=1+1",
    "@SUM(A1:A9)",
    "+84 234 3 822 057",
    "-5,5",
    "\t=cmd|' /C calc'!A0",
    "\r\n=2+2",
    "\ufeff\u200b=3+3",
    "＝4+4",
    'hai\ndòng; "nháy", \'đơn\', <a href="javascript:alert(57)">liên kết</a>',
    "rỗng\x00 chuông\x07 thoát\x1b[31m lùi\x08 \x0b\x0c\x1f \x7f \x85 \ufffe \uffff",
    "\u202eđảo chiều\u202c \u2066cách ly\u2069 \u2028 \u2029",
    "javascript:alert(57)",
    "e\u0302\u0301 Nguye\u0302\u0303n (dựng sẵn: ễ)",  # not normalised
    "_x0041_ _xD800_ ]]> &amp; &#0;",
)
LONG_TYPED = ("dài " * 9000, "https://example.vn/" + "d" * 2100)  # above what a cell or a link of a workbook holds


@cache
def installation() -> Installation:
    """The locality: 15 departments, one ward, 168 communes, the press of Huế."""
    hue = load("hue", YEAR)
    agencies = {code: each for code, each in hue.agencies.items() if each.cohort in {"so", "bao"}}
    ward, *_ = (each for each in hue.agencies.values() if each.cohort == "phuong")
    commune, *_ = (each for each in hue.agencies.values() if each.cohort == "xa")
    last = max(each.order for each in hue.agencies.values())
    agencies[ALONE] = _named(ward, ALONE, "Phường Một Mình", last + 1)
    for number in range(1, COMMUNES + 1):
        code = f"99{number:03}"
        agencies[code] = _named(commune, code, NAMES.get(code, f"Xã Thứ {number}"), last + 1 + number)
    name = Text(vi="Tỉnh Cực Đoan <b>&", en="Extreme Province <b>&")
    return Installation(
        hue.locality.model_copy(update={"id": LOCALITY, "name": name, "statistics_code": "09"}),
        hue.plan,
        dict(sorted(agencies.items(), key=lambda entry: entry[1].order)),
        hue.criteria_set.changed(id=f"{LOCALITY}-{YEAR}", locality=LOCALITY),
        hue.measures,
    )


def write_data(folder: Path) -> Path:
    """A folder of facts with this locality alone, for what loads it by its id (``THUOCDO_DATA``); the folder."""
    there, own = installation(), folder / "localities" / LOCALITY
    shutil.copytree(DATA / "criteria", folder / "criteria")
    shutil.copytree(DATA / "holidays", folder / "holidays")
    shutil.copytree(DATA / "localities" / "hue", own)
    name = f"{{vi: '{there.locality.name.vi}', en: '{there.locality.name.en}'}}"
    said = {
        "locality.yaml": [
            ("id: hue", f"id: {LOCALITY}"),
            ('"46"', '"09"'),
            ("{vi: Thành phố Huế, en: Huế City}", name),
        ],
        f"criteria/{YEAR}.yaml": [("id: hue-", f"id: {LOCALITY}-"), ("locality: hue", f"locality: {LOCALITY}")],
    }
    for file, changes in said.items():
        text = (own / file).read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text, (file, old)
            text = text.replace(old, new, 1)
        (own / file).write_text(text, encoding="utf-8")
    agencies = {code: each.model_dump(exclude={"code"}) for code, each in there.agencies.items()}
    written = yaml.safe_dump({"agencies": agencies}, allow_unicode=True, sort_keys=False)
    (own / "agencies.yaml").write_text(written, encoding="utf-8")
    return folder


def _named(like: Agency, code: str, name: str, order: int) -> Agency:
    there = Text(vi=name, en=f"{name} (en)"[:LONGEST])
    return like.model_copy(
        update={"code": code, "name": there, "order": order, "aliases": [], "predecessors": [], "source": "made up"}
    )


@cache
def scorecard(*, is_illustration: bool = False) -> Scorecard:
    """The locality's year 2026, verified; the same at every call."""
    return scorecard_of(0, is_illustration=is_illustration)


@cache
def scorecard_of(seed: int, *, is_illustration: bool = False) -> Scorecard:
    """The same with other figures: what a correction would bring."""
    there = installation()
    reading = BookReading("sổ <b>=1+1", list(_values(there, seed)), list(_own_scores(there)))
    scored = build(
        there,
        assemble(there, [reading], as_of=AS_OF, years=[YEAR]),
        basis="verified",
        synced_at=FIRST_MADE_AT - timedelta(days=1),
        is_illustration=is_illustration,
        tasks=tuple(_tasks(there)),
    )
    verdicts = {
        (value.agency, value.period, value.field): Verdict("reject", TYPED[place % len(TYPED)])
        for place, value in enumerate(reading.values[::97])
    }
    return replace(scored, verdicts=verdicts)


@cache
def releases() -> tuple[Release, ...]:
    """Ten releases of the year, each correcting the one before for a reason with markup; half a second for each."""
    made: list[Release] = []
    for number in range(1, RELEASES + 1):
        occasion = Publication(
            number,
            FIRST_MADE_AT + timedelta(days=number),
            Authority(number=f"{number}/QĐ-UBND", day=date(2027, 1, 20), signatory="Chủ tịch <i>&"),
            previous=made[-1] if made else None,
            correction=f"Lần {number}: {TYPED[number]}" if made else "",
        )
        made.append(freeze(scorecard_of(number // 4), occasion, code_version="cuc-doan"))
    return tuple(made)


def ledger_of(file: Path) -> Ledger:
    """A ledger at ``file`` (an SQLite file that is not there yet) with the ten releases, all public; close it."""
    ledger = Ledger(file)
    sync = ledger.begin_sync(LOCALITY, "local", AS_OF)
    book = ledger.visits.note(Visit(sync, "sổ", FIRST_MADE_AT, "read"), b"made up")
    ledger.end_sync(sync, [], [TakenBook("sổ", book.hash, "current", FIRST_MADE_AT)])
    before = None
    for made in releases():
        authority = made.manifest.authority
        assert authority is not None
        new = NewRelease(
            LOCALITY, YEAR, made.id, made.manifest.criteria_set.hash, made.manifest.code_version, sync, AS_OF,
            authority.number, authority.day, before, made.manifest.correction,
        )  # fmt: skip
        kept = ledger.releases.make(new, made.bundle, "quan.tri@example.vn", made.manifest.made_at)
        ledger.releases.sign_off(kept.number, "lanh.dao@example.vn", made.manifest.made_at)
        before = kept.number
    text = Text(vi=TYPED[0], en=TYPED[0])
    ledger.releases.notice(1, text, "quan.tri@example.vn", FIRST_MADE_AT + timedelta(days=20))
    return ledger


_LONG_AT = {571, 572}  # the values with the longest texts


def _values(there: Installation, seed: int) -> Iterator[ReportedValue]:
    lot, count = random.Random(57 + seed), 0
    for agency in there.agencies.values():
        months = [f"{YEAR}-{part}" for part in there.regime.of(agency.annex) if part.startswith("M")]
        fields = there.criteria_set.fields_of(agency.annex, ("agency", "department", "survey", "panel"))
        for name, field in fields.items():
            for period in months or [str(YEAR)]:
                typed = _typed(count)
                state, value = _said(agency.code, field, lot)
                if agency.code in SILENT or state == "missing":
                    continue
                count += 1
                at = Address(
                    "Sổ <b>=1+1", "Tab [1]:*?/\\", f"E{count}", "https://docs.google.com/spreadsheets/d/1/edit"
                )
                proof = _proof(count, typed) if count % 5 == 0 or count in _LONG_AT else Evidence()
                yield ReportedValue(agency.code, period, name, state, value, typed, at, proof)


def _typed(count: int) -> str:
    return LONG_TYPED[count % 2] if count in _LONG_AT else TYPED[count % len(TYPED)]


def _proof(count: int, typed: str) -> Evidence:
    return Evidence(_links(count), typed, "32/13/2026" if count % 2 else "12/12/2026", typed, typed)


def _links(count: int) -> tuple[str, ...]:
    return ("https://example.vn/minh-chung?a=1&b=<2>", f"https://example.vn/{count}")[: count % 3]


def _said(agency: str, field: Field, lot: random.Random) -> tuple[ValueState, int | None]:
    fixed: dict[str, tuple[ValueState, int | None]] = {
        UNREADABLE: ("unreadable", None), NOT_APPLICABLE: ("not_applicable", None), ZERO: ("reported", 0),
    }  # fmt: skip
    drawn = lot.random()
    if agency in fixed and (agency != ZERO or field.kind != "date"):
        return fixed[agency]
    if drawn < 0.1:
        return ("missing", None)
    if drawn < 0.15:
        return ("unreadable", None)
    return "reported", _drawn(field, lot)


def _drawn(field: Field, lot: random.Random) -> int:
    match field.kind:
        case "yes_no" | "text" | "url":
            return 1
        case "choices":
            return lot.randint(0, field.largest)
        case "date":
            return to_days(date(YEAR, 1, 1)) + lot.randint(0, 364)
        case _:
            return lot.randint(0, min(field.largest, 120 * field.scale))


def _own_scores(there: Installation) -> Iterator[OwnScore]:
    for place, code in enumerate(list(there.agencies)[::5]):
        for number, item in enumerate(there.criteria_set.criteria_of(there.agencies[code].annex)):
            typed = TYPED[(place + number) % len(TYPED)]
            yield OwnScore(code, YEAR, item, None if number % 3 else 100, typed, Address("sổ", "Tự chấm", f"F{number}"))


def _tasks(there: Installation) -> Iterator[AssignedTask]:
    """Tasks of the plan and beside it, in every outcome, with titles as people should not type them."""
    clauses = [task.clause for task in there.plan.tasks.values()]
    agencies = [code for code in there.agencies if code not in SILENT]
    days: list[tuple[date | None, date | None]] = [
        (date(2026, 6, 30), date(2026, 6, 30)), (date(2026, 6, 30), date(2026, 7, 2)), (date(2026, 6, 30), None),
        (date(2027, 6, 30), None), (None, None),
    ]  # fmt: skip
    outcomes = ("done_on_time", "done_late", "overdue", "under_way", "doubtful")
    for number in range(5 * len(TYPED)):
        (due, done), outcome = days[number % 5], outcomes[number % 5]
        code = f"{clauses[number % len(clauses)]}/2026" if number % 2 else f"NV<{number}>=1"
        title = TYPED[number % len(TYPED)]
        at = Address("sổ", "Việc", f"B{number}")
        yield AssignedTask(agencies[number % len(agencies)], code, title, due, done, outcome, at)
