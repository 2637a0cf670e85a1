"""Whatever people do to a template, reading ends in figures and problems: no exception, no figure out of nowhere."""

from collections.abc import Callable
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from connectors.layouts.books import reading_of
from connectors.layouts.ground import Ground
from connectors.problem import Severity
from connectors.workbooks.raw_book import RawBook

WORDS = st.sampled_from(
    [
        "Mã", "Chỉ tiêu", "Số liệu", "Đường dẫn minh chứng", "Mã cơ quan", "Cơ quan", "Tên cơ quan", "Năm",
        "Kỳ báo cáo", "Ngày nhận", "Ngày đôn đốc lần 1", "Ngày đôn đốc lần 2", "Mã nhiệm vụ", "Hạn hoàn thành",
        "Ngày hoàn thành", "Trạng thái", "Mã tiêu chí", "Mã tiêu chí hoặc chỉ tiêu", "Quyết định", "Lý do",
        "Giá trị", "Điểm tự chấm",
        "so_can_bo", "kinh_phi", "ks_so_phieu", "muc_1", "chi_tieu_giao", "kho_van_hanh", "so_ky_hieu", "A1", "A4",
        "Cán bộ làm truyền thông", "19753", "03127", "so-khcn", "Xã Hóa Châu", "xa phu xuan", "Xã Phú Hồ", "Đơn vị lạ",
        "Tổng cộng", "2026", "6 tháng 2026", "Duyệt", "Không", "Hoàn thành", "12", "1.234", "85%", "(1)", " ", "",
    ]
)  # fmt: skip
CELLS = (
    st.none()
    | WORDS
    | st.integers(-3, 3000)
    | st.floats()
    | st.booleans()
    | st.dates(date(2025, 1, 1), date(2027, 1, 1))
)
GRIDS = st.lists(st.lists(CELLS, max_size=8), max_size=12)
TITLES = st.sampled_from(
    ["Thông tin", "2026", "Năm 2026", "2026-H1", "Tự chấm 2026", "Khảo sát", "Hội đồng", "Giao chỉ tiêu", "Đôn đốc",
     "Ngày nhận báo cáo", "Nhiệm vụ", "Không áp dụng", "Chung", "Hướng dẫn", "Sheet1"]
)  # fmt: skip


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tabs=st.dictionaries(TITLES, GRIDS, max_size=4), agency=st.sampled_from([None, "19753"]))
def test_reading_ends(
    book: Callable[..., RawBook], ground: Ground, tabs: dict[str, object], agency: str | None
) -> None:
    raw = book(tabs)
    reading = reading_of(raw, ground, {"xa": {"2026": Severity.TAB}}, agency)
    known = {tab.title for tab in raw.tabs}
    assert len({(v.agency, v.period, v.field) for v in reading.values}) == len(reading.values)
    for value in reading.values:
        assert value.agency in ground.agencies
        assert value.field in ground.fields
        assert value.address.tab in known
        assert (value.value is None) == (value.state != "reported")
    for problem in reading.problems:
        assert problem.address.book == "sổ.xlsx"
        assert problem.message.vi
        assert "{" not in problem.message.vi
