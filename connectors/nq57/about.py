"""Sheet ThongTin: by which rules and from which data the export was made, how official it is, what it cannot say."""

from __future__ import annotations

from datetime import date
from typing import Any

from connectors.ledger import Release
from connectors.nq57.columns import DATA_STATES, UNKNOWN
from connectors.presentation.stamps import ILLUSTRATION, PROVISIONAL, RECOMPUTED, SUPERSEDED
from connectors.presentation.words import word
from connectors.scorecard import Scorecard

# What each stamp adds to the file's name.
IN_THE_NAME = {ILLUSTRATION: "MINHHOA", PROVISIONAL: "TAMTINH", SUPERSEDED: "DATHAYTHE", RECOMPUTED: "TINHLAI"}
FORM = "NQ57-truyenthong/1"


def reporting_month(scorecard: Scorecard, year: int) -> int:
    """The month the figures of a year speak of: that of the day they stand at, December once the year is over."""
    as_of = scorecard.run.as_of
    return as_of.month if as_of.year == year else 12


def about(
    scorecard: Scorecard, record: Release | None, year: int, stamps: tuple[str, ...], made_on: date
) -> dict[str, Any]:
    """Everything that identifies the run behind the export, and the words that explain its empty cells."""
    run, locality, used = scorecard.run, scorecard.installation.locality, scorecard.criteria_set
    month = reporting_month(scorecard, year)
    return {
        "mau": FORM,
        "dong_dau": list(stamps),
        "muc_do": "Chính thức" if not stamps else "; ".join(stamps),
        "dia_phuong": locality.name.vi,
        "ma_tinh": locality.statistics_code,
        "nam": year,
        "ky_bao_cao": f"{month:02}/{year}",
        "so_lieu_tu_ngay": date(year, 1, 1).isoformat(),
        "so_lieu_den_ngay": min(run.as_of, date(year, 12, 31)).isoformat(),
        "ngay_tao": made_on.isoformat(),
        "ke_hoach": scorecard.installation.plan.document.number or None,
        "bo_tieu_chi": {
            "id": used.id, "phien_ban": used.version, "ma_bam": run.criteria_hash,
            "trang_thai": "đã ban hành" if used.status == "issued" else "đề xuất, chưa ban hành",
        },
        "co_so": run.basis,
        "co_so_bang_loi": word(f"status.basis.{run.basis}", "vi"),
        "ban_cong_bo": _release(record),
        "sha256_dau_vao": run.inputs_hash,
        "y_nghia_tinh_trang": dict(DATA_STATES),
        "khong_biet": list(UNKNOWN),
    }  # fmt: skip


def _release(record: Release | None) -> dict[str, Any] | None:
    if record is None:
        return None
    return {
        "ten": record.name,
        "so_quyet_dinh": record.decision_number or None,
        "ngay_quyet_dinh": record.decision_date.isoformat() if record.decision_date else None,
        "sha256_goi": record.bundle,
        "dinh_chinh": record.reason or None,
    }
