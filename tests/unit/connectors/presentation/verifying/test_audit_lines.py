"""The audit log in words: nothing of how the ledger keeps it is left for an official to guess."""

from datetime import UTC, datetime

import pytest

from connectors.ledger import AuditRow
from connectors.localities import load
from connectors.presentation.verifying.audit_lines import audit_lines

HUE = load("hue", 2026)
NOW = datetime(2026, 11, 16, 2, tzinfo=UTC)


def line(act: str, before: str = "", after: str = "", agency: str = "", field: str = "") -> tuple[str, str, str, str]:
    row = AuditRow(
        number=1, at=NOW, told=NOW, by="second-verifier@minh-hoa.example", act=act, locality="hue", before=before,
        after=after, agency=agency, period="2026", field=field,
    )  # fmt: skip
    (found,) = audit_lines([row], HUE, "vi")
    return found.act, found.about, found.change, found.by


@pytest.mark.parametrize(
    ("act", "before", "after", "said", "change"),
    [
        ("release.made", "", f"hue-2026-1 {'2f' * 32}", "Lập bản công bố", "hue-2026-1"),
        ("release.made", "hue-2026-1", f"hue-2026-2 {'2f' * 32}", "Lập bản công bố", "hue-2026-1 → hue-2026-2"),
        ("release.signed", "", "hue-2026-1", "Ký duyệt bản công bố", "hue-2026-1"),
        ("release.notice", "hue-2026-1", "Đang xem xét", "Ghi thông báo trên bản công bố", "hue-2026-1: Đang xem xét"),
        ("appeal.made", "adjust", "Có danh sách", "Gửi giải trình", "Điều chỉnh: Có danh sách"),
        ("appeal.closed", "adjust", "stands", "Kết luận giải trình", "Điều chỉnh → Giữ nguyên quyết định"),
        ("appeal.closed", "reject", "changed", "Kết luận giải trình", "Bác bỏ → Thay đổi quyết định"),
        ("account.granted", "", "agency hue-so-yte", "Cấp tài khoản", "Cán bộ tổng hợp của cơ quan · Sở Y tế"),
        ("account.changed", "viewer", "verifier", "Đổi quyền tài khoản", "Người xem nội bộ → Thành viên Tổ thẩm định"),
    ],
)
def test_an_act_is_told_in_words(act: str, before: str, after: str, said: str, change: str) -> None:
    assert line(act, before, after) == (said, "", change, "Người thẩm định thứ hai (vai minh hoạ)")


def test_a_decision_names_its_figure_and_not_its_verdict_twice() -> None:
    about = "Sở Y tế · Video, podcast, đồ họa chuyển động · Năm 2026"
    assert line("decision.accept", "", "accept", "hue-so-yte", "so_video")[:3] == ("Chấp nhận", about, "")
    assert (
        line("decision.adjust", "accept", "adjust 3", "hue-so-yte", "so_video")[2]
        == "Chấp nhận → Điều chỉnh: 3 sản phẩm"
    )
