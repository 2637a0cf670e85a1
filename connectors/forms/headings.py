"""The words at the head of tabs and columns."""

ABOUT_TAB = "Thông tin"
AGENCY_CODE = "Mã cơ quan"
AGENCY_NAME = "Tên cơ quan"
AGENCY = "Cơ quan"
LOCALITY = "Địa phương"
CRITERIA_SET = "Bộ tiêu chí"
SAMPLE = "Dữ liệu minh hoạ"
FIELD_COLUMNS = (
    "Mã", "Chỉ tiêu", "Đơn vị tính", "Số liệu", "Đường dẫn minh chứng", "Số, ký hiệu văn bản", "Ngày văn bản",
    "Trang", "Ghi chú",
)
SCORE_COLUMNS = ("Mã tiêu chí", "Tiêu chí", "Điểm tối đa", "Điểm tự chấm", "Giải trình")
def own_scores_tab(year: int) -> str:
    return f"Tự chấm {year}"
