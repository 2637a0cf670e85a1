"""Sheets ChiSoTruyenThong and MinhChung: a row an agency with its index, and what backs its figures."""

from __future__ import annotations

import json
from datetime import date

import polars as pl

from connectors.ledger import Release
from connectors.localities import Agency
from connectors.nq57.columns import Record
from connectors.presentation.standing_words import why_not_ranked
from connectors.release.sources import PublishedEvidence, sources_frame
from connectors.scorecard import Scorecard, Standing
from rubric.part import YEAR


def index_records(scorecard: Scorecard, record: Release | None, year: int) -> list[Record]:
    """Every agency in protocol order; points are verified ones only where the scorecard is."""
    own = _own_points(scorecard, year)
    reporting = set(scorecard.figures.inputs.figures.filter(pl.col(YEAR) == year)["agency"].cast(pl.String))
    found: list[Record] = []
    for code, agency in scorecard.agencies.items():
        points, many = own.get(code, (None, None))
        standing = scorecard.standing(code, year)
        is_silent = standing.not_ranked == "never_reported" or code not in reporting
        row: Record = {
            "ma_don_vi": code,
            "khoi": scorecard.criteria_set.cohorts[agency.cohort].title.vi,
            "diem_tu_cham": _points(points),
            **_standing(scorecard, standing),
            "so_quyet_dinh_cong_bo": (record.decision_number or None) if record else None,
            "ten_don_vi": agency.name.vi,
            "ma_dvhc": code if _is_commune(agency) else None,
            "so_muc_tu_cham": many,
            "tinh_trang_so_lieu": "chua_bao_cao" if is_silent else "co_so_lieu",
        }
        found.append(row)
    return found


def _standing(scorecard: Scorecard, standing: Standing) -> Record:
    is_verified = scorecard.run.basis == "verified"
    bands = scorecard.criteria_set.bands
    return {
        "diem_tham_dinh": _points(standing.points) if is_verified else None,
        "diem_tam_tinh": None if is_verified else _points(standing.points),
        "diem_toi_da_ap_dung": _points(standing.maximum),
        "diem_thuong": _points(standing.bonus),
        "diem_tru": _points(standing.penalty),
        "chi_so_pct": _points(standing.index),
        "xep_loai": bands[standing.band].label.vi if standing.band and not standing.not_ranked else None,
        "vi_thu": standing.rank,
        "ly_do_khong_xep_hang": why_not_ranked(scorecard, standing, "vi") if standing.not_ranked else None,
    }


def evidence_records(scorecard: Scorecard, year: int, published: PublishedEvidence) -> list[Record]:
    """What backs the figures of the year, as far as it is published; figures without anything have no row."""
    order = {code: place for place, code in enumerate(scorecard.agencies)}
    rows = sources_frame(scorecard.figures, published).filter(pl.col("period").str.starts_with(str(year)))
    found: list[tuple[tuple[int, str, str], Record]] = []
    for row in rows.iter_rows(named=True):
        links = json.loads(row["links"]) if row["links"] else []
        if row["agency"] in order and any((row["document"], row["day"], row["page"], links)):
            key = (order[row["agency"]], row["period"], row["field"])
            found += [(key, _evidence(scorecard, row, link)) for link in links or [None]]
    return [row for _, row in sorted(found, key=lambda each: each[0])]


def _evidence(scorecard: Scorecard, row: dict[str, str], link: str | None) -> Record:
    field = scorecard.criteria_set.fields.get(row["field"])
    return {
        "ma_don_vi": row["agency"],
        "ten_don_vi": scorecard.agencies[row["agency"]].name.vi,
        "ky": row["period"],
        "ma_so_lieu": row["field"],
        "ten_so_lieu": field.label.vi if field else None,
        "tai_lieu": row["document"] or None,
        "ngay": _day(row["day"]),
        "ngay_nhu_da_ghi": row["day"] or None,
        "trang": row["page"] or None,
        "duong_dan": link,
        "so_bang_tinh": row["book"],
        "tab": row["tab"] or None,
        "o": row["cell"] or None,
    }


def _own_points(scorecard: Scorecard, year: int) -> dict[str, tuple[int, int]]:
    """The points each agency gave itself in all, and to how many criteria, bonuses and penalties left aside."""
    claims = scorecard.figures.inputs.claims.filter(pl.col(YEAR) == year)
    criteria = set(scorecard.criteria_set.criteria)
    found: dict[str, tuple[int, int]] = {}
    for agency, item, points in claims.select(
        pl.col("agency").cast(pl.String), pl.col("item").cast(pl.String), "points"
    ).iter_rows():
        if item in criteria:
            total, many = found.get(agency, (0, 0))
            found[agency] = (total + points, many + 1)
    return found


def _points(hundredths: int | None) -> float | None:
    return None if hundredths is None else hundredths / 100


def _day(typed: str) -> date | None:
    """A day written as Vietnamese documents write it, dd/mm/yyyy; None for whatever else was typed."""
    parts = typed.strip().split("/")
    if len(parts) != 3 or not all(part.isascii() and part.isdecimal() for part in parts) or len(parts[2]) != 4:
        return None
    try:
        return date(int(parts[2]), int(parts[1]), int(parts[0]))
    except ValueError:
        return None


def _is_commune(agency: Agency) -> bool:
    return agency.kind.startswith("commune")
