"""The sheets of the export and their columns, as data: the workbook, the JSON and its schema are made from them.

The first columns of a sheet are those of the proposal, in its order; those marked ``is_added`` say what the proposal
has no place for, above all why a cell is empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal["text", "number", "whole", "date", "link", "list"]
Value = str | float | int | date | list[str] | None
Record = Mapping[str, Value]

STATES = (
    "Đang thực hiện đúng hạn",
    "Đang thực hiện trễ hạn",
    "Hoàn thành đúng hạn",
    "Hoàn thành trễ hạn",
    "Chưa thực hiện đúng hạn",
    "Chưa thực hiện trễ hạn",
)
DATA_STATES: Mapping[str, str] = {
    "co_so_lieu": "có số liệu; số 0 là số 0 thật",
    "chua_bao_cao": "chưa báo cáo",
    "khong_doc_duoc": "đã ghi nhưng không đọc được",
    "khong_ap_dung": "không áp dụng",
    "chua_den_han": "chưa đến hạn hoặc chưa đến kỳ",
    "ngoai_so_lieu": "năm này không có trong số liệu của bản này",
    "chua_ghi": "sổ theo dõi chưa ghi việc này",
    "khong_do_duoc": "chưa có báo cáo nào hỏi số liệu này",
}
ASSESSMENTS = ("Đạt", "Không đạt", "Chưa đến hạn")
AT_THE_TIME, IN_THE_PERIOD = "Số liệu tại thời điểm báo cáo", "Số liệu trong kỳ báo cáo"
APPROVED, NOT_APPROVED = "Đã thẩm định và công bố", "Chưa duyệt (tạm tính)"


@dataclass(frozen=True)
class Column:
    """One column: its key, its title, what it holds, and the only values it may have, if they are few."""

    key: str
    title: str
    kind: Kind = "text"
    choices: tuple[str, ...] = ()
    is_added: bool = False


def _state_of_data() -> Column:
    return Column("tinh_trang_so_lieu", "Tình trạng số liệu", choices=tuple(DATA_STATES), is_added=True)


SHEETS: Mapping[str, tuple[str, tuple[Column, ...]]] = {
    "NhiemVu": (
        "nhiem_vu",
        (
            Column("ma_nhiem_vu", "Mã nhiệm vụ"),
            Column("ten_nhiem_vu", "Tên nhiệm vụ"),
            Column("van_ban_giao", "Văn bản giao (số, ký hiệu, ngày)"),
            Column("ma_don_vi_chu_tri", "Mã đơn vị chủ trì"),
            Column("ten_don_vi_chu_tri", "Tên đơn vị chủ trì"),
            Column("don_vi_phoi_hop", "Đơn vị phối hợp"),
            Column("ngay_bat_dau", "Ngày bắt đầu", "date"),
            Column("han_hoan_thanh", "Hạn hoàn thành", "date"),
            Column("ngay_hoan_thanh", "Ngày hoàn thành", "date"),
            Column("tien_do_pct", "Tiến độ (%)", "number"),
            Column("trang_thai", "Trạng thái", choices=STATES),
            Column("ket_qua_san_pham", "Kết quả, sản phẩm"),
            Column("kho_khan_kien_nghi", "Khó khăn, kiến nghị"),
            Column("duong_dan_minh_chung", "Đường dẫn minh chứng", "link"),
            Column("ky_bao_cao", "Kỳ báo cáo (MM/YYYY)"),
            Column("trang_thai_co_the", "Trạng thái có thể (khi chưa rõ)", "list", STATES, is_added=True),
            Column("thoi_han_theo_ke_hoach", "Thời hạn theo lời kế hoạch", is_added=True),
            Column("ma_trong_ke_hoach", "Mã trong kế hoạch", is_added=True),
            Column("so_don_vi_chua_ghi", "Số đơn vị chủ trì chưa ghi trong sổ", "whole", is_added=True),
            _state_of_data(),
        ),
    ),
    "ChiTieu": (
        "chi_tieu",
        (
            Column("ma_chi_tieu", "Mã chỉ tiêu"),
            Column("ten_chi_tieu", "Tên chỉ tiêu"),
            Column("loai_so_lieu", "Loại số liệu", choices=(AT_THE_TIME, IN_THE_PERIOD)),
            Column("don_vi_tinh", "Đơn vị tính"),
            Column("nam", "Năm", "whole"),
            Column("ke_hoach", "Kế hoạch", "number"),
            Column("thuc_hien", "Thực hiện", "number"),
            Column("ty_le_pct", "Tỷ lệ thực hiện (%)", "number"),
            Column("danh_gia", "Đánh giá", choices=ASSESSMENTS),
            Column("can_cu", "Căn cứ"),
            Column("nguon_so_lieu", "Nguồn số liệu"),
            Column("trang_thai_duyet", "Trạng thái duyệt", choices=(APPROVED, NOT_APPROVED)),
            Column("duong_can_dat", "Mức cần đạt trong năm (phần mềm tính)", "number", is_added=True),
            Column("ky_so_lieu", "Kỳ số liệu", is_added=True),
            Column("so_don_vi_bao_cao", "Số đơn vị có báo cáo", "whole", is_added=True),
            Column("so_don_vi_phai_bao_cao", "Số đơn vị phải báo cáo", "whole", is_added=True),
            _state_of_data(),
        ),
    ),
    "ChiSoTruyenThong": (
        "chi_so_truyen_thong",
        (
            Column("ma_don_vi", "Mã đơn vị"),
            Column("khoi", "Khối"),
            Column("diem_tu_cham", "Điểm tự chấm", "number"),
            Column("diem_tham_dinh", "Điểm thẩm định", "number"),
            Column("diem_toi_da_ap_dung", "Điểm tối đa áp dụng", "number"),
            Column("diem_thuong", "Điểm thưởng", "number"),
            Column("diem_tru", "Điểm trừ", "number"),
            Column("chi_so_pct", "Chỉ số (%)", "number"),
            Column("xep_loai", "Xếp loại"),
            Column("vi_thu", "Vị thứ", "whole"),
            Column("so_quyet_dinh_cong_bo", "Số quyết định công bố"),
            Column("ten_don_vi", "Tên đơn vị", is_added=True),
            Column("ma_dinh_danh", "Mã định danh điện tử", is_added=True),
            Column("ma_dvhc", "Mã đơn vị hành chính", is_added=True),
            Column("diem_tam_tinh", "Điểm tạm tính (chưa thẩm định)", "number", is_added=True),
            Column("so_muc_tu_cham", "Số mục có tự chấm", "whole", is_added=True),
            Column("ly_do_khong_xep_hang", "Lý do không xếp hạng", is_added=True),
            _state_of_data(),
        ),
    ),
    "MinhChung": (
        "minh_chung",
        (
            Column("ma_don_vi", "Mã đơn vị"),
            Column("ten_don_vi", "Tên đơn vị"),
            Column("ky", "Kỳ"),
            Column("ma_so_lieu", "Mã số liệu"),
            Column("ten_so_lieu", "Số liệu"),
            Column("tai_lieu", "Tài liệu"),
            Column("ngay", "Ngày", "date"),
            Column("ngay_nhu_da_ghi", "Ngày như đã ghi"),
            Column("trang", "Trang, mục"),
            Column("duong_dan", "Đường dẫn", "link"),
            Column("so_bang_tinh", "Sổ", is_added=True),
            Column("tab", "Trang tính", is_added=True),
            Column("o", "Ô", is_added=True),
        ),
    ),
}
ABOUT = "ThongTin"
UNKNOWN = (
    "ngay_bat_dau: sổ theo dõi và kế hoạch không ghi ngày bắt đầu, nên để trống.",
    "trang_thai: sổ không ghi việc chưa xong đã bắt đầu hay chưa; khi đó để trống, trang_thai_co_the nêu hai khả năng.",
    "tien_do_pct: chỉ biết 100 với việc đã hoàn thành; việc chưa xong để trống, không phải 0.",
    "ket_qua_san_pham, kho_khan_kien_nghi, duong_dan_minh_chung của nhiệm vụ: sổ theo dõi không có cột này.",
    "ma_dinh_danh: dữ liệu của phần mềm chưa có mã định danh điện tử của đơn vị.",
    "van_ban_giao của việc ngoài kế hoạch: sổ theo dõi không ghi văn bản giao.",
    "ke_hoach: chỉ ghi ở năm mà kế hoạch nêu; duong_can_dat của các năm giữa là đường thẳng do phần mềm tính.",
)
