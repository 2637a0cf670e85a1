"""Made-up tasks that the plan does not know: what leaders ask for in between, by annex."""

from __future__ import annotations

from connectors.localities import Installation

_LEVELS = {"province": "tỉnh", "city": "thành phố", "commune": "xã"}
_OF_ANY = (
    "Giới thiệu tập thể, cá nhân, mô hình tiêu biểu để biểu dương",
    "Cung cấp số liệu, hình ảnh cho phóng sự về chuyển đổi số của {level}",
    "Cử người dự tập huấn kỹ năng truyền thông trên nền tảng số do {level} tổ chức",
)
_OF_ANNEX: dict[str, tuple[str, ...]] = {
    "so": (
        "Tổ chức tọa đàm chuyên đề về chuyển đổi số trong ngành",
        "Xây dựng tài liệu kỹ năng số cho công chức, viên chức của ngành",
        "Rà soát tin, bài đã cũ trên trang thông tin điện tử của cơ quan",
    ),
    "xa": (
        "Truyền thông chính sách chuyển đổi số đến hộ kinh doanh",
        "Phối hợp trường học tổ chức sinh hoạt chuyên đề về khoa học, công nghệ",
        "Cập nhật bảng tin điện tử, bảng tin thôn, tổ dân phố",
    ),
    "bao": (
        "Sản xuất chuyên đề về đổi mới sáng tạo của {level}",
        "Sản xuất nội dung khoa học cho thanh thiếu niên, học sinh, sinh viên",
        "Phổ biến kết quả nghiên cứu khoa học trên các kênh của cơ quan",
    ),
    "phong": (
        "Cung cấp tin, ảnh cho trang thông tin điện tử của xã",
        "Chuẩn bị nội dung về Nghị quyết 57 cho các cuộc họp thôn",
        "Hướng dẫn người dân nộp hồ sơ trực tuyến",
    ),
    "truong": (
        "Tổ chức buổi ngoại khóa về an toàn trên không gian mạng",
        "Gửi tin, ảnh hoạt động STEM cho trang thông tin điện tử của xã",
        "Hướng dẫn phụ huynh dùng sổ liên lạc điện tử",
    ),
    "thon": (
        "Hướng dẫn các hộ cài đặt ứng dụng định danh điện tử",
        "Kiểm tra cụm loa truyền thanh của thôn",
        "Lập nhóm Zalo của thôn để thông tin đến các hộ",
    ),
}


def titles_beside(installation: Installation, annex: str) -> list[str]:
    """What agencies of ``annex`` may be asked for beside the plan; ``{level}`` is who asks."""
    level = _LEVELS[installation.locality.kind]
    return [title.format(level=level) for title in (*_OF_ANY, *_OF_ANNEX.get(annex, ()))]
